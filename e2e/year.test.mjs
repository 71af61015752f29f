// The year 2022 of an agency, from the January decision on its committee to the December report, played by its
// people on a clock that stands where the test puts it; at its end every clause has its evidence.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Office } from './office.mjs';

// The six who run the system, and the three at whose desks papers pass.
const [chairman, deputy, secretary, head, specialist, auditor] =
  ['chutich', 'phochutich', 'thuky', 'truongphong.nv', 'chuyenvien.nv', 'truongphong.tckh'];
const [clerk, desk, chief] = ['vanthu', 'motcua', 'chanhvanphong'];
const NAMES = {
  chutich: 'Nguyễn Văn Chủ', phochutich: 'Nguyễn Văn A', thuky: 'Ngô Thị F', 'truongphong.nv': 'Lê Văn C',
  'chuyenvien.nv': 'Đỗ Thị K', 'truongphong.tckh': 'Phạm Thị D', 'truongphong.ktxh': 'Hoàng Văn E',
  vanthu: 'Vũ Văn I', motcua: 'Bùi Thị H', chanhvanphong: 'Trần Thị B',
};
const [OFFICE, HOME, FINANCE] = ['Văn phòng HĐND-UBND huyện', 'Phòng Nội vụ', 'Phòng Tài chính'];

let office;
const seen = {};

before(async () => { office = await Office.open('2022-01-04T08:00'); });
after(async () => { await office?.close(); });

test('January: the committee is set up, meets, and gives tasks', async () => {
  await office.at('2022-01-05T08:00');
  const committee = await office.begin(secretary, '/committees', {
    'Tên đầy đủ của Ban Chỉ đạo': 'Ban Chỉ đạo xây dựng, áp dụng hệ thống quản lý chất lượng UBND huyện Cồn Cỏ',
    'Loại quyết định': 'Thành lập', 'Bộ phận thường trực': OFFICE, 'Người ký quyết định': NAMES[chairman],
    'Nhiệm vụ của Ban Chỉ đạo': 'Chỉ đạo xây dựng, áp dụng và cải tiến hệ thống\nĐánh giá nội bộ, xem xét của lãnh đạo',
  });
  const id = committee.split('/').pop();
  for (const [login, post, represents] of [[chairman, 'Trưởng ban', 'Không'], [deputy, 'Phó Trưởng ban', 'Có'],
    [chief, 'Ủy viên thường trực', 'Không'], [head, 'Ủy viên', 'Không'], [auditor, 'Ủy viên', 'Không'],
    ['truongphong.ktxh', 'Ủy viên', 'Không'], [secretary, 'Thư ký ISO', 'Không']]) {
    await office.begin(secretary, `/committee-seats?parent=${id}`, {
      'Người được cử': NAMES[login], 'Phần việc': post, 'Đại diện lãnh đạo về chất lượng': represents, 'Từ ngày': '05/01/2022',
    });
  }
  await office.step(chairman, committee, 'Ký quyết định');
  await office.step(clerk, committee, 'Cấp số', { 'Số, ký hiệu': '08/QĐ-UBND', 'Ngày ký': '05/01/2022' });
  const decision = await office.paper(secretary, `${committee}/decision`);
  assert.match(decision, /gồm 06 thành viên và 01 thư ký giúp việc/);
  assert.match(decision, /08\/QĐ-UBND/);

  const meeting = await office.begin(secretary, '/committee-meetings', {
    'Nội dung họp': 'Triển khai nhiệm vụ năm 2022', 'Ngày họp': '07/01/2022', 'Giờ họp': '08:00', 'Địa điểm': 'Phòng họp số 1',
    'Người chủ trì': NAMES[chairman], 'Chương trình họp': 'Mục tiêu chất lượng\nKế hoạch năm',
  });
  await office.step(secretary, meeting, 'Gửi giấy mời', { 'Số giấy mời': '02/GM-UBND', 'Ngày gửi giấy mời': '05/01/2022' });
  await office.at('2022-01-07T10:30');
  seen.conclusion = await office.begin(secretary, `/committee-conclusions?parent=${meeting.split('/').pop()}`, {
    'Nội dung kết luận': 'Rà soát thủ tục hành chính thuộc phạm vi công bố', 'Đơn vị chủ trì': HOME,
    'Người thực hiện': NAMES[head], 'Hạn hoàn thành': '31/01/2022', 'Sản phẩm': 'Danh mục thủ tục',
  });
  const guests = await office.see(secretary, meeting);
  const lines = await guests.locator('a[href^="/committee-attendance/"]').evaluateAll((all) => all.map((it) => it.getAttribute('href')).filter((href) => /\/\d+$/.test(href)));
  assert.equal(lines.length, 7);
  for (const line of lines) await office.step(secretary, line, 'Có mặt');
  await office.step(secretary, meeting, 'Ghi biên bản', { 'Diễn biến cuộc họp': 'Các thành viên thống nhất', 'Kết thúc lúc': '10:15' });
  await office.step(chairman, meeting, 'Xác nhận biên bản');
  assert.match(await office.paper(secretary, `${meeting}/minutes`), /Rà soát thủ tục hành chính/);
  const page = await office.see(head, seen.conclusion);
  await page.getByRole('link', { name: /^CV-2022-/ }).first().click();
  seen.task = new URL(page.url()).pathname;
});

