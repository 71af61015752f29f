//! Numbers and bytes as the C2SP texts write them. Every value has exactly one spelling, so that
//! what was parsed is written back byte for byte and a signature over it still holds.

use base64::{Engine, engine::general_purpose::STANDARD};

/// Standard base64 with padding (RFC 4648, section 4).
pub(crate) fn to_base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The bytes of a canonical base64 text; other spellings are refused.
pub(crate) fn from_base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// A decimal number of ASCII digits without leading zeroes.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let canonical = text == "0" || !text.starts_with('0');
    text.parse().ok().filter(|_| digits && canonical)
}

#[cfg(test)]
mod tests {
    use super::{decimal, from_base64};

    #[test]
    fn a_number_has_one_spelling() {
        for (text, want) in [
            ("0", Some(0)),
            ("70000", Some(70_000)),
            ("18446744073709551615", Some(u64::MAX)),
            ("18446744073709551616", None),
            ("00", None),
            ("007", None),
            ("+7", None),
            ("-1", None),
            (" 7", None),
            ("", None),
            ("٧", None),
        ] {
            assert_eq!(decimal(text), want, "{text:?}");
        }
    }

    #[test]
    fn bytes_have_one_spelling() {
        assert_eq!(from_base64("AQ=="), Some(vec![1]));
        for other in ["AQ", "AR==", "AQ==\n", " AQ==", "AQ-="] {
            assert_eq!(from_base64(other), None, "{other:?}");
        }
    }
}
