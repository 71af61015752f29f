use crate::{
    PLANS, actions,
    model::Chart,
    pages::{self, words},
    permit, store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect, Response},
};
use platform::{Actor, App, AppError, Tx};
use quality_register::{Entry, EntryId, Panel, from_origin};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "pages/units.html")]
struct UnitsPanel {
    plan: EntryId,
    units: Vec<UnitLine>,
}

/// A unit with its own plan below this one.
struct UnitLine {
    id: i64,
    name: String,
    tasks: usize,
    plan: Option<Entry>,
    may_begin: bool,
}

/// What the page of a plan shows more: its chart, and the plans of the units below it.
pub(crate) fn plan_panels(
    tx: &Tx<'_>,
    actor: &Actor,
    plan: &Entry,
) -> Result<Vec<Panel>, AppError> {
    let today = text::here(tx.now()).date();
    let tasks = actions::tasks_of(tx, plan)?;
    let mut panels = Vec::new();
    if !tasks.is_empty() {
        let year = year(plan, today);
        let chart = Chart::of(&tasks, &store::unit_codes(tx, year, today)?, year, today);
        panels.push(Panel {
            title: words::CHART.to_owned(),
            html: scrolled(&pages::drawn(&chart)?, &pages::drawn_narrow(&chart)?)?,
        });
    }
    if plan.unit().is_none() {
        let html = units(tx, actor, plan, &tasks)?;
        let html = html.render().map_err(|e| AppError::Failed(e.to_string()))?;
        panels.push(Panel { title: words::UNIT_PLANS.to_owned(), html });
    }
    Ok(panels)
}

/// A drawing that is wider than a phone, in a frame of its own, and what a phone shows in its place.
#[derive(Template)]
#[template(path = "pages/drawing.html")]
struct DrawingPanel<'d> {
    drawing: &'d str,
    narrow: &'d str,
}

fn scrolled(drawing: &str, narrow: &str) -> Result<String, AppError> {
    DrawingPanel { drawing, narrow }.render().map_err(|e| AppError::Failed(e.to_string()))
}

/// The year of a plan.
pub(crate) fn year(plan: &Entry, today: jiff::civil::Date) -> i16 {
    let year = plan.values.whole("year").and_then(|year| i16::try_from(year).ok());
    year.unwrap_or_else(|| today.year())
}

fn units(
    tx: &Tx<'_>,
    actor: &Actor,
    plan: &Entry,
    tasks: &[Entry],
) -> Result<UnitsPanel, AppError> {
    let today = text::here(tx.now()).date();
    let below = from_origin(tx, &PLANS, &plan.thing())?;
    let line = |unit: organization::Unit| {
        let id = unit.id.get();
        UnitLine {
            id,
            name: unit.name,
            tasks: tasks.iter().filter(|task| task.unit() == Some(id)).count(),
            plan: below.iter().find(|it| it.unit() == Some(id)).cloned(),
            may_begin: plan.state() == "running" && permit::may_cascade(actor, id).is_ok(),
        }
    };
    let units = organization::units(tx, today)?.into_iter().map(line).collect();
    Ok(UnitsPanel { plan: plan.id, units })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct UnitForm {
    pub(super) unit: i64,
}

/// Begins the plan of a unit below a plan of the agency.
pub(crate) async fn cascade(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
    Form(form): Form<UnitForm>,
) -> Result<Response, AppError> {
    let scope = app.db.at(actor.agency);
    let below = scope.write(move |tx| actions::cascade(tx, &actor, id, form.unit)).await?;
    Ok(Redirect::to(&below.href()).into_response())
}
