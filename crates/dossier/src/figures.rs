//! What objectives, nonconformities and reports ask. One definition each, so that the number in a
//! report equals the list behind it.

use crate::{Dossier, DossierId, store};
use document::DocumentId;
use jiff::{Timestamp, civil::Date};
use platform::{Actor, DbError, Span, Tx};

/// How many, in a period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Received in the period.
    pub received: i64,
    /// Finished before their day.
    pub early: i64,
    /// Finished on their day.
    pub on_time: i64,
    /// Finished late.
    pub late: i64,
    /// Open now.
    pub open: i64,
    /// Open now and past their promise.
    pub open_late: i64,
}

impl Tally {
    /// Finished in the period.
    pub const fn finished(&self) -> i64 {
        self.early + self.on_time + self.late
    }

    /// Finished in time: the numerator of the on-time objective.
    pub const fn kept(&self) -> i64 {
        self.early + self.on_time
    }
}

/// Which dossiers are counted; all of them by default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Only {
    /// Those of one procedure.
    pub document: Option<DocumentId>,
    /// Those that one unit settles.
    pub unit: Option<i64>,
}

/// How many were finished in a period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Finished {
    /// All of them.
    pub all: i64,
    /// Those that were late.
    pub late: i64,
}

impl Finished {
    /// Those that were not late: the numerator of the on-time objective.
    pub const fn kept(&self) -> i64 {
        self.all - self.late
    }
}

/// How many of some dossiers were finished in a period. Of a million, indexes alone answer.
pub fn finished(tx: &Tx<'_>, from: Date, to: Date, only: Only) -> Result<Finished, DbError> {
    let (from, to) = (from.to_string(), to.to_string());
    let document = only.document.map_or(0, DocumentId::get);
    let (all,) = match only.unit {
        Some(unit) => store::finished_of_unit(tx, unit, document, &from, &to)?,
        None if document > 0 => store::finished_of_document(tx, document, &from, &to)?,
        None => store::finished_count(tx, &from, &to)?,
    };
    let (late,) = store::late_count(tx, document, only.unit.unwrap_or(0), &from, &to)?;
    Ok(Finished { all, late })
}

/// How many were received in a span.
pub(crate) fn received_in(tx: &Tx<'_>, span: Span) -> Result<i64, DbError> {
    let (sight, sees_all) = store::SEES_ALL;
    Ok(store::tally_received(tx, 0, sight, sees_all, span.start(), span.end())?.0)
}

/// How many run now, and how many of them are past their promise.
pub(crate) fn running_now(tx: &Tx<'_>) -> Result<(i64, i64), DbError> {
    let (sight, sees_all) = store::SEES_ALL;
    store::tally_open(tx, 0, sight, sees_all, tx.now().as_microsecond())
}

/// The figures of a period, of one procedure or of all.
pub fn tally(
    tx: &Tx<'_>,
    from: Date,
    to: Date,
    document: Option<DocumentId>,
) -> Result<Tally, DbError> {
    counted(tx, from, to, document, store::SEES_ALL)
}

/// The figures of a period, of the dossiers that somebody sees: those behind the page that shows
/// them.
pub(crate) fn tally_for(
    tx: &Tx<'_>,
    actor: &Actor,
    from: Date,
    to: Date,
) -> Result<Tally, DbError> {
    counted(tx, from, to, None, store::sight(actor))
}

fn counted(
    tx: &Tx<'_>,
    from: Date,
    to: Date,
    document: Option<DocumentId>,
    (sight, sees_all): (i64, i64),
) -> Result<Tally, DbError> {
    let document = document.map_or(0, DocumentId::get);
    let micros = |day: Date| {
        let midnight = day.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(7)));
        midnight.map(|at| at.timestamp().as_microsecond())
    };
    let unreadable = |e: jiff::Error| DbError::Unreadable(e.to_string());
    let from_at = micros(from).map_err(unreadable)?;
    let to_at = micros(to.tomorrow().map_err(unreadable)?).map_err(unreadable)?;
    let (received,) = store::tally_received(tx, document, sight, sees_all, from_at, to_at)?;
    let now = tx.now().as_microsecond();
    let (open, open_late) = store::tally_open(tx, document, sight, sees_all, now)?;
    let (from, to) = (from.to_string(), to.to_string());
    let (early, on_time, late) = store::tally_finished(tx, document, sight, sees_all, &from, &to)?;
    Ok(Tally { received, early, on_time, late, open, open_late })
}

/// The codes of the dossiers of a procedure that were received in a span: what an audit samples.
pub fn received(tx: &Tx<'_>, document: DocumentId, span: Span) -> Result<Vec<String>, DbError> {
    let rows = store::received_of(tx, document.get(), span.start(), span.end())?;
    Ok(rows.into_iter().map(|(_, code)| code).collect())
}

/// Every dossier that has not come to its end, what is due first on top.
pub fn running(tx: &Tx<'_>) -> Result<Vec<Dossier>, DbError> {
    store::running(tx)?.into_iter().map(store::read).collect()
}

/// The dossier of a code.
pub fn of_code(tx: &Tx<'_>, code: &str) -> Result<Option<DossierId>, DbError> {
    Ok(store::by_code(tx, code)?.map(|(id,)| DossierId::new(id)))
}

/// A dossier that broke its promise, and the step that took longest beyond its norm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late {
    /// Which.
    pub dossier: Dossier,
    /// The step that overran most; the step it stands at where none has a norm.
    pub step_no: i64,
    /// What that step is.
    pub step: String,
}

/// Dossiers that were finished late since a day, and those that are open past their promise.
pub fn late_ones(tx: &Tx<'_>, since: Date) -> Result<Vec<Late>, DbError> {
    let mut rows = store::late_finished(tx, &since.to_string())?;
    rows.extend(store::late_open(tx, tx.now().as_microsecond())?);
    rows.into_iter().map(|row| late(tx, row)).collect()
}

/// This dossier, if it was finished late or is open past its promise.
pub fn late_one(tx: &Tx<'_>, id: DossierId) -> Result<Option<Late>, DbError> {
    let row = store::late_one(tx, id.get(), tx.now().as_microsecond())?;
    row.map(|row| late(tx, row)).transpose()
}

fn late(tx: &Tx<'_>, row: store::Row) -> Result<Late, DbError> {
    let dossier = store::read(row)?;
    let (step_no, step) = slowest(tx, &dossier, tx.now())?;
    Ok(Late { dossier, step_no, step })
}

fn slowest(tx: &Tx<'_>, dossier: &Dossier, now: Timestamp) -> Result<(i64, String), DbError> {
    let steps = store::steps(tx, dossier.id.get())?;
    let overrun = |step: &store::StepRow| {
        let ended = step.finished_at.unwrap_or(now.as_microsecond());
        step.due_at.filter(|_| step.started_at.is_some()).map(|due| ended - due)
    };
    let worst = steps.iter().filter(|step| overrun(step).is_some_and(|over| over > 0));
    let worst = worst.max_by_key(|step| overrun(step));
    let standing = || steps.iter().find(|step| step.no == dossier.step_no);
    let step = worst.or_else(standing);
    Ok(step.map_or((dossier.step_no, String::new()), |step| (step.no, step.action.clone())))
}
