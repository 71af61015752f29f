//! What is asked of the registers of this feature; their SQL is the shared register's.

use crate::{TASKS, model::UnitCodes};
use jiff::civil::Date;
use platform::{DbError, Tx};
use quality_register::Entry;
use std::collections::BTreeMap;

/// The tasks that are past their day, unit by unit.
pub(crate) fn late(tx: &Tx<'_>, today: Date) -> Result<BTreeMap<i64, Vec<Entry>>, DbError> {
    let mut units: BTreeMap<i64, Vec<Entry>> = BTreeMap::new();
    for task in quality_register::every(tx, &TASKS)? {
        let waits = !matches!(task.state(), "planned" | "cancelled");
        if let Some(unit) = task.unit().filter(|_| waits && task.is_overdue(today)) {
            units.entry(unit).or_default().push(task);
        }
    }
    Ok(units)
}

/// The short names of the units of a year, as of its last day that has come.
pub(crate) fn unit_codes(tx: &Tx<'_>, year: i16, today: Date) -> Result<UnitCodes, DbError> {
    let last = Date::new(year, 12, 31).unwrap_or(today);
    let units = organization::units(tx, last.min(today))?.into_iter();
    Ok(units.map(|unit| (unit.id.get(), unit.code)).collect())
}
