//! The use cases. Each runs inside one transaction that its caller opened.

use crate::{
    FormLine, Line,
    model::{self, Naming, Refusal},
    permit, store,
};
use document::{DocumentId, VersionId};
use flow::Procedure;
use jiff::civil::Date;
use platform::{
    Actor, AppError, DbError, FieldErrors, Tx,
    ledger::{Entry, object},
    list::ListQuery,
};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotAForm => Self::NotFound,
            Refusal::NoParent => FieldErrors(vec![("parent".into(), "bad_choice")]).into(),
            Refusal::BadDay => FieldErrors(vec![("from".into(), "parent_bad_day")]).into(),
        }
    }
}

/// The master list as of a day: every document that was in force, by code.
pub fn lines(tx: &Tx<'_>, day: Date) -> Result<Vec<Line>, DbError> {
    let query = ListQuery::default().with("standing", "in_force");
    store::LIST.all(tx, &[&tx.agency().get(), &day.to_string()], &query)
}

/// The forms as of a day.
pub fn forms(tx: &Tx<'_>, day: Date) -> Result<Vec<FormLine>, DbError> {
    let mut procedures = Vec::new();
    for (of, content) in store::procedures(tx, day)? {
        let read: Procedure = serde_json::from_str(&content)
            .map_err(|e| store::unreadable("content", &e.to_string()))?;
        let forms = read.forms.into_iter().map(|form| (form.code, form.name)).collect();
        procedures.push(Naming { of, forms });
    }
    Ok(model::merge(store::own_forms(tx, day)?, &procedures))
}

/// Notes that a version in force was suspended; told twice, it notes it once.
pub fn on_suspended(tx: &Tx<'_>, version: VersionId) -> Result<(), DbError> {
    let day = text::here(tx.now()).date().to_string();
    store::resume(tx, version.get(), &day)?;
    store::pause(tx, version.get(), &day).map(drop)
}

/// Notes that it is applied again.
pub fn on_resumed(tx: &Tx<'_>, version: VersionId) -> Result<(), DbError> {
    let day = text::here(tx.now()).date().to_string();
    store::resume(tx, version.get(), &day).map(drop)
}

/// Says which document a form belongs to from a day on; `None` says to none.
pub fn assign_parent(
    tx: &Tx<'_>,
    actor: &Actor,
    form: DocumentId,
    parent: Option<DocumentId>,
    from: Date,
) -> Result<(), AppError> {
    permit::may_assign(actor)?;
    let (kind, ..) = store::form(tx, form.get())?.ok_or(AppError::NotFound)?;
    if document::Kind::parse(&kind) != Some(document::Kind::Form) {
        return Err(Refusal::NotAForm.into());
    }
    let today = text::here(tx.now()).date();
    let holders = store::holders_on(tx, &today.to_string())?;
    if let Some(parent) = parent
        && !holders.iter().any(|(id, ..)| *id == parent.get())
    {
        return Err(Refusal::NoParent.into());
    }
    let history = store::parents_of(tx, form.get())?;
    let last = history.last().map(|row| store::read_day(&row.from_day)).transpose()?;
    model::check_from(from, last, today)?;
    let day = from.to_string();
    store::end_parent(tx, form.get(), &day)?;
    store::insert_parent(tx, tx.new_key(), form.get(), parent.map(DocumentId::get), &day)?;
    let reason = parent.map_or_else(String::new, |parent| object("document", parent));
    let object = object("document", form);
    let entry =
        Entry { action: "document.form_parent", object, reason: &reason, ..Entry::default() };
    tx.record(actor, &entry)?;
    Ok(())
}
