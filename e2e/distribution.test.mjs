// A document goes to five people and onto paper, is replaced, and its paper comes back and is destroyed. A phone
// without a session scans the label.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { BASE, PASSWORD, openBrowser, pdfText, person } from './people.mjs';

const stamp = String(Date.now()).slice(-7);
const code = `QT.PP.${stamp}`;
const READERS = ['chuyenvien.vp', 'motcua', 'vanthu', 'chuyenvien.nv', 'chuyenvien.ktxh'];
const long = 'Tài liệu được kiểm soát theo quy định của cơ quan. '.repeat(30);
const text = `# Mục đích\n\n${long}\n\n# Nội dung\n\n${long}`;
let browser, author, reviewer, secretary, head, desk, phone, stranger;
let readers, first, second, label, disposal;

before(async () => {
  browser = await openBrowser();
  [author, reviewer, secretary, head, desk] = await Promise.all(
    ['chuyenvien.vp', 'chanhvanphong', 'thuky', 'chutich', 'motcua'].map((login) => person(browser, login)));
  phone = await person(browser, 'chuyenvien.ktxh', { width: 360 });
  stranger = await person(browser, null, { width: 360 });
  const others = await Promise.all(['vanthu', 'chuyenvien.nv'].map((login) => person(browser, login)));
  readers = [author, desk, ...others, phone];
});

after(async () => {
  const wrong = [author, reviewer, secretary, head, desk, phone, stranger].flatMap((page) => page?.errors ?? []);
  await browser?.close();
  assert.deepEqual(wrong, [], 'no page may raise an error');
});

/** Sends a form without its page: the drafting is not what this file is about. */
async function send(page, path, form) {
  const answer = await page.request.post(BASE + path, { form, headers: { origin: BASE }, maxRedirects: 0 });
  assert.equal(answer.status(), 303, `${path}: ${(await answer.text()).slice(0, 3000)}`);
  return answer.headers().location;
}

/** Brings a draft into force by today's decision. */
async function issue(version, number) {
  const today = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10).split('-').reverse().join('/');
  const content = { edits: '0', title: 'Phân phối thử nghiệm', text, summary: 'Sửa nội dung', basis: 'Nghị định 118/2025/NĐ-CP' };
  await send(author, `/documents/${version}/content`, content);
  for (const [page, action] of [[author, 'submit'], [reviewer, 'review'], [secretary, 'appraise'], [head, 'approve']]) {
    await send(page, `/documents/${version}/actions`, { action, password: PASSWORD });
  }
  await send(secretary, '/decisions', { number, dated: today, effective_on: today, subject: 'Ban hành tài liệu',
    signer_name: 'Nguyễn Văn Chủ (minh họa)', signer_position: 'Chủ tịch UBND huyện', version });
}

async function untilEffective(version) {
  for (let tries = 0; tries < 60; tries += 1) {
    await secretary.goto(`${BASE}/distributions/${version}`);
    if (!(await secretary.locator('main .note.warn').count())) return;
    await secretary.waitForTimeout(1000);
  }
  throw new Error('it did not take effect');
}

test('a list of five people is drawn up before the document takes effect', async () => {
  const begun = await send(author, '/documents', { kind: 'system_procedure', code, title: 'Phân phối thử nghiệm', unit: '' });
  first = begun.match(/documents\/(\d+)/)[1];
  await issue(first, `${stamp.slice(-4)}a/QĐ-UBND`);
  await secretary.goto(`${BASE}/distributions/${first}/scope`);
  for (const login of READERS) {
    const name = { 'chuyenvien.vp': 'Đặng Văn G', motcua: 'Bùi Thị H', vanthu: 'Vũ Văn I', 'chuyenvien.nv': 'Đỗ Thị K',
      'chuyenvien.ktxh': 'Trương Thị M' }[login];
    await secretary.getByLabel('Một người').check();
    const option = await secretary.locator('#f-person option', { hasText: name }).getAttribute('value');
    await secretary.locator('#f-person').selectOption(option);
    await secretary.getByRole('button', { name: 'Thêm vào danh sách' }).click();
    await secretary.locator('.flash.ok').waitFor();
  }
  assert.equal(await secretary.locator('main tbody tr').count(), 5);
  await untilEffective(first);
});

