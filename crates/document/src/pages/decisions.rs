//! Decisions that issue documents.

use super::kind_label;
use crate::{Decision, DecisionId, Version, actions, form, print, store};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    pages::{render, render_with},
    sentence,
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "pages/decisions.html")]
struct DecisionsPage {
    shell: Shell,
    decisions: Vec<Decision>,
    since: Option<Date>,
    until: Option<Date>,
    may_issue: bool,
}

/// What was just issued, from the address: its day of effect.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Issued {
    from: Option<Date>,
    /// The first day of which decisions are asked for, as `01/01/2026`.
    since: String,
    /// The last day of which decisions are asked for, as `26/11/2026`.
    until: String,
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(issued): Query<Issued>,
) -> Result<Response, AppError> {
    let (since, until) = (text::typed_day(&issued.since), text::typed_day(&issued.until));
    let first = since.map(|day| day.to_string()).unwrap_or_default();
    let last = until.map_or_else(|| "9999-12-31".to_owned(), |day| day.to_string());
    let from = issued.from;
    let read = move |tx: &Tx<'_>| {
        let rows = store::decisions(tx, &first, &last)?.into_iter();
        let decisions = rows.map(store::read_decision).collect::<Result<Vec<_>, _>>()?;
        let calendar = organization::calendar(tx)?;
        Ok::<_, AppError>((decisions, from.is_none_or(|day| calendar.is_working(day))))
    };
    let (decisions, is_worked) = app.db.at(actor.agency).read(read).await?;
    let shell = Shell::new(&app, &actor, "/documents");
    let shell = match issued.from {
        None => shell,
        Some(_) if is_worked => shell.saying("ok", super::ISSUED),
        Some(day) => shell.saying("ok", &super::day_off(day)),
    };
    let may_issue = actor.is_any(crate::ISSUE_ROLES);
    Ok(render(&DecisionsPage { shell, decisions, since, until, may_issue }))
}

#[derive(Template)]
#[template(path = "pages/decision_new.html")]
struct NewPage {
    shell: Shell,
    approved: Vec<Version>,
    form: form::DecisionForm,
    errors: FieldErrors,
}

pub(crate) async fn new(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| organization::with_role(tx, platform::Role::Approver, today);
    let approvers = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let day = text::date(today);
    let form = form::DecisionForm {
        dated: day.clone(),
        effective_on: day,
        signer_name: approvers.first().map(|who| who.name.clone()).unwrap_or_default(),
        signer_position: approvers.first().map(|who| who.position.clone()).unwrap_or_default(),
        ..form::DecisionForm::default()
    };
    new_page(&app, &actor, form, FieldErrors::default(), None).await
}

async fn new_page(
    app: &App,
    actor: &Actor,
    form: form::DecisionForm,
    errors: FieldErrors,
    said: Option<&str>,
) -> Result<Response, AppError> {
    let read = |tx: &Tx<'_>| {
        store::approved(tx)?.into_iter().map(store::read).collect::<Result<Vec<_>, _>>()
    };
    let approved = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let shell = Shell::new(app, actor, "/documents");
    let shell = said.map_or(shell.clone(), |said| shell.saying("bad", said));
    let is_fine = errors.is_empty() && said.is_none();
    let status = if is_fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(render_with(status, &NewPage { shell, approved, form, errors }))
}

pub(crate) async fn create(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let form = form::DecisionForm::from_pairs(pairs);
    let order = match form.parse() {
        Ok(order) => order,
        Err(errors) => return new_page(&app, &actor, form, errors, None).await,
    };
    let (by, from) = (actor.clone(), order.effective_on);
    match app.db.at(actor.agency).write(move |tx| actions::issue(tx, &by, &order)).await {
        Ok(_) => Ok(Redirect::to(&format!("/decisions?from={from}")).into_response()),
        Err(AppError::Invalid(errors)) => new_page(&app, &actor, form, errors, None).await,
        Err(AppError::Conflict(code)) => {
            let errors = FieldErrors::default();
            new_page(&app, &actor, form, errors, Some(sentence(code))).await
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn pdf(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DecisionId>,
) -> Result<Response, AppError> {
    let read = move |tx: &Tx<'_>| {
        let (decision, versions) = actions::decision(tx, id)?;
        let agency = organization::agency_on(tx, decision.dated)?;
        Ok::<_, AppError>((agency, decision, versions))
    };
    let (agency, decision, versions) = app.db.at(actor.agency).read(read).await?;
    let printed =
        tokio::task::spawn_blocking(move || print::decision(&agency, &decision, &versions));
    let bytes = printed.await.map_err(|e| AppError::Failed(e.to_string()))??;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response())
}