test('10 January: objectives of the agency and a division, the plan and what follows of it', async () => {
  await office.at('2022-01-10T08:00');
  const objective = async (login, fields) => office.begin(login, '/objectives', {
    'Từ ngày': '01/01/2022', 'Đến ngày': '30/11/2022', 'So sánh': 'Không thấp hơn', 'Theo dõi': 'tháng', ...fields,
  });
  seen.objective = await objective(secretary, {
    'Số hiệu': 'MT.01', 'Mục tiêu': 'Hồ sơ thủ tục hành chính được giải quyết đúng và trước hạn', 'Mức phải đạt, %': '75',
    'Cách tính': 'Hồ sơ giải quyết đúng và trước hạn',
  });
  seen.own = await objective(head, {
    'Số hiệu': 'MT.NV.01', 'Mục tiêu': 'Công chức của phòng được tập huấn TCVN ISO 9001:2015', 'Mức phải đạt, %': '100',
    'Của': HOME, 'Cách tính': 'Nhập tay theo công thức', 'Công thức': 'Số công chức được tập huấn / tổng số công chức',
    'Phục vụ mục tiêu của cơ quan': 'MT.01',
  });
  for (const [at, login] of [[seen.objective, secretary], [seen.own, head]]) {
    await office.step(login, at, 'Gửi thẩm định');
    await office.step(secretary, at, 'Thẩm định: đạt');
  }
  for (const unit of ['Toàn cơ quan', HOME]) {
    await office.step(chairman, '/objectives?year=2022', 'Phê duyệt cả bộ', {
      'Bộ mục tiêu của': unit, 'Số, ký hiệu quyết định': '12/QĐ-UBND', 'Ngày quyết định': '10/01/2022',
    });
  }
  seen.plan = await office.begin(secretary, '/plans', {
    'Tên kế hoạch': 'Kế hoạch áp dụng, duy trì hệ thống quản lý chất lượng năm 2022', Loại: 'Duy trì, cải tiến', Năm: '2022',
  });
  const plan = seen.plan.split('/').pop();
  for (const [title, unit, login, due] of [['Tập huấn TCVN ISO 9001:2015', OFFICE, secretary, '31/03/2022'],
    ['Rà soát mẫu đơn, tờ khai', HOME, specialist, '25/02/2022'], ['Đánh giá nội bộ', FINANCE, auditor, '30/06/2022']]) {
    await office.begin(secretary, `/tasks?parent=${plan}`, {
      'Nội dung công việc': title, 'Đơn vị chủ trì': unit, 'Người thực hiện': NAMES[login], 'Hạn hoàn thành': due,
    });
  }
  await office.step(secretary, seen.plan, 'Trình phê duyệt');
  await office.step(chairman, seen.plan, 'Phê duyệt', { 'Số, ký hiệu văn bản': '05/KH-UBND', 'Ngày ký': '10/01/2022' });
  assert.match(await office.paper(secretary, `${seen.plan}/chart`), /05\/KH-UBND/);
  await office.step(head, seen.task, 'Bắt đầu làm');
  await office.step(head, seen.task, 'Báo cáo đã xong', { 'Kết quả, minh chứng': '20 thủ tục trong phạm vi' });
  await office.step(secretary, seen.task, 'Xác nhận đã xong');
});

test('the ground of the system: context, parties, risks, providers, equipment, competence, records', async () => {
  await office.at('2022-01-12T08:00');
  const owner = { 'Đơn vị theo dõi': HOME, 'Người theo dõi': NAMES[head] };
  for (const [kind, issue] of [['Nội bộ', 'Một công chức kiêm nhiều việc'], ['Bên ngoài', 'Biển động, tàu không ra đảo nhiều ngày']]) {
    const at = await office.begin(secretary, '/context-issues', {
      Loại: kind, 'Lĩnh vực': 'Nhân lực', 'Vấn đề': issue, 'Tác động': 'Khó khăn', 'Ảnh hưởng đến hệ thống': 'Có thể chậm hồ sơ',
      'Liên quan biến đổi khí hậu': 'Không', 'Cách theo dõi, ứng phó': 'Xem lại mỗi quý', ...owner,
    });
    await office.step(secretary, at, 'Trình phê duyệt');
    await office.step(chairman, at, 'Phê duyệt');
  }
  const party = await office.begin(secretary, '/interested-parties', {
    Nhóm: 'Người dân, tổ chức', 'Bên quan tâm': 'Người dân trên đảo', 'Nhu cầu, mong đợi': 'Hồ sơ đúng hạn, không phải đi lại',
    'Cách đáp ứng': 'Nhận hồ sơ trực tuyến', ...owner,
  });
  await office.step(secretary, party, 'Trình phê duyệt');
  await office.step(chairman, party, 'Phê duyệt');

  const risk = await office.begin(specialist, '/risks', {
    Loại: 'Rủi ro', 'Mô tả': 'Trả kết quả quá hạn khi mất liên lạc với đất liền', 'Đơn vị': HOME, 'Quá trình': 'Bảo trợ xã hội',
  });
  await office.step(secretary, risk, 'Đánh giá và đề nghị cách xử lý', {
    'Khả năng xảy ra': '4', 'Mức ảnh hưởng': '4', 'Cách xử lý': 'Giảm thiểu', 'Người chịu trách nhiệm': NAMES[head],
    'Hành động': 'Ủy quyền ký trên hệ thống', 'Hạn thực hiện': '31/03/2022',
  });
  await office.step(chairman, risk, 'Phê duyệt cách xử lý');
  await office.step(head, risk, 'Bắt đầu xử lý');
  seen.risk = risk;

  const provider = await office.begin(secretary, '/providers', {
    'Tên nhà cung cấp': 'Bưu điện huyện (minh họa)', Loại: 'Bưu chính công ích', 'Sản phẩm, dịch vụ': 'Chuyển trả kết quả',
    'Tiêu chí lựa chọn': 'Có điểm phục vụ trên đảo', 'Cách kiểm soát': 'Hợp đồng, phiếu gửi', 'Đơn vị quản lý': OFFICE, 'Người theo dõi': NAMES[clerk],
  });
  await office.step(chairman, provider, 'Phê duyệt');
  const device = await office.begin(secretary, '/equipment', {
    Loại: 'Thiết bị', 'Tên thiết bị': 'Máy phát điện dự phòng', 'Mã tài sản': 'TS-01', 'Số lượng': '1', 'Nơi đặt': 'Trụ sở', 'Đơn vị sử dụng': OFFICE,
    'Người quản lý': NAMES[clerk], 'Nội dung bảo dưỡng': 'Chạy thử, thay dầu', 'Bảo dưỡng mỗi (tháng)': '12',
  });
  await office.step(clerk, device, 'Đưa vào sử dụng');
  const place = await office.see(secretary, '/environment-checks/new');
  for (const box of await place.locator('main form input[type="checkbox"]').all()) await box.check();
  await office.send(place, place.locator('main form').last(), {
    'Nơi kiểm tra': 'Bộ phận Một cửa', 'Ngày kiểm tra': '12/01/2022', 'Đơn vị': OFFICE,
  });
  await office.press(place, 'Đạt, kết thúc');

  const competence = await office.begin(secretary, '/competences', {
    'Vị trí, chức vụ': 'Chuyên viên', 'Chứng nhận phải có': 'Nhận thức, áp dụng ISO 9001', 'Yêu cầu: trình độ, kỹ năng, kinh nghiệm': 'Đại học',
  });
  await office.step(chairman, competence, 'Duyệt');
  const knowledge = await office.begin(head, '/knowledge', {
    'Tri thức, kinh nghiệm': 'Xác minh hộ nghèo trên đảo', 'Người đang nắm': NAMES[specialist], 'Đơn vị': HOME, 'Nguy cơ mất': 'Trung bình',
    'Xem lại trước ngày': '31/01/2023',
  });
  await office.step(secretary, knowledge, 'Ghi cách giữ', { 'Giữ bằng cách nào': 'Sổ tay nghiệp vụ của phòng' });
  const records = await office.see(secretary, '/registers/records/proposals');
  await records.getByRole('button', { name: 'Đưa các dòng đã đánh dấu vào danh mục' }).click();
  await records.locator('.flash.ok').waitFor();
  seen.told = await office.begin(secretary, '/communication-plan', {
    'Nội dung': 'Chính sách, mục tiêu chất lượng', Kênh: 'Truyền thanh', 'Đối tượng': 'Người dân trên đảo', 'Tần suất': 'Sáu tháng',
    'Hồ sơ lưu': 'Bản tin đã phát', 'Đơn vị': OFFICE, 'Người thực hiện': NAMES[clerk],
  });
  await office.step(chairman, seen.told, 'Phê duyệt');
});

