// September to December: a revision, the transition, the review of the leaders, the report, the evidence.
import assert from 'node:assert/strict';
import test from 'node:test';
import { compared } from './figures.mjs';
import { chairman, deputy, secretary, head, specialist, auditor, clerk, NAMES, HOME, year } from './people.mjs';

test('September: a process is revised, issued, and read by everybody whom it binds', async () => {
  await year.office.at('2022-09-13T08:00');
  for (const nc of year.seen.corrected) await year.office.step(deputy, nc, 'Đóng: có hiệu lực', { 'Đánh giá hiệu lực: lỗi có lặp lại không, căn cứ': 'Quý III không có hồ sơ quá hạn' });
  await year.office.step(auditor, year.seen.finding, 'Xác nhận đã khắc phục');
  await year.office.step(auditor, year.seen.audit, 'Kết thúc cuộc đánh giá');
  await year.office.step(secretary, year.seen.programme, 'Kết thúc chương trình', {
    'Lý do còn điều khoản, đơn vị chưa đánh giá': 'Ba đơn vị còn lại được đánh giá trong chương trình năm 2023',
  });
  const page = await year.office.see(specialist, '/documents?q=QT.NV.02');
  await page.locator('#results tbody th a').first().click();
  year.seen.first = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Sửa đổi trong lần này' }).click();
  await page.waitForURL(/\/edit/);
  const version = page.url().match(/(\d+)\/edit/)[1];
  await page.getByLabel('Nội dung sửa đổi của lần này').fill('Bổ sung việc lập phiếu xin lỗi khi trả kết quả chậm');
  await page.getByLabel('Căn cứ sửa đổi').fill('Phiếu khắc phục sau đánh giá nội bộ');
  await page.keyboard.press('Control+s');
  await page.waitForURL(/did=save/);
  const document = `/documents/${version}`;
  await year.office.step(specialist, document, 'Gửi xem xét');
  await year.office.step(head, document, 'Đã xem xét, chuyển thẩm định');
  await year.office.step(secretary, document, 'Đã thẩm định, trình phê duyệt');
  await year.office.step(deputy, document, 'Phê duyệt', { 'Mật khẩu của bạn': 'hai dang con co' });
  const decision = await year.office.see(secretary, '/decisions/new');
  await year.office.press(decision, 'Ban hành', { 'Số, ký hiệu': '163/QĐ-UBND', 'Trích yếu': 'Về việc ban hành quy trình sửa đổi' });
  for (let tries = 0; ; tries += 1) {
    await year.office.see(secretary, `/distributions/${version}`);
    if (!(await decision.locator('main .note.warn').count())) break;
    assert.ok(tries < 60, 'it did not take effect');
    await decision.waitForTimeout(1000);
  }
  const asked = await (await year.office.see(secretary, `/distributions/${version}`)).locator('main').innerText();
  let readers = 0;
  for (const login of Object.keys(NAMES).filter((login) => asked.includes(NAMES[login]))) {
    const reader = await year.office.see(login, '/');
    const link = reader.getByRole('link', { name: /Đọc và xác nhận.*QT\.NV\.02/ });
    if (!(await link.count())) continue;
    await link.first().click();
    while (await reader.getByRole('link', { name: 'Phần tiếp theo' }).count()) await reader.getByRole('link', { name: 'Phần tiếp theo' }).click();
    await reader.getByRole('button', { name: 'Tôi đã đọc và sẽ thực hiện' }).click();
    await reader.locator('.flash.ok').waitFor();
    readers += 1;
  }
  assert.ok(readers >= 4, `${readers}`);
  await year.office.step(clerk, year.seen.told, 'Ghi một lần truyền thông', {
    'Ngày truyền thông': '13/09/2022', 'Giờ phát': '17:00', 'Toàn văn, nội dung chính': 'Quy trình hỗ trợ chi phí mai táng được sửa đổi.',
  });
  const own = await year.office.see(specialist, '/tasks?phase=open');
  await own.getByRole('link', { name: /Lập sổ tay nghiệp vụ/ }).or(own.locator('#results tbody tr', { hasText: 'Lập sổ tay nghiệp vụ' }).getByRole('link')).first().click();
  const task = new URL(own.url()).pathname;
  await year.office.step(specialist, task, 'Bắt đầu làm');
  await year.office.step(specialist, task, 'Báo cáo đã xong', { 'Kết quả, minh chứng': 'Sổ tay ban hành ngày 13/09/2022' });
  await year.office.step(secretary, task, 'Xác nhận đã xong');
});

