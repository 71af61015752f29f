//! The words of this feature.

use crate::{Column, ExternalDocument, Relation, RelationKind, Standing, Verdict};
use intake::ErrorKind;
use register::Head;

/// Kinds to choose from; others may be typed.
pub(super) const KINDS: &[&str] = &[
    "Luật",
    "Bộ luật",
    "Pháp lệnh",
    "Nghị định",
    "Nghị quyết",
    "Quyết định",
    "Thông tư",
    "Thông tư liên tịch",
    "Chỉ thị",
    "Công văn",
    "Văn bản hợp nhất",
    "Tiêu chuẩn",
];

/// The heads of the register (Danh mục tài liệu bên ngoài).
pub(super) const HEADS: [&str; 9] = [
    "Số, ký hiệu",
    "Tên văn bản",
    "Cơ quan ban hành",
    "Ngày ban hành",
    "Ngày có hiệu lực",
    "Ngày hết hiệu lực",
    "Tình trạng",
    "Nơi lưu",
    "Quy trình liên quan",
];

/// The fields of an entry, in the order in which changes are told.
pub(super) const FIELDS: [&str; 11] = [
    "Số, ký hiệu",
    "Loại",
    "Cơ quan ban hành",
    "Trích yếu",
    "Ngày ban hành",
    "Ngày có hiệu lực",
    "Ngày hết hiệu lực",
    "Địa chỉ trên mạng",
    "Nơi lưu",
    "Ghi chú",
    "Tệp",
];

/// What stands above and below the printed register.
pub(crate) fn register() -> Head {
    Head {
        title: "Danh mục tài liệu bên ngoài".to_owned(),
        counted: "văn bản",
        file_name: "danh-muc-tai-lieu-ben-ngoai",
        signers: &["Người lập", "Người kiểm tra"],
        ..Head::default()
    }
}

impl Standing {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Future => "Chưa có hiệu lực",
            Self::InForce => "Còn hiệu lực",
            Self::Amended => "Còn hiệu lực, đã sửa đổi",
            Self::PartlyExpired => "Hết hiệu lực một phần",
            Self::Expired => "Hết hiệu lực toàn bộ",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Future => "info",
            Self::InForce => "ok",
            Self::Amended | Self::PartlyExpired => "warn",
            Self::Expired => "mute",
        }
    }
}

/// The standing in the register, with what replaces the text.
pub(super) fn standing_with(standing: Standing, successor: Option<&str>) -> String {
    successor.map_or_else(
        || standing.label().to_owned(),
        |number| format!("{}; thay bằng {number}", standing.label()),
    )
}

impl RelationKind {
    /// What the new text does, as a choice.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Replaces => "Thay thế hoặc bãi bỏ toàn bộ",
            Self::ReplacesPart => "Thay thế hoặc bãi bỏ một phần",
            Self::Amends => "Sửa đổi, bổ sung",
        }
    }
}

/// A relation as its page tells it; the number of the other text follows.
pub(super) fn relation(relation: &Relation, other_is_older: bool) -> String {
    let from = text::date(relation.from);
    match (relation.kind, other_is_older) {
        (RelationKind::Replaces, false) => format!("Từ {from} được thay thế bằng"),
        (RelationKind::ReplacesPart, false) => format!("Từ {from} hết hiệu lực một phần theo"),
        (RelationKind::Amends, false) => format!("Từ {from} được sửa đổi, bổ sung theo"),
        (RelationKind::Replaces, true) => format!("Từ {from} thay thế"),
        (RelationKind::ReplacesPart, true) => format!("Từ {from} thay thế một phần của"),
        (RelationKind::Amends, true) => format!("Từ {from} sửa đổi, bổ sung"),
    }
}

/// How a text is called in a heading.
pub(super) fn name(text: &ExternalDocument) -> String {
    let (kind, number) = (&text.kind, &text.number);
    if text::fold(number).starts_with(&text::fold(kind)) || kind.is_empty() {
        return number.clone();
    }
    format!("{kind} số {number}")
}

/// How a text is called in the register: a law's title says its kind already.
pub(super) fn full_title(text: &ExternalDocument) -> String {
    if text::fold(&text.title).starts_with(&text::fold(&text.kind)) {
        return text.title.clone();
    }
    format!("{}: {}", text.kind, text.title)
}

/// The words for a line of the record about a text.
pub(super) fn recorded(action: &str) -> &'static str {
    match action {
        "external_document.register" => "ghi vào danh mục",
        "external_document.edit" => "sửa thông tin",
        "external_document.move_day" => "dời ngày thay thế, sửa đổi theo ngày hiệu lực mới",
        "external_document.affected" => "ghi nhận bị thay thế hoặc sửa đổi theo",
        "external_document.affects" => "ghi nhận thay thế hoặc sửa đổi",
        "external_document.withdraw_relation" => "hủy một ghi nhận",
        _ => "cập nhật",
    }
}

/// The answer to what somebody just did.
pub(super) fn did(act: &str) -> Option<&'static str> {
    match act {
        "register" => Some("Đã ghi văn bản vào danh mục."),
        "edit" => Some("Đã lưu thông tin mới. Thông tin cũ còn ở mục Các lần sửa thông tin."),
        "relate" => Some("Đã ghi nhận. Mỗi quy trình căn cứ vào văn bản này có một việc rà soát."),
        "withdraw" => Some("Đã hủy ghi nhận. Các việc rà soát mở theo đó không còn hiệu lực."),
        _ => None,
    }
}

