//! Pages of those who write and edit: a struct a page, its template beside it.

mod board;
mod comments;
mod correct;
mod edit;
mod imports;
mod list;
mod show;

pub(crate) use board::{add_category, rename_category, set_editors, set_setting, settings};
pub(crate) use comments::{comments, decide_comment};
pub(crate) use correct::{correct, correction, decide_correction};
pub(crate) use edit::{create, edit, new, save};
pub(crate) use imports::{bring, decide_import, imports};
pub(crate) use list::list;
pub(crate) use show::{act, attach, cover, file, photo, show};

use axum::http::StatusCode;
use platform::{FieldErrors, Shell, sentence};

/// Where photos lie for the staff.
const PHOTOS: &str = "/news/photos/";

/// The frame of these pages, which says what stands in the way, if anything does.
fn saying(shell: Shell, said: Option<&'static str>) -> Shell {
    said.map_or(shell.clone(), |code| shell.saying("bad", sentence(code)))
}

/// How a page that comes back is answered.
fn status(errors: &FieldErrors, said: Option<&'static str>) -> StatusCode {
    match (said, errors.is_empty()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, true) => StatusCode::OK,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
