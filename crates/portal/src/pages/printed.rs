//! The words on the papers of procedures.

use crate::Site;

pub(crate) const APPLICANTS: &str = "Ai được làm";
pub(crate) const BRING: &str = "Cần mang theo";
pub(crate) const FORMS: &str = "Mẫu đơn, tờ khai";
pub(crate) const PLACE: &str = "Nộp và nhận ở đâu";
pub(crate) const TIME: &str = "Bao lâu có kết quả";
pub(crate) const FEE: &str = "Phí, lệ phí";
pub(crate) const NO_FEE: &str = "Quy trình không quy định khoản thu nào";
pub(crate) const RESULT: &str = "Nhận được";
pub(crate) const CONDITIONS: &str = "Yêu cầu, điều kiện";
pub(crate) const BASIS: &str = "Căn cứ pháp lý";
pub(crate) const DESK: &str = "Bộ phận Tiếp nhận và Trả kết quả";
pub(crate) const NOTHING: &str = "Quy trình không yêu cầu giấy tờ kèm theo";
pub(crate) const STEPS: [&str; 4] = ["Bước", "Việc cơ quan làm", "Ai làm", "Thời gian"];
pub(crate) const LINK_NOTE: &str = "Quét để xem bản mới nhất";
pub(crate) const BOARD_HEADS: [&str; 3] = ["TT", "Thủ tục", "Thời hạn"];

/// Code, national code and field.
pub(crate) fn about(code: &str, national: Option<&str>, field: &str) -> String {
    let national = national.map(|national| format!("Mã thủ tục {national}"));
    let parts = [Some(format!("Quy trình {code}")), national, Some(field.to_owned())];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// `02 bộ`.
pub(crate) fn sets(sets: u32) -> String {
    format!("Số lượng: {sets:02} bộ")
}

/// What stands over a procedure that is being changed.
pub(crate) fn updating(text: &str, from: &str) -> String {
    format!("Đang cập nhật theo {text}, áp dụng từ {from}. Hãy hỏi lại trước khi nộp.")
}

/// Where the desk is, at the foot of each page.
pub(crate) fn foot(site: &Site, day: &str) -> String {
    let contact = &site.setting.contact;
    let parts = [contact.address.as_str(), contact.phone.as_str(), contact.hours.as_str()];
    let mut parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let printed = format!("In ngày {day}");
    parts.push(&printed);
    parts.join(" · ")
}

/// What the whole set is called.
pub(crate) const BOARD: &str = "Thủ tục hành chính niêm yết công khai";

/// What its file is called.
pub(crate) const BOARD_FILE: &str = "niem-yet-thu-tuc.pdf";

/// As of when it is, and how to use it.
pub(crate) fn board_lead(count: usize, day: &str) -> String {
    format!(
        "Gồm {count} thủ tục đang áp dụng đến ngày {day}. Quét mã để xem bản mới nhất, tải mẫu đơn và tra cứu hồ sơ."
    )
}
