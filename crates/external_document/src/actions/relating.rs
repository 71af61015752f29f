use super::open;
use crate::{NewRelation, Refusal, RelationId, allow, may_keep, store};
use platform::{
    Actor, AppError, DbError, FieldErrors, Tx,
    ledger::{Entry, object},
};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        let (field, code) = match refusal {
            Refusal::Itself => ("by", "relation_to_itself"),
            Refusal::Circle => ("by", "relation_in_a_circle"),
            Refusal::NoArticles => ("articles", "articles_missing"),
            Refusal::NoDay => ("from", "relation_day_missing"),
            Refusal::BeforeIssued => ("from", "relation_before_issued"),
        };
        FieldErrors(vec![(field.to_owned(), code)]).into()
    }
}

/// Records what a text does to an older one, and tells whoever works by the older one.
pub fn relate(tx: &Tx<'_>, actor: &Actor, wanted: &NewRelation) -> Result<RelationId, AppError> {
    may_keep(actor)?;
    let (new, old) = (open(tx, wanted.new)?, open(tx, wanted.old)?);
    let from = allow(wanted, &new.text, &store::relations(tx)?)?;
    let id = RelationId::new(tx.new_key());
    let inserted = store::insert_relation(
        tx,
        id.get(),
        new.id.get(),
        old.id.get(),
        wanted.kind.as_str(),
        &from.to_string(),
        &wanted.articles,
        &wanted.note,
        tx.now().as_microsecond(),
    );
    match inserted {
        Err(DbError::Duplicate(_)) => {
            return Err(FieldErrors(vec![("by".to_owned(), "relation_known")]).into());
        }
        other => other?,
    };
    for (text, reason) in [(old.id, &new.text.number), (new.id, &old.text.number)] {
        let action =
            if text == old.id { "external_document.affected" } else { "external_document.affects" };
        let object = object("external_document", text);
        tx.record(actor, &Entry { action, object, reason, ..Entry::default() })?;
    }
    tx.emit("external_document.related", id.get(), &serde_json::Value::Null)?;
    Ok(id)
}

/// Takes back a relation that was a mistake. It stays in the history.
pub fn withdraw_relation(
    tx: &Tx<'_>,
    actor: &Actor,
    id: RelationId,
    reason: &str,
) -> Result<(), AppError> {
    may_keep(actor)?;
    let relations = store::relations(tx)?;
    let relation = relations.iter().find(|relation| relation.id == id).ok_or(AppError::NotFound)?;
    if reason.trim().is_empty() {
        return Err(AppError::Conflict("withdrawal_reason_missing"));
    }
    if store::withdraw_relation(tx, id.get(), tx.now().as_microsecond(), reason)? != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    for text in [relation.old, relation.new] {
        let object = object("external_document", text);
        let action = "external_document.withdraw_relation";
        tx.record(actor, &Entry { action, object, reason, ..Entry::default() })?;
    }
    tx.emit("external_document.related", id.get(), &serde_json::Value::Null)?;
    Ok(())
}
