use super::{Did, words};
use crate::{Obligation, actions, store};
use askama::Template;
use axum::{
    extract::{Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::{Content, State, Version, VersionId};
use platform::{Actor, App, AppError, Shell, Tx, pages::render_with, sentence};

#[derive(Template)]
#[template(path = "pages/read.html")]
struct ReadPage {
    shell: Shell,
    version: Version,
    obligation: Option<Obligation>,
}

impl ReadPage {
    /// Whether this person still has to acknowledge it.
    fn is_open(&self) -> bool {
        let is_unmet = |it: &Obligation| it.acknowledged_at().is_none();
        self.version.state() == State::Effective && self.obligation.as_ref().is_some_and(is_unmet)
    }
}

pub(crate) async fn read(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let page = page(&app, &actor, id).await?;
    let is_first = page.obligation.as_ref().is_some_and(|it| it.opened_at.is_none());
    if page.is_open() && is_first {
        let (scope, by) = (app.db.at(actor.agency), actor.clone());
        scope.write(move |tx| actions::note_opened(tx, &by, id)).await?;
    }
    let shell = words::done(&did.did)
        .map_or_else(|| page.shell.clone(), |said| page.shell.clone().saying("ok", said));
    Ok(render_with(StatusCode::OK, &ReadPage { shell, ..page }))
}

async fn page(app: &App, actor: &Actor, id: VersionId) -> Result<ReadPage, AppError> {
    let asks = actor.clone();
    let shell = Shell::new(app, actor, "/distributions");
    let read = move |tx: &Tx<'_>| {
        let version = actions::open(tx, &asks, id)?;
        let obligation = store::obligation_of(tx, id, asks.person)?;
        Ok(ReadPage { shell, version, obligation })
    };
    app.db.at(actor.agency).read(read).await
}

pub(crate) async fn acknowledge(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Response, AppError> {
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::acknowledge(tx, &by, id)).await {
        Ok(_) => {
            Ok(Redirect::to(&format!("/distributions/{id}/read?did=acknowledged")).into_response())
        }
        // The page stays, and says at once what stands in the way.
        Err(AppError::Conflict(code)) => {
            let page = page(&app, &actor, id).await?;
            let shell = page.shell.clone().saying("bad", sentence(code));
            Ok(render_with(StatusCode::CONFLICT, &ReadPage { shell, ..page }))
        }
        Err(other) => Err(other),
    }
}
