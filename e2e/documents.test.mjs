// A document from a wish to the issue that fulfils it: request, opinion, acceptance, drafting with one pen, remarks,
// two approvals with the password, decision, effect by itself. Distribution and paper are in distribution.test.mjs.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { BASE, approve, openBrowser, pdfText, person } from './people.mjs';

const stamp = String(Date.now()).slice(-7);
const number = `${stamp.slice(-4)}c/QĐ-UBND`;
let browser, desk, unitHead, secretary, author, chairman, deputy;
let request, version, code;

before(async () => {
  browser = await openBrowser();
  [desk, unitHead, secretary, author, chairman, deputy] = await Promise.all(
    ['motcua', 'chanhvanphong', 'thuky', 'chuyenvien.nv', 'chutich', 'phochutich'].map((login) => person(browser, login)));
});

after(async () => {
  const wrong = [desk, unitHead, secretary, author, chairman, deputy].flatMap((page) => page?.errors ?? []);
  await browser?.close();
  assert.deepEqual(wrong, [], 'no page may raise an error');
});

test('the desk asks for a change, its head agrees, the standing body names who writes', async () => {
  await desk.goto(`${BASE}/change-requests/new`);
  await desk.getByLabel('Sửa đổi', { exact: true }).check();
  const option = await desk.locator('#f-version option', { hasText: 'QT.HT.01' }).first();
  code = (await option.innerText()).trim().split(' ')[0];
  await desk.getByLabel('Tài liệu cần sửa đổi hoặc hủy bỏ').selectOption(await option.getAttribute('value'));
  await desk.getByRole('button', { name: 'Lưu nháp' }).click();
  await desk.locator('.err-summary').waitFor();
  await desk.getByLabel('Lý do').fill(`Quy định mới, phiếu ${stamp}`);
  await desk.getByLabel('Nội dung đề nghị').fill('Bổ sung trách nhiệm của Bộ phận Một cửa.');
  await desk.getByRole('button', { name: 'Lưu nháp' }).click();
  await desk.waitForURL(/change-requests\/\d+$/);
  request = desk.url().match(/(\d+)$/)[1];
  await desk.getByRole('button', { name: 'Gửi phiếu đề nghị' }).click();
  await unitHead.goto(BASE);
  await unitHead.locator(`a[href="/change-requests/${request}"]`).click();
  await unitHead.getByLabel('Ý kiến của bạn').fill('Đồng ý, nên làm sớm.');
  await unitHead.getByRole('button', { name: 'Gửi ý kiến' }).click();
  await unitHead.getByRole('button', { name: 'Đồng ý, chuyển cơ quan thường trực' }).click();
  await secretary.goto(`${BASE}/change-requests/${request}`);
  const writer = await secretary.locator('#f-author option', { hasText: 'Đỗ Thị K' }).getAttribute('value');
  await secretary.getByLabel('Giao người soạn').selectOption(writer);
  await secretary.getByLabel('Hạn soạn xong').fill('31/12/2099');
  await secretary.getByRole('button', { name: 'Chấp nhận, giao người soạn' }).click();
  assert.match(await secretary.locator('main').innerText(), /Đã chấp nhận, chờ soạn/);
});

test('whoever was named writes the next issue, one pen at a time', async () => {
  await author.goto(`${BASE}/change-requests/${request}`);
  await author.getByRole('button', { name: 'Bắt đầu soạn' }).click();
  await author.waitForURL(/documents\/\d+\/edit/);
  version = author.url().match(/documents\/(\d+)/)[1];
  await author.getByLabel('Nội dung sửa đổi').fill(`Bổ sung trách nhiệm, ${stamp}`);
  await author.getByLabel('Căn cứ sửa đổi').fill('Phiếu đề nghị');
  await author.getByLabel('Nội dung', { exact: true }).fill(`# Mục đích\nThống nhất cách làm ${stamp}.\n\n| Việc | Đơn vị |\n|---|---|\n| Tiếp nhận | Một cửa |`);
  await author.keyboard.press('Control+s');
  await author.waitForURL(/documents\/\d+$/);
  assert.equal(await author.locator('article.doc table').count(), 1, 'the table is a table');
  await secretary.goto(`${BASE}/documents/${version}/edit`);
  assert.match(await secretary.locator('main').innerText(), /đang soạn bản này/);
});

