// March to July: urging, training, dossiers, the audit, nonconformities, what citizens say.
import assert from 'node:assert/strict';
import test from 'node:test';
import { chairman, deputy, secretary, head, specialist, auditor, clerk, desk, chief, NAMES, OFFICE, HOME, year } from './people.mjs';

test('March: a late unit is urged; the division plans; people are trained; the public is told', async () => {
  await year.office.at('2022-03-01T08:00');
  const late = await year.office.see(secretary, '/urgings');
  await late.getByRole('button', { name: /^Soạn/ }).first().click();
  const urging = new URL(late.url()).pathname;
  await year.office.step(secretary, urging, 'Ghi đã gửi', { 'Số, ký hiệu': '98/UBND-VP', 'Ngày gửi': '01/03/2022' });
  assert.match(await year.office.paper(secretary, `${urging}/letter`), /Rà soát mẫu đơn, tờ khai/);
  const page = await year.office.see(specialist, '/tasks?phase=overdue');
  await page.locator('#results tbody th a').first().click();
  const task = new URL(page.url()).pathname;
  await year.office.step(specialist, task, 'Bắt đầu làm');
  await year.office.step(specialist, task, 'Báo cáo đã xong', { 'Kết quả, minh chứng': 'Đã rà soát 12 mẫu' });
  await year.office.step(secretary, task, 'Xác nhận đã xong');
  await year.office.step(head, urging, 'Trả lời', { 'Đơn vị trả lời': 'Đã hoàn thành ngày 01/03/2022' });

  const plan = await year.office.see(head, year.seen.plan);
  await plan.getByRole('button', { name: /^Lập kế hoạch/ }).first().click();
  const own = new URL(plan.url()).pathname;
  assert.notEqual(own, year.seen.plan);
  await year.office.begin(head, `/tasks?parent=${own.split('/').pop()}`, {
    'Nội dung công việc': 'Lập sổ tay nghiệp vụ của phòng', 'Đơn vị chủ trì': HOME, 'Người thực hiện': NAMES[specialist], 'Hạn hoàn thành': '30/09/2022',
  });
  await year.office.step(head, own, 'Trình phê duyệt');
  await year.office.step(chairman, own, 'Phê duyệt', { 'Số, ký hiệu văn bản': '05/KH-NV', 'Ngày ký': '01/03/2022' });

  const course = await year.office.begin(secretary, '/courses', {
    'Tên lớp, nội dung đào tạo': 'Nhận thức và áp dụng TCVN ISO 9001:2015', 'Hình thức': 'Tự tổ chức', 'Dự kiến ngày': '25/03/2022',
    'Đối tượng, số người': 'Công chức Phòng Nội vụ', 'Nơi tổ chức': 'UBND huyện', 'Nội dung': 'Các điều khoản 4 đến 10', 'Cách đánh giá': 'Bài kiểm tra', 'Đánh giá hiệu quả sau (tháng)': '3',
  });
  await year.office.step(chairman, course, 'Duyệt vào kế hoạch');
  year.seen.learners = [];
  for (const login of [head, specialist]) {
    year.seen.learners.push(await year.office.begin(secretary, `/attendances?parent=${course.split('/').pop()}`, { 'Người học': NAMES[login] }));
  }
  await year.office.at('2022-03-25T16:00');
  await year.office.step(secretary, course, 'Ghi đã tổ chức', { 'Ngày tổ chức': '25/03/2022', 'Giảng viên, người phổ biến': 'Giảng viên (minh họa)' });
  for (const at of year.seen.learners) await year.office.step(secretary, at, 'Ghi có mặt');
  await year.office.step(secretary, course, 'Ghi kết quả', { 'Kết quả chung': '02/02 người đạt' });
  year.seen.course = course;
  await year.office.step(clerk, year.seen.told, 'Ghi một lần truyền thông', {
    'Ngày truyền thông': '25/03/2022', 'Giờ phát': '17:00', 'Toàn văn, nội dung chính': 'Chính sách chất lượng của UBND huyện năm 2022.',
  });
  for (const [channel, content] of [['Cổng thông tin điện tử', 'Đăng Bản công bố theo Quyết định 47a'], ['Họp giao ban', 'Quán triệt mục tiêu chất lượng']]) {
    await year.office.begin(secretary, '/communications', { 'Nội dung': content, Kênh: channel, 'Ngày truyền thông': '25/03/2022' });
  }
  await year.office.step(head, year.seen.risk, 'Báo cáo đã làm xong', { 'Việc đã làm': 'Đã ủy quyền ký trên hệ thống' });
  await year.office.step(secretary, year.seen.risk, 'Đánh giá hiệu lực', {
    'Khả năng sau xử lý': '2', 'Ảnh hưởng sau xử lý': '3', 'Hiệu lực': 'Có hiệu lực', 'Căn cứ đánh giá hiệu lực': 'Không có hồ sơ chậm trong quý I',
  });
  await year.office.step(chairman, year.seen.risk, 'Chấp nhận mức còn lại');
});

