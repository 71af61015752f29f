//! What late dossiers raise: one draft for an issue, a step and a month.

use crate::{Severity, Source, store};
use dossier::{DossierId, Late};
use jiff::{ToSpan as _, civil::Date};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, commitment, object},
};

/// The clause that a late result breaks: control of service provision.
const CLAUSE: &str = "8.5.1";

/// How far back the clock looks for late dossiers that nobody told of.
const LOOK_BACK_DAYS: i64 = 35;

/// Notes a dossier that was finished late. Told twice, it notes once.
pub fn on_dossier_finished(tx: &Tx<'_>, dossier_id: i64) -> Result<(), DbError> {
    match dossier::late_one(tx, DossierId::new(dossier_id))? {
        Some(late) => note(tx, &late),
        None => Ok(()),
    }
}

/// Notes every late dossier, the open ones too. The clock calls this for all agencies.
pub fn sweep(tx: &Tx<'_>) -> Result<(), DbError> {
    let since = text::here(tx.now()).date().saturating_sub(LOOK_BACK_DAYS.days());
    for agency in store::agencies(tx)? {
        let tx = tx.of(agency);
        for late in dossier::late_ones(&tx, since)? {
            note(&tx, &late)?;
        }
    }
    Ok(())
}

/// Puts a late dossier into the draft of its group, which is made if there is none.
fn note(tx: &Tx<'_>, late: &Late) -> Result<(), DbError> {
    let dossier = &late.dossier;
    if store::linked_to(tx, dossier.id.get())?.is_some() {
        return Ok(());
    }
    let month = text::here(dossier.judged_at).date().first_of_month();
    let draft = store::draft_of(tx, dossier.version.get(), late.step_no, &month.to_string())?;
    let id = match draft {
        Some(row) => store::read(row)?.id.get(),
        None => begin(tx, late, month)?,
    };
    let judged_at = dossier.judged_at.as_microsecond();
    store::link(tx, dossier.id.get(), id, &dossier.code, judged_at)?;
    say(tx, "nonconformity.collect", id, &dossier.code, None)
}

fn begin(tx: &Tx<'_>, late: &Late, month: Date) -> Result<i64, DbError> {
    let Late { dossier, step_no, step } = late;
    let clock = Actor::system(tx.agency(), "clock");
    let version = document::open(tx, &clock, dossier.version).map_err(AppError::into_db)?;
    let (code, title) = (version.code.as_str(), dossier.procedure_name.as_str());
    let (id, salt) = (tx.new_key(), super::moving::salt()?);
    store::insert(
        tx,
        id,
        Source::LateDossier.as_str(),
        "",
        CLAUSE,
        &format!("{code} {title}"),
        Some(dossier.unit).filter(|unit| *unit != 0),
        Some(dossier.version.get()),
        code,
        title,
        Some(*step_no),
        step,
        Some(month.to_string()),
        None,
        0,
        &text::here(tx.now()).date().to_string(),
        &hex::encode(salt),
        &text::fold(&format!("{code} {title} {step}")),
        tx.now().as_microsecond(),
        "",
        "",
        Severity::Minor.as_str(),
        "",
        "",
        "",
    )?;
    let commit = commitment(&salt, &format!("{} {step_no} {month}", dossier.version));
    say(tx, "nonconformity.draft", id, code, Some(commit))?;
    Ok(id)
}

fn say(
    tx: &Tx<'_>,
    action: &str,
    id: i64,
    reason: &str,
    pii_commit: Option<String>,
) -> Result<(), DbError> {
    let clock = Actor::system(tx.agency(), "clock");
    let object = object("nonconformity", id);
    tx.record(&clock, &Entry { action, object, reason, pii_commit, ..Entry::default() })?;
    Ok(())
}
