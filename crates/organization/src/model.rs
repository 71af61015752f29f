//! Nothing here touches a clock, a database or a request.

use platform::{AgencyId, Role};

platform::id_type! {
    /// One unit of an agency: phòng, văn phòng, trung tâm.
    UnitId
}

/// An agency as its papers name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Its key.
    pub id: AgencyId,
    /// `Ủy ban nhân dân huyện Cồn Cỏ`; a line feed where papers break it.
    pub name: String,
    /// `UBND huyện Cồn Cỏ`.
    pub short_name: String,
    /// The body above it: `Ủy ban nhân dân tỉnh Quảng Trị`.
    pub superior: String,
    /// The place in "Cồn Cỏ, ngày …".
    pub place: String,
    /// Its identification code (QĐ 20/2020/QĐ-TTg), such as `H50.12`.
    pub code: String,
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its key.
    pub id: UnitId,
    /// Its short code, such as `VP`.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// A person's full name: one field, as they write it (`one-stop.md` 7.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FullName(String);

impl FullName {
    /// Reads a name: composed, single spaces, one letter at least, no control characters.
    pub fn parse(typed: &str) -> Option<Self> {
        let composed = text::nfc(typed);
        let name = composed.split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = (1..=120).contains(&name.chars().count());
        let readable = name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_control);
        (fits && readable).then_some(Self(name))
    }

    /// The name as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What lists of people are sorted by: the given name, then the family name, then the rest.
    /// A note in brackets is no name.
    pub fn sort_key(&self) -> String {
        let bare = self.0.split('(').next().unwrap_or_default();
        let words: Vec<_> = bare.split_whitespace().collect();
        let (given, rest) = words.split_last().map_or(("", &[][..]), |(last, rest)| (*last, rest));
        text::sort_key(&format!("{given} {}", rest.join(" ")))
    }
}

/// The word for a role, as people read it.
pub const fn role_label(role: Role) -> &'static str {
    crate::pages::role_label(role)
}

#[cfg(test)]
mod tests {
    use super::FullName;

    #[test]
    fn names_as_people_write_them() {
        for (typed, meant) in [
            ("  Nguyễn  Văn A ", Some("Nguyễn Văn A")),
            ("Y Moan", Some("Y Moan")),
            ("", None),
            ("  ", None),
            ("123", None),
            ("A\u{0}B", None),
        ] {
            assert_eq!(FullName::parse(typed).as_ref().map(FullName::as_str), meant, "{typed:?}");
        }
    }

    #[test]
    fn people_are_sorted_by_given_name() {
        let key = |name: &str| FullName::parse(name).unwrap().sort_key();
        assert!(key("Trần Văn An (minh họa)") < key("Nguyễn Thị Bình"));
        assert!(key("Lê Văn Dũng") < key("An Văn Đức"));
    }
}
