//! What the minutes say beside what people wrote.

use crate::{DECISIONS, Figure, Topic};

pub(crate) const KIND: &str = "Biên bản";
pub(crate) const CHAIR: &str = "Chủ trì";
pub(crate) const SECRETARY: &str = "Thư ký";
pub(crate) const FILED: &str = "Lưu: VT, hồ sơ xem xét của lãnh đạo";
pub(crate) const COLUMNS: [&str; 6] =
    ["TT", "Quyết định", "Loại", "Thực hiện bằng", "Đơn vị, người chịu trách nhiệm", "Hạn"];

/// Trích yếu.
pub(crate) fn summary(name: &str) -> String {
    format!("Họp xem xét của lãnh đạo: {name}")
}

/// Who met, when and where.
pub(crate) fn meeting(day: &str, place: &str, chair: &str, secretary: &str) -> String {
    let place = if place.is_empty() { String::new() } else { format!(", tại {place}") };
    format!("Ngày họp: {day}{place}.\nChủ trì: {chair}.\nThư ký: {secretary}.")
}

pub(crate) const PARTICIPANTS: &str = "I. Thành phần tham dự";
pub(crate) const AGENDA: &str = "II. Chương trình họp";
pub(crate) const EARLIER: &str = "III. Quyết định của lần xem xét trước";
pub(crate) const INPUTS: &str = "IV. Đầu vào xem xét";
pub(crate) const COURSE: &str = "V. Thảo luận";
pub(crate) const DECISIONS_HEAD: &str = "VI. Quyết định";
pub(crate) const CONCLUSION: &str = "VII. Kết luận";
pub(crate) const FIRST: &str = "Đây là lần xem xét đầu tiên ghi trong hệ thống.";
pub(crate) const NOTHING: &str = "Chưa có số liệu.";

/// The period of the figures, and the hash by which they are known.
pub(crate) fn period(from: &str, to: &str, hash: &str) -> String {
    let hash = if hash.is_empty() { "chưa chốt".to_owned() } else { format!("mã băm {hash}") };
    format!("Số liệu của kỳ từ {from} đến {to}, {hash}.")
}

/// An input in a paragraph: what it is, its figures, what was said.
pub(crate) fn input(topic: Topic, figures: &[Figure], words: &str) -> String {
    let figure = |it: &Figure| {
        let of = it.of.map(|of| format!("/{}", text::count(of))).unwrap_or_default();
        format!("{}: {}{of}", it.label, text::count(it.count))
    };
    let figures: Vec<_> = figures.iter().map(figure).collect();
    let figures = if figures.is_empty() { String::new() } else { figures.join("; ") + "." };
    let said = [figures.as_str(), words].into_iter().filter(|text| !text.is_empty());
    let said: Vec<_> = said.collect();
    let said = if said.is_empty() { NOTHING.to_owned() } else { said.join(" ") };
    format!("- {} {}: {said}", topic.clause(), super::words::topic_label(topic))
}

/// An earlier decision in a line.
pub(crate) fn earlier(words: &str, state: &str, result: &str) -> String {
    let state = DECISIONS.named("state", state);
    let result = if result.is_empty() { String::new() } else { format!(": {result}") };
    format!("- {words} ({state}{result})")
}

/// The word for a choice of a decision.
pub(crate) fn choice(field: &str, word: &str) -> &'static str {
    DECISIONS.word(&format!("choice.{field}.{word}"))
}