const PROCESS = 'Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội';

/** Somebody brings a dossier. */
async function received(name) {
  const page = await year.office.see(desk, '/dossiers/new');
  await page.getByRole('link', { name: PROCESS }).click();
  await page.locator('input[name="original.0"]').fill('1');
  await year.office.send(page, page.locator('main form').last(), { 'Họ tên hoặc tên tổ chức': `${name} (minh họa)`, 'Địa chỉ': 'Khu dân cư số 1' });
  return new URL(page.url()).pathname;
}

/** It goes from hand to hand until the result is handed over. */
async function settled(dossier) {
  for (const login of [specialist, head, deputy, clerk]) {
    const page = await year.office.see(login, dossier);
    await page.getByRole('button', { name: /^Xong/ }).click();
    await page.locator('.flash.ok').waitFor();
  }
  await year.office.step(desk, dossier, 'Trả kết quả');
}

test('March to May: dossiers under a process in force, one of them late', async () => {
  await year.office.at('2022-03-28T08:10');
  year.seen.dossiers = [await received('Trần Văn Sáng'), await received('Lê Thị Sóng'), await received('Ngô Văn Đảo')];
  await year.office.at('2022-03-30T14:00');
  for (const dossier of year.seen.dossiers) await settled(dossier);
  assert.match(await year.office.paper(desk, `${year.seen.dossiers[0]}/control-slip`), /PHIẾU KIỂM SOÁT/i);
  await year.office.at('2022-05-04T08:10');
  const late = await received('Phạm Thị Gió');
  await year.office.at('2022-05-16T09:00');
  await settled(late);
  year.seen.dossiers.push(late);
  const page = await year.office.see(desk, late);
  assert.match(await page.locator('main').innerText(), /Quá hạn/);
  const code = (await page.locator('.crumbs li').last().innerText()).trim();
  const output = await year.office.begin(desk, '/nonconforming-outputs', {
    'Nội dung': 'Trả kết quả chậm ba ngày làm việc', Loại: 'Quá hạn', 'Mã hồ sơ': code, 'Ngày phát hiện': '16/05/2022',
    'Phát hiện khi': 'Khi trả kết quả', 'Đơn vị': HOME,
  });
  await year.office.step(head, output, 'Quyết định xử lý', {
    'Cách xử lý': 'Xin lỗi, hẹn lại', 'Quyết định xử lý': 'Lập phiếu xin lỗi, hẹn lại', 'Người xử lý': NAMES[specialist], 'Hạn xử lý': '17/05/2022',
  });
  await year.office.step(specialist, output, 'Báo đã xử lý', {
    'Đã làm gì': 'Đã gửi phiếu xin lỗi', 'Báo cho người nộp hồ sơ bằng': 'Văn bản', 'Ngày báo': '16/05/2022', 'Phiếu xin lỗi': '15/PXL',
  });
  await year.office.step(auditor, output, 'Kiểm tra lại: đạt', { 'Kết quả kiểm tra lại': 'Người dân đã nhận kết quả' });
  await year.office.step(head, output, 'Đóng');
});