test('five people read every part and acknowledge, one of them on a phone', async () => {
  for (const page of readers) {
    await page.goto(`${BASE}/distributions/${first}/read`);
    assert.equal(await page.getByRole('button', { name: 'Tôi đã đọc và sẽ thực hiện' }).count(), 0, 'not before all was shown');
    for (let parts = 0; parts < 10 && await page.getByRole('link', { name: 'Phần tiếp theo' }).count(); parts += 1) {
      await page.getByRole('link', { name: 'Phần tiếp theo' }).click();
    }
    await page.getByRole('button', { name: 'Tôi đã đọc và sẽ thực hiện' }).click();
    await page.locator('.flash.ok').waitFor();
  }
  const over = await phone.evaluate(() => document.documentElement.scrollWidth - screen.width);
  assert.ok(over <= 0, `the phone scrolls sideways by ${over} px`);
  await secretary.goto(`${BASE}/distributions/${first}`);
  // Whoever was asked in the usual scope before the list was drawn up, and is not on it, owes nothing.
  assert.match(await secretary.locator('.kpis').innerText(), /100%[\s\S]*5\/5/);
  const list = await pdfText(secretary, `/distributions/${first}?format=pdf`);
  assert.match(list, /DANH SÁCH KÝ NHẬN/);
});

