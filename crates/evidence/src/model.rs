//! Nothing here touches a clock, a database or a request.

use platform::Exhibit;
use std::sync::LazyLock;

/// A clause of ISO 9001:2015: its number and titles, no more; the text is the publisher's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// `8.5.1`.
    pub number: &'static str,
    /// Its title in TCVN ISO 9001:2015.
    pub vietnamese: &'static str,
    /// Its title in ISO 9001:2015.
    pub english: &'static str,
    /// Where it wants documents maintained.
    pub maintain: &'static str,
    /// Where it wants records retained.
    pub retain: &'static str,
    /// Whether it only holds others.
    pub is_heading: bool,
}

impl Clause {
    /// Whether something is evidence for it: named by its number, or by one below it that has no
    /// title of its own.
    pub fn is_shown_by(&self, exhibit: &Exhibit) -> bool {
        let is_within = |named: &str| {
            let rest = named.strip_prefix(self.number);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        !self.is_heading && exhibit.clauses.iter().any(|named| is_within(named))
    }
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
    /// The program shows nothing for it.
    Unshown,
}

impl Conclusion {
    /// The conclusion from what is shown for a clause.
    pub fn of(exhibits: &[Exhibit], is_excluded: bool) -> Self {
        if is_excluded {
            Self::Excluded
        } else if exhibits.is_empty() {
            Self::Unshown
        } else if exhibits.iter().any(Exhibit::is_gap) {
            Self::Short
        } else {
            Self::Enough
        }
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

static CLAUSES: LazyLock<Vec<Clause>> = LazyLock::new(|| {
    let lines: Vec<_> = include_str!("../data/clauses.csv").lines().skip(1).collect();
    let number = |line: &str| line.split(';').next().unwrap_or_default().to_owned();
    let numbers: Vec<_> = lines.iter().map(|line| number(line)).collect();
    let holds = |own: &str| numbers.iter().any(|other| other.starts_with(&format!("{own}.")));
    let read = |line: &&'static str| {
        let [number, vietnamese, english, maintain, retain] =
            <[&str; 5]>::try_from(line.split(';').collect::<Vec<_>>()).ok()?;
        let is_heading = holds(number);
        Some(Clause { number, vietnamese, english, maintain, retain, is_heading })
    };
    lines.iter().filter_map(read).collect()
});

/// The clauses, in their order.
pub fn clauses() -> &'static [Clause] {
    &CLAUSES
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
    use std::collections::BTreeSet;

    #[test]
    fn the_table_of_clauses_is_whole() {
        let lines = include_str!("../data/clauses.csv").lines().count() - 1;
        assert_eq!(clauses().len(), lines, "every line is a clause");
        let numbers: BTreeSet<_> = clauses().iter().map(|clause| clause.number).collect();
        assert_eq!(numbers.len(), lines, "no clause stands twice");
        for number in ["4", "7.1.5.2", "8.3", "10.3"] {
            assert!(numbers.contains(number), "{number}");
        }
        for line in include_str!("../data/exclusions.csv").lines().skip(1) {
            assert!(numbers.contains(line.split(';').next().unwrap()), "{line}");
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
            (&[][..], false, Conclusion::Unshown),
            (&[], true, Conclusion::Excluded),
            (&[missing()], true, Conclusion::Excluded),
            (&[good()], false, Conclusion::Enough),
            (&[good(), idle()], false, Conclusion::Enough),
            (&[good(), partial()], false, Conclusion::Short),
            (&[missing()], false, Conclusion::Short),
            (&[nothing()], false, Conclusion::Short),
        ] {
            assert_eq!(Conclusion::of(exhibits, is_excluded), want, "{exhibits:?}");
        }
    }

    #[test]
    fn what_is_named_below_a_clause_is_shown_at_it() {
        let shown = |number: &str, named: &'static [&'static str]| {
            let clause = clauses().iter().find(|clause| clause.number == number).unwrap();
            clause.is_shown_by(&Exhibit { clauses: named, ..Exhibit::default() })
        };
        assert!(shown("9.2", &["9.2"]));
        assert!(shown("9.2", &["4.3", "9.2.2"]), "9.2.2 has no title and no row");
        assert!(!shown("7.1", &["7.1.2"]), "a heading shows nothing itself");
        assert!(!shown("10.2", &["10.3"]));
        assert!(!shown("9.2", &[]));
    }
}
