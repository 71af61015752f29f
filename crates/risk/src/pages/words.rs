//! The words of this feature.

use crate::scale::{Grade, Scale};
use jiff::civil::Date;

/// What the register is called in the navigation.
pub(crate) const TITLE: &str = "Rủi ro và cơ hội";
/// What is found there.
pub(crate) const ABOUT: &str = "Nhận diện, đánh giá, xử lý, soát xét hằng năm; bản đồ mức rủi ro.";
/// The page of scales.
pub(crate) const SCALE_TITLE: &str = "Thang đo rủi ro";
/// What is found there.
pub(crate) const SCALE_ABOUT: &str = "Các mức, điểm và ngưỡng để đánh giá rủi ro, cơ hội.";
/// Said after a scale was set.
pub(super) const SCALE_SET: &str = "Đã ban hành thang đo mới.";
/// The card of the heat maps.
pub(super) const MAP_TITLE: &str = "Bản đồ mức";
/// A heat map.
pub(super) const MAP_BEFORE: &str = "Rủi ro trước xử lý";
/// A heat map.
pub(super) const MAP_NOW: &str = "Rủi ro hiện tại (sau xử lý nếu đã đánh giá)";
/// A heat map.
pub(super) const MAP_CHANCES: &str = "Cơ hội";
/// The card of an entry's levels.
pub(super) const ASSESSMENT: &str = "Mức đánh giá";
/// Who judged before treatment.
pub(super) const JUDGE: &str = "Người đánh giá";
/// Who judged what treatment did.
pub(super) const JUDGE_OF_EFFECT: &str = "Người đánh giá hiệu lực";

/// A score with what it means: `4 × 4 = 16, cao`.
pub(super) fn scored(product: &str, level: &str) -> String {
    format!("{product}, {}", level.to_lowercase())
}

/// Who judged, with their position, and when.
pub(super) fn judged(name: &str, position: &str, day: Date) -> String {
    let day = format!("ngày {}", text::date(day));
    let parts = [name, position, &day].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

/// Why the page of a nonconformity speaks of risks.
pub(super) const AFTER_INCIDENT: &str = "Sự việc này thuộc quy trình đã có rủi ro trong sổ. Hãy mở lại rủi ro liên quan để đánh giá lại.";

/// The card of the nonconformities that brought a risk up to date.
pub(super) const TIED: &str = "Phiếu khắc phục liên quan";
/// What the page of a nonconformity is asked to do.
pub(super) const UPDATE_RISKS: &str = "Cập nhật sổ rủi ro từ phiếu này";
/// Said on the page of a nonconformity.
pub(super) const RISKS_OPEN: &str = "Sổ rủi ro chưa được cập nhật từ phiếu này";
/// Said on the page of a nonconformity.
pub(super) const RISKS_UPDATED: &str = "Sổ rủi ro đã được cập nhật từ phiếu này";

/// What a nonconformity did to a risk.
pub(super) fn tie_label(what: &str) -> &'static str {
    match what {
        "raised" => "ghi mới từ phiếu",
        "reopened" => "mở lại để đánh giá lại",
        _ => "đang xử lý, ghi thêm liên hệ",
    }
}

/// A risk in a line of a notice.
pub(super) fn tied_line(did: &str, risk: &str) -> String {
    format!("{risk} ({did})")
}

/// Where a risk came from.
pub(crate) fn origin_label(number: &str) -> String {
    format!("Phiếu khắc phục {number}")
}

/// What a nonconformity says of the register.
pub(crate) fn risks_named(numbers: &[String]) -> String {
    numbers.join(", ")
}

impl Grade {
    /// The word for it.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Low => "Thấp",
            Self::Medium => "Trung bình",
            Self::High => "Cao",
        }
    }

    /// Its colour and shape.
    pub(crate) const fn tone(self) -> &'static str {
        match self {
            Self::Low => "ok",
            Self::Medium => "warn",
            Self::High => "bad",
        }
    }
}