test('February: scope, process map and declaration 47a with its publication', async () => {
  await office.at('2022-02-25T08:00');
  const scope = await office.see(secretary, '/scope/edit');
  await office.send(scope, scope.locator('main form').last(), {
    'Tiêu chuẩn áp dụng': '2015', 'Phạm vi': 'các hoạt động giải quyết thủ tục hành chính thuộc thẩm quyền của UBND huyện Cồn Cỏ',
  });
  const competence = await office.see(secretary, '/scope/competence');
  await office.press(competence, 'Thêm vào danh mục', {
    'Danh mục': '1.001731; Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội; Bảo trợ xã hội', 'Thuộc thẩm quyền từ ngày': '01/01/2022',
  });
  for (const [band, name] of [['Quản lý', 'Hoạch định, đánh giá, cải tiến'], ['Tác nghiệp', 'Giải quyết thủ tục hành chính'], ['Hỗ trợ', 'Nhân sự, tài liệu, phương tiện']]) {
    const map = await office.see(secretary, '/process-map/new');
    await map.locator('main form input[name="document"]').first().check();
    await office.send(map, map.locator('main form').last(), { 'Tên quá trình': name, Nhóm: band, 'Thứ tự trong nhóm': '1' });
  }
  const list = await office.see(secretary, '/declarations');
  await list.getByRole('button', { name: /^Lập bản công bố/ }).click();
  seen.declaration = new URL(list.url()).pathname;
  await office.step(chairman, seen.declaration, 'Ký bản công bố');
  await office.step(clerk, seen.declaration, 'Cấp số', { 'Số, ký hiệu quyết định': '47a/QĐ-UBND', 'Ngày ký': '25/02/2022' });
  await office.step(secretary, seen.declaration, 'Ghi việc công bố', {
    'Niêm yết tại trụ sở từ ngày': '25/02/2022', 'Nơi niêm yết': 'Bộ phận Một cửa', 'Đăng trang thông tin từ ngày': '25/02/2022',
    'Địa chỉ trang': 'https://conco.quangtri.gov.vn', 'Gửi Sở Khoa học và Công nghệ ngày': '25/02/2022', 'Nơi nhận, số công văn': 'Sở Khoa học và Công nghệ, 110/UBND-VP',
  });
  await office.step(secretary, seen.declaration, 'Đưa vào hiệu lực');
  const paper = await office.paper(secretary, `${seen.declaration}/statement.pdf`);
  assert.match(paper, /BẢN CÔNG BỐ/);
  assert.match(paper, /47a\/QĐ-UBND/);
  assert.match(paper, /QT\.NV\.02/);
});

