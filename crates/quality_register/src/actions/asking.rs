use super::today;
use crate::{Entry, EntryId, Register, Tally, Values, store};
use jiff::{Timestamp, ToSpan as _, civil::Date, tz};
use platform::{AppError, DbError, PersonId, Span, Tx};

/// An entry as it stands. Whoever may see its register may know of it.
pub fn open(tx: &Tx<'_>, register: &'static Register, id: EntryId) -> Result<Entry, AppError> {
    store::get(tx, register, id)?.ok_or(AppError::NotFound)
}

/// The last microsecond of a day, as of which a register is told; for today it is now and after.
pub(crate) fn as_of_moment(day: Date) -> i64 {
    let next = day.saturating_add(1.day()).at(0, 0, 0, 0);
    tz::offset(7).to_timestamp(next).map_or(store::STANDS, jiff::Timestamp::as_microsecond) - 1
}

/// Every entry of a register as it stood at the end of a day.
pub fn as_of(tx: &Tx<'_>, register: &'static Register, day: Date) -> Result<Vec<Entry>, DbError> {
    let rows = store::standing(tx, register.key, as_of_moment(day))?;
    rows.into_iter().map(|row| store::read(register, row)).collect()
}

/// Every entry of a register as it stands.
pub fn every(tx: &Tx<'_>, register: &'static Register) -> Result<Vec<Entry>, DbError> {
    as_of(tx, register, today(tx))
}

/// The entries that belong to another.
pub fn belonging(
    tx: &Tx<'_>,
    register: &'static Register,
    parent: EntryId,
) -> Result<Vec<Entry>, DbError> {
    let rows = store::children(tx, register.key, parent.get(), store::STANDS - 1)?;
    rows.into_iter().map(|row| store::read(register, row)).collect()
}

/// Every entry of a kind as it stood at the end of a day.
pub fn of_kind(
    tx: &Tx<'_>,
    register: &'static Register,
    kind: &str,
    day: Date,
) -> Result<Vec<Entry>, DbError> {
    let rows = store::of_kind(tx, register.key, kind, as_of_moment(day))?;
    rows.into_iter().map(|row| store::read(register, row)).collect()
}

/// Who owned an entry of some states at the end of a day, each with the entry that it belonged to.
pub fn owners(
    tx: &Tx<'_>,
    register: &Register,
    states: &[&str],
    day: Date,
) -> Result<Vec<(PersonId, EntryId)>, DbError> {
    let mut owners = Vec::new();
    for state in states {
        let found = store::owners(tx, register.key, state, as_of_moment(day))?.into_iter();
        owners.extend(found.map(|(owner, of)| (PersonId::new(owner), EntryId::new(of))));
    }
    Ok(owners)
}

/// What a register's entries came from a thing: those of `register` among them.
pub fn from_origin(
    tx: &Tx<'_>,
    register: &'static Register,
    thing: &str,
) -> Result<Vec<Entry>, DbError> {
    let mut entries = Vec::new();
    for (id, own) in store::from_origin(tx, thing, store::STANDS)? {
        if own == register.key {
            entries.extend(store::get(tx, register, EntryId::new(id))?);
        }
    }
    Ok(entries)
}

/// A change of an entry: what was done and what it said from then on.
#[derive(Debug, Clone)]
pub struct Moved {
    /// The act: `begin`, `edit` or a step.
    pub action: String,
    /// Who did it; 0 for the clock.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// The words that went with it.
    pub note: String,
    /// The state in which it stood from then on.
    pub state: String,
    /// The fields as they stood from then on.
    pub values: Values,
}

/// Everything that was done to an entry, the oldest first: a log of what a step says every time.
pub fn moves(tx: &Tx<'_>, entry: &Entry) -> Result<Vec<Moved>, DbError> {
    let moved = |act: store::Act| {
        Ok(Moved {
            action: act.action,
            by: PersonId::new(act.by),
            at: Timestamp::from_microsecond(act.at).unwrap_or_default(),
            note: act.note,
            state: act.state,
            values: store::values(&act.filled)?,
        })
    };
    store::acts(tx, entry.id.get())?.into_iter().map(moved).collect()
}

/// The entries that are about a document, by its code; what matters most comes first.
pub fn about_document(
    tx: &Tx<'_>,
    register: &'static Register,
    code: &str,
) -> Result<Vec<Entry>, DbError> {
    let rows = store::about_document(tx, register.key, code, store::STANDS)?;
    rows.into_iter().map(|row| store::read(register, row)).collect()
}

/// How many entries a register had at the end of a span, or of a day, and how many were raised and
/// done in it.
pub fn tally(tx: &Tx<'_>, register: &Register, span: impl Into<Span>) -> Result<Tally, DbError> {
    let Span { from, to } = span.into();
    let mut tally = Tally::default();
    let (from, day) = (from.to_string(), to.to_string());
    tally.lots = store::tally(tx, register.key, as_of_moment(to), &from, &day)?;
    for lot in &tally.lots {
        *tally.states.entry(lot.state.clone()).or_default() += lot.count;
        tally.overdue += lot.overdue;
        tally.open += lot.open;
    }
    Ok(tally)
}
