//! The words of this feature.

/// The navigation, register by register: label, and what is found there.
pub(crate) const NAV: [(&str, &str); 5] = [
    ("Đào tạo", "Kế hoạch đào tạo năm, lớp học, ký tham dự, chứng nhận, đánh giá hiệu quả"),
    ("Người học, chứng nhận", "Ai đã học gì, chứng nhận còn hạn đến ngày nào"),
    ("Nhu cầu đào tạo", "Đơn vị đề nghị ai cần học gì"),
    ("Yêu cầu năng lực", "Mỗi vị trí cần có gì, ai còn thiếu"),
    ("Tri thức cần giữ", "Điều cơ quan phải biết, ai đang nắm, giữ bằng cách nào"),
];

/// The page of people.
pub(crate) const PEOPLE_NAV: (&str, &str) =
    ("Đào tạo theo người", "Mỗi cán bộ, công chức đã học lớp nào trong kỳ, đang có chứng nhận gì");
/// What is divided by what.
pub(crate) const TRAINED: &str =
    "Cán bộ, công chức đã dự lớp đào tạo, tập huấn / tổng số cán bộ, công chức";
/// What is divided by what.
pub(crate) const HELD_IN_TIME: &str =
    "Lớp đào tạo tổ chức đúng kế hoạch / lớp đến ngày theo kế hoạch";
/// What is divided by what.
pub(crate) const EFFECTS_IN_TIME: &str =
    "Người học được đánh giá hiệu quả đúng hạn / người học đến hạn đánh giá";
/// The print of the sheet to be signed.
pub(crate) const SHEET: &str = "In danh sách ký";
/// The print of the record.
pub(crate) const RECORD: &str = "In hồ sơ lớp";
/// The panel of the plans of years.
pub(super) const PLANS: &str = "Bản in kế hoạch đào tạo năm";
/// The panel by which somebody says that they are there.
pub(super) const PRESENCE: &str = "Điểm danh";
/// The panel of certificates that run out.
pub(super) const EXPIRING: &str = "Chứng nhận sắp hết hạn (trong 90 ngày)";
/// The panel of needs that a course answers.
pub(super) const ANSWERS: &str = "Đáp ứng nhu cầu của các đơn vị";
/// The panel of the course that a need was taken into.
pub(super) const TAKEN_INTO: &str = "Lớp đào tạo";
/// The panel of gaps.
pub(super) const GAPS: &str = "Người chưa đủ chứng nhận theo yêu cầu";

