//! The use cases. Each runs inside one transaction that its caller opened.
//!
//! | file | holds |
//! |---|---|
//! | `writing` | drafts, photos, files |
//! | `moving` | the life of an article, and its publication by the clock |
//! | `correcting` | corrections of what is published |
//! | `reading` | what everybody sees of an article |
//! | `readers` | votes and comments, and what of them is forgotten |
//! | `board` | editors, categories, settings |
//! | `importing` | old news of another portal |
//! | `waiting` | what waits for whom |

mod board;
mod correcting;
mod importing;
mod moving;
mod readers;
mod reading;
mod waiting;
mod writing;

pub use board::{Setting, add_category, is_editor, set_editors, set_setting};
pub(crate) use board::{categories, editors, rename_category, setting};
pub use correcting::{correct, decide_correction};
pub(crate) use importing::new_ones;
pub use importing::{Brought, bring, decide_import};
pub use moving::act;
pub(crate) use moving::{offered, publish_due};
pub use readers::{Said, comment, moderate};
pub(crate) use readers::{forget, vote};
pub(crate) use reading::page_of;
pub use reading::{Shown, address, newest, published, show};
pub(crate) use waiting::inbox;
pub use writing::{NewPicture, attach, choose_cover, draft, put, put_picture};

use crate::{Article, ArticleId, Refusal, store};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::WrongState => Self::Conflict("wrong_state"),
            Refusal::ReasonMissing => Self::Conflict("news_reason_missing"),
            Refusal::MomentMissing => Self::Conflict("moment_missing"),
            Refusal::MomentPast => Self::Conflict("moment_past"),
        }
    }
}

/// The article, if this person may know of it, and whether they are an editor today.
pub fn open(tx: &Tx<'_>, actor: &Actor, id: ArticleId) -> Result<(Article, bool), AppError> {
    let is_editor = is_editor(tx, actor)?;
    let row = store::find(tx, actor.person.get(), is_editor.into(), id.get())?;
    Ok((store::read(tx, row.ok_or(AppError::NotFound)?)?, is_editor))
}

fn note(tx: &Tx<'_>, actor: &Actor, action: &str, article: &Article) -> Result<(), DbError> {
    let object = object("news", article.id);
    let version = article.moves;
    tx.record(actor, &Entry { action, object, version, ..Entry::default() })?;
    Ok(())
}
