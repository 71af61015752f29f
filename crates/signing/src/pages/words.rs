//! The words of this feature.

use crate::Way;
use jiff::Timestamp;
use pades::{Base, Changes, Check, Checked, Coverage, Error, Outcome, Report, Verdict};
use platform::sentence;

/// The entry of the navigation.
pub(crate) const NAV: (&str, &str) =
    ("Chứng thư gốc", "Chứng thư số mà hệ thống tin khi kiểm tra chữ ký");

/// A colour, a short word and a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Headline {
    pub(crate) class: &'static str,
    pub(crate) title: &'static str,
    pub(crate) text: String,
}

fn said(class: &'static str, title: &'static str, text: impl Into<String>) -> Headline {
    Headline { class, title, text: text.into() }
}

/// What the reason field offers.
pub(crate) fn usual_reason(code: &str, number: &str) -> String {
    format!("Ban hành {code}, lần ban hành {number}")
}

/// The name of a file that somebody sent, or a word where it had none.
pub(crate) fn shown_name(sent: &str) -> String {
    let name: String = sent.chars().filter(|c| !c.is_control()).collect();
    if name.trim().is_empty() { "Tệp không tên".to_owned() } else { name.trim().to_owned() }
}

impl Way {
    /// How a copy was signed.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Pkcs12 => "Ký tại đây bằng tệp khóa PKCS#12",
            Self::Remote => "Ký bằng USB token hoặc dịch vụ ký từ xa",
            Self::Upload => "Ký bằng phần mềm khác, gửi lên",
        }
    }
}

/// The whole verdict.
pub(crate) fn headline(judged: Result<&Report, &Error>) -> Headline {
    let report = match judged {
        Ok(report) => report,
        Err(error) => return said("bad", "Không kiểm tra được", sentence(error.kind.code())),
    };
    match report.verdict {
        Verdict::Valid => said(
            "ok",
            "Chữ ký hợp lệ",
            "Mọi chữ ký đều nguyên vẹn, thuộc chứng thư do gốc tin cậy cấp, và chữ ký cuối bao trùm toàn bộ tệp.",
        ),
        Verdict::Undecided => said(
            "warn",
            "Chưa đủ căn cứ để kết luận",
            "Không thấy chỗ nào bị sửa, nhưng có điều chưa chứng minh được. Xem các dòng «Chưa chứng minh được» bên dưới.",
        ),
        Verdict::Unsigned => said("bad", "Không có chữ ký", "Tệp này không có chữ ký số nào."),
        Verdict::Invalid if report.is_damaged => said(
            "bad",
            "Chữ ký không hợp lệ",
            "Bảng tra cứu bên trong tệp bị hỏng nên mỗi phần mềm có thể hiển thị một khác. Hãy xin lại tệp gốc từ người ký.",
        ),
        Verdict::Invalid => said("bad", "Chữ ký không hợp lệ", invalid(report)),
    }
}

fn invalid(report: &Report) -> String {
    let appended = report.signatures.iter().find_map(|it| match it.coverage {
        Coverage::Appended { bytes, .. } => Some(bytes),
        Coverage::WholeFile | Coverage::Earlier { .. } | Coverage::Nothing => None,
    });
    match appended {
        Some(bytes) => {
            let bytes = text::count(i64::try_from(bytes).unwrap_or(i64::MAX));
            format!(
                "Sau khi ký, tệp bị nối thêm {bytes} byte mà không chữ ký nào bao trùm. Tệp vẫn được giữ nguyên như đã nhận; hãy xin người ký gửi lại tệp chưa bị nối thêm, hoặc ký lại."
            )
        }
        None => "Có ít nhất một kiểm tra không đạt. Xem các dòng «Không đạt» bên dưới.".to_owned(),
    }
}

/// Whether it is this version's issue.
pub(crate) fn origin(base: Option<&Base>) -> Headline {
    match base.map(|base| base.changes) {
        Some(Changes::Signatures) => said(
            "ok",
            "Đúng bản đã lập để ký",
            "Tệp bắt đầu đúng từng byte bằng bản PDF mà hệ thống đã lập cho lần ban hành này; phần thêm vào chỉ là chữ ký.",
        ),
        Some(Changes::Others) => said(
            "bad",
            "Bản đã lập bị thêm hoặc sửa trước khi ký",
            "Tệp bắt đầu bằng bản PDF mà hệ thống đã lập cho lần ban hành này, nhưng sau đó có phần không phải chữ ký. Nội dung hiển thị có thể khác bản đã ban hành.",
        ),
        None => said(
            "warn",
            "Không biết có đúng bản đã ban hành hay không",
            "Tệp không bắt đầu bằng bản PDF nào mà hệ thống đã lập cho lần ban hành này. Hệ thống chỉ biết chữ ký có hợp lệ hay không, không biết chữ trên giấy có giống hay không. Hãy đọc đối chiếu, hoặc ký lại trên bản PDF lập ở trang này.",
        ),
    }
}

