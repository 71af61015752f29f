// A citizen's whole way on a phone, without an account: reads, rates, comments, finds a process, books a time, looks a dossier
// up, answers the slip. Then the same fields filled with scripts, none of which may run in the browser of whoever works there.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { BASE, openBrowser, pdfText, person } from './people.mjs';

const PORTAL = `${BASE}/portal/con-co`;
const PAYLOAD = `"><script>window.ran=1;alert('ran')</script><img src=x onerror="window.ran=1;alert('ran')"><svg onload=alert(1)>{{7*7}}`;
const stamp = String(Date.now()).slice(-6);
const NUMBERS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
let browser, phone, desk, secretary, editor;

before(async () => {
  browser = await openBrowser();
  phone = await person(browser, null, { width: 360 });
  desk = await person(browser, 'motcua');
  secretary = await person(browser, 'thuky');
  editor = await person(browser, 'chanhvanphong');
});

after(async () => {
  const pages = [phone, desk, secretary, editor].filter(Boolean);
  const wrong = pages.flatMap((page) => page.errors);
  const ran = await Promise.all(pages.map((page) => page.evaluate(() => window.ran)));
  await browser?.close();
  assert.deepEqual(wrong, []);
  assert.deepEqual(ran.filter(Boolean), [], 'a payload ran');
});

/** Nothing scrolls sideways on the phone. */
async function fits() {
  const over = await phone.evaluate(() => document.documentElement.scrollWidth - screen.width);
  assert.ok(over <= 0, `${phone.url()} scrolls sideways by ${over} px`);
}

/** How much the sum of a form makes: its label says it in words. */
async function solve(page, label) {
  const [, a, b] = (await page.locator(`label[for="${label}"]`).innerText()).toLowerCase().match(/^(\S+) cộng (\S+) bằng mấy/);
  return String(NUMBERS.indexOf(a) + NUMBERS.indexOf(b));
}

test('reads, rates, comments, is moderated, and votes again in vain', async () => {
  await phone.goto(PORTAL);
  await phone.getByRole('link', { name: 'Tin tức' }).first().click();
  await phone.locator('.story h2 a, .story a').first().click();
  await phone.getByRole('heading', { level: 1 }).waitFor();
  if (await phone.getByRole('button', { name: '5 điểm trên 5' }).count()) {
    await phone.getByRole('button', { name: '5 điểm trên 5' }).click();
    await phone.getByRole('button', { name: '1 điểm trên 5' }).click();
    await phone.getByText('mỗi bạn đọc đánh giá một lần').waitFor();
  }
  await phone.getByLabel('Họ và tên').fill(`Bạn đọc ${stamp}`);
  await phone.getByLabel('Thư điện tử').fill('doc.gia@example.vn');
  await phone.getByLabel('Ý kiến', { exact: true }).fill(`Rất rõ ${stamp}c`);
  await phone.locator('#f-answer').fill(await solve(phone, 'f-answer'));
  await phone.getByRole('button', { name: 'Gửi ý kiến' }).click();
  await phone.getByText('Đã nhận ý kiến của ông/bà').waitFor();
  const article = phone.url().split('?')[0];
  await editor.goto(`${BASE}/news/comments?state=pending`);
  const row = editor.locator('ul.comments li', { hasText: `${stamp}c` });
  await row.getByRole('button', { name: 'Đăng', exact: true }).click();
  await phone.goto(article);
  await phone.getByText(`Rất rõ ${stamp}c`).waitFor();
  await fits();
});

