use super::{
    Did,
    holdings::{Row, WIDTHS},
    words, written,
};
use crate::{
    Action, Disposal, DisposalId, Holding, State, actions,
    form::{ActForm, ProposeForm},
    may, may_keep, print, store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use organization::Unit;
use platform::{
    Actor, App, AppError, FieldErrors, PersonId, Shell, Tx,
    ledger::object,
    list::ListQuery,
    pages::{HistoryLine, render, render_with},
    sentence,
};
use register::Head;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/disposals.html")]
struct ListPage {
    shell: Shell,
    disposals: Vec<Disposal>,
    units: Vec<Unit>,
    due: usize,
    may_keep: bool,
}

#[derive(Template)]
#[template(path = "pages/disposal_new.html")]
struct NewPage {
    shell: Shell,
    due: Vec<Holding>,
    form: ProposeForm,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "pages/disposal.html")]
struct ShowPage {
    shell: Shell,
    disposal: Disposal,
    unit: String,
    rows: Vec<Row>,
    names: BTreeMap<PersonId, String>,
    offered: Vec<Action>,
    history: Vec<HistoryLine>,
    today: String,
}

impl ListPage {
    fn unit(&self, disposal: &Disposal) -> &str {
        let own = |unit: &&Unit| unit.id.get() == disposal.unit;
        self.units.iter().find(own).map_or("", |unit| &unit.name)
    }
}

impl ShowPage {
    fn name(&self, person: PersonId) -> &str {
        self.names.get(&person).map_or("", String::as_str)
    }

    /// Who did one of the steps, and when.
    fn step(&self, who: Option<PersonId>, on: Option<jiff::civil::Date>) -> String {
        match who {
            Some(who) => format!("{}, {}", self.name(who), written(on)),
            None => "–".to_owned(),
        }
    }
}

pub(crate) async fn disposals(
    Shared(app): Shared<App>,
    actor: Actor,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        let holdings = store::holdings(tx, today)?;
        let due = holdings.iter().filter(|it| it.may_be_listed(today)).count();
        Ok::<_, AppError>((store::disposals(tx, false)?, organization::units(tx, today)?, due))
    };
    let (disposals, units, due) = app.db.at(actor.agency).read_long(read).await?;
    let (shell, may_keep) = (Shell::new(&app, &actor, "/registers"), may_keep(&actor).is_ok());
    Ok(render(&ListPage { shell, disposals, units, due, may_keep }))
}

pub(crate) async fn new_disposal(
    Shared(app): Shared<App>,
    actor: Actor,
) -> Result<Response, AppError> {
    let asked = (ProposeForm::default(), FieldErrors::default());
    new_page(&app, &actor, asked, (StatusCode::OK, None)).await
}

async fn new_page(
    app: &App,
    actor: &Actor,
    (form, errors): (ProposeForm, FieldErrors),
    (status, said): (StatusCode, Option<&'static str>),
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        let mut due = store::holdings(tx, today)?;
        due.retain(|it| it.may_be_listed(today));
        due.sort_by(|a, b| a.unit_name.cmp(&b.unit_name));
        Ok::<_, AppError>(due)
    };
    let due = app.db.at(actor.agency).read_long(read).await?;
    let shell = Shell::new(app, actor, "/registers");
    let shell = said.map_or(shell.clone(), |code| shell.saying("bad", sentence(code)));
    Ok(render_with(status, &NewPage { shell, due, form, errors }))
}

