//! When maintenance and calibration are due next, and how a check ends.

use crate::{EQUIPMENT, model::lacking, pages};
use jiff::{ToSpan as _, civil::Date};
use platform::{Actor, DbError, Notice, Tx, ledger::object};
use quality_register::{Entry, Step, tally};

/// The clause of measurement traceability, by its number of 2015.
const TRACEABILITY: &str = "7.1.5.2";

/// How many measuring devices are in use on a day although the agency declares that it has nothing to
/// calibrate; none where the register and the scope agree (ISO 9001, 4.3).
pub(crate) fn denied(tx: &Tx<'_>, day: Date) -> Result<i64, DbError> {
    if !evidence::exclusions(tx)?.iter().any(|(clause, _)| *clause == TRACEABILITY) {
        return Ok(0);
    }
    let all = tally(tx, &EQUIPMENT, day)?;
    Ok(all.count(|lot| lot.state == "in_use" && lot.kind == "measuring"))
}

/// What the scope and declarations are told of the clause that they leave out.
pub(crate) fn notices(
    tx: &Tx<'_>,
    _: &Actor,
    things: &[String],
    day: Date,
) -> Result<Vec<Notice>, DbError> {
    let clause = object("clause", TRACEABILITY);
    if !things.contains(&clause) {
        return Ok(Vec::new());
    }
    let devices = denied(tx, day)?;
    Ok((devices > 0).then(|| pages::denied(clause, devices)).into_iter().collect())
}

/// The day of the last work and the months between two give the next day.
pub(crate) fn fill(entry: &mut Entry, step: Option<&Step>, today: Date) {
    match step.map(|step| step.key) {
        Some("commission" | "restore") => {
            entry.values.set("maintained_on", today.to_string());
            next(entry);
        }
        Some("maintain" | "calibrate") => next(entry),
        Some("stop" | "fail" | "dispose") => entry.values.set("next", String::new()),
        None if entry.state() == "in_use" => next(entry),
        _ => {}
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
