//! What prints say.

use crate::Feedback;
use jiff::civil::Date;

/// The name of the slip.
pub(crate) const SLIP: &str = "Phiếu tiếp nhận, xử lý phản ánh, kiến nghị";

/// Headings of the slip.
pub(crate) const HEADINGS: [&str; 3] =
    ["1. Nội dung tiếp nhận", "2. Phân công, thời hạn", "3. Nội dung trả lời"];

/// Who signs the slip.
pub(crate) const SIGNERS: [&str; 2] = ["Người xử lý", "Người ký trả lời"];

fn day(of: Option<Date>) -> String {
    of.map(text::date).unwrap_or_default()
}

/// Who said it, when and how.
pub(crate) fn received(it: &Feedback) -> Vec<(String, String)> {
    [
        ("Loại", it.message.kind.label().to_owned()),
        ("Thời điểm nhận", text::date_time(it.received_at)),
        ("Cách gửi", it.channel.label().to_owned()),
        ("Người gửi", it.message.sender.clone()),
        ("Liên hệ", it.message.contact.clone()),
        ("Về việc", it.message.about.clone()),
        ("Nội dung chính", it.message.title.clone()),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .into()
}

/// Who answers until when.
pub(crate) fn assigned(it: &Feedback, unit: &str, owner: &str) -> Vec<(String, String)> {
    let mut facts = vec![
        ("Tình trạng", it.state().label().to_owned()),
        ("Đơn vị", unit.to_owned()),
        ("Người xử lý", owner.to_owned()),
        ("Hạn trả lời", day(it.due_on)),
        ("Căn cứ tính hạn", it.rule.clone()),
        ("Ngày trả lời", day(it.answered_on)),
    ];
    if !it.ending.is_empty() {
        facts.push((it.state().label(), it.ending.clone()));
    }
    facts.into_iter().map(|(label, value)| (label.to_owned(), value)).collect()
}

/// Place and date as official papers write them.
pub(crate) fn place_and_date(place: &str, day: Date) -> String {
    format!("{place}, {}", text::date_in_words(day))
}