pub(crate) async fn propose(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let form = ProposeForm::from_pairs(pairs);
    let (by, asked) = (actor.clone(), form.clone());
    let write = move |tx: &Tx<'_>| actions::propose(tx, &by, &asked.chosen, &asked.reason);
    match app.db.at(actor.agency).write(write).await {
        Ok(id) => {
            Ok(Redirect::to(&format!("/registers/disposals/{id}?did=proposed")).into_response())
        }
        Err(AppError::Conflict(code)) => {
            let asked = (form, FieldErrors::default());
            new_page(&app, &actor, asked, (StatusCode::CONFLICT, Some(code))).await
        }
        Err(AppError::Invalid(errors)) => {
            let answer = (StatusCode::UNPROCESSABLE_ENTITY, None);
            new_page(&app, &actor, (form, errors), answer).await
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn disposal(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DisposalId>,
    Query(query): Query<ListQuery>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    if let Some(output) = register::asked(&query) {
        let today = app.clock.today();
        let work = move |tx: &Tx<'_>| {
            let disposal = actions::find(tx, id)?;
            let head = Head {
                title: format!("{} {}", words::LIST_TITLE, disposal.number),
                as_of: disposal.executed_on.unwrap_or(today),
                counted: words::HOLDINGS,
                file_name: "ho-so-het-gia-tri",
                widths: WIDTHS,
                signers: words::LIST_SIGNERS,
            };
            let lines = store::lines(tx, today, id)?;
            let rows: Vec<_> = lines.into_iter().map(|it| Row { it, day: today }).collect();
            register::respond(tx, &rows, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let page = page(&app, &actor, id).await?;
    let shell = did.on(page.shell.clone());
    Ok(render_with(StatusCode::OK, &ShowPage { shell, ..page }))
}

async fn page(app: &App, actor: &Actor, id: DisposalId) -> Result<ShowPage, AppError> {
    let (today, asks) = (app.clock.today(), actor.clone());
    let shell = Shell::new(app, actor, "/registers");
    let read = move |tx: &Tx<'_>| {
        let disposal = actions::find(tx, id)?;
        let units = organization::units(tx, today)?;
        let unit = units.into_iter().find(|unit| unit.id.get() == disposal.unit);
        let names = organization::names(tx)?;
        let moves = disposal.state().moves().iter().map(|(action, _)| *action);
        let offered = moves.filter(|action| may(&asks, *action, &disposal).is_ok()).collect();
        let recorded = tx.recorded(&object("record_disposal", id))?;
        let rows = store::lines(tx, today, id)?.into_iter();
        Ok(ShowPage {
            shell,
            unit: unit.map(|unit| unit.name).unwrap_or_default(),
            rows: rows.map(|it| Row { it, day: today }).collect(),
            offered,
            history: recorded
                .into_iter()
                .map(|entry| HistoryLine::of(entry, &names, words::recorded_label))
                .collect(),
            today: text::date(today),
            names,
            disposal,
        })
    };
    app.db.at(actor.agency).read(read).await
}

pub(crate) async fn act(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DisposalId>,
    Form(form): Form<ActForm>,
) -> Result<Response, AppError> {
    let (action, with) = form.parse()?;
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| actions::act(tx, &by, id, action, form.moves, &with);
    match app.db.at(actor.agency).write(write).await {
        Ok(_) => {
            let to = format!("/registers/disposals/{id}?did={}", action.as_str());
            Ok(Redirect::to(&to).into_response())
        }
        Err(AppError::Conflict(code)) => {
            let page = page(&app, &actor, id).await?;
            let shell = page.shell.clone().refusing(code, page.disposal.state().label());
            Ok(render_with(StatusCode::CONFLICT, &ShowPage { shell, ..page }))
        }
        Err(other) => Err(other),
    }
}

/// The minutes of a list that was carried out.
pub(crate) async fn minutes(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DisposalId>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        let disposal = actions::find(tx, id)?;
        if disposal.state() != State::Executed {
            return Err(AppError::NotFound);
        }
        let names = organization::names(tx)?;
        let lines = store::lines(tx, today, id)?;
        let day = disposal.executed_on.unwrap_or(today);
        print::minutes(&organization::agency_on(tx, day)?, &disposal, &lines, &names)
    };
    let bytes = app.db.at(actor.agency).read_long(read).await?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response())
}
