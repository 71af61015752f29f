//! Renditions: the paper of a version, whatever it holds, as PDF/A-2a (bản thể hiện). A procedure,
//! authored text or the control cover of a stored file; with the stamp of a controlled copy, or
//! with the words that its state asks for.
//!
//! | file | holds |
//! |---|---|
//! | `paper` | [`prepare`] in a transaction, [`Paper::pdf`] outside it |
//! | `stamp` | which copy a paper is |
//! | `pages` | what people download, and the words on it |
//! | `pack` | what it hands over to an inspection |

mod pack;
mod pages;
mod paper;
mod stamp;

pub use paper::{Paper, prepare};
pub use stamp::Stamp;

use platform::{Access, Feature, Routes};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        routes: Routes::new().get("/documents/{id}/pdf", Access::SignedIn, pages::pdf),
        pack: Some(pack::pack),
        ..Feature::new("rendition")
    }
}
