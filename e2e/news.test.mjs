// A reader reads an article, rates it, rates it again in vain, comments; the comment is moderated and appears. Payloads in
// every public field never run, neither at the reader's nor at the staff's. Nothing of it needs a script, a cookie or another site.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { BASE, openBrowser, person } from './people.mjs';

const PORTAL = `${BASE}/portal/con-co`;
const PAYLOAD = `"><script>window.ran=1;alert('ran')</script><img src=x onerror="window.ran=1;alert('ran')">`;
const stamp = String(Date.now()).slice(-6);
const title = `Tin thử ${stamp}`;
const NUMBERS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
let browser, reader, author, editor, secretary, article;

before(async () => {
  browser = await openBrowser();
  author = await person(browser, 'chuyenvien.vp');
  editor = await person(browser, 'chanhvanphong');
  secretary = await person(browser, 'thuky');
  reader = await person(browser, null, { width: 360 });
});

after(async () => {
  const pages = [author, editor, secretary, reader];
  const wrong = pages.flatMap((page) => page?.errors ?? []);
  const ran = await Promise.all(pages.filter(Boolean).map((page) => page.evaluate(() => window.ran)));
  await browser?.close();
  assert.deepEqual(wrong, []);
  assert.deepEqual(ran.filter(Boolean), [], 'a payload ran');
});

/** Answers the question before a comment. */
async function answer(page) {
  const asked = await page.locator('label[for="f-answer"]').innerText();
  const [, a, b] = asked.toLowerCase().match(/^(\S+) cộng (\S+) bằng mấy/);
  await page.locator('#f-answer').fill(String(NUMBERS.indexOf(a) + NUMBERS.indexOf(b)));
}

async function comment(page, name, words) {
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByLabel('Thư điện tử').fill(`doc.gia.${stamp}@example.vn`);
  await page.getByLabel('Ý kiến', { exact: true }).fill(words);
  await answer(page);
  await page.getByRole('button', { name: 'Gửi ý kiến' }).click();
  await page.getByText('Đã nhận ý kiến của ông/bà').waitFor();
}

test('an article is written, approved by somebody else, and published', async () => {
  await author.goto(`${BASE}/news/new`);
  await author.getByLabel('Tiêu đề').fill(title);
  await author.getByRole('button', { name: 'Lưu', exact: true }).last().click();
  await author.getByText('chỗ cần sửa').waitFor();
  assert.equal(await author.getByLabel('Tiêu đề').inputValue(), title);
  await author.getByLabel('Sapô').fill(`Lời dẫn ${PAYLOAD}`);
  await author.getByLabel('Nội dung').fill(`Đoạn một.\n\n## Đề mục\n\n${PAYLOAD}\n\n[bấm](javascript:alert(1))`);
  await author.getByLabel('Từ khóa').fill(`thử ${stamp}, ${PAYLOAD.slice(0, 50)}`);
  await author.getByRole('button', { name: 'Lưu', exact: true }).last().click();
  await author.getByRole('button', { name: 'Gửi ban biên tập' }).click();
  assert.equal(await author.getByRole('button', { name: 'Duyệt', exact: true }).count(), 0);
  article = author.url();
  await editor.goto(article);
  await editor.getByRole('button', { name: 'Duyệt', exact: true }).click();
  await editor.getByRole('button', { name: 'Đăng ngay' }).click();
  await editor.getByRole('link', { name: 'Xem trên cổng' }).waitFor();
});

test('a reader finds it without diacritics, reads and rates it once', async () => {
  await reader.goto(`${PORTAL}/news`);
  await reader.getByLabel('Tìm tin bài').fill(`tin thu ${stamp}`);
  await reader.getByRole('button', { name: 'Tìm' }).click();
  await reader.getByRole('link', { name: title }).click();
  await reader.getByRole('heading', { level: 1, name: title }).waitFor();
  await reader.getByText('Tổng số điểm của bài viết là: 0 trong 0 đánh giá').waitFor();
  await reader.getByRole('button', { name: '5 điểm trên 5' }).click();
  await reader.getByText('Tổng số điểm của bài viết là: 5 trong 1 đánh giá').waitFor();
  await reader.getByRole('button', { name: '1 điểm trên 5' }).click();
  await reader.getByText('mỗi bạn đọc đánh giá một lần').waitFor();
  await reader.getByText('Tổng số điểm của bài viết là: 5 trong 1 đánh giá').waitFor();
  assert.deepEqual(await reader.context().cookies(), [], 'no cookie');
  assert.deepEqual(await reader.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
});

test('a comment is moderated and appears; its address is the editors’ alone', async () => {
  await comment(reader, `Bạn đọc ${stamp}`, `Bài hữu ích ${stamp}.`);
  await reader.goto(reader.url().split('?')[0]);
  assert.equal(await reader.getByText(`Bài hữu ích ${stamp}`).count(), 0);
  await editor.goto(`${BASE}/news/comments?state=pending`);
  const row = editor.locator('ul.comments li', { hasText: `Bài hữu ích ${stamp}` });
  assert.match(await row.innerText(), new RegExp(`doc.gia.${stamp}@example.vn`));
  await row.getByRole('button', { name: 'Đăng', exact: true }).click();
  await reader.reload();
  await reader.getByText(`Bài hữu ích ${stamp}`).waitFor();
  assert.equal((await reader.content()).includes(`doc.gia.${stamp}`), false);
  const refused = await author.request.get(`${BASE}/news/comments`);
  assert.equal(refused.status(), 403);
});

test('payloads in public fields stay text', async () => {
  await comment(reader, PAYLOAD.slice(0, 79), `${PAYLOAD} ${stamp}b`);
  await editor.goto(`${BASE}/news/comments?state=pending`);
  const row = editor.locator('ul.comments li', { hasText: `${stamp}b` });
  await row.getByRole('button', { name: 'Đăng', exact: true }).click();
  await reader.reload();
  await reader.getByText(`${stamp}b`).waitFor();
  for (const path of [article, `${BASE}/news`, `${BASE}/news/comments`, `${BASE}/`]) {
    await editor.goto(path);
    await editor.getByRole('heading', { level: 1 }).waitFor();
    await secretary.goto(path.endsWith('comments') ? `${BASE}/news` : path);
  }
  for (const path of [`/news?q=${encodeURIComponent(PAYLOAD)}`, `/news?tag=${encodeURIComponent(PAYLOAD)}`, '/news']) {
    await reader.goto(PORTAL + path);
    await reader.getByRole('heading', { level: 1 }).waitFor();
  }
});

test('a bulletin is made of the article and its reading time is told', async () => {
  const key = article.split('/').pop();
  await author.goto(`${BASE}/bulletins/new?source=article/${key}`);
  assert.match(await author.getByLabel('Lời đọc').inputValue(), /xin kính chào quý vị và bà con/);
  await author.getByRole('button', { name: 'Lưu', exact: true }).click();
  await author.getByText('160 tiếng một phút').waitFor();
  await author.getByRole('button', { name: 'Gửi duyệt' }).click();
  const bulletin = author.url();
  await editor.goto(bulletin);
  await editor.getByRole('button', { name: 'Duyệt', exact: true }).click();
  await author.goto(bulletin);
  await author.getByLabel('Giờ phát').fill('00:00');
  await author.getByLabel('Kênh phát').fill('Hệ thống loa khu dân cư');
  await author.getByRole('button', { name: 'Ghi sổ phát thanh' }).click();
  await author.getByText('Đã phát', { exact: true }).waitFor();
});
