use jiff::civil::{Date, date};
use std::sync::LazyLock;

/// An edition of ISO 9001.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edition {
    /// TCVN ISO 9001:2008.
    Iso2008,
    /// TCVN ISO 9001:2015.
    Iso2015,
    /// ISO 9001:2015 with its amendment 1:2024 (climate).
    Amended2024,
    /// ISO 9001:2026; no national standard yet.
    Iso2026,
}

/// How far numbers and titles can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// As published; Vietnamese titles may differ in a word.
    Published,
    /// Put together from what others wrote about it; not official.
    Unofficial,
}

impl Edition {
    /// Every edition, the oldest first.
    pub const ALL: [Self; 4] = [Self::Iso2008, Self::Iso2015, Self::Amended2024, Self::Iso2026];

    /// The word in tables and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Iso2008 => "2008",
            Self::Iso2015 => "2015",
            Self::Amended2024 => "2015+A1",
            Self::Iso2026 => "2026",
        }
    }

    /// The edition that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        // A plus in an address arrives as a space.
        let word = word.replace(' ', "+");
        Self::ALL.into_iter().find(|edition| edition.as_str() == word)
    }

    /// As it is cited.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Iso2008 => "TCVN ISO 9001:2008",
            Self::Iso2015 => "TCVN ISO 9001:2015",
            Self::Amended2024 => "ISO 9001:2015/Amd 1:2024",
            Self::Iso2026 => "ISO 9001:2026",
        }
    }

    /// When it was published.
    pub const fn published_on(self) -> Date {
        match self {
            Self::Iso2008 => date(2008, 11, 15),
            Self::Iso2015 => date(2015, 9, 15),
            Self::Amended2024 => date(2024, 2, 23),
            Self::Iso2026 => date(2026, 9, 16),
        }
    }

    /// How far its data can be relied on.
    pub const fn confidence(self) -> Confidence {
        match self {
            Self::Iso2008 | Self::Iso2015 | Self::Amended2024 => Confidence::Published,
            Self::Iso2026 => Confidence::Unofficial,
        }
    }

    /// Its clauses, in their order.
    pub fn clauses(self) -> &'static [Clause] {
        match self {
            Self::Iso2008 => &OF_2008,
            Self::Iso2015 | Self::Amended2024 => &OF_2015,
            Self::Iso2026 => &OF_2026,
        }
    }

    /// The clause of this number.
    pub fn clause(self, number: &str) -> Option<&'static Clause> {
        self.clauses().iter().find(|clause| clause.number == number)
    }

    /// The clause that a number stands in: its own, or the last above it that is listed. `7.5.3.2` is a
    /// part of 7.5.3; `7.9` is none of any, for the clauses below 7 are listed.
    pub fn holding(self, number: &str) -> Option<&'static Clause> {
        let mut asked = number;
        loop {
            if let Some(found) = self.clause(asked) {
                let is_own = found.number == number;
                return (is_own || !self.has_parts(found)).then_some(found);
            }
            asked = above(asked)?;
        }
    }

    /// Whether parts of a clause are listed by number.
    fn has_parts(self, clause: &Clause) -> bool {
        let below = |other: &Clause| other.number != clause.number && clause.holds(other.number);
        self.clauses().iter().any(below)
    }
}

/// A clause: its number and titles, no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// `8.5.1`.
    pub number: &'static str,
    /// Its title in the national standard; empty where it has none.
    pub vietnamese: &'static str,
    /// Its title in ISO 9001; empty where it has none.
    pub english: &'static str,
    /// Where it wants documents maintained.
    pub maintain: &'static str,
    /// Where it wants records retained.
    pub retain: &'static str,
    /// Whether it is told with the clause above it: it has no title, or is never treated alone.
    pub is_fine: bool,
    /// Whether it only holds others that are told.
    pub is_heading: bool,
    /// The title of the clause above it, where several clauses bear its own title.
    under: &'static str,
}

impl Clause {
    /// Whether it is a row of its own in plans and matrices.
    pub const fn is_row(&self) -> bool {
        !self.is_fine && !self.is_heading
    }

    /// Its title in the national standard where it stands alone: one that several clauses bear, such as
    /// «Khái quát», follows that of the clause above.
    pub fn title(&self) -> String {
        if self.under.is_empty() {
            return self.vietnamese.to_owned();
        }
        format!("{} – {}", self.under, self.vietnamese)
    }

    /// Whether a number is its own or lies below it.
    pub fn holds(&self, number: &str) -> bool {
        let rest = number.strip_prefix(self.number);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

/// The number above: `8.5` for `8.5.1`.
pub(crate) fn above(number: &str) -> Option<&str> {
    number.rsplit_once('.').map(|(above, _)| above)
}

static OF_2008: LazyLock<Vec<Clause>> = LazyLock::new(|| read(include_str!("../data/2008.csv")));
static OF_2015: LazyLock<Vec<Clause>> = LazyLock::new(|| read(include_str!("../data/2015.csv")));
static OF_2026: LazyLock<Vec<Clause>> = LazyLock::new(|| read(include_str!("../data/2026.csv")));

fn read(table: &'static str) -> Vec<Clause> {
    let line = |line: &'static str| {
        let [number, vietnamese, english, maintain, retain, fine] =
            <[&str; 6]>::try_from(line.split(';').collect::<Vec<_>>()).ok()?;
        let (is_fine, is_heading, under) = (!fine.is_empty(), false, "");
        Some(Clause { number, vietnamese, english, maintain, retain, is_fine, is_heading, under })
    };
    let mut clauses: Vec<_> = table.lines().skip(1).filter_map(line).collect();
    let told: Vec<_> =
        clauses.iter().filter(|clause| !clause.is_fine).map(|clause| clause.number).collect();
    let titles: Vec<_> = clauses.iter().map(|it| (it.number, it.vietnamese)).collect();
    for clause in &mut clauses {
        let bearers = titles.iter().filter(|(_, title)| *title == clause.vietnamese).count();
        let holder = titles.iter().find(|(number, _)| above(clause.number) == Some(*number));
        if let Some((_, title)) = holder.filter(|_| bearers > 1 && !clause.vietnamese.is_empty()) {
            clause.under = *title;
        }
        clause.is_heading = told.iter().any(|other| *other != clause.number && clause.holds(other));
    }
    clauses
}
