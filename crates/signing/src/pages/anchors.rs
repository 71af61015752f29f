use super::{Did, Names, grouped, name, words};
use crate::{AnchorId, TrustAnchor, actions, bench, form::Sent, permit, store};
use askama::Template;
use axum::{
    extract::{Multipart, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::Timestamp;
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with, sentence};

#[derive(Template)]
#[template(path = "pages/anchors.html")]
struct AnchorsPage {
    shell: Shell,
    anchors: Vec<TrustAnchor>,
    names: Names,
    may_keep: bool,
    now: Timestamp,
    errors: FieldErrors,
}

pub(crate) async fn anchors(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let page = page(&app, &actor, FieldErrors::default()).await?;
    let shell = words::done(&did.did)
        .map_or_else(|| page.shell.clone(), |said| page.shell.clone().saying("ok", said));
    Ok(render_with(StatusCode::OK, &AnchorsPage { shell, ..page }))
}

async fn page(app: &App, actor: &Actor, errors: FieldErrors) -> Result<AnchorsPage, AppError> {
    let may_keep = permit::may_keep_anchors(actor).is_ok();
    let (shell, now) = (Shell::new(app, actor, "/trust-anchors"), app.clock.now());
    let read = move |tx: &Tx<'_>| {
        let (anchors, names) = (store::anchors(tx)?, organization::names(tx)?);
        Ok(AnchorsPage { shell, anchors, names, may_keep, now, errors })
    };
    app.db.at(actor.agency).read(read).await
}

/// Trusts the roots in a file.
pub(crate) async fn add_anchors(
    Shared(app): Shared<App>,
    actor: Actor,
    parts: Multipart,
) -> Result<Response, AppError> {
    let sent = Sent::read(parts, "anchor").await?;
    match add_now(&app, &actor, sent).await {
        Ok(()) => Ok(Redirect::to("/trust-anchors?did=anchor_added").into_response()),
        Err(AppError::Invalid(errors)) => {
            let page = page(&app, &actor, errors).await?;
            Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(AppError::Conflict(code)) => conflict(&app, &actor, code).await,
        Err(other) => Err(other),
    }
}

async fn add_now(app: &App, actor: &Actor, sent: Sent) -> Result<(), AppError> {
    let mut errors = FieldErrors::default();
    sent.file_or_mistake("anchor", &mut errors);
    errors.or(())?;
    let found = bench::aside(app, move |app| bench::anchors(app, &sent.file)).await?;
    let by = actor.clone();
    app.db.at(actor.agency).write(move |tx| actions::add_anchors(tx, &by, &found)).await?;
    Ok(())
}

async fn conflict(app: &App, actor: &Actor, code: &'static str) -> Result<Response, AppError> {
    let page = page(app, actor, FieldErrors::default()).await?;
    let shell = page.shell.clone().saying("bad", sentence(code));
    Ok(render_with(StatusCode::CONFLICT, &AnchorsPage { shell, ..page }))
}

/// Trusts a root no longer.
pub(crate) async fn withdraw_anchor(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(it): Path<AnchorId>,
) -> Result<Response, AppError> {
    let by = actor.clone();
    let work = move |tx: &Tx<'_>| actions::withdraw_anchor(tx, &by, it);
    match app.db.at(actor.agency).write(work).await {
        Ok(()) => Ok(Redirect::to("/trust-anchors?did=anchor_withdrawn").into_response()),
        Err(AppError::Conflict(code)) => conflict(&app, &actor, code).await,
        Err(other) => Err(other),
    }
}
