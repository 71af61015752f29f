//! Results of inspections: noted, published, taken off again.

use crate::{
    Action, Inspection, InspectionContent, InspectionId, Paper, State, may, permit, store,
};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};

/// The inspection, for those who keep the portal or decide what is published.
pub fn inspection(tx: &Tx<'_>, id: InspectionId) -> Result<Inspection, AppError> {
    let row = store::inspection(tx, id.get())?.ok_or(AppError::NotFound)?;
    Ok(store::read_inspection(row)?)
}

/// Every inspection, the latest first.
pub fn inspections(tx: &Tx<'_>) -> Result<Vec<Inspection>, DbError> {
    store::inspections(tx)?.into_iter().map(store::read_inspection).collect()
}

/// Those that the public reads.
pub fn inspections_shown(tx: &Tx<'_>) -> Result<Vec<Inspection>, DbError> {
    let mut shown = inspections(tx)?;
    shown.retain(|inspection| inspection.state() == State::Published);
    Ok(shown)
}

/// Notes what an inspection found. The public does not read it yet.
pub fn note_inspection(
    tx: &Tx<'_>,
    actor: &Actor,
    content: &InspectionContent,
    file: Option<&Paper>,
) -> Result<InspectionId, AppError> {
    permit::may_keep(actor)?;
    let id = tx.new_key();
    let InspectionContent { inspected_on, inspector, subject, conclusion } = content;
    let (hash, name) = file.map_or(("", ""), |file| (&file.hash, &file.name));
    let day = inspected_on.to_string();
    store::insert_inspection(tx, id, &day, inspector, subject, conclusion, hash, name)?;
    record(tx, actor, "portal.note_inspection", InspectionId::new(id))?;
    Ok(InspectionId::new(id))
}

/// Changes what is said of an inspection; without a file the one it has stays.
pub fn edit_inspection(
    tx: &Tx<'_>,
    actor: &Actor,
    id: InspectionId,
    moves: i64,
    content: &InspectionContent,
    file: Option<&Paper>,
) -> Result<(), AppError> {
    permit::may_keep(actor)?;
    let known = inspection(tx, id)?;
    if !known.is_editable() {
        return Err(AppError::Conflict("inspection_public"));
    }
    let file = file.cloned().or_else(|| known.file.clone());
    let changed = Inspection { content: content.clone(), file, ..known };
    if !store::put_inspection(tx, &changed, moves)? {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    record(tx, actor, "portal.edit_inspection", id)
}

/// Publishes it or takes it off.
pub fn act(tx: &Tx<'_>, actor: &Actor, id: InspectionId, action: Action) -> Result<(), AppError> {
    let known = inspection(tx, id)?;
    let moved = may(actor, action, &known)?.act().ok_or(AppError::Conflict("wrong_state"))?;
    if !store::put_inspection(tx, &moved, known.moves)? {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    record(tx, actor, &format!("portal.{}_inspection", action.as_str()), id)
}

fn record(tx: &Tx<'_>, actor: &Actor, action: &str, id: InspectionId) -> Result<(), AppError> {
    let object = object("portal_inspection", id);
    tx.record(actor, &Entry { action, object, ..Entry::default() })?;
    Ok(())
}