/// The verdict over one signature.
pub(crate) fn one(checked: &Checked) -> (&'static str, &'static str) {
    match checked.verdict() {
        Verdict::Valid => ("ok", "Hợp lệ"),
        Verdict::Undecided => ("warn", "Chưa đủ căn cứ"),
        Verdict::Invalid | Verdict::Unsigned => ("bad", "Không hợp lệ"),
    }
}

/// What a signature covers.
pub(crate) fn coverage(of: Coverage) -> String {
    let count = |bytes: usize| text::count(i64::try_from(bytes).unwrap_or(i64::MAX));
    match of {
        Coverage::WholeFile => "Toàn bộ tệp".to_owned(),
        Coverage::Earlier { ends_at, changes: Changes::Signatures } => {
            format!("{} byte đầu; phần sau chỉ là chữ ký thêm vào", count(ends_at))
        }
        Coverage::Earlier { ends_at, changes: Changes::Others } => {
            format!("{} byte đầu; phần sau có nội dung bị sửa", count(ends_at))
        }
        Coverage::Appended { ends_at, bytes } => {
            format!(
                "{} byte đầu; {} byte nối thêm phía sau không được ký",
                count(ends_at),
                count(bytes)
            )
        }
        Coverage::Nothing => "Không xác định được".to_owned(),
    }
}

/// What is checked.
pub(crate) const fn check(check: Check) -> &'static str {
    match check {
        Check::Ranges => "Phạm vi được ký",
        Check::Digest => "Nội dung được ký",
        Check::Signature => "Chữ ký và khóa",
        Check::NamedCertificate => "Chứng thư nêu trong chữ ký",
        Check::Algorithms => "Thuật toán",
        Check::KeyUsage => "Mục đích của chứng thư",
        Check::Chain => "Nguồn gốc chứng thư",
        Check::Validity => "Thời hạn chứng thư",
        Check::TimeStamp => "Dấu thời gian",
        Check::LaterChanges => "Sau khi ký",
        Check::Revocation => "Thu hồi chứng thư",
    }
}

/// What a check found, in a colour and a word.
pub(crate) const fn outcome(check: Check, outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Unproven if matches!(check, Check::Revocation) => ("mute", "Không kiểm tra"),
        Outcome::Passed => ("ok", "Đạt"),
        Outcome::Failed => ("bad", "Không đạt"),
        Outcome::Unproven => ("warn", "Chưa chứng minh được"),
        Outcome::Absent => ("mute", "Không có"),
    }
}

