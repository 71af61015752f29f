//! When maintenance and calibration are due next, and how a check ends.

use crate::model::lacking;
use jiff::{ToSpan as _, civil::Date};
use platform::{AppError, FieldErrors, Tx};
use quality_register::{Entry, Step};

/// The day of the last work and the months between two give the next day.
pub(crate) fn fills(tx: &Tx<'_>, entry: &mut Entry, step: Option<&Step>) -> Result<(), AppError> {
    let today = text::here(tx.now()).date();
    match step.map(|step| step.key) {
        Some("commission" | "restore") => {
            entry.values.set("maintained_on", today.to_string());
            next(entry);
        }
        Some("maintain") => {
            done_by(entry, "maintained_on", today)?;
            next(entry);
        }
        Some("calibrate") => {
            done_by(entry, "calibrated_on", today)?;
            next(entry);
        }
        Some("stop" | "fail" | "dispose") => entry.values.set("next", String::new()),
        None if entry.state() == "in_use" => next(entry),
        _ => {}
    }
    Ok(())
}

/// Work that was done was not done tomorrow.
fn done_by(entry: &Entry, field: &'static str, today: Date) -> Result<(), FieldErrors> {
    match entry.values.day(field) {
        Some(day) if day > today => Err(FieldErrors(vec![(field.into(), "day_to_come")])),
        _ => Ok(()),
    }
}

/// The earlier of the next maintenance and the next calibration. A device that was never calibrated
/// is due when it comes into use.
fn next(entry: &mut Entry) {
    let after = |day: Option<Date>, months: Option<i64>| {
        day.zip(months).map(|(day, months)| day.saturating_add(months.months()))
    };
    let maintained = entry.values.day("maintained_on");
    let maintenance = after(maintained, entry.values.whole("maintenance_months"));
    let months = entry.values.whole("calibration_months");
    let calibration = match entry.values.day("calibrated_on") {
        None => maintained.filter(|_| months.is_some()),
        calibrated => after(calibrated, months),
    };
    let text = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    entry.values.set("calibration_due", text(calibration));
    entry.values.set("next", text(maintenance.into_iter().chain(calibration).min()));
}

/// A check is good where nothing is lacking.
pub(crate) fn judge(entry: &mut Entry) {
    let verdict = if lacking(&entry.values).is_empty() { "good" } else { "lacking" };
    entry.values.set("verdict", verdict.to_owned());
}
