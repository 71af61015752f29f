//! Personal data is erased: on the day that the agency set, or because whoever it is about asks
//! (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15). What was said and answered stays, without names.

use super::{open, say};
use crate::{Feedback, FeedbackId, Keeping, mask, permit, store};
use jiff::{ToSpan as _, civil::Date};
use platform::{
    Actor, AgencyId, AppError, DbError, Tx,
    ledger::{Entry, object},
};

/// How long names are kept after the end, kind by kind, where the agency said so.
pub fn keepings(tx: &Tx<'_>) -> Result<Vec<Keeping>, DbError> {
    store::read_keepings(tx)
}

/// Sets how long a kind keeps names after its end.
pub fn put_keeping(tx: &Tx<'_>, actor: &Actor, keeping: &Keeping) -> Result<(), AppError> {
    permit::may_rule(actor)?;
    let kind = keeping.kind.as_str();
    let (by, at) = (actor.person.get(), tx.now().as_microsecond());
    store::put_keeping(tx, kind, keeping.months, &keeping.source, by, at)?;
    let months = keeping.months.to_string();
    let entry = Entry {
        action: "feedback_keeping.put",
        object: object("feedback_keeping", kind),
        reason: &months,
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(())
}

/// Erases who it was because they ask for it. Only what came to its end: before, the name is needed.
pub fn erase(
    tx: &Tx<'_>,
    actor: &Actor,
    id: FeedbackId,
    reason: &str,
) -> Result<Feedback, AppError> {
    let before = open(tx, actor, id)?;
    permit::may_rule(actor)?;
    if before.erased_on.is_some() {
        return Err(AppError::Conflict("feedback_erased"));
    }
    if before.ended_on.is_none() {
        return Err(AppError::Conflict("feedback_not_ended"));
    }
    if reason.is_empty() {
        return Err(AppError::Conflict("feedback_note_missing"));
    }
    forget(tx, actor, &before, reason)
}

/// What the clock does: of each agency and kind, what ended long enough ago. Whether more waits.
pub(crate) fn tidy(tx: &Tx<'_>) -> Result<bool, AppError> {
    let today = text::here(tx.now()).date();
    let mut has_done = false;
    for (agency, kind, months) in store::global::keepings(tx)? {
        let agency = AgencyId::new(agency);
        let (tx, clock) = (tx.of(agency), Actor::system(agency, "clock"));
        let last = last_day(today, months);
        for row in store::to_erase(&tx, &kind, &last.to_string())? {
            forget(&tx, &clock, &store::read(row)?, "")?;
            has_done = true;
        }
    }
    Ok(has_done)
}

/// What ended on this day or before is kept no longer.
fn last_day(today: Date, months: i64) -> Date {
    today.saturating_sub(months.months())
}

fn forget(
    tx: &Tx<'_>,
    actor: &Actor,
    before: &Feedback,
    reason: &str,
) -> Result<Feedback, AppError> {
    let message = &before.message;
    let masked = |words: &str| mask(words, &message.sender, &message.contact);
    let mut after = before.clone();
    after.message.title = masked(&message.title);
    after.message.words = masked(&message.words);
    after.message.about = masked(&message.about);
    after.answer = masked(&before.answer);
    after.ending = masked(&before.ending);
    (after.message.sender, after.message.contact) = (String::new(), String::new());
    after.erased_on = Some(text::here(tx.now()).date());
    after.moves += 1;
    let kept = &after.message;
    let folded = text::fold(&format!("{} {} {}", after.number, kept.title, kept.words));
    let changed = store::erase(
        tx,
        after.id.get(),
        before.moves,
        &kept.title,
        &kept.words,
        &kept.about,
        &after.answer,
        &after.ending,
        &folded,
        after.erased_on.map(|day| day.to_string()),
    )?;
    if changed != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    store::forget_files(tx, after.id.get())?;
    store::forget_notes(tx, after.id.get())?;
    if !reason.is_empty() {
        store::insert_note(tx, after.id.get(), after.moves, reason)?;
    }
    say(tx, actor, "feedback.erase", &after, reason)?;
    Ok(after)
}
