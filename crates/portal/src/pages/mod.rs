//! HTML for people, and every Vietnamese word.

pub(crate) mod embed;
pub(crate) mod english;
mod entrance;
pub(crate) mod finding;
mod home;
pub(crate) mod look_up;
pub(crate) mod printed;
pub(crate) mod processes;
pub(crate) mod quality;
pub(crate) mod staff;
pub(crate) mod words;

pub(crate) use entrance::entrance;
pub(crate) use home::home;
pub(crate) use words::SENTENCES;
pub use words::{hours_apart, sessions_text, sum_asked};

use crate::{PublicShell, Visit};
use askama::Template;
use axum::{extract::State as Shared, response::Response};
use platform::App;

#[derive(Template)]
#[template(path = "pages/not_found.html")]
pub(crate) struct NotFoundPage {
    pub(crate) shell: PublicShell,
}

/// An address of a portal at which nothing stands.
pub(crate) async fn not_found(Shared(app): Shared<App>, visit: Visit) -> Response {
    visit.not_found(&app)
}
