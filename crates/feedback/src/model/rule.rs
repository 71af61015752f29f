use super::Kind;
use jiff::civil::Date;
use workcal::Limit;

/// From when the days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Starts {
    /// From the day it was received.
    Received,
    /// From the day it was taken up (thụ lý; Luật Khiếu nại 2011, Đ 27, 28).
    TakenUp,
}

impl Starts {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Received, Self::TakenUp];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::TakenUp => "taken_up",
        }
    }

    /// The beginning that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|starts| starts.as_str() == word)
    }
}

/// Until when a kind is answered, from a day on. Law changes, and agencies promise more than it asks:
/// so this is data with a day and a source, never a constant in a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// For what.
    pub kind: Kind,
    /// The first day on which what is received falls under it.
    pub from: Date,
    /// How long; nothing for a kind that has no day.
    pub limit: Option<Limit>,
    /// The same as it was written: `15 ngày làm việc`.
    pub term: String,
    /// From when it is counted.
    pub starts: Starts,
    /// The law or the decision that says so.
    pub source: String,
    /// Whether the agency set it itself; what the program brings is to be checked against the law.
    pub is_own: bool,
}

/// How long a kind keeps its sender's name after its end. Law and the agency's own tables of
/// retention say so: data with a source, never a constant in a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keeping {
    /// For what.
    pub kind: Kind,
    /// For how many months.
    pub months: i64,
    /// The law or the decision that says so.
    pub source: String,
}

/// The rule for what was received on a day: the newest that had begun.
pub(crate) fn rule_of(rules: &[Rule], kind: Kind, day: Date) -> Option<&Rule> {
    let begun = rules.iter().filter(|rule| rule.kind == kind && rule.from <= day);
    begun.max_by_key(|rule| (rule.from, rule.is_own))
}
