//! Documents of external origin: the texts that procedures rest on, and how long they hold
//! (ISO 9001, 7.5.3.2; `iso-in-agencies.md` 4.9).
//!
//! | file | holds |
//! |---|---|
//! | `model` | one text and its standing on a day; pure |
//! | `actions` | registering a text, saying that it ended |
//! | `store` | all SQL of this feature |
//! | `form`, `pages` | the register for people |

mod actions;
mod form;
mod model;
mod pages;
mod store;

pub use actions::{register, texts};
pub use model::ExternalDocument;

use platform::{Access, Feature, NavEntry, Role, Routes};

/// Who keeps the register.
pub(crate) const KEEPERS: &[Role] =
    &[Role::IsoSecretary, Role::DocumentController, Role::Appraiser];

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261123-03_external_document"],
        routes: Routes::new().get("/external-documents", Access::SignedIn, pages::list).post(
            "/external-documents",
            Access::Only(KEEPERS),
            pages::create,
        ),
        nav: vec![NavEntry::new(35, "/external-documents", "Văn bản")],
        queries: store::CATALOGUE.to_vec(),
        lists: vec![&store::LIST],
        sentences: pages::SENTENCES,
        ..Feature::new("external_document")
    }
}
