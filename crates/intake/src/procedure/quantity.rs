//! Numbers with a unit of time: `½ ngày`, `1,5 ngày`, `02 (hai) ngày làm việc`, `04 giờ`.

use flow::Unit;

use crate::plain::{fold, word_at};

/// One quantity of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Quantity {
    pub(super) value: f64,
    pub(super) unit: Option<Unit>,
    /// Written "ngày" alone, so that a stated unit of the table may say which day.
    pub(super) bare_day: bool,
    /// One end of a range, such as `10 - 15 ngày`.
    pub(super) is_range: bool,
    /// A time of day, such as `sau 15 giờ`.
    pub(super) is_clock: bool,
    pub(super) from: usize,
}

struct Number {
    value: f64,
    from: usize,
    to: usize,
}

/// Every number of folded text with the unit after it, if there is one.
pub(super) fn all(folded: &str) -> Vec<Quantity> {
    let numbers = numbers(folded);
    let mut out = Vec::new();
    let mut before: Option<&Number> = None;
    for number in &numbers {
        let rest = folded.get(number.to..).unwrap_or_default();
        let (unit, factor, bare_day) = unit(after_note(rest));
        let lead = folded.get(..number.from).unwrap_or_default().trim_end();
        let goes_on = out.last().is_some_and(|q: &Quantity| {
            q.is_clock && folded.get(q.from..number.from).is_some_and(|t| t.ends_with("gio "))
        });
        let is_clock = unit == Some(Unit::Hour)
            && (goes_on || ["sau", "truoc", "den", "luc", "tu"].iter().any(|w| lead.ends_with(w)));
        let is_range = before.is_some_and(|b| {
            let between = folded.get(b.to..number.from).unwrap_or_default().trim();
            matches!(between, "-" | "–" | "den" | "÷")
        });
        out.push(Quantity {
            value: number.value * factor,
            unit,
            bare_day,
            is_range,
            is_clock,
            from: number.from,
        });
        before = Some(number);
    }
    out
}

/// Quantities of folded text that have a unit of time and are no time of day.
pub(super) fn spans(folded: &str) -> Vec<Quantity> {
    all(folded).into_iter().filter(|q| q.unit.is_some() && !q.is_clock).collect()
}

/// Whether folded text says "within the day" and not "within the next working day".
pub(super) fn same_day(folded: &str) -> bool {
    folded.match_indices("trong ngay").any(|(at, found)| {
        let rest = folded.get(at + found.len()..).unwrap_or_default();
        let rest = rest.strip_prefix(" lam viec").unwrap_or(rest).trim_start();
        let before = folded.get(..at).and_then(|s| s.chars().next_back());
        !before.is_some_and(char::is_alphanumeric)
            && !rest.starts_with("tiep theo")
            && !rest.starts_with("hom sau")
            && !rest.starts_with(|c: char| c.is_ascii_alphanumeric() && c.is_ascii_digit())
    })
}

/// "02 (hai) ngày": the number in words is passed over.
fn after_note(rest: &str) -> &str {
    let rest = rest.trim_start();
    let Some(inner) = rest.strip_prefix('(') else { return rest };
    match inner.split_once(')') {
        Some((note, after)) if note.len() < 30 && !note.contains("ngay") => after.trim_start(),
        _ => inner,
    }
}

fn unit(rest: &str) -> (Option<Unit>, f64, bool) {
    let starts = |words: &str| word_at(rest, words) == Some(0);
    if starts("ngay") {
        let next = rest.get(4..).unwrap_or_default().trim_start();
        if next.trim_start_matches('(').starts_with("lam viec") {
            return (Some(Unit::WorkingDay), 1.0, false);
        }
        return (Some(Unit::CalendarDay), 1.0, true);
    }
    let short = rest.strip_prefix('h').or(rest.strip_prefix(':'));
    let is_short = short.is_some_and(|r| !r.starts_with(|c: char| c.is_alphabetic() || c == ' '));
    if starts("gio") || starts("tieng") || is_short {
        return (Some(Unit::Hour), 1.0, false);
    }
    if starts("phut") {
        return (Some(Unit::Hour), 1.0 / 60.0, false);
    }
    if starts("thang") {
        return (Some(Unit::Month), 1.0, false);
    }
    (None, 1.0, false)
}

fn numbers(folded: &str) -> Vec<Number> {
    let mut out: Vec<Number> = Vec::new();
    let mut at = 0;
    while let Some(rest) = folded.get(at..).filter(|r| !r.is_empty()) {
        let Some(c) = rest.chars().next() else { break };
        if let Some(value) = vulgar(c) {
            push_fraction(folded, &mut out, Number { value, from: at, to: at + c.len_utf8() });
            at += c.len_utf8();
            continue;
        }
        if !c.is_ascii_digit() {
            at += c.len_utf8();
            continue;
        }
        let length = rest
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | ',' | '.')))
            .unwrap_or(rest.len());
        let token = rest.get(..length).unwrap_or_default();
        let token = token.trim_end_matches(['/', ',', '.']);
        let joined = folded.get(..at).and_then(|s| s.chars().next_back());
        let follows_letter = joined.is_some_and(|c| c.is_alphabetic() || c == '/');
        if let Some(value) = value(token).filter(|_| !follows_letter) {
            push_fraction(folded, &mut out, Number { value, from: at, to: at + token.len() });
        }
        at += token.len().max(1);
    }
    out
}

