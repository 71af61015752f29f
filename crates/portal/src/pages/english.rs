//! A procedure in English, where somebody entered it.

use crate::{PublicShell, Translated, Visit, actions};
use askama::Template;
use axum::{
    extract::{Path, State as Shared},
    response::Response,
};
use platform::{App, AppError, Tx};

#[derive(Template)]
#[template(path = "pages/english.html")]
struct EnglishPage {
    shell: PublicShell,
    translated: Translated,
    /// The page in Vietnamese, which is the one that binds.
    original: String,
    is_outdated: bool,
    is_updating: bool,
}

/// `GET /portal/{agency}/processes/{slug}/en`.
pub(crate) async fn english(
    Shared(app): Shared<App>,
    visit: Visit,
    Path((_, slug)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let gathered = visit.gathered(&app);
    let make = move |tx: &Tx<'_>, shell: PublicShell| {
        let library = gathered.library(tx)?;
        let guide = library.find(&slug).ok_or(AppError::NotFound)?;
        let translated = actions::translation(tx, guide.document)?.ok_or(AppError::NotFound)?;
        let shell = shell.about(translated.text.title.as_str());
        Ok(EnglishPage {
            original: shell.link(&format!("/processes/{slug}")),
            shell: shell.in_english(),
            is_outdated: translated.is_outdated(guide.version),
            is_updating: guide.updating.is_some(),
            translated,
        })
    };
    visit.page(&app, make).await
}
