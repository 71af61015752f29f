use super::{Did, status, words, written};
use crate::{
    HoldId, Holding, HoldingId, RecordType, Retention, TypeId, actions,
    form::{DayForm, HoldForm, HoldingForm},
    may_keep, may_lift,
    model::Hold,
    permit::may_hold,
    store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use organization::Unit;
use platform::{
    Actor, App, AppError, FieldErrors, PersonId, Shell, Tx,
    ledger::object,
    pages::{HistoryLine, render_with},
    sentence,
};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    last: RecordType,
    versions: Vec<RecordType>,
    source: String,
    units: Vec<Unit>,
    holdings: Vec<Holding>,
    holds: Vec<Hold>,
    names: BTreeMap<PersonId, String>,
    history: Vec<HistoryLine>,
    may_keep: bool,
    may_hold: bool,
    may_lift: bool,
    today: Date,
    form: HoldingForm,
    hold: HoldForm,
    errors: FieldErrors,
}

impl ShowPage {
    fn unit_label(&self, version: &RecordType) -> &str {
        let own = |unit: &&Unit| Some(unit.id.get()) == version.facts.unit;
        self.units.iter().find(own).map_or(words::WHOLE, |unit| &unit.name)
    }

    fn name(&self, person: PersonId) -> &str {
        self.names.get(&person).map_or("", String::as_str)
    }

    /// What a hold covers: everything, or the title of one holding.
    fn covers(&self, hold: &Hold) -> &str {
        let one = hold.holding.and_then(|id| self.holdings.iter().find(|it| it.id == id));
        one.map_or(words::ALL_OF_IT, |it| &it.facts.title)
    }

    const fn is_open(&self) -> bool {
        self.last.to.is_none()
    }

    const fn waits_for_event(&self) -> bool {
        matches!(self.last.facts.retention, Retention::Until(_))
    }
}

/// What was typed on the page before, with its mistakes.
#[derive(Default)]
struct Typed {
    form: Option<HoldingForm>,
    hold: HoldForm,
    errors: FieldErrors,
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<TypeId>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let page = page(&app, &actor, id, Typed::default()).await?;
    let shell = did.on(page.shell.clone());
    Ok(render_with(StatusCode::OK, &ShowPage { shell, ..page }))
}

async fn page(app: &App, actor: &Actor, id: TypeId, typed: Typed) -> Result<ShowPage, AppError> {
    let (today, asks) = (app.clock.today(), actor.clone());
    let shell = Shell::new(app, actor, "/registers");
    let read = move |tx: &Tx<'_>| {
        let versions = store::versions(tx, id)?;
        let last = versions.last().cloned().ok_or(AppError::NotFound)?;
        let source = last.facts.document.map(|document| store::source(tx, document.get()));
        let names = organization::names(tx)?;
        let recorded = tx.recorded(&object("record_type", id))?;
        let blank = || HoldingForm {
            unit: last.facts.unit.map(|unit| unit.to_string()).unwrap_or_default(),
            year: today.year().to_string(),
            volumes: "1".into(),
            place: last.facts.place.clone(),
            from: format!("01/01/{}", today.year()),
            ..HoldingForm::default()
        };
        Ok(ShowPage {
            shell,
            source: source.transpose()?.flatten().map(|(code,)| code).unwrap_or_default(),
            units: organization::units(tx, today)?,
            holdings: store::holdings_of_type(tx, today, id)?,
            holds: store::holds(tx, id)?,
            history: recorded
                .into_iter()
                .map(|entry| HistoryLine::of(entry, &names, words::recorded_label))
                .collect(),
            may_keep: may_keep(&asks).is_ok(),
            may_hold: may_hold(&asks).is_ok(),
            may_lift: may_lift(&asks).is_ok(),
            form: typed.form.unwrap_or_else(blank),
            hold: typed.hold,
            errors: typed.errors,
            today,
            names,
            versions,
            last,
        })
    };
    app.db.at(actor.agency).read(read).await
}