/// "1 1/2" and "1½" are one number.
fn push_fraction(folded: &str, out: &mut Vec<Number>, number: Number) {
    if let Some(whole) = out.last_mut()
        && number.value < 1.0
        && number.value > 0.0
        && whole.value.fract() == 0.0
        && folded.get(whole.to..number.from).is_some_and(|between| between.trim().is_empty())
    {
        whole.value += number.value;
        whole.to = number.to;
        return;
    }
    out.push(number);
}

const fn vulgar(c: char) -> Option<f64> {
    match c {
        '½' => Some(0.5),
        '¼' => Some(0.25),
        '¾' => Some(0.75),
        _ => None,
    }
}

/// A whole number, a decimal with comma or point, or a fraction; dates and codes are none.
fn value(token: &str) -> Option<f64> {
    if let Some((over, under)) = token.split_once('/') {
        let (over, under): (f64, f64) = (over.parse().ok()?, under.parse().ok()?);
        let proper = over < under && under <= 12.0;
        return proper.then(|| over / under);
    }
    let parts: Vec<&str> = token.split([',', '.']).collect();
    match parts.as_slice() {
        [whole] => whole.parse().ok(),
        [whole, part] if part.len() <= 2 => format!("{whole}.{part}").parse().ok(),
        _ => None,
    }
}

/// What a cell of a time column says for one step.
pub(super) enum CellTime {
    Nothing,
    Clear(f64, Option<Unit>),
    SameDay,
    Unclear,
}

/// Reads a cell; `day` is what a bare "ngày" or a bare number counts in, where the table says so.
pub(super) fn cell(text: &str, day: Option<Unit>) -> CellTime {
    let folded = fold(text);
    if !folded.chars().any(char::is_alphanumeric) {
        return CellTime::Nothing;
    }
    let found = all(&folded);
    let with_unit: Vec<&Quantity> =
        found.iter().filter(|q| q.unit.is_some() && !q.is_clock).collect();
    match (with_unit.as_slice(), found.as_slice()) {
        ([one], _) if !one.is_range => {
            let unit = if one.bare_day { day.or(one.unit) } else { one.unit };
            CellTime::Clear(one.value, unit)
        }
        ([], [one]) if is_bare_number(&folded) => CellTime::Clear(one.value, day),
        ([], _) if same_day(&folded) => CellTime::SameDay,
        _ => CellTime::Unclear,
    }
}

fn is_bare_number(folded: &str) -> bool {
    !folded.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use flow::Unit;

    use super::{CellTime, cell, same_day, spans};
    use crate::plain::fold;

    #[test]
    fn durations_of_cells() {
        let working = Some(Unit::WorkingDay);
        let calendar = Some(Unit::CalendarDay);
        let hour = Some(Unit::Hour);
        for (text, day, want) in [
            ("½ ngày", working, Some((0.5, working))),
            ("½  ngày", None, Some((0.5, calendar))),
            ("1/2", working, Some((0.5, working))),
            ("01", None, Some((1.0, None))),
            ("1,5 ngày, kể từ ngày hết hạn", working, Some((1.5, working))),
            ("1 ½ ngày", working, Some((1.5, working))),
            ("02 (hai) ngày làm việc", None, Some((2.0, working))),
            ("0.5 ngày (làm việc)", None, Some((0.5, working))),
            ("04 giờ làm việc", None, Some((4.0, hour))),
            ("30 phút", None, Some((0.5, hour))),
            ("10 - 15 ngày", working, None),
            ("01 ngày hoặc 02 ngày", working, None),
            ("Giờ hành chính", working, None),
            ("ngày 15/11/2025", working, None),
        ] {
            let got = match cell(text, day) {
                CellTime::Clear(value, unit) => Some((value, unit)),
                CellTime::Nothing | CellTime::SameDay | CellTime::Unclear => None,
            };
            assert_eq!(got, want, "{text}");
        }
    }

    #[test]
    fn the_same_day_and_the_next() {
        for (text, want) in [
            ("Ngay trong ngày tiếp nhận hồ sơ", true),
            ("ngay trong ngày làm việc đối với việc bổ sung", true),
            ("trả kết quả trong ngày làm việc tiếp theo", false),
            ("Trong ngày 15", false),
        ] {
            assert_eq!(same_day(&fold(text)), want, "{text}");
        }
        assert_eq!(spans(&fold("nhận hồ sơ sau 15 giờ")), []);
    }
}