/// Every word of the register of courses.
pub(crate) const COURSE_WORDS: &[(&str, &str)] = &[
    ("title", "Kế hoạch và lớp đào tạo"),
    ("one", "lớp đào tạo"),
    ("new", "Thêm vào kế hoạch"),
    (
        "lead",
        "Mỗi dòng là một lớp trong kế hoạch đào tạo năm; lãnh đạo duyệt, rồi tổ chức, ghi kết quả, đánh giá hiệu quả.",
    ),
    ("empty", "Kế hoạch đào tạo thường được lập đầu năm từ nhu cầu của các đơn vị."),
    ("field.title", "Tên lớp, nội dung đào tạo"),
    ("field.kind", "Hình thức"),
    ("choice.kind.inside", "Tự tổ chức"),
    ("choice.kind.outside", "Cử đi học ở tỉnh, sở, nơi khác"),
    ("choice.kind.briefing", "Phổ biến tài liệu"),
    ("field.due", "Dự kiến ngày"),
    ("field.audience", "Đối tượng, số người"),
    ("field.organizer", "Nơi tổ chức"),
    ("field.content", "Nội dung"),
    ("field.method", "Cách đánh giá"),
    ("hint.method", "Ví dụ: bài kiểm tra, giấy chứng nhận, ký xác nhận đã đọc."),
    ("field.unit", "Đơn vị đề nghị"),
    ("field.place", "Địa điểm"),
    ("field.cost", "Kinh phí"),
    ("field.effect_months", "Đánh giá hiệu quả sau (tháng)"),
    ("hint.effect_months", "Để trống: 3 tháng."),
    ("field.decision", "Quyết định cử đi học, kế hoạch số"),
    ("field.held_on", "Ngày tổ chức"),
    ("field.trainer", "Giảng viên, người phổ biến"),
    ("field.material", "Tài liệu"),
    ("field.summary", "Kết quả chung"),
    ("state.proposed", "Chờ duyệt"),
    ("todo.proposed", "Duyệt lớp đào tạo"),
    ("state.planned", "Trong kế hoạch"),
    ("todo.planned", "Tổ chức lớp đào tạo"),
    ("state.held", "Đã tổ chức, chờ ghi kết quả"),
    ("todo.held", "Ghi kết quả lớp đào tạo"),
    ("state.recorded", "Chờ đánh giá hiệu quả"),
    ("state.closed", "Đã kết thúc"),
    ("state.cancelled", "Không tổ chức"),
    ("step.approve", "Duyệt vào kế hoạch"),
    ("act.approve", "duyệt vào kế hoạch"),
    ("step.decline", "Không duyệt"),
    ("act.decline", "không duyệt"),
    ("note.decline", "Lý do"),
    ("step.hold", "Ghi đã tổ chức"),
    ("act.hold", "ghi đã tổ chức"),
    ("step.cancel", "Không tổ chức"),
    ("act.cancel", "quyết định không tổ chức"),
    ("note.cancel", "Lý do"),
    ("step.record", "Ghi kết quả"),
    ("act.record", "ghi kết quả"),
    ("did.record", "Đã ghi. Trưởng đơn vị đánh giá hiệu quả của từng người khi đến hạn."),
    ("step.close", "Kết thúc"),
    ("act.close", "kết thúc"),
    ("note.close", "Nhận xét chung về hiệu quả"),
];

/// Every word of the register of attendance.
pub(crate) const ATTENDANCE_WORDS: &[(&str, &str)] = &[
    ("title", "Người học và chứng nhận"),
    ("one", "người học"),
    ("new", "Thêm người học"),
    (
        "lead",
        "Từng người trong từng lớp: có mặt, kết quả kiểm tra, chứng nhận, hiệu quả sau khi học.",
    ),
    ("empty", "Người học được thêm trên trang của lớp đào tạo."),
    ("field.person", "Người học"),
    ("field.name", "Họ và tên"),
    ("field.unit", "Đơn vị"),
    ("field.result", "Kết quả kiểm tra"),
    ("field.certificate", "Chứng nhận"),
    ("choice.certificate.iso_awareness", "Nhận thức, áp dụng ISO 9001"),
    ("choice.certificate.internal_auditor", "Đánh giá viên nội bộ"),
    ("choice.certificate.document_control", "Kiểm soát tài liệu"),
    ("choice.certificate.one_stop", "Nghiệp vụ một cửa"),
    ("choice.certificate.civil_status", "Nghiệp vụ hộ tịch"),
    ("choice.certificate.professional", "Chuyên môn khác"),
    ("field.certificate_no", "Số chứng nhận"),
    ("field.certificate_on", "Ngày cấp"),
    ("field.valid_to", "Có giá trị đến"),
    ("hint.valid_to", "Để trống nếu không có thời hạn."),
    ("field.effect_due", "Đánh giá hiệu quả trước ngày"),
    ("field.effect", "Hiệu quả"),
    ("choice.effect.good", "Vận dụng tốt"),
    ("choice.effect.partly", "Vận dụng một phần"),
    ("choice.effect.none", "Chưa vận dụng được"),
    ("field.effect_words", "Nhận xét của người quản lý"),
    ("state.enrolled", "Trong danh sách"),
    ("state.attended", "Có mặt, chờ đánh giá hiệu quả"),
    ("todo.attended", "Đánh giá hiệu quả sau đào tạo"),
    ("state.evaluated", "Đã đánh giá hiệu quả"),
    ("state.missed", "Vắng"),
    ("step.attend", "Ghi có mặt"),
    ("act.attend", "ghi có mặt"),
    ("step.sign_in", "Tự điểm danh"),
    ("act.sign_in", "tự điểm danh có mặt"),
    ("step.miss", "Ghi vắng"),
    ("act.miss", "ghi vắng"),
    ("note.miss", "Lý do vắng"),
    ("step.evaluate", "Ghi đánh giá hiệu quả"),
    ("act.evaluate", "đánh giá hiệu quả"),
    ("step.certify", "Ghi chứng nhận"),
    ("act.certify", "ghi chứng nhận"),
];

