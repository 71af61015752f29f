//! The public side of an agency: everything under `/portal/{agency}`, for everybody, without a
//! session (NĐ 42/2022/NĐ-CP; ISO 9001, 5.2.2 c, 7.4, 8.2.1).
//!
//! | file | holds |
//! |---|---|
//! | `model` | how an agency shows itself: address, colour, who may frame it; pure |
//! | `permit` | who may change that |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature |
//! | `visit` | which portal is asked for, and its page: made once, handed out many times |
//! | `shell` | the frame of every public page, its stylesheet; other features use it |
//! | `pages` | HTML for people |
//!
//! A feature puts a public page into the portal with a route `/portal/{agency}/…` open to
//! everybody, a handler that takes a [`Visit`], a template in the [`PublicShell`], and
//! `Feature::public` for its place in the navigation.
//!
//! **Invariant**: a public page says the same to everybody, loads nothing from elsewhere and sets no
//! cookie.

mod actions;
mod model;
mod pages;
mod permit;
mod shell;
mod store;
mod visit;

pub use actions::{configure, site};
pub use model::{Colour, Contact, LEAST_CONTRAST, Origin, Setting, Slug};
pub use permit::{KEEPERS, may_keep};
pub use shell::{PublicEntry, PublicShell};
pub use store::Site;
pub use visit::Visit;

use platform::{Access, Feature, PublicSide, Routes};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-50_portal"],
        routes: routes(),
        sentences: pages::SENTENCES,
        public: Some(PublicSide { links: pages::words::LINKS, ..PublicSide::default() }),
        queries: [store::CATALOGUE, store::global::CATALOGUE].concat(),
        ..Feature::new("portal")
    }
}

fn routes() -> Routes {
    Routes::new().get("/portal/{agency}", Access::Public, pages::home).get(
        "/portal/{agency}/assets/{name}",
        Access::Public,
        shell::asset,
    )
}
