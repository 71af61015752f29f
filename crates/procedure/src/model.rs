//! Nothing here touches a clock, a database or a request.

use flow::{Procedure, Section, Unit};

/// What a section of the text is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Topic {
    /// Mục đích.
    Purpose,
    /// Phạm vi.
    Scope,
    /// Tài liệu viện dẫn.
    References,
    /// Định nghĩa, viết tắt.
    Definitions,
    /// The words around the table of steps.
    Notes,
    /// A part that the structured data says again: kept as the source had it, printed from the data.
    Structured,
    /// A section of the agency's own.
    Own,
}

/// What a section is about, told by its title, else by its number.
pub(crate) fn topic(section: &Section) -> Topic {
    let title = text::fold(&section.title);
    let number = section.number.trim().trim_end_matches('.');
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    let top = number.split(['.', ' ']).next().unwrap_or_default();
    if number.len() > top.len() && top == "5" {
        let steps = has(&["cac buoc", "trinh tu", "xu ly cong viec", "luu do"]);
        return if steps { Topic::Notes } else { Topic::Structured };
    }
    if has(&["muc dich"]) {
        Topic::Purpose
    } else if has(&["pham vi"]) {
        Topic::Scope
    } else if has(&["vien dan"]) {
        Topic::References
    } else if has(&["dinh nghia", "viet tat", "giai thich tu ngu", "thuat ngu"]) {
        Topic::Definitions
    } else if has(&["bieu mau", "ho so luu", "luu tru", "luu ho so"])
        || has(&["noi dung"]) && top == "5"
    {
        Topic::Structured
    } else {
        by_number(top)
    }
}

fn by_number(top: &str) -> Topic {
    match top {
        "1" => Topic::Purpose,
        "2" => Topic::Scope,
        "3" => Topic::References,
        "4" => Topic::Definitions,
        "5" | "6" | "7" => Topic::Structured,
        _ => Topic::Own,
    }
}

/// Whether section 5 is divided by letters: `5.a`, `5.k`.
pub(crate) fn is_lettered(procedure: &Procedure) -> bool {
    procedure.sections.iter().any(|section| {
        let part = section.number.trim().strip_prefix("5.");
        part.is_some_and(|part| part.trim().starts_with(char::is_alphabetic))
    })
}

/// The cases that the steps have a column for, in the order in which they come. Always one at least.
pub(crate) fn cases(procedure: &Procedure) -> Vec<Option<String>> {
    let mut cases: Vec<Option<String>> = Vec::new();
    for duration in procedure.steps.iter().flat_map(|step| &step.durations) {
        if !cases.contains(&duration.case) {
            cases.push(duration.case.clone());
        }
    }
    if cases.is_empty() {
        cases.push(None);
    }
    cases
}

/// Whether a text says nothing but a number and a unit, so that it is written anew when those change.
pub(crate) fn is_plain_time(written: &str) -> bool {
    let folded = text::fold(written);
    let is_number = |c: char| c.is_numeric() || ".,/½¼¾()+".contains(c);
    let known = ["", "ngay", "lam", "viec", "gio", "thang", "trong"];
    folded.split(|c: char| c.is_whitespace() || is_number(c)).all(|word| known.contains(&word))
}

/// A number as offices write it: `0,5`.
pub(crate) fn written_number(value: f64) -> String {
    value.to_string().replace('.', ",")
}

/// Reads a number as people type it: `0,5`, `0.5`, `½`, `1½`. Never negative, never beyond ten years.
pub(crate) fn number(typed: &str) -> Option<f64> {
    let typed = typed.trim();
    let (whole, part) = match typed.char_indices().last() {
        Some((at, '½')) => (typed.get(..at)?, 0.5),
        Some((at, '¼')) => (typed.get(..at)?, 0.25),
        Some((at, '¾')) => (typed.get(..at)?, 0.75),
        _ => (typed, 0.0),
    };
    let whole = whole.trim();
    if whole.is_empty() && part > 0.0 {
        return Some(part);
    }
    let digits_ok = whole.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.');
    let value: f64 = whole.replace(',', ".").parse().ok()?;
    let value = value + part;
    (digits_ok && (0.0..=3650.0).contains(&value)).then_some(value)
}

/// Reads an amount of money: `8.000`, `8000 đồng`.
pub(crate) fn amount(typed: &str) -> Option<i64> {
    let folded = text::fold(typed);
    let bare = folded.trim_end_matches("dong").trim_end_matches('d').trim();
    let grouped = bare.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ' ');
    let digits: String = bare.chars().filter(char::is_ascii_digit).collect();
    if grouped && digits.len() <= 12 { digits.parse().ok() } else { None }
}

/// The value of a limit as the model keeps it: a day for "trong ngày" needs no number.
pub(crate) fn limit_value(value: Option<f64>, unit: Option<Unit>) -> Option<f64> {
    if unit == Some(Unit::SameDay) { Some(0.0) } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_type_them() {
        for (typed, meant) in [
            ("0,5", Some(0.5)),
            ("0.5", Some(0.5)),
            (" 03 ", Some(3.0)),
            ("½", Some(0.5)),
            ("1½", Some(1.5)),
            ("-1", None),
            ("1e3", None),
            ("inf", None),
            ("9999", None),
            ("1,2,3", None),
            ("", None),
        ] {
            assert_eq!(number(typed), meant, "{typed:?}");
        }
        for (typed, meant) in
            [("8.000", Some(8000)), ("8000 đồng", Some(8000)), ("0", Some(0)), ("tám", None)]
        {
            assert_eq!(amount(typed), meant, "{typed:?}");
        }
    }

    #[test]
    fn a_plain_time_is_a_number_and_a_unit() {
        for (written, plain) in [
            ("½ ngày", true),
            ("0,5 ngày làm việc", true),
            ("04 giờ (½ ngày)", true),
            ("", true),
            ("Trong ngày", true),
            ("Giờ hành chính", false),
            ("10 ngày, kể từ ngày nhận đủ hồ sơ", false),
        ] {
            assert_eq!(is_plain_time(written), plain, "{written:?}");
        }
    }

    #[test]
    fn sections_are_known_by_title_then_by_number() {
        let of = |number: &str, title: &str| {
            topic(&Section { number: number.into(), title: title.into(), text: String::new() })
        };
        assert_eq!(of("1", "MỤC ĐÍCH"), Topic::Purpose);
        assert_eq!(of("2", ""), Topic::Scope);
        assert_eq!(of("4", "Định nghĩa/viết tắt"), Topic::Definitions);
        assert_eq!(of("5", "Nội dung"), Topic::Structured);
        assert_eq!(of("5.2", "Phạm vi áp dụng"), Topic::Structured);
        assert_eq!(of("5.k", "Quy trình các bước xử lý công việc"), Topic::Notes);
        assert_eq!(of("7", "Hồ sơ lưu"), Topic::Structured);
        assert_eq!(of("8", "Phụ lục"), Topic::Own);
    }
}
