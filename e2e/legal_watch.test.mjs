// A law changes: it is registered, said to replace the old one, reaches the dependent process, is judged by its
// head, put into a draft in a batch, and the draft waits for its author. Nothing of it needs a script.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { BASE, openBrowser, pdfText, person } from './people.mjs';

const stamp = String(Date.now()).slice(-5);
const number = `${stamp}/2026/NĐ-CP`;
let browser, secretary, head, author, reader;
let process;

before(async () => {
  browser = await openBrowser();
  secretary = await person(browser, 'thuky');
  head = await person(browser, 'truongphong.ktxh');
  author = await person(browser, 'chuyenvien.ktxh', { width: 360 });
  reader = await person(browser, 'vanthu');
});

after(async () => {
  const wrong = [secretary, head, author, reader].flatMap((page) => page?.errors ?? []);
  await browser?.close();
  assert.deepEqual(wrong, []);
});

test('the new law of civil status reached its five processes in the demonstration', async () => {
  await reader.goto(`${BASE}/legal-watch?stage=open`);
  const rows = reader.locator('#results tbody tr', { hasText: '60/2014/QH13 được thay thế bằng 03/2026/QH16' });
  assert.equal(await rows.count(), 5);
  for (const text of await rows.allInnerTexts()) assert.match(text, /01\/03\/2027/);
  await reader.goto(`${BASE}/external-documents?q=60/2014`);
  await reader.getByRole('link', { name: '60/2014/QH13' }).click();
  await reader.getByText('5 quy trình căn cứ vào văn bản này').waitFor();
  await reader.getByRole('link', { name: /QT\.VP\.01 ·/ }).click();
  await reader.getByRole('heading', { name: 'Đang cập nhật theo văn bản mới' }).waitFor();
});

test('the secretary registers a decree and says what it replaces', async () => {
  await secretary.goto(`${BASE}/external-documents/new`);
  await secretary.getByLabel('Số, ký hiệu').fill('105 / 2017/ND-CP');
  await secretary.getByLabel('Loại văn bản').fill('Nghị định');
  await secretary.getByLabel('Cơ quan ban hành').fill('Chính phủ');
  await secretary.getByLabel('Trích yếu').fill('Kinh doanh rượu');
  await secretary.getByRole('button', { name: 'Lưu' }).click();
  await secretary.locator('#e-number', { hasText: 'đã có trong danh mục' }).waitFor();
  await secretary.getByLabel('Số, ký hiệu').fill(number);
  await secretary.getByLabel('Ngày ban hành').fill('02/11/2026');
  await secretary.getByLabel('Ngày có hiệu lực').fill('01/04/2027');
  await secretary.getByRole('button', { name: 'Lưu' }).click();
  await secretary.getByText('Đã ghi văn bản vào danh mục.').waitFor();

  await secretary.goto(`${BASE}/external-documents?q=105/2017`);
  await secretary.getByRole('link', { name: '105/2017/NĐ-CP' }).click();
  await secretary.getByLabel('Văn bản mới', { exact: true }).fill('105/2017/NĐ-CP');
  await secretary.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
  await secretary.locator('#e-by', { hasText: 'chính nó' }).waitFor();
  await secretary.getByLabel('Văn bản mới', { exact: true }).fill(number);
  await secretary.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
  await secretary.getByText('Từ 01/04/2027 được thay thế bằng').waitFor();
});

test('the process is stamped and its head judges', async () => {
  await head.goto(BASE);
  await head.getByRole('link', { name: 'Rà soát theo văn bản mới: QT.KTXH.02' }).click({ timeout: 15_000 });
  await head.getByText('105/2017/NĐ-CP được thay thế bằng').first().waitFor();
  await head.getByRole('button', { name: 'Ghi đánh giá' }).click();
  await head.locator('#e-verdict').waitFor();
  await head.getByLabel('Cần sửa quy trình', { exact: true }).check();
  await head.getByRole('button', { name: 'Ghi đánh giá' }).click();
  await head.getByText('Đã ghi đánh giá.').waitFor();
});

test('a batch makes a draft, which waits for its author', async () => {
  await secretary.goto(`${BASE}/legal-watch?q=QT.KTXH.02`);
  await secretary.getByRole('link', { name: 'QT.KTXH.02' }).click();
  await secretary.getByRole('link', { name: 'Thay căn cứ hàng loạt' }).click();
  const line = secretary.getByLabel('Dòng căn cứ mới');
  assert.match(await line.inputValue(), new RegExp(`^Nghị định số ${number}`));
  await secretary.getByRole('button', { name: 'Lập bản thảo cho các quy trình đã chọn' }).click();
  await secretary.getByText('Đã lập bản thảo lần sửa đổi').waitFor();
  await author.goto(BASE);
  await author.getByRole('link', { name: 'Soạn tiếp QT.KTXH.02' }).click();
  await author.getByText(`Thay căn cứ 105/2017/NĐ-CP bằng ${number}`).waitFor();
  process = author.url();
  await reader.goto(process);
  await reader.getByRole('heading', { level: 1 }).waitFor();
  assert.doesNotMatch(await reader.content(), /Thay căn cứ/, 'a draft is not there for a reader');
});

test('the register of a day prints with the processes that rest on each text', async () => {
  const text = await pdfText(reader, '/external-documents?format=pdf&as_of=01/03/2027&q=2014/QH13');
  assert.match(text, /DANH MỤC TÀI LIỆU BÊN NGOÀI/i);
  assert.match(text, /60\/2014\/QH13/);
  assert.match(text, /QT\.VP\.01/);
});
