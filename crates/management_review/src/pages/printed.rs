//! What the minutes say beside what people wrote.

use crate::{DECISIONS, Figure, Input};

pub(crate) const KIND: &str = "Biên bản";
pub(crate) const CHAIR: &str = "Chủ trì";
pub(crate) const SECRETARY: &str = "Thư ký";
pub(crate) const FILED: &str = "Lưu: VT, hồ sơ xem xét của lãnh đạo";
pub(crate) const COLUMNS: [&str; 6] =
    ["TT", "Quyết định", "Loại", "Thực hiện bằng", "Đơn vị, người chịu trách nhiệm", "Hạn"];

/// The heads of the annex with every figure.
pub(crate) const FIGURE_COLUMNS: [&str; 4] = ["TT", "Đầu vào", "Chỉ tiêu", "Số liệu"];
pub(crate) const ANNEX_TITLE: &str = "Số liệu đầu vào của cuộc xem xét";

const MEETING: &str = "Họp xem xét của lãnh đạo";

/// Trích yếu; what the name says already is not said twice.
pub(crate) fn summary(name: &str) -> String {
    match name.strip_prefix("Xem xét của lãnh đạo") {
        Some(rest) => format!("{MEETING}{rest}"),
        None if name.contains("xem xét của lãnh đạo") => name.to_owned(),
        None => format!("{MEETING}: {name}"),
    }
}

/// Who met, when and where.
pub(crate) fn meeting(day: &str, time: &str, place: &str, [chair, secretary]: [&str; 2]) -> String {
    let after = |word: &str, said: &str| match said.trim_end_matches('.') {
        "" => String::new(),
        said => format!(", {word} {said}"),
    };
    let (time, place) = (after("lúc", time), after("tại", place));
    format!("Ngày họp: {day}{time}{place}.\nChủ trì: {chair}.\nThư ký: {secretary}.")
}

/// Who was there and who was not; before the minutes are written, who is invited.
pub(crate) fn participants(invited: &str, attended: &str, absent: &str) -> String {
    if attended.is_empty() {
        return invited.to_owned();
    }
    let absent = if absent.is_empty() { "Không" } else { absent };
    format!("Có mặt:\n{}\nVắng mặt:\n{}", listed(attended), listed(absent))
}