test('finds a process without diacritics and books a time for it', async () => {
  await phone.goto(PORTAL);
  await phone.getByRole('searchbox').fill('khai sinh');
  await phone.getByRole('button', { name: 'Tìm' }).click();
  await phone.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click();
  await phone.getByRole('link', { name: 'Đặt giờ đến Một cửa' }).click();
  await phone.getByRole('heading', { level: 1, name: 'Đặt giờ đến Bộ phận Một cửa' }).waitFor();
  await fits();
  await phone.locator('input[name="day"]:not([disabled])').nth(1).check();
  await phone.getByRole('button', { name: 'Xem giờ còn trống' }).click();
  await phone.getByText('Đăng ký khai sinh').first().waitFor();
  await phone.getByLabel('Họ và tên').fill('Phạm Thị Đảo (minh họa)');
  await phone.getByLabel('Số điện thoại').fill('0900 111 222');
  await phone.locator('#f-sum').fill('99');
  await phone.getByRole('button', { name: 'Đặt giờ', exact: true }).click();
  await phone.getByText('Hãy chọn một giờ còn chỗ').first().waitFor();
  assert.equal(await phone.getByLabel('Họ và tên').inputValue(), 'Phạm Thị Đảo (minh họa)', 'nothing is lost');
  await phone.locator('.slots input').last().check();
  await phone.locator('#f-sum').fill(await solve(phone, 'f-sum'));
  await phone.getByRole('button', { name: 'Đặt giờ', exact: true }).click();
  await phone.getByRole('heading', { name: 'Đã đặt giờ' }).waitFor();
  await fits();
  const code = (await phone.locator('.code').innerText()).trim();
  const look = async (number) => {
    await phone.goto(`${PORTAL}/appointments/mine`);
    await phone.getByLabel('Mã hẹn').fill(code.toLowerCase());
    await phone.getByLabel('Số điện thoại đã khai khi đặt').fill(number);
    await phone.getByRole('button', { name: 'Xem', exact: true }).click();
  };
  await look('0900 111 223');
  await phone.getByText('Mã hẹn hoặc số điện thoại chưa đúng').waitFor();
  await look('+84 900 111 222');
  await phone.getByRole('heading', { name: 'Đổi sang giờ khác' }).waitFor();
  await phone.locator('input[name="day"]').nth(1).check();
  await phone.getByRole('button', { name: 'Xem giờ còn trống' }).click();
  await phone.locator('.slots input').last().check();
  await fits();
  await phone.getByRole('button', { name: 'Đổi giờ' }).click();
  await phone.getByText('Đã đổi giờ.').waitFor();
  await phone.getByRole('button', { name: 'Hủy hẹn' }).click();
  await phone.getByText('Đã hủy', { exact: true }).waitFor();
  await fits();
});

test('whoever comes gets a number, and the intake form is filled in', async () => {
  await desk.goto(`${BASE}/appointments/new?channel=walk_in`);
  const process = desk.getByLabel('Việc');
  const option = process.locator('option', { hasText: 'Đăng ký khai sinh' }).first();
  await process.selectOption(await option.getAttribute('value'));
  await desk.getByLabel('Họ và tên').fill('Lê Văn Đến (minh họa)');
  await desk.getByRole('button', { name: 'Cấp số thứ tự' }).click();
  await desk.getByText('Đã cấp số thứ tự.').waitFor();
  const page = new URL(desk.url()).pathname;
  assert.match(await pdfText(desk, `${page}/ticket.pdf`), /PHIẾU SỐ THỨ TỰ/);
  await desk.getByRole('button', { name: 'Mở phiếu tiếp nhận hồ sơ' }).click();
  await desk.getByRole('heading', { level: 1, name: 'Đăng ký khai sinh' }).waitFor();
  assert.equal(await desk.getByLabel('Họ tên hoặc tên tổ chức').inputValue(), 'Lê Văn Đến (minh họa)');
  assert.ok(!desk.url().includes('L%C3%AA'), 'no name in an address');
  await desk.getByLabel('Địa chỉ', { exact: true }).fill('Khu dân cư số 1');
  await desk.locator('input[name="original.0"]').fill('1');
  await desk.getByRole('button', { name: 'Tiếp nhận và in giấy hẹn' }).click();
  await desk.getByRole('heading', { level: 1 }).waitFor();
  await desk.waitForURL(/\/dossiers\/\d+/);
  for (let tries = 0; ; tries += 1) {
    await desk.goto(BASE + page);
    if (await desk.getByText('Xem hồ sơ đã tiếp nhận').count()) break;
    assert.ok(tries < 20, 'the appointment learns of its dossier');
    await desk.waitForTimeout(500);
  }
});

test('looks a dossier up with a right and a wrong second fact', async () => {
  await desk.goto(`${BASE}/dossiers?phase=open`);
  await desk.locator('table.list tbody tr a').first().click();
  await desk.getByRole('heading', { level: 1 }).waitFor();
  const receipt = await pdfText(desk, `${new URL(desk.url()).pathname}/receipt`);
  const code = receipt.match(/Mã hồ sơ: (\S+)/)[1];
  const secret = receipt.match(/Mã tra cứu:\s*(\d{8})/)[1];
  await phone.goto(`${PORTAL}/dossiers?code=${code}`);
  for (const [second, heading] of [['11111111', 'Không tìm thấy hồ sơ'], [secret, code]]) {
    await phone.getByLabel(/Mã tra cứu/).fill(second);
    await phone.getByRole('button', { name: 'Tra cứu' }).click();
    await phone.getByRole('heading', { name: heading }).first().waitFor();
  }
  await fits();
});

