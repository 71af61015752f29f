//! The words of the two registers.

/// What the register of issues is called in the navigation.
pub(crate) const ISSUES_TITLE: &str = "Bối cảnh của tổ chức";
/// What is found there.
pub(crate) const ISSUES_ABOUT: &str =
    "Vấn đề nội bộ, bên ngoài và biến đổi khí hậu; soát xét hằng năm.";
/// What the register of parties is called in the navigation.
pub(crate) const PARTIES_TITLE: &str = "Bên quan tâm";
/// What is found there.
pub(crate) const PARTIES_ABOUT: &str = "Nhu cầu, yêu cầu của các bên và cách đáp ứng.";

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] =
    &[("climate_without_reason", "Hãy ghi vì sao mục này liên quan đến biến đổi khí hậu.")];

/// The words of the register of issues.
pub(crate) const ISSUES_WORDS: &[(&str, &str)] = &[
    ("title", "Bối cảnh của tổ chức"),
    ("one", "vấn đề"),
    ("new", "Ghi vấn đề"),
    (
        "lead",
        "Những vấn đề nội bộ và bên ngoài ảnh hưởng đến kết quả của hệ thống, soát xét mỗi năm.",
    ),
    ("empty", "Hãy ghi vấn đề nội bộ và bên ngoài mà cơ quan phải tính đến (điều khoản 4.1)."),
    ("field.kind", "Loại"),
    ("choice.kind.internal", "Nội bộ"),
    ("choice.kind.external", "Bên ngoài"),
    ("field.topic", "Lĩnh vực"),
    ("hint.topic", "Ví dụ: pháp luật, tự nhiên, công nghệ, nhân lực, hạ tầng, văn hóa."),
    ("field.issue", "Vấn đề"),
    ("field.sign", "Tác động"),
    ("choice.sign.positive", "Thuận lợi (+)"),
    ("choice.sign.negative", "Khó khăn (–)"),
    ("choice.sign.both", "Cả hai (±)"),
    ("field.effect", "Ảnh hưởng đến hệ thống"),
    ("field.climate", "Liên quan biến đổi khí hậu"),
    ("hint.climate", "Tiêu chuẩn sửa đổi năm 2024 yêu cầu xác định rõ có hay không."),
    ("field.climate_reason", "Vì sao có hoặc không liên quan"),
    ("field.monitor", "Cách theo dõi, ứng phó"),
    ("todo.submitted", "Phê duyệt vấn đề bối cảnh"),
];

/// The words of the register of interested parties.
pub(crate) const PARTIES_WORDS: &[(&str, &str)] = &[
    ("title", "Bên quan tâm"),
    ("one", "bên quan tâm"),
    ("new", "Ghi bên quan tâm"),
    (
        "lead",
        "Ai quan tâm đến việc của cơ quan, cần gì, điều nào thành yêu cầu và được đáp ứng ra sao.",
    ),
    ("empty", "Hãy ghi những bên có liên quan đến hệ thống và nhu cầu của họ (điều khoản 4.2)."),
    ("field.kind", "Nhóm"),
    ("choice.kind.citizen", "Người dân, tổ chức"),
    ("choice.kind.superior", "Cơ quan cấp trên"),
    ("choice.kind.elected", "Cơ quan giám sát"),
    ("choice.kind.partner", "Đơn vị phối hợp"),
    ("choice.kind.staff", "Cán bộ, công chức"),
    ("choice.kind.provider", "Nhà cung cấp"),
    ("field.party", "Bên quan tâm"),
    ("field.needs", "Nhu cầu, mong đợi"),
    ("field.requirements", "Điều trở thành yêu cầu phải đáp ứng"),
    ("field.how", "Cách đáp ứng"),
    ("field.monitor", "Cách theo dõi"),
    ("field.climate", "Có yêu cầu liên quan biến đổi khí hậu"),
    ("field.climate_reason", "Yêu cầu đó là gì"),
    ("todo.submitted", "Phê duyệt bên quan tâm"),
];

/// The words that both have in common.
pub(crate) const SHARED_WORDS: &[(&str, &str)] = &[
    ("choice.climate.yes", "Có"),
    ("choice.climate.no", "Không"),
    ("field.unit", "Đơn vị theo dõi"),
    ("field.owner", "Người theo dõi"),
    ("field.reviewed_on", "Soát xét gần nhất"),
    ("field.next", "Hạn soát xét"),
    ("state.draft", "Dự thảo"),
    ("todo.draft", "Trình phê duyệt"),
    ("state.submitted", "Chờ phê duyệt"),
    ("state.approved", "Đã phê duyệt"),
    ("todo.approved", "Soát xét hằng năm"),
    ("state.retired", "Không còn áp dụng"),
    ("step.submit", "Trình phê duyệt"),
    ("act.submit", "trình phê duyệt"),
    ("step.approve", "Phê duyệt"),
    ("act.approve", "phê duyệt"),
    ("step.return", "Trả lại để sửa"),
    ("act.return", "trả lại để sửa"),
    ("note.return", "Lý do trả lại"),
    ("step.review", "Ghi kết quả soát xét"),
    ("act.review", "soát xét"),
    ("note.review", "Kết quả soát xét"),
    ("step.revise", "Sửa đổi"),
    ("act.revise", "mở để sửa đổi"),
    ("note.revise", "Vì sao phải sửa"),
    ("step.retire", "Ngừng áp dụng"),
    ("act.retire", "ngừng áp dụng"),
    ("note.retire", "Lý do"),
];
