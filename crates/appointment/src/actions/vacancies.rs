use crate::{Plan, Slot, Vacancy, model, store};
use jiff::{
    ToSpan as _,
    civil::{Date, DateTime},
};
use platform::{DbError, Tx};
use std::collections::{BTreeMap, BTreeSet};

/// How the desk takes appointments on a day; nothing where it takes none.
pub fn plan(tx: &Tx<'_>, day: Date) -> Result<Option<Plan>, DbError> {
    Ok(store::plan(tx, day)?.filter(|plan| plan.is_open))
}

/// Every time that can be booked as of a moment, full ones with nothing free: the hours in which the
/// desk receives, without days off and days on which it takes no appointments.
pub fn vacancies(tx: &Tx<'_>, now: DateTime) -> Result<Vec<Vacancy>, DbError> {
    let Some(plan) = plan(tx, now.date())? else { return Ok(Vec::new()) };
    let last = now.date().saturating_add(plan.days_ahead.days());
    let (from, to) = (now.date().to_string(), last.to_string());
    let taken = taken(tx, &from, &to)?;
    let closed: BTreeSet<String> =
        store::closures(tx, &from)?.into_iter().map(|(day, _)| day).collect();
    let mut found = Vec::new();
    let mut day = now.date();
    while day <= last {
        let hours = dossier::reception(tx, day)?;
        for slot in model::slots(day, &hours, plan.slot_minutes) {
            if plan.takes(slot, now) && !closed.contains(&day.to_string()) {
                let used = taken.get(&slot).copied().unwrap_or_default();
                found.push(Vacancy { slot, free: (plan.capacity() - used).max(0) });
            }
        }
        day = day.tomorrow().map_err(|e| DbError::Unreadable(e.to_string()))?;
    }
    Ok(found)
}

fn taken(tx: &Tx<'_>, from: &str, to: &str) -> Result<BTreeMap<Slot, i64>, DbError> {
    let rows = store::taken(tx, from, to)?.into_iter();
    let read = |(day, time, count)| Some((Slot::parse(&format!("{day}T{time}"))?, count));
    Ok(rows.filter_map(read).collect())
}

/// Whether a time can be booked, with the plan that it falls under.
pub(super) fn free(tx: &Tx<'_>, slot: Slot, now: DateTime) -> Result<Option<Plan>, DbError> {
    let is_free = |known: &Vacancy| known.slot == slot && known.free > 0;
    if !vacancies(tx, now)?.iter().any(is_free) {
        return Ok(None);
    }
    plan(tx, now.date())
}
