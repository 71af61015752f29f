//! Dates as offices write them: `07/7/2025`, `ngày 09 tháng 7 năm 2025`.

use jiff::civil::Date;

use crate::plain::fold;

/// The first date in a text.
pub(super) fn date(text: &str) -> Option<Date> {
    let folded = fold(text);
    let numbers: Vec<(usize, usize, i16)> = numbers(&folded);
    numbers.windows(3).find_map(|three| {
        let [(_, day_end, day), (month_at, month_end, month), (year_at, year_end, year)] = three
        else {
            return None;
        };
        let first = folded.get(*day_end..*month_at)?;
        let second = folded.get(*month_end..*year_at)?;
        if year_end - year_at != 4 || !joins(first, "thang") || !joins(second, "nam") {
            return None;
        }
        Date::new(*year, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?).ok()
    })
}

fn joins(between: &str, word: &str) -> bool {
    let trimmed = between.trim();
    matches!(trimmed, "/" | "-" | ".") || trimmed == word
}

fn numbers(text: &str) -> Vec<(usize, usize, i16)> {
    let mut out = Vec::new();
    let mut from = None;
    for (at, byte) in text.bytes().chain(std::iter::once(b' ')).enumerate() {
        if byte.is_ascii_digit() {
            from.get_or_insert(at);
        } else if let Some(begin) = from.take()
            && let Some(value) = text.get(begin..at).and_then(|d| d.parse().ok())
        {
            out.push((begin, at, value));
        }
    }
    out
}

/// The first whole number in a text.
pub(super) fn number(text: &str) -> Option<u32> {
    let from = text.find(|c: char| c.is_ascii_digit())?;
    let digits: String = text.get(from..)?.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_are_read_in_either_form() {
        for (text, want) in [
            ("Ngày ban hành: 07/7/2025", Some("2025-07-07")),
            ("Cồn Cỏ, ngày 05 tháng 01 năm 2020", Some("2020-01-05")),
            ("30-09-2022", Some("2022-09-30")),
            ("1.7.2025", Some("2025-07-01")),
            ("Trang: 13/15", None),
            ("31/02/2025", None),
            ("…/…/2025", None),
        ] {
            assert_eq!(date(text).map(|d| d.to_string()).as_deref(), want, "{text}");
        }
    }
}