/// Lines as a list.
fn listed(lines: &str) -> String {
    let lines = lines.lines().map(|line| line.trim().trim_start_matches("- "));
    let lines = lines.filter(|line| !line.is_empty()).map(|line| format!("- {line}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The last sentence of minutes that were written.
pub(crate) fn ended(time: &str) -> String {
    let time = match time.trim_end_matches('.') {
        "" => "…… giờ …… phút",
        time => time,
    };
    format!(
        "Cuộc họp kết thúc lúc {time} cùng ngày. Biên bản được đọc cho những người dự họp cùng nghe và thống nhất./."
    )
}

/// The numbers of the parts.
pub(crate) const NUMBERS: [&str; 7] = ["I", "II", "III", "IV", "V", "VI", "VII"];
pub(crate) const PARTICIPANTS: &str = "Thành phần tham dự";
pub(crate) const AGENDA: &str = "Chương trình họp";
pub(crate) const EARLIER: &str = "Quyết định của lần xem xét trước";
pub(crate) const INPUTS: &str = "Đầu vào xem xét";
pub(crate) const COURSE: &str = "Thảo luận";
pub(crate) const DECISIONS_HEAD: &str = "Quyết định";
pub(crate) const CONCLUSION: &str = "Kết luận";
pub(crate) const FIRST: &str = "Đây là lần xem xét đầu tiên ghi trong hệ thống.";
const NOTHING: &str = "Chưa có số liệu.";
const IN_ANNEX: &str = "Số liệu tại Phụ lục.";

/// What stands before the table of decisions, or in its place.
pub(crate) const fn decisions(is_empty: bool) -> &'static str {
    if is_empty { "Chưa ghi quyết định nào." } else { "Cuộc họp quyết định:" }
}

/// The period of the figures.
pub(crate) fn period(from: &str, to: &str, is_frozen: bool) -> String {
    let frozen = if is_frozen { "" } else { ", chưa chốt" };
    format!("Số liệu của kỳ từ {from} đến {to}{frozen}; đầy đủ tại Phụ lục.")
}

/// The line under the annex.
pub(crate) fn annex_note(from: &str, to: &str) -> String {
    format!("(Kỳ từ {from} đến {to})")
}

/// When the inputs were frozen, and by what they are known.
pub(crate) fn kept(at: &str, hash: &str) -> String {
    format!("Số liệu chốt lúc {at}; mã kiểm tra trong hệ thống: {hash}.")
}

/// The figures that the text tells of each input, in this order; all of them stand in the annex.
const KEY_FIGURES: &[&str] = &[
    "management_review.decisions",
    "management_review.decisions_open",
    "external_document.in_force",
    "context.external",
    "context.internal",
    "context.issues_overdue",
    "satisfaction.surveys",
    "satisfaction.satisfied",
    "feedback.received",
    "feedback.in_time",
    "feedback.overdue",
    "objective.approved",
    "objective.measured",
    "objective.missed",
    "dossier.finished",
    "dossier.late",
    "nonconformity.all",
    "nonconformity.overdue",
    "declaration.covered",
    "master_list.approved",
    "periodic_review.in_time",
    "distribution.acknowledged",
    "nonconforming_output.handled",
    "inspection.findings_open",
    "audit.audits",
    "audit.clauses_covered",
    "audit.findings",
    "audit.findings_open",
    "provider.approved",
    "provider.failed",
    "provider.overdue",
    "organization.roles",
    "training.trained",
    "training.gaps",
    "risk.risks",
    "risk.opportunities",
    "risk.high",
    "risk.overdue",
    "plan.tasks_done",
    "plan.tasks_overdue",
];

/// An input in a paragraph: what it is, its key figures, what was said.
pub(crate) fn input(input: &Input) -> String {
    let figures = KEY_FIGURES.iter().flat_map(|key| {
        input.figures.iter().filter(move |it| it.key.as_str() == *key && it.standing != "idle")
    });
    let figures = figures.map(told).collect::<Vec<_>>().join("; ");
    let mut said = vec![stopped(&figures), stopped(&input.words)];
    said.retain(|words| !words.is_empty());
    if said.is_empty() {
        let nothing = if input.figures.is_empty() { NOTHING } else { IN_ANNEX };
        said.push(nothing.to_owned());
    }
    let (clause, label) = (input.topic.clause(), super::words::topic_label(input.topic));
    format!("- {label} ({clause}): {}", said.join(" "))
}

/// A figure in words: `3 phiếu khắc phục`.
fn told(it: &Figure) -> String {
    match (it.count, it.standing.as_str(), it.of) {
        (0, "good", _) => format!("không có {}", it.label),
        (0, _, None | Some(0)) => format!("chưa có {}", it.label),
        _ => format!("{} {}", amount(it), it.label),
    }
}

/// A figure: `12`, or `12/15` where it is a part.
pub(crate) fn amount(it: &Figure) -> String {
    let of = it.of.map(|of| format!("/{}", text::count(of))).unwrap_or_default();
    format!("{}{of}", text::count(it.count))
}

/// What people wrote, with the full stop that they left out.
pub(crate) fn stopped(words: &str) -> String {
    let words = words.trim_end();
    let is_open = |last: char| last.is_alphanumeric() || matches!(last, ')' | '»' | '"' | '%');
    if words.ends_with(is_open) { format!("{words}.") } else { words.to_owned() }
}

/// An earlier decision in a line.
pub(crate) fn earlier(words: &str, state: &str, result: &str) -> String {
    let state = DECISIONS.named("state", state);
    let (words, result) = (words.trim_end_matches('.'), result.trim_end_matches('.'));
    let result = if result.is_empty() { String::new() } else { format!(": {result}") };
    format!("- {words} ({state}{result}).")
}

/// The word for a choice of a decision.
pub(crate) fn choice(field: &str, word: &str) -> &'static str {
    DECISIONS.word(&format!("choice.{field}.{word}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Topic;

    fn figure(key: &str, standing: &str, count: i64, of: Option<i64>) -> Figure {
        Figure {
            key: key.to_owned(),
            label: key.to_owned(),
            count,
            of,
            standing: standing.to_owned(),
            href: String::new(),
        }
    }

    #[test]
    fn a_name_is_not_said_twice() {
        for (name, want) in [
            ("Xem xét của lãnh đạo năm 2022", "Họp xem xét của lãnh đạo năm 2022"),
            ("Họp xem xét của lãnh đạo quý I", "Họp xem xét của lãnh đạo quý I"),
            ("Đột xuất", "Họp xem xét của lãnh đạo: Đột xuất"),
        ] {
            assert_eq!(summary(name), want);
        }
    }

    #[test]
    fn minutes_name_who_was_there() {
        assert_eq!(participants("Ban Chỉ đạo", "", ""), "Ban Chỉ đạo");
        assert_eq!(
            participants("Ban Chỉ đạo", "A, Chủ tịch\n- B, Chánh Văn phòng", "C, ốm"),
            "Có mặt:\n- A, Chủ tịch\n- B, Chánh Văn phòng\nVắng mặt:\n- C, ốm"
        );
        assert!(participants("", "A", "").ends_with("Vắng mặt:\n- Không"));
        let said = meeting("08/09/2026", "08 giờ 00 phút", "", ["A", "B"]);
        assert_eq!(said, "Ngày họp: 08/09/2026, lúc 08 giờ 00 phút.\nChủ trì: A.\nThư ký: B.");
        assert!(ended("10 giờ").starts_with("Cuộc họp kết thúc lúc 10 giờ cùng ngày."));
    }

    #[test]
    fn sentences_end() {
        for (words, want) in [("", ""), ("Đủ", "Đủ."), ("Đủ. ", "Đủ."), ("(xem sổ)", "(xem sổ).")]
        {
            assert_eq!(stopped(words), want);
        }
    }

    #[test]
    fn an_input_tells_its_key_figures() {
        let blank = Input { topic: Topic::Processes, figures: Vec::new(), words: String::new() };
        let head = "- Kết quả các quá trình và sự phù hợp của dịch vụ (9.3.2 c3): ";
        let tell = |figures: Vec<Figure>, words: &str| {
            let words = words.to_owned();
            input(&Input { figures, words, ..blank.clone() })
        };
        let key = || figure("dossier.late", "partial", 2, Some(1129));
        let none = figure("dossier.late", "good", 0, Some(129));
        let other = figure("dossier.received", "good", 129, None);
        for (told, want) in [
            (tell(Vec::new(), ""), NOTHING),
            (tell(vec![other.clone()], ""), IN_ANNEX),
            (tell(vec![other, key()], ""), "2/1.129 dossier.late."),
            (tell(vec![key()], "Do bão"), "2/1.129 dossier.late. Do bão."),
            (tell(vec![none], ""), "không có dossier.late."),
        ] {
            assert_eq!(told, format!("{head}{want}"));
        }
    }
}
