// The circle of the product, walked by people: a Word file becomes a controlled procedure, is linted, reviewed,
// approved, issued, read; a dossier runs under it, is late, and the evidence shows.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BASE, approve, openBrowser, pdfText, person } from './people.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** A real process where the folder is at hand, our own small one elsewhere. */
function wordFile() {
  const folder = join(here, '../../shared/data/procedures');
  if (existsSync(folder) && !process.env.HAIDANG_OWN_FILE) {
    const name = readdirSync(folder).find((name) => name.includes('chung_thuc__DOC_008'));
    if (name) return join(folder, name);
  }
  console.log('the real Word files are not at hand: using our own small one');
  return join(here, 'fixtures/quy-trinh-mau.docx');
}

const stamp = String(Date.now()).slice(-7);
const code = `QT.E2E.${stamp}`;
const title = `Chứng thực thử nghiệm ${stamp}`;
let browser, author, reviewer, secretary, head, desk;
let version, dossier;

before(async () => {
  browser = await openBrowser();
  author = await person(browser, 'chuyenvien.vp');
  reviewer = await person(browser, 'chanhvanphong');
  secretary = await person(browser, 'thuky');
  head = await person(browser, 'chutich');
  desk = await person(browser, 'motcua');
});

after(async () => {
  const wrong = [author, reviewer, secretary, head, desk].flatMap((page) => page?.errors ?? []);
  await browser?.close();
  assert.deepEqual(wrong, [], 'no page may raise an error');
});

/** Presses the button of an action on the page of the version and waits for what the page says. */
async function press(page, button) {
  await page.goto(`${BASE}/documents/${version}`);
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.locator('.flash.ok').waitFor();
}

test('a Word file becomes a draft with its steps', async () => {
  await author.goto(`${BASE}/procedures/new`);
  await author.getByLabel('Tệp Word hoặc BPMN của quy trình').setInputFiles(wordFile());
  await author.getByLabel('Mã hiệu').fill(code);
  await author.getByLabel('Tên quy trình').fill(title);
  await author.getByRole('button', { name: 'Đọc tệp và tạo bản thảo' }).click();
  await author.waitForURL(/\/procedures\/\d+\/edit/, { timeout: 60_000 });
  version = author.url().match(/procedures\/(\d+)/)[1];
  assert.ok(await author.locator('table.steps-edit tbody tr').count() >= 3, 'the steps were read');
});

test('the author checks, saves and sends it', async () => {
  // What the file does not say clearly, the author decides.
  for (const role of await author.locator('table.steps-edit select[name$=".role"]').all()) {
    if (!(await role.inputValue())) await role.selectOption('specialist');
  }
  await author.locator('table.steps-edit').first().click();
  await author.keyboard.press('Control+s');
  await author.waitForURL(/did=save/);
  await author.goto(`${BASE}/procedures/${version}/lint`);
  assert.doesNotMatch(await author.locator('main').innerText(), /\d\s*lỗi/, 'no error is left');
  await press(author, 'Gửi xem xét');
});

test('nobody judges their own work', async () => {
  await author.goto(`${BASE}/documents/${version}`);
  assert.equal(await author.getByRole('button', { name: 'Phê duyệt' }).count(), 0);
});

test('three others review, appraise and approve it', async () => {
  await reviewer.goto(BASE);
  await reviewer.getByRole('link', { name: new RegExp(code) }).first().click();
  await press(reviewer, 'Đã xem xét, chuyển thẩm định');
  await press(secretary, 'Đã thẩm định, trình phê duyệt');
  await approve(head, version);
  await head.locator('.flash.ok').waitFor();
});

test('a decision issues it, and it takes effect by itself', async () => {
  await secretary.goto(`${BASE}/decisions/new`);
  for (const box of await secretary.getByRole('checkbox').all()) await box.setChecked(false);
  await secretary.getByRole('checkbox', { name: new RegExp(code) }).check();
  await secretary.getByLabel('Số, ký hiệu').fill(`${stamp.slice(-3)}a/QĐ-UBND`);
  await secretary.getByLabel('Trích yếu').fill('Về việc ban hành quy trình giải quyết thủ tục hành chính');
  await secretary.getByRole('button', { name: 'Ban hành' }).click();
  await secretary.waitForURL(/\/decisions\?from=/);
  const pdf = await secretary.getByRole('link', { name: new RegExp(`${stamp.slice(-3)}a/QĐ-UBND`) }).getAttribute('href');
  const text = await pdfText(secretary, pdf);
  assert.ok(text.includes(`${stamp.slice(-3)}a/QĐ-UBND`), 'the number is searchable in the PDF');
  assert.ok(text.includes(code));
  await assert.doesNotReject(async () => {
    for (let tries = 0; ; tries += 1) {
      await secretary.goto(`${BASE}/documents/${version}`);
      if (await secretary.getByText('Có hiệu lực', { exact: true }).count() > 0) return;
      if (tries > 60) throw new Error('it did not take effect');
      await secretary.waitForTimeout(1000);
    }
  });
});

