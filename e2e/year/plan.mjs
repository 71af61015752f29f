// January and February: the committee, objectives and plan, the ground of the system, declaration 47a.
import assert from 'node:assert/strict';
import test from 'node:test';
import { chairman, deputy, secretary, head, specialist, auditor, clerk, chief, NAMES, OFFICE, HOME, FINANCE, year } from './people.mjs';

test('January: the committee is set up, meets, and gives tasks', async () => {
  await year.office.at('2022-01-05T08:00');
  const committee = await year.office.begin(secretary, '/committees', {
    'Tên đầy đủ của Ban Chỉ đạo': 'Ban Chỉ đạo xây dựng, áp dụng hệ thống quản lý chất lượng UBND huyện Cồn Cỏ',
    'Loại quyết định': 'Thành lập', 'Bộ phận thường trực': OFFICE, 'Người ký quyết định': NAMES[chairman],
    'Nhiệm vụ của Ban Chỉ đạo': 'Chỉ đạo xây dựng, áp dụng và cải tiến hệ thống\nĐánh giá nội bộ, xem xét của lãnh đạo',
  });
  const id = committee.split('/').pop();
  for (const [login, post, represents] of [[chairman, 'Trưởng ban', 'Không'], [deputy, 'Phó Trưởng ban', 'Có'],
    [chief, 'Ủy viên thường trực', 'Không'], [head, 'Ủy viên', 'Không'], [auditor, 'Ủy viên', 'Không'],
    ['truongphong.ktxh', 'Ủy viên', 'Không'], [secretary, 'Thư ký ISO', 'Không']]) {
    await year.office.begin(secretary, `/committee-seats?parent=${id}`, {
      'Người được cử': NAMES[login], 'Phần việc': post, 'Đại diện lãnh đạo về chất lượng': represents, 'Từ ngày': '05/01/2022',
    });
  }
  await year.office.step(chairman, committee, 'Ký quyết định');
  await year.office.step(clerk, committee, 'Cấp số', { 'Số, ký hiệu': '08/QĐ-UBND', 'Ngày ký': '05/01/2022' });
  const decision = await year.office.paper(secretary, `${committee}/decision`);
  assert.match(decision, /gồm 06 thành viên và 01 thư ký giúp việc/);
  assert.match(decision, /08\/QĐ-UBND/);

  const meeting = await year.office.begin(secretary, '/committee-meetings', {
    'Nội dung họp': 'Triển khai nhiệm vụ năm 2022', 'Ngày họp': '07/01/2022', 'Giờ họp': '08:00', 'Địa điểm': 'Phòng họp số 1',
    'Người chủ trì': NAMES[chairman], 'Chương trình họp': 'Mục tiêu chất lượng\nKế hoạch năm',
  });
  await year.office.step(secretary, meeting, 'Gửi giấy mời', { 'Số giấy mời': '02/GM-UBND', 'Ngày gửi giấy mời': '05/01/2022' });
  await year.office.at('2022-01-07T10:30');
  year.seen.conclusion = await year.office.begin(secretary, `/committee-conclusions?parent=${meeting.split('/').pop()}`, {
    'Nội dung kết luận': 'Rà soát thủ tục hành chính thuộc phạm vi công bố', 'Đơn vị chủ trì': HOME,
    'Người thực hiện': NAMES[head], 'Hạn hoàn thành': '31/01/2022', 'Sản phẩm': 'Danh mục thủ tục',
  });
  const guests = await year.office.see(secretary, meeting);
  const lines = await guests.locator('a[href^="/committee-attendance/"]').evaluateAll((all) => all.map((it) => it.getAttribute('href')).filter((href) => /\/\d+$/.test(href)));
  assert.equal(lines.length, 7);
  for (const line of lines) await year.office.step(secretary, line, 'Có mặt');
  await year.office.step(secretary, meeting, 'Ghi biên bản', { 'Diễn biến cuộc họp': 'Các thành viên thống nhất', 'Kết thúc lúc': '10:15' });
  await year.office.step(chairman, meeting, 'Xác nhận biên bản');
  assert.match(await year.office.paper(secretary, `${meeting}/minutes`), /Rà soát thủ tục hành chính/);
  const page = await year.office.see(head, year.seen.conclusion);
  await page.getByRole('link', { name: /^CV-2022-/ }).first().click();
  year.seen.task = new URL(page.url()).pathname;
});

