//! The chore that reads what waits. Files are taken in one transaction, read without any in a child
//! process, and what was read is written in another. What was taken when the program was killed is
//! taken again; what ended the program each time is left alone after [`MAX_TRIES`].

use crate::{
    model::{Action, FileId, MAX_TRIES, Proposal, Sketch, propose, questions},
    permit::may,
    store::{self, Waiting},
};
use document::Kind;
use intake::{IntakeError, Reading, child::deadline_for_any, read_any_in_child};
use platform::{
    Actor, AgencyId, App, AppError, DbError, Tx,
    ledger::{Entry, object},
};
use std::thread;

/// How long a taken file is left to whoever took it: longer than any reading.
const LEASE_MICROSECONDS: i64 = 5 * 60 * 1_000_000;
/// Files read in one piece of work: one that needs another program, and a few quick ones beside it.
const SLOW: i64 = 1;
const QUICK: i64 = 4;

/// Reads a bounded number of waiting files, and says whether it found any.
pub fn read_waiting(app: &App) -> Result<bool, AppError> {
    let taken = app.db.anywhere().write_now(take)?;
    let found = !(taken.slow.is_empty() && taken.quick.is_empty());
    let work = |files: Vec<Waiting>| -> Result<(), AppError> {
        files.into_iter().try_for_each(|file| read_one(app, file))
    };
    let (slow, quick) = thread::scope(|scope| {
        let slow = scope.spawn(|| work(taken.slow));
        (work(taken.quick), slow.join())
    });
    slow?;
    quick.map_err(|_| AppError::Failed("reading a file panicked".to_owned()))??;
    Ok(found)
}

/// What one piece of work reads.
struct Taken {
    slow: Vec<Waiting>,
    quick: Vec<Waiting>,
}

fn take(tx: &Tx<'_>) -> Result<Taken, AppError> {
    let now = tx.now().as_microsecond();
    let free = now - LEASE_MICROSECONDS;
    let taken = Taken {
        slow: store::waiting(tx, 1, free, SLOW, now)?,
        quick: store::waiting(tx, 0, free, QUICK, now)?,
    };
    for file in taken.slow.iter().chain(&taken.quick) {
        store::take(tx, file.agency, file.id, now)?;
    }
    Ok(taken)
}

fn read_one(app: &App, file: Waiting) -> Result<(), AppError> {
    let read = if file.tries >= MAX_TRIES { Err("reading_failed") } else { read(app, &file) };
    let scope = app.db.at(AgencyId::new(file.agency));
    scope.write_now(move |tx| finish(tx, FileId::new(file.id), &file.name, read))
}

fn read(app: &App, file: &Waiting) -> Result<Reading, &'static str> {
    let bytes = app.files.get(&file.hash).map_err(|error| {
        tracing::error!(file = file.hash, %error, "an imported file is gone: {error}");
        "reading_failed"
    })?;
    let deadline = deadline_for_any(&bytes);
    read_any_in_child(&app.settings.program, &file.name, &bytes, deadline).map_err(
        |error: IntakeError| {
            tracing::info!(file = file.hash, code = error.code(), "not read: {error}");
            error.code()
        },
    )
}

/// Writes what was read, unless somebody left the file out meanwhile.
fn finish(
    tx: &Tx<'_>,
    id: FileId,
    name: &str,
    read: Result<Reading, &'static str>,
) -> Result<(), AppError> {
    let clock = Actor::system(tx.agency(), "clock");
    let Some(mut file) = store::file(tx, id)? else { return Err(DbError::Missing.into()) };
    if file.state().after(Action::Question).is_none() {
        return Ok(());
    }
    let run = store::any_run(tx, file.run)?;
    let units = organization::units(tx, text::here(tx.now()).date())?;
    let units: Vec<_> = units.into_iter().map(|unit| (unit.id.get(), unit.name)).collect();
    let mut stored = String::new();
    let mut proposal = Proposal::default();
    let action = match read {
        Err(reason) => {
            reason.clone_into(&mut file.reason);
            Action::Refuse
        }
        Ok(read) => {
            proposal = propose(name, &read, &units);
            stored = serde_json::to_string(&read).map_err(|e| AppError::Failed(e.to_string()))?;
            note(&mut file, &read);
            fill(&mut file, &proposal);
            if questions(&file).is_empty() { Action::Understand } else { Action::Question }
        }
    };
    let after = may(&clock, action, &run, &file)?.act()?;
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    store::finish(
        tx,
        id.get(),
        after.state().as_str(),
        &file.reason,
        &file.source,
        &file.letters,
        file.steps.into(),
        file.unread.into(),
        file.legacy.into(),
        file.undecided.into(),
        &file.sketch.to_stored(),
        proposal.kind.map_or("", Kind::as_str),
        &proposal.code,
        &proposal.title,
        proposal.unit,
        proposal.issue_no.map(i64::from),
        proposal.revision_no.map(i64::from),
        day(proposal.issued_on),
        day(proposal.effective_on),
        proposal.is_named.into(),
        &stored,
        tx.now().as_microsecond(),
    )?;
    let object = object("import_file", id);
    let entry = format!("import.{}", action.as_str());
    let reason = file.reason.as_str();
    let hash = Some(file.hash.as_str());
    tx.record(&clock, &Entry { action: &entry, object, after: hash, reason, ..Entry::default() })?;
    Ok(())
}

/// What the list shows of a reading.
fn note(file: &mut crate::File, read: &Reading) {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    file.source.clone_from(&read.source);
    let letters = match read.letters {
        intake::Letters::Stored => "stored",
        intake::Letters::Recognised => "recognised",
        intake::Letters::None => "none",
    };
    letters.clone_into(&mut file.letters);
    file.steps = read.procedure.as_ref().map_or(0, |procedure| count(procedure.steps.len()));
    file.unread =
        read.procedure.as_ref().map_or(0, |procedure| count(procedure.not_understood.len()));
    file.legacy = count(read.legacy_runs);
    file.undecided = count(read.undecided.len());
    file.sketch = Sketch::of(&read.text);
    file.reason.clear();
}

fn fill(file: &mut crate::File, proposal: &Proposal) {
    file.kind = proposal.kind;
    file.code.clone_from(&proposal.code);
    file.title.clone_from(&proposal.title);
    file.is_named = proposal.is_named;
}