test('October: the gaps between the editions of 2008 and 2015 are closed', async () => {
  await year.office.at('2022-10-03T08:00');
  const transition = await year.office.begin(secretary, '/transitions', {
    'Tên kế hoạch': 'Chuyển đổi hệ thống sang TCVN ISO 9001:2015', 'Từ phiên bản': '2008', 'Sang phiên bản': '2015', 'Hạn hoàn thành': '31/10/2022',
  });
  const page = await year.office.step(chairman, transition, 'Phê duyệt kế hoạch').then(() => year.office.see(secretary, transition));
  const unchanged = page.getByRole('button', { name: 'Ghi các điều khoản không đổi là đáp ứng' });
  if (await unchanged.count()) await unchanged.click();
  await page.goto(`${year.office.base}${transition}?stage=unassessed`);
  const items = await page.locator('#results tbody th a').evaluateAll((all) => all.map((it) => it.getAttribute('href')));
  const evidence = 'Sổ tay chất lượng, các quy trình hệ thống';
  await year.office.step(secretary, items[1], 'Ghi là đáp ứng', { 'Bằng chứng đã đáp ứng': evidence });
  for (const item of items.slice(2)) await year.office.post(secretary, `${item}/steps`, { step: 'fit', evidence });
  await year.office.step(secretary, items[0], 'Ghi khoảng trống, giao việc', {
    'Hiện trạng, khoảng trống': 'Chưa nêu bối cảnh', 'Việc phải làm': 'Lập danh sách vấn đề bối cảnh', 'Người thực hiện': NAMES[head], Hạn: '20/10/2022',
  });
  await year.office.step(head, items[0], 'Báo cáo hoàn thành', { 'Bằng chứng': 'Sổ vấn đề bối cảnh' });
  await year.office.step(secretary, items[0], 'Xác nhận đạt');
  const papers = await year.office.see(secretary, `${transition}/documents`);
  for (const box of await papers.locator('input[name="document"]').all()) await box.check();
  await year.office.press(papers, 'Ghi kết quả', { 'Kết quả': 'Phù hợp' });
  await year.office.step(chairman, transition, 'Xác nhận hoàn thành chuyển đổi');
});

test('December: the year is judged; the head, the review, the report and the lists tell the same figures', async () => {
  await year.office.at('2022-12-15T08:00');
  for (const due of ['Tập huấn TCVN ISO 9001:2015', 'Đánh giá nội bộ']) {
    const page = await year.office.see(secretary, `/tasks?phase=open&q=${encodeURIComponent(due)}`);
    await page.locator('#results tbody th a').first().click();
    const task = new URL(page.url()).pathname;
    const doer = due === 'Đánh giá nội bộ' ? auditor : secretary;
    await year.office.step(doer, task, 'Bắt đầu làm');
    await year.office.step(doer, task, 'Báo cáo đã xong', { 'Kết quả, minh chứng': 'Đã xong theo kế hoạch' });
    await year.office.step(doer === secretary ? chairman : secretary, task, 'Xác nhận đã xong');
  }
  await year.office.step(head, year.seen.own, 'Ghi số liệu', {
    'Từ ngày': '01/07/2022', 'Đến ngày': '30/11/2022', 'Số đạt': '2', 'Tổng số': '2', 'Bằng chứng': 'Danh sách học viên',
  });
  await year.office.step(secretary, year.seen.own, 'Xác nhận số liệu');
  for (const at of [year.seen.objective, year.seen.own]) {
    await year.office.step(secretary, at, 'Chốt kết quả đánh giá', { 'Lý do, nhận xét': 'Đạt mức đã đề ra' });
  }
  const review = await year.office.begin(secretary, '/management-reviews', {
    'Tên cuộc họp': 'Xem xét của lãnh đạo năm 2022', 'Kỳ xem xét từ ngày': '15/12/2021', 'Kỳ xem xét đến ngày': '15/12/2022', 'Ngày họp': '15/12/2022',
    'Địa điểm': 'Phòng họp số 1', 'Chủ trì': NAMES[chairman], 'Thư ký cuộc họp': NAMES[secretary], 'Thành phần mời dự': 'Ban Chỉ đạo',
  });
  await year.office.step(deputy, review, 'Thông báo cuộc họp');
  const lines = await year.office.see(secretary, '/yearly-reports');
  await year.office.press(lines, 'Ghi nơi nhận', { 'Nơi nhận': 'Sở Khoa học và Công nghệ', 'Hạn': '20/12', 'Nhắc trước': '20' });
  const inputs = await year.office.see(secretary, `${review}/inputs`);
  await inputs.locator('#f-objectives').fill('Mục tiêu của năm đạt mức đã đề ra');
  await inputs.getByRole('button', { name: 'Lưu nhận xét' }).click();
  await inputs.getByText('Đã lưu nhận xét.').waitFor();
  await inputs.getByRole('button', { name: 'Chốt số liệu' }).click();
  await inputs.getByText('Đã chốt số liệu.').waitFor();
  await year.office.press(await year.office.see(secretary, '/yearly-reports'), 'Lập báo cáo', { 'Nơi nhận': 'Sở Khoa học và Công nghệ', 'Năm': '2022', 'Chốt số liệu đến hết ngày': '15/12/2022' });
  const report = new URL(inputs.url()).pathname;
  [year.seen.review, year.seen.report] = [review, report];
  await compared(year.office, chairman, { review, report });
});

