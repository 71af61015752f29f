use crate::{ItemId, Source, permit, store::briefing as store};
use jiff::civil::Date;
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};

fn note(tx: &Tx<'_>, actor: &Actor, action: &str, id: ItemId) -> Result<(), DbError> {
    let object = object("briefing_item", id);
    tx.record(actor, &Entry { action, object, ..Entry::default() })?;
    Ok(())
}

/// Puts something before the briefing of a day. Everybody may.
pub fn propose(
    tx: &Tx<'_>,
    actor: &Actor,
    day: Date,
    title: &str,
    words: &str,
    source: Source,
) -> Result<ItemId, AppError> {
    let id = ItemId::new(tx.new_key());
    let (day, by) = (day.to_string(), actor.person.get());
    store::insert(tx, id.get(), &day, title, words, &source.text(), by)?;
    note(tx, actor, "briefing.propose", id)?;
    Ok(id)
}

/// Writes down what a briefing concluded about something.
pub fn conclude(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ItemId,
    conclusion: &str,
) -> Result<String, AppError> {
    let found = store::item(tx, id.get())?.ok_or(AppError::NotFound)?;
    permit::may_conclude(actor)?;
    store::conclude(tx, id.get(), conclusion)?;
    note(tx, actor, "briefing.conclude", id)?;
    Ok(found.day)
}

/// The day of something that was put before a briefing.
pub(crate) fn day_of(tx: &Tx<'_>, id: ItemId) -> Result<Date, AppError> {
    let found = store::item(tx, id.get())?.ok_or(AppError::NotFound)?;
    found.day.parse().map_err(|_| AppError::NotFound)
}

/// What is put before the briefing of a day.
pub(crate) fn items(tx: &Tx<'_>, day: Date) -> Result<Vec<store::Item>, DbError> {
    store::on(tx, &day.to_string())
}