test('10 January: objectives of the agency and a division, the plan and what follows of it', async () => {
  await year.office.at('2022-01-10T08:00');
  const objective = async (login, fields) => year.office.begin(login, '/objectives', {
    'Từ ngày': '01/01/2022', 'Đến ngày': '30/11/2022', 'So sánh': 'Không thấp hơn', 'Theo dõi': 'tháng', ...fields,
  });
  year.seen.objective = await objective(secretary, {
    'Số hiệu': 'MT.01', 'Mục tiêu': 'Hồ sơ thủ tục hành chính được giải quyết đúng và trước hạn', 'Mức phải đạt': '75',
    'Cách tính': 'Hồ sơ giải quyết đúng và trước hạn',
  });
  year.seen.own = await objective(head, {
    'Số hiệu': 'MT.NV.01', 'Mục tiêu': 'Công chức của phòng được tập huấn TCVN ISO 9001:2015', 'Mức phải đạt': '100',
    'Của': HOME, 'Cách tính': 'Nhập tay theo công thức', 'Công thức': 'Số công chức được tập huấn / tổng số công chức',
    'Phục vụ mục tiêu của cơ quan': 'MT.01',
  });
  for (const [at, login] of [[year.seen.objective, secretary], [year.seen.own, head]]) {
    await year.office.step(login, at, 'Gửi thẩm định');
    await year.office.step(secretary, at, 'Thẩm định: đạt');
  }
  for (const unit of ['Toàn cơ quan', HOME]) {
    await year.office.step(chairman, '/objectives?year=2022', 'Phê duyệt cả bộ', {
      'Bộ mục tiêu của': unit, 'Số, ký hiệu quyết định': '12/QĐ-UBND', 'Ngày quyết định': '10/01/2022',
    });
  }
  year.seen.plan = await year.office.begin(secretary, '/plans', {
    'Tên kế hoạch': 'Kế hoạch áp dụng, duy trì hệ thống quản lý chất lượng năm 2022', Loại: 'Duy trì, cải tiến', Năm: '2022',
  });
  const plan = year.seen.plan.split('/').pop();
  for (const [title, unit, login, due] of [['Tập huấn TCVN ISO 9001:2015', OFFICE, secretary, '31/03/2022'],
    ['Rà soát mẫu đơn, tờ khai', HOME, specialist, '25/02/2022'], ['Đánh giá nội bộ', FINANCE, auditor, '30/06/2022']]) {
    await year.office.begin(secretary, `/tasks?parent=${plan}`, {
      'Nội dung công việc': title, 'Đơn vị chủ trì': unit, 'Người thực hiện': NAMES[login], 'Hạn hoàn thành': due,
    });
  }
  await year.office.step(secretary, year.seen.plan, 'Trình phê duyệt');
  await year.office.step(chairman, year.seen.plan, 'Phê duyệt', { 'Số, ký hiệu văn bản': '05/KH-UBND', 'Ngày ký': '10/01/2022' });
  assert.match(await year.office.paper(secretary, `${year.seen.plan}/chart`), /05\/KH-UBND/);
  await year.office.step(head, year.seen.task, 'Bắt đầu làm');
  await year.office.step(head, year.seen.task, 'Báo cáo đã xong', { 'Kết quả, minh chứng': '20 thủ tục trong phạm vi' });
  await year.office.step(secretary, year.seen.task, 'Xác nhận đã xong');
});

