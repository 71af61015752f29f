// An audit on a phone whose line drops: nothing typed is lost; a finding becomes a corrective action; the report is printed.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { BASE, openBrowser, pdfText, person } from './people.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser.close(); });

/** Errors of the page, without those that a dropped line and a refused answer bring. */
const errors = (page) => page.errors.filter((error) => !/ERR_INTERNET_DISCONNECTED|status of 422/.test(error));

/** Opens the page of the audit that is under way. */
async function openAudit(page) {
  await page.goto(`${BASE}/audits?q=${encodeURIComponent('kiểm soát hồ sơ tại Văn phòng')}`);
  await page.locator('#results tbody th a').first().click();
  await page.getByRole('heading', { level: 1, name: /Đánh giá kiểm soát hồ sơ/ }).waitFor();
  return new URL(page.url()).pathname;
}

test('answers survive a dropped line and a closed page, and count once', async () => {
  const phone = await person(browser, 'truongphong.nv', { width: 360 });
  await openAudit(phone);
  await phone.getByRole('link', { name: 'Phiếu ghi chép' }).first().click();
  await phone.getByText('Đã ghi 0 trong 2 dòng').waitFor();
  const lines = phone.locator('details:has(form[data-keep])');
  assert.equal(await lines.count(), 2);
  for (const line of await lines.all()) await line.locator('summary').click();

  // Nothing chosen: the server refuses it and says what is missing; nothing waits to be sent.
  await lines.nth(1).getByRole('button', { name: 'Lưu dòng này' }).click();
  await lines.nth(1).getByText('Hãy chọn kết quả. Hãy ghi bằng chứng đã xem').waitFor();
  assert.equal(await phone.locator('[data-keep-summary]').isVisible(), false);

  // Typed and not sent: still there after the page was closed.
  await lines.nth(0).getByLabel('Bằng chứng đã xem').fill('Sổ theo dõi số 3');
  await lines.nth(0).getByText('Chưa lưu, đã giữ trên máy này').waitFor();
  await phone.evaluate(() => { document.querySelectorAll('form[data-guard]').forEach((form) => form.removeAttribute('data-guard')); });
  await phone.reload();
  assert.equal(await lines.nth(0).getByLabel('Bằng chứng đã xem').inputValue(), 'Sổ theo dõi số 3');

  // The line drops in the middle of the audit.
  await phone.context().setOffline(true);
  await lines.nth(0).getByLabel('Kết quả').selectOption('nonconforming');
  await lines.nth(0).getByLabel('Bằng chứng đã xem').fill('02/05 hồ sơ không có phiếu kiểm soát');
  await lines.nth(0).getByRole('button', { name: 'Lưu dòng này' }).click();
  await lines.nth(0).getByText('Chưa gửi được, đã giữ trên máy này').waitFor();
  if (!(await lines.nth(1).getByLabel('Kết quả').isVisible())) await lines.nth(1).locator('summary').click();
  await lines.nth(1).getByLabel('Kết quả').selectOption('conforms');
  await lines.nth(1).getByLabel('Bằng chứng đã xem').fill('Đã xem sổ hồ sơ quá hạn');
  await lines.nth(1).getByRole('button', { name: 'Lưu dòng này' }).click();
  await phone.getByText('2 dòng chưa gửi').waitFor();

  // The line comes back, and is told so twice: what was kept arrives once.
  await phone.context().setOffline(false);
  await phone.evaluate(() => { dispatchEvent(new Event('online')); dispatchEvent(new Event('online')); });
  await lines.nth(0).getByText('Đã gửi').waitFor();
  await lines.nth(1).getByText('Đã gửi').waitFor();
  await phone.reload();
  await phone.getByText('Đã ghi 2 trong 2 dòng').waitFor();
  assert.equal(await phone.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('keep:')).length), 0);
  const checklist = phone.url();
  const ids = await phone.locator('form[data-keep] input[name=line]').evaluateAll((inputs) => inputs.map((input) => input.value));
  for (const id of ids) {
    await phone.goto(`${BASE}/audit-lines/${id}`);
    assert.equal(await phone.locator('.history li', { hasText: 'ghi kết quả' }).count(), 1, `line ${id} was answered once`);
  }
  await phone.goto(checklist);
  const over = await phone.evaluate(() => document.documentElement.scrollWidth - screen.width);
  assert.ok(over <= 0, `scrolls sideways by ${over} px`);
  assert.deepEqual(errors(phone), []);
});