test('May and June: the internal audit from its programme to its report', async () => {
  await year.office.at('2022-05-20T08:00');
  const programme = await year.office.begin(secretary, '/audit-programmes', {
    'Tên chương trình': 'Chương trình đánh giá nội bộ năm 2022', Năm: '2022', 'Tiêu chuẩn': 'TCVN ISO 9001:2015', 'Mục tiêu': 'Xem hệ thống có phù hợp, có hiệu lực',
    'Chuẩn mực đánh giá': 'TCVN ISO 9001:2015; tài liệu hệ thống', 'Phương pháp': 'Phỏng vấn, xem hồ sơ, chọn mẫu',
  });
  await year.office.step(secretary, programme, 'Trình phê duyệt');
  await year.office.step(chairman, programme, 'Phê duyệt', { 'Số, ký hiệu văn bản': '21/KH-UBND' });
  await year.office.step(secretary, programme, 'Bắt đầu thực hiện');
  const audit = await year.office.begin(secretary, `/audits?parent=${programme.split('/').pop()}`, {
    'Tên cuộc đánh giá': 'Đánh giá nội bộ đợt 1', 'Mục tiêu': 'Sự phù hợp', 'Phạm vi': 'Phòng Nội vụ', 'Chuẩn mực': 'TCVN ISO 9001:2015',
    'Từ ngày': '06/06/2022', 'Đến ngày': '07/06/2022', 'Trưởng đoàn': NAMES[auditor], 'Thời hạn khắc phục (ngày)': '30',
  });
  const session = await year.office.begin(secretary, `/audit-sessions?parent=${audit.split('/').pop()}`, {
    'Nội dung': 'Toàn bộ hệ thống tại Phòng Nội vụ', 'Đơn vị được đánh giá': HOME, 'Ngày': '06/06/2022', 'Từ giờ': '08:00', 'Đến giờ': '11:00',
    'Điều khoản': '4, 5, 6, 7, 8, 9, 10', 'Đánh giá viên': NAMES[auditor],
  });
  // Nobody holds the certificate of an auditor yet: the chairman allows it in words.
  await year.office.step(chairman, session, 'Cho phép ngoại lệ', { 'Lý do cho phép ngoại lệ': 'Lớp đánh giá viên của tỉnh mở cuối năm' });
  await year.office.step(chairman, audit, 'Cho phép trưởng đoàn chưa có chứng nhận', {
    'Lý do cho phép trưởng đoàn chưa có chứng nhận': 'Lớp đánh giá viên của tỉnh mở cuối năm',
  });
  await year.office.step(auditor, audit, 'Thông báo kế hoạch cho các đơn vị');
  await year.office.at('2022-06-06T08:00');
  await year.office.step(auditor, audit, 'Họp khai mạc, bắt đầu đánh giá');
  const list = await year.office.see(auditor, `${audit}/checklist`);
  await list.getByRole('button', { name: 'Lập dòng còn thiếu theo lịch' }).click();
  const lines = list.locator('details:has(form[data-keep])');
  assert.ok(await lines.count() > 20, 'a line for each clause and more');
  const answers = (place) => (place === 1
    ? ['nonconforming', '01/04 hồ sơ trả quá hạn, chưa gửi phiếu xin lỗi'] : ['conforms', 'Đã xem hồ sơ, phỏng vấn']);
  for (const [place, line] of (await lines.all()).slice(0, 3).entries()) {
    const [result, evidence] = answers(place);
    await line.evaluate((it) => { it.open = true; });
    await line.getByLabel('Kết quả').selectOption(result);
    await line.getByLabel('Bằng chứng đã xem').fill(evidence);
    await line.getByRole('button', { name: 'Lưu dòng này' }).click();
    await line.getByText('Đã gửi').waitFor();
  }
  const rest = await lines.locator('form').evaluateAll((all) => all.slice(3).map((form) => Object.fromEntries(new FormData(form))));
  for (const form of rest) await year.office.post(auditor, `${audit}/answers`, { ...form, result: 'conforms', evidence: answers(0)[1] });
  await list.reload();
  await list.locator('summary', { hasText: 'Không phù hợp' }).first().click();
  await list.getByRole('link', { name: 'Lập phát hiện' }).first().click();
  await year.office.send(list, list.locator('main form:has(button.primary)').last(), { 'Mô tả phát hiện': 'Hồ sơ trả quá hạn không có phiếu xin lỗi', 'Loại': 'KPH nhẹ' });
  year.seen.finding = new URL(list.url()).pathname;
  await year.office.step(auditor, year.seen.finding, 'Ký và giao đơn vị');
  await year.office.step(head, year.seen.finding, 'Chấp nhận và ký');
  assert.match(await year.office.paper(head, `${year.seen.finding}/sheet`), /PHIẾU PHÁT HIỆN ĐÁNH GIÁ/);
  await year.office.step(auditor, session, 'Đã đánh giá xong buổi này');
  await year.office.at('2022-06-07T15:00');
  await year.office.step(auditor, audit, 'Họp kết thúc, chuyển lập báo cáo');
  await year.office.step(auditor, audit, 'Ký báo cáo, trình phê duyệt', {
    'Tóm tắt kết quả theo đơn vị': 'Phòng Nội vụ: 01 KPH nhẹ', 'Kết luận về sự phù hợp và hiệu lực': 'Hệ thống phù hợp, có hiệu lực',
  });
  await year.office.step(chairman, audit, 'Phê duyệt báo cáo', { 'Số báo cáo': '06/BC-BCĐISO', 'Ngày báo cáo': '07/06/2022' });
  await year.office.step(secretary, audit, 'Đã gửi báo cáo, bắt đầu theo dõi');
  assert.match(await year.office.paper(chairman, `${audit}/report`), /Hồ sơ trả quá hạn không có phiếu xin lỗi/);
  [year.seen.audit, year.seen.programme] = [audit, programme];
});