test('paper copies are numbered, labelled, handed over and signed for', async () => {
  const copy = async (choose) => {
    await secretary.goto(`${BASE}/distributions/${first}`);
    await choose();
    await secretary.getByRole('button', { name: 'Cấp số bản giấy' }).click();
    await secretary.locator('.flash.ok').waitFor();
  };
  await copy(async () => {
    const option = await secretary.locator('#f-person option', { hasText: 'Bùi Thị H' }).getAttribute('value');
    await secretary.locator('#f-person').selectOption(option);
  });
  await copy(() => secretary.getByLabel('Nơi khác').fill('Bảng niêm yết'));
  const labels = await pdfText(secretary, `/distributions/${first}/labels`);
  assert.ok(labels.includes('Bản số 01') && labels.includes('Bản số 02') && labels.includes(code), labels);
  label = (await secretary.locator('#copy-1 small.nowrap').innerText()).trim();
  assert.match(label, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  const paper = await pdfText(secretary, await secretary.getByRole('link', { name: 'In bản số 01' }).getAttribute('href'));
  assert.ok(paper.includes('Bản số 01'), 'the paper bears its number');
  for (const number of [1, 2]) {
    await secretary.locator(`#copy-${number} summary`).click();
    await secretary.locator(`#copy-${number}`).getByRole('button', { name: 'Giao bản giấy' }).click();
    await secretary.locator('.flash.ok').waitFor();
  }
  await desk.goto(BASE);
  await desk.getByRole('link', { name: new RegExp(`Ký nhận bản giấy số 01.*${code}`) }).click();
  await desk.getByRole('button', { name: 'Tôi đã nhận bản số 01' }).click();
  await desk.locator('.flash.ok').waitFor();
});

test('a phone without a session learns what the copy is worth', async () => {
  await stranger.goto(`${BASE}/q/${label.replaceAll('-', '')}`);
  const page = await stranger.locator('main').innerText();
  assert.match(page, /Bản hiện hành/);
  assert.ok(page.includes(code) && !page.includes('Bùi Thị H'), 'the document, and no person');
  assert.ok(await stranger.evaluate(() => document.documentElement.scrollWidth <= screen.width));
  await stranger.goto(`${BASE}/q/0000000000000000`);
  assert.match(await stranger.locator('main').innerText(), /Không có bản giấy nào mang mã này/);
});

test('the next issue calls the paper back and goes to whoever held it', async () => {
  const begun = await send(author, `/documents/${first}/issues`, { kind: 'issue' });
  second = begun.match(/documents\/(\d+)/)[1];
  await issue(second, `${stamp.slice(-4)}b/QĐ-UBND`);
  await untilEffective(second);
  await stranger.goto(`${BASE}/q/${label}`);
  assert.match(await stranger.locator('main').innerText(), /Đã thay bằng lần ban hành 2, hiệu lực từ/);
  await secretary.goto(BASE);
  await secretary.getByRole('link', { name: new RegExp(`Thu hồi 2 bản giấy: ${code}`) }).click();
  await secretary.locator('#copy-1 summary').click();
  await secretary.locator('#copy-1').getByLabel('Đã ký sổ giấy').check();
  await secretary.locator('#copy-1').getByRole('button', { name: 'Ghi đã thu hồi' }).click();
  await secretary.locator('.flash.ok').waitFor();
  await secretary.locator('#copy-2 summary').click();
  await secretary.locator('#copy-2').getByLabel('Lý do, nếu bị mất').fill('Thất lạc khi sửa bảng niêm yết');
  await secretary.locator('#copy-2').getByRole('button', { name: 'Ghi đã mất' }).click();
  await secretary.locator('.flash.ok').waitFor();
  await secretary.goto(`${BASE}/distributions/${second}`);
  await secretary.getByRole('button', { name: 'Cấp cho mọi nơi đang giữ bản trước' }).click();
  await secretary.locator('.flash.ok').waitFor();
});

test('what came back is destroyed by approved minutes, and the registers tell it', async () => {
  await secretary.goto(`${BASE}/disposals/new`);
  await secretary.getByLabel('Số biên bản').fill(`${stamp}/BB-UBND`);
  await secretary.getByLabel('Người tham gia').fill('Ngô Thị F (minh họa), Chuyên viên\nVũ Văn I (minh họa), Văn thư');
  await secretary.getByRole('checkbox', { name: new RegExp(code) }).check();
  await secretary.getByRole('button', { name: 'Lưu biên bản' }).click();
  await secretary.waitForURL(/\/disposals\/\d+/);
  disposal = secretary.url().match(/disposals\/(\d+)/)[1];
  assert.equal(await secretary.getByRole('button', { name: 'Ghi đã hủy' }).count(), 0, 'not before it is allowed');
  await head.goto(BASE);
  await head.getByRole('link', { name: new RegExp(`Phê duyệt biên bản hủy tài liệu ${stamp}`) }).click();
  await head.getByRole('button', { name: 'Phê duyệt cho hủy' }).click();
  await head.locator('.flash.ok').waitFor();
  await secretary.goto(`${BASE}/disposals/${disposal}`);
  await secretary.getByRole('button', { name: 'Ghi đã hủy' }).click();
  await secretary.locator('.flash.ok').waitFor();
  const minutes = await pdfText(secretary, `/disposals/${disposal}/pdf`);
  // A long code breaks inside its cell.
  assert.ok(minutes.includes('BIÊN BẢN') && minutes.includes(code.slice(0, 8)) && minutes.includes('Đã ký điện tử'), minutes);
  await stranger.goto(`${BASE}/q/${label}`);
  assert.match(await stranger.locator('main').innerText(), /Bản này đã hủy/);
  const register = await pdfText(secretary, `/distributions/recalls?format=pdf&q=${code}`);
  assert.match(register, /SỔ THU HỒI, HỦY TÀI LIỆU/);
  const csv = await (await secretary.request.get(`${BASE}/distributions/recalls?format=csv&q=${code}`)).text();
  assert.ok(csv.includes('Thất lạc khi sửa bảng niêm yết') && csv.includes(`biên bản ${stamp}/BB-UBND`), csv);
  await secretary.goto(`${BASE}/distributions/copies?q=${code}`);
  const rows = await secretary.locator('#results tbody').innerText();
  assert.ok(rows.includes('Đã hủy') && rows.includes('Đã mất'), rows);
});
