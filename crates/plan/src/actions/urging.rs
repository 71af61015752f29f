use crate::{URGINGS, pages, permit, store};
use jiff::ToSpan as _;
use platform::{Actor, AppError, Tx};
use quality_register::{Entry, Values, enter};

/// How many days a unit has to answer.
const DAYS: i64 = 5;

/// Drafts a letter to a unit about everything of it that is late today.
pub fn urge(tx: &Tx<'_>, actor: &Actor, unit: i64) -> Result<Entry, AppError> {
    permit::may_urge(actor)?;
    let today = text::here(tx.now()).date();
    let late =
        store::late(tx, today)?.remove(&unit).ok_or(AppError::Conflict("nothing_is_late"))?;
    let waiting = quality_register::every(tx, &URGINGS)?;
    if let Some(drafted) =
        waiting.into_iter().find(|it| it.state() == "drafted" && it.unit() == Some(unit))
    {
        return Ok(drafted);
    }
    let lines: Vec<_> = late.iter().map(|task| pages::late_line(task, today)).collect();
    let values = Values::new()
        .with("title", pages::urging_title(late.len()))
        .with("unit", unit.to_string())
        .with("tasks", lines.join("\n"))
        .with("due", today.saturating_add(DAYS.days()).to_string());
    enter(tx, actor, &URGINGS, &values, None)
}
