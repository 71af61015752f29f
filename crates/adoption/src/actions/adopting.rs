use crate::{
    EditionId, Given, localize,
    permit::{Act, may},
    store,
};
use document::{Code, Content, Draft, Kind, Title, VersionId};
use organization::UnitId;
use platform::{
    Actor, AppError, Tx,
    ledger::{Entry, object},
};

/// A master that becomes a document of ours.
#[derive(Debug, Clone)]
pub struct Adoption {
    /// Which edition.
    pub edition: EditionId,
    /// Our code.
    pub code: Code,
    /// Our title.
    pub title: Title,
    /// The unit that owns it here.
    pub unit: Option<UnitId>,
    /// Our words, in the order of the edition's fields.
    pub values: Vec<String>,
}

/// Begins a draft of our own with the master's text and our words; it goes the way of every draft:
/// review, appraisal, approval, a decision of our own.
pub fn adopt(tx: &Tx<'_>, actor: &Actor, adoption: Adoption) -> Result<VersionId, AppError> {
    let _permit = may(actor, Act::Adopt)?;
    let edition = super::edition(tx, adoption.edition)?;
    let given: Given = edition.fields.iter().cloned().zip(adoption.values).collect();
    let text = localize(&edition.procedure, &given).unsigned();
    let content = Content::Procedure(Box::new(text));
    let kind = Kind::AdministrativeProcedure;
    let Adoption { code, title, unit, .. } = adoption;
    let id = document::draft(tx, actor, Draft { kind, code, title, unit, content })?;
    let version = document::open(tx, actor, id)?;
    let json = serde_json::to_string(&given).map_err(|e| AppError::Failed(e.to_string()))?;
    store::insert_adoption(
        tx,
        version.document.get(),
        &edition.master,
        edition.id.get(),
        &json,
        actor.person.get(),
        tx.now().as_microsecond(),
    )?;
    let after = version.content_hash();
    let entry = Entry {
        action: "adoption.adopt",
        object: object("document_version", id),
        before: Some(&edition.content_hash),
        after: Some(&after),
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(id)
}
