use super::{Did, SECTION, status};
use crate::{PLANNERS, Transition, actions, form::IntentForm, store};
use askama::Template;
use axum::{
    extract::{Form, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render, pages::render_with};
use standard::{Confidence, Edition};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    transitions: Vec<Transition>,
    tallies: BTreeMap<i64, actions::Tally>,
    today: Date,
    may_plan: bool,
}

impl ListPage {
    fn tally(&self, transition: &Transition) -> (i64, i64, i64) {
        let tally = self.tallies.get(&transition.id.get());
        tally.map_or((0, 0, 0), |tally| (tally.settled, tally.all, tally.overdue))
    }
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        let transitions = store::all(tx, today)?;
        let mut tallies = BTreeMap::new();
        for transition in &transitions {
            tallies.insert(transition.id.get(), actions::tally(tx, transition, today)?);
        }
        Ok::<_, AppError>((transitions, tallies))
    };
    let (transitions, tallies) = app.db.at(actor.agency).read(read).await?;
    let shell = did.on(Shell::new(&app, &actor, SECTION));
    let may_plan = actor.is_any(PLANNERS);
    Ok(render(&ListPage { shell, transitions, tallies, today, may_plan }))
}

#[derive(Template)]
#[template(path = "pages/new.html")]
struct NewPage {
    shell: Shell,
    form: IntentForm,
    errors: FieldErrors,
}

impl NewPage {
    fn chosen(&self, field: &str) -> &str {
        if field == "from" { &self.form.from } else { &self.form.to }
    }
}

pub(crate) async fn new(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    let form = IntentForm {
        from: Edition::Iso2015.as_str().to_owned(),
        to: Edition::Iso2026.as_str().to_owned(),
        ..IntentForm::default()
    };
    Ok(new_page(&app, &actor, form, FieldErrors::default()))
}

fn new_page(app: &App, actor: &Actor, form: IntentForm, errors: FieldErrors) -> Response {
    let status = status(&errors);
    render_with(status, &NewPage { shell: Shell::new(app, actor, SECTION), form, errors })
}

pub(crate) async fn create(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<IntentForm>,
) -> Result<Response, AppError> {
    let intent = match form.parse() {
        Ok(intent) => intent,
        Err(errors) => return Ok(new_page(&app, &actor, form, errors)),
    };
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::begin(tx, &by, &intent)).await {
        Ok(id) => Ok(Redirect::to(&format!("/transitions/{id}?did=begin")).into_response()),
        Err(AppError::Conflict(code)) => {
            let shell = Shell::new(&app, &actor, SECTION).saying("bad", platform::sentence(code));
            let page = NewPage { shell, form, errors: FieldErrors::default() };
            Ok(render_with(StatusCode::CONFLICT, &page))
        }
        Err(other) => Err(other),
    }
}
