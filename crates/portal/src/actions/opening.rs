use crate::model::contradicts;
use jiff::{ToSpan as _, civil::Date};
use platform::{DbError, Tx};
use workcal::Session;

/// How many days ahead the working calendar is looked at: a week has every day once.
const AHEAD: usize = 7;

/// The days of the coming week on which the hours that are written for the public are not those in
/// which the desk receives, with the latter. Appointments and due dates go by the calendar.
pub fn contradicted(
    tx: &Tx<'_>,
    written: &str,
    today: Date,
) -> Result<Vec<(Date, Vec<Session>)>, DbError> {
    let mut found = Vec::new();
    for day in today.series(1.day()).take(AHEAD) {
        let sessions = dossier::reception(tx, day)?;
        if contradicts(written, day, &sessions) {
            found.push((day, sessions));
        }
    }
    Ok(found)
}