test('March: a late unit is urged; the division plans; people are trained; the public is told', async () => {
  await office.at('2022-03-01T08:00');
  const late = await office.see(secretary, '/urgings');
  await late.getByRole('button', { name: /^Soạn/ }).first().click();
  const urging = new URL(late.url()).pathname;
  await office.step(secretary, urging, 'Ghi đã gửi', { 'Số, ký hiệu': '98/UBND-VP', 'Ngày gửi': '01/03/2022' });
  assert.match(await office.paper(secretary, `${urging}/letter`), /Rà soát mẫu đơn, tờ khai/);
  const page = await office.see(specialist, '/tasks?phase=overdue');
  await page.locator('#results tbody th a').first().click();
  const task = new URL(page.url()).pathname;
  await office.step(specialist, task, 'Bắt đầu làm');
  await office.step(specialist, task, 'Báo cáo đã xong', { 'Kết quả, minh chứng': 'Đã rà soát 12 mẫu' });
  await office.step(secretary, task, 'Xác nhận đã xong');
  await office.step(head, urging, 'Trả lời', { 'Đơn vị trả lời': 'Đã hoàn thành ngày 01/03/2022' });

  const plan = await office.see(head, seen.plan);
  await plan.getByRole('button', { name: /^Lập kế hoạch/ }).first().click();
  const own = new URL(plan.url()).pathname;
  assert.notEqual(own, seen.plan);
  await office.begin(head, `/tasks?parent=${own.split('/').pop()}`, {
    'Nội dung công việc': 'Lập sổ tay nghiệp vụ của phòng', 'Đơn vị chủ trì': HOME, 'Người thực hiện': NAMES[specialist], 'Hạn hoàn thành': '30/09/2022',
  });
  await office.step(head, own, 'Trình phê duyệt');
  await office.step(chairman, own, 'Phê duyệt', { 'Số, ký hiệu văn bản': '05/KH-NV', 'Ngày ký': '01/03/2022' });

  const course = await office.begin(secretary, '/courses', {
    'Tên lớp, nội dung đào tạo': 'Nhận thức và áp dụng TCVN ISO 9001:2015', 'Hình thức': 'Tự tổ chức', 'Dự kiến ngày': '25/03/2022',
    'Đối tượng, số người': 'Công chức Phòng Nội vụ', 'Nơi tổ chức': 'UBND huyện', 'Nội dung': 'Các điều khoản 4 đến 10', 'Cách đánh giá': 'Bài kiểm tra', 'Đánh giá hiệu quả sau (tháng)': '3',
  });
  await office.step(chairman, course, 'Duyệt vào kế hoạch');
  seen.learners = [];
  for (const login of [head, specialist]) {
    seen.learners.push(await office.begin(secretary, `/attendances?parent=${course.split('/').pop()}`, { 'Người học': NAMES[login] }));
  }
  await office.at('2022-03-25T16:00');
  await office.step(secretary, course, 'Ghi đã tổ chức', { 'Ngày tổ chức': '25/03/2022', 'Giảng viên, người phổ biến': 'Giảng viên (minh họa)' });
  for (const at of seen.learners) await office.step(secretary, at, 'Ghi có mặt');
  await office.step(secretary, course, 'Ghi kết quả', { 'Kết quả chung': '02/02 người đạt' });
  seen.course = course;
  await office.step(clerk, seen.told, 'Ghi một lần truyền thông', {
    'Ngày truyền thông': '25/03/2022', 'Giờ phát': '17:00', 'Toàn văn, nội dung chính': 'Chính sách chất lượng của UBND huyện năm 2022.',
  });
  for (const [channel, content] of [['Cổng thông tin điện tử', 'Đăng Bản công bố theo Quyết định 47a'], ['Họp giao ban', 'Quán triệt mục tiêu chất lượng']]) {
    await office.begin(secretary, '/communications', { 'Nội dung': content, Kênh: channel, 'Ngày truyền thông': '25/03/2022' });
  }
  await office.step(head, seen.risk, 'Báo cáo đã làm xong', { 'Việc đã làm': 'Đã ủy quyền ký trên hệ thống' });
  await office.step(secretary, seen.risk, 'Đánh giá hiệu lực', {
    'Khả năng sau xử lý': '2', 'Ảnh hưởng sau xử lý': '3', 'Hiệu lực': 'Có hiệu lực', 'Căn cứ đánh giá hiệu lực': 'Không có hồ sơ chậm trong quý I',
  });
  await office.step(chairman, seen.risk, 'Chấp nhận mức còn lại');
});

const PROCESS = 'Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội';

/** Somebody brings a dossier. */
async function received(name) {
  const page = await office.see(desk, '/dossiers/new');
  await page.getByRole('link', { name: PROCESS }).click();
  await page.locator('input[name="original.0"]').fill('1');
  await office.send(page, page.locator('main form').last(), { 'Họ tên hoặc tên tổ chức': `${name} (minh họa)`, 'Địa chỉ': 'Khu dân cư số 1' });
  return new URL(page.url()).pathname;
}

/** It goes from hand to hand until the result is handed over. */
async function settled(dossier) {
  for (const login of [specialist, head, deputy, clerk]) {
    const page = await office.see(login, dossier);
    await page.getByRole('button', { name: /^Xong/ }).click();
    await page.locator('.flash.ok').waitFor();
  }
  await office.step(desk, dossier, 'Trả kết quả');
}

test('March to May: dossiers under a process in force, one of them late', async () => {
  await office.at('2022-03-28T08:10');
  seen.dossiers = [await received('Trần Văn Sáng'), await received('Lê Thị Sóng'), await received('Ngô Văn Đảo')];
  await office.at('2022-03-30T14:00');
  for (const dossier of seen.dossiers) await settled(dossier);
  assert.match(await office.paper(desk, `${seen.dossiers[0]}/control-slip`), /PHIẾU KIỂM SOÁT/i);
  await office.at('2022-05-04T08:10');
  const late = await received('Phạm Thị Gió');
  await office.at('2022-05-16T09:00');
  await settled(late);
  seen.dossiers.push(late);
  const page = await office.see(desk, late);
  assert.match(await page.locator('main').innerText(), /Quá hạn/);
  const code = (await page.locator('.crumbs li').last().innerText()).trim();
  const output = await office.begin(desk, '/nonconforming-outputs', {
    'Nội dung': 'Trả kết quả chậm ba ngày làm việc', Loại: 'Quá hạn', 'Mã hồ sơ': code, 'Ngày phát hiện': '16/05/2022',
    'Phát hiện khi': 'Khi trả kết quả', 'Đơn vị': HOME,
  });
  await office.step(head, output, 'Quyết định xử lý', {
    'Cách xử lý': 'Xin lỗi, hẹn lại', 'Quyết định xử lý': 'Lập phiếu xin lỗi, hẹn lại', 'Người xử lý': NAMES[specialist], 'Hạn xử lý': '17/05/2022',
  });
  await office.step(specialist, output, 'Báo đã xử lý', {
    'Đã làm gì': 'Đã gửi phiếu xin lỗi', 'Báo cho người nộp hồ sơ bằng': 'Văn bản', 'Ngày báo': '16/05/2022', 'Phiếu xin lỗi': '15/PXL',
  });
  await office.step(auditor, output, 'Kiểm tra lại: đạt', { 'Kết quả kiểm tra lại': 'Người dân đã nhận kết quả' });
  await office.step(head, output, 'Đóng');
});

