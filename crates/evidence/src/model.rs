//! Nothing here touches a clock, a database or a request.

use std::sync::LazyLock;

/// Where evidence comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The quality policy in force.
    Policy,
    /// The quality manual and its appendices in force.
    Manual,
    /// System procedures and instructions in force.
    SystemProcedures,
    /// Procedures of administrative procedures in force.
    AdministrativeProcedures,
    /// Versions in force with their approver's signature.
    Approvals,
    /// Decisions that issued documents.
    Decisions,
    /// Who read what is in force.
    Coverage,
    /// The master list as of today.
    MasterList,
    /// The register of records.
    Records,
    /// Documents in force that were reviewed in time.
    Reviews,
    /// The register of external documents.
    ExternalDocuments,
    /// Dossiers of twelve months, each with its log of steps.
    Dossiers,
    /// Results of twelve months.
    Results,
    /// Approved objectives of the year.
    Objectives,
    /// What they come to.
    Measurements,
    /// Nonconforming outputs: late dossiers, and what was done about them.
    Outputs,
    /// Nonconformities and corrective action.
    Nonconformities,
    /// Roles that somebody plays.
    Roles,
    /// People with their position.
    People,
    /// The record that cannot be rewritten unseen.
    Ledger,
}

impl Source {
    /// Every source.
    pub const ALL: [Self; 20] = [
        Self::Policy,
        Self::Manual,
        Self::SystemProcedures,
        Self::AdministrativeProcedures,
        Self::Approvals,
        Self::Decisions,
        Self::Coverage,
        Self::MasterList,
        Self::Records,
        Self::Reviews,
        Self::ExternalDocuments,
        Self::Dossiers,
        Self::Results,
        Self::Objectives,
        Self::Measurements,
        Self::Outputs,
        Self::Nonconformities,
        Self::Roles,
        Self::People,
        Self::Ledger,
    ];

    /// The word in the table of clauses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Manual => "manual",
            Self::SystemProcedures => "system_procedures",
            Self::AdministrativeProcedures => "administrative_procedures",
            Self::Approvals => "approvals",
            Self::Decisions => "decisions",
            Self::Coverage => "coverage",
            Self::MasterList => "master_list",
            Self::Records => "records",
            Self::Reviews => "reviews",
            Self::ExternalDocuments => "external_documents",
            Self::Dossiers => "dossiers",
            Self::Results => "results",
            Self::Objectives => "objectives",
            Self::Measurements => "measurements",
            Self::Outputs => "outputs",
            Self::Nonconformities => "nonconformities",
            Self::Roles => "roles",
            Self::People => "people",
            Self::Ledger => "ledger",
        }
    }

    /// The source that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.as_str() == word)
    }

    /// Whether it is documents that are maintained; the others are records that are retained.
    pub const fn is_document(self) -> bool {
        matches!(
            self,
            Self::Policy
                | Self::Manual
                | Self::SystemProcedures
                | Self::AdministrativeProcedures
                | Self::ExternalDocuments
                | Self::Objectives
        )
    }
}

/// How what a source shows is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// There.
    Good,
    /// Nothing happened that would have to be shown.
    Idle,
    /// There, but not all of it.
    Partial,
    /// Not there.
    Missing,
}

/// What a source shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exhibit {
    /// Which source.
    pub source: Source,
    /// How much there is.
    pub count: i64,
    /// Of how much, where not all of it may be there.
    pub of: Option<i64>,
    /// How that is to be taken.
    pub standing: Standing,
}

impl Exhibit {
    /// Something that must be there.
    pub const fn needed(source: Source, count: i64) -> Self {
        let standing = if count > 0 { Standing::Good } else { Standing::Missing };
        Self { source, count, of: None, standing }
    }

    /// Something of which all must be there.
    pub const fn of_all(source: Source, count: i64, of: i64) -> Self {
        let standing = if of == 0 || count == 0 {
            Standing::Missing
        } else if count < of {
            Standing::Partial
        } else {
            Standing::Good
        };
        Self { source, count, of: Some(of), standing }
    }
}

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
    /// What the program can show for it.
    pub sources: Vec<Source>,
    /// Whether it only holds others.
    pub is_heading: bool,
}

/// How a clause stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Conclusion {
    /// Every source shows what it should.
    Enough,
    /// Some of it is missing.
    Short,
    /// The agency declared it not applicable.
    Excluded,
    /// The program has no source for it.
    NoSource,
}

impl Conclusion {
    /// The conclusion from what the sources of a clause show.
    pub fn of(exhibits: &[Exhibit], is_excluded: bool) -> Self {
        let is_gap =
            |exhibit: &Exhibit| matches!(exhibit.standing, Standing::Partial | Standing::Missing);
        if is_excluded {
            Self::Excluded
        } else if exhibits.is_empty() {
            Self::NoSource
        } else if exhibits.iter().any(is_gap) {
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
        let [number, vietnamese, english, maintain, retain, sources] =
            <[&str; 6]>::try_from(line.split(';').collect::<Vec<_>>()).ok()?;
        let sources = sources.split_whitespace().filter_map(Source::parse).collect();
        let is_heading = holds(number);
        Some(Clause { number, vietnamese, english, maintain, retain, sources, is_heading })
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
        let words = include_str!("../data/clauses.csv").lines().skip(1);
        let words: Vec<_> = words
            .filter_map(|line| line.rsplit(';').next())
            .flat_map(str::split_whitespace)
            .collect();
        let used: BTreeSet<_> = words.iter().map(|word| Source::parse(word).expect(word)).collect();
        assert_eq!(used.len(), Source::ALL.len(), "every source is shown somewhere");
        assert!(clauses().iter().all(|clause| !clause.is_heading || clause.sources.is_empty()));
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
        let good = Exhibit::needed(Source::Policy, 1);
        let missing = Exhibit::needed(Source::Policy, 0);
        let partial = Exhibit::of_all(Source::Coverage, 3, 4);
        let nothing = Exhibit::of_all(Source::Coverage, 0, 0);
        let idle = Exhibit { standing: Standing::Idle, ..missing };
        for (exhibits, is_excluded, want) in [
            (&[][..], false, Conclusion::NoSource),
            (&[], true, Conclusion::Excluded),
            (&[missing], true, Conclusion::Excluded),
            (&[good], false, Conclusion::Enough),
            (&[good, idle], false, Conclusion::Enough),
            (&[good, partial], false, Conclusion::Short),
            (&[missing], false, Conclusion::Short),
            (&[nothing], false, Conclusion::Short),
        ] {
            assert_eq!(Conclusion::of(exhibits, is_excluded), want, "{exhibits:?}");
        }
    }
}