/// The page once more, with what stands in the way.
async fn again(
    app: &App,
    actor: &Actor,
    id: TypeId,
    typed: Typed,
    refused: Option<&'static str>,
) -> Result<Response, AppError> {
    let page = page(app, actor, id, typed).await?;
    let (code, shell) = match refused {
        Some(code) => (StatusCode::CONFLICT, page.shell.clone().saying("bad", sentence(code))),
        None => (status(&page.errors), page.shell.clone()),
    };
    Ok(render_with(code, &ShowPage { shell, ..page }))
}

fn back(id: TypeId, did: &str) -> Response {
    Redirect::to(&format!("/registers/records/{id}?did={did}")).into_response()
}

/// What comes of a write on this page.
async fn answer<T>(
    app: &App,
    actor: &Actor,
    id: TypeId,
    typed: Typed,
    (done, did): (Result<T, AppError>, &str),
) -> Result<Response, AppError> {
    match done {
        Ok(_) => Ok(back(id, did)),
        Err(AppError::Conflict(code)) => again(app, actor, id, typed, Some(code)).await,
        Err(AppError::Invalid(errors)) => {
            again(app, actor, id, Typed { errors, ..typed }, None).await
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn end(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<TypeId>,
    Form(form): Form<DayForm>,
) -> Result<Response, AppError> {
    let on = match form.parse() {
        Ok(on) => on,
        Err(errors) => {
            return again(&app, &actor, id, Typed { errors, ..Typed::default() }, None).await;
        }
    };
    let by = actor.clone();
    let done = app.db.at(actor.agency).write(move |tx| actions::end(tx, &by, id, on)).await;
    answer(&app, &actor, id, Typed::default(), (done, "ended")).await
}

pub(crate) async fn place_hold(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<TypeId>,
    Form(form): Form<HoldForm>,
) -> Result<Response, AppError> {
    may_hold(&actor)?;
    let (holding, reason) = match form.parse() {
        Ok(read) => read,
        Err(errors) => {
            let typed = Typed { hold: form, errors, ..Typed::default() };
            return again(&app, &actor, id, typed, None).await;
        }
    };
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| actions::place_hold(tx, &by, id, holding, &reason);
    let done = app.db.at(actor.agency).write(write).await;
    answer(&app, &actor, id, Typed { hold: form, ..Typed::default() }, (done, "held")).await
}

pub(crate) async fn lift_hold(
    Shared(app): Shared<App>,
    actor: Actor,
    Path((id, hold)): Path<(TypeId, HoldId)>,
) -> Result<Response, AppError> {
    let by = actor.clone();
    let done = app.db.at(actor.agency).write(move |tx| actions::lift(tx, &by, id, hold)).await;
    answer(&app, &actor, id, Typed::default(), (done, "lifted")).await
}

pub(crate) async fn add_holding(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<TypeId>,
    Form(form): Form<HoldingForm>,
) -> Result<Response, AppError> {
    let facts = match form.parse() {
        Ok(facts) => facts,
        Err(errors) => {
            let typed = Typed { form: Some(form), errors, ..Typed::default() };
            return again(&app, &actor, id, typed, None).await;
        }
    };
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| actions::add_holding(tx, &by, id, &facts);
    let done = app.db.at(actor.agency).write(write).await;
    let typed = Typed { form: Some(form), ..Typed::default() };
    answer(&app, &actor, id, typed, (done, "kept")).await
}

pub(crate) async fn mark_holding(
    Shared(app): Shared<App>,
    actor: Actor,
    Path((id, holding)): Path<(TypeId, HoldingId)>,
    Form(form): Form<DayForm>,
) -> Result<Response, AppError> {
    let Ok(on) = form.parse() else {
        return again(&app, &actor, id, Typed::default(), Some("record_closed_bad")).await;
    };
    let (by, event) = (actor.clone(), form.what == "event");
    let write = move |tx: &Tx<'_>| actions::mark(tx, &by, id, holding, event, on);
    let done = app.db.at(actor.agency).write(write).await;
    answer(&app, &actor, id, Typed::default(), (done, "marked")).await
}
