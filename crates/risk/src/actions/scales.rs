use crate::{pages, permit, scale::Scale, store};
use jiff::civil::Date;
use platform::{
    Actor, AppError, DbError, FieldErrors, PersonId, Tx,
    ledger::{Entry, object},
};

/// The scale in force on a day.
pub fn scale_on(tx: &Tx<'_>, day: Date) -> Result<Scale, DbError> {
    let row = store::on(tx, &day.to_string())?;
    row.map_or_else(|| Ok(pages::usual_scale()), |row| store::read(&row))
}

/// A scale by its key, as an assessment keeps it.
pub(crate) fn scale_by(tx: &Tx<'_>, id: i64) -> Result<Scale, DbError> {
    let row = store::find(tx, id)?;
    row.map_or_else(|| Ok(pages::usual_scale()), |row| store::read(&row))
}

/// Every scale with whoever set it, the newest first.
pub(crate) fn scales(tx: &Tx<'_>) -> Result<Vec<(Scale, PersonId)>, DbError> {
    let rows = store::all(tx)?;
    rows.iter().map(|row| Ok((store::read(row)?, PersonId::new(row.by)))).collect()
}

/// Sets the scale from a day on. What was judged before keeps the scale of its time.
pub fn set_scale(tx: &Tx<'_>, actor: &Actor, scale: Scale) -> Result<Scale, AppError> {
    permit::may_set_scale(actor)?;
    let newest = scales(tx)?.into_iter().next();
    if newest.is_some_and(|(newest, _)| newest.from >= scale.from) {
        return Err(AppError::Invalid(FieldErrors(vec![("from".into(), "scale_not_after")])));
    }
    let scale = Scale { id: tx.new_key(), ..scale };
    store::put(tx, &scale, actor.person.get())?;
    let reason = scale.from.to_string();
    tx.record(
        actor,
        &Entry {
            action: "risk_scale.set",
            object: object("risk_scale", scale.id),
            reason: &reason,
            ..Entry::default()
        },
    )?;
    Ok(scale)
}