test('May and June: the internal audit from its programme to its report', async () => {
  await office.at('2022-05-20T08:00');
  const programme = await office.begin(secretary, '/audit-programmes', {
    'Tên chương trình': 'Chương trình đánh giá nội bộ năm 2022', Năm: '2022', 'Tiêu chuẩn': 'TCVN ISO 9001:2015', 'Mục tiêu': 'Xem hệ thống có phù hợp, có hiệu lực',
    'Chuẩn mực đánh giá': 'TCVN ISO 9001:2015; tài liệu hệ thống', 'Phương pháp': 'Phỏng vấn, xem hồ sơ, chọn mẫu',
  });
  await office.step(secretary, programme, 'Trình phê duyệt');
  await office.step(chairman, programme, 'Phê duyệt', { 'Số, ký hiệu văn bản': '21/KH-UBND' });
  await office.step(secretary, programme, 'Bắt đầu thực hiện');
  const audit = await office.begin(secretary, `/audits?parent=${programme.split('/').pop()}`, {
    'Tên cuộc đánh giá': 'Đánh giá nội bộ đợt 1', 'Mục tiêu': 'Sự phù hợp', 'Phạm vi': 'Phòng Nội vụ', 'Chuẩn mực': 'TCVN ISO 9001:2015',
    'Từ ngày': '06/06/2022', 'Đến ngày': '07/06/2022', 'Trưởng đoàn': NAMES[auditor], 'Thời hạn khắc phục (ngày)': '30',
  });
  const session = await office.begin(secretary, `/audit-sessions?parent=${audit.split('/').pop()}`, {
    'Nội dung': 'Toàn bộ hệ thống tại Phòng Nội vụ', 'Đơn vị được đánh giá': HOME, 'Ngày': '06/06/2022', 'Từ giờ': '08:00', 'Đến giờ': '11:00',
    'Điều khoản': '4, 5, 6, 7, 8, 9, 10', 'Đánh giá viên': NAMES[auditor],
  });
  await office.step(auditor, audit, 'Thông báo kế hoạch cho các đơn vị');
  await office.at('2022-06-06T08:00');
  await office.step(auditor, audit, 'Họp khai mạc, bắt đầu đánh giá');
  const list = await office.see(auditor, `${audit}/checklist`);
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
  for (const form of rest) await office.post(auditor, `${audit}/answers`, { ...form, result: 'conforms', evidence: answers(0)[1] });
  await list.reload();
  await list.locator('summary', { hasText: 'Không phù hợp' }).first().click();
  await list.getByRole('link', { name: 'Lập phát hiện' }).first().click();
  await office.send(list, list.locator('main form:has(button.primary)').last(), { 'Mô tả phát hiện': 'Hồ sơ trả quá hạn không có phiếu xin lỗi', 'Loại': 'KPH nhẹ' });
  seen.finding = new URL(list.url()).pathname;
  await office.step(auditor, seen.finding, 'Ký và giao đơn vị');
  await office.step(head, seen.finding, 'Chấp nhận và ký');
  assert.match(await office.paper(head, `${seen.finding}/sheet`), /PHIẾU PHÁT HIỆN ĐÁNH GIÁ/);
  await office.step(auditor, session, 'Đã đánh giá xong buổi này');
  await office.at('2022-06-07T15:00');
  await office.step(auditor, audit, 'Họp kết thúc, chuyển lập báo cáo');
  await office.step(auditor, audit, 'Ký báo cáo, trình phê duyệt', {
    'Tóm tắt kết quả theo đơn vị': 'Phòng Nội vụ: 01 KPH nhẹ', 'Kết luận về sự phù hợp và hiệu lực': 'Hệ thống phù hợp, có hiệu lực',
  });
  await office.step(chairman, audit, 'Phê duyệt báo cáo', { 'Số báo cáo': '06/BC-BCĐISO', 'Ngày báo cáo': '07/06/2022' });
  await office.step(secretary, audit, 'Đã gửi báo cáo, bắt đầu theo dõi');
  assert.match(await office.paper(chairman, `${audit}/report`), /Hồ sơ trả quá hạn không có phiếu xin lỗi/);
  [seen.audit, seen.programme] = [audit, programme];
});

/** A nonconformity goes from its owner to somebody else who verifies it. */
async function corrected(nc, due, day) {
  await office.step(secretary, nc, 'Giao xử lý', { 'Người chịu trách nhiệm': NAMES[head], 'Hạn hoàn thành': due });
  await office.step(head, nc, 'Gửi nguyên nhân và kế hoạch', {
    '5 lần hỏi vì sao': [true, 'Hồ sơ quá hạn\nKhông ai lập phiếu xin lỗi\nKhông biết phải lập'], 'Nguyên nhân gốc': 'Quy trình chưa nêu việc lập phiếu xin lỗi',
    'Nhóm nguyên nhân gốc': 'Quy trình, phương pháp', 'Việc 1': ['Gửi phiếu xin lỗi cho người dân', 'Phổ biến mẫu phiếu xin lỗi'],
    'Người làm': [NAMES[specialist], NAMES[specialist]], Hạn: [due, due], Không: true, 'Đã xem ở đâu, thấy gì': 'Đã xem ba đơn vị còn lại, không có',
  });
  await office.step(secretary, nc, 'Duyệt kế hoạch');
  for (const evidence of ['Phiếu xin lỗi số 15/PXL', 'Biên bản phổ biến']) {
    await office.step(specialist, nc, 'Ghi đã làm xong', { 'Ngày xong': day, 'Bằng chứng': evidence });
  }
  await office.step(head, nc, 'Báo cáo đã hoàn thành', { 'Kết quả thực hiện, bằng chứng': 'Đã làm đủ hai việc' });
  await office.step(secretary, nc, 'Xác nhận đã thực hiện', { 'Đã kiểm tra những gì, thấy gì': 'Xem phiếu xin lỗi và biên bản phổ biến' });
}

test('June: nonconformities have their cause, their actions, and a judge who is somebody else', async () => {
  await office.at('2022-06-08T08:00');
  const page = await office.see(secretary, seen.audit);
  await page.locator('main a[href^="/nonconformities/"]').first().click();
  const found = new URL(page.url()).pathname;
  await page.goto(`${office.base}/nonconformities?source=late_dossier`);
  await page.locator('#results tbody th a').first().click();
  const late = new URL(page.url()).pathname;
  await office.step(secretary, late, 'Mở phiếu, cấp số');
  seen.corrected = [found, late];
  for (const nc of seen.corrected) await corrected(nc, '30/06/2022', '08/06/2022');
});

