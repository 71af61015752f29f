//! The use cases. Each runs inside one transaction that its caller opened.

use crate::{
    CopyId, CopyOrder, Obligation, Refusal, Unread, may_acknowledge, may_keep_copies, model, pages,
    store,
};
use document::{Version, VersionId};
use jiff::civil::Date;
use platform::{
    Actor, AppError, DbError, InboxItem, Tx,
    ledger::{Entry, object},
};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotInForce => Self::Conflict("not_in_force"),
            Refusal::NotAsked => Self::Conflict("not_asked"),
            Refusal::ReadFirst => Self::Conflict("read_first"),
            Refusal::AlreadyRecalled => Self::Conflict("already_recalled"),
            Refusal::RecalledBeforeDelivered => Self::Conflict("recalled_before_delivered"),
        }
    }
}

fn today(tx: &Tx<'_>) -> Date {
    text::here(tx.now()).date()
}

/// The version, if it was ever issued and this person may know of it.
pub(crate) fn open(tx: &Tx<'_>, actor: &Actor, id: VersionId) -> Result<Version, AppError> {
    let version = document::open(tx, actor, id)?;
    if version.effective_on.is_none() {
        return Err(AppError::NotFound);
    }
    Ok(version)
}

/// Asks everybody in scope to read a version that took effect. Told twice, it asks once.
pub fn on_effective(tx: &Tx<'_>, version: VersionId) -> Result<(), DbError> {
    let people = store::oblige(tx, &today(tx).to_string(), version.get())?;
    if people == 0 {
        return Ok(());
    }
    let clock = Actor::system(tx.agency(), "clock");
    let (object, people) = (object("distribution", version), people.to_string());
    let entry = Entry { action: "distribution.ask", object, reason: &people, ..Entry::default() };
    tx.record(&clock, &entry)?;
    Ok(())
}

/// Asks those who came into the scope of a version since it took effect. The clock calls this.
pub(crate) fn inherit(tx: &Tx<'_>) -> Result<(), DbError> {
    for agency in store::agencies(tx)? {
        let tx = tx.of(agency);
        for (version,) in store::in_force(&tx)? {
            on_effective(&tx, VersionId::new(version))?;
        }
    }
    Ok(())
}

/// Notes that somebody opened what they have to read; the first time counts.
pub(crate) fn note_opened(tx: &Tx<'_>, actor: &Actor, id: VersionId) -> Result<(), AppError> {
    store::note_opened(tx, id.get(), actor.person.get(), tx.now().as_microsecond())?;
    Ok(())
}

/// Acknowledges a version for the person who acts: they read it and will work by it.
pub fn acknowledge(tx: &Tx<'_>, actor: &Actor, id: VersionId) -> Result<Obligation, AppError> {
    let version = open(tx, actor, id)?;
    let before = store::obligation_of(tx, id, actor.person)?.ok_or(Refusal::NotAsked)?;
    let after = may_acknowledge(actor, &before)?.acknowledge(version.state(), tx.now())?;
    if store::note_acknowledged(tx, id.get(), after.person.get(), tx.now().as_microsecond())? == 1 {
        let hash = version.content_hash();
        let object = object("distribution", id);
        let entry = Entry {
            action: "distribution.acknowledge",
            object,
            after: Some(&hash),
            meaning: "read",
            ..Entry::default()
        };
        tx.record(actor, &entry)?;
    }
    Ok(after)
}

/// Hands out a numbered paper copy.
pub fn deliver(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    order: &CopyOrder,
) -> Result<CopyId, AppError> {
    may_keep_copies(actor)?;
    let version = open(tx, actor, id)?;
    if !model::may_be_delivered(version.state()) {
        return Err(Refusal::NotInForce.into());
    }
    let (key, day) = (tx.new_key(), order.delivered_on.to_string());
    match store::insert_copy(tx, key, id.get(), order.number.into(), &order.holder, &day) {
        Err(DbError::Duplicate(_)) => return Err(AppError::Conflict("copy_no_taken")),
        other => other?,
    };
    note_copy(tx, actor, "distribution.deliver", id, order.number)?;
    Ok(CopyId::new(key))
}

/// Takes a paper copy back.
pub fn recall(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    copy: CopyId,
    on: Date,
) -> Result<(), AppError> {
    may_keep_copies(actor)?;
    open(tx, actor, id)?;
    let before = store::copy_of(tx, id, copy)?.ok_or(AppError::NotFound)?;
    let after = before.recall(on)?;
    store::recall_copy(tx, copy.get(), &on.to_string())?;
    note_copy(tx, actor, "distribution.recall", id, after.number)
}

fn note_copy(
    tx: &Tx<'_>,
    actor: &Actor,
    action: &str,
    id: VersionId,
    number: u32,
) -> Result<(), AppError> {
    let object = object("distribution", id);
    let entry = Entry { action, object, version: number.into(), ..Entry::default() };
    tx.record(actor, &entry)?;
    Ok(())
}

/// Of the obligations to read what is in force today: how many were met, and how many there are.
pub fn coverage(tx: &Tx<'_>) -> Result<(i64, i64), DbError> {
    store::coverage(tx, &today(tx).to_string())
}

/// The same for each version in force that somebody has to read.
pub fn coverages(tx: &Tx<'_>) -> Result<Vec<store::Coverage>, DbError> {
    store::coverages(tx, &today(tx).to_string())
}

/// What is in force and was not acknowledged, the oldest first, at most a thousand.
pub fn unread(tx: &Tx<'_>) -> Result<Vec<Unread>, DbError> {
    store::read_unread(tx, today(tx))
}

/// What this person has to read, and for those who keep copies, what has to come back.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let mut items = Vec::new();
    for open in store::open_for(tx, &today(tx).to_string(), actor.person.get())? {
        let since = store::day(&open.since_day)?;
        items.push(InboxItem {
            href: format!("/distributions/{}/read", open.version),
            title: pages::to_read(&open.code, &open.title),
            detail: pages::in_effect_since(since),
            due_at: Some(model::due_at(since)),
        });
    }
    if may_keep_copies(actor).is_ok() {
        items.extend(store::strays(tx)?.into_iter().map(|stray| InboxItem {
            href: format!("/distributions/{}", stray.version),
            title: pages::to_recall(stray.copies, &stray.code, &stray.title),
            detail: pages::out_of_force_since(store::day(&stray.expired_on).ok()),
            due_at: None,
        }));
    }
    Ok(items)
}
