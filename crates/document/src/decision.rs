//! The decision that issues documents. Nothing here touches a clock, a database or a request.

use jiff::civil::Date;
use platform::FieldErrors;

platform::id_type! {
    /// One decision.
    DecisionId
}

/// Number and symbol of a decision: `47a/QĐ-UBND`. Letters occur in practice and are accepted;
/// the program never makes one up (`one-stop.md` 1.8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionNumber(String);

impl DecisionNumber {
    /// Reads a number as people type it.
    pub fn parse(typed: &str) -> Option<Self> {
        let number = text::nfc(typed.trim());
        let (count, symbol) = number.split_once('/')?;
        let digits = count.trim_end_matches(|c: char| c.is_alphabetic() && c.is_lowercase());
        let count_ok = (1..=5).contains(&digits.len())
            && digits.bytes().all(|b| b.is_ascii_digit())
            && count.chars().count() - digits.len() <= 1;
        let group_ok = |group: &str| {
            group.starts_with(char::is_alphanumeric)
                && group.chars().all(|c| c.is_alphanumeric() || c == '&')
        };
        let symbol_ok = symbol.len() <= 60 && symbol.split(['-', '/']).all(group_ok);
        (count_ok && symbol_ok).then_some(Self(number))
    }

    /// The number as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is known of a decision of the agency when its number and day are given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Numbering {
    /// The day of its signature.
    pub signed_on: Option<Date>,
    /// The day of the decision that it replaces.
    pub replaces: Option<Date>,
    /// Whether another decision bears the number in that year.
    pub is_taken: bool,
}

impl Numbering {
    /// Every mistake in the fields `number` and `dated`: a decision is dated when it is signed or
    /// later, never before the one that it replaces (Decree 30/2020, Article 15).
    pub fn mistakes(&self, number: &str, dated: Date) -> FieldErrors {
        let mut wrong = FieldErrors::default();
        if DecisionNumber::parse(number).is_none() {
            wrong.add("number", "bad_decision_number");
        } else if self.is_taken {
            wrong.add("number", "number_is_taken");
        }
        if self.signed_on.is_some_and(|signed| dated < signed) {
            wrong.add("dated", "dated_before_signature");
        } else if self.replaces.is_some_and(|old| dated < old) {
            wrong.add("dated", "dated_before_replaced");
        }
        wrong
    }
}

/// A decision as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Its key.
    pub id: DecisionId,
    /// Its number.
    pub number: DecisionNumber,
    /// The day it was signed.
    pub dated: Date,
    /// Trích yếu.
    pub subject: String,
    /// Who signed it.
    pub signer_name: String,
    /// As what.
    pub signer_position: String,
}

#[cfg(test)]
mod tests {
    use super::{DecisionNumber, Numbering};
    use jiff::civil::date;

    #[test]
    fn number_and_day_agree_with_what_was_before() {
        let known = Numbering {
            signed_on: Some(date(2026, 11, 26)),
            replaces: Some(date(2022, 1, 14)),
            is_taken: false,
        };
        let free = Numbering { signed_on: None, ..known };
        let taken = Numbering { is_taken: true, ..known };
        for (known, number, dated, want) in [
            (known, "13/QĐ-UBND", date(2026, 11, 26), &[][..]),
            (known, "13", date(2026, 11, 25), &["bad_decision_number", "dated_before_signature"]),
            (free, "13/QĐ-UBND", date(2020, 1, 1), &["dated_before_replaced"]),
            (taken, "12/QĐ-UBND", date(2026, 11, 27), &["number_is_taken"]),
        ] {
            let wrong = known.mistakes(number, dated);
            let codes: Vec<_> = wrong.0.iter().map(|(_, code)| *code).collect();
            assert_eq!(codes, want, "{number} {dated}");
        }
    }

    #[test]
    fn numbers_as_offices_write_them() {
        for (typed, is_one) in [
            ("47a/QĐ-UBND", true),
            ("05/KH-UBND", true),
            ("5/QĐ-UBND", true),
            ("31/BC-BCĐISO", true),
            ("118/2025/NĐ-CP", true),
            ("12/QyĐ-UBND", true),
            ("47A/QĐ-UBND", false),
            ("/QĐ-UBND", false),
            ("47/", false),
            ("47/QĐ UBND", false),
            ("bốn bảy", false),
        ] {
            assert_eq!(DecisionNumber::parse(typed).is_some(), is_one, "{typed:?}");
        }
    }
}
