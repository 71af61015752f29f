//! The words on a paper that no other feature has.

use document::{Kind, Original};

/// What stands over a title: the kind, where the title does not say it itself.
pub(crate) fn kind(kind: Kind, title: &str) -> String {
    let label = match kind {
        Kind::SystemProcedure | Kind::AdministrativeProcedure => "Quy trình",
        Kind::Instruction => "Hướng dẫn",
        Kind::Regulation => "Quy chế",
        Kind::Form => "Biểu mẫu",
        Kind::Plan => "Kế hoạch",
        Kind::Appendix => "Phụ lục",
        Kind::Policy | Kind::Objectives | Kind::Manual | Kind::Scope | Kind::ProcessMap => "",
    };
    let says_so = text::fold(title).starts_with(&text::fold(label));
    if says_so { String::new() } else { label.to_owned() }
}

/// `TÀI LIỆU KIỂM SOÁT – Bản số 03 – Bộ phận Một cửa`.
pub(crate) fn controlled(number: u32, holder: &str) -> String {
    format!("TÀI LIỆU KIỂM SOÁT – Bản số {number:02} – {holder}")
}

/// The line under a copy for information.
pub(crate) const UNCONTROLLED: &str = "Bản sao để tham khảo, không được cập nhật khi có bản mới";

/// The facts of a stored file.
pub(crate) fn original(original: &Original) -> Vec<[String; 2]> {
    [
        ("Tên tệp", original.name.clone()),
        ("Loại tệp", document::media_label(original.media).to_owned()),
        ("Dung lượng", document::file_size(original.bytes)),
        ("Mã SHA-256", original.file.clone()),
    ]
    .map(|(label, value)| [label.to_owned(), value])
    .to_vec()
}

/// The amendment row of a first issue.
pub(crate) const FIRST: &str = "Ban hành lần đầu";
