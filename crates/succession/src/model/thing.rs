/// What is taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A document in force: it becomes a draft here.
    Document,
    /// A nonconformity that is not closed, with what was planned.
    Nonconformity,
    /// A task that is not done.
    Task,
    /// A finding of an audit that is not closed.
    Finding,
    /// A dossier that is not returned: a task here, with the day of its promise.
    Dossier,
    /// What a register knew that is kept on: a risk, a device, a provider; it begins anew here.
    Kept,
}

impl Kind {
    /// Every kind, in the order of lists.
    pub const ALL: [Self; 6] =
        [Self::Document, Self::Nonconformity, Self::Task, Self::Finding, Self::Dossier, Self::Kept];

    /// The word in forms, the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Nonconformity => "nonconformity",
            Self::Task => "task",
            Self::Finding => "finding",
            Self::Dossier => "dossier",
            Self::Kept => "kept",
        }
    }

    /// The kind that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Which part of an agency is received: all of it, or what its units leave where several share it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Share {
    /// The units whose things are received; none means all of them.
    pub units: Vec<i64>,
    /// Whether what belongs to no unit is received as well.
    pub common: bool,
}

impl Share {
    /// Whether a thing of a unit is received; 0 is no unit too.
    pub fn holds(&self, unit: Option<i64>) -> bool {
        match unit.filter(|unit| *unit != 0) {
            _ if self.units.is_empty() => true,
            Some(unit) => self.units.contains(&unit),
            None => self.common,
        }
    }
}
