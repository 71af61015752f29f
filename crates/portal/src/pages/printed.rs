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

/// Where the public says what is wrong: the name of the sheet that is posted with the procedures (NĐ
/// 20/2008/NĐ-CP).
pub(crate) const COMPLAINTS: &str = "Nơi nhận phản ánh, kiến nghị";

/// What is said under it.
pub(crate) const COMPLAINTS_ABOUT: &str = "Cá nhân, tổ chức gửi phản ánh, kiến nghị về quy định, thủ tục hành chính bằng một trong các cách sau.";

/// What is written under the QR code of it.
pub(crate) const COMPLAINTS_LINK_NOTE: &str = "Quét để gửi trên cổng";

/// The ways to say it, as far as the agency has them; `page` is where it is sent on the portal.
pub(crate) fn complaints(site: &Site, page: &str) -> Vec<(&'static str, Vec<String>)> {
    let contact = &site.setting.contact;
    let one = |text: &str| if text.is_empty() { Vec::new() } else { vec![text.to_owned()] };
    let place = [site.name.as_str(), contact.address.as_str()];
    let place: Vec<_> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let online = vec![page.to_owned(), "Gửi xong nhận một mã để xem câu trả lời.".to_owned()];
    vec![
        ("Gửi được điều gì", COMPLAINED.map(ToOwned::to_owned).to_vec()),
        ("Đến nói, gửi thư", vec![place.join(", ")]),
        ("Giờ tiếp", one(&contact.hours)),
        ("Gọi điện", one(&contact.phone)),
        ("Thư điện tử", one(&contact.email)),
        ("Trên cổng của cơ quan", online),
        (
            "Cần ghi gì",
            vec![
                "Việc gì, ở đâu, ngày nào; họ tên, địa chỉ hoặc điện thoại để cơ quan trả lời."
                    .to_owned(),
            ],
        ),
    ]
}

/// What may be said.
const COMPLAINED: [&str; 3] = [
    "Cán bộ làm chậm, gây phiền hà, không làm hoặc làm sai quy định về thủ tục hành chính",
    "Quy định, thủ tục không phù hợp với thực tế, không đồng bộ, chồng chéo",
    "Cách làm tốt hơn; điều đã làm tốt",
];

/// What the whole set is called.
pub(crate) const BOARD: &str = "Thủ tục hành chính niêm yết công khai";

/// What its file is called.
pub(crate) const BOARD_FILE: &str = "niem-yet-thu-tuc.pdf";

/// As of when it is, and how to use it.
pub(crate) fn board_lead(count: usize, day: &str) -> String {
    format!(
        "Gồm {count} thủ tục đang áp dụng đến ngày {day} và tờ ghi nơi nhận phản ánh, kiến nghị. Quét mã để xem bản mới nhất, tải mẫu đơn và tra cứu hồ sơ."
    )
}
