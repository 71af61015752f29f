//! What is done to paper copies; their page is the version's.

use super::{
    pdf_response,
    show::{Asked, again},
};
use crate::{
    CopyId, actions,
    form::{CopyForm, MoveForm},
    permit, print, store,
};
use axum::{
    extract::{Form, Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::VersionId;
use platform::{Actor, App, AppError, FieldErrors, Tx, list::ListQuery, sentence};
use rendition::Stamp;

fn back(id: VersionId, did: &str) -> Response {
    Redirect::to(&format!("/distributions/{id}?did={did}#copies")).into_response()
}

async fn refused(
    app: &App,
    actor: &Actor,
    id: VersionId,
    code: &'static str,
) -> Result<Response, AppError> {
    let asked = Asked::plain(ListQuery::default());
    again(app, actor, id, asked, (StatusCode::CONFLICT, Some(sentence(code)))).await
}

pub(crate) async fn allocate(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Form(form): Form<CopyForm>,
) -> Result<Response, AppError> {
    let holder = match form.parse() {
        Ok(holder) => holder,
        Err(errors) => {
            let asked = Asked { query: ListQuery::default(), form, errors };
            return again(&app, &actor, id, asked, (StatusCode::UNPROCESSABLE_ENTITY, None)).await;
        }
    };
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::allocate(tx, &by, id, &holder)).await {
        Ok(_) => Ok(back(id, "allocated")),
        Err(AppError::Conflict(code)) => {
            let errors = FieldErrors::default();
            let asked = Asked { query: ListQuery::default(), form, errors };
            again(&app, &actor, id, asked, (StatusCode::CONFLICT, Some(sentence(code)))).await
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn allocate_again(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Response, AppError> {
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::allocate_again(tx, &by, id)).await {
        Ok(0) => Ok(back(id, "no_holders")),
        Ok(_) => Ok(back(id, "allocated_again")),
        Err(AppError::Conflict(code)) => refused(&app, &actor, id, code).await,
        Err(other) => Err(other),
    }
}

pub(crate) async fn move_copy(
    Shared(app): Shared<App>,
    actor: Actor,
    Path((id, copy)): Path<(VersionId, CopyId)>,
    Form(form): Form<MoveForm>,
) -> Result<Response, AppError> {
    let order = match form.parse() {
        Ok(order) => order,
        Err(errors) => {
            let said = errors.list().next().map(|(_, said)| said);
            let asked = Asked::plain(ListQuery::default());
            let answer = (StatusCode::UNPROCESSABLE_ENTITY, said);
            return again(&app, &actor, id, asked, answer).await;
        }
    };
    let (by, did) = (actor.clone(), order.action.as_str());
    let act = move |tx: &Tx<'_>| actions::move_copy(tx, &by, id, copy, &order);
    match app.db.at(actor.agency).write(act).await {
        Ok(()) => Ok(back(id, did)),
        Err(AppError::Conflict(code)) => refused(&app, &actor, id, code).await,
        Err(other) => Err(other),
    }
}

pub(crate) async fn sign_receipt(
    Shared(app): Shared<App>,
    actor: Actor,
    Path((id, copy)): Path<(VersionId, CopyId)>,
) -> Result<Response, AppError> {
    let by = actor.clone();
    let act = move |tx: &Tx<'_>| actions::sign_receipt(tx, &by, id, copy);
    match app.db.at(actor.agency).write(act).await {
        Ok(()) => Ok(back(id, "signed")),
        Err(AppError::Conflict(code)) => refused(&app, &actor, id, code).await,
        Err(other) => Err(other),
    }
}

/// The paper of one copy, with its number behind the text.
pub(crate) async fn paper(
    Shared(app): Shared<App>,
    actor: Actor,
    Path((id, copy)): Path<(VersionId, CopyId)>,
) -> Result<Response, AppError> {
    let (url, agency) = (app.settings.public_url.clone(), actor.agency);
    let read = move |tx: &Tx<'_>| {
        permit::may_keep_copies(&actor)?;
        actions::open(tx, &actor, id)?;
        let copy = store::copy_of(tx, id, copy)?.ok_or(AppError::NotFound)?;
        let link = print::link(&url, &copy).unwrap_or_default();
        let stamp = Stamp::Controlled { number: copy.number, holder: copy.held.name, link };
        rendition::prepare(tx, &actor, id, &stamp)
    };
    let paper = app.db.at(agency).read(read).await?;
    let (files, name) = (app.files.clone(), paper.file_name());
    let printed = tokio::task::spawn_blocking(move || paper.pdf(&files)).await;
    pdf_response(printed.map_err(|e| AppError::Failed(e.to_string()))??, &name)
}

/// The labels of all copies that somebody holds or will.
pub(crate) async fn labels(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let read = move |tx: &Tx<'_>| {
        permit::may_keep_copies(&asks)?;
        let version = actions::open(tx, &asks, id)?;
        Ok::<_, AppError>((organization::agency(tx)?, version, store::copies_of(tx, id)?))
    };
    let (agency, version, copies) = app.db.at(actor.agency).read(read).await?;
    let (url, today) = (app.settings.public_url.clone(), app.clock.today());
    let work = move || print::labels(&agency, &version, &copies, &url, today);
    let printed = tokio::task::spawn_blocking(work).await;
    match printed.map_err(|e| AppError::Failed(e.to_string()))?? {
        Some(bytes) => pdf_response(bytes, "nhan-ban-giay"),
        None => refused(&app, &actor, id, "no_labels").await,
    }
}
