//! The words of this feature.

use crate::{Action, Category, Kind, Media, PanelRule, Part, Place, State};

impl State {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Dự thảo",
            Self::InReview => "Chờ xem xét",
            Self::InAppraisal => "Chờ thẩm định",
            Self::InApproval => "Chờ phê duyệt",
            Self::Approved => "Chờ ban hành",
            Self::Scheduled => "Chờ hiệu lực",
            Self::Effective => "Có hiệu lực",
            Self::Suspended => "Tạm ngừng áp dụng",
            Self::Superseded => "Hết hiệu lực",
            Self::Withdrawn => "Đã hủy bỏ",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Draft | Self::Superseded | Self::Withdrawn => "mute",
            Self::InReview | Self::InAppraisal | Self::InApproval | Self::Approved => "info",
            Self::Scheduled | Self::Suspended => "warn",
            Self::Effective => "ok",
        }
    }
}

impl Category {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::System => "Tài liệu hệ thống",
            Self::Procedures => "Quy trình, hướng dẫn",
            Self::Administrative => "Quy trình thủ tục hành chính",
        }
    }

    /// The word in the address.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Procedures => "procedures",
            Self::Administrative => "administrative",
        }
    }
}

impl Part {
    /// The word in the responsibility block.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Drafted => "Soạn thảo",
            Self::Reviewed => "Xem xét",
            Self::Appraised => "Thẩm định",
            Self::Approved => "Phê duyệt",
        }
    }
}

/// The word for a kind.
pub const fn kind_label(kind: Kind) -> &'static str {
    match kind {
        Kind::Policy => "Chính sách chất lượng",
        Kind::Objectives => "Mục tiêu chất lượng",
        Kind::Plan => "Kế hoạch",
        Kind::Manual => "Sổ tay chất lượng",
        Kind::Scope => "Phạm vi hệ thống",
        Kind::ProcessMap => "Sơ đồ quá trình",
        Kind::Appendix => "Phụ lục",
        Kind::Regulation => "Quy chế, quy định",
        Kind::Form => "Biểu mẫu",
        Kind::SystemProcedure => "Quy trình hệ thống",
        Kind::Instruction => "Hướng dẫn",
        Kind::AdministrativeProcedure => "Quy trình thủ tục hành chính",
    }
}

/// The word on a button, and in a history.
pub const fn action_label(action: Action) -> &'static str {
    match action {
        Action::Submit => "Gửi xem xét",
        Action::Return => "Trả lại để sửa",
        Action::Review => "Đã xem xét, chuyển thẩm định",
        Action::Appraise => "Đã thẩm định, trình phê duyệt",
        Action::Approve => "Phê duyệt",
        Action::Issue => "Ban hành bằng quyết định",
        Action::TakeEffect => "Có hiệu lực",
        Action::Supersede => "Hết hiệu lực do có bản thay thế",
        Action::Suspend => "Tạm ngừng áp dụng",
        Action::Resume => "Áp dụng trở lại",
        Action::Withdraw => "Hủy bỏ",
    }
}

/// What somebody is asked to do.
pub(crate) const fn todo_label(action: Action) -> &'static str {
    match action {
        Action::Submit => "Soạn tiếp",
        Action::Return => "Trả lại",
        Action::Review => "Xem xét",
        Action::Appraise => "Thẩm định",
        Action::Approve => "Phê duyệt",
        Action::Issue => "Ban hành",
        Action::TakeEffect | Action::Supersede => "Theo dõi hiệu lực",
        Action::Suspend | Action::Resume => "Xem xét việc áp dụng",
        Action::Withdraw => "Hủy bỏ",
    }
}

/// The words for a line of the record about a version.
pub(crate) fn recorded_label(action: &str) -> &'static str {
    match action {
        "document.draft" => "tạo bản thảo",
        "document.write" => "lưu nội dung",
        "document.submit" => "gửi xem xét",
        "document.return" => "trả lại để sửa",
        "document.review" => "xem xét, chuyển thẩm định",
        "document.appraise" => "thẩm định, trình phê duyệt",
        "document.approve" => "phê duyệt",
        "document.issue" => "ban hành theo Quyết định",
        "document.take_effect" => "bắt đầu có hiệu lực",
        "document.supersede" => "hết hiệu lực, thay bằng lần ban hành",
        "document.suspend" => "tạm ngừng áp dụng",
        "document.resume" => "cho áp dụng trở lại",
        "document.withdraw" => "hủy bỏ",
        "document.name_signers" => "giao người xem xét, thẩm định, phê duyệt",
        "document.picture" => "thêm hình",
        "document.take_over" => "nhận quyền soạn từ người khác",
        "comment.write" => "góp ý",
        "comment.answer" => "trả lời góp ý",
        _ => "cập nhật",
    }
}

