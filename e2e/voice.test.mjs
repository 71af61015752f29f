// Citizens' voice: a slip answered on a phone, a message sent, looked up, answered by the office and published.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { BASE, openBrowser, pdfText, person } from './people.mjs';

const PORTAL = `${BASE}/portal/con-co`;
const SAID = 'Chờ lâu khi lấy số thứ tự, đề nghị thêm một quầy. Gọi tôi 0912 000 111.';
let browser;

before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

/** Nothing scrolls sideways and nothing complained. */
async function isWell(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - screen.width);
  assert.ok(over <= 0, `${page.url()} scrolls sideways by ${over} px`);
  assert.deepEqual(page.errors, []);
}

test('the slip of an open survey is answered on a phone', async () => {
  const secretary = await person(browser, 'thuky');
  await secretary.goto(`${BASE}/surveys?state=open`);
  await secretary.locator('tbody th a').first().click();
  const address = await secretary.locator('a[href*="/portal/con-co/surveys/"]').getAttribute('href');
  const valid = async () => Number(await secretary.locator('.kpi', { hasText: 'Phiếu hợp lệ' }).locator('dd').innerText());
  const before = await valid();
  const slip = await pdfText(secretary, new URL(secretary.url()).pathname.replace(/\?.*/, '') + '/slip.pdf');
  assert.match(slip, /PHIẾU KHẢO SÁT MỨC ĐỘ HÀI LÒNG/);
  assert.match(slip, /Quét mã để trả lời trên điện thoại/);

  const phone = await person(browser, null, { width: 360 });
  await phone.goto(BASE + new URL(address).pathname);
  await isWell(phone);
  await phone.getByRole('button', { name: 'Gửi trả lời' }).click();
  await phone.getByText('Hãy trả lời ít nhất một nửa số câu').first().waitFor();
  for (const question of await phone.getByRole('group').all()) {
    const good = question.getByLabel('Hài lòng', { exact: true });
    if (await good.count()) await good.check();
  }
  await phone.getByLabel(/chưa hài lòng/).fill('Mạng chậm');
  await phone.getByRole('button', { name: 'Gửi trả lời' }).click();
  await phone.getByRole('heading', { name: 'Cảm ơn ông/bà' }).waitFor();
  await isWell(phone);
  await secretary.reload();
  assert.equal(await valid(), before + 1);
  await isWell(secretary);
});

test('a message is sent, looked up, answered and published without its sender', async () => {
  const citizen = await person(browser, null, { width: 360 });
  await citizen.goto(PORTAL);
  await citizen.getByRole('link', { name: 'Góp ý, phản ánh' }).first().click();
  await isWell(citizen);
  await citizen.getByRole('radio', { name: /^Phản ánh/ }).check();
  await citizen.getByLabel('Nội dung chính, một câu').fill('Chờ lâu khi lấy số thứ tự');
  await citizen.getByLabel('Nội dung', { exact: true }).fill(SAID);
  await citizen.getByLabel('Họ và tên').fill('Phạm Thị Biển (minh họa)');
  await citizen.getByLabel(/Điện thoại, thư điện tử/).fill('0912 000 111');
  await citizen.getByRole('checkbox', { name: /Tôi đồng ý/ }).check();
  await citizen.getByLabel(/bằng mấy/).fill('99');
  await citizen.getByRole('button', { name: 'Gửi', exact: true }).click();
  await citizen.getByText('Phép cộng chưa đúng').first().waitFor();
  assert.equal(await citizen.getByLabel('Nội dung', { exact: true }).inputValue(), SAID, 'nothing is lost');
  const [a, b] = (await citizen.locator('input[name="token"]').inputValue()).split('.').map(Number);
  await citizen.getByLabel(/bằng mấy/).fill(String(a + b));
  await citizen.getByRole('button', { name: 'Gửi', exact: true }).click();
  await citizen.getByRole('heading', { name: 'Cơ quan đã nhận' }).waitFor();
  await isWell(citizen);
  const code = (await citizen.locator('.code').innerText()).trim();
  const number = (await citizen.getByText(/^PA-\d{4}-\d+$/).innerText()).trim();
  const looked = async (typed) => {
    await citizen.goto(`${PORTAL}/feedback/lookup`);
    await citizen.getByLabel('Mã tra cứu').fill(typed);
    await citizen.getByRole('button', { name: 'Xem', exact: true }).click();
    return citizen.locator('main').innerText();
  };
  assert.match(await looked('AAAA-BBBB-CCCC'), /Không có mã này/);
  assert.match(await looked(code.toLowerCase()), /Cơ quan đã nhận/);

  const secretary = await person(browser, 'thuky');
  await secretary.goto(`${BASE}/feedback?q=${number}`);
  await secretary.getByRole('link', { name: number }).click();
  await secretary.getByLabel('Đơn vị liên quan').selectOption({ label: 'Văn phòng HĐND-UBND huyện' });
  await secretary.getByRole('button', { name: 'Phân loại, thụ lý' }).click();
  await secretary.getByText('Đã phân loại.').waitFor();
  const desk = secretary.getByLabel('Người viết câu trả lời');
  await desk.selectOption(await desk.locator('option', { hasText: 'Bùi Thị H' }).getAttribute('value'));
  await secretary.getByRole('button', { name: 'Giao xử lý' }).click();
  await secretary.getByText('Đã giao xử lý.').waitFor();
  const page = new URL(secretary.url()).pathname;

  const officer = await person(browser, 'motcua');
  await officer.goto(BASE + page);
  await officer.getByLabel('Câu trả lời').fill('Văn phòng đã mở thêm một quầy lấy số từ hôm nay.');
  await officer.getByRole('button', { name: 'Trình câu trả lời' }).click();
  await officer.getByText('Đã trình.').waitFor();
  assert.doesNotMatch(await looked(code), /thêm một quầy lấy số từ hôm nay/, 'nobody signed it yet');

  const head = await person(browser, 'chanhvanphong');
  await head.goto(`${BASE}/`);
  await head.getByRole('link', { name: `Ký trả lời phản ánh ${number}` }).click();
  await head.getByRole('button', { name: 'Ký và gửi trả lời' }).click();
  await head.getByText('Đã ký.').waitFor();
  assert.match(await looked(code), /thêm một quầy lấy số từ hôm nay/);

  await secretary.goto(BASE + page);
  assert.match(await secretary.getByLabel(/Câu hỏi, đã bỏ/).inputValue(), /Gọi tôi \*\*\*/);
  await secretary.getByLabel(/Tôi đã đọc lại câu hỏi/).check();
  await secretary.getByRole('button', { name: 'Công khai', exact: true }).click();
  await secretary.getByText('Đã công khai câu hỏi và trả lời trên cổng.').waitFor();
  await isWell(secretary);
  await citizen.goto(`${PORTAL}/feedback/answers`);
  const told = await citizen.locator('main').innerText();
  assert.match(told, /thêm một quầy lấy số từ hôm nay/);
  assert.doesNotMatch(told, /0912|Biển/);
  await isWell(citizen);
});
