use super::SECTION;
use crate::{Guide, Library, actions, form::TranslationForm};
use askama::Template;
use axum::{
    extract::{Form, Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::{DocumentId, VersionId};
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    pages::{render, render_with},
    sentence,
};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/staff/translations.html")]
struct ListPage {
    shell: Shell,
    library: Library,
    translated: BTreeMap<DocumentId, VersionId>,
}

impl ListPage {
    /// How a procedure's translation stands: colour and words.
    fn standing(&self, guide: &Guide) -> (&'static str, &'static str) {
        let of = self.translated.get(&guide.document).copied();
        super::super::words::translation(of.map(|version| version == guide.version))
    }
}

/// `GET /public-site/translations`.
pub(crate) async fn list(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    let (shell, today) = (Shell::new(&app, &actor, SECTION), app.clock.today());
    let read = move |tx: &Tx<'_>| {
        let library = actions::library(tx, today)?;
        Ok::<_, AppError>((library, actions::translations(tx)?))
    };
    let (library, translated) = app.db.at(actor.agency).read(read).await?;
    Ok(render(&ListPage { shell, library, translated }))
}

#[derive(Template)]
#[template(path = "pages/staff/translation.html")]
struct EditPage {
    shell: Shell,
    guide: Guide,
    form: TranslationForm,
    errors: FieldErrors,
}

/// `GET /public-site/translations/{document}`.
pub(crate) async fn edit(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(document): Path<DocumentId>,
) -> Result<Response, AppError> {
    page(&app, &actor, document, None, FieldErrors::default(), None).await
}

async fn page(
    app: &App,
    actor: &Actor,
    document: DocumentId,
    form: Option<TranslationForm>,
    errors: FieldErrors,
    said: Option<&'static str>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        let library = actions::library(tx, today)?;
        let guide = library.all().iter().find(|guide| guide.document == document).cloned();
        Ok::<_, AppError>((guide.ok_or(AppError::NotFound)?, actions::translation(tx, document)?))
    };
    let (guide, translated) = app.db.at(actor.agency).read(read).await?;
    let stored = || translated.as_ref().map(TranslationForm::of).unwrap_or_default();
    let form = form.unwrap_or_else(stored);
    let shell = Shell::new(app, actor, SECTION);
    let shell = said.map_or(shell.clone(), |said| shell.saying("bad", said));
    let status = match (errors.is_empty(), said) {
        (true, None) => StatusCode::OK,
        (true, Some(_)) => StatusCode::CONFLICT,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(render_with(status, &EditPage { shell, guide, form, errors }))
}

/// `POST /public-site/translations/{document}`.
pub(crate) async fn save(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(document): Path<DocumentId>,
    Form(form): Form<TranslationForm>,
) -> Result<Response, AppError> {
    let text = match form.parse() {
        Ok(text) => text,
        Err(errors) => return page(&app, &actor, document, Some(form), errors, None).await,
    };
    let (by, edits) = (actor.clone(), form.edits);
    let write = move |tx: &Tx<'_>| actions::translate(tx, &by, document, edits, &text);
    match app.db.at(actor.agency).write(write).await {
        Ok(()) => Ok(Redirect::to("/public-site/translations").into_response()),
        Err(AppError::Conflict(code)) => {
            let said = Some(sentence(code));
            page(&app, &actor, document, Some(form), FieldErrors::default(), said).await
        }
        Err(other) => Err(other),
    }
}
