//! The use cases. Each runs inside one transaction that its caller opened.

use crate::{Edition, store};
use jiff::{Timestamp, civil::Date};
use platform::{
    Actor, DbError, PersonId, Span, Tx,
    ledger::{Entry, object},
};

/// What an agency works by before it says anything: the national standard since 2015.
const BEFORE: Edition = Edition::Iso2015;

/// The edition in force for the agency at the end of a day.
pub fn on(tx: &Tx<'_>, day: Date) -> Result<Edition, DbError> {
    at(tx, Span { from: day, to: day }.end() - 1)
}

/// The edition in force for the agency at this moment.
pub fn now(tx: &Tx<'_>) -> Result<Edition, DbError> {
    at(tx, tx.now().as_microsecond())
}

fn at(tx: &Tx<'_>, moment: i64) -> Result<Edition, DbError> {
    store::at(tx, moment)?.map_or(Ok(BEFORE), |(word,)| known(&word))
}

fn known(word: &str) -> Result<Edition, DbError> {
    Edition::parse(word).ok_or_else(|| DbError::Unreadable(format!("edition: {word:?}")))
}

/// That the agency works by an edition from a moment on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Adopted {
    /// Which edition.
    pub edition: Edition,
    /// Since when.
    pub at: Timestamp,
    /// Who said so.
    pub by: PersonId,
}

/// The editions by which the agency worked, the oldest first.
pub fn history(tx: &Tx<'_>) -> Result<Vec<Adopted>, DbError> {
    let read = |(word, at, by): (String, i64, i64)| {
        let at = Timestamp::from_microsecond(at).unwrap_or_default();
        Ok(Adopted { edition: known(&word)?, at, by: PersonId::new(by) })
    };
    store::every(tx)?.into_iter().map(read).collect()
}

/// The agency works by an edition from now on; nothing happens where it does so already. Whose right
/// that is was asked by the act that it follows from: the scope of the system names the edition.
pub fn adopt(tx: &Tx<'_>, actor: &Actor, edition: Edition) -> Result<(), DbError> {
    if store::at(tx, tx.now().as_microsecond())?.is_some_and(|(word,)| word == edition.as_str()) {
        return Ok(());
    }
    store::insert(
        tx,
        tx.new_key(),
        edition.as_str(),
        tx.now().as_microsecond(),
        actor.person.get(),
    )?;
    let object = object("edition", tx.agency());
    let reason = edition.as_str();
    tx.record(actor, &Entry { action: "edition.adopt", object, reason, ..Entry::default() })?;
    Ok(())
}
