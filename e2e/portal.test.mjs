// The public side: strangers find a process without marks, look a dossier up, print, read in the dark and on a phone;
// pages stay light and load nothing from elsewhere.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { BASE, openBrowser, pdfText, person } from './people.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const HOME = '/portal/con-co';
const PAGES = ['', '/processes', '/processes?q=khai%20sinh', '/processes/qt-vp-01', '/processes/qt-vp-01/en', '/dossiers', '/quality', '/appointments', '/appointments?process=qt-vp-01',
  '/appointments/mine', '/feedback', '/feedback/answers', '/news', '/khong-co'];
let browser, stranger, phone, desk;

before(async () => {
  browser = await openBrowser();
  stranger = await person(browser, null);
  phone = await person(browser, null, { width: 360 });
  desk = await person(browser, 'motcua');
});

after(async () => {
  const wrong = [stranger, phone, desk].flatMap((page) => page?.errors ?? []);
  await browser?.close();
  assert.deepEqual(wrong, []);
});

test('a process is found without marks, and says what to bring and until when', async () => {
  await stranger.goto(BASE + HOME);
  await stranger.getByRole('searchbox').fill('dang ky khai sinh');
  await stranger.getByRole('button', { name: 'Tìm' }).click();
  await stranger.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click();
  await stranger.getByRole('heading', { level: 1, name: 'Đăng ký khai sinh' }).waitFor();
  await stranger.getByText(/nộp đủ hồ sơ sáng .* thì có kết quả chậm nhất/).first().waitFor();
  await stranger.getByRole('heading', { name: 'Đang cập nhật theo văn bản mới' }).waitFor();
  await stranger.getByText('Xem lưu đồ').click();
  const picture = stranger.locator('.swimlane img');
  await picture.scrollIntoViewIfNeeded();
  await stranger.waitForFunction(() => document.querySelector('.swimlane img').naturalWidth > 100);
});

test('the printed page opens on both sizes', async () => {
  for (const size of ['a4', 'a5']) {
    const text = await pdfText(stranger, `${HOME}/processes/qt-vp-01/${size}.pdf`);
    assert.match(text, /ĐĂNG KÝ KHAI SINH/);
    assert.match(text, /Cần mang theo/);
  }
});

test('a dossier is looked up with the second fact, and not without it', async () => {
  await desk.goto(`${BASE}/dossiers?phase=open`);
  await desk.locator('#results tbody tr th a, table.list tbody tr a').first().click();
  await desk.getByRole('heading', { level: 1 }).waitFor();
  const dossier = new URL(desk.url()).pathname;
  const receipt = await pdfText(desk, `${dossier}/receipt`);
  const code = receipt.match(/Mã hồ sơ: (\S+)/)[1];
  const secret = receipt.match(/Mã tra cứu:\s*(\d{8})/)[1];

  await phone.goto(`${BASE}/portal/dossiers?code=${code}`);
  assert.equal(await phone.getByLabel('Mã hồ sơ').inputValue(), code, 'the code of the receipt is filled in');
  await phone.getByLabel(/Mã tra cứu/).fill('00000000');
  await phone.getByRole('button', { name: 'Tra cứu' }).click();
  await phone.getByRole('heading', { name: 'Không tìm thấy hồ sơ' }).waitFor();
  assert.equal(await phone.getByLabel('Mã hồ sơ').inputValue(), code, 'what was typed stays');
  await phone.getByLabel(/Mã tra cứu/).fill(secret);
  await phone.getByRole('button', { name: 'Tra cứu' }).click();
  await phone.getByRole('heading', { level: 1, name: code }).waitFor();
  await phone.getByText('Hẹn trả', { exact: true }).waitFor();
});

test('the reader chooses ground and letters without a script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'light', viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  await page.goto(`${BASE}${HOME}/processes`);
  const ground = () => page.locator('body').evaluate((body) => getComputedStyle(body.parentElement).backgroundColor);
  const light = await ground();
  await page.getByText('Cỡ chữ, màu nền').click();
  await page.getByLabel('Tối').check();
  assert.notEqual(await ground(), light);
  const size = () => page.locator('html').evaluate((html) => parseFloat(getComputedStyle(html).fontSize));
  const before = await size();
  await page.getByLabel('Rất lớn').check();
  assert.ok(await size() > before * 1.3);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - screen.width);
  assert.ok(over <= 0, `very large letters scroll sideways by ${over} px`);
  await context.close();
});

for (const width of [1280, 360]) {
  for (const scheme of ['light', 'dark']) {
    test(`nothing for axe to find at ${width} px, ${scheme}`, async () => {
      const page = await person(browser, null, { width, scheme, bypassCSP: true });
      for (const path of PAGES) {
        await page.goto(BASE + HOME + path, { waitUntil: 'networkidle' });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - screen.width);
        assert.ok(over <= 0, `${path} scrolls sideways by ${over} px`);
        await page.evaluate(axe);
        const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
        const told = found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target).join(' ')}`);
        assert.deepEqual(told, [], `${path} at ${width} px, ${scheme}`);
      }
    });
  }
}

test('a first visit is light, and asks nobody else', async () => {
  for (const path of PAGES) {
    const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    let bytes = 0;
    const pictures = new Set();
    session.on('Network.responseReceived', ({ requestId, type }) => { if (type === 'Image') pictures.add(requestId); });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (!pictures.has(requestId)) bytes += encodedDataLength;
    });
    page.on('request', (request) => assert.equal(new URL(request.url()).origin, new URL(BASE).origin));
    await page.goto(BASE + HOME + path, { waitUntil: 'networkidle' });
    assert.ok(bytes > 1000 && bytes <= 50 * 1024, `${path}: ${bytes} bytes`);
    assert.deepEqual(await context.cookies(), [], `${path} sets a cookie`);
    await context.close();
  }
});

test('a bad line of 64 kbit/s shows a page within five seconds', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false, latency: 300, downloadThroughput: 64_000 / 8, uploadThroughput: 32_000 / 8 });
  for (const path of ['', '/processes', '/processes/qt-vp-01']) {
    const started = Date.now();
    await page.goto(BASE + HOME + path, { waitUntil: 'domcontentloaded' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    const took = Date.now() - started;
    assert.ok(took < 5000, `${path}: ${took} ms`);
  }
  await context.close();
});
