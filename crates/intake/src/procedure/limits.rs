//! Time limits: one a case, each with its value, unit and the hour after which the next day counts.

use std::ops::Range;

use flow::{TimeLimit, Unit};
use jiff::civil::Time;

use super::line::{Line, entries};
use super::quantity::{Quantity, all, same_day, spans};
use super::reason::{Notes, Reason};
use crate::plain::{Plain, fold, has_words, word_at};

const LONGEST_LABEL: usize = 220;
/// Bytes of a paragraph that may be a time limit; the longest real one has 1,600.
const LONGEST_ENTRY: usize = 16_000;

pub(super) fn read(lines: &[Line], place: &str, notes: &mut Notes) -> Vec<TimeLimit> {
    let mut out: Vec<TimeLimit> = Vec::new();
    for entry in entries(lines) {
        let limits = entry_limits(&entry, place, notes);
        if limits.is_empty() {
            match out.last_mut() {
                Some(last) if entry.len() <= LONGEST_ENTRY => {
                    last.text.push('\n');
                    last.text.push_str(&entry);
                }
                _ => notes.add(place, &entry, Reason::UnclearLimit),
            }
        }
        out.extend(limits);
    }
    out
}

/// The limits of one paragraph or bullet. Each limit's text goes on to where the next begins, so
/// that remarks stay with the limit they are about.
fn entry_limits(entry: &str, place: &str, notes: &mut Notes) -> Vec<TimeLimit> {
    if entry.len() > LONGEST_ENTRY {
        return Vec::new();
    }
    let (label, from) = lead(entry);
    let clauses = clauses(entry, from);
    let text = |range: &Range<usize>| entry.get(range.clone()).unwrap_or_default().trim();
    let mut out: Vec<TimeLimit> = Vec::new();
    let mut shown: Vec<Range<usize>> = Vec::new();
    for range in &clauses {
        let clause = text(range);
        let folded = fold(clause);
        let found = spans(&folded);
        if found.len() > 1 {
            notes.add(place, entry, Reason::UnclearLimit);
            let text = entry.to_owned();
            return vec![TimeLimit { case: label, value: None, unit: None, cutoff: None, text }];
        }
        let cutoff = cutoff(&folded);
        let within_day = same_day(&folded) && (cutoff.is_none() || out.is_empty());
        if found.is_empty() && !within_day {
            if let (Some(last), Some(text)) = (out.last_mut(), shown.last_mut()) {
                last.cutoff = last.cutoff.or(cutoff);
                text.end = range.end;
            }
            continue;
        }
        let base = out.last();
        let case = case(clause, label.as_deref(), base);
        let limit = limit(clause, case, found.first(), cutoff, base);
        if limit.value.is_none() {
            let is_range = found.first().is_some_and(|q| q.is_range);
            let reason = if is_range { Reason::UnclearLimit } else { Reason::Extension };
            notes.add(place, clause, reason);
        }
        shown.push(if out.is_empty() { 0..range.end } else { range.clone() });
        out.push(limit);
    }
    for (limit, range) in out.iter_mut().zip(&shown) {
        text(range).clone_into(&mut limit.text);
    }
    out
}

/// A limit without its text.
fn limit(
    clause: &str,
    case: Option<String>,
    found: Option<&Quantity>,
    cutoff: Option<Time>,
    base: Option<&TimeLimit>,
) -> TimeLimit {
    let (value, unit) = match found {
        None => (Some(0.0), Some(Unit::SameDay)),
        Some(found) if found.is_range => (None, None),
        Some(found) if !is_extension(&fold(clause)) => (Some(found.value), found.unit),
        // "kéo dài thêm": the limit is the one before and this much more, in the same unit.
        Some(found) => match base.and_then(|b| b.value.zip(b.unit)) {
            Some((value, unit)) if Some(unit) == found.unit => {
                (Some(value + found.value), Some(unit))
            }
            _ => (None, None),
        },
    };
    TimeLimit { case, value, unit, cutoff, text: String::new() }
}