/// Every word of the register of needs.
pub(crate) const NEED_WORDS: &[(&str, &str)] = &[
    ("title", "Nhu cầu đào tạo"),
    ("one", "nhu cầu đào tạo"),
    ("new", "Ghi nhu cầu"),
    ("lead", "Trưởng đơn vị ghi ai cần học gì; thường trực đưa vào kế hoạch."),
    ("empty", "Chưa có nhu cầu nào."),
    ("field.title", "Cần học gì"),
    ("field.unit", "Đơn vị"),
    ("field.people", "Ai, bao nhiêu người"),
    ("field.reason", "Vì sao cần"),
    ("field.due", "Cần trước ngày"),
    ("field.course", "Đưa vào lớp"),
    ("hint.course", "Chọn lớp trong kế hoạch đào tạo chưa kết thúc."),
    ("state.noted", "Chờ xem xét"),
    ("todo.noted", "Xem xét nhu cầu đào tạo"),
    ("state.taken", "Đã đưa vào kế hoạch"),
    ("state.declined", "Không đưa vào"),
    ("step.take", "Đưa vào kế hoạch"),
    ("act.take", "đưa vào kế hoạch"),
    ("step.decline", "Không đưa vào"),
    ("act.decline", "không đưa vào"),
    ("note.decline", "Lý do"),
];

/// Every word of the register of requirements.
pub(crate) const COMPETENCE_WORDS: &[(&str, &str)] = &[
    ("title", "Yêu cầu năng lực theo vị trí"),
    ("one", "yêu cầu năng lực"),
    ("new", "Thêm yêu cầu"),
    ("lead", "Vị trí ghi đúng như chức vụ trong danh sách cán bộ; máy so với chứng nhận còn hạn."),
    (
        "empty",
        "Chưa có yêu cầu nào. Bắt đầu từ thư ký ISO, đánh giá viên nội bộ, công chức Một cửa.",
    ),
    ("field.position", "Vị trí, chức vụ"),
    ("field.certificate", "Chứng nhận phải có"),
    ("choice.certificate.iso_awareness", "Nhận thức, áp dụng ISO 9001"),
    ("choice.certificate.internal_auditor", "Đánh giá viên nội bộ"),
    ("choice.certificate.document_control", "Kiểm soát tài liệu"),
    ("choice.certificate.one_stop", "Nghiệp vụ một cửa"),
    ("choice.certificate.civil_status", "Nghiệp vụ hộ tịch"),
    ("choice.certificate.professional", "Chuyên môn khác"),
    ("field.requirement", "Yêu cầu: trình độ, kỹ năng, kinh nghiệm"),
    ("field.unit", "Chỉ ở đơn vị"),
    ("field.basis", "Căn cứ"),
    ("state.draft", "Chờ duyệt"),
    ("todo.draft", "Duyệt yêu cầu năng lực"),
    ("state.standing", "Đang áp dụng"),
    ("state.dropped", "Thôi áp dụng"),
    ("step.approve", "Duyệt"),
    ("act.approve", "duyệt"),
    ("step.drop", "Thôi áp dụng"),
    ("act.drop", "thôi áp dụng"),
    ("note.drop", "Lý do"),
];

