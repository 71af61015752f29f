// A folder of documents goes in: files are told apart, conflicts shown, drafts made, the set checked. With and without scripts.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BASE, openBrowser, person } from './people.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const sample = readFileSync(join(here, 'fixtures/quy-trinh-mau.docx'));
const stamp = String(Date.now()).slice(-7);
let browser, secretary, folder;

/** A PDF of one page with this line; without one it is as good as a scan. */
function pdf(line) {
  const drawn = line ? `BT /F1 12 Tf 50 780 Td (${line}) Tj ET` : '';
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
  let out = '%PDF-1.4\n';
  const places = objects.map((object, at) => { const place = out.length; out += `${at + 1} 0 obj\n${object}\nendobj\n`; return place; });
  const start = out.length;
  out += `xref\n0 6\n0000000000 65535 f \n${places.map((p) => `${String(p).padStart(10, '0')} 00000 n \n`).join('')}`;
  return `${out}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}

before(async () => {
  browser = await openBrowser();
  secretary = await person(browser, 'thuky');
  folder = join(mkdtempSync(join(tmpdir(), 'import-')), `bo-${stamp}`);
  mkdirSync(join(folder, 'con'), { recursive: true });
  writeFileSync(join(folder, '01.docx'), sample);
  writeFileSync(join(folder, 'con', '02.docx'), sample);
  writeFileSync(join(folder, '03.pdf'), pdf(`QUY CHE LAM VIEC ${stamp}, pham vi ap dung cua quy che`));
  writeFileSync(join(folder, '04.pdf'), pdf(''));
  writeFileSync(join(folder, '05.docx'), 'not a document');
  writeFileSync(join(folder, 'Thumbs.db'), 'x');
});

after(async () => {
  const wrong = secretary?.errors ?? [];
  await browser?.close();
  rmSync(dirname(folder), { recursive: true, force: true });
  assert.deepEqual(wrong, [], 'no page may raise an error');
});

test('a folder is read while the page looks on', async () => {
  await secretary.goto(`${BASE}/procedures`);
  await secretary.getByRole('link', { name: 'Nhập cả thư mục' }).click();
  await secretary.getByLabel('Cả thư mục').setInputFiles(folder);
  await secretary.getByRole('button', { name: 'Gửi và đọc' }).click();
  await secretary.waitForURL(/\/imports\/\d+$/);
  await secretary.getByText('Đã đọc 5/5').waitFor({ timeout: 60_000 });
  const said = await secretary.locator('main').innerText();
  for (const words of ['bỏ qua 1 tệp do phần mềm tự tạo', 'Giống hệt tệp', 'Tệp là ảnh quét', 'Không phải tệp Word, PDF hay ảnh quét'])
    assert.match(said, new RegExp(words), words);
});

test('a person decides, and a draft is made', async () => {
  const run = secretary.url();
  await secretary.getByRole('link', { name: /03\.pdf/ }).click();
  await secretary.getByLabel('Loại tài liệu').selectOption({ label: 'Quy chế, quy định' });
  await secretary.getByLabel('Mã hiệu').fill('');
  await secretary.getByRole('button', { name: 'Lập bản thảo', exact: true }).click();
  await secretary.locator('.err-summary').waitFor();
  await secretary.getByLabel('Mã hiệu').fill(`QC.E2E.${stamp}`);
  await secretary.getByLabel('Tên tài liệu').fill(`Quy chế thử nghiệm ${stamp}`);
  await secretary.getByRole('button', { name: 'Lập bản thảo', exact: true }).click();
  await secretary.waitForURL(/\/documents\/\d+/);
  assert.match(await secretary.locator('main').innerText(), new RegExp(`Quy chế thử nghiệm ${stamp}`));
  await secretary.goto(run);
  await secretary.getByText('Đã lập bản thảo').first().waitFor();
});

test('the set is checked, and taken away', async () => {
  await secretary.getByRole('link', { name: 'Kiểm tra cả bộ' }).click();
  await secretary.getByRole('heading', { level: 2, name: 'Theo quy tắc' }).waitFor();
  await secretary.getByRole('link', { name: 'Xem theo quy trình' }).click();
  await secretary.getByRole('heading', { level: 2, name: 'Theo quy trình' }).waitFor();
  for (const [name, start] of [['Excel', 'PK'], ['PDF', '%PDF']]) {
    const href = await secretary.getByRole('link', { name, exact: true }).getAttribute('href');
    const answer = await secretary.request.get(new URL(href, BASE).href);
    assert.equal((await answer.body()).subarray(0, start.length).toString('latin1'), start, name);
  }
  await secretary.goto(`${BASE}/procedures/lint-report`);
  await secretary.getByText('Không có lỗi', { exact: true }).waitFor();
});

test('nothing scrolls sideways on a phone', async () => {
  const phone = await person(browser, 'thuky', { width: 360 });
  await phone.goto(`${BASE}/imports`);
  await phone.getByRole('link', { name: `bo-${stamp}` }).click();
  for (const path of [phone.url(), `${phone.url()}/lint`, await phone.getByRole('link', { name: /03\.pdf/ }).getAttribute('href')]) {
    await phone.goto(new URL(path, BASE).href);
    const over = await phone.evaluate(() => document.documentElement.scrollWidth - screen.width);
    assert.ok(over <= 0, `${path} scrolls sideways by ${over} px`);
  }
  assert.deepEqual(phone.errors, []);
});
