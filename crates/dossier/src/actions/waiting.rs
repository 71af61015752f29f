use crate::{
    DESK,
    model::{is_of_unit, role_of},
    pages, store,
};
use flow::StepRole;
use platform::{Actor, DbError, InboxItem, Tx};

/// Dossiers whose step waits for this person, and results to hand over.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let mut items = Vec::new();
    if !actor.is_any(DESK) {
        return Ok(items);
    }
    let person = actor.person.get();
    for step in StepRole::ALL.into_iter().filter(|step| actor.is(role_of(*step))) {
        let rows = if is_of_unit(step) {
            let unit = actor.unit.unwrap_or(-1);
            let mut rows = store::waiting_in_unit(tx, step.as_str(), unit, person)?;
            rows.extend(store::waiting_in_unit(tx, step.as_str(), 0, person)?);
            rows
        } else {
            store::waiting(tx, step.as_str(), person)?
        };
        items.extend(rows.into_iter().map(item));
    }
    if actor.is(platform::Role::OneStopOfficer) {
        items.extend(store::to_return(tx)?.into_iter().map(item));
    }
    Ok(items)
}

fn item(row: store::Waiting) -> InboxItem {
    let is_result = row.step.is_none();
    // The step's own hour comes before the day that the citizen was promised.
    let until = row.step_due_at.map_or(row.due_at, |step| step.min(row.due_at));
    let due = (!is_result).then_some(until);
    let todo = row.step.unwrap_or_else(|| pages::TODO_RETURN.to_owned());
    InboxItem {
        href: format!("/dossiers/{}", row.id),
        title: format!("{} – {}", row.code, first_line(&todo)),
        detail: match row.step_due_at.and_then(|step| store::instant(step).ok()) {
            Some(step) => format!("{} · {}", row.procedure_name, pages::until(step)),
            None => row.procedure_name,
        },
        due_at: due.and_then(|due| store::instant(due).ok()),
    }
}

/// The beginning of a step's text, short enough for a line.
fn first_line(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= 90 {
        return line.to_owned();
    }
    line.chars().take(88).chain(['…']).collect()
}