test('the ground of the system: context, parties, risks, providers, equipment, competence, records', async () => {
  await year.office.at('2022-01-12T08:00');
  const owner = { 'Đơn vị theo dõi': HOME, 'Người theo dõi': NAMES[head] };
  for (const [kind, issue] of [['Nội bộ', 'Một công chức kiêm nhiều việc'], ['Bên ngoài', 'Biển động, tàu không ra đảo nhiều ngày']]) {
    const at = await year.office.begin(secretary, '/context-issues', {
      Loại: kind, 'Lĩnh vực': 'Nhân lực', 'Vấn đề': issue, 'Tác động': 'Khó khăn', 'Ảnh hưởng đến hệ thống': 'Có thể chậm hồ sơ',
      'Liên quan biến đổi khí hậu': 'Không', 'Cách theo dõi, ứng phó': 'Xem lại mỗi quý', ...owner,
    });
    await year.office.step(secretary, at, 'Trình phê duyệt');
    await year.office.step(chairman, at, 'Phê duyệt');
  }
  const party = await year.office.begin(secretary, '/interested-parties', {
    Nhóm: 'Người dân, tổ chức', 'Bên quan tâm': 'Người dân trên đảo', 'Nhu cầu, mong đợi': 'Hồ sơ đúng hạn, không phải đi lại',
    'Cách đáp ứng': 'Nhận hồ sơ trực tuyến', ...owner,
  });
  await year.office.step(secretary, party, 'Trình phê duyệt');
  await year.office.step(chairman, party, 'Phê duyệt');

  const risk = await year.office.begin(specialist, '/risks', {
    Loại: 'Rủi ro', 'Mô tả': 'Trả kết quả quá hạn khi mất liên lạc với đất liền', 'Đơn vị': HOME, 'Quá trình': 'Bảo trợ xã hội',
  });
  await year.office.step(secretary, risk, 'Đánh giá và đề nghị cách xử lý', {
    'Khả năng xảy ra': '4', 'Mức ảnh hưởng': '4', 'Cách xử lý': 'Giảm thiểu', 'Người chịu trách nhiệm': NAMES[head],
    'Hành động': 'Ủy quyền ký trên hệ thống', 'Hạn thực hiện': '31/03/2022',
  });
  await year.office.step(chairman, risk, 'Phê duyệt cách xử lý');
  await year.office.step(head, risk, 'Bắt đầu xử lý');
  year.seen.risk = risk;

  const provider = await year.office.begin(secretary, '/providers', {
    'Tên nhà cung cấp': 'Bưu điện huyện (minh họa)', Loại: 'Bưu chính công ích', 'Sản phẩm, dịch vụ': 'Chuyển trả kết quả',
    'Tiêu chí lựa chọn': 'Có điểm phục vụ trên đảo', 'Cách kiểm soát': 'Hợp đồng, phiếu gửi', 'Đơn vị quản lý': OFFICE, 'Người theo dõi': NAMES[clerk],
  });
  await year.office.step(chairman, provider, 'Phê duyệt');
  const device = await year.office.begin(secretary, '/equipment', {
    Loại: 'Thiết bị', 'Tên thiết bị': 'Máy phát điện dự phòng', 'Mã tài sản': 'TS-01', 'Số lượng': '1', 'Nơi đặt': 'Trụ sở', 'Đơn vị sử dụng': OFFICE,
    'Người quản lý': NAMES[clerk], 'Nội dung bảo dưỡng': 'Chạy thử, thay dầu', 'Bảo dưỡng mỗi (tháng)': '12',
  });
  await year.office.step(clerk, device, 'Đưa vào sử dụng');
  const place = await year.office.see(secretary, '/environment-checks/new');
  for (const box of await place.locator('main form input[type="checkbox"]').all()) await box.check();
  await year.office.send(place, place.locator('main form').last(), {
    'Nơi kiểm tra': 'Bộ phận Một cửa', 'Ngày kiểm tra': '12/01/2022', 'Đơn vị': OFFICE,
  });
  await year.office.press(place, 'Đạt, kết thúc');

  const competence = await year.office.begin(secretary, '/competences', {
    'Vị trí, chức vụ': 'Chuyên viên', 'Chứng nhận phải có': 'Nhận thức, áp dụng ISO 9001', 'Yêu cầu: trình độ, kỹ năng, kinh nghiệm': 'Đại học',
  });
  await year.office.step(chairman, competence, 'Duyệt');
  const knowledge = await year.office.begin(head, '/knowledge', {
    'Tri thức, kinh nghiệm': 'Xác minh hộ nghèo trên đảo', 'Người đang nắm': NAMES[specialist], 'Đơn vị': HOME, 'Nguy cơ mất': 'Trung bình',
    'Xem lại trước ngày': '31/01/2023',
  });
  await year.office.step(secretary, knowledge, 'Ghi cách giữ', { 'Giữ bằng cách nào': 'Sổ tay nghiệp vụ của phòng' });
  const records = await year.office.see(secretary, '/registers/records/proposals');
  await records.getByRole('button', { name: 'Đưa các dòng đã đánh dấu vào danh mục' }).click();
  await records.locator('.flash.ok').waitFor();
  year.seen.told = await year.office.begin(secretary, '/communication-plan', {
    'Nội dung': 'Chính sách, mục tiêu chất lượng', Kênh: 'Truyền thanh', 'Đối tượng': 'Người dân trên đảo', 'Tần suất': 'Sáu tháng',
    'Hồ sơ lưu': 'Bản tin đã phát', 'Đơn vị': OFFICE, 'Người thực hiện': NAMES[clerk],
  });
  await year.office.step(chairman, year.seen.told, 'Phê duyệt');
});

