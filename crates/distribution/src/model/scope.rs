use jiff::civil::Date;
use platform::PersonId;

platform::id_type! {
    /// One line of a distribution list.
    LineId
}

/// Whom a line of a distribution list names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Everybody with a position.
    Everybody,
    /// Everybody of a unit.
    Unit(i64),
    /// Whoever holds a position, in one unit or anywhere.
    Position {
        /// As appointments write it: `Trưởng phòng`.
        position: String,
        /// The unit, if it is only one.
        unit: Option<i64>,
    },
    /// One person, while they hold a position.
    Person(PersonId),
}

/// A line of a document's distribution list. It belongs to the document: every version follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its key.
    pub id: LineId,
    /// Whom it names.
    pub target: Target,
    /// The first day on which it counts.
    pub from: Date,
    /// The last one.
    pub to: Option<Date>,
}

impl Target {
    /// The columns of a line: unit, position, person. All empty names everybody.
    pub(crate) fn columns(&self) -> (Option<i64>, Option<String>, Option<i64>) {
        match self {
            Self::Everybody => (None, None, None),
            Self::Unit(unit) => (Some(*unit), None, None),
            Self::Position { position, unit } => (*unit, Some(position.clone()), None),
            Self::Person(person) => (None, None, Some(person.get())),
        }
    }

    /// The target that such columns mean.
    pub(crate) fn from_columns(
        unit: Option<i64>,
        position: Option<String>,
        person: Option<i64>,
    ) -> Self {
        match (unit, position, person) {
            (_, _, Some(person)) => Self::Person(PersonId::new(person)),
            (unit, Some(position), None) => Self::Position { position, unit },
            (Some(unit), None, None) => Self::Unit(unit),
            (None, None, None) => Self::Everybody,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_comes_back_as_it_went() {
        for target in [
            Target::Everybody,
            Target::Unit(7),
            Target::Position { position: "Trưởng phòng".into(), unit: None },
            Target::Position { position: "Trưởng phòng".into(), unit: Some(7) },
            Target::Person(PersonId::new(9)),
        ] {
            let (unit, position, person) = target.columns();
            assert_eq!(Target::from_columns(unit, position, person), target);
        }
    }
}
