use super::Colour;

/// What addresses of all portals have in this place.
const RESERVED: &str = "dossiers";

/// The name of an agency's portal in addresses: `con-co`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slug(String);

impl Slug {
    /// Reads one: small letters without marks, digits and single hyphens, 2 to 40 of them.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let fits = (2..=40).contains(&typed.len()) && typed.chars().all(is_plain);
        let is_word = !typed.starts_with('-') && !typed.ends_with('-') && !typed.contains("--");
        (fits && is_word && typed != RESERVED).then(|| Self(typed.to_owned()))
    }

    /// Made of words as people write them, such as a code or a name.
    pub fn of(words: &str) -> String {
        let folded = text::fold(words);
        let parts = folded.split(|c: char| !c.is_ascii_alphanumeric());
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A site that may show parts of the portal in a frame: `https://conco.quangtri.gov.vn`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Reads one: a scheme and a host, a port if need be, nothing else. It goes into a header.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim().trim_end_matches('/');
        let host = typed.strip_prefix("https://").or_else(|| typed.strip_prefix("http://"))?;
        let (name, port) = host.split_once(':').unwrap_or((host, "443"));
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        let fits = !name.is_empty() && name.len() <= 200 && name.chars().all(is_name);
        let is_host = name.starts_with(|c: char| c.is_ascii_alphanumeric()) && !name.contains("..");
        let has_port = port.parse::<u16>().is_ok_and(|port| port > 0);
        (fits && is_host && has_port).then(|| Self(typed.to_ascii_lowercase()))
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where the public finds the agency, and who answers for what the portal says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Where the one-stop desk is.
    pub address: String,
    /// Its telephone.
    pub phone: String,
    /// Its e-mail.
    pub email: String,
    /// When it is open, in words.
    pub hours: String,
    /// Who answers for the contents (người chịu trách nhiệm nội dung; NĐ 42/2022, Đ 4).
    pub responsible: String,
}

/// How an agency shows itself to the public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its name in addresses.
    pub slug: Slug,
    /// Whether the public may come in.
    pub is_open: bool,
    /// What the first page says under the agency's name.
    pub welcome: String,
    /// Where to find it.
    pub contact: Contact,
    /// Its colour.
    pub colour: Colour,
    /// The hash of its emblem, a PNG; nothing until there is one.
    pub emblem: Option<String>,
    /// Who may show parts of it in a frame.
    pub framers: Vec<Origin>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_addresses() {
        for (typed, fits) in [
            ("con-co", true),
            ("h50", true),
            ("c", false),
            ("Con-Co", false),
            ("cồn-cỏ", false),
            ("-con", false),
            ("con--co", false),
            ("a/b", false),
            ("dossiers", false),
        ] {
            assert_eq!(Slug::parse(typed).is_some(), fits, "{typed}");
        }
        assert_eq!(Slug::of("QT 01/CX-HCTP"), "qt-01-cx-hctp");
        assert_eq!(Slug::of("UBND đặc khu Cồn Cỏ"), "ubnd-dac-khu-con-co");
    }

    #[test]
    fn sites_that_may_frame_it() {
        for (typed, meant) in [
            ("https://conco.quangtri.gov.vn/", Some("https://conco.quangtri.gov.vn")),
            ("http://localhost:8080", Some("http://localhost:8080")),
            ("https://a.vn/path", None),
            ("https://*.vn", None),
            ("https://a.vn; script-src *", None),
            ("https://a..vn", None),
            ("ftp://a.vn", None),
            ("*", None),
        ] {
            assert_eq!(Origin::parse(typed).as_ref().map(Origin::as_str), meant, "{typed}");
        }
    }
}
