//! What the papers of the committee say.

use crate::{Post, SeatView};
use jiff::civil::Date;
use quality_register::Entry;

pub(crate) const DECISION: &str = "Quyết định";
pub(crate) const INVITATION: &str = "Giấy mời";
pub(crate) const MINUTES: &str = "Biên bản";
pub(crate) const ANNEX_TITLE: &str = "Danh sách thành viên Ban Chỉ đạo ISO";
pub(crate) const ANNEX_HEADS: [&str; 4] =
    ["TT", "Họ và tên", "Chức vụ, đơn vị", "Phần việc trong Ban Chỉ đạo"];
pub(crate) const CONCLUSION_HEADS: [&str; 4] =
    ["TT", "Nội dung kết luận", "Đơn vị, người thực hiện", "Hạn hoàn thành"];
pub(crate) const CHAIR: &str = "Chủ trì";
pub(crate) const SECRETARY: &str = "Thư ký";
pub(crate) const CHAIR_OF_COMMITTEE: &str = "TRƯỞNG BAN";
pub(crate) const COMMITTEE: &str = "Ban Chỉ đạo ISO";

/// Trích yếu of the decision.
pub(crate) fn summary(it: &Entry) -> String {
    let verb = if it.kind() == "strengthen" { "kiện toàn" } else { "thành lập" };
    format!("Về việc {verb} {}", it.title())
}

/// The articles.
pub(crate) fn articles(
    it: &Entry,
    seats: &[SeatView],
    unit: &str,
    before: Option<&Entry>,
) -> Vec<String> {
    let verb = if it.kind() == "strengthen" { "Kiện toàn" } else { "Thành lập" };
    let members = seats.iter().filter(|seat| seat.post != Post::Secretary).count();
    let helpers = seats.len() - members;
    let helped = if helpers == 0 {
        String::new()
    } else {
        format!(" và {helpers:02} thư ký giúp việc")
    };
    let mut articles = vec![
        format!(
            "{verb} {} (sau đây gọi tắt là Ban Chỉ đạo ISO), gồm {members:02} thành viên{helped} (có danh sách kèm theo).",
            it.title()
        ),
        format!("Ban Chỉ đạo ISO có nhiệm vụ:\n{}", lettered(it.values.text("tasks"))),
    ];
    let standing = it.values.text("standing_tasks");
    articles.push(if standing.is_empty() {
        format!("{unit} là bộ phận thường trực của Ban Chỉ đạo ISO.")
    } else {
        format!(
            "{unit} là bộ phận thường trực của Ban Chỉ đạo ISO, có nhiệm vụ:\n{}",
            lettered(standing)
        )
    });
    let replaced = before.map_or_else(String::new, |before| {
        let dated = before.values.day("dated").map(text::date_in_words).unwrap_or_default();
        format!(" và thay thế Quyết định số {} {dated}", before.values.text("number"))
    });
    articles.push(format!(
        "Quyết định này có hiệu lực kể từ ngày ký{replaced}. Trưởng các phòng, đơn vị và các ông, bà có tên trong danh sách chịu trách nhiệm thi hành Quyết định này./."
    ));
    articles
}

/// Lines as điểm a), b), c) of the Vietnamese alphabet.
fn lettered(lines: &str) -> String {
    let lines: Vec<_> = lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if let [one] = lines.as_slice() {
        return format!("{}.", one.trim_end_matches(['.', ';']));
    }
    let letters = "abcdđeghiklmnopqrstuvxy".chars();
    let last = lines.len().saturating_sub(1);
    let line = |(place, (letter, line)): (usize, (char, &&str))| {
        let stop = if place == last { '.' } else { ';' };
        format!("{letter}) {}{stop}", line.trim_end_matches(['.', ';']))
    };
    letters.zip(&lines).enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// Who proposed the decision.
pub(crate) fn proposed(who: &str) -> String {
    format!("Theo đề nghị của {who}")
}

/// `Trưởng phòng Tài chính - Kế hoạch`: a position in the unit where it is held; what both say is said
/// once.
pub(crate) fn office(position: &str, unit: &str) -> String {
    if position.is_empty() || unit.is_empty() {
        return position.to_owned();
    }
    let words = |text: &str| text.split(' ').map(str::to_lowercase).collect::<Vec<_>>();
    let (held, of) = (words(position), words(unit));
    let is_shared = |count: &usize| held.iter().rev().take(*count).rev().eq(of.iter().take(*count));
    let shared = (1..=held.len().min(of.len())).rev().find(is_shared);
    match shared {
        None => format!("{position}, {unit}"),
        Some(count) => {
            let rest = unit.split(' ').skip(count);
            std::iter::once(position).chain(rest).collect::<Vec<_>>().join(" ")
        }
    }
}

/// Nơi nhận of the decision.
pub(crate) fn recipients() -> Vec<String> {
    ["Như Điều 4;", "Sở Khoa học và Công nghệ;", "Lưu: VT."].map(Into::into).to_vec()
}

/// As what a member sits there.
pub(crate) fn post(seat: &SeatView) -> String {
    if seat.is_representative {
        return format!("{}, đại diện lãnh đạo về chất lượng", seat.post.label());
    }
    seat.post.label().to_owned()
}

/// The line of reference of the list.
pub(crate) fn reference(it: &Entry, agency: &str) -> String {
    let dated = it.values.day("dated").map(text::date_in_words);
    let number = it.values.text("number");
    let number = if number.is_empty() { "..........." } else { number };
    let dated = dated.unwrap_or_else(|| NO_DATE.to_owned());
    format!("(Kèm theo Quyết định số {number} {dated} của {agency})")
}

/// A day that a pen will fill in.
pub(crate) const NO_DATE: &str = "ngày       tháng       năm";

/// The invitation.
pub(crate) fn invitation(it: &Entry) -> String {
    let on = it.due_on().map(text::date_in_words).unwrap_or_default();
    format!(
        "Ban Chỉ đạo ISO trân trọng kính mời dự họp:\n- Thời gian: {}, {on};\n- Địa điểm: {};\n- Chương trình:\n{}",
        it.values.text("time"),
        it.values.text("place").trim_end_matches(['.', ';']),
        marked("+", it.values.text("agenda"))
    )
}

fn marked(mark: &str, lines: &str) -> String {
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("{mark} {line}")).collect::<Vec<_>>().join("\n")
}