test('December: the review ends with decisions that are carried out, the report is signed and sent', async () => {
  const { review, report } = year.seen;
  await year.office.step(secretary, review, 'Đã họp');
  const decision = await year.office.begin(secretary, `/review-decisions?parent=${review.split('/').pop()}`, {
    'Nội dung quyết định': 'Trang bị thêm một máy quét cho Bộ phận Một cửa', Loại: 'Nguồn lực', 'Thực hiện bằng': 'Công việc', 'Đơn vị thực hiện': HOME,
    'Người chịu trách nhiệm': NAMES[head], Hạn: '28/12/2022',
  });
  await year.office.step(secretary, review, 'Lưu biên bản', { 'Người dự họp': 'Nguyễn Văn Chủ, Chủ tịch', 'Diễn biến, ý kiến thảo luận': 'Các thành viên thống nhất', 'Kết luận của chủ trì': 'Hệ thống phù hợp, đủ, có hiệu lực' });
  await year.office.step(secretary, review, 'Thư ký ký, trình chủ trì');
  await year.office.step(chairman, review, 'Chủ trì ký biên bản', { 'Số biên bản': '05/BB-BCĐISO' });
  await year.office.step(secretary, review, 'Giao việc theo quyết định');
  const minutes = await year.office.paper(chairman, `${review}/minutes`);
  assert.match(minutes, /05\/BB-BCĐISO/);
  assert.match(minutes, /Trang bị thêm một máy quét/);
  const given = await year.office.see(head, decision);
  await given.locator('main a[href^="/tasks/"]').first().click();
  const task = new URL(given.url()).pathname;
  await year.office.step(head, task, 'Bắt đầu làm');
  await year.office.step(head, task, 'Báo cáo đã xong', { 'Kết quả, minh chứng': 'Đã nhận máy quét' });
  await year.office.step(secretary, task, 'Xác nhận đã xong');
  await year.office.step(deputy, decision, 'Xác nhận đã thực hiện', { 'Kết quả': 'Đã nhận máy quét' });
  await year.office.step(deputy, review, 'Kết thúc');

  await year.office.press(await year.office.see(secretary, report), 'Lưu nội dung', { 'Nội dung': 'Ban Chỉ đạo họp hai kỳ, công bố hệ thống theo Quyết định 47a.' });
  await year.office.step(head, report, 'Đồng ý, trình ký');
  await year.office.step(chairman, report, 'Ký báo cáo');
  await year.office.step(secretary, report, 'Ghi đã gửi', { 'Số, ký hiệu': '198/BC-UBND', 'Ngày': '15/12/2022' });
  assert.match(await year.office.paper(chairman, `${report}/pdf`), /198\/BC-UBND/);
});

test('31 December: every clause has its evidence, and a pack for an inspection is made', async () => {
  await year.office.at('2022-12-31T09:00');
  const page = await year.office.see(secretary, '/evidence?as_of=31/12/2022');
  for (let asked = page.getByRole('button', { name: /^Xác nhận loại trừ/ }); await asked.count();) {
    await asked.first().click();
    await page.goto(`${year.office.base}/evidence?as_of=31/12/2022`);
  }
  const lacking = (one) => one.locator('table.matrix tbody tr').filter({ has: one.locator('.cell.bad, .cell.warn') }).allInnerTexts();
  assert.deepEqual(await lacking(page), []);
  assert.equal(await page.locator('.kpi', { hasText: 'Thiếu' }).locator('dd').innerText(), '0');
  for (const clause of ['4.1', '5.2.1', '6.2', '7.2', '8.5.1', '8.7', '9.2', '9.3.3', '10.2']) {
    assert.match(await page.locator(`[id="c-${clause}"]`).innerText(), /Đủ/, clause);
  }
  assert.match(await year.office.paper(chairman, '/quality/print'), /HỆ THỐNG QUẢN LÝ CHẤT LƯỢNG|chất lượng/i);

  const packs = await year.office.see(secretary, '/inspection-packs');
  await year.office.press(packs, 'Tập hợp hồ sơ', { 'Tên đợt kiểm tra': 'Kiểm tra của Sở năm 2022', 'Từ ngày': '01/01/2022', 'Đến hết ngày': '31/12/2022' });
  const pack = new URL(packs.url()).pathname;
  for (let tries = 0; !(await packs.getByRole('link', { name: /^Tải/ }).count()); tries += 1) {
    assert.ok(tries < 300, await packs.locator('main').innerText());
    await packs.waitForTimeout(1000);
    await year.office.see(secretary, pack);
  }
  const archive = await packs.request.get(year.office.base + await packs.getByRole('link', { name: /^Tải/ }).first().getAttribute('href'));
  assert.equal((await archive.body()).subarray(0, 2).toString(), 'PK');
  const record = await year.office.see(secretary, '/ledger');
  assert.match(await record.locator('main').innerText(), /Mã gốc/);
});
