//! Clauses of one edition in the words of another; and the words of forms that ask for one.

use crate::Edition;
use standard::read;

/// The label of a form that asks under which edition clauses are shown.
pub const FILTER: &str = "Điều khoản theo phiên bản";

/// What such a form offers first.
pub const AS_NOTED: &str = "Như khi ghi";

/// The head of a column that names the edition of clauses.
pub const COLUMN: &str = "Phiên bản tiêu chuẩn";

/// Numbers of one edition as they are called under another: `8.5.1, 8.5.5`. What has no counterpart
/// there is named.
pub fn told(numbers: &str, own: Edition, shown: Edition) -> String {
    if own == shown || numbers.is_empty() {
        return numbers.to_owned();
    }
    let reading = read(split(numbers), own, shown);
    let there: Vec<_> = reading.there.iter().map(|clause| clause.number).collect();
    let there = there.join(", ");
    if reading.lost.is_empty() {
        return there;
    }
    let lost =
        format!("{} của {} không có điều khoản tương ứng", reading.lost.join(", "), own.label());
    if there.is_empty() { lost } else { format!("{there} ({lost})") }
}

/// Numbers as they were noted, with the edition where that is not the one in force.
pub fn noted(numbers: &str, own: Edition, in_force: Edition) -> String {
    if own == in_force || numbers.is_empty() {
        numbers.to_owned()
    } else {
        format!("{numbers} ({})", own.label())
    }
}

/// Numbers with their edition, and what they are called under the one in force where that is another.
pub fn beside(numbers: &str, own: Edition, in_force: Edition) -> String {
    if numbers.is_empty() {
        return String::new();
    }
    let as_noted = format!("{numbers} ({})", own.label());
    if own == in_force {
        return as_noted;
    }
    format!("{as_noted}\nTheo {}: {}", in_force.label(), told(numbers, own, in_force))
}

/// The first clause under another edition that a number stands for; empty where there is none.
pub fn counterpart(number: &str, own: Edition, shown: Edition) -> String {
    let there = read([number], own, shown).there;
    there.first().map_or_else(String::new, |clause| clause.number.to_owned())
}

fn split(numbers: &str) -> impl Iterator<Item = &str> {
    numbers.split([',', ' ']).filter(|number| !number.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_told_under_another_edition() {
        use Edition::{Amended2024, Iso2008, Iso2015, Iso2026};
        for (numbers, own, shown, want) in [
            ("7.5.3", Iso2015, Iso2015, "7.5.3"),
            ("7.5.3.2", Iso2015, Amended2024, "7.5.3.2"),
            ("7.5.1", Iso2008, Iso2015, "8.5.1, 8.5.5"),
            ("7.5.1, 8.2.2", Iso2008, Iso2015, "8.5.1, 8.5.5, 9.2"),
            ("10.3", Iso2015, Iso2026, "10.1"),
            ("10.1", Iso2015, Iso2026, "10.1 của TCVN ISO 9001:2015 không có điều khoản tương ứng"),
            (
                "7.1.6, 9.2",
                Iso2015,
                Iso2008,
                "8.2.2 (7.1.6 của TCVN ISO 9001:2015 không có điều khoản tương ứng)",
            ),
            ("", Iso2008, Iso2015, ""),
        ] {
            assert_eq!(told(numbers, own, shown), want, "{numbers} {own:?} {shown:?}");
        }
        assert_eq!(noted("4.1", Iso2015, Iso2015), "4.1");
        assert_eq!(noted("4.1", Iso2008, Iso2015), "4.1 (TCVN ISO 9001:2008)");
        assert_eq!(
            beside("7.5.1", Iso2008, Iso2015),
            "7.5.1 (TCVN ISO 9001:2008)\nTheo TCVN ISO 9001:2015: 8.5.1, 8.5.5"
        );
        assert_eq!(beside("9.2", Iso2015, Iso2015), "9.2 (TCVN ISO 9001:2015)");
    }
}
