//! What the minutes of a disposal say.

use crate::Disposal;
use jiff::civil::Date;

/// Tên loại.
pub(crate) const KIND: &str = "Biên bản";

/// The heads of the table.
pub(crate) const HEADS: [&str; 6] =
    ["TT", "Số, ký hiệu", "Tên hồ sơ, quyển, tập", "Năm", "Số lượng", "Thời hạn lưu"];

/// Trích yếu.
pub(crate) fn summary(disposal: &Disposal) -> String {
    format!("Hủy hồ sơ hết giá trị theo Danh mục số {}", disposal.number)
}

/// Who came together, and what for.
pub(crate) fn opening(
    disposal: &Disposal,
    on: Date,
    place: &str,
    proposer: &str,
    approver: &str,
) -> String {
    let people: Vec<_> = disposal.people().map(|person| format!("- {person};")).collect();
    let agreed = disposal.approved_on.map(text::date_in_words).unwrap_or_default();
    format!(
        "Hôm nay, {}, tại {place}, chúng tôi gồm:\n{}\nCăn cứ Danh mục hồ sơ hết giá trị số {} do {proposer} đề nghị {}, đơn vị giữ hồ sơ đã kiểm tra, {approver} phê duyệt {agreed};\nLý do: {}.\nĐã hủy các hồ sơ sau đây:",
        text::date_in_words(on),
        people.join("\n"),
        disposal.number,
        text::date_in_words(disposal.proposed_on),
        disposal.reason.trim_end_matches('.'),
    )
}

/// How it was done, and that everybody agreed.
pub(crate) fn closing(disposal: &Disposal, count: usize) -> String {
    format!(
        "Tổng số: {count:02} quyển, tập.\nCách hủy: {}.\nHồ sơ đã hủy hết, không còn khả năng sử dụng. Biên bản được mọi người tham gia đọc, thống nhất và ký tên dưới đây; lưu cùng Danh mục hồ sơ hết giá trị.",
        disposal.method.trim_end_matches('.'),
    )
}

/// The title above a signature, from `name, position`.
pub(crate) const MEMBER: &str = "Người tham gia";

/// Nơi nhận.
pub(crate) fn recipients() -> Vec<String> {
    ["Lãnh đạo cơ quan;", "Đơn vị giữ hồ sơ;", "Lưu: VT, hồ sơ hủy."].map(Into::into).to_vec()
}

/// What the paper about the record that nobody can rewrite is called.
pub(crate) fn ledger_title() -> String {
    "Sổ ghi không sửa được: cách tự kiểm tra".to_owned()
}

/// What it says of itself.
pub(crate) const LEDGER_KIND: &str = "Bản thuyết minh";
pub(crate) const LEDGER_SUMMARY: &str = "Hồ sơ trong hệ thống không ai sửa, xóa được mà không lộ";
pub(crate) const LEDGER_SIGNER: &str = "Người lập";

/// How it is kept, in words that an official reads.
pub(crate) const LEDGER_TEXT: &str = "Mỗi việc làm trong hệ thống (lập, ký, sửa, đóng) ghi một mục vào sổ cùng lúc với việc đó; sổ không có lệnh sửa hay xóa. Các mục nối với nhau bằng mã băm SHA-256 thành cây Merkle (RFC 9162). Cứ vài phút, hệ thống ký mã gốc của cây bằng khóa Ed25519 và lưu bản ký ra ngoài cơ sở dữ liệu. Sửa, bớt hoặc chèn một mục cũ làm mã gốc khác đi, và bản ký trước đó không còn khớp.\nNgười kiểm tra tự đối chiếu: giữ bản niêm phong dưới đây; lần sau mở trang Sổ ghi (/ledger), dán bản đã giữ rồi bấm Kiểm tra ngay, hoặc chạy lệnh haidang ledger verify --checkpoint với tệp chứa bản đó trên bản sao dữ liệu: chương trình tính lại toàn bộ sổ và báo mục đầu tiên bị sai. Một chương trình thứ hai viết bằng Python đọc cùng dữ liệu và cho cùng kết quả.";

/// The heading of the seal that a reader keeps.
pub(crate) const LEDGER_NOTE: &str =
    "Bản niêm phong (chép đủ mọi dòng, có một dòng trống trước dòng chữ ký)";

/// The facts of the record.
pub(crate) fn ledger_facts(size: String, root: &str, key: &str) -> Vec<(String, String)> {
    [
        ("Số mục đã ký", size),
        ("Mã gốc (đầu và cuối)", root.to_owned()),
        ("Khóa công khai", key.to_owned()),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .into()
}
