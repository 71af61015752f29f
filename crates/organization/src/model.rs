//! Nothing here touches a clock, a database or a request.

use jiff::civil::Date;
use platform::{AgencyId, Role};
use workcal::{Occasion, SpecialDay};

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

/// A decision of an agency about a day of its calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Which day.
    pub date: Date,
    /// What it is.
    pub decision: DayDecision,
    /// The occasion, in Vietnamese, as citizens are told it.
    pub reason: String,
    /// Number and symbol of the notice it stands in.
    pub notice: String,
}

impl Decided {
    /// The line of the calendar; none where the day is what its weekday says.
    pub fn line(self) -> Option<SpecialDay> {
        let Self { date, decision, reason, notice } = self;
        match decision {
            DayDecision::Special(kind) => Some(SpecialDay { date, kind, reason, notice }),
            DayDecision::Usual | DayDecision::National => None,
        }
    }
}

/// What an agency decides about a day of its calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayDecision {
    /// It is a day off, or a Saturday worked.
    Special(Occasion),
    /// It is what its weekday says, whatever the national calendar has.
    Usual,
    /// As the national calendar has it: a decision is taken back.
    National,
}

impl DayDecision {
    /// Every decision, as forms offer them.
    pub const ALL: [Self; 7] = [
        Self::Special(Occasion::Statutory),
        Self::Special(Occasion::MakeUp),
        Self::Special(Occasion::SwapOff),
        Self::Special(Occasion::SwapWork),
        Self::Special(Occasion::Closure),
        Self::Usual,
        Self::National,
    ];

    /// The word in the database and in forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Special(Occasion::Statutory) => "statutory",
            Self::Special(Occasion::MakeUp) => "make_up",
            Self::Special(Occasion::SwapOff) => "swap_off",
            Self::Special(Occasion::SwapWork) => "swap_work",
            Self::Special(Occasion::Closure) => "closure",
            Self::Usual => "usual",
            Self::National => "national",
        }
    }

    /// The decision that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.as_str() == word)
    }
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
    platform::pages::role_label(role)
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
