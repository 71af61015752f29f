//! What people type. Past this file, a value is right or it does not exist.

use crate::model::MOST_START;
use platform::FieldErrors;
use serde::Deserialize;

/// Where the total begins, as typed.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct StartForm {
    pub(crate) start: String,
}

impl StartForm {
    /// The number, with or without the dots of thousands.
    pub(crate) fn parse(&self) -> Result<i64, FieldErrors> {
        let mut errors = FieldErrors::default();
        let digits: String =
            self.start.chars().filter(|c| !matches!(c, '.' | ' ' | '\u{a0}')).collect();
        let number = digits.parse::<i64>().ok().filter(|number| (0..=MOST_START).contains(number));
        if number.is_none() {
            errors.add("start", if digits.is_empty() { "missing" } else { "bad_visit_start" });
        }
        errors.or(number.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::StartForm;

    #[test]
    fn a_number_as_people_write_it() {
        for (typed, read) in [
            ("3.739.243", Some(3_739_243)),
            (" 0 ", Some(0)),
            ("12 000", Some(12_000)),
            ("-5", None),
            ("", None),
            ("1e9", None),
            ("99999999999999", None),
        ] {
            let form = StartForm { start: typed.to_owned() };
            assert_eq!(form.parse().ok(), read, "{typed:?}");
        }
    }
}