test('two approvers are named, a remark is answered before they sign', async () => {
  await author.goto(`${BASE}/documents/${version}/signers`);
  const choose = async (field, name) => {
    const value = await author.locator(`#f-${field} option`, { hasText: name }).getAttribute('value');
    await author.locator(`#f-${field}`).selectOption(value);
  };
  await choose('approved_1', 'Nguyễn Văn A');
  await choose('approved_2', 'Nguyễn Văn Chủ');
  await author.getByRole('button', { name: 'Lưu', exact: true }).click();
  await author.getByRole('button', { name: 'Gửi xem xét' }).click();
  await author.locator('.flash.ok').waitFor();
  await unitHead.goto(`${BASE}/documents/${version}/comments`);
  await unitHead.getByLabel('Ở chỗ').selectOption('paragraph-2');
  await unitHead.getByLabel('Nội dung góp ý').fill('Nên ghi rõ thời hạn.');
  await unitHead.getByRole('button', { name: 'Gửi góp ý' }).click();
  await unitHead.goto(`${BASE}/documents/${version}`);
  await unitHead.getByRole('button', { name: 'Đã xem xét, chuyển thẩm định' }).click();
  await unitHead.locator('.flash.ok').waitFor();
  await secretary.goto(`${BASE}/documents/${version}`);
  await secretary.getByRole('button', { name: 'Đã thẩm định, trình phê duyệt' }).click();
  await secretary.locator('.flash.ok').waitFor();
  await approve(deputy, version);
  assert.match(await deputy.locator('.flash.bad').innerText(), /góp ý chưa được trả lời/);
  await author.goto(`${BASE}/documents/${version}/comments`);
  await author.getByLabel('Trả lời').fill('Đã ghi ở đoạn sau.');
  await author.getByRole('button', { name: 'Gửi trả lời' }).click();
  await author.getByText('Đã trả lời', { exact: true }).waitFor();
});

test('each signs in turn, with the password', async () => {
  await chairman.goto(`${BASE}/documents/${version}`);
  assert.equal(await chairman.getByRole('button', { name: 'Phê duyệt', exact: true }).count(), 0, 'not yet their turn');
  await approve(deputy, version, 'sai mật khẩu');
  assert.match(await deputy.locator('.err-summary').innerText(), /Mật khẩu chưa đúng/);
  await approve(deputy, version);
  await deputy.locator('.flash.ok').waitFor();
  await approve(chairman, version);
  await chairman.locator('.flash.ok').waitFor();
  assert.match(await chairman.locator('main').innerText(), /Chờ ban hành/);
});

test('a decision issues it, it takes effect by itself, and the request is done', async () => {
  await secretary.goto(`${BASE}/decisions/new`);
  for (const box of await secretary.getByRole('checkbox').all()) await box.setChecked(false);
  await secretary.locator(`input[type=checkbox][value="${version}"]`).check();
  await secretary.getByLabel('Số, ký hiệu').fill(number);
  await secretary.getByLabel('Trích yếu').fill('Về việc ban hành tài liệu sửa đổi');
  await secretary.getByRole('button', { name: 'Ban hành' }).click();
  await secretary.waitForURL(/\/decisions/);
  for (let tries = 0; ; tries += 1) {
    await secretary.goto(`${BASE}/change-requests/${request}`);
    if (/Đã thực hiện/.test(await secretary.locator('main').innerText())) break;
    assert.ok(tries < 60, 'the request was not done by the document');
    await secretary.waitForTimeout(1000);
  }
  const paper = await pdfText(secretary, `/documents/${version}/pdf`);
  assert.ok(paper.includes(code) && paper.includes(stamp), 'the paper prints what was written');
  assert.ok(/Bổ sung trách nhiệm/.test(paper), 'the amendment table says what changed');
});

test('what was written is found by its words, without diacritics', async () => {
  await desk.goto(`${BASE}/search?q=${encodeURIComponent(`thong nhat cach lam ${stamp}`)}`);
  assert.match(await desk.locator('mark').first().innerText(), /Thống/i);
  await desk.locator(`a[href="/documents/${version}"]`).click();
  assert.match(await desk.locator('h1').innerText(), /./);
});
