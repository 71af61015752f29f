//! Radio and meetings: bulletins for the loudspeakers made of an article or a new process, with
//! reading time, edition, air log and a spoken preview; and what is put before staff briefings
//! (`iso-in-agencies.md` 7, S 26 and S 27; ISO 9001, 7.4).
//!
//! | file | holds |
//! |---|---|
//! | `model` | a bulletin, its states, how long it takes to read; pure |
//! | `permit` | who may do which action |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature |
//! | `form` | what people type, made into what the model takes |
//! | `speech` | the spoken preview, where espeak-ng is installed |
//! | `print` | the script and the agenda on paper |
//! | `pages` | HTML for people |
//! | `exhibits` | what it can show of itself |
//!
//! **Invariant**: nothing is aired that somebody else than its author did not approve; the air log is
//! added to, never changed.

mod actions;
mod exhibits;
mod form;
mod model;
mod pages;
mod permit;
mod print;
mod speech;
mod store;

pub use actions::{act, air, conclude, draft, open, propose, put, script_of, set_setting};
pub use model::{
    Action, Airing, Bulletin, BulletinId, ItemId, Refusal, Setting, Source, State, Text, syllables,
};
pub use permit::{Permit, may};

use platform::{Access, Feature, NavEntry, Routes, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-55_bulletin"],
        routes: routes(),
        nav: vec![
            NavEntry::new(76, "/bulletins", "Truyền thanh, giao ban")
                .under(Shelf::Support, pages::NAV),
        ],
        sentences: pages::SENTENCES,
        inbox: Some(actions::inbox),
        exhibits: Some(exhibits::exhibits),
        queries: [store::CATALOGUE, store::briefing::CATALOGUE].concat(),
        lists: vec![&store::LIST, &store::AIRINGS, &store::BRIEFINGS],
        ..Feature::new("bulletin")
    }
}

fn routes() -> Routes {
    let all = Access::SignedIn;
    Routes::new()
        .get("/bulletins", all, pages::list)
        .post("/bulletins", all, pages::create)
        .get("/bulletins/new", all, pages::new)
        .get("/bulletins/log", all, pages::log)
        .get("/bulletins/settings", all, pages::settings)
        .post("/bulletins/settings", all, pages::set_setting)
        .get("/bulletins/{id}", all, pages::show)
        .get("/bulletins/{id}/edit", all, pages::edit)
        .post("/bulletins/{id}/content", all, pages::save)
        .post("/bulletins/{id}/actions", all, pages::act)
        .post("/bulletins/{id}/airings", all, pages::air)
        .get("/bulletins/{id}/script.pdf", all, pages::script_page)
        .get("/bulletins/{id}/speech.wav", all, pages::speech)
        .get("/briefings", all, pages::briefings)
        .post("/briefings", all, pages::propose)
        .get("/briefings/log", all, pages::book)
        .get("/briefings/agenda.pdf", all, pages::agenda)
        .post("/briefings/{id}/conclusion", all, pages::conclude)
}
