use crate::{RISKS, pages};
use document::DocumentId;
use jiff::civil::Date;
use nonconformity::NonconformityId;
use platform::{Actor, AppError, DbError, Notice, Tx};
use quality_register::about_document;

/// What the page of a procedure is told of the risks of its steps, and the page of a nonconformity
/// of the risks that should have foreseen it.
pub(crate) fn notices(
    tx: &Tx<'_>,
    actor: &Actor,
    things: &[String],
    _: Date,
) -> Result<Vec<Notice>, DbError> {
    let mut notices = Vec::new();
    for thing in things {
        let Some((kind, id)) = thing.split_once('/') else { continue };
        let Ok(id) = id.parse::<i64>() else { continue };
        let (code, is_after) = match kind {
            "document" => (code_of(tx, actor, DocumentId::new(id))?, false),
            "nonconformity" => (procedure_of(tx, NonconformityId::new(id))?, true),
            _ => continue,
        };
        let Some(code) = code else { continue };
        let mut risks = about_document(tx, &RISKS, &code)?;
        risks.retain(|risk| risk.state() != "closed");
        if !risks.is_empty() {
            notices.push(pages::notice(thing, &risks, is_after));
        }
    }
    Ok(notices)
}

fn code_of(tx: &Tx<'_>, actor: &Actor, document: DocumentId) -> Result<Option<String>, DbError> {
    let Some(version) = document::current(tx, document)? else { return Ok(None) };
    match document::open(tx, actor, version) {
        Ok(version) => Ok(Some(version.code.as_str().to_owned())),
        Err(AppError::NotFound) => Ok(None),
        Err(other) => Err(other.into_db()),
    }
}

fn procedure_of(tx: &Tx<'_>, id: NonconformityId) -> Result<Option<String>, DbError> {
    match nonconformity::open(tx, id) {
        Ok(noted) => Ok(noted.finding.place.map(|place| place.code)),
        Err(AppError::NotFound) => Ok(None),
        Err(other) => Err(other.into_db()),
    }
}
