//! HTML for people, and every Vietnamese word.

mod home;
pub(crate) mod words;

pub(crate) use home::home;
pub(crate) use words::SENTENCES;

use crate::PublicShell;
use askama::Template;

#[derive(Template)]
#[template(path = "pages/not_found.html")]
pub(crate) struct NotFoundPage {
    pub(crate) shell: PublicShell,
}