/// Every word of the register of knowledge.
pub(crate) const KNOWLEDGE_WORDS: &[(&str, &str)] = &[
    ("title", "Tri thức cần giữ"),
    ("one", "tri thức"),
    ("new", "Ghi tri thức"),
    (
        "lead",
        "Điều chỉ một hai người biết mà công việc cần: ghi ai nắm, nguy cơ mất, giữ bằng cách nào.",
    ),
    ("empty", "Chưa có dòng nào. Bắt đầu từ việc chỉ một người làm được."),
    ("field.title", "Tri thức, kinh nghiệm"),
    ("field.owner", "Người đang nắm"),
    ("field.unit", "Đơn vị"),
    ("field.risk", "Nguy cơ mất"),
    ("choice.risk.low", "Thấp"),
    ("choice.risk.medium", "Trung bình"),
    ("choice.risk.high", "Cao"),
    ("tone.risk.high", "bad"),
    ("tone.risk.medium", "warn"),
    ("field.why", "Vì sao có thể mất"),
    ("field.kept", "Giữ bằng cách nào"),
    ("field.document", "Tài liệu ghi lại"),
    ("field.due", "Xem lại trước ngày"),
    ("state.noted", "Chưa có cách giữ"),
    ("todo.noted", "Ghi cách giữ tri thức"),
    ("state.kept", "Đã có cách giữ"),
    ("todo.kept", "Xem lại cách giữ tri thức"),
    ("state.dropped", "Không còn cần"),
    ("step.keep", "Ghi cách giữ"),
    ("act.keep", "ghi cách giữ"),
    ("step.review", "Xem lại"),
    ("act.review", "xem lại"),
    ("note.review", "Có gì thay đổi"),
    ("step.drop", "Không còn cần"),
    ("act.drop", "ghi không còn cần"),
    ("note.drop", "Lý do"),
];

/// What a figure of this feature counts.
pub(crate) fn exhibit_label(key: &str) -> &'static str {
    match key {
        "training.trained" => "cán bộ, công chức đã dự lớp đào tạo trong kỳ",
        "training.gaps" => "chứng nhận còn thiếu so với yêu cầu năng lực",
        "training.requirements" => "yêu cầu năng lực theo vị trí đang áp dụng",
        "training.held" => "lớp đào tạo đã tổ chức trong kỳ",
        "training.effect_overdue" => "người học quá hạn đánh giá hiệu quả",
        _ => "tri thức đã có cách giữ",
    }
}

/// What to do where a figure is not as it should be.
pub(crate) fn exhibit_mend(key: &str) -> &'static str {
    match key {
        "training.trained" => "Đưa những người chưa học lớp nào trong kỳ vào kế hoạch đào tạo.",
        "training.gaps" => "Cử người còn thiếu chứng nhận đi học.",
        "training.requirements" => "Ghi yêu cầu năng lực cho các vị trí, trình lãnh đạo duyệt.",
        "training.held" => "Tổ chức lớp theo kế hoạch, ghi kết quả và đánh giá hiệu quả.",
        "training.effect_overdue" => "Trưởng đơn vị đánh giá hiệu quả sau đào tạo của người học.",
        _ => "Ghi cách giữ cho từng tri thức chỉ ít người nắm.",
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("course_unknown", "Không có lớp nào mang số này. Hãy chọn lớp trong kế hoạch đào tạo."),
    (
        "course_is_over",
        "Lớp này đã ghi kết quả hoặc không tổ chức nên không thêm người học được nữa.",
    ),
    ("validity_backwards", "«Có giá trị đến» phải từ «Ngày cấp» trở đi."),
    ("span_backwards", "«Đến ngày» phải từ «Từ ngày» trở đi."),
    ("trainee_unknown", "Người này không còn trong danh sách cán bộ. Hãy chọn người khác."),
    ("presence_unsaid", "Còn người chưa ghi có mặt hay vắng. Hãy ghi đủ rồi ghi kết quả."),
    ("course_without_trainees", "Lớp chưa có ai có mặt. Hãy thêm người học và ghi có mặt."),
    ("effect_unjudged", "Còn người chưa được đánh giá hiệu quả. Hãy đánh giá xong rồi kết thúc."),
    (
        "not_your_course_today",
        "Bạn không có tên trong danh sách của lớp này hôm nay, hoặc đã điểm danh.",
    ),
];