/// Said when a picture stands at the end of the text.
pub(crate) const PICTURE_ADDED: &str =
    "Đã chèn hình vào cuối nội dung. Dời dòng ấy đến chỗ cần đặt hình, rồi bấm Lưu nháp.";

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    (
        "bad_code",
        "Mã hiệu chưa đúng. Mã gồm chữ, số, dấu chấm, gạch nối, gạch chéo; ví dụ QT.VP.01.",
    ),
    ("bad_title", "Tên tài liệu đang để trống hoặc dài quá 300 ký tự. Hãy sửa lại."),
    (
        "code_taken",
        "Mã hiệu này đang dùng cho tài liệu khác. Hãy chọn mã khác hoặc soạn lần ban hành mới của tài liệu đó.",
    ),
    ("draft_open", "Tài liệu này đang có một bản soạn dở. Hãy mở bản đó để soạn tiếp."),
    (
        "not_editable",
        "Bản này đã gửi đi nên không sửa được. Muốn sửa, hãy đề nghị người đang giữ trả lại.",
    ),
    ("not_the_author", "Chỉ người soạn thảo bản này mới làm được việc này."),
    (
        "own_document",
        "Bạn là người soạn thảo nên không tự xem xét, thẩm định hay phê duyệt bản của mình.",
    ),
    ("only_the_clock", "Hệ thống tự làm việc này đúng ngày; không ai phải bấm."),
    (
        "no_amendment",
        "Từ lần ban hành thứ hai phải ghi nội dung sửa đổi và căn cứ. Hãy điền mục Theo dõi sửa đổi rồi gửi lại.",
    ),
    ("too_early", "Chưa đến ngày hiệu lực."),
    ("reason_missing", "Hãy ghi lý do trả lại để người soạn biết phải sửa gì."),
    ("content_missing", "Tài liệu chưa có nội dung. Hãy soạn nội dung rồi gửi lại."),
    (
        "lint_has_errors",
        "Phần kiểm tra còn lỗi phải sửa. Hãy mở trang soạn thảo, sửa các lỗi màu đỏ rồi gửi lại.",
    ),
    (
        "issue_by_decision",
        "Việc ban hành làm ở trang Quyết định: chọn các bản đã phê duyệt, ghi số và ngày quyết định.",
    ),
    ("nothing_to_issue", "Chưa chọn bản nào để ban hành. Hãy đánh dấu ít nhất một bản."),
    ("decision_taken", "Quyết định số này, ngày này đã có. Hãy kiểm tra lại số và ngày."),
    ("bad_decision_number", "Số quyết định chưa đúng. Ví dụ: 47a/QĐ-UBND."),
    ("number_is_taken", "Số này đã cấp cho quyết định khác trong năm. Hãy xem lại sổ văn bản đi."),
    ("dated_before_signature", "Ngày của quyết định không được trước ngày ký trong hệ thống."),
    (
        "dated_before_replaced",
        "Ngày của quyết định không được trước ngày của quyết định bị thay thế.",
    ),
    (
        "basis_not_in_force_then",
        "Có quy trình căn cứ vào văn bản chưa có hiệu lực hoặc đã hết hiệu lực vào ngày hiệu lực của quyết định. Hãy chọn ngày khác hoặc trả lại quy trình để sửa căn cứ.",
    ),
    ("effective_before_issued", "Ngày hiệu lực không được trước ngày ký quyết định."),
    (
        "effective_in_the_past",
        "Ngày hiệu lực đã qua. Người làm theo bản cũ hôm qua vẫn đúng, nên hãy chọn từ hôm nay trở đi.",
    ),
    ("decision_in_the_future", "Ngày ký quyết định chưa đến. Hãy ghi đúng ngày đã ký."),
    (
        "decision_before_approval",
        "Quyết định không thể ký trước ngày tài liệu được phê duyệt. Hãy kiểm tra lại ngày ký.",
    ),
    (
        "not_named",
        "Phần này đã giao đích danh cho người khác. Xem mục Người ký, hoặc đề nghị Thư ký ISO giao lại.",
    ),
    ("not_your_turn", "Chưa đến lượt bạn: người được giao trước bạn chưa ký."),
    ("signed_before", "Bạn đã ký phần này rồi. Đang chờ những người còn lại."),
    (
        "signer_without_role",
        "Người này hôm nay không giữ vai trò được ký phần này. Hãy chọn người khác.",
    ),
    ("named_twice", "Một người được chọn hai lần. Hãy bỏ bớt một lần."),
    (
        "quorum_too_high",
        "Số người cần ký nhiều hơn số người được giao. Hãy giảm số hoặc thêm người.",
    ),
    (
        "comments_open",
        "Còn góp ý chưa được trả lời. Hãy trả lời từng góp ý, hoặc trả bản thảo lại cho người soạn.",
    ),
    ("not_commentable", "Chỉ góp ý được khi bản còn đang soạn hoặc đang chờ duyệt."),
    (
        "not_answerable",
        "Chỉ người soạn thảo hoặc Thư ký ISO trả lời góp ý, khi bản chưa phê duyệt.",
    ),
    ("answered_before", "Góp ý này đã được trả lời. Muốn nói thêm, hãy viết một góp ý mới."),
    (
        "somebody_writes",
        "Người khác đang soạn bản này nên chưa lưu được. Những gì bạn viết vẫn còn trên trang. Mở trang tài liệu và bấm Giành quyền soạn nếu cần.",
    ),
    (
        "bad_pattern",
        "Mẫu mã hiệu chưa đúng. Mẫu có đúng một chỗ ghi số, ví dụ QT.{unit}.{nn} hoặc BM-{nnn}.",
    ),
    (
        "original_file_missing",
        "Chưa chọn tệp nào. Hãy chọn một tệp PDF, Word, Excel hoặc ảnh quét.",
    ),
    ("empty_file", "Tệp này không có nội dung. Hãy kiểm tra lại tệp rồi chọn lại."),
    (
        "unknown_file",
        "Không nhận ra loại tệp này. Tài liệu gốc phải là PDF, DOCX, DOC, ODT, XLSX, PNG hoặc JPEG.",
    ),
    (
        "is_a_procedure",
        "Quy trình này đã có nội dung theo từng bước. Hãy soạn ở trang soạn quy trình, không thay bằng tệp.",
    ),
    ("picture_missing", "Chưa chọn hình nào. Hãy chọn một tệp PNG hoặc JPEG."),
    ("picture_unknown", "Hình phải là tệp PNG hoặc JPEG. Hãy chọn tệp khác."),
    (
        "picture_broken",
        "Tệp hình này bị hỏng, không đọc được. Hãy mở và lưu lại hình rồi chọn lại.",
    ),
    (
        "picture_too_large",
        "Hình quá lớn: nhiều nhất 10 MB và 12.000 điểm ảnh mỗi chiều. Hãy thu nhỏ hình rồi chọn lại.",
    ),
    ("alt_missing", "Hãy ghi lời mô tả hình, cho người không nhìn thấy hình và cho bản in."),
    ("not_a_text", "Chỉ tài liệu soạn bằng văn bản mới chèn hình được."),
    (
        "too_many_pictures",
        "Mỗi tài liệu có nhiều nhất 60 hình. Hãy bỏ bớt hình, hoặc dùng tệp gốc.",
    ),
    ("upload_broken", "Tệp gửi lên bị ngắt giữa chừng. Hãy gửi lại."),
];

