use super::kind_label;
use crate::{Content, Kind, Version, VersionId, actions, form};
use askama::Template;
use axum::{
    extract::{Form, Multipart, Path, State as Shared},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use organization::Unit;
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with, sentence};

#[derive(Template)]
#[template(path = "pages/new.html")]
struct NewPage {
    shell: Shell,
    units: Vec<Unit>,
    form: form::DraftForm,
    errors: FieldErrors,
}

pub(crate) async fn new(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    new_page(&app, &actor, form::DraftForm::default(), FieldErrors::default()).await
}

async fn new_page(
    app: &App,
    actor: &Actor,
    form: form::DraftForm,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| organization::units(tx, today);
    let units = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shell = Shell::new(app, actor, "/documents");
    Ok(render_with(status, &NewPage { shell, units, form, errors }))
}

pub(crate) async fn create(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<form::DraftForm>,
) -> Result<Response, AppError> {
    let proposed = match form.wants() {
        Some((kind, unit)) if form.code.trim().is_empty() => {
            let read = move |tx: &Tx<'_>| actions::propose_code(tx, kind, unit);
            app.db.at(actor.agency).read(read).await.map_err(AppError::from)?
        }
        _ => None,
    };
    let draft = match form.parse(proposed) {
        Ok(draft) => draft,
        Err(errors) => return new_page(&app, &actor, form, errors).await,
    };
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::draft(tx, &by, draft)).await {
        Ok(id) => Ok(Redirect::to(&format!("/documents/{id}/edit")).into_response()),
        Err(AppError::Invalid(errors)) => new_page(&app, &actor, form, errors).await,
        Err(AppError::Conflict(code)) => {
            let mut errors = FieldErrors::default();
            errors.add("code", code);
            new_page(&app, &actor, form, errors).await
        }
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "pages/edit.html")]
struct EditPage {
    shell: Shell,
    version: Version,
    form: form::TextForm,
    errors: FieldErrors,
    /// Who else is writing, and since when.
    writer: Option<Writer>,
    /// Whether the page holds what is not saved.
    is_dirty: bool,
}

impl EditPage {
    /// What of the text will not look as meant: its line, and what it is.
    fn troubles(&self) -> Vec<(usize, &'static str)> {
        let problems = markdown::read(&self.form.text).problems.into_iter();
        problems.map(|found| (found.line, super::trouble_label(found.trouble))).collect()
    }

    fn preview(&self) -> String {
        markdown::to_html(&markdown::read(&self.form.text).blocks, 2)
    }
}

/// Somebody who has the pen.
pub(crate) struct Writer {
    pub(crate) name: String,
    pub(crate) since: String,
}

/// Who has the pen, if it is not this person.
pub(crate) fn other_writer(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
) -> Result<Option<Writer>, AppError> {
    let Some((person, at)) = actions::writing(tx, id)? else { return Ok(None) };
    if person == actor.person {
        return Ok(None);
    }
    let name = organization::names(tx)?.remove(&person).unwrap_or_default();
    Ok(Some(Writer { name, since: text::date_time(at) }))
}

