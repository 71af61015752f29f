use std::collections::{BTreeMap, BTreeSet};

/// How far a unit was audited against a clause.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cover {
    /// Nothing planned.
    #[default]
    None,
    /// A session will look at it.
    Planned,
    /// Somebody looked and wrote down what they saw.
    Done,
}

/// Unit × clause of a programme: what is planned, what is done, what is left out. Every unit and every
/// applicable clause must be met at least once a year (`iso-in-agencies.md` 4.3).
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    cells: BTreeMap<(i64, &'static str), Cover>,
    units: Vec<i64>,
    clauses: Vec<&'static str>,
    lost: BTreeSet<String>,
}

/// Whether what is planned or seen for `named` says something of `clause`: a plan names a heading, a
/// finding a part of a clause that has no title of its own.
pub fn is_within(named: &str, clause: &str) -> bool {
    let begins = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    begins(clause, named) || begins(named, clause)
}

impl Coverage {
    /// Of units and applicable clauses, none of them covered.
    pub fn new(units: Vec<i64>, clauses: Vec<&'static str>) -> Self {
        Self { cells: BTreeMap::new(), units, clauses, lost: BTreeSet::new() }
    }

    /// Notes what is planned or done for a unit.
    pub fn note(&mut self, unit: i64, named: &str, cover: Cover) {
        for clause in self.clauses.iter().filter(|clause| is_within(named, clause)) {
            let cell = self.cells.entry((unit, clause)).or_default();
            *cell = cover.max(*cell);
        }
    }

    /// Notes clauses of the programme's edition that have no counterpart in the one that is shown.
    pub fn lose(&mut self, clauses: Vec<String>) {
        self.lost.extend(clauses);
    }

    /// Those clauses.
    pub fn lost(&self) -> impl Iterator<Item = &str> {
        self.lost.iter().map(String::as_str)
    }

    /// How many cells stand so.
    pub fn count(&self, cover: Cover) -> usize {
        let units = self.units.iter();
        let cells = units.flat_map(|unit| self.clauses.iter().map(|it| self.cell(*unit, it)));
        cells.filter(|cell| *cell == cover).count()
    }

    /// A unit against a clause.
    pub fn cell(&self, unit: i64, clause: &'static str) -> Cover {
        self.cells.get(&(unit, clause)).copied().unwrap_or_default()
    }

    /// How far a clause is covered by all units together.
    pub fn of_clause(&self, clause: &'static str) -> Cover {
        self.units.iter().map(|unit| self.cell(*unit, clause)).max().unwrap_or_default()
    }

    /// How far a unit is covered by all clauses together.
    pub fn of_unit(&self, unit: i64) -> Cover {
        self.clauses.iter().map(|clause| self.cell(unit, clause)).max().unwrap_or_default()
    }

    /// The clauses of which at least so much is reached.
    pub fn clauses_at_least(&self, cover: Cover) -> usize {
        self.clauses.iter().filter(|clause| self.of_clause(clause) >= cover).count()
    }

    /// The applicable clauses.
    pub fn clauses(&self) -> &[&'static str] {
        &self.clauses
    }

    /// The units.
    pub fn units(&self) -> &[i64] {
        &self.units
    }

    /// Clauses that no session looks at, and units that none visits.
    pub fn gaps(&self) -> (Vec<&'static str>, Vec<i64>) {
        let clauses = self.clauses.iter().filter(|clause| self.of_clause(clause) == Cover::None);
        let units = self.units.iter().filter(|unit| self.of_unit(**unit) == Cover::None);
        (clauses.copied().collect(), units.copied().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_names_headings_and_a_finding_names_parts() {
        for (named, clause, want) in [
            ("8.5", "8.5.1", true),
            ("8", "8.5.1", true),
            ("7.5.3.2", "7.5.3", true),
            ("8.5.1", "8.5.1", true),
            ("8.5.1", "8.5.2", false),
            ("1", "10.2", false),
            ("8.5.1", "8.5.10", false),
        ] {
            assert_eq!(is_within(named, clause), want, "{named} {clause}");
        }
    }

    #[test]
    fn gaps_are_clauses_and_units_that_nobody_meets() {
        let mut coverage = Coverage::new(vec![1, 2], vec!["4.1", "8.5.1", "9.2"]);
        assert_eq!(coverage.gaps(), (vec!["4.1", "8.5.1", "9.2"], vec![1, 2]));
        coverage.note(1, "8.5", Cover::Planned);
        coverage.note(1, "8.5.1", Cover::Done);
        coverage.note(1, "8.5", Cover::Planned);
        assert_eq!(coverage.cell(1, "8.5.1"), Cover::Done, "done stays done");
        assert_eq!(coverage.cell(2, "8.5.1"), Cover::None);
        assert_eq!(coverage.gaps(), (vec!["4.1", "9.2"], vec![2]));
        coverage.note(2, "9", Cover::Planned);
        assert_eq!(coverage.gaps(), (vec!["4.1"], vec![]));
        assert_eq!(coverage.clauses_at_least(Cover::Done), 1);
        assert_eq!(coverage.clauses_at_least(Cover::Planned), 2);
    }
}
