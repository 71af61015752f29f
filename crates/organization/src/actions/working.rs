//! When the agency works: what it decides about days of its calendar, and its hours. A promise that was made
//! stays; what is counted from now on goes by the new decision.

use super::note;
use crate::{
    may_administer,
    model::{DayDecision, Decided},
    store, working,
};
use jiff::civil::{Date, Weekday};
use platform::{Actor, AppError, Tx, ledger::object};
use workcal::{Occasion, OfficeHours};

/// Decides about one day of a year whose holidays are known.
pub fn decide_day(tx: &Tx<'_>, actor: &Actor, decided: &Decided) -> Result<(), AppError> {
    may_administer(actor)?;
    if !working::calendar(tx)?.is_published(decided.date.year()) {
        return Err(AppError::Conflict("year_unconfirmed"));
    }
    let is_saturday = decided.date.weekday() == Weekday::Saturday;
    if decided.decision == DayDecision::Special(Occasion::SwapWork) && !is_saturday {
        return Err(AppError::Conflict("not_saturday"));
    }
    put(tx, decided)?;
    // A year without any holiday is no calendar.
    if working::calendar(tx).is_err() {
        return Err(AppError::Conflict("year_without_holiday"));
    }
    let told = format!("{} {} {}", decided.decision.as_str(), decided.reason, decided.notice);
    note(tx, actor, "calendar.decide_day", &object("calendar_day", decided.date), told.trim())
}

/// Takes the days off that the law gives for the year after the last one known over into the calendar, as a
/// notice confirms them; days that differ are decided one by one.
pub fn confirm_year(
    tx: &Tx<'_>,
    actor: &Actor,
    year: i16,
    by_notice: &str,
) -> Result<(), AppError> {
    may_administer(actor)?;
    let calendar = working::calendar(tx)?;
    if year != calendar.published_until().saturating_add(1) {
        return Err(AppError::Conflict("year_not_next"));
    }
    for line in calendar.lines_of(year) {
        let decision = DayDecision::Special(line.kind);
        let notice = by_notice.to_owned();
        put(tx, &Decided { date: line.date, decision, reason: line.reason, notice })?;
    }
    note(tx, actor, "calendar.confirm_year", &object("calendar_year", year), by_notice)
}

/// Sets the office hours from a day on.
pub fn put_hours(
    tx: &Tx<'_>,
    actor: &Actor,
    from: Date,
    hours: &OfficeHours,
) -> Result<(), AppError> {
    may_administer(actor)?;
    let stored = serde_json::to_string(hours).map_err(|e| AppError::Failed(e.to_string()))?;
    store::put_hours(tx, &from.to_string(), tx.now().as_microsecond(), &stored)?;
    note(tx, actor, "calendar.put_hours", &object("office_hours", from), &stored)
}

fn put(tx: &Tx<'_>, decided: &Decided) -> Result<(), AppError> {
    let Decided { date, decision, reason, notice } = decided;
    let at = tx.now().as_microsecond();
    store::put_calendar_day(tx, &date.to_string(), at, decision.as_str(), reason, notice)?;
    Ok(())
}
