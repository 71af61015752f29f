// A risk from the first note to its approval, on a phone, by the people whose part it is.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { BASE, openBrowser, pdfText, person } from './people.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

test('a risk is noted by anybody, judged, and approved by the leaders where it is high', async () => {
  const what = `Mất điện khi bão số ${Date.now() % 1000}`;
  const noting = await person(browser, 'motcua', { width: 360 });
  await noting.goto(`${BASE}/risks/new`);
  await noting.getByLabel('Loại').selectOption({ label: 'Rủi ro' });
  await noting.getByLabel('Mô tả').fill(what);
  await noting.getByRole('button', { name: 'Ghi vào sổ' }).click();
  assert.match(await noting.locator('.err-summary').innerText(), /Có 2 chỗ cần sửa/);
  assert.equal(await noting.getByLabel('Mô tả').inputValue(), what, 'nothing typed is lost');
  await noting.getByLabel('Đơn vị', { exact: true }).selectOption({ index: 1 });
  await noting.getByLabel('Quá trình').fill('Một cửa');
  await noting.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await noting.getByRole('heading', { level: 1, name: what }).waitFor();
  const at = new URL(noting.url()).pathname;

  const secretary = await person(browser, 'thuky', { width: 360 });
  await secretary.goto(BASE + at);
  const form = secretary.locator('form', { has: secretary.locator('button[value="assess"]') });
  await form.getByLabel('Khả năng xảy ra').selectOption('5');
  await form.getByLabel('Mức ảnh hưởng').selectOption('4');
  await form.getByLabel('Cách xử lý').selectOption({ label: 'Giảm thiểu' });
  await form.getByLabel('Người chịu trách nhiệm').selectOption({ index: 1 });
  await form.getByLabel(/^Hành động/).fill('Chạy máy phát điện dự phòng');
  await form.getByLabel(/^Hạn thực hiện/).fill('31/12/2030');
  await form.getByRole('button').click();
  await secretary.locator('.badge.bad', { hasText: 'Cao' }).first().waitFor();

  const leader = await person(browser, 'phochutich');
  await leader.goto(`${BASE}/`);
  await leader.getByText(what).first().waitFor();
  await leader.goto(BASE + at);
  await leader.locator('button[value="approve"]').click();
  await leader.getByText('Đã phê duyệt cách xử lý.').waitFor();
  const paper = await pdfText(leader, '/risks?kind=risk&format=pdf', false);
  assert.match(paper, /DANH MỤC HÀNH ĐỘNG ỨNG PHÓ RỦI RO/i);
  for (const page of [noting, secretary, leader]) assert.deepEqual(page.errors, []);
});