fn is_extension(folded: &str) -> bool {
    let words = ["keo dai them", "gia han them", "cong them", "them khong qua"];
    words.iter().any(|w| has_words(folded, w))
}

/// "Thời gian kiểm tra hồ sơ: 10 ngày": what the limit is for, and where the rest begins.
fn lead(entry: &str) -> (Option<String>, usize) {
    let Some((label, _)) = entry.split_once(':') else { return (None, 0) };
    let from = label.len() + 1;
    let label = label.trim();
    let folded = fold(label);
    if !spans(&folded).is_empty() || same_day(&folded) {
        return (None, 0);
    }
    let generic =
        ["thoi han", "thoi gian giai quyet", "thoi gian xu ly", "ke tu", "tong thoi gian"];
    if generic.iter().any(|g| folded.starts_with(g)) {
        return (None, from);
    }
    let label = ["truong hop ", "doi voi truong hop ", "doi voi "]
        .iter()
        .find(|words| folded.starts_with(**words))
        .map_or(label, |words| Plain::new(label).original_from(words.len()));
    (Some(label.chars().take(LONGEST_LABEL).collect()), from)
}

/// Sentences; and within one, "trường hợp …" once what is before it has said a limit.
fn clauses(entry: &str, from: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut begin = from;
    for (at, c) in entry.char_indices().filter(|(at, _)| *at >= from) {
        let end = at + c.len_utf8();
        let after = entry.get(end..).unwrap_or_default();
        let ends = match c {
            '\n' => true,
            '.' => after.starts_with(char::is_whitespace) || after.is_empty(),
            ';' | ',' => says_limit(entry.get(begin..at).unwrap_or_default()) && opens_case(after),
            _ => false,
        };
        if ends {
            out.push(begin..end);
            begin = end;
        }
    }
    out.push(begin..entry.len());
    out.retain(|r| entry.get(r.clone()).is_some_and(|t| !t.trim().is_empty()));
    out
}

fn says_limit(text: &str) -> bool {
    let folded = fold(text);
    !spans(&folded).is_empty() || same_day(&folded)
}

fn opens_case(text: &str) -> bool {
    let folded = fold(text);
    let starts = ["truong hop", "doi voi", "trong truong hop", "neu ", "rieng "];
    let sentence = folded.split(". ").next().unwrap_or_default();
    starts.iter().any(|s| folded.starts_with(s))
        && (says_limit(sentence) || cutoff(sentence).is_some())
}

/// "nhận hồ sơ sau 15 giờ … ngày làm việc tiếp theo".
fn cutoff(folded: &str) -> Option<Time> {
    if !folded.contains("tiep theo") {
        return None;
    }
    let clock = all(folded).into_iter().find(|q| q.is_clock && q.value < 24.0)?;
    let after = folded.get(clock.from..)?;
    let minutes = after.split_once("gio").and_then(|(_, rest)| {
        let rest = rest.trim_start();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let unit = rest.get(digits..)?.trim_start();
        unit.starts_with("phut").then(|| rest.get(..digits)?.parse::<i8>().ok()).flatten()
    });
    let hour = (0..24).find(|hour| (f64::from(*hour) - clock.value).abs() < 1e-9)?;
    Time::new(i8::try_from(hour).ok()?, minutes.unwrap_or(0), 0, 0).ok()
}

/// Which case a clause is about; a later one stays within the case of the one before.
fn case(clause: &str, label: Option<&str>, base: Option<&TimeLimit>) -> Option<String> {
    let own = condition(clause);
    let outer = match base {
        Some(base) => base.case.as_deref(),
        None => label,
    };
    match (outer, own) {
        (Some(outer), Some(own)) => Some(format!("{outer}, {own}")),
        (Some(outer), None) => Some(outer.to_owned()),
        (None, own) => own,
    }
}

