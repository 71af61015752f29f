//! The page by which a nonconformity brings the register up to date, and what both sides show of it.

use super::words;
use crate::{
    RISKS,
    actions::{self, Tied, candidates, tied_to, ties_of},
    form::{LinkForm, RaiseForm},
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use nonconformity::{Nonconformity, NonconformityId};
use organization::Unit;
use platform::{
    Actor, App, AppError, FieldErrors, Notice, Shell, Tx, pages::render_with, sentence,
};
use quality_register::{Entry, Panel};

#[derive(Template)]
#[template(path = "pages/ties.html")]
struct TiesPage {
    shell: Shell,
    it: Nonconformity,
    tied: Vec<Tied>,
    risks: Vec<Entry>,
    units: Vec<Unit>,
    may_tie: bool,
    link: LinkForm,
    form: RaiseForm,
    errors: FieldErrors,
}

impl TiesPage {
    fn state(risk: &Entry) -> &'static str {
        RISKS.named("state", risk.state())
    }

    fn did(tied: &Tied) -> &'static str {
        words::tie_label(&tied.what)
    }
}

/// `GET /nonconformities/{id}/risks`.
pub(crate) async fn ties(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<NonconformityId>,
) -> Result<Response, AppError> {
    page(&app, &actor, id, None, LinkForm::default(), FieldErrors::default(), None).await
}

async fn page(
    app: &App,
    actor: &Actor,
    id: NonconformityId,
    form: Option<RaiseForm>,
    link: LinkForm,
    errors: FieldErrors,
    said: Option<&'static str>,
) -> Result<Response, AppError> {
    let status = match (errors.is_empty(), said) {
        (true, None) => StatusCode::OK,
        (true, Some(_)) => StatusCode::CONFLICT,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let shell = Shell::new(app, actor, "/nonconformities");
    let shell = said.map_or(shell.clone(), |code| shell.saying("bad", sentence(code)));
    let (by, today) = (actor.clone(), app.clock.today());
    let read = move |tx: &Tx<'_>| {
        let it = nonconformity::open(tx, id)?;
        let note = nonconformity::Action::NoteRisk;
        let may_tie =
            nonconformity::may(&by, note, &it).is_ok() && it.state().after(note).is_some();
        Ok::<_, AppError>(TiesPage {
            shell,
            tied: tied_to(tx, id)?,
            risks: candidates(tx, &it)?,
            units: organization::units(tx, today)?,
            may_tie,
            link,
            form: form.unwrap_or_else(|| RaiseForm::of(&it)),
            errors,
            it,
        })
    };
    Ok(render_with(status, &app.db.at(actor.agency).read(read).await?))
}

fn done(id: NonconformityId) -> Response {
    Redirect::to(&format!("/nonconformities/{id}/risks")).into_response()
}

/// `POST /nonconformities/{id}/risks`: names a risk that is there.
pub(crate) async fn link(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<NonconformityId>,
    Form(form): Form<LinkForm>,
) -> Result<Response, AppError> {
    let (risk, note) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => return page(&app, &actor, id, None, form, errors, None).await,
    };
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| actions::link(tx, &by, id, risk, &note);
    match app.db.at(actor.agency).write(write).await {
        Ok(_) => Ok(done(id)),
        Err(AppError::Conflict(code)) => {
            page(&app, &actor, id, None, form, FieldErrors::default(), Some(code)).await
        }
        Err(other) => Err(other),
    }
}

/// `POST /nonconformities/{id}/risks/new`: notes a risk that nobody had seen.
pub(crate) async fn raise(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<NonconformityId>,
    Form(form): Form<RaiseForm>,
) -> Result<Response, AppError> {
    let again = async |form, errors, said| {
        page(&app, &actor, id, Some(form), LinkForm::default(), errors, said).await
    };
    let values = match form.parse() {
        Ok(values) => values,
        Err(errors) => return again(form, errors, None).await,
    };
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| actions::raise_from(tx, &by, id, &values);
    match app.db.at(actor.agency).write(write).await {
        Ok(_) => Ok(done(id)),
        Err(AppError::Invalid(errors)) => again(form, errors, None).await,
        Err(AppError::Conflict(code)) => again(form, FieldErrors::default(), Some(code)).await,
        Err(other) => Err(other),
    }
}

/// What the page of a nonconformity is told.
pub(crate) fn tied_notice(thing: &str, it: &Nonconformity, tied: &[Tied], may_tie: bool) -> Notice {
    let line = |tied: &Tied| {
        let label = format!("{} · {}", tied.risk.name(), tied.risk.title());
        (tied.risk.href(), words::tied_line(words::tie_label(&tied.what), &label))
    };
    let mut links: Vec<_> = tied.iter().map(line).collect();
    if may_tie {
        links.push((format!("/nonconformities/{}/risks", it.id), words::UPDATE_RISKS.to_owned()));
    }
    let is_open = tied.is_empty();
    Notice {
        about: thing.to_owned(),
        class: if is_open { "warn" } else { "info" },
        title: if is_open { words::RISKS_OPEN } else { words::RISKS_UPDATED }.to_owned(),
        text: String::new(),
        links,
    }
}

#[derive(Template)]
#[template(path = "pages/tied.html")]
struct TiedPanel {
    /// Address, number with state, what it did.
    lines: Vec<(String, String, &'static str)>,
}

/// The nonconformities that brought a risk up to date.
pub(super) fn panel(tx: &Tx<'_>, risk: &Entry) -> Result<Vec<Panel>, AppError> {
    let ties = ties_of(tx, risk.id)?;
    if ties.is_empty() {
        return Ok(Vec::new());
    }
    let line = |(it, what): (Nonconformity, String)| {
        let label = format!("{} · {}", it.number, it.state().label());
        (format!("/nonconformities/{}", it.id), label, words::tie_label(&what))
    };
    let lines = ties.into_iter().map(line).collect();
    let html = TiedPanel { lines }.render().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(vec![Panel { title: words::TIED.to_owned(), html }])
}
