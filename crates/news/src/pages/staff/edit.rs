use super::{saying, status};
use crate::{ArticleId, actions, form::ArticleForm, permit, store::board::Category, upload};
use askama::Template;
use axum::{
    extract::{Form, Multipart, Path, State as Shared},
    response::{IntoResponse, Redirect, Response},
};
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with};

#[derive(Template)]
#[template(path = "pages/staff/edit.html")]
struct EditPage {
    shell: Shell,
    article: Option<ArticleId>,
    categories: Vec<Category>,
    form: ArticleForm,
    errors: FieldErrors,
}

async fn page(
    app: &App,
    actor: &Actor,
    article: Option<ArticleId>,
    form: ArticleForm,
    errors: FieldErrors,
    said: Option<&'static str>,
) -> Result<Response, AppError> {
    let read = |tx: &Tx<'_>| actions::categories(tx);
    let categories = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let shell = saying(Shell::new(app, actor, "/news"), said);
    let status = status(&errors, said);
    Ok(render_with(status, &EditPage { shell, article, categories, form, errors }))
}

/// `GET /news/new`.
pub(crate) async fn new(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    let form = ArticleForm { byline: actor.name.clone(), ..ArticleForm::default() };
    page(&app, &actor, None, form, FieldErrors::default(), None).await
}

/// `POST /news`.
pub(crate) async fn create(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<ArticleForm>,
) -> Result<Response, AppError> {
    let text = match form.parse() {
        Ok(text) => text,
        Err(errors) => return page(&app, &actor, None, form, errors, None).await,
    };
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::draft(tx, &by, &text)).await {
        Ok(id) => Ok(Redirect::to(&format!("/news/{id}")).into_response()),
        Err(AppError::Invalid(errors)) => page(&app, &actor, None, form, errors, None).await,
        Err(other) => Err(other),
    }
}

/// `GET /news/{id}/edit`.
pub(crate) async fn edit(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ArticleId>,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let read = move |tx: &Tx<'_>| {
        let (article, is_editor) = actions::open(tx, &asks, id)?;
        if !article.is_writable() {
            return Err(AppError::Conflict("news_handed_in"));
        }
        permit::may_write(&asks, is_editor, &article)?;
        Ok(ArticleForm::of(&article))
    };
    let form = app.db.at(actor.agency).read(read).await?;
    page(&app, &actor, Some(id), form, FieldErrors::default(), None).await
}

/// `POST /news/{id}/content`: saves the text, or adds a photo to it as typed.
pub(crate) async fn save(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ArticleId>,
    parts: Multipart,
) -> Result<Response, AppError> {
    let sent = upload::read(parts).await?;
    let asks = actor.clone();
    // What is not there is told before what is wrong with the words.
    app.db.at(actor.agency).read(move |tx| actions::open(tx, &asks, id)).await?;
    let form = ArticleForm {
        moves: sent.get("moves").trim().parse().unwrap_or(-1),
        title: sent.get("title"),
        lead: sent.get("lead"),
        body: sent.get("body"),
        byline: sent.get("byline"),
        category: sent.get("category"),
        tags: sent.get("tags"),
        note: String::new(),
    };
    if sent.get("op") == "photo" {
        return add_photo(&app, &actor, id, form, sent.get("alt"), sent.bytes).await;
    }
    let text = match form.parse() {
        Ok(text) => text,
        Err(errors) => return page(&app, &actor, Some(id), form, errors, None).await,
    };
    let (by, moves) = (actor.clone(), form.moves);
    match app.db.at(actor.agency).write(move |tx| actions::put(tx, &by, id, moves, &text)).await {
        Ok(()) => Ok(Redirect::to(&format!("/news/{id}")).into_response()),
        Err(AppError::Invalid(errors)) => page(&app, &actor, Some(id), form, errors, None).await,
        Err(AppError::Conflict(code)) => {
            page(&app, &actor, Some(id), form, FieldErrors::default(), Some(code)).await
        }
        Err(other) => Err(other),
    }
}

/// The text as typed comes back with the photo at its end; nothing typed is lost.
async fn add_photo(
    app: &App,
    actor: &Actor,
    id: ArticleId,
    mut form: ArticleForm,
    alt: String,
    bytes: Vec<u8>,
) -> Result<Response, AppError> {
    let mut errors = FieldErrors::default();
    let alt = text::nfc(alt.replace(['[', ']', '\n', '\r', '\0'], " ").trim());
    if bytes.is_empty() {
        errors.add("file", "news_picture_missing");
    }
    if alt.is_empty() {
        errors.add("alt", "picture_alt_missing");
    }
    if errors.is_empty() {
        match upload::photo(app, alt.clone(), bytes).await? {
            Err(code) => errors.add("file", code),
            Ok(new) => {
                let (by, kept) = (actor.clone(), new.clone());
                let scope = app.db.at(actor.agency);
                match scope.write(move |tx| actions::put_picture(tx, &by, id, &kept)).await {
                    Ok(_) => {
                        let [_, medium, _] = &new.files;
                        form.body = format!("{}\n\n![{alt}](tep:{medium})\n", form.body.trim_end());
                    }
                    Err(AppError::Conflict(code)) => errors.add("file", code),
                    Err(other) => return Err(other),
                }
            }
        }
    }
    page(app, actor, Some(id), form, errors, None).await
}