/// A step of a procedure.
pub(super) fn step(no: i64) -> String {
    format!("Bước {no}")
}

/// A risk in a line of a notice.
pub(super) fn risk_line(step: &str, name: &str, title: &str, level: &str) -> String {
    let parts = [step, name, title, level];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// The heading of a notice.
pub(super) fn notice_title(count: usize) -> String {
    format!("{count} rủi ro, cơ hội gắn với quy trình này")
}

fn levels(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// The scale that agencies usually take, before one is set.
pub(crate) fn usual_scale() -> Scale {
    Scale {
        id: 0,
        from: Date::ZERO,
        likelihood: levels(&["Rất hiếm", "Ít khi", "Có thể", "Thường", "Gần như chắc chắn"]),
        severity: levels(&["Không đáng kể", "Nhẹ", "Vừa", "Nặng", "Rất nặng"]),
        detection: Vec::new(),
        medium_from: 6,
        high_from: 13,
    }
}

/// What a form is filled with where somebody asks for a usual scale.
pub(super) fn preset(size: &str) -> Option<Scale> {
    match size {
        "3" => Some(Scale {
            likelihood: levels(&["Ít khi", "Có thể", "Thường"]),
            severity: levels(&["Nhẹ", "Vừa", "Nặng"]),
            medium_from: 4,
            high_from: 9,
            ..usual_scale()
        }),
        "5" => Some(usual_scale()),
        _ => None,
    }
}

/// The day of the print.
pub(crate) fn print_day(day: Date) -> String {
    format!("(Tính đến ngày {})", text::date(day))
}

/// The words of the print.
pub(crate) struct PrintWords {
    pub(crate) kind: &'static str,
    pub(crate) risks: &'static str,
    pub(crate) chances: &'static str,
    pub(crate) maps: [&'static str; 3],
    pub(crate) corner: &'static str,
    pub(crate) heads: [&'static str; 11],
    pub(crate) signers: [&'static str; 2],
    pub(crate) none: &'static str,
}

/// The words of the print: of the whole register, or of the actions for one kind (2026 edition, 6.1.2
/// and 6.1.3).
pub(crate) fn print_words(kind: &str) -> PrintWords {
    PrintWords {
        kind: match kind {
            "risk" => "Danh mục hành động ứng phó rủi ro",
            "opportunity" => "Danh mục hành động tận dụng cơ hội",
            _ => "Sổ rủi ro và cơ hội",
        },
        risks: "Rủi ro",
        chances: "Cơ hội",
        maps: [MAP_BEFORE, MAP_NOW, MAP_CHANCES],
        corner: "Khả năng \\ Ảnh hưởng",
        heads: [
            "TT",
            "Số",
            "Quá trình, đơn vị",
            "Mô tả; nguyên nhân; hậu quả",
            "Kiểm soát hiện có",
            "Trước xử lý",
            "Cách xử lý; hành động",
            "Người chịu trách nhiệm; hạn",
            "Sau xử lý",
            "Hiệu lực",
            "Tình trạng",
        ],
        signers: ["Người lập", "Người phê duyệt"],
        none: "Không có mục nào.",
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("risk_link_without_words", "Hãy ghi sự việc cho thấy điều gì về rủi ro này."),
    ("risk_linked_already", "Rủi ro này đã được cập nhật từ phiếu này rồi."),
    (
        "risk_not_now",
        "Sổ rủi ro được cập nhật sau khi kế hoạch khắc phục đã duyệt và trước khi phiếu đóng.",
    ),
    (
        "treatment_of_other_kind",
        "Rủi ro thì tránh, giảm thiểu, chuyển giao hoặc chấp nhận; cơ hội thì khai thác hoặc theo đuổi.",
    ),
    ("step_without_document", "Hãy ghi mã hiệu quy trình của bước này."),
    (
        "effect_without_gain",
        "Điểm sau xử lý không giảm so với trước. Hãy xem lại hai mức sau xử lý, hoặc chọn mức hiệu lực đúng với điểm.",
    ),
    ("risk_document_not_in_force", "Không có tài liệu nào đang hiệu lực mang mã hiệu này."),
    ("step_beyond_procedure", "Quy trình này không có bước mang số đó."),
    ("level_beyond_scale", "Mức này nằm ngoài thang đo đang áp dụng. Hãy chọn trong danh sách."),
    ("levels_three_to_five", "Hãy ghi từ 3 đến 5 mức, mỗi mức một dòng."),
    ("band_beyond_scale", "Ngưỡng trung bình phải từ 2 đến điểm cao nhất của thang."),
    (
        "band_out_of_order",
        "Ngưỡng cao phải lớn hơn ngưỡng trung bình và không vượt điểm cao nhất của thang.",
    ),
    ("scale_not_after", "Ngày áp dụng phải sau ngày của thang đã ban hành gần nhất."),
];

/// Every word of the register.
pub(crate) const WORDS: &[(&str, &str)] = &[
    ("title", "Sổ rủi ro và cơ hội"),
    ("one", "rủi ro, cơ hội"),
    ("new", "Ghi rủi ro, cơ hội"),
    (
        "lead",
        "Ai cũng ghi được. Mỗi mục được đánh giá, xử lý, đánh giá hiệu lực rồi soát xét mỗi năm; mở lại khi có sự việc.",
    ),
    ("empty", "Hãy ghi những điều có thể làm quá trình không đạt kết quả, hoặc làm tốt hơn."),
    ("rank", "Điểm"),
    ("field.kind", "Loại"),
    ("choice.kind.risk", "Rủi ro"),
    ("choice.kind.opportunity", "Cơ hội"),
    ("field.what", "Mô tả"),
    ("hint.what", "Điều có thể xảy ra, một câu, ví dụ: Trả kết quả quá hạn."),
    ("field.unit", "Đơn vị"),
    ("field.process", "Quá trình"),
    ("hint.process", "Ví dụ: Chứng thực bản sao; Tất cả quy trình TTHC; Lưu hồ sơ."),
    ("field.document", "Mã hiệu quy trình"),
    ("hint.document", "Ghi nếu rủi ro gắn với một quy trình; trang quy trình sẽ hiện rủi ro này."),
    ("field.step_no", "Bước số"),
    ("field.cause", "Nguyên nhân"),
    ("field.consequence", "Hậu quả"),
    ("field.control", "Kiểm soát hiện có"),
    ("field.owner", "Người chịu trách nhiệm"),
    ("field.likelihood", "Khả năng xảy ra"),
    ("field.severity", "Mức ảnh hưởng"),
    ("field.detection", "Khó phát hiện"),
    ("field.level", "Mức trước xử lý"),
    ("choice.level.low", "Thấp"),
    ("choice.level.medium", "Trung bình"),
    ("choice.level.high", "Cao"),
    ("field.treatment", "Cách xử lý"),
    ("choice.treatment.avoid", "Tránh"),
    ("choice.treatment.reduce", "Giảm thiểu"),
    ("choice.treatment.transfer", "Chuyển giao"),
    ("choice.treatment.accept", "Chấp nhận"),
    ("choice.treatment.exploit", "Khai thác"),
    ("choice.treatment.pursue", "Theo đuổi"),
    ("field.action", "Hành động"),
    ("hint.action", "Việc cụ thể sẽ làm. Để trống nếu chấp nhận."),
    ("field.due", "Hạn thực hiện"),
    ("field.done", "Việc đã làm"),
    ("field.residual_likelihood", "Khả năng sau xử lý"),
    ("field.residual_severity", "Ảnh hưởng sau xử lý"),
    ("field.residual_detection", "Khó phát hiện sau xử lý"),
    ("field.residual_level", "Mức sau xử lý"),
    ("choice.residual_level.low", "Thấp"),
    ("choice.residual_level.medium", "Trung bình"),
    ("choice.residual_level.high", "Cao"),
    ("field.effect", "Hiệu lực"),
    ("choice.effect.effective", "Có hiệu lực"),
    ("choice.effect.partly", "Có một phần"),
    ("choice.effect.none", "Không có hiệu lực"),
    ("field.evaluation", "Căn cứ đánh giá hiệu lực"),
    ("field.incident", "Sự việc làm mở lại"),
    ("hint.incident", "Số phiếu khắc phục, số hồ sơ hoặc văn bản, ví dụ NC-2026-03."),
    ("field.current", "Mức hiện tại"),
    ("choice.current.low", "Thấp"),
    ("choice.current.medium", "Trung bình"),
    ("choice.current.high", "Cao"),
    ("tone.current.low", "ok"),
    ("tone.current.medium", "warn"),
    ("tone.current.high", "bad"),
    ("field.next", "Hạn kế tiếp"),
    ("state.identified", "Mới nhận diện"),
    ("todo.identified", "Đánh giá"),
    ("state.assessed", "Chờ phê duyệt"),
    ("todo.assessed", "Phê duyệt cách xử lý"),
    ("state.treatment_approved", "Đã phê duyệt"),
    ("todo.treatment_approved", "Bắt đầu xử lý"),
    ("state.in_treatment", "Đang xử lý"),
    ("todo.in_treatment", "Xử lý và báo cáo"),
    ("state.treated", "Chờ đánh giá hiệu lực"),
    ("todo.treated", "Đánh giá hiệu lực"),
    ("state.evaluated", "Chờ chấp nhận"),
    ("todo.evaluated", "Xem xét mức còn lại"),
    ("state.accepted", "Đang theo dõi"),
    ("todo.accepted", "Soát xét hằng năm"),
    ("state.reopened", "Mở lại"),
    ("todo.reopened", "Đánh giá lại"),
    ("state.closed", "Đã đóng"),
    ("step.assess", "Đánh giá và đề nghị cách xử lý"),
    ("act.assess", "đánh giá và đề nghị cách xử lý"),
    ("did.assess", "Đã đánh giá."),
    ("step.approve", "Phê duyệt cách xử lý"),
    ("act.approve", "phê duyệt cách xử lý"),
    ("did.approve", "Đã phê duyệt cách xử lý."),
    ("step.return", "Trả lại để đánh giá lại"),
    ("act.return", "trả lại để đánh giá lại"),
    ("note.return", "Lý do trả lại"),
    ("step.start", "Bắt đầu xử lý"),
    ("act.start", "bắt đầu xử lý"),
    ("step.leave", "Chấp nhận và theo dõi"),
    ("act.leave", "chấp nhận và theo dõi"),
    ("note.leave", "Lý do chấp nhận"),
    ("step.report", "Báo cáo đã làm xong"),
    ("act.report", "báo cáo đã làm xong"),
    ("step.evaluate", "Đánh giá hiệu lực"),
    ("act.evaluate", "đánh giá hiệu lực"),
    ("step.redo", "Trả lại để làm tiếp"),
    ("act.redo", "trả lại để làm tiếp"),
    ("note.redo", "Việc còn phải làm"),
    ("step.accept", "Chấp nhận mức còn lại"),
    ("act.accept", "chấp nhận mức còn lại"),
    ("step.again", "Yêu cầu xử lý thêm"),
    ("act.again", "yêu cầu xử lý thêm"),
    ("note.again", "Vì sao phải xử lý thêm"),
    ("step.close", "Đóng"),
    ("act.close", "đóng"),
    ("note.close", "Vì sao không còn phải theo dõi"),
    ("step.review", "Ghi kết quả soát xét"),
    ("act.review", "soát xét"),
    ("note.review", "Kết quả soát xét"),
    ("did.review", "Đã ghi kết quả soát xét. Lần tới sau một năm."),
    ("step.reopen", "Mở lại sau sự việc"),
    ("act.reopen", "mở lại sau sự việc"),
    ("note.reopen", "Điều gì đã xảy ra, vì sao phải đánh giá lại"),
];
