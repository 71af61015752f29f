use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
    tz,
};

/// A moment as clocks and calendars show it here: Việt Nam is seven hours ahead, all year.
pub fn here(at: Timestamp) -> DateTime {
    tz::offset(7).to_datetime(at)
}

/// `05/01/2026`.
pub fn date(day: Date) -> String {
    day.strftime("%d/%m/%Y").to_string()
}

/// `14:30`.
pub fn clock_time(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// `14:30 05/01/2026`, the local time of an instant.
pub fn date_time(at: Timestamp) -> String {
    here(at).strftime("%H:%M %d/%m/%Y").to_string()
}

/// `ngày 05 tháng 01 năm 2026`: days under 10 and the months 1 and 2 get a zero (NĐ 30/2020).
pub fn date_in_words(day: Date) -> String {
    let month = if day.month() < 3 { format!("0{}", day.month()) } else { day.month().to_string() };
    format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
}

/// The day of a paper that has none yet, with room for a pen.
pub const UNDATED: &str = "ngày …… tháng …… năm ……";

/// `3.739.243`.
pub fn count(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    if number < 0 { format!("-{out}") } else { out }
}

/// `98,5%` of `part` in `whole`; `None` where there is nothing to divide by ("không phát sinh").
pub fn percent(part: i64, whole: i64) -> Option<String> {
    if whole == 0 {
        return None;
    }
    let tenths = (part * 2000 + whole) / (2 * whole);
    let (units, rest) = (tenths / 10, tenths % 10);
    Some(if rest == 0 { format!("{units}%") } else { format!("{units},{rest}%") })
}

/// Words with which a sentence or a heading begins: the first letter is a capital.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A title within a sentence, as in «V/v đôn đốc …»: its first letter is small, unless its first word
/// is an abbreviation («UBND») or begins a name, whose next word has a capital too («Cồn Cỏ»).
pub fn within_sentence(title: &str) -> String {
    let mut words = title.split_whitespace();
    let (first, next) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is_abbreviation = first.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric());
    let is_name = next.chars().next().is_some_and(char::is_uppercase);
    if is_abbreviation || is_name {
        return title.to_owned();
    }
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil;

    #[test]
    fn as_offices_write() {
        assert_eq!(date_in_words(civil::date(2020, 1, 5)), "ngày 05 tháng 01 năm 2020");
        assert_eq!(date_in_words(civil::date(2022, 9, 30)), "ngày 30 tháng 9 năm 2022");
        assert_eq!(count(3_739_243), "3.739.243");
        assert_eq!(count(-1000), "-1.000");
        assert_eq!(count(7), "7");
    }

    #[test]
    fn shares() {
        for (part, whole, written) in [
            (1, 3, Some("33,3%")),
            (2, 3, Some("66,7%")),
            (144, 144, Some("100%")),
            (0, 5, Some("0%")),
            (0, 0, None),
        ] {
            assert_eq!(percent(part, whole).as_deref(), written, "{part}/{whole}");
        }
    }

    #[test]
    fn midnight_here_is_five_in_the_afternoon_before() {
        let at = "2026-11-22T17:00:00Z".parse().unwrap();
        assert_eq!(date_time(at), "00:00 23/11/2026");
    }

    #[test]
    fn a_sentence_begins_with_a_capital() {
        for (words, begun) in
            [("đạt", "Đạt"), ("ủy ban", "Ủy ban"), ("", ""), ("12 hồ sơ", "12 hồ sơ")]
        {
            assert_eq!(super::capitalised(words), begun);
        }
    }

    #[test]
    fn a_name_keeps_its_capitals_within_a_sentence() {
        for (title, within) in [
            ("Đôn đốc UBND đặc khu Cồn Cỏ", "đôn đốc UBND đặc khu Cồn Cỏ"),
            ("Ý kiến của Sở Nội vụ", "ý kiến của Sở Nội vụ"),
            ("UBND đặc khu báo cáo", "UBND đặc khu báo cáo"),
            ("KH05 năm 2026", "KH05 năm 2026"),
            ("Cồn Cỏ chuyển đổi số", "Cồn Cỏ chuyển đổi số"),
            ("Rà soát", "rà soát"),
            ("3 việc quá hạn", "3 việc quá hạn"),
            ("", ""),
        ] {
            assert_eq!(within_sentence(title), within);
        }
    }
}