test('June and July: effect of the training, what citizens say, the middle of the year', async () => {
  await office.at('2022-07-05T08:00');
  for (const at of seen.learners) {
    await office.step(deputy, at, 'Ghi đánh giá hiệu quả', { 'Hiệu quả': 'Vận dụng tốt', 'Nhận xét của người quản lý': 'Làm đúng quy trình' });
  }
  await office.step(secretary, seen.course, 'Kết thúc');
  const survey = await office.begin(secretary, '/surveys', {
    'Tên khảo sát': 'Mức độ hài lòng khi giải quyết thủ tục hành chính 6 tháng đầu năm 2022', 'Hỏi ai': 'Người dân đã nhận kết quả',
    'Từ ngày': '05/07/2022', 'Đến hết ngày': '15/07/2022', 'Số phiếu giấy đã phát': '5',
  });
  await office.step(chairman, survey, 'Duyệt khảo sát');
  await office.step(secretary, survey, 'Mở lấy ý kiến');
  const slips = await office.see(desk, `${survey}/slips`);
  const count = Number((await slips.locator('.hint', { hasText: 'Gõ lần lượt' }).innerText()).match(/(\d+) câu/)[1]);
  const slip = (mark) => Array.from({ length: count }, () => mark).join(' ');
  await office.press(slips, 'Nhập phiếu', { 'Các phiếu': [5, 5, 4, 4].map(slip).concat(`${slip(3)}; chờ hơi lâu`).join('\n') });
  const said = await office.begin(desk, '/feedback', {
    Loại: 'Góp ý', 'Người dân gửi bằng cách nào': 'Tại Bộ phận', 'Nội dung chính, một câu': 'Đề nghị có thêm ghế chờ',
    'Nội dung': 'Buổi sáng đông người, thiếu ghế chờ.',
  });
  await office.step(secretary, said, 'Phân loại, thụ lý', { 'Đơn vị liên quan': OFFICE });
  await office.step(secretary, said, 'Giao xử lý', { 'Người viết câu trả lời': NAMES[desk] });
  await office.step(desk, said, 'Trình câu trả lời', { 'Câu trả lời': 'Văn phòng đã kê thêm ghế.' });
  await office.step(chief, said, 'Ký và gửi trả lời');

  await office.step(secretary, seen.objective, 'Ghi đánh giá giữa kỳ', { 'Lý do, nhận xét': 'Một hồ sơ quá hạn, đã khắc phục' });
  await office.step(head, seen.own, 'Ghi số liệu', {
    'Từ ngày': '01/01/2022', 'Đến ngày': '30/06/2022', 'Số đạt': '2', 'Tổng số': '2', 'Bằng chứng': 'Danh sách học viên lớp ngày 25/03/2022',
  });
  await office.step(secretary, seen.own, 'Xác nhận số liệu');
  await office.at('2022-07-18T08:00');
  await office.step(secretary, survey, 'Đóng khảo sát');
  await office.step(secretary, survey, 'Ghi phân tích', { 'Nhận xét kết quả': '05 phiếu hợp lệ; thời gian chờ còn bị góp ý', 'Việc cần làm': 'Văn phòng kê thêm ghế chờ' });
  await office.step(chairman, survey, 'Công bố kết quả');
});

test('September: a process is revised, issued, and read by everybody whom it binds', async () => {
  await office.at('2022-09-13T08:00');
  for (const nc of seen.corrected) await office.step(deputy, nc, 'Đóng: có hiệu lực', { 'Đánh giá hiệu lực: lỗi có lặp lại không, căn cứ': 'Quý III không có hồ sơ quá hạn' });
  await office.step(auditor, seen.finding, 'Xác nhận đã khắc phục');
  await office.step(auditor, seen.audit, 'Kết thúc cuộc đánh giá');
  await office.step(secretary, seen.programme, 'Kết thúc chương trình');
  const page = await office.see(specialist, '/documents?q=QT.NV.02');
  await page.locator('#results tbody th a').first().click();
  seen.first = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Sửa đổi trong lần này' }).click();
  await page.waitForURL(/\/edit/);
  const version = page.url().match(/(\d+)\/edit/)[1];
  await page.getByLabel('Nội dung sửa đổi của lần này').fill('Bổ sung việc lập phiếu xin lỗi khi trả kết quả chậm');
  await page.getByLabel('Căn cứ sửa đổi').fill('Phiếu khắc phục sau đánh giá nội bộ');
  await page.keyboard.press('Control+s');
  await page.waitForURL(/did=save/);
  const document = `/documents/${version}`;
  await office.step(specialist, document, 'Gửi xem xét');
  await office.step(head, document, 'Đã xem xét, chuyển thẩm định');
  await office.step(secretary, document, 'Đã thẩm định, trình phê duyệt');
  await office.step(deputy, document, 'Phê duyệt', { 'Mật khẩu của bạn': 'hai dang con co' });
  const decision = await office.see(secretary, '/decisions/new');
  await office.press(decision, 'Ban hành', { 'Số, ký hiệu': '163/QĐ-UBND', 'Trích yếu': 'Về việc ban hành quy trình sửa đổi' });
  for (let tries = 0; ; tries += 1) {
    await office.see(secretary, `/distributions/${version}`);
    if (!(await decision.locator('main .note.warn').count())) break;
    assert.ok(tries < 60, 'it did not take effect');
    await decision.waitForTimeout(1000);
  }
  const asked = await (await office.see(secretary, `/distributions/${version}`)).locator('main').innerText();
  let readers = 0;
  for (const login of Object.keys(NAMES).filter((login) => asked.includes(NAMES[login]))) {
    const reader = await office.see(login, '/');
    const link = reader.getByRole('link', { name: /Đọc và xác nhận.*QT\.NV\.02/ });
    if (!(await link.count())) continue;
    await link.first().click();
    while (await reader.getByRole('link', { name: 'Phần tiếp theo' }).count()) await reader.getByRole('link', { name: 'Phần tiếp theo' }).click();
    await reader.getByRole('button', { name: 'Tôi đã đọc và sẽ thực hiện' }).click();
    await reader.locator('.flash.ok').waitFor();
    readers += 1;
  }
  assert.ok(readers >= 4, `${readers}`);
  await office.step(clerk, seen.told, 'Ghi một lần truyền thông', {
    'Ngày truyền thông': '13/09/2022', 'Giờ phát': '17:00', 'Toàn văn, nội dung chính': 'Quy trình hỗ trợ chi phí mai táng được sửa đổi.',
  });
  const own = await office.see(specialist, '/tasks?phase=open');
  await own.getByRole('link', { name: /Lập sổ tay nghiệp vụ/ }).or(own.locator('#results tbody tr', { hasText: 'Lập sổ tay nghiệp vụ' }).getByRole('link')).first().click();
  const task = new URL(own.url()).pathname;
  await office.step(specialist, task, 'Bắt đầu làm');
  await office.step(specialist, task, 'Báo cáo đã xong', { 'Kết quả, minh chứng': 'Sổ tay ban hành ngày 13/09/2022' });
  await office.step(secretary, task, 'Xác nhận đã xong');
});

