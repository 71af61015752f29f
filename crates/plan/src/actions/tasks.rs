use crate::{PLANS, TASKS, model, pages, permit};
use jiff::civil::Date;
use platform::{Actor, AppError, DbError, FieldErrors, PersonId, Tx, ledger::object};
use quality_register::{
    Entry, EntryId, Origin, Step, Values, belonging, every, follow, from_origin, moves, open, raise,
};

/// A task that another thing brings about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTask {
    /// What is to be done.
    pub title: String,
    /// By which unit.
    pub unit: i64,
    /// By whom, if somebody is named.
    pub owner: Option<PersonId>,
    /// Until when.
    pub due: Date,
    /// What shall come of it; may stay empty.
    pub output: String,
}

/// Opens a task because of another thing, whose own permit was asked: the conclusion of a meeting, a
/// decision of the management review, a gap. It waits for its doer at once.
pub fn open_task(
    tx: &Tx<'_>,
    actor: &Actor,
    task: &NewTask,
    origin: Origin,
) -> Result<Entry, AppError> {
    let owner = task.owner.map(|owner| owner.to_string()).unwrap_or_default();
    let values = Values::new()
        .with("title", task.title.as_str())
        .with("unit", task.unit.to_string())
        .with("owner", owner)
        .with("due", task.due.to_string())
        .with("output", task.output.as_str());
    let begun = raise(tx, actor, &TASKS, &values, origin)?;
    open(tx, &TASKS, begun.id)
}

/// The tasks that came of a thing, such as `management_review/3`.
pub fn tasks_from(tx: &Tx<'_>, thing: &str) -> Result<Vec<Entry>, AppError> {
    Ok(from_origin(tx, &TASKS, thing)?)
}

/// A task that somebody writes lies in the year of its plan, which is not over, and is done by somebody
/// of its unit; what another thing brings about answers for itself.
pub(crate) fn task_may_stand(tx: &Tx<'_>, _: &Actor, task: &Entry) -> Result<(), AppError> {
    if task.origin.is_some() {
        return Ok(());
    }
    let mut wrong = FieldErrors::default();
    if let Some(plan) = task.parent {
        let plan = open(tx, &PLANS, plan)?;
        if plan.state() == "closed" {
            return Err(AppError::Conflict("plan_is_over"));
        }
        let year = plan.values.whole("year");
        for key in ["start", "due"] {
            let own = task.values.day(key).map(|day| i64::from(day.year()));
            if own.is_some() && own != year {
                wrong.add(key, "task_outside_year");
            }
        }
    }
    let today = text::here(tx.now()).date();
    let owner = task.owner().map(|owner| organization::member(tx, owner, today)).transpose()?;
    // Leaders belong to no unit and may do what a unit has to.
    let own = owner.flatten().and_then(|owner| owner.unit);
    if own.is_some_and(|own| Some(own.get()) != task.unit()) {
        wrong.add("owner", "owner_of_another_unit");
    }
    wrong.or(())?;
    Ok(())
}

/// The day on which a plan was approved last.
pub(crate) fn approved_on(tx: &Tx<'_>, plan: &Entry) -> Result<Option<Date>, DbError> {
    let moved = moves(tx, plan)?;
    let approved = moved.iter().rev().find(|moved| moved.action == "approve");
    Ok(approved.map(|moved| text::here(moved.at).date()))
}

/// A plan is dated when it is approved or later, and its number is no other plan's of that year.
pub(crate) fn fill_plan(
    tx: &Tx<'_>,
    plan: &mut Entry,
    step: Option<&Step>,
) -> Result<(), AppError> {
    let (number, dated) = (plan.values.text("decision"), plan.values.day("signed_on"));
    let mut wrong = FieldErrors::default();
    if step.is_some_and(|step| step.key == "number")
        && approved_on(tx, plan)?.is_some_and(|approved| dated < Some(approved))
    {
        wrong.add("signed_on", "plan_dated_before_approval");
    }
    if step.is_some_and(|step| matches!(step.key, "number" | "approve")) && !number.is_empty() {
        let is_same = |other: &Entry| {
            other.id != plan.id
                && other.values.text("decision") == number
                && other.values.text("year") == plan.values.text("year")
        };
        if every(tx, &PLANS)?.iter().any(is_same) {
            wrong.add("decision", "plan_number_is_taken");
        }
    }
    wrong.or(())?;
    Ok(())
}

