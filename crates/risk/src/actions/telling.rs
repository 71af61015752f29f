use super::tied_to;
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
        if let Some(id) = thing.strip_prefix("nonconformity/").and_then(|id| id.parse().ok()) {
            notices.extend(of_nonconformity(tx, actor, thing, NonconformityId::new(id))?);
        }
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

/// What a nonconformity brought up to date here, or still has to.
fn of_nonconformity(
    tx: &Tx<'_>,
    actor: &Actor,
    thing: &str,
    id: NonconformityId,
) -> Result<Option<Notice>, DbError> {
    let it = match nonconformity::open(tx, id) {
        Ok(it) => it,
        Err(AppError::NotFound) => return Ok(None),
        Err(other) => return Err(other.into_db()),
    };
    let tied = tied_to(tx, id).map_err(AppError::into_db)?;
    let may_tie = nonconformity::may(actor, nonconformity::Action::NoteRisk, &it).is_ok()
        && it.state().after(nonconformity::Action::NoteRisk).is_some();
    let is_open = it.plan.touches_risks && it.risk_note.is_empty();
    Ok((is_open || !tied.is_empty()).then(|| pages::tied_notice(thing, &it, &tied, may_tie)))
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