test('the printed procedure shows the same code on its pages', async () => {
  const text = await pdfText(secretary, `/documents/${version}/pdf`);
  assert.ok(text.split(code).length > 2, 'cover and running header print the code');
  assert.match(text, /Trang:? ?1 ?\/ ?\d/);
});

test('everybody in scope is asked to read, and it is counted', async () => {
  await desk.goto(BASE);
  await desk.getByRole('link', { name: new RegExp(`Đọc và xác nhận.*${code}`) }).first().click();
  while (await desk.getByRole('link', { name: 'Phần tiếp theo' }).count()) {
    await desk.getByRole('link', { name: 'Phần tiếp theo' }).click();
  }
  await desk.getByRole('button', { name: 'Tôi đã đọc và sẽ thực hiện' }).click();
  await secretary.goto(`${BASE}/distributions/${version}`);
  assert.match(await secretary.locator('main').innerText(), /Bùi Thị H/);
});

test('the desk takes a dossier and prints the receipt', async () => {
  await desk.goto(`${BASE}/dossiers/new`);
  await desk.getByRole('link', { name: title }).click();
  await desk.getByLabel('Họ tên hoặc tên tổ chức').fill('Nguyễn Văn A (minh họa)');
  await desk.getByRole('button', { name: 'Tiếp nhận và in giấy hẹn' }).click();
  await desk.locator('.err-summary').waitFor();
  assert.equal(await desk.getByLabel('Họ tên hoặc tên tổ chức').inputValue(), 'Nguyễn Văn A (minh họa)', 'what was typed stays');
  await desk.getByLabel('Địa chỉ').fill('Khu dân cư số 1');
  await desk.locator('input[name="original.0"]').fill('1');
  await desk.getByRole('button', { name: 'Tiếp nhận và in giấy hẹn' }).click();
  await desk.waitForURL(/\/dossiers\/\d+/);
  dossier = desk.url().match(/dossiers\/(\d+)/)[1];
  const dossierCode = (await desk.locator('.crumbs li').last().innerText()).trim();
  const receipt = await pdfText(desk, `/dossiers/${dossier}/receipt`);
  assert.ok(receipt.includes(dossierCode));
  assert.ok(receipt.includes('Nguyễn Văn A (minh họa)'));
  assert.ok((await desk.locator('main').innerText()).includes('Hạn trả'), 'the due date is explained');
});

test('it goes from hand to hand and is finished in time', async () => {
  const people = [author, reviewer, head, await person(browser, 'vanthu'), desk];
  for (let moves = 0; moves < 12; moves += 1) {
    await desk.goto(`${BASE}/dossiers/${dossier}`);
    if (await desk.getByRole('button', { name: 'Trả kết quả', exact: true }).count()) break;
    let moved = false;
    for (const page of people) {
      const answer = await page.goto(`${BASE}/dossiers/${dossier}`);
      if (answer.status() !== 200) continue;
      const next = page.getByRole('button', { name: /^Xong/ });
      if (await next.count()) {
        await next.click();
        await page.locator('.flash.ok').waitFor();
        moved = true;
        break;
      }
    }
    assert.ok(moved, 'somebody has the next step');
  }
  await desk.getByRole('button', { name: 'Trả kết quả', exact: true }).click();
  await desk.locator('.flash.ok').waitFor();
  assert.match(await desk.locator('main').innerText(), /Trước hạn|Đúng hạn/);
  const slip = (await pdfText(desk, `/dossiers/${dossier}/control-slip`, false)).replace(/\s+/g, ' ');
  assert.match(slip, /PHIẾU KIỂM SOÁT/i);
  assert.match(slip, /Đặng Văn G/, 'the slip names who handed it over');
});

test('the objective counts it, the clause page shows it, the record holds it', async () => {
  await secretary.goto(`${BASE}/objectives`);
  assert.match(await secretary.locator('main').innerText(), /%/);
  await secretary.goto(`${BASE}/evidence`);
  assert.match(await secretary.locator('main').innerText(), /8\.5\.1/);
  await secretary.goto(`${BASE}/nonconformities`);
  assert.match(await secretary.locator('main').innerText(), /quá hạn/i, 'late dossiers raised a paper');
  await secretary.goto(`${BASE}/ledger`);
  assert.match(await secretary.locator('main').innerText(), /Mã gốc/);
});