/// The last line of the invitation.
pub(crate) const COME: &str =
    "Đề nghị các thành viên bố trí thời gian dự họp đúng thành phần; vắng mặt báo về Thư ký ISO./.";

/// Kính gửi.
pub(crate) fn invited(guests: &str) -> Vec<String> {
    let others = guests.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
    std::iter::once("Các thành viên Ban Chỉ đạo ISO".to_owned()).chain(others).collect()
}

/// Nơi nhận of the invitation.
pub(crate) fn invitation_recipients() -> Vec<String> {
    ["Như trên;", "Lưu: VT."].map(Into::into).to_vec()
}

/// Trích yếu of the minutes.
pub(crate) fn minutes_summary(it: &Entry) -> String {
    format!("Họp Ban Chỉ đạo ISO: {}", it.title())
}

/// Who was there, by how they were there.
pub(crate) struct Guests {
    pub(crate) present: Vec<String>,
    pub(crate) excused: Vec<String>,
    pub(crate) absent: Vec<String>,
}

/// What the minutes say before the conclusions.
pub(crate) fn minutes(it: &Entry, chair: &str, guests: &Guests, has_conclusions: bool) -> String {
    let on = it.due_on().map(text::date_in_words).unwrap_or_default();
    let list = |head: &str, people: &[String]| {
        if people.is_empty() {
            return String::new();
        }
        format!("\n{head}: {:02} người\n- {}", people.len(), people.join(";\n- "))
    };
    let conclusions = if has_conclusions { "\nIII. KẾT LUẬN" } else { "" };
    format!(
        "Thời gian: {}, {on}.\nĐịa điểm: {}.\nChủ trì: {chair}.{}{}{}\nI. CHƯƠNG TRÌNH\n{}\nII. DIỄN BIẾN\n{}{conclusions}",
        it.values.text("time"),
        it.values.text("place").trim_end_matches('.'),
        list("Có mặt", &guests.present),
        list("Vắng có lý do", &guests.excused),
        list("Vắng không lý do", &guests.absent),
        marked("-", it.values.text("agenda")),
        it.values.text("course"),
    )
}

/// What the minutes say after them; nothing before the meeting was held.
pub(crate) fn closing(it: &Entry) -> String {
    if !["held", "minuted"].contains(&it.state()) {
        return String::new();
    }
    let ended = it.values.text("ended").trim_end_matches('.');
    let ended = if ended.is_empty() { NO_TIME } else { ended };
    format!(
        "Cuộc họp kết thúc lúc {ended} cùng ngày. Biên bản được đọc cho những người dự họp cùng nghe và thống nhất./."
    )
}

/// A time that a pen will fill in.
const NO_TIME: &str = "…… giờ …… phút";

/// A day in a cell.
pub(crate) fn day(day: Option<Date>) -> String {
    day.map(text::date).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::office;

    #[test]
    fn a_position_says_its_unit_once() {
        for (position, unit, want) in [
            ("Trưởng phòng", "Phòng Tài chính - Kế hoạch", "Trưởng phòng Tài chính - Kế hoạch"),
            ("Chánh Văn phòng", "Văn phòng HĐND-UBND huyện", "Chánh Văn phòng HĐND-UBND huyện"),
            ("Trưởng phòng Tư pháp", "Phòng Tư pháp", "Trưởng phòng Tư pháp"),
            ("Chuyên viên", "Phòng Nội vụ", "Chuyên viên, Phòng Nội vụ"),
            ("Chủ tịch UBND huyện", "", "Chủ tịch UBND huyện"),
        ] {
            assert_eq!(office(position, unit), want);
        }
    }
}
