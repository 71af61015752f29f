use super::{panels::UnitForm, words};
use crate::{actions, permit, store};
use askama::Template;
use axum::{
    extract::{Form, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{Actor, App, AppError, Tx};
use quality_register::Panel;

#[derive(Template)]
#[template(path = "pages/late.html")]
struct LatePanel {
    units: Vec<(i64, String, usize)>,
    may_urge: bool,
}

/// What stands above the list of letters: the units that have late tasks.
pub(crate) fn late_units(tx: &Tx<'_>, actor: &Actor, day: Date) -> Result<Vec<Panel>, AppError> {
    let today = text::here(tx.now()).date();
    if day != today {
        return Ok(Vec::new());
    }
    let late = store::late(tx, today)?;
    let named = organization::units(tx, today)?.into_iter().filter_map(|unit| {
        let tasks = late.get(&unit.id.get())?.len();
        Some((unit.id.get(), unit.name, tasks))
    });
    let panel = LatePanel { units: named.collect(), may_urge: permit::may_urge(actor).is_ok() };
    let html = panel.render().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(vec![Panel { title: words::LATE_UNITS.to_owned(), html }])
}

/// Drafts a letter to a unit.
pub(crate) async fn urge(
    State(app): State<App>,
    actor: Actor,
    Form(form): Form<UnitForm>,
) -> Result<Response, AppError> {
    let scope = app.db.at(actor.agency);
    let drafted = scope.write(move |tx| actions::urge(tx, &actor, form.unit)).await?;
    Ok(Redirect::to(&drafted.href()).into_response())
}
