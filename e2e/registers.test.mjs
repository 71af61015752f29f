// Registers as of three days, a form and its document, a disposal through three people, a review.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { BASE, openBrowser, pdfText, person } from './people.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser.close(); });

const figures = (page) => page.locator('.kpi dd a').allTextContents();

test('the master list of three days agrees with the history', async () => {
  const page = await person(browser, 'thuky');
  await page.goto(`${BASE}/registers`);
  await page.getByRole('link', { name: 'Danh mục tài liệu nội bộ' }).click();
  for (const [day, counts] of [['24/02/2022', ['0', '0', '0']], ['30/09/2022', ['27', '6', '20']]]) {
    await page.getByLabel('Tính đến ngày').fill(day);
    await page.getByRole('button', { name: 'Xem' }).click();
    await page.getByText(`Tính đến ngày ${day}.`).waitFor();
    assert.deepEqual(await figures(page), counts, day);
  }
  const printed = await pdfText(page, '/registers/documents?as_of=30/09/2022&format=pdf');
  assert.match(printed, /DANH MỤC TÀI LIỆU NỘI BỘ/);
  assert.match(printed, /Tổng số: 53 tài liệu/);
  await page.getByLabel('Tính đến ngày').fill('31/12/2999');
  await page.getByRole('button', { name: 'Xem' }).click();
  await page.getByText('Sổ chỉ cho biết đến hôm nay').first().waitFor();
  assert.deepEqual(page.errors, []);
});

test('forms belong to their documents', async () => {
  const page = await person(browser, 'thuky');
  await page.goto(`${BASE}/registers/forms?as_of=30/09/2022&q=BM.HT.02-01`);
  await page.getByRole('cell', { name: /QT\.HT\.02/ }).waitFor();
  assert.deepEqual(page.errors, []);
});

test('a disposal goes through the head of the unit and the leader, and ends in minutes', async () => {
  const head = await person(browser, 'chanhvanphong');
  await head.getByRole('link', { name: /Kiểm tra: danh mục hồ sơ hết giá trị/ }).click();
  await head.getByRole('button', { name: 'Đã kiểm tra, trình phê duyệt' }).click();
  await head.getByText('Đã kiểm tra và trình phê duyệt.').waitFor();
  const leader = await person(browser, 'chutich');
  await leader.getByRole('link', { name: /Phê duyệt: danh mục hồ sơ hết giá trị/ }).click();
  await leader.getByRole('button', { name: 'Phê duyệt hủy' }).click();
  await leader.getByText('Đã phê duyệt.').waitFor();
  const clerk = await person(browser, 'vanthu', { width: 360 });
  await clerk.getByRole('link', { name: /Hủy và lập biên bản: danh mục hồ sơ hết giá trị/ }).click();
  await clerk.getByLabel('Cách hủy').fill('Nghiền giấy');
  await clerk.getByLabel('Những người tham gia').fill('A (minh họa), Văn thư\nB (minh họa), Kế toán');
  await clerk.getByRole('button', { name: 'Ghi biên bản hủy' }).click();
  await clerk.getByText('ít nhất ba người').first().waitFor();
  await clerk.getByLabel('Cách hủy').fill('Nghiền giấy');
  await clerk.getByLabel('Những người tham gia').fill('A (minh họa), Văn thư\nB (minh họa), Kế toán\nC (minh họa), Chuyên viên');
  await clerk.getByRole('button', { name: 'Ghi biên bản hủy' }).click();
  await clerk.getByText('Đã ghi biên bản hủy.').waitFor();
  const href = await clerk.getByRole('link', { name: 'Biên bản hủy, PDF' }).getAttribute('href');
  assert.match(await pdfText(clerk, href), /BIÊN BẢN/);
  for (const page of [head, leader, clerk]) assert.deepEqual(page.errors, []);
});

test('what is overdue is reviewed by whoever answers for it', async () => {
  const secretary = await person(browser, 'thuky');
  await secretary.goto(`${BASE}/reviews`);
  const overdue = secretary.locator('.kpi dd a[href="?list=overdue"]');
  const count = Number(await overdue.textContent());
  assert.ok(count > 0, `${count}`);
  await secretary.locator('#results tbody th a').first().click();
  await secretary.getByLabel('Nhận xét').fill('Đã đối chiếu, còn phù hợp');
  await secretary.getByRole('button', { name: 'Không thay đổi' }).click();
  await secretary.getByText('Đã ghi kết quả rà soát: không thay đổi.').waitFor();
  await secretary.goto(`${BASE}/reviews`);
  assert.equal(Number(await overdue.textContent()), count - 1);
  assert.deepEqual(secretary.errors, []);
});
