//! Nothing here touches a clock, a database or a request.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// How long a session lives without use, in seconds: two hours.
pub(crate) const IDLE_SECONDS: i64 = 2 * 3600;

/// How long a session lives at most, in seconds: twelve hours.
pub(crate) const LIFE_SECONDS: i64 = 12 * 3600;

/// How long an invitation can be used, in seconds: seven days.
pub(crate) const INVITATION_SECONDS: i64 = 7 * 24 * 3600;

/// A login name: `thuky.iso`. ASCII letters, digits, `.`, `-`, `_`, `@`, so that no two look alike,
/// and no spaces, so that ` SYSTEM` is nobody (CVE-2025-34143).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login(String);

impl Login {
    /// Reads a login name as people type it.
    pub fn parse(typed: &str) -> Option<Self> {
        let login = typed.trim().to_ascii_lowercase();
        let sign_ok = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@');
        let starts_ok = login.starts_with(|c: char| c.is_ascii_alphanumeric());
        let fits = (3..=60).contains(&login.len());
        (fits && starts_ok && login.chars().all(sign_ok)).then_some(Self(login))
    }

    /// The name as stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A password that is long enough: without a second factor 14 characters (TCVN 14423:2026).
#[derive(Clone)]
pub struct Password(String);

impl Password {
    /// Reads a new password. Composed, so that every keyboard gives the same bytes.
    pub fn parse(typed: &str) -> Option<Self> {
        let composed = text::nfc(typed);
        (14..=200).contains(&composed.chars().count()).then_some(Self(composed))
    }

    /// What is hashed.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// A secret of 256 bits that its holder shows: a session's cookie, an invitation's link.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A token made of random bytes.
    pub fn new(random: [u8; 32]) -> Self {
        Self(URL_SAFE_NO_PAD.encode(random))
    }

    /// A token as somebody shows it. Anything that is none gets a hash that is nowhere stored.
    pub fn shown(text: &str) -> Self {
        Self(text.chars().take(100).collect())
    }

    /// What its holder gets.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is stored.
    pub fn hash(&self) -> String {
        hex::encode(Sha256::digest(self.0.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn login_names() {
        for (typed, meant) in [
            ("ThuKy.ISO", Some("thuky.iso")),
            (" admin ", Some("admin")),
            ("SYSTEM ", Some("system")),
            ("аdmin", None), // Cyrillic а
            ("thư ký", None),
            ("ab", None),
            (".abc", None),
            ("a\u{200b}bc", None),
        ] {
            assert_eq!(Login::parse(typed).as_ref().map(Login::as_str), meant, "{typed:?}");
        }
    }

    #[test]
    fn short_passwords_are_none() {
        assert!(Password::parse("mật khẩu ngắn").is_none());
        assert!(Password::parse("một mật khẩu đủ dài").is_some());
    }
}
