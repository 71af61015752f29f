// Scope, process map, declaration 47a and the committee of six, as people find them.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { BASE, openBrowser, pdfText, person } from './people.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

test('what is declared is what is applied, from the page to the paper', async () => {
  const page = await person(browser, 'chuyenvien.nv');
  await page.goto(`${BASE}/quality`);
  await page.getByRole('link', { name: 'Phạm vi và công bố' }).first().click();
  await page.getByText('Đã công bố, không phải công bố lại').waitFor();
  await page.getByRole('link', { name: /Quyết định số 47a/ }).click();
  const rows = await page.locator('table.list tbody tr').count();
  assert.equal(rows, 20);
  const text = await pdfText(page, `${new URL(page.url()).pathname}/statement.pdf`, false);
  assert.match(text, /BẢN CÔNG BỐ/);
  assert.match(text.replace(/\s+/g, ' '), /Bản công bố kèm theo Quyết định số 47a\/QĐ-UBND/);
  // A code may break after its marks where its column is narrow.
  const whole = text.replace(/\s+/g, '');
  for (const code of await page.locator('table.list tbody th a').allInnerTexts()) assert.ok(whole.includes(code), code);
  assert.deepEqual(page.errors, []);
});

test('a box of the process map leads to its process, and that to its documents', async () => {
  const page = await person(browser, 'thuky');
  await page.goto(`${BASE}/process-map`);
  const boxes = page.locator('svg.picture a');
  assert.equal(await boxes.count(), await page.locator('tr[id^="process-"]').count());
  const place = await boxes.first().getAttribute('href');
  await boxes.first().click();
  assert.ok(page.url().endsWith(place));
  await page.locator(`${place} a[href^="/documents/"]`).first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.match(page.url(), /\/documents\/\d+/);
});

test('the committee of six, on the page and in its decision', async () => {
  const page = await person(browser, 'thuky');
  await page.goto(`${BASE}/committees?state=in_force`);
  await page.locator('main tbody a[href^="/committees/"]').first().click();
  await page.getByText('06 thành viên, 01 thư ký').waitFor();
  await page.getByText('Ban Chỉ đạo đủ người, đúng chức vụ, còn nhiệm kỳ.').waitFor();
  const text = (await pdfText(page, `${new URL(page.url()).pathname}/decision`, false)).replace(/\s+/g, ' ');
  assert.match(text, /gồm 06 thành viên và 01 thư ký giúp việc/);
  assert.match(text, /đại diện lãnh đạo về chất lượng/);
});

test('a conclusion of a meeting is a task', async () => {
  const page = await person(browser, 'thuky');
  await page.goto(`${BASE}/committee-conclusions`);
  await page.locator('main tbody a[href^="/committee-conclusions/"]').first().click();
  const task = page.getByRole('link', { name: /^CV-2022-/ });
  await task.first().click();
  await page.getByText('Phát sinh từ').waitFor();
});
