//! What features do about each other's events. One `match`, so that the whole traffic between
//! features is read in one place.

use document::VersionId;
use platform::{AppError, Tx, outbox::Event};

/// Tells whoever is concerned by an event. Runs in the transaction that takes it off the queue, in
/// the agency in which it happened: an error undoes the reaction and keeps the event.
pub fn react(tx: &Tx<'_>, event: &Event) -> Result<(), AppError> {
    match event.topic.as_str() {
        "document.effective" => {
            distribution::on_effective(tx, VersionId::new(event.object)).map_err(AppError::from)
        }
        // Obligations to read lapse with the version's state, which everybody computes.
        "document.withdrawn"
        | "document.superseded"
        | "document.suspended"
        | "document.resumed" => Ok(()),
        "dossier.finished" => {
            nonconformity::on_dossier_finished(tx, event.object).map_err(AppError::from)
        }
        unknown => {
            let agency = tx.agency();
            tracing::error!(
                event.topic = unknown,
                event.object = event.object,
                %agency,
                "nobody reacts to {unknown}"
            );
            Ok(())
        }
    }
}