test('scripts in every public field stay text in the browsers of staff', async () => {
  const own = `${stamp} ${PAYLOAD}`;
  const stranger = phone.request;
  const form = (fields) => ({ form: fields, maxRedirects: 0 });
  const token = async (path) => {
    const html = await (await stranger.get(PORTAL + path)).text();
    const value = html.match(/name="token" value="([^"]+)"/)[1];
    const [a, b] = value.split('.').map(Number);
    return { value, sum: String(a + b), html };
  };
  // An appointment at the desk.
  const days = await (await stranger.get(`${PORTAL}/appointments`)).text();
  const day = [...days.matchAll(/name="day" value="([\d-]+)" required>/g)].at(-1)[1];
  const booking = await token(`/appointments?day=${day}`);
  const slot = booking.html.match(/name="slot" value="([^"]+)"/)[1];
  const booked = await stranger.post(`${PORTAL}/appointments`, form({
    process: PAYLOAD, day, slot, name: own.slice(0, 119), phone: '0900 333 444', token: booking.value, sum: booking.sum, website: '' }));
  assert.equal(booked.status(), 200, await booked.text());
  // A message to the agency.
  const said = await token('/feedback');
  const sent = await stranger.post(`${PORTAL}/feedback`, { multipart: {
    kind: 'report', title: own.slice(0, 199), words: own, about: own.slice(0, 290), sender: PAYLOAD.slice(0, 119),
    contact: own.slice(0, 199), may_publish: 'yes', token: said.value, sum: said.sum, website: '' } });
  assert.equal(sent.status(), 200, await sent.text());
  // The slip of an open survey.
  await secretary.goto(`${BASE}/surveys?state=open`);
  await secretary.locator('tbody th a').first().click();
  const survey = new URL(secretary.url()).pathname;
  const address = new URL(await secretary.locator('a[href*="/portal/con-co/surveys/"]').getAttribute('href')).pathname;
  await phone.goto(BASE + address);
  for (const question of await phone.getByRole('group').all()) {
    const good = question.getByLabel('Hài lòng', { exact: true });
    if (await good.count()) await good.check();
  }
  await phone.getByLabel(/chưa hài lòng/).fill(own);
  await phone.getByRole('button', { name: 'Gửi trả lời' }).click();
  await phone.getByRole('heading', { name: 'Cảm ơn ông/bà' }).waitFor();
  // What is typed into look-ups and searches comes back to whoever typed it.
  const typed = encodeURIComponent(PAYLOAD);
  for (const path of [`/processes?q=${typed}`, `/news?q=${typed}`, `/dossiers?code=${typed}`,
    `/appointments?process=${typed}&day=${typed}`]) {
    await phone.goto(PORTAL + path);
    await phone.getByRole('heading', { level: 1 }).waitFor();
  }
  for (const [path, fields] of [['/dossiers', { code: PAYLOAD.slice(0, 59), second: PAYLOAD.slice(0, 59) }],
    ['/feedback/lookup', { code: PAYLOAD.slice(0, 39) }], ['/appointments/mine', { code: PAYLOAD.slice(0, 39), phone: PAYLOAD }]]) {
    await phone.goto(PORTAL + path);
    for (const [name, value] of Object.entries(fields)) await phone.locator(`main [name="${name}"]`).first().fill(value);
    await phone.locator('main form button').first().click();
    await phone.getByRole('heading', { level: 1 }).waitFor();
  }
  // Whoever works there looks at all of it.
  await desk.goto(`${BASE}/appointments?day=${day}`);
  await desk.getByText(stamp).first().waitFor();
  await desk.locator('tr', { hasText: stamp }).locator('th a').click();
  await desk.getByText('Mã hẹn').first().waitFor();
  for (const page of [desk, secretary]) {
    await page.goto(`${BASE}/feedback?q=${stamp}`);
    await page.locator('tbody th a').first().click();
    await page.getByText('Tiếp nhận', { exact: true }).first().waitFor();
    await page.goto(`${BASE}/feedback?q=${typed}`);
    await page.goto(`${BASE}/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }
  let told = '';
  for (const path of [survey, `${survey}/slips`]) {
    await secretary.goto(BASE + path);
    await secretary.getByRole('heading', { level: 1 }).waitFor();
    told += await secretary.content();
  }
  assert.ok(told.includes(stamp), 'the office reads what was written on the slip');
});