/// The word for a column of a sheet.
pub(super) const fn column_label(column: Column) -> &'static str {
    match column {
        Column::Number => "Số, ký hiệu",
        Column::Kind => "Loại",
        Column::Issuer => "Cơ quan ban hành",
        Column::Title => "Trích yếu",
        Column::IssuedOn => "Ngày ban hành",
        Column::EffectiveOn => "Ngày có hiệu lực",
        Column::ExpiredOn => "Ngày hết hiệu lực",
        Column::Link => "Đường dẫn",
        Column::Place => "Nơi lưu",
        Column::Note => "Ghi chú",
    }
}

/// What a line of a sheet would do.
pub(super) fn verdict_label(verdict: &Verdict) -> String {
    match verdict {
        Verdict::New => "Chưa có, sẽ ghi mới".to_owned(),
        Verdict::Same => "Đã có, giống".to_owned(),
        Verdict::Differs(_) => "Đã có, khác".to_owned(),
        Verdict::Twice(row) => format!("Trùng với dòng {row}"),
        Verdict::Incomplete => "Thiếu số, loại hoặc trích yếu".to_owned(),
    }
}

/// Its colour and shape.
pub(super) const fn verdict_class(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::New => "ok",
        Verdict::Same => "mute",
        Verdict::Differs(_) => "warn",
        Verdict::Twice(_) | Verdict::Incomplete => "bad",
    }
}

/// Whether a line can be entered.
pub(super) const fn may_enter(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::New | Verdict::Differs(_))
}

/// Whether it is ticked at first: what would change an entry is for a person to tick.
pub(super) const fn is_ticked(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::New)
}

/// What was imported.
pub(super) fn imported(entered: usize, changed: usize) -> String {
    format!("Đã ghi {entered} văn bản mới và cập nhật {changed} văn bản.")
}

/// The code for why a sheet was not read.
pub(super) const fn refused(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Empty => "sheet_empty",
        ErrorKind::TooLarge => "sheet_too_large",
        ErrorKind::NotSpreadsheet | ErrorKind::NotWord | ErrorKind::Unsupported => {
            "sheet_not_excel"
        }
        ErrorKind::Encrypted => "sheet_encrypted",
        ErrorKind::LimitExceeded => "sheet_too_long",
        ErrorKind::TimedOut => "sheet_timed_out",
        ErrorKind::Damaged
        | ErrorKind::OfficeMissing
        | ErrorKind::OfficeFailed
        | ErrorKind::ChildFailed => "sheet_damaged",
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    (
        "ends_before_it_begins",
        "Ngày hết hiệu lực phải sau ngày có hiệu lực. Hãy kiểm tra lại hai ngày này.",
    ),
    ("begins_before_issued", "Ngày có hiệu lực không được trước ngày ban hành."),
    (
        "number_taken",
        "Văn bản có số, ký hiệu này đã có trong danh mục, có thể viết hơi khác. Hãy mở văn bản đó để sửa.",
    ),
    ("bad_link", "Địa chỉ phải bắt đầu bằng https:// hoặc http://."),
    ("text_unknown", "Văn bản mới chưa có trong danh mục. Hãy ghi văn bản đó vào danh mục trước."),
    (
        "relation_to_itself",
        "Một văn bản không tự thay thế hay sửa đổi chính nó. Hãy chọn văn bản khác.",
    ),
    (
        "relation_in_a_circle",
        "Ghi như vậy thành vòng tròn: văn bản đang xem đã thay thế hoặc sửa đổi văn bản bạn vừa chọn. Hãy kiểm tra lại văn bản nào ra sau.",
    ),
    ("articles_missing", "Khi chỉ thay thế một phần, hãy ghi điều, khoản hết hiệu lực."),
    (
        "relation_day_missing",
        "Văn bản mới chưa ghi ngày có hiệu lực. Hãy ghi ngày bắt đầu thay thế hoặc sửa đổi.",
    ),
    ("relation_before_issued", "Ngày này trước ngày ban hành văn bản mới. Hãy kiểm tra lại."),
    ("relation_known", "Quan hệ này đã được ghi nhận."),
    ("withdrawal_reason_missing", "Hãy ghi lý do hủy ghi nhận."),
    ("upload_broken", "Tệp gửi lên bị ngắt giữa chừng. Hãy gửi lại."),
    ("sheet_missing", "Chưa chọn tệp nào. Hãy chọn tệp Excel (.xlsx)."),
    ("sheet_empty", "Tệp không có nội dung. Hãy chọn tệp khác."),
    ("sheet_too_large", "Tệp lớn hơn 20 MB. Hãy xóa các trang tính không cần rồi gửi lại."),
    (
        "sheet_not_excel",
        "Tệp này không phải bảng tính Excel. Hãy mở bằng Excel, lưu dưới dạng .xlsx rồi gửi lại.",
    ),
    ("sheet_encrypted", "Tệp có đặt mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."),
    (
        "sheet_too_long",
        "Bảng quá lớn: nhiều hơn 20.000 dòng hoặc 100 cột. Hãy chép phần danh mục sang một tệp mới rồi gửi lại.",
    ),
    (
        "sheet_timed_out",
        "Đọc tệp mất quá nhiều thời gian nên đã dừng. Hãy chép phần danh mục sang một tệp mới rồi gửi lại.",
    ),
    (
        "sheet_damaged",
        "Không đọc được tệp này. Hãy mở bằng Excel, lưu lại dưới dạng .xlsx rồi gửi lại.",
    ),
    (
        "sheet_without_heads",
        "Không tìm thấy dòng tiêu đề có cột Số, ký hiệu và Trích yếu ở trang tính đầu tiên. Hãy kiểm tra lại tiêu đề các cột.",
    ),
    ("nothing_ticked", "Chưa đánh dấu dòng nào. Hãy đánh dấu ít nhất một dòng."),
    ("import_done", "Bảng này đã nhập rồi. Muốn nhập lại, hãy gửi lại tệp."),
];
