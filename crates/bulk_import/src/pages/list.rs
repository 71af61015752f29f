use super::when;
use crate::{actions, form, permit::sees_all, store};
use askama::Template;
use axum::{
    extract::{FromRequest as _, Multipart, Request, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with};

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    runs: Vec<store::RunLine>,
    errors: FieldErrors,
    /// How many megabytes one run may have.
    most: u64,
}

impl store::RunLine {
    fn when(&self) -> String {
        when(self.at)
    }
}

pub(crate) async fn list(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    page(&app, &actor, FieldErrors::default()).await
}

async fn page(app: &App, actor: &Actor, errors: FieldErrors) -> Result<Response, AppError> {
    let (reader, all) = (actor.person.get(), i64::from(sees_all(actor)));
    let read = move |tx: &Tx<'_>| store::runs(tx, reader, all);
    let runs = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let shell = Shell::new(app, actor, "/procedures");
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let most = app.settings.upload_bytes / 1024 / 1024;
    Ok(render_with(status, &ListPage { shell, runs, errors, most }))
}

pub(crate) async fn receive(
    Shared(app): Shared<App>,
    actor: Actor,
    request: Request,
) -> Result<Response, AppError> {
    let Ok(parts) = Multipart::from_request(request, &app).await else {
        return page(&app, &actor, FieldErrors(vec![("files".to_owned(), "no_files")])).await;
    };
    let folder = match form::receive(&app, parts).await {
        Ok(folder) => folder,
        Err(AppError::Invalid(errors)) => return page(&app, &actor, errors).await,
        Err(other) => return Err(other),
    };
    let by = actor.clone();
    let begin = move |tx: &Tx<'_>| actions::begin(tx, &by, &folder);
    let run = app.db.at(actor.agency).write(begin).await?;
    Ok(Redirect::to(&format!("/imports/{run}")).into_response())
}
