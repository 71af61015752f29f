//! The public side of an agency: everything under `/portal/{agency}`, for everybody, without a
//! session (NĐ 42/2022/NĐ-CP; ISO 9001, 5.2.2 c, 7.4, 8.2.1).
//!
//! | file | holds |
//! |---|---|
//! | `model` | how an agency shows itself: address, colour, who may frame it; pure |
//! | `permit` | who may change that |
//! | `actions` | the use cases, one transaction each |
//! | `sections` | what the portal itself shows of the quality system |
//! | `store` | all SQL of this feature |
//! | `export`, `linking` | the whole portal as plain files |
//! | `visit` | which portal is asked for, and its page: made once, handed out many times |
//! | `shell` | the frame of every public page, its stylesheet; other features use it |
//! | `guard` | what keeps programs out of the forms of strangers |
//! | `form` | what people type, made into what the model takes |
//! | `pages`, `print` | HTML for people, and the papers of procedures |
//!
//! A feature puts a public page into the portal with a route `/portal/{agency}/…` open to
//! everybody, a handler that takes a [`Visit`], a template in the [`PublicShell`], and
//! `Feature::public` for its place in the navigation.
//!
//! **Invariant**: a public page says the same to everybody, loads nothing from elsewhere and sets no
//! cookie.

mod actions;
mod export;
mod form;
mod guard;
mod linking;
mod model;
mod pages;
mod permit;
mod print;
mod sections;
mod shell;
mod store;
mod visit;

pub use actions::{
    configure, contradicted, open_portals, site, translate, translation, translations,
};
pub use export::{ExportError, Exported, export};
pub use guard::{Limit, Line, Sum, is_solved, is_sum, new_sum};
pub use model::{
    Colour, Contact, Guide, GuideBasis, GuideForm, LEAST_CONTRAST, Library, Origin, Riddle,
    Setting, Slug, Translated, Translation, Updating,
};
pub use pages::{hours_apart, sessions_text, sum_asked};
pub use permit::{KEEPERS, TRANSLATORS, may_keep, may_translate};
pub use shell::{PublicEntry, PublicShell};
pub use store::Site;
pub use visit::{Gathered, Visit};

use pages::{embed, english, finding, look_up, processes, quality, staff};
use permit::STAFF;
use platform::{Access, Feature, NavEntry, PublicSide, Routes, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations![
            "20261126-50_portal",
            "20261126-51_portal_contents",
            "20261126-93_portal_inspections"
        ],
        routes: public_routes().merge(staff_routes()),
        nav: vec![
            NavEntry::new(78, pages::staff::SECTION, pages::words::NAV)
                .under(Shelf::Operate, pages::words::NAV_ABOUT)
                .for_roles(STAFF),
        ],
        sentences: pages::SENTENCES,
        public: Some(PublicSide {
            links: pages::words::LINKS,
            sections: Some(sections::sections),
            ..PublicSide::default()
        }),
        queries: [store::CATALOGUE, store::global::CATALOGUE].concat(),
        ..Feature::new("portal")
    }
}

/// What strangers may open.
fn public_routes() -> Routes {
    Routes::new()
        .get("/portal", Access::Public, pages::entrance)
        .get("/portal/{agency}", Access::Public, pages::home)
        .get("/portal/{agency}/assets/{name}", Access::Public, shell::asset)
        .get("/portal/{agency}/processes", Access::Public, processes::list)
        .get("/portal/{agency}/processes/{slug}", Access::Public, processes::show)
        .get("/portal/{agency}/processes/{slug}/picture.svg", Access::Public, processes::picture)
        .get("/portal/{agency}/processes/{slug}/a4.pdf", Access::Public, processes::a4)
        .get("/portal/{agency}/processes/{slug}/a5.pdf", Access::Public, processes::a5)
        .get("/portal/{agency}/forms/{slug}", Access::Public, processes::form)
        .get("/portal/{agency}/processes/{slug}/en", Access::Public, english::english)
        .get("/portal/dossiers", Access::Public, look_up::from_receipt)
        .get("/portal/{agency}/dossiers", Access::Public, look_up::ask)
        .post("/portal/{agency}/dossiers", Access::Public, look_up::look_up)
        .get("/portal/{agency}/embed/processes", Access::Public, embed::processes)
        .get("/portal/{agency}/embed/counters", Access::Public, embed::counters)
        .get("/portal/{agency}/embed/sections/{id}", Access::Public, embed::section)
        .get("/portal/{agency}/sitemap.xml", Access::Public, finding::sitemap)
        .get("/robots.txt", Access::Public, finding::robots)
        .get("/portal/{agency}/quality", Access::Public, quality::quality)
        .get("/portal/{agency}/declaration.pdf", Access::Public, quality::declaration)
        .get("/portal/{agency}/decision.pdf", Access::Public, quality::decision)
        .get("/portal/{agency}/inspections/{id}", Access::Public, quality::inspection_file)
        .get("/portal/{agency}/{*elsewhere}", Access::Public, pages::not_found)
}

/// What the portal's keepers do.
fn staff_routes() -> Routes {
    let staff = Access::Only(STAFF);
    let keepers = Access::Only(KEEPERS);
    let translators = Access::Only(TRANSLATORS);
    Routes::new()
        .get("/public-site", staff, staff::show)
        .post("/public-site", keepers, staff::save)
        .get("/public-site/notice-board.pdf", staff, staff::board)
        .get("/public-site/translations", translators, staff::translations)
        .get("/public-site/translations/{document}", translators, staff::translation)
        .post("/public-site/translations/{document}", translators, staff::translate)
}
