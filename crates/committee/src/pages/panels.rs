use super::words;
use crate::{Concern, SEATS, SeatView, actions, concerns_of};
use askama::Template;
use jiff::civil::Date;
use platform::{Actor, AppError, Tx};
use quality_register::{Entry, EntryId, Panel, may_begin};

#[derive(Template)]
#[template(path = "pages/concerns.html")]
struct ConcernsPanel {
    concerns: Vec<Concern>,
}

impl ConcernsPanel {
    fn said(&self) -> impl Iterator<Item = String> {
        self.concerns.iter().map(words::concern)
    }

    fn panel(concerns: Vec<Concern>) -> Result<Panel, AppError> {
        let html = Self { concerns }.render();
        let html = html.map_err(|e| AppError::Failed(e.to_string()))?;
        Ok(Panel { title: words::CONCERNS.to_owned(), html })
    }
}

/// What is wrong with the committee today, above the list of its members.
pub(crate) fn concerns_panel(tx: &Tx<'_>, _: &Actor, _: Date) -> Result<Vec<Panel>, AppError> {
    Ok(vec![ConcernsPanel::panel(actions::concerns(tx)?)?])
}

#[derive(Template)]
#[template(path = "pages/seats.html")]
struct SeatsPanel {
    committee: EntryId,
    seats: Vec<SeatView>,
    may_add: bool,
}

/// What the page of a committee shows more: who does what next, its members in the order of rank, and,
/// while it is in force, what is wrong with them.
pub(crate) fn committee_panels(
    tx: &Tx<'_>,
    actor: &Actor,
    committee: &Entry,
) -> Result<Vec<Panel>, AppError> {
    let today = text::here(tx.now()).date();
    let seats = actions::views(tx, committee.id, today)?;
    let mut panels = Vec::new();
    if let Some(next) = words::next(committee.state()) {
        panels.push(Panel { title: words::NEXT.to_owned(), html: format!("<p>{next}</p>") });
    }
    if committee.state() == "in_force" {
        panels.push(ConcernsPanel::panel(concerns_of(&seats, today))?);
    }
    let members = seats.iter().filter(|seat| seat.post != crate::Post::Secretary).count();
    let title = words::members(members, seats.len() - members);
    let may_add = committee.state() == "draft" && may_begin(actor, &SEATS).is_ok();
    let panel = SeatsPanel { committee: committee.id, seats, may_add };
    let html = panel.render().map_err(|e| AppError::Failed(e.to_string()))?;
    panels.push(Panel { title, html });
    Ok(panels)
}

#[derive(Template)]
#[template(path = "pages/tasks.html")]
struct TasksPanel {
    tasks: Vec<Entry>,
}

impl TasksPanel {
    /// The word for where a task stands.
    fn state(task: &Entry) -> &'static str {
        task.register.named("state", task.state())
    }
}

/// The task that came of a conclusion, and how far it is.
pub(crate) fn tasks_panel(tx: &Tx<'_>, _: &Actor, it: &Entry) -> Result<Vec<Panel>, AppError> {
    let tasks = plan::tasks_from(tx, &it.thing())?;
    if tasks.is_empty() {
        return Ok(Vec::new());
    }
    let html = TasksPanel { tasks }.render().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(vec![Panel { title: words::TASK.to_owned(), html }])
}
