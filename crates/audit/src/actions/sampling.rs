//! Samples of dossiers, drawn by a seed that stands in the record.

use super::rules::prepares;
use crate::{AUDITS, Sample, SampleId, model, store};
use jiff::{ToSpan as _, civil::Date};
use platform::{
    Actor, AppError, DbError, Span, Tx,
    ledger::{Entry as Leaf, object},
};
use quality_register::{EntryId, open};

/// The largest sample.
pub(crate) const MOST: usize = 50;

/// Randomness for a sample.
pub(crate) fn new_seed() -> Result<String, AppError> {
    let mut seed = [0; 8];
    getrandom::fill(&mut seed).map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(hex::encode(seed))
}

/// The samples of an audit, in the order in which they were drawn.
pub fn samples(tx: &Tx<'_>, audit: EntryId) -> Result<Vec<Sample>, DbError> {
    store::samples(tx, audit.get())
}

/// Draws dossiers of a procedure that were received in the twelve months before the audit. The seed
/// and the hash of the list stand in the record before anybody looks at a dossier.
pub fn draw_sample(
    tx: &Tx<'_>,
    actor: &Actor,
    audit: EntryId,
    code: &str,
    size: usize,
    seed: &str,
) -> Result<SampleId, AppError> {
    let audit = open(tx, &AUDITS, audit)?;
    prepares(tx, actor, &audit)?;
    if !matches!(audit.state(), "draft" | "announced" | "in_progress") {
        return Err(AppError::Conflict("audit_is_over"));
    }
    let version =
        document::effective(tx, code)?.ok_or(AppError::Conflict("document_not_effective"))?;
    let span = before(audit.values.day("from").unwrap_or(super::today(tx)));
    let codes = dossier::received(tx, version.document, span)?;
    if codes.is_empty() {
        return Err(AppError::Conflict("nothing_to_sample"));
    }
    let sample = Sample {
        id: SampleId::new(tx.new_key()),
        code: code.to_owned(),
        from: span.from,
        to: span.to,
        seed: seed.to_owned(),
        population: i64::try_from(codes.len()).unwrap_or(i64::MAX),
        population_hash: model::hash_of(&codes),
        picked: model::draw(seed, &codes, size.clamp(1, MOST)),
        drawn_by: actor.person,
    };
    store::put_sample(tx, audit.id.get(), version.id.get(), &sample)?;
    let (hash, count) = (&sample.population_hash, sample.picked.len());
    let reason = format!("{} {code} seed={seed} {count}/{}", audit.number, sample.population);
    let object = object("audit_sample", sample.id);
    let leaf = Leaf {
        action: "audit.sample",
        object,
        reason: &reason,
        after: Some(hash),
        ..Leaf::default()
    };
    tx.record(actor, &leaf)?;
    Ok(sample.id)
}

/// The twelve months that end the day before an audit begins.
fn before(from: Date) -> Span {
    Span::year_to(from.saturating_sub(1.day()))
}