test('February: scope, process map and declaration 47a with its publication', async () => {
  await year.office.at('2022-02-25T08:00');
  const scope = await year.office.see(secretary, '/scope/edit');
  await year.office.send(scope, scope.locator('main form').last(), {
    'Tiêu chuẩn áp dụng': '2015', 'Phạm vi': 'các hoạt động giải quyết thủ tục hành chính thuộc thẩm quyền của UBND huyện Cồn Cỏ',
  });
  const competence = await year.office.see(secretary, '/scope/competence');
  await year.office.press(competence, 'Thêm vào danh mục', {
    'Danh mục': '1.001731; Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội; Bảo trợ xã hội', 'Thuộc thẩm quyền từ ngày': '01/01/2022',
  });
  for (const [band, name] of [['Quản lý', 'Hoạch định, đánh giá, cải tiến'], ['Tác nghiệp', 'Giải quyết thủ tục hành chính'], ['Hỗ trợ', 'Nhân sự, tài liệu, phương tiện']]) {
    const map = await year.office.see(secretary, '/process-map/new');
    await map.locator('main form input[name="document"]').first().check();
    await year.office.send(map, map.locator('main form').last(), { 'Tên quá trình': name, Nhóm: band, 'Thứ tự trong nhóm': '1' });
  }
  const list = await year.office.see(secretary, '/declarations');
  await list.getByRole('button', { name: /^Lập bản công bố/ }).click();
  year.seen.declaration = new URL(list.url()).pathname;
  await year.office.step(chairman, year.seen.declaration, 'Ký bản công bố', { 'Mật khẩu của bạn': 'hai dang con co' });
  await year.office.step(clerk, year.seen.declaration, 'Cấp số', { 'Số, ký hiệu quyết định': '47a/QĐ-UBND', 'Ngày ký': '25/02/2022' });
  await year.office.step(secretary, year.seen.declaration, 'Ghi việc công bố', {
    'Niêm yết tại trụ sở từ ngày': '25/02/2022', 'Nơi niêm yết': 'Bộ phận Một cửa', 'Đăng trang thông tin từ ngày': '25/02/2022',
    'Địa chỉ trang': 'https://conco.quangtri.gov.vn', 'Gửi Sở Khoa học và Công nghệ ngày': '25/02/2022', 'Nơi nhận, số công văn': 'Sở Khoa học và Công nghệ, 110/UBND-VP',
  });
  await year.office.step(secretary, year.seen.declaration, 'Đưa vào hiệu lực');
  const paper = await year.office.paper(secretary, `${year.seen.declaration}/statement.pdf`);
  assert.match(paper, /BẢN CÔNG BỐ/);
  assert.match(paper, /47a\/QĐ-UBND/);
  assert.match(paper, /QT\.NV\.02/);
});
