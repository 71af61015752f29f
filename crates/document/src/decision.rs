//! The decision that issues documents. Nothing here touches a clock, a database or a request.

use jiff::civil::Date;

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
    use super::DecisionNumber;

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