/// What a check found, in a sentence.
pub(crate) const fn finding(check: Check, outcome: Outcome) -> &'static str {
    match (check, outcome) {
        (Check::Ranges, Outcome::Passed) => {
            "Chữ ký bao trùm từ byte đầu tiên, chỉ chừa đúng chỗ của chính nó."
        }
        (Check::Ranges, _) => {
            "Phạm vi ghi trong tệp sai, chồng lên nhau hoặc nằm ngoài tệp; chữ ký không được xét tiếp."
        }
        (Check::Digest, Outcome::Passed) => "Nội dung đúng như lúc ký, không byte nào khác đi.",
        (Check::Digest, _) => "Nội dung đã khác lúc ký, hoặc chữ ký thuộc loại không đọc được.",
        (Check::Signature, Outcome::Passed) => "Chữ ký do đúng khóa của chứng thư tạo ra.",
        (Check::Signature, Outcome::Unproven) => {
            "Chữ ký dùng thuật toán mà hệ thống không kiểm tra được."
        }
        (Check::Signature, _) => "Chữ ký không khớp với chứng thư.",
        (Check::NamedCertificate, Outcome::Passed) => "Chữ ký nêu đúng chứng thư của người ký.",
        (Check::NamedCertificate, Outcome::Absent) => {
            "Chữ ký kiểu cũ không nêu chứng thư; không bắt buộc với kiểu này."
        }
        (Check::NamedCertificate, _) => {
            "Chữ ký nêu một chứng thư khác, hoặc không nêu chứng thư nào."
        }
        (Check::Algorithms, Outcome::Passed) => "Thuật toán còn đủ mạnh.",
        (Check::Algorithms, Outcome::Unproven) => "Không biết thuật toán đã dùng.",
        (Check::Algorithms, _) => {
            "Thuật toán đã yếu (SHA-1 hoặc khóa RSA ngắn) nên không còn được tin."
        }
        (Check::KeyUsage, Outcome::Passed) => "Chứng thư được dùng để ký.",
        (Check::KeyUsage, Outcome::Unproven) => "Chứng thư không ghi mục đích sử dụng.",
        (Check::KeyUsage, _) => "Chứng thư không được cấp để ký văn bản.",
        (Check::Chain, Outcome::Passed) => "Chứng thư do gốc tin cậy của cơ quan cấp.",
        (Check::Chain, _) => {
            "Không lần được tới chứng thư gốc tin cậy nào. Quản trị có thể thêm chứng thư gốc ở trang Chứng thư gốc."
        }
        (Check::Validity, Outcome::Passed) => "Mọi chứng thư còn hạn vào lúc được tính.",
        (Check::Validity, Outcome::Unproven) => {
            "Chứng thư đã hết hạn; theo giờ máy người ký thì lúc ký còn hạn, nhưng không có dấu thời gian để chứng minh."
        }
        (Check::Validity, _) => "Chứng thư hết hạn hoặc chưa có hạn vào lúc ký.",
        (Check::TimeStamp, Outcome::Passed) => "Dấu thời gian đúng và do gốc tin cậy cấp.",
        (Check::TimeStamp, Outcome::Absent) => {
            "Không có dấu thời gian; thời điểm ký chỉ theo giờ máy người ký."
        }
        (Check::TimeStamp, Outcome::Unproven) => {
            "Có dấu thời gian nhưng không lần được tới chứng thư gốc tin cậy."
        }
        (Check::TimeStamp, Outcome::Failed) => "Dấu thời gian sai hoặc không thuộc chữ ký này.",
        (Check::LaterChanges, Outcome::Passed) => {
            "Sau chữ ký này không có gì, hoặc chỉ có chữ ký khác."
        }
        (Check::LaterChanges, _) => "Sau chữ ký này tệp bị sửa hoặc bị nối thêm.",
        (Check::Revocation, _) => {
            "Hệ thống không hỏi ra ngoài nên không biết chứng thư có bị thu hồi hay không; khi cần, hãy tra ở nhà cung cấp chứng thư."
        }
    }
}

/// A moment, or a dash.
pub(crate) fn moment(at: Option<Timestamp>) -> String {
    at.map_or_else(|| "–".to_owned(), text::date_time)
}

/// The first and the last day of a certificate.
pub(crate) fn days(valid: Option<(Timestamp, Timestamp)>) -> String {
    let day = |at| text::date(text::here(at).date());
    valid.map_or_else(|| "–".to_owned(), |(from, to)| format!("{} đến {}", day(from), day(to)))
}