/// A task waits for its doer at once, unless the plan that it belongs to is not approved yet.
pub(crate) fn release_if_due(tx: &Tx<'_>, actor: &Actor, task: &Entry) -> Result<(), AppError> {
    let waits = match task.parent {
        Some(plan) => open(tx, &PLANS, plan)?.state() != "running",
        None => false,
    };
    if !waits {
        follow(tx, actor, &TASKS, task.id, "release", "")?;
    }
    Ok(())
}

/// What a plan holds, in order: its own tasks, and in a division's plan those that the plan above
/// gives the division, which stay where they are.
pub(crate) fn tasks_of(tx: &Tx<'_>, plan: &Entry) -> Result<Vec<Entry>, AppError> {
    let mut tasks = belonging(tx, &TASKS, plan.id)?;
    if let (Some(unit), Some(above)) = (plan.unit(), above(plan)) {
        let given = belonging(tx, &TASKS, above)?.into_iter();
        tasks.extend(given.filter(|task| task.unit() == Some(unit)));
    }
    Ok(model::in_order(tasks))
}

/// The plan that a division's plan follows from.
fn above(plan: &Entry) -> Option<EntryId> {
    let (register, id) = plan.origin.as_ref()?.thing.split_once('/')?;
    let id = id.parse::<i64>().ok().filter(|_| register == PLANS.key)?;
    Some(EntryId::new(id))
}

/// A plan without tasks is none, and one whose tasks are not done is not over.
pub(crate) fn may_step_plan(
    tx: &Tx<'_>,
    _: &Actor,
    plan: &Entry,
    step: &Step,
) -> Result<(), AppError> {
    let tasks = tasks_of(tx, plan)?;
    match step.key {
        "submit" if tasks.is_empty() => Err(AppError::Conflict("plan_without_tasks")),
        "close" if tasks.iter().any(|task| task.settled_on.is_none()) => {
            Err(AppError::Conflict("plan_has_open_tasks"))
        }
        _ => Ok(()),
    }
}

/// A plan that is approved releases its tasks.
pub(crate) fn after_plan(
    tx: &Tx<'_>,
    actor: &Actor,
    plan: &Entry,
    step: &Step,
) -> Result<(), AppError> {
    if step.key == "approve" {
        for task in belonging(tx, &TASKS, plan.id)? {
            if task.state() == "planned" {
                follow(tx, actor, &TASKS, task.id, "release", "")?;
            }
        }
    }
    Ok(())
}

/// Begins a division's plan below the agency's. It shows what that gives the division, which writes its
/// own tasks beside it.
pub fn cascade(tx: &Tx<'_>, actor: &Actor, plan: EntryId, unit: i64) -> Result<Entry, AppError> {
    permit::may_cascade(actor, unit)?;
    let above = open(tx, &PLANS, plan)?;
    let today = text::here(tx.now()).date();
    let units = organization::units(tx, today)?;
    let unit = units.into_iter().find(|it| it.id.get() == unit).ok_or(AppError::NotFound)?;
    let thing = object("plan", plan);
    let below = from_origin(tx, &PLANS, &thing)?;
    if let Some(known) = below.into_iter().find(|it| it.unit() == Some(unit.id.get())) {
        return Ok(known);
    }
    let values = Values::new()
        .with(
            "title",
            pages::unit_plan_title(&unit.name, above.values.whole("year").unwrap_or_default()),
        )
        .with("kind", above.kind())
        .with("year", above.values.text("year"))
        .with("unit", unit.id.to_string());
    let origin = Origin { thing, href: above.href(), label: above.name().to_owned() };
    raise(tx, actor, &PLANS, &values, origin)
}
