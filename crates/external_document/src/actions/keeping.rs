use super::{give_keys, open};
use crate::{ExternalDocument, Known, TextId, may_keep, store};
use flow::citation;
use jiff::civil::Date;
use platform::{
    Actor, AppError, DbError, FieldErrors, Tx,
    ledger::{Entry, object},
    search::{self, Shelf},
};
use sha2::{Digest, Sha256};

/// Enters a text. A number that is registered in any spelling is told at the field: changing an
/// entry is an act of its own.
pub fn register(tx: &Tx<'_>, actor: &Actor, text: &ExternalDocument) -> Result<TextId, AppError> {
    may_keep(actor)?;
    give_keys(tx)?;
    let key = citation::key(&text.number);
    let id = TextId::new(tx.new_key());
    let known = Known { id, edits: 0, text: text.clone() };
    if store::by_key(tx, &key)?.is_some() {
        return Err(taken());
    }
    let ExternalDocument { number, kind, issuer, title, .. } = text;
    let inserted = store::insert(
        tx,
        id.get(),
        number,
        &text::sort_key(number),
        &key,
        kind,
        issuer,
        title,
        day(text.issued_on),
        day(text.effective_on),
        day(text.expired_on),
        &store::folded(text),
    );
    match inserted {
        Err(DbError::Duplicate(_)) => return Err(taken()),
        other => other?,
    };
    keep(tx, actor, &known, "external_document.register", "", None)?;
    Ok(id)
}

/// Changes what the register says of a text. `edits` is how often it had been changed when the
/// person began; what it said before stays in its history.
pub fn edit(
    tx: &Tx<'_>,
    actor: &Actor,
    id: TextId,
    edits: i64,
    text: &ExternalDocument,
    reason: &str,
) -> Result<(), AppError> {
    may_keep(actor)?;
    let before = open(tx, id)?;
    if before.edits != edits {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    if before.text == *text {
        return Ok(());
    }
    let key = citation::key(&text.number);
    if store::by_key(tx, &key)?.is_some_and(|(other,)| other != id.get()) {
        return Err(taken());
    }
    let ExternalDocument { number, kind, issuer, title, .. } = text;
    let updated = store::update(
        tx,
        id.get(),
        edits,
        number,
        &text::sort_key(number),
        &key,
        kind,
        issuer,
        title,
        day(text.issued_on),
        day(text.effective_on),
        day(text.expired_on),
        &store::folded(text),
    );
    let updated = match updated {
        Err(DbError::Duplicate(_)) => return Err(taken()),
        other => other?,
    };
    if updated != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let after = Known { id, edits: edits + 1, text: text.clone() };
    keep(tx, actor, &after, "external_document.edit", reason, Some(&hash(&before.text)))?;
    move_along(tx, actor, &before, text)
}

/// A text whose first day in force was put off takes along what it does to others on that day.
fn move_along(
    tx: &Tx<'_>,
    actor: &Actor,
    before: &Known,
    after: &ExternalDocument,
) -> Result<(), AppError> {
    let (Some(was), Some(is)) = (before.text.effective_on, after.effective_on) else {
        return Ok(());
    };
    let id = before.id.get();
    if was == is || store::move_relations(tx, id, &was.to_string(), &is.to_string())? == 0 {
        return Ok(());
    }
    let object = object("external_document", id);
    let reason = is.to_string();
    let entry =
        Entry { action: "external_document.move_day", object, reason: &reason, ..Entry::default() };
    tx.record(actor, &entry)?;
    Ok(())
}

fn keep(
    tx: &Tx<'_>,
    actor: &Actor,
    known: &Known,
    action: &str,
    reason: &str,
    before: Option<&str>,
) -> Result<(), AppError> {
    store::keep_state(tx, known, actor.person.get(), reason)?;
    let after = hash(&known.text);
    let entry = Entry {
        action,
        object: object("external_document", known.id),
        version: known.edits,
        before,
        after: Some(&after),
        reason,
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    let href = format!("/external-documents/{}", known.id);
    let title = format!("{} {}", known.text.number, known.text.title);
    let (kind, words) = (known.text.kind.as_str(), known.text.issuer.as_str());
    let shelf = Shelf::Everybody;
    search::put(
        tx,
        &search::Entry {
            href: &href,
            kind,
            topic: "external_document",
            title: &title,
            words,
            shelf,
            ..search::Entry::default()
        },
    )?;
    Ok(())
}

fn taken() -> AppError {
    FieldErrors(vec![("number".to_owned(), "number_taken")]).into()
}

fn day(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// SHA-256 of what the register says, each part with its length.
fn hash(text: &ExternalDocument) -> String {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let file = text.file.as_ref().map_or("", |file| file.hash.as_str());
    let days = [day(text.issued_on), day(text.effective_on), day(text.expired_on)];
    let words =
        [&text.number, &text.kind, &text.issuer, &text.title, &text.link, &text.place, &text.note];
    let mut hasher = Sha256::new();
    for part in words.into_iter().chain(&days).map(String::as_str).chain([file]) {
        hasher.update(u64::try_from(part.len()).unwrap_or_default().to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hex::encode(hasher.finalize())
}
