//! HTML for people, and every Vietnamese word.

pub(crate) mod embed;
pub(crate) mod english;
pub(crate) mod finding;
mod home;
pub(crate) mod look_up;
pub(crate) mod printed;
pub(crate) mod processes;
pub(crate) mod quality;
pub(crate) mod staff;
pub(crate) mod words;

pub(crate) use home::home;
pub(crate) use words::SENTENCES;
pub use words::sum_asked;

use crate::PublicShell;
use askama::Template;

#[derive(Template)]
#[template(path = "pages/not_found.html")]
pub(crate) struct NotFoundPage {
    pub(crate) shell: PublicShell,
}
