use super::{saying, status};
use crate::{
    ImportId, actions, archive,
    pages::origin_label,
    permit,
    store::board::{self, Import},
    upload,
};
use askama::Template;
use axum::{
    extract::{Form, Multipart, Path, State as Shared},
    response::{IntoResponse, Redirect, Response},
};
use jiff::Timestamp;
use platform::{Actor, App, AppError, FieldErrors, PersonId, Shell, Tx, pages::render_with};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/staff/imports.html")]
struct ImportsPage {
    shell: Shell,
    imports: Vec<Import>,
    names: BTreeMap<PersonId, String>,
    own: i64,
    errors: FieldErrors,
}

impl ImportsPage {
    fn name(&self, person: i64) -> &str {
        self.names.get(&PersonId::new(person)).map_or("", String::as_str)
    }
}

impl Import {
    fn when(&self) -> String {
        Timestamp::from_microsecond(self.at).map(text::date_time).unwrap_or_default()
    }

    fn state_label(&self) -> (&'static str, &'static str) {
        match self.state.as_str() {
            "waiting" => ("info", "Chờ duyệt"),
            "approved" => ("ok", "Đã duyệt, đã đăng"),
            _ => ("mute", "Đã trả lại"),
        }
    }
}

async fn page(
    app: &App,
    actor: &Actor,
    errors: FieldErrors,
    said: Option<&'static str>,
) -> Result<Response, AppError> {
    let shell = saying(Shell::new(app, actor, "/news"), said);
    let (asks, status) = (actor.clone(), status(&errors, said));
    let read = move |tx: &Tx<'_>| {
        permit::may_edit(actions::is_editor(tx, &asks)?)?;
        let (imports, names) = (board::imports(tx)?, organization::names(tx)?);
        Ok::<_, AppError>(ImportsPage { shell, imports, names, own: asks.person.get(), errors })
    };
    Ok(render_with(status, &app.db.at(actor.agency).read(read).await?))
}

/// `GET /news/imports`.
pub(crate) async fn imports(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    page(&app, &actor, FieldErrors::default(), None).await
}

/// `POST /news/imports`.
pub(crate) async fn bring(
    Shared(app): Shared<App>,
    actor: Actor,
    parts: Multipart,
) -> Result<Response, AppError> {
    let sent = upload::read(parts).await?;
    let asks = actor.clone();
    let check = move |tx: &Tx<'_>| permit::may_edit(actions::is_editor(tx, &asks)?);
    app.db.at(actor.agency).read(check).await?;
    let wrong = |code| FieldErrors(vec![("file".into(), code)]);
    if sent.bytes.is_empty() {
        return page(&app, &actor, wrong("news_file_missing"), None).await;
    }
    let (reader, bytes) = (app.clone(), sent.bytes);
    let work = move || archive::read(&reader, &bytes);
    let read = tokio::task::spawn_blocking(work).await;
    let found = match read.map_err(|e| AppError::Failed(e.to_string()))? {
        Ok(found) => found,
        Err(error) => {
            tracing::info!(%error, "a file of old news was refused: {error}");
            return page(&app, &actor, wrong(refusal(error.kind())), None).await;
        }
    };
    let asked = found.news.clone();
    let read = move |tx: &Tx<'_>| actions::new_ones(tx, &asked);
    let wanted = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let photos = found.photos(&app, &wanted).await?;
    let (by, name, news) = (actor.clone(), sent.name, found.news);
    let scope = app.db.at(actor.agency);
    scope.write(move |tx| actions::bring(tx, &by, &name, &news, &photos)).await?;
    Ok(Redirect::to("/news/imports").into_response())
}

/// The sentence for a file that is not read.
fn refusal(kind: intake::ErrorKind) -> &'static str {
    use intake::ErrorKind::{Damaged, LimitExceeded, TooLarge};
    let known = [
        (LimitExceeded, "old_news_too_large"),
        (TooLarge, "old_news_too_large"),
        (Damaged, "old_news_damaged"),
    ];
    let found = known.into_iter().find(|(of, _)| *of == kind);
    found.map_or("old_news_unknown", |(_, code)| code)
}

/// What is decided about a file.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct DecisionForm {
    decision: String,
    reason: String,
}

/// `POST /news/imports/{id}/decision`.
pub(crate) async fn decide_import(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ImportId>,
    Form(form): Form<DecisionForm>,
) -> Result<Response, AppError> {
    let is_approved = form.decision == "approve";
    let by = actor.clone();
    let work =
        move |tx: &Tx<'_>| actions::decide_import(tx, &by, id, is_approved, form.reason.trim());
    match app.db.at(actor.agency).write(work).await {
        Ok(()) => Ok(Redirect::to("/news/imports").into_response()),
        Err(AppError::Conflict(code)) => {
            page(&app, &actor, FieldErrors::default(), Some(code)).await
        }
        Err(other) => Err(other),
    }
}