test('a finding is signed by both sides, becomes a corrective action and stands in the report', async () => {
  const auditor = await person(browser, 'truongphong.nv', { width: 360 });
  const audit = await openAudit(auditor);
  await auditor.getByRole('link', { name: 'Phiếu ghi chép' }).first().click();
  await auditor.locator('summary', { hasText: 'Không phù hợp' }).first().click();
  await auditor.getByRole('link', { name: 'Lập phát hiện' }).click();
  assert.equal(await auditor.getByLabel('Bằng chứng').inputValue(), '02/05 hồ sơ không có phiếu kiểm soát');
  await auditor.getByLabel('Mô tả phát hiện').fill('Hồ sơ không ghi phiếu kiểm soát quá trình');
  await auditor.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await auditor.getByText('Đã ghi vào sổ.').waitFor();
  const finding = new URL(auditor.url()).pathname;
  await auditor.getByRole('button', { name: 'Ký và giao đơn vị' }).click();
  await auditor.getByText('Đã ký và giao đơn vị.').waitFor();

  const head = await person(browser, 'chanhvanphong');
  await head.getByRole('link', { name: /Xem và ký phát hiện đánh giá/ }).first().click();
  await head.getByRole('button', { name: 'Chấp nhận và ký' }).click();
  await head.getByText('Đã ký. Điểm không phù hợp').waitFor();
  assert.match(await pdfText(head, `${finding}/sheet`), /PHIẾU PHÁT HIỆN ĐÁNH GIÁ/);

  const secretary = await person(browser, 'thuky');
  await secretary.goto(BASE + audit);
  await secretary.getByRole('heading', { name: 'Theo dõi khắc phục' }).waitFor();
  await secretary.getByRole('link', { name: /Dự thảo phiếu|NC-\d/ }).first().click();
  await secretary.getByText('02/05 hồ sơ không có phiếu kiểm soát').first().waitFor();

  const lead = await person(browser, 'phochutich');
  await lead.goto(BASE + audit);
  await lead.getByRole('button', { name: 'Họp kết thúc, chuyển lập báo cáo' }).click();
  await lead.getByLabel('Tóm tắt kết quả theo đơn vị').fill('Văn phòng: 01 KPH nhẹ');
  await lead.getByLabel('Kết luận về sự phù hợp và hiệu lực').fill('Cơ bản phù hợp');
  await lead.getByRole('button', { name: 'Ký báo cáo, trình phê duyệt' }).click();
  await lead.getByText('Đã ký và trình phê duyệt.').waitFor();
  const leader = await person(browser, 'chutich');
  await leader.goto(BASE + audit);
  await leader.getByLabel('Số báo cáo').fill('09/BC-BCĐISO');
  await leader.getByLabel('Ngày báo cáo').fill(new Date().toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }));
  await leader.getByRole('button', { name: 'Phê duyệt báo cáo' }).click();
  await leader.getByText('Đã phê duyệt báo cáo.').waitFor();
  const report = await pdfText(leader, `${audit}/report`);
  assert.match(report, /BÁO CÁO/);
  assert.match(report, /09\/BC-BCĐISO/);
  assert.match(report, /Hồ sơ không/);
  for (const page of [auditor, head, secretary, lead, leader]) assert.deepEqual(errors(page), []);
});

test('the review of 2022 stands as it was frozen, and this year is live beside it', async () => {
  const page = await person(browser, 'chutich');
  await page.goto(`${BASE}/management-reviews?year=2022`);
  await page.locator('#results tbody th a').first().click();
  await page.getByRole('link', { name: 'Xem đầu vào' }).click();
  await page.getByText('mã băm').first().waitFor();
  assert.equal(await page.locator('textarea').count(), 0);
  const minutes = await pdfText(page, new URL(page.url()).pathname.replace('/inputs', '/minutes'));
  assert.match(minutes, /03\/BB-BCĐISO/);
  assert.match(minutes, /Bổ sung người thay/);
  const secretary = await person(browser, 'thuky', { width: 360 });
  await secretary.goto(`${BASE}/management-reviews?phase=open`);
  await secretary.locator('#results tbody th a').first().click();
  await secretary.getByRole('link', { name: 'Xem đầu vào' }).click();
  await secretary.getByRole('heading', { name: /Quyết định của lần trước/ }).waitFor();
  await secretary.getByLabel('Nhận xét').nth(9).fill('Đủ người, thiếu kinh phí tập huấn');
  await secretary.getByRole('button', { name: 'Lưu nhận xét' }).click();
  await secretary.getByText('Đã lưu nhận xét.').waitFor();
  await secretary.getByRole('button', { name: 'Chốt số liệu' }).click();
  await secretary.getByText('Đã chốt số liệu.').waitFor();
  for (const one of [page, secretary]) assert.deepEqual(errors(one), []);
});

