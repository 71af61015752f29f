//! What features do about each other's events. One `match`, so that the whole traffic between
//! features is read in one place.

use document::{DocumentId, VersionId};
use dossier::DossierId;
use external_document::RelationId;
use platform::{AppError, Tx, outbox::Event};

/// Tells whoever is concerned by an event. Runs in the transaction that takes it off the queue, in
/// the agency in which it happened: an error undoes the reaction and keeps the event.
pub fn react(tx: &Tx<'_>, event: &Event) -> Result<(), AppError> {
    match event.topic.as_str() {
        "document.effective" => {
            let version = VersionId::new(event.object);
            distribution::on_effective(tx, version)?;
            change_request::on_effective(tx, version)?;
            communication::on_document(tx, version)?;
            legal_watch::on_document(tx, document(event)).map_err(AppError::from)
        }
        "document.withdrawn" => {
            let version = VersionId::new(event.object);
            distribution::on_withdrawn(tx, version)?;
            change_request::on_withdrawn(tx, version, document(event))?;
            legal_watch::on_document(tx, document(event)).map_err(AppError::from)
        }
        "document.suspended" => {
            master_list::on_suspended(tx, VersionId::new(event.object))?;
            legal_watch::on_document(tx, document(event)).map_err(AppError::from)
        }
        "document.resumed" => {
            master_list::on_resumed(tx, VersionId::new(event.object))?;
            legal_watch::on_document(tx, document(event)).map_err(AppError::from)
        }
        // Obligations to read lapse with the version's state, which everybody computes; asking copies
        // of what was replaced back is a part of the new version's effect.
        "document.superseded" => {
            legal_watch::on_document(tx, document(event)).map_err(AppError::from)
        }
        "external_document.related" => {
            legal_watch::on_relation(tx, RelationId::new(event.object)).map_err(AppError::from)
        }
        "dossier.accepted" => {
            appointment::on_dossier(tx, DossierId::new(event.object), &event.payload)
        }
        "dossier.finished" => {
            nonconformity::on_dossier_finished(tx, event.object)?;
            nonconforming_output::on_dossier_finished(tx, event.object).map_err(AppError::from)
        }
        "news.published" => {
            communication::on_news(tx, event.object, &event.payload).map_err(AppError::from)
        }
        "bulletin.aired" => {
            communication::on_aired(tx, event.object, &event.payload).map_err(AppError::from)
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

/// The document of an event about one of its versions.
fn document(event: &Event) -> DocumentId {
    DocumentId::new(event.payload["document"].as_i64().unwrap_or_default())
}
