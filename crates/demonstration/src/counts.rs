//! What was built, counted in the database.

use crate::{AGENCY, facts::Facts};
use document::Category;
use dossier::{Tally, tally};
use jiff::civil::{Date, date};
use platform::{Db, DbError, Tx};

/// What there is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// System documents in force.
    pub system_documents: i64,
    /// Procedures and instructions of the system in force.
    pub procedures: i64,
    /// Administrative procedures in force.
    pub administrative: i64,
    /// Units.
    pub units: usize,
    /// People with an account.
    pub people: usize,
    /// Members of the committee.
    pub committee: usize,
    /// Texts in the register that were there in 2022.
    pub external_documents: usize,
    /// Texts that came after.
    pub later_texts: usize,
    /// Dossiers from January to September 2022.
    pub dossiers: Tally,
    /// Dossiers received in each of these months.
    pub by_month: Vec<i64>,
    /// Dossiers that are open now, or wait to be fetched.
    pub open: i64,
}

impl Counts {
    /// Documents in force.
    pub const fn documents(&self) -> i64 {
        self.system_documents + self.procedures + self.administrative
    }
}

/// The last day of the months that the figures of 2022 cover.
const LAST: Date = date(2022, 9, 30);

/// Counts what there is.
pub(crate) fn counts(db: &Db, facts: &Facts) -> Result<Counts, DbError> {
    let seen = db.at(AGENCY).read_now(of)?;
    Ok(Counts {
        people: facts.agency.people.len(),
        committee: facts.agency.committee.len(),
        external_documents: facts.texts.first.len(),
        later_texts: facts.texts.successors.len(),
        ..seen
    })
}

fn of(tx: &Tx<'_>) -> Result<Counts, DbError> {
    let mut counts = Counts::default();
    for (kind, _, number) in document::counts(tx)? {
        match kind.category() {
            Category::System => counts.system_documents += number,
            Category::Procedures => counts.procedures += number,
            Category::Administrative => counts.administrative += number,
        }
    }
    let today = text::here(tx.now()).date();
    counts.units = organization::units(tx, today)?.len();
    counts.dossiers = tally(tx, date(2022, 1, 1), LAST, None)?;
    counts.open = counts.dossiers.open;
    for month in 1..=9 {
        let first = date(2022, month, 1);
        counts.by_month.push(tally(tx, first, first.last_of_month(), None)?.received);
    }
    Ok(counts)
}
