//! What late dossiers raise: one draft for an issue, a step and a month.

use crate::{Finding, Place, Source, store};
use dossier::{DossierId, Late};
use edition::Edition;
use jiff::{ToSpan as _, civil::Date};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};

/// The clause that a late result breaks: control of service provision, by its number of 2015.
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
    for agency in organization::agencies(tx)? {
        let Some(tx) = tx.at_work(agency)? else { continue };
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
    let clock = Actor::system(tx.agency(), "clock");
    let object = object("nonconformity", id);
    let entry = Entry {
        action: "nonconformity.collect",
        object,
        reason: &dossier.code,
        ..Entry::default()
    };
    tx.record(&clock, &entry)?;
    Ok(())
}

fn begin(tx: &Tx<'_>, late: &Late, month: Date) -> Result<i64, DbError> {
    let Late { dossier, step_no, step } = late;
    let clock = Actor::system(tx.agency(), "clock");
    let version = document::open(tx, &clock, dossier.version).map_err(AppError::into_db)?;
    let (code, title) = (version.code.as_str(), dossier.procedure_name.as_str());
    let finding = Finding {
        source: Source::LateDossier,
        clause: edition::counterpart(CLAUSE, Edition::Iso2015, edition::now(tx)?),
        requirement: format!("{code} {title}"),
        unit: Some(dossier.unit).filter(|unit| *unit != 0),
        place: Some(Place {
            version: dossier.version,
            code: code.to_owned(),
            title: title.to_owned(),
            step_no: Some(*step_no),
            step: step.clone(),
        }),
        ..Finding::default()
    };
    let begun = super::moving::begin(tx, &clock, &finding, Some(month), None);
    Ok(begun.map_err(AppError::into_db)?.get())
}