/// Where a comment stands.
pub(crate) fn place_label(place: Place) -> String {
    match place {
        Place::Whole => "Toàn bộ tài liệu".to_owned(),
        Place::Step(n) => format!("Bước {n}"),
        Place::Section(n) => format!("Mục thứ {n}"),
        Place::Paragraph(n) => format!("Đoạn {n}"),
    }
}

/// What the subset of Markdown does not have.
pub(crate) const fn trouble_label(trouble: markdown::Trouble) -> &'static str {
    match trouble {
        markdown::Trouble::Html => "có thẻ HTML, sẽ in ra như chữ thường",
        markdown::Trouble::Code => "thụt đầu dòng quá sâu, sẽ in thành đoạn thường",
        markdown::Trouble::Quotation => "dấu > ở đầu dòng, sẽ in thành đoạn thường",
        markdown::Trouble::Picture => "hình không nằm trong hệ thống, chỉ in lời mô tả",
        markdown::Trouble::Link => "liên kết không an toàn, chỉ giữ lại chữ",
        markdown::Trouble::Depth => "danh sách lồng quá sâu",
    }
}

/// What kind of file.
pub const fn media_label(media: Media) -> &'static str {
    match media {
        Media::Pdf => "PDF",
        Media::Docx | Media::Doc => "Word",
        Media::Odt => "OpenDocument",
        Media::Xlsx => "Excel",
        Media::Png | Media::Jpeg => "Ảnh",
    }
}

/// `182 KB`.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} byte"),
        1024..1_048_576 => format!("{} KB", bytes / 1024),
        _ => format!("{},{} MB", bytes / 1_048_576, bytes % 1_048_576 * 10 / 1_048_576),
    }
}

/// The day of effect, if nobody works on it.
pub(crate) fn day_off(day: jiff::civil::Date) -> String {
    format!(
        "Đã ban hành. Ngày hiệu lực {} là ngày nghỉ; bản mới vẫn có hiệu lực từ 00 giờ ngày này.",
        text::date(day)
    )
}

/// The unit of a pattern that holds for all.
pub(crate) const EVERY_UNIT: &str = "Mọi đơn vị";

/// When a panel has signed, and how many must.
pub(crate) const fn rule(rule: PanelRule) -> (&'static str, usize) {
    match rule {
        PanelRule::InOrder => ("ký lần lượt", 0),
        PanelRule::AtLeast(needed) => ("không theo thứ tự", needed),
    }
}

/// What is said after issuing.
pub(crate) const ISSUED: &str = "Đã ban hành.";

/// What a decision is called in the contents of a pack.
pub(crate) fn decision_title(number: &str, subject: &str) -> String {
    format!("Quyết định số {number}: {subject}")
}
