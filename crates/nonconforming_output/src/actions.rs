//! What late dossiers enter by themselves.

use crate::{OUTPUTS, pages};
use dossier::DossierId;
use platform::{Actor, AppError, DbError, Tx, ledger::object};
use quality_register::{Origin, Values, from_origin, raise};

/// Enters a dossier that was finished late. Told twice, it enters once.
pub fn on_dossier_finished(tx: &Tx<'_>, dossier: i64) -> Result<(), DbError> {
    let Some(late) = dossier::late_one(tx, DossierId::new(dossier))? else { return Ok(()) };
    let thing = object("dossier", dossier);
    if !from_origin(tx, &OUTPUTS, &thing)?.is_empty() {
        return Ok(());
    }
    let clock = Actor::system(tx.agency(), "clock");
    let version = document::open(tx, &clock, late.dossier.version).map_err(AppError::into_db)?;
    let today = text::here(tx.now()).date().to_string();
    let mut values = Values::new()
        .with("what", pages::late_words(&late))
        .with("kind", "late")
        .with("dossier", late.dossier.code.as_str())
        .with("process", version.code.as_str())
        .with("found_on", today)
        .with("stage", "handing_over");
    if late.dossier.unit != 0 {
        values = values.with("unit", late.dossier.unit.to_string());
    }
    let href = format!("/dossiers/{dossier}");
    let origin = Origin { thing, href, label: late.dossier.code.clone() };
    raise(tx, &clock, &OUTPUTS, &values, origin).map_err(AppError::into_db)?;
    Ok(())
}