test('October: the gaps between the editions of 2008 and 2015 are closed', async () => {
  await office.at('2022-10-03T08:00');
  const transition = await office.begin(secretary, '/transitions', {
    'Tên kế hoạch': 'Chuyển đổi hệ thống sang TCVN ISO 9001:2015', 'Từ phiên bản': '2008', 'Sang phiên bản': '2015', 'Hạn hoàn thành': '31/10/2022',
  });
  const page = await office.step(chairman, transition, 'Phê duyệt kế hoạch').then(() => office.see(secretary, transition));
  const unchanged = page.getByRole('button', { name: 'Ghi các điều khoản không đổi là đáp ứng' });
  if (await unchanged.count()) await unchanged.click();
  await page.goto(`${office.base}${transition}?stage=unassessed`);
  const items = await page.locator('#results tbody th a').evaluateAll((all) => all.map((it) => it.getAttribute('href')));
  const evidence = 'Sổ tay chất lượng, các quy trình hệ thống';
  await office.step(secretary, items[1], 'Ghi là đáp ứng', { 'Bằng chứng đã đáp ứng': evidence });
  for (const item of items.slice(2)) await office.post(secretary, `${item}/steps`, { step: 'fit', evidence });
  await office.step(secretary, items[0], 'Ghi khoảng trống, giao việc', {
    'Hiện trạng, khoảng trống': 'Chưa nêu bối cảnh', 'Việc phải làm': 'Lập danh sách vấn đề bối cảnh', 'Người thực hiện': NAMES[head], Hạn: '20/10/2022',
  });
  await office.step(head, items[0], 'Báo cáo hoàn thành', { 'Bằng chứng': 'Sổ vấn đề bối cảnh' });
  await office.step(secretary, items[0], 'Xác nhận đạt');
  const papers = await office.see(secretary, `${transition}/documents`);
  for (const box of await papers.locator('input[name="document"]').all()) await box.check();
  await office.press(papers, 'Ghi kết quả', { 'Kết quả': 'Phù hợp' });
  await office.step(chairman, transition, 'Xác nhận hoàn thành chuyển đổi');
});

test('December: the year is judged, reviewed by the leaders and reported', async () => {
  await office.at('2022-12-15T08:00');
  for (const due of ['Tập huấn TCVN ISO 9001:2015', 'Đánh giá nội bộ']) {
    const page = await office.see(secretary, `/tasks?phase=open&q=${encodeURIComponent(due)}`);
    await page.locator('#results tbody th a').first().click();
    const task = new URL(page.url()).pathname;
    const doer = due === 'Đánh giá nội bộ' ? auditor : secretary;
    await office.step(doer, task, 'Bắt đầu làm');
    await office.step(doer, task, 'Báo cáo đã xong', { 'Kết quả, minh chứng': 'Đã xong theo kế hoạch' });
    await office.step(doer === secretary ? chairman : secretary, task, 'Xác nhận đã xong');
  }
  await office.step(head, seen.own, 'Ghi số liệu', {
    'Từ ngày': '01/07/2022', 'Đến ngày': '30/11/2022', 'Số đạt': '2', 'Tổng số': '2', 'Bằng chứng': 'Danh sách học viên',
  });
  await office.step(secretary, seen.own, 'Xác nhận số liệu');
  for (const at of [seen.objective, seen.own]) {
    await office.step(secretary, at, 'Chốt kết quả đánh giá', { 'Lý do, nhận xét': 'Đạt mức đã đề ra' });
  }
  const review = await office.begin(secretary, '/management-reviews', {
    'Tên cuộc họp': 'Xem xét của lãnh đạo năm 2022', 'Kỳ xem xét từ ngày': '01/01/2022', 'Kỳ xem xét đến ngày': '15/12/2022', 'Ngày họp': '15/12/2022',
    'Địa điểm': 'Phòng họp số 1', 'Chủ trì': NAMES[chairman], 'Thư ký cuộc họp': NAMES[secretary], 'Thành phần tham dự': 'Ban Chỉ đạo',
  });
  await office.step(deputy, review, 'Thông báo cuộc họp');
  const lines = await office.see(secretary, '/yearly-reports');
  await office.press(lines, 'Ghi nơi nhận', { 'Nơi nhận': 'Sở Khoa học và Công nghệ', 'Hạn': '20/12', 'Nhắc trước': '20' });
  const inputs = await office.see(secretary, `${review}/inputs`);
  await inputs.getByRole('button', { name: 'Chốt số liệu' }).click();
  await inputs.getByText('Đã chốt số liệu.').waitFor();
  await office.press(await office.see(secretary, '/yearly-reports'), 'Lập báo cáo', { 'Nơi nhận': 'Sở Khoa học và Công nghệ', 'Năm': '2022', 'Chốt số liệu đến hết ngày': '15/12/2022' });
  const report = new URL(inputs.url()).pathname;
  [seen.review, seen.report] = [review, report];
  const told = await figures(review, report);
  assert.ok(told.length > 60, `${told.length} figures`);
  const wrong = [];
  for (const { label, href, page, frozen, sent } of told) {
    if (page !== frozen || page !== sent) wrong.push(`${label}: head's page ${page}, review ${frozen}, report ${sent}`);
    if (WITHIN.some((within) => within.test(href))) continue;
    const mark = MARKED.find(([path]) => path.test(href))?.[1];
    const rows = mark ? await (await office.see(chairman, href)).locator(mark).count() : (await office.rows(chairman, href)).length;
    if (String(rows) !== page.split('/')[0]) wrong.push(`${label}: ${page}, but ${rows} rows at ${href}`);
  }
  assert.deepEqual(wrong, []);

  await office.step(secretary, review, 'Đã họp');
  const decision = await office.begin(secretary, `/review-decisions?parent=${review.split('/').pop()}`, {
    'Nội dung quyết định': 'Trang bị thêm một máy quét cho Bộ phận Một cửa', Loại: 'Nguồn lực', 'Thực hiện bằng': 'Công việc', 'Đơn vị thực hiện': HOME,
    'Người chịu trách nhiệm': NAMES[head], Hạn: '28/12/2022',
  });
  await office.step(secretary, review, 'Lưu biên bản', { 'Diễn biến, ý kiến thảo luận': 'Các thành viên thống nhất', 'Kết luận của chủ trì': 'Hệ thống phù hợp, đủ, có hiệu lực' });
  await office.step(secretary, review, 'Thư ký ký, trình chủ trì');
  await office.step(chairman, review, 'Chủ trì ký biên bản', { 'Số biên bản': '05/BB-BCĐISO' });
  await office.step(secretary, review, 'Giao việc theo quyết định');
  const minutes = await office.paper(chairman, `${review}/minutes`);
  assert.match(minutes, /05\/BB-BCĐISO/);
  assert.match(minutes, /máy quét cho Bộ phận Một cửa/);
  const given = await office.see(head, decision);
  await given.getByRole('link', { name: /^CV-2022-/ }).first().click();
  const task = new URL(given.url()).pathname;
  await office.step(head, task, 'Bắt đầu làm');
  await office.step(head, task, 'Báo cáo đã xong', { 'Kết quả, minh chứng': 'Đã nhận máy quét' });
  await office.step(secretary, task, 'Xác nhận đã xong');
  await office.step(deputy, decision, 'Xác nhận đã thực hiện', { 'Kết quả': 'Đã nhận máy quét' });
  await office.step(deputy, review, 'Kết thúc');

  await office.press(await office.see(secretary, report), 'Lưu nội dung', { 'Nội dung': 'Ban Chỉ đạo họp hai kỳ, công bố hệ thống theo Quyết định 47a.' });
  await office.step(head, report, 'Đồng ý, trình ký');
  await office.step(chairman, report, 'Ký báo cáo');
  await office.step(secretary, report, 'Ghi đã gửi', { 'Số, ký hiệu': '198/BC-UBND', 'Ngày': '15/12/2022' });
  assert.match(await office.paper(chairman, `${report}/pdf`), /198\/BC-UBND/);
});

