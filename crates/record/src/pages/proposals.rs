use super::words;
use crate::{Gap, actions, form};
use askama::Template;
use axum::{
    extract::{Form, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{Actor, App, AppError, Shell, Tx, pages::render_with, sentence};

#[derive(Template)]
#[template(path = "pages/proposals.html")]
struct ProposalsPage {
    shell: Shell,
    missing: Vec<Gap>,
    differing: Vec<Gap>,
    unread: usize,
}

impl Gap {
    fn retention_label(&self) -> String {
        self.retention.as_ref().map_or_else(String::new, words::retention_label)
    }
}

pub(crate) async fn proposals(
    Shared(app): Shared<App>,
    actor: Actor,
) -> Result<Response, AppError> {
    page(&app, &actor, StatusCode::OK, None).await
}

async fn page(
    app: &App,
    actor: &Actor,
    status: StatusCode,
    said: Option<&'static str>,
) -> Result<Response, AppError> {
    let read = move |tx: &Tx<'_>| Ok::<_, AppError>(actions::gaps(tx)?);
    let gaps = app.db.at(actor.agency).read_long(read).await?;
    let (differing, missing): (Vec<_>, Vec<_>) =
        gaps.into_iter().partition(|gap| gap.differs.is_some());
    let unread = missing.iter().filter(|gap| gap.retention.is_none()).count();
    let shell = Shell::new(app, actor, "/registers");
    let shell = said.map_or(shell.clone(), |code| shell.saying("bad", sentence(code)));
    Ok(render_with(status, &ProposalsPage { shell, missing, differing, unread }))
}

pub(crate) async fn take(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let (chosen, years) = form::taken(&pairs);
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    if chosen.is_empty() {
        return page(&app, &actor, refused, Some("record_nothing")).await;
    }
    let Some(years) = years else {
        return page(&app, &actor, refused, Some("record_bad_years")).await;
    };
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| actions::take(tx, &by, &chosen, years);
    match app.db.at(actor.agency).write(write).await {
        Ok(_) => Ok(Redirect::to("/registers/records?did=taken").into_response()),
        Err(AppError::Conflict(code)) => page(&app, &actor, StatusCode::CONFLICT, Some(code)).await,
        Err(other) => Err(other),
    }
}
