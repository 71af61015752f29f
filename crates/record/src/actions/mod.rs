//! The use cases. Each runs inside one transaction that its caller opened.

mod disposing;
mod keeping;
mod sources;

pub use disposing::{act, propose};
pub(crate) use disposing::{find, inbox};
pub use keeping::{add_holding, change, end, lift, mark, place_hold, register};
pub use sources::{Gap, gaps, take};

use crate::{Holding, Keeping, RecordType, Refusal, store};
use jiff::civil::Date;
use platform::{AppError, DbError, Tx};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Conflict(match refusal {
            Refusal::WrongState => "wrong_state",
            Refusal::OnHold => "record_on_hold",
            Refusal::NotDue => "record_not_due",
            Refusal::Listed => "record_listed",
            Refusal::ManyUnits => "record_many_units",
            Refusal::Nothing => "record_nothing",
            Refusal::NoReason => "record_no_reason",
            Refusal::NoMinutes => "record_no_minutes",
            Refusal::BadDay => "record_bad_day",
        })
    }
}

fn today(tx: &Tx<'_>) -> Date {
    text::here(tx.now()).date()
}

/// The kinds of records of a day, by code.
pub fn types(tx: &Tx<'_>, day: Date) -> Result<Vec<RecordType>, DbError> {
    store::types(tx, day)
}

/// Everything that had been entered by a day, as it stood then.
pub fn holdings(tx: &Tx<'_>, day: Date) -> Result<Vec<Holding>, DbError> {
    store::holdings(tx, day)
}

/// What there is of records, for evidence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Kinds of records in the register.
    pub types: i64,
    /// What procedures in force name and the register lacks or says otherwise.
    pub gaps: i64,
    /// Things whose time is over and that stand on no list.
    pub due: i64,
}

/// What there is of records today.
pub fn tally(tx: &Tx<'_>) -> Result<Tally, DbError> {
    let today = today(tx);
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let holdings = store::holdings(tx, today)?;
    let due = holdings.iter().filter(|it| matches!(it.keeping(today), Keeping::Due(_)));
    let due = due.filter(|it| it.listed.is_none()).count();
    let (types, gaps) = (store::types(tx, today)?.len(), gaps(tx)?.len());
    Ok(Tally { types: number(types), gaps: number(gaps), due: number(due) })
}
