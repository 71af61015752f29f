//! Nothing here touches a clock, a database or a request.

use platform::Exhibit;
use standard::{Clause, Edition, Kind, project};
use std::collections::BTreeSet;

/// The clauses of an edition for which something is evidence, by their numbers there. What is named
/// by its number of 2015 is shown at that clause, at the clause above a number without a title, and
/// at every clause below one that only holds others.
pub(crate) fn shown_at(exhibit: &Exhibit, edition: Edition) -> BTreeSet<&'static str> {
    let there = exhibit.clauses.iter().flat_map(|named| project(named, Edition::Iso2015, edition));
    let there: Vec<_> =
        there.filter(|found| found.kind != Kind::Removed).map(|found| found.clause).collect();
    let is_meant = |row: &&Clause| {
        let meant = |clause: &&Clause| row.holds(clause.number) || clause.holds(row.number);
        row.is_row() && there.iter().any(meant)
    };
    edition.clauses().iter().filter(is_meant).map(|clause| clause.number).collect()
}

/// What is evidence for clauses of which an edition has no counterpart, with their numbers.
pub(crate) fn lost(shown: &[Exhibit], edition: Edition) -> Vec<(Exhibit, String)> {
    let lost = |exhibit: &Exhibit| {
        let named = exhibit.clauses.iter().copied();
        let lost = standard::read(named, Edition::Iso2015, edition).lost.join(", ");
        (!lost.is_empty()).then(|| (exhibit.clone(), lost))
    };
    shown.iter().filter_map(lost).collect()
}

/// Whether a clause of an edition does not apply: exclusions are said of clauses of 2015, and a
/// clause is left out where everything that it stands for is.
pub(crate) fn stands_for(clause: &Clause, edition: Edition) -> Vec<&'static str> {
    project(clause.number, edition, Edition::Iso2015)
        .into_iter()
        .map(|found| found.clause.number)
        .collect()
}

/// How a clause stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Conclusion {
    /// Everything is shown that should be.
    Enough,
    /// Some of it is missing.
    Short,
    /// The agency declared it not applicable.
    Excluded,
    /// It wants documented information, and the program shows none.
    Absent,
    /// It wants none by name, and the program shows nothing for it.
    Unshown,
}

impl Conclusion {
    /// The conclusion from what is shown for a clause. `is_demanded`: it wants documented information.
    pub fn of(exhibits: &[Exhibit], is_excluded: bool, is_demanded: bool) -> Self {
        if is_excluded {
            Self::Excluded
        } else if exhibits.is_empty() {
            if is_demanded { Self::Absent } else { Self::Unshown }
        } else if exhibits.iter().any(Exhibit::is_gap) {
            Self::Short
        } else {
            Self::Enough
        }
    }
}

impl Conclusion {
    /// Whether something has to be done.
    pub const fn is_gap(self) -> bool {
        matches!(self, Self::Short | Self::Absent)
    }
}

/// That a clause does not apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// Why.
    pub reason: String,
    /// Whether the agency itself said so; the usual ones wait for its word.
    pub is_confirmed: bool,
}

/// Why agencies usually declare a clause not applicable, if they do.
pub(crate) fn usual_exclusion(clause: &str) -> Option<&'static str> {
    let lines = include_str!("../data/exclusions.csv").lines().skip(1);
    lines
        .filter_map(|line| line.split_once(';'))
        .find(|(own, _)| *own == clause)
        .map(|(_, why)| why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_exclusions_are_clauses() {
        for line in include_str!("../data/exclusions.csv").lines().skip(1) {
            let clause = Edition::Iso2015.clause(line.split(';').next().unwrap());
            assert!(clause.is_some_and(Clause::is_row), "{line}");
        }
    }

    #[test]
    fn how_a_clause_stands() {
        let good = || Exhibit::default().needed(1);
        let missing = || Exhibit::default().needed(0);
        let partial = || Exhibit::default().of_all(3, 4);
        let nothing = || Exhibit::default().of_all(0, 0);
        let idle = || Exhibit::default().happened(0);
        for (exhibits, is_excluded, want) in [
            (&[][..], false, Conclusion::Absent),
            (&[], true, Conclusion::Excluded),
            (&[missing()], true, Conclusion::Excluded),
            (&[good()], false, Conclusion::Enough),
            (&[good(), idle()], false, Conclusion::Enough),
            (&[good(), partial()], false, Conclusion::Short),
            (&[missing()], false, Conclusion::Short),
            (&[nothing()], false, Conclusion::Short),
        ] {
            assert_eq!(Conclusion::of(exhibits, is_excluded, true), want, "{exhibits:?}");
        }
        assert_eq!(Conclusion::of(&[], false, false), Conclusion::Unshown, "nothing is demanded");
    }

    #[test]
    fn where_something_is_shown() {
        let at = |named: &'static [&'static str], edition| -> Vec<_> {
            let exhibit = Exhibit { clauses: named, ..Exhibit::default() };
            shown_at(&exhibit, edition).into_iter().collect()
        };
        for (named, edition, want) in [
            (&["9.2"][..], Edition::Iso2015, &["9.2"][..]),
            (&["9.2.2"], Edition::Iso2015, &["9.2"]),
            (&["4.3", "9.2"], Edition::Amended2024, &["4.3", "9.2"]),
            (&["6.1"], Edition::Iso2026, &["6.1.1", "6.1.2", "6.1.3"]),
            (&["10.3"], Edition::Iso2026, &["10.1"]),
            (&["10.1"], Edition::Iso2026, &[]),
            (&["7.1.6"], Edition::Iso2008, &[]),
            (&["9.3.2"], Edition::Iso2008, &["5.6.2"]),
            (&["7.1.5"], Edition::Iso2015, &["7.1.5.1", "7.1.5.2"]),
            (&[], Edition::Iso2015, &[]),
        ] {
            assert_eq!(at(named, edition), want, "{named:?} {edition:?}");
        }
    }

    #[test]
    fn what_a_clause_stands_for() {
        let clause = |number| Edition::Iso2008.clause(number).unwrap();
        assert_eq!(stands_for(clause("7.3"), Edition::Iso2008), ["8.3"]);
        assert!(stands_for(Edition::Iso2015.clause("4.1").unwrap(), Edition::Iso2015) == ["4.1"]);
    }
}
