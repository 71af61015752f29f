use super::{PHOTOS, status};
use crate::{
    Action, Article, ArticleId, PictureId, Shown, State, actions,
    form::ActionForm,
    pages::{Photo, action_label, dated, handed, jpeg, prose, recorded_label},
    permit, store, upload,
};
use askama::Template;
use axum::{
    extract::{Form, Multipart, Path, State as Shared},
    response::{IntoResponse, Redirect, Response},
};
use jiff::Timestamp;
use platform::{
    Actor, App, AppError, FieldErrors, PersonId, Shell, Tx,
    ledger::object,
    pages::{HistoryLine, render_with},
};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/staff/show.html")]
struct ShowPage {
    shell: Shell,
    shown: Shown,
    body: String,
    names: BTreeMap<PersonId, String>,
    actions: Vec<Action>,
    corrections: Vec<store::Correction>,
    history: Vec<HistoryLine>,
    form: ActionForm,
    errors: FieldErrors,
    /// Where everybody reads it, where the agency has a portal.
    public: Option<String>,
    may_write: bool,
    may_decide: bool,
}

impl ShowPage {
    fn article(&self) -> &Article {
        &self.shown.article
    }

    fn name(&self, person: PersonId) -> &str {
        self.names.get(&person).map_or("", String::as_str)
    }

    fn offers(&self, action: Action) -> bool {
        self.actions.contains(&action)
    }

    fn moment(at: Option<Timestamp>) -> String {
        at.map(dated).unwrap_or_default()
    }

    fn photos(&self) -> Vec<(i64, Photo, bool)> {
        let cover = self.article().cover.map(PictureId::get);
        let photo = |it: &store::Picture| (it.id, Photo::of(it, PHOTOS), Some(it.id) == cover);
        self.shown.pictures.iter().map(photo).collect()
    }

    fn size(bytes: i64) -> String {
        format!("{} KB", text::count((bytes + 1023) / 1024))
    }
}

/// `GET /news/{id}`.
pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ArticleId>,
) -> Result<Response, AppError> {
    page(&app, &actor, id, ActionForm::default(), FieldErrors::default(), None).await
}

async fn page(
    app: &App,
    actor: &Actor,
    id: ArticleId,
    form: ActionForm,
    errors: FieldErrors,
    said: Option<&'static str>,
) -> Result<Response, AppError> {
    let shell = Shell::new(app, actor, "/news");
    let (asks, status) = (actor.clone(), status(&errors, said));
    let read = move |tx: &Tx<'_>| {
        let (article, is_editor) = actions::open(tx, &asks, id)?;
        let names = organization::names(tx)?;
        let site = portal::site(tx)?;
        let recorded = tx.recorded(&object("news", id))?;
        let history =
            recorded.into_iter().map(|entry| HistoryLine::of(entry, &names, recorded_label));
        let path = actions::address(&article.slug);
        let state = article.state().label();
        Ok::<_, AppError>(ShowPage {
            shell: said.map_or_else(|| shell.clone(), |code| shell.clone().refusing(code, state)),
            actions: actions::offered(&asks, is_editor, &article),
            corrections: store::corrections(tx, id.get())?,
            history: history.collect(),
            body: prose(&article.text.body, PHOTOS, 2),
            form,
            errors,
            public: site
                .filter(|_| article.state() == State::Published)
                .map(|site| format!("/portal/{}{path}", site.setting.slug.as_str())),
            may_write: permit::may_write(&asks, is_editor, &article).is_ok(),
            may_decide: is_editor,
            shown: actions::show(tx, article)?,
            names,
        })
    };
    Ok(render_with(status, &app.db.at(actor.agency).read(read).await?))
}

/// `POST /news/{id}/actions`.
pub(crate) async fn act(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ArticleId>,
    Form(form): Form<ActionForm>,
) -> Result<Response, AppError> {
    let (action, given) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => return page(&app, &actor, id, form, errors, None).await,
    };
    let by = actor.clone();
    let scope = app.db.at(actor.agency);
    match scope.write(move |tx| actions::act(tx, &by, id, action, &given)).await {
        Ok(_) => Ok(Redirect::to(&format!("/news/{id}")).into_response()),
        // The page stays, and says at once what stands in the way.
        Err(AppError::Conflict(code)) => {
            page(&app, &actor, id, form, FieldErrors::default(), Some(code)).await
        }
        Err(other) => Err(other),
    }
}

/// The photo that is to stand for the article.
#[derive(Debug, Deserialize)]
pub(crate) struct CoverForm {
    picture: i64,
}

/// `POST /news/{id}/cover`.
pub(crate) async fn cover(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ArticleId>,
    Form(form): Form<CoverForm>,
) -> Result<Response, AppError> {
    let by = actor.clone();
    let picture = PictureId::new(form.picture);
    let work = move |tx: &Tx<'_>| actions::choose_cover(tx, &by, id, picture);
    app.db.at(actor.agency).write(work).await?;
    Ok(Redirect::to(&format!("/news/{id}")).into_response())
}

/// `POST /news/{id}/files`.
pub(crate) async fn attach(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ArticleId>,
    parts: Multipart,
) -> Result<Response, AppError> {
    let sent = upload::read(parts).await?;
    let asks = actor.clone();
    app.db.at(actor.agency).read(move |tx| actions::open(tx, &asks, id)).await?;
    let fault = match () {
        () if sent.bytes.is_empty() => Some("news_file_missing"),
        () if !upload::fits(&sent.name, &sent.bytes) => Some("bad_attachment"),
        () => None,
    };
    if let Some(code) = fault {
        let errors = FieldErrors(vec![("file".into(), code)]);
        return page(&app, &actor, id, ActionForm::default(), errors, None).await;
    }
    let (by, name, size) = (actor.clone(), sent.name.clone(), sent.bytes.len());
    let file = upload::keep(&app, sent.bytes).await?;
    let work = move |tx: &Tx<'_>| actions::attach(tx, &by, id, &name, &file, size);
    match app.db.at(actor.agency).write(work).await {
        Ok(()) => Ok(Redirect::to(&format!("/news/{id}#h-files")).into_response()),
        Err(AppError::Conflict(code)) => {
            page(&app, &actor, id, ActionForm::default(), FieldErrors::default(), Some(code)).await
        }
        Err(other) => Err(other),
    }
}

/// `GET /news/files/{id}`.
pub(crate) async fn file(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<i64>,
) -> Result<Response, AppError> {
    let (asks, scope) = (actor.clone(), app.db.at(actor.agency));
    let read = move |tx: &Tx<'_>| {
        let found = store::file(tx, id)?.ok_or(AppError::NotFound)?;
        actions::open(tx, &asks, ArticleId::new(found.article))?;
        Ok::<_, AppError>(found)
    };
    let found = scope.read(read).await?;
    handed(&app, found).await
}

/// `GET /news/photos/{hash}`.
pub(crate) async fn photo(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(hash): Path<String>,
) -> Result<Response, AppError> {
    let (asks, asked) = (actor.clone(), hash.clone());
    let read = move |tx: &Tx<'_>| {
        for (article,) in store::showing(tx, &asked)? {
            if actions::open(tx, &asks, ArticleId::new(article)).is_ok() {
                return Ok(());
            }
        }
        Err(AppError::NotFound)
    };
    app.db.at(actor.agency).read(read).await?;
    Ok(jpeg(upload::kept(&app, hash).await?, "private, max-age=86400"))
}