test('somebody from outside reads for a time, and nothing else', async () => {
  const secretary = await person(browser, 'thuky');
  await secretary.goto(`${BASE}/guests`);
  await secretary.getByLabel('Đoàn hoặc người').fill('Đoàn kiểm tra (minh họa)');
  await secretary.getByLabel('Lý do').fill('Quyết định kiểm tra minh họa');
  const at = (hours) => {
    const day = new Date(Date.now() + hours * 3_600_000);
    const parts = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false }).format(day);
    return parts.replace(',', '');
  };
  await secretary.getByLabel('Từ lúc').fill(at(-1));
  await secretary.getByLabel('Đến lúc').fill(at(5));
  await secretary.getByLabel('Tên đăng nhập').fill('doan.kiemtra');
  await secretary.getByLabel('Mật khẩu').fill(process.env.HAIDANG_PASSWORD ?? 'hai dang con co');
  await secretary.getByRole('button', { name: 'Mở tài khoản chỉ đọc' }).click();
  await secretary.getByText('Đã mở tài khoản chỉ đọc.').waitFor();
  const guest = await person(browser, 'doan.kiemtra');
  await guest.goto(`${BASE}/audits?year=2022`);
  await guest.locator('#results tbody th a').first().click();
  await guest.getByRole('heading', { name: 'Lịch đánh giá' }).waitFor();
  const dossier = guest.locator('a[href^="/dossiers/"]').first();
  await dossier.click();
  await guest.getByText('Đã che hoặc đã xóa').waitFor();
  const refused = await guest.request.post(`${BASE}/audits`, { headers: { origin: BASE }, form: { name: 'x' } });
  assert.equal(refused.status(), 403);
  // Nothing personal beyond need, nothing that changes, and no way to stay.
  for (const path of ['/guests', '/imports']) {
    const answer = await guest.request.get(BASE + path);
    assert.ok(answer.status() >= 400, `${path}: ${answer.status()}`);
  }
  await guest.goto(`${BASE}/feedback`);
  assert.equal(await guest.locator('tbody tr').count(), 0, 'what citizens said is not a guest\'s to read');
  const before = await guest.request.get(`${BASE}/api/v1/audits`);
  for (const path of ['/audit-findings', '/audit-categories', '/nonconformities', '/inspection-packs', '/evidence/exclusions', '/account/password']) {
    const sent = await guest.request.post(BASE + path, { headers: { origin: BASE }, form: { x: '1' } });
    assert.equal(sent.status(), 403, path);
  }
  assert.equal(await (await guest.request.get(`${BASE}/api/v1/audits`)).text(), await before.text());
  await secretary.goto(`${BASE}/guests`);
  await secretary.getByRole('button', { name: /Kết thúc ngay/ }).first().click();
  await secretary.waitForLoadState();
  await guest.goto(`${BASE}/audits`);
  await guest.getByLabel('Mật khẩu').waitFor();
  for (const one of [secretary, guest]) assert.deepEqual(errors(one), []);
});

test('categories have the names of the agency; coverage is told cell by cell and under another edition', async () => {
  const secretary = await person(browser, 'thuky');
  await secretary.goto(`${BASE}/audit-categories`);
  await secretary.getByLabel('Khuyến nghị (tên thường dùng)').fill('Điểm cần lưu ý');
  await secretary.getByRole('button', { name: 'Lưu tên' }).click();
  await secretary.getByText('Đã lưu tên các loại phát hiện.').waitFor();
  await secretary.goto(`${BASE}/audit-findings?edition=2026`);
  await secretary.getByText('Điểm cần lưu ý').first().waitFor();
  await secretary.goto(`${BASE}/audit-programmes?year=2022`);
  await secretary.locator('#results tbody th a').first().click();
  await secretary.getByRole('link', { name: 'Bảng bao phủ' }).first().click();
  await secretary.getByLabel('Điều khoản theo phiên bản').selectOption('2008');
  await secretary.getByRole('button', { name: 'Xem' }).click();
  await secretary.getByText('quy đổi theo bảng đối chiếu').waitFor();
  await secretary.getByText('không có điều khoản tương ứng').waitFor();
  assert.ok((await secretary.locator('td .cell.ok').count()) > 20);
  await secretary.goto(`${BASE}/audit-categories`);
  await secretary.getByLabel('Khuyến nghị (tên thường dùng)').fill('Khuyến nghị');
  await secretary.getByRole('button', { name: 'Lưu tên' }).click();
  await secretary.getByText('Đã lưu tên các loại phát hiện.').waitFor();
  assert.deepEqual(errors(secretary), []);
});

test('a pack is one archive and one PDF with page numbers', { timeout: 600_000 }, async () => {
  const secretary = await person(browser, 'thuky');
  await secretary.goto(`${BASE}/inspection-packs`);
  await secretary.getByLabel('Tên đợt kiểm tra').fill('Kiểm tra thử của trình duyệt');
  await secretary.getByLabel('Từ ngày').fill('01/01/2022');
  await secretary.getByLabel('Đến hết ngày').fill('31/12/2022');
  await secretary.getByRole('button', { name: 'Tập hợp hồ sơ' }).click();
  await secretary.getByText('Đã xong').waitFor({ timeout: 540_000 });
  const gaps = await secretary.locator('h3:has(+ p > .badge.bad)').allInnerTexts();
  assert.equal(gaps.length, 1, gaps.join('; '));
  assert.match(gaps[0], /Kinh phí/);
  const book = await pdfText(secretary, new URL(secretary.url()).pathname + '/portfolio');
  assert.match(book, /MỤC LỤC HỒ SƠ PHỤC VỤ KIỂM TRA/);
  const pages = Number(book.match(/Trang 1\/(\d+)/)[1]);
  assert.ok(pages > 100, `${pages} pages`);
  assert.match(book, new RegExp(`Trang ${pages}/${pages}`));
  assert.deepEqual(errors(secretary), []);
});