/** Pages that are no list of a table, with what marks each thing that the figure counts. */
const MARKED = [[/^\/decisions\?/, 'tbody tr'], [/^\/yearly-reports\?/, '#h-list ~ table tbody tr'], [/^\/process-map$/, 'tr[id^="process-"]']];

/** Pages whose rows are something else than what is counted: entries of the record, roles of people, readings by
 * unit, clauses by unit, what is wrong in a card above a list, ticks of a survey, a board, the one scope. */
const WITHIN = [/^\/ledger$/, /^\/people\?as_of/, /^\/distributions\/coverage/, /^\/audit-programmes\/\d+\/coverage/, /^\/committee-seats$/,
  /^\/surveys\/\d+$/, /^\/reviews$/, /^\/scope$/];

/** A number without the points between its thousands. */
const plain = (number) => number?.replaceAll('.', '');

/** Each figure as the head's page, the frozen inputs of the review and the report tell it. */
async function figures(review, report) {
  const frozen = await (await office.see(chairman, `${review}/inputs`)).locator('#inputs table.list tbody tr').evaluateAll(
    (all) => all.map((row) => [row.querySelector('th').innerText.trim().toLowerCase(), row.querySelector('.cell').innerText.trim()]));
  const sent = (await office.rows(chairman, `${report}/figures`)).map(([, label, count, of]) => [label.toLowerCase(), of ? `${count}/${of}` : count]);
  const page = await office.see(chairman, '/quality');
  const shown = await page.locator('.overview dl.figures > div').evaluateAll((all) => all.map((it) => ({
    label: it.querySelector('dt').innerText.trim(), page: it.querySelector('dd a').innerText.trim(), href: it.querySelector('dd a').getAttribute('href'),
  })));
  return shown.map((it) => ({
    ...it, page: plain(it.page), frozen: plain(new Map(frozen).get(it.label.toLowerCase())), sent: new Map(sent).get(it.label.toLowerCase()),
  }));
}

test('31 December: every clause has its evidence, and a pack for an inspection is made', async () => {
  await office.at('2022-12-31T09:00');
  const page = await office.see(secretary, '/evidence?as_of=31/12/2022');
  for (let asked = page.getByRole('button', { name: /^Xác nhận loại trừ/ }); await asked.count();) {
    await asked.first().click();
    await page.goto(`${office.base}/evidence?as_of=31/12/2022`);
  }
  const lacking = (one) => one.locator('table.matrix tbody tr').filter({ has: one.locator('.cell.bad, .cell.warn') }).allInnerTexts();
  assert.deepEqual(await lacking(page), []);
  assert.equal(await page.locator('.kpi', { hasText: 'Thiếu' }).locator('dd').innerText(), '0');
  for (const clause of ['4.1', '5.2.1', '6.2', '7.2', '8.5.1', '8.7', '9.2', '9.3.3', '10.2']) {
    assert.match(await page.locator(`[id="c-${clause}"]`).innerText(), /Đủ/, clause);
  }
  assert.match(await office.paper(chairman, '/quality/print'), /HỆ THỐNG QUẢN LÝ CHẤT LƯỢNG|chất lượng/i);

  const packs = await office.see(secretary, '/inspection-packs');
  await office.press(packs, 'Tập hợp hồ sơ', { 'Tên đợt kiểm tra': 'Kiểm tra của Sở năm 2022', 'Từ ngày': '01/01/2022', 'Đến hết ngày': '31/12/2022' });
  const pack = new URL(packs.url()).pathname;
  for (let tries = 0; !(await packs.getByRole('link', { name: /^Tải/ }).count()); tries += 1) {
    assert.ok(tries < 90, await packs.locator('main').innerText());
    await packs.waitForTimeout(1000);
    await office.see(secretary, pack);
  }
  const archive = await packs.request.get(office.base + await packs.getByRole('link', { name: /^Tải/ }).first().getAttribute('href'));
  assert.equal((await archive.body()).subarray(0, 2).toString(), 'PK');
  const record = await office.see(secretary, '/ledger');
  assert.match(await record.locator('main').innerText(), /Mã gốc/);
});