/// "Trường hợp X thì …" or "… đối với việc X".
fn condition(clause: &str) -> Option<String> {
    let plain = Plain::new(clause);
    let folded = plain.folded();
    let (from, ends): (usize, &[&str]) = if let Some(at) = word_at(folded, "truong hop") {
        (at + "truong hop".len(), &[" thi ", " thoi han", ":", ", trong", ", khong qua"])
    } else {
        let at = word_at(folded, "doi voi")? + "doi voi".len();
        let rest = folded.get(at..)?;
        let skip = if rest.starts_with(" viec ") { " viec".len() } else { 0 };
        (at + skip, &[" thi ", ";", ")", ":", ", truong hop", ", ke tu", ", khong qua"])
    };
    let rest = folded.get(from..)?;
    let quantity = spans(rest).first().map(|q| q.from);
    let end = ends
        .iter()
        .filter_map(|e| rest.find(e))
        .chain(quantity)
        .min()
        .map_or(folded.len(), |end| from + end);
    let label = plain.original(from..end).trim_matches([' ', ',', ';', '.', ')', '(']);
    let short: String = label.chars().take(LONGEST_LABEL).collect();
    (!short.is_empty()).then_some(short)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::procedure::line::Line;
    use crate::procedure::reason::Notes;

    fn told(lines: &[&str]) -> Vec<String> {
        let lines: Vec<Line> = lines.iter().map(|l| Line::new(l)).collect();
        read(&lines, "5.b", &mut Notes::default())
            .into_iter()
            .map(|l| {
                let value = l.value.map_or_else(|| "?".to_owned(), |v| v.to_string());
                let unit = l.unit.map_or("?", flow::Unit::as_str);
                let cutoff = l.cutoff.map(|c| format!(" until {c}")).unwrap_or_default();
                format!("{}: {value} {unit}{cutoff}", l.case.as_deref().unwrap_or("-"))
            })
            .collect()
    }

    #[test]
    fn limits_as_agencies_write_them() {
        for (lines, want) in [
            (
                &["Ngay trong ngày tiếp nhận; trường hợp nhận sau 15 giờ thì trả kết quả trong \
                   ngày làm việc tiếp theo."][..],
                &["-: 0 same_day until 15:00:00"][..],
            ),
            (
                &["03 ngày làm việc; trường hợp phải xác minh thì không quá 23 ngày."],
                &["-: 3 working_day", "phải xác minh: 23 calendar_day"],
            ),
            (
                &[
                    "- Ngay trong ngày đối với việc bổ sung, trường hợp nhận sau 15 giờ 30 phút thì \
                   trả trong ngày làm việc tiếp theo.",
                    "- 03 ngày làm việc đối với việc thay đổi. Trường hợp cần xác minh thì kéo dài \
                   thêm không quá 02 ngày làm việc.",
                ],
                &[
                    "bổ sung: 0 same_day until 15:30:00",
                    "thay đổi: 3 working_day",
                    "thay đổi, cần xác minh: 5 working_day",
                ],
            ),
            (
                &[
                    "Không quá 02 (hai) ngày làm việc, kể từ ngày nhận đủ hồ sơ. Khi kéo dài phải có \
                phiếu hẹn ghi rõ giờ, ngày.",
                ],
                &["-: 2 working_day"],
            ),
            (
                &["- Thời gian lấy ý kiến: 10 ngày, kể từ ngày nhận đủ hồ sơ;"],
                &["Thời gian lấy ý kiến: 10 calendar_day"],
            ),
            (
                &["- Kiểm tra: trong 02 ngày làm việc, rồi trong 05 ngày làm việc."],
                &["Kiểm tra: ? ?"],
            ),
            (&["Thời hạn giải quyết hồ sơ: 04 giờ làm việc"], &["-: 4 hour"]),
            (&["01 tháng"], &["-: 1 month"]),
        ] {
            assert_eq!(told(lines), want, "{lines:?}");
        }
    }
}