/** A nonconformity goes from its owner to somebody else who verifies it. */
async function corrected(nc, due, day) {
  await year.office.step(secretary, nc, 'Giao xử lý', { 'Người chịu trách nhiệm': NAMES[head], 'Hạn hoàn thành': due });
  await year.office.step(head, nc, 'Gửi nguyên nhân và kế hoạch', {
    '5 lần hỏi vì sao': [true, 'Hồ sơ quá hạn\nKhông ai lập phiếu xin lỗi\nKhông biết phải lập'], 'Nguyên nhân gốc': 'Quy trình chưa nêu việc lập phiếu xin lỗi',
    'Nhóm nguyên nhân gốc': 'Quy trình, phương pháp', 'Việc 1': ['Gửi phiếu xin lỗi cho người dân', 'Phổ biến mẫu phiếu xin lỗi'],
    'Người làm': [NAMES[specialist], NAMES[specialist]], Hạn: [due, due], Không: true, 'Đã xem ở đâu, thấy gì': 'Đã xem ba đơn vị còn lại, không có',
  });
  await year.office.step(secretary, nc, 'Duyệt kế hoạch');
  for (const evidence of ['Phiếu xin lỗi số 15/PXL', 'Biên bản phổ biến']) {
    await year.office.step(specialist, nc, 'Ghi đã làm xong', { 'Ngày xong': day, 'Bằng chứng': evidence });
  }
  await year.office.step(head, nc, 'Báo cáo đã hoàn thành', { 'Kết quả thực hiện, bằng chứng': 'Đã làm đủ hai việc' });
  await year.office.step(secretary, nc, 'Xác nhận đã thực hiện', { 'Đã kiểm tra những gì, thấy gì': 'Xem phiếu xin lỗi và biên bản phổ biến' });
}