/// What is said after an act, by the word in the address.
pub(crate) fn done(did: &str) -> Option<&'static str> {
    match did {
        "signed" => Some("Đã ký và lưu bản ký số. Khóa và mật khẩu không được lưu lại."),
        "prepared" => Some("Đã lập tệp chờ chữ ký. Hãy tải về, ký, rồi gửi chữ ký lên."),
        "finished" => Some("Đã ghép chữ ký vào tệp và lưu bản ký số."),
        "kept" => Some("Đã nhận và lưu tệp đúng như gửi lên. Kết quả kiểm tra ở bên dưới."),
        "withdrawn" => Some("Đã rút bản ký số khỏi danh sách."),
        "anchor_added" => Some("Đã thêm chứng thư gốc tin cậy."),
        "anchor_withdrawn" => Some("Đã thôi tin chứng thư gốc này."),
        _ => None,
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("version_not_issued", "Chỉ ký được bản đã ban hành và chưa bị hủy bỏ."),
    ("preparation_done", "Tệp này đã được ghép chữ ký. Hãy lập tệp mới nếu cần ký thêm."),
    ("already_withdrawn", "Việc này đã được làm trước đó."),
    ("copy_known", "Tệp này đã có trong danh sách bản ký số của lần ban hành này."),
    ("anchor_known", "Mọi chứng thư trong tệp đều đã được tin từ trước."),
    ("signed_file_missing", "Hãy chọn một tệp."),
    ("signed_file_empty", "Tệp này rỗng. Hãy chọn tệp khác."),
    ("pkcs12_password_missing", "Hãy nhập mật khẩu của tệp khóa."),
    ("sign_reason_too_long", "Lý do dài quá 200 chữ. Hãy viết ngắn lại."),
    ("withdraw_reason_missing", "Hãy ghi lý do rút."),
    ("pdf_too_large", "Tệp lớn hơn 20 MB. Hãy giảm cỡ tệp rồi gửi lại."),
    ("not_pdf", "Tệp này không phải PDF hoặc đã hỏng. Hãy xin lại tệp gốc."),
    (
        "pdf_encrypted",
        "Tệp PDF có mật khẩu nên không kiểm tra được. Hãy bỏ mật khẩu rồi ký và gửi lại.",
    ),
    (
        "pdf_locked",
        "Chữ ký đầu tiên trong tệp không cho ký thêm. Hãy ký trên bản in của lần ban hành.",
    ),
    ("pdf_unsigned", "Tệp PDF này chưa có chữ ký số nào. Hãy ký trước rồi gửi lên."),
    ("too_many_signatures", "Tệp có quá 50 chữ ký nên không kiểm tra được."),
    (
        "not_pkcs12",
        "Tệp này không phải tệp khóa PKCS#12 (.p12, .pfx) hoặc dùng cách mã hóa không đọc được. Hãy xuất lại tệp khóa.",
    ),
    ("wrong_pkcs12_password", "Mật khẩu không mở được tệp khóa. Hãy nhập lại."),
    ("pkcs12_no_key", "Tệp khóa không có khóa kèm chứng thư. Hãy xuất lại tệp cùng khóa riêng."),
    ("key_not_supported", "Chỉ ký được bằng khóa RSA từ 2048 đến 4096 bit hoặc khóa P-256."),
    ("key_mismatch", "Khóa trong tệp không thuộc chứng thư đi kèm. Hãy xuất lại tệp khóa."),
    ("certificate_expired", "Chứng thư hết hạn hoặc chưa có hạn. Hãy dùng chứng thư còn hạn."),
    (
        "certificate_not_for_signing",
        "Chứng thư này không được cấp để ký. Hãy dùng chứng thư ký số.",
    ),
    (
        "not_certificate",
        "Không đọc được chứng thư nào trong tệp. Hãy chọn tệp .cer, .crt hoặc .pem.",
    ),
    (
        "not_authority",
        "Tệp có chứng thư không phải của tổ chức cấp chứng thư. Hãy chọn chứng thư gốc của nhà cung cấp.",
    ),
    (
        "not_cms",
        "Tệp này không phải chữ ký CMS (.p7s). Hãy xuất chữ ký tách rời ở dạng DER hoặc PEM.",
    ),
    (
        "cms_other_content",
        "Chữ ký này ký trên nội dung khác. Hãy ký đúng tệp «nội dung cần ký» tải từ dòng này, dạng tách rời.",
    ),
    (
        "cms_bad_signature",
        "Chữ ký không khớp với chứng thư bên trong, hoặc không nêu chứng thư (signing-certificate-v2) như PAdES đòi hỏi. Hãy ký lại theo CAdES.",
    ),
    ("cms_too_large", "Chữ ký lớn hơn chỗ đã chừa. Hãy bớt chứng thư kèm theo rồi ký lại."),
    (
        "signature_timed_out",
        "Kiểm tra tệp mất quá lâu nên phải dừng. Hãy thử lại, hoặc xin tệp khác.",
    ),
    (
        "signature_not_read",
        "Không kiểm tra được tệp này. Hãy thử lại; nếu vẫn vậy, hãy báo quản trị.",
    ),
    ("upload_broken", "Tệp gửi lên bị ngắt giữa chừng. Hãy gửi lại."),
];

#[cfg(test)]
mod tests {
    use super::SENTENCES;

    #[test]
    fn every_refusal_of_the_judge_has_a_sentence() {
        for kind in pades::Kind::ALL {
            let code = kind.code();
            assert!(SENTENCES.iter().any(|(known, _)| *known == code), "{code}");
        }
    }
}