/// A structured procedure has an editor of its own.
pub(crate) async fn edit(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Response, AppError> {
    let (version, writer) = editable(&app, &actor, id).await?;
    if matches!(version.content, Content::Procedure(_)) {
        return Ok(Redirect::to(&format!("/procedures/{id}/edit")).into_response());
    }
    let form = form::TextForm::of(&version);
    Ok(page(&app, &actor, (version, writer), form, FieldErrors::default(), None))
}

pub(super) fn page(
    app: &App,
    actor: &Actor,
    (version, writer): (Version, Option<Writer>),
    form: form::TextForm,
    errors: FieldErrors,
    said: Option<&'static str>,
) -> Response {
    let shell = Shell::new(app, actor, "/documents");
    let shell = said.map_or(shell.clone(), |code| shell.saying("bad", sentence(code)));
    let is_dirty = said.is_some() || !errors.is_empty();
    let status = match (errors.is_empty(), said) {
        (_, Some(_)) => StatusCode::CONFLICT,
        (true, None) => StatusCode::OK,
        (false, None) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    render_with(status, &EditPage { shell, version, form, errors, writer, is_dirty })
}

/// The same page with a picture at the end of the text, which is not saved yet.
pub(super) fn with_picture(
    app: &App,
    actor: &Actor,
    (version, writer): (Version, Option<Writer>),
    form: form::TextForm,
) -> Response {
    let shell = Shell::new(app, actor, "/documents").saying("ok", super::words::PICTURE_ADDED);
    let errors = FieldErrors::default();
    let page = EditPage { shell, version, form, errors, writer, is_dirty: true };
    render_with(StatusCode::OK, &page)
}

pub(super) async fn editable(
    app: &App,
    actor: &Actor,
    id: VersionId,
) -> Result<(Version, Option<Writer>), AppError> {
    let asks = actor.clone();
    let read = move |tx: &Tx<'_>| {
        let version = actions::open(tx, &asks, id)?;
        actions::may_write(&asks, &version)?;
        Ok((version, other_writer(tx, &asks, id)?))
    };
    app.db.at(actor.agency).read(read).await
}

pub(crate) async fn save(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Form(form): Form<form::TextForm>,
) -> Result<Response, AppError> {
    let found = editable(&app, &actor, id).await?;
    let changed = match form.parse(&found.0) {
        Ok(changed) => changed,
        Err(errors) => return Ok(page(&app, &actor, found, form, errors, None)),
    };
    match put(&app, &actor, form.edits, changed).await {
        Ok(()) => Ok(Redirect::to(&format!("/documents/{id}")).into_response()),
        // What was typed stays on the page.
        Err(AppError::Conflict(code)) => {
            Ok(page(&app, &actor, found, form, FieldErrors::default(), Some(code)))
        }
        Err(other) => Err(other),
    }
}

async fn put(app: &App, actor: &Actor, edits: i64, changed: Version) -> Result<(), AppError> {
    let (by, id) = (actor.clone(), changed.id);
    let scope = app.db.at(actor.agency);
    scope.write(move |tx| actions::put_content(tx, &by, id, edits, &changed)).await
}

/// `POST /documents/{id}/file`: a file takes the place of the text, or of the file before.
pub(crate) async fn put_file(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    parts: Multipart,
) -> Result<Response, AppError> {
    let sent = form::from_multipart(parts).await?;
    let found = editable(&app, &actor, id).await?;
    let again = form::TextForm::of(&found.0);
    let media = match sent.parse() {
        Ok(media) => media,
        Err(errors) => return Ok(page(&app, &actor, found, again, errors, None)),
    };
    if matches!(found.0.content, Content::Procedure(_)) {
        return Err(AppError::Conflict("is_a_procedure"));
    }
    let (files, bytes) = (app.files.clone(), sent.bytes.clone());
    let stored = tokio::task::spawn_blocking(move || files.put(&bytes)).await;
    let stored = stored.map_err(|e| AppError::Failed(e.to_string()))?;
    let hash = stored.map_err(|e| AppError::Failed(e.to_string()))?;
    let changed = sent.version(&found.0, media, hash);
    match put(&app, &actor, sent.edits, changed).await {
        Ok(()) => Ok(Redirect::to(&format!("/documents/{id}/edit")).into_response()),
        Err(AppError::Conflict(code)) => {
            Ok(page(&app, &actor, found, again, FieldErrors::default(), Some(code)))
        }
        Err(other) => Err(other),
    }
}

/// `GET /documents/{id}/file`: the stored file, as it came.
pub(crate) async fn file(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Response, AppError> {
    let scope = app.db.at(actor.agency);
    let version = scope.read(move |tx| actions::open(tx, &actor, id)).await?;
    let Content::Original(original) = &version.content else { return Err(AppError::NotFound) };
    let (files, hash, media) = (app.files.clone(), original.file.clone(), original.media);
    let bytes = tokio::task::spawn_blocking(move || files.get(&hash)).await;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))?;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))?;
    let name = format!(
        "{}-{:02}.{}",
        text::file_name(version.code.as_str(), "tai-lieu"),
        version.issue_no,
        media.ending()
    );
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .map_err(|e| AppError::Failed(e.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media.mime())),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, bytes).into_response())
}

/// `POST /documents/{id}/pen`: begins to write, also where somebody else does.
pub(crate) async fn take_pen(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Response, AppError> {
    app.db.at(actor.agency).write(move |tx| actions::take_pen(tx, &actor, id)).await?;
    Ok(Redirect::to(&format!("/documents/{id}/edit")).into_response())
}
