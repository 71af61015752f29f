//! The words of this feature.

use crate::{Scope, TakeAs};
use intake::package::PackageError;
use platform::sentence;

pub(crate) const NAV: (&str, &str) = ("Xuất, nhập", "Gói tài liệu đã ký để lưu hoặc chuyển đi");

impl Scope {
    /// What it holds.
    pub const fn label(self) -> &'static str {
        match self {
            Self::InForce => "Bản đang có hiệu lực",
            Self::Issued => "Mọi lần ban hành, kể cả hết hiệu lực",
            Self::All => "Mọi lần ban hành và bản dự thảo",
        }
    }
}

impl TakeAs {
    /// What was done with a package.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Drafts => "Đã nhập làm bản dự thảo",
            Self::Masters => "Đã nhập làm quy trình mẫu",
        }
    }
}

/// `12,4 MB`.
pub(crate) fn size(bytes: i64) -> String {
    let tenths = bytes.saturating_mul(10) / (1024 * 1024);
    format!("{},{} MB", tenths / 10, tenths % 10)
}

/// Why a package was refused, with the part of it.
pub(crate) fn refusal(error: &PackageError) -> String {
    use intake::package::Fault;
    let said = sentence(error.fault().code());
    match error.fault() {
        Fault::Changed
        | Fault::Missing
        | Fault::Extra
        | Fault::Twice
        | Fault::Path
        | Fault::Limit => format!("{said} Thành phần: {}", error.detail()),
        Fault::NotPackage
        | Fault::Seal
        | Fault::Unsigned
        | Fault::Signature
        | Fault::TooNew
        | Fault::Record
        | Fault::TimedOut
        | Fault::ReadingFailed => said.to_owned(),
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("export_running", "Một gói khác đang được lập. Hãy chờ gói đó xong."),
    ("scope_unknown", "Hãy chọn phạm vi của gói."),
    ("take_as_unknown", "Hãy chọn nhập làm bản dự thảo hay làm quy trình mẫu."),
    (
        "key_not_compared",
        "Gói được ký bằng một khóa mới. Hãy đối chiếu khóa với nơi gửi rồi đánh dấu đã đối chiếu.",
    ),
    ("nothing_chosen", "Chưa chọn tài liệu nào trong gói."),
    ("import_taken", "Gói này đã được nhập. Muốn nhập tiếp, hãy gửi lại tệp."),
    ("import_kind_unknown", "Loại tài liệu này chưa có ở đây."),
    ("import_code_unreadable", "Mã hiệu hoặc tên không đọc được."),
    ("import_content_not_ours", "Nội dung là một tệp rời, không nhập làm bản soạn được."),
    ("import_not_in_force", "Bản này không có hiệu lực ở nơi gửi."),
    ("package_not_one", "Tệp này không phải gói tài liệu của Hải Đăng."),
    (
        "package_seal_broken",
        "Gói đã bị sửa sau khi lập, hoặc tải về chưa hết. Hãy xin lại tệp từ nơi gửi.",
    ),
    ("package_unsigned", "Gói không có chữ ký đọc được."),
    ("package_signature_wrong", "Chữ ký không khớp với nội dung gói."),
    ("package_too_new", "Gói được lập bằng phiên bản mới hơn. Hãy nâng cấp rồi nhập lại."),
    ("package_member_changed", "Một thành phần của gói đã bị sửa."),
    ("package_member_missing", "Gói thiếu một thành phần."),
    ("package_member_extra", "Gói có thành phần lạ, không nằm trong danh sách đã ký."),
    ("package_member_twice", "Gói có hai thành phần trùng tên."),
    ("package_member_path", "Gói có tên thành phần không hợp lệ."),
    ("package_limit_exceeded", "Gói lớn hơn mức cho phép."),
    ("package_record_unreadable", "Một tài liệu trong gói không đúng định dạng."),
    ("package_timed_out", "Đọc gói quá lâu nên đã dừng."),
    ("package_reading_failed", "Không đọc được gói."),
];
