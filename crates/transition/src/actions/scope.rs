//! Which clauses apply to the agency (ISO 9001, 4.3): of those that do not, nothing is to be done, and none
//! is counted as met.

use crate::{Intent, Item, Transition, store};
use jiff::civil::Date;
use platform::{DbError, Tx};
use standard::Edition;
use std::collections::BTreeSet;

/// The clauses of both editions that apply.
pub(crate) struct Scope {
    from: BTreeSet<&'static str>,
    to: BTreeSet<&'static str>,
}

impl Scope {
    /// Those of a transition.
    pub(crate) fn of(tx: &Tx<'_>, intent: &Intent) -> Result<Self, DbError> {
        let numbers = |edition: Edition| -> Result<BTreeSet<&'static str>, DbError> {
            let clauses = evidence::applicable(tx, edition)?;
            Ok(clauses.into_iter().map(|clause| clause.number).collect())
        };
        Ok(Self { from: numbers(intent.from)?, to: numbers(intent.to)? })
    }

    /// Whether a line asks anything of the agency: the clause that is reached applies, or the one that is
    /// no longer asked for did.
    pub(crate) fn holds(&self, item: &Item) -> bool {
        if item.new.is_empty() {
            return item.old.split(", ").any(|number| self.from.contains(number));
        }
        self.to.contains(item.new.as_str())
    }
}

/// How many clauses of a transition stand how, of those that apply.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) all: i64,
    pub(crate) settled: i64,
    pub(crate) overdue: i64,
}

/// How the clauses of a transition stood at the end of a day.
pub(crate) fn tally(tx: &Tx<'_>, of: &Transition, day: Date) -> Result<Tally, DbError> {
    let scope = Scope::of(tx, &of.intent)?;
    let mut tally = Tally::default();
    for item in store::items_on(tx, of.id, day)?.iter().filter(|item| scope.holds(item)) {
        tally.all += 1;
        tally.settled += i64::from(item.stage().is_settled());
        tally.overdue += i64::from(item.is_overdue(day));
    }
    Ok(tally)
}