test('June: nonconformities have their cause, their actions, and a judge who is somebody else', async () => {
  await year.office.at('2022-06-08T08:00');
  const page = await year.office.see(secretary, year.seen.audit);
  await page.locator('main a[href^="/nonconformities/"]').first().click();
  const found = new URL(page.url()).pathname;
  await page.goto(`${year.office.base}/nonconformities?source=late_dossier`);
  await page.locator('#results tbody th a').first().click();
  const late = new URL(page.url()).pathname;
  await year.office.step(secretary, late, 'Mở phiếu, cấp số');
  year.seen.corrected = [found, late];
  for (const nc of year.seen.corrected) await corrected(nc, '30/06/2022', '08/06/2022');
});

test('June and July: effect of the training, what citizens say, the middle of the year', async () => {
  await year.office.at('2022-07-05T08:00');
  for (const at of year.seen.learners) {
    await year.office.step(deputy, at, 'Ghi đánh giá hiệu quả', { 'Hiệu quả': 'Vận dụng tốt', 'Nhận xét của người quản lý': 'Làm đúng quy trình' });
  }
  await year.office.step(secretary, year.seen.course, 'Kết thúc');
  const survey = await year.office.begin(secretary, '/surveys', {
    'Tên khảo sát': 'Mức độ hài lòng khi giải quyết thủ tục hành chính 6 tháng đầu năm 2022', 'Hỏi ai': 'Người dân đã nhận kết quả',
    'Từ ngày': '05/07/2022', 'Đến hết ngày': '15/07/2022', 'Số phiếu giấy đã phát': '5',
  });
  await year.office.step(chairman, survey, 'Duyệt khảo sát');
  await year.office.step(secretary, survey, 'Mở lấy ý kiến');
  const slips = await year.office.see(desk, `${survey}/slips`);
  const count = Number((await slips.locator('.hint', { hasText: 'Gõ lần lượt' }).innerText()).match(/(\d+) câu/)[1]);
  const slip = (mark) => Array.from({ length: count }, () => mark).join(' ');
  await year.office.press(slips, 'Nhập phiếu', { 'Các phiếu': [5, 5, 4, 4].map(slip).concat(`${slip(3)}; chờ hơi lâu`).join('\n') });
  const said = await year.office.begin(desk, '/feedback', {
    Loại: 'Góp ý', 'Người dân gửi bằng cách nào': 'Tại Bộ phận', 'Nội dung chính, một câu': 'Đề nghị có thêm ghế chờ',
    'Nội dung': 'Buổi sáng đông người, thiếu ghế chờ.',
  });
  await year.office.step(secretary, said, 'Phân loại, thụ lý', { 'Đơn vị liên quan': OFFICE });
  await year.office.step(secretary, said, 'Giao xử lý', { 'Người viết câu trả lời': NAMES[desk] });
  await year.office.step(desk, said, 'Trình câu trả lời', { 'Câu trả lời': 'Văn phòng đã kê thêm ghế.' });
  await year.office.step(chief, said, 'Ký và gửi trả lời');

  await year.office.step(secretary, year.seen.objective, 'Ghi đánh giá giữa kỳ', { 'Lý do, nhận xét': 'Một hồ sơ quá hạn, đã khắc phục' });
  await year.office.step(head, year.seen.own, 'Ghi số liệu', {
    'Từ ngày': '01/01/2022', 'Đến ngày': '30/06/2022', 'Số đạt': '2', 'Tổng số': '2', 'Bằng chứng': 'Danh sách học viên lớp ngày 25/03/2022',
  });
  await year.office.step(secretary, year.seen.own, 'Xác nhận số liệu');
  await year.office.at('2022-07-18T08:00');
  await year.office.step(secretary, survey, 'Đóng khảo sát');
  await year.office.step(secretary, survey, 'Ghi phân tích', { 'Nhận xét kết quả': '05 phiếu hợp lệ; thời gian chờ còn bị góp ý', 'Việc cần làm': 'Văn phòng kê thêm ghế chờ' });
  await year.office.step(chairman, survey, 'Công bố kết quả');
});
