//! Dossiers of administrative procedures: received, handled step by step, returned; each follows
//! the issue of its procedure that was in force when it was accepted (ISO 9001, 8.5; NĐ 61/2018,
//! NĐ 118/2025; `one-stop.md`).
//!
//! | file | holds |
//! |---|---|
//! | `model` | states and moves, codes, rule sets, the plan of steps; pure |
//! | `permit` | who may do which action |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature |
//! | `figures` | what objectives and reports ask: how many, in time or late |
//! | `look_up` | what applicants learn without an account, and when a dossier would be due |
//! | `form` | what people type, made into what the model takes |
//! | `api` | JSON for programs |
//! | `pages`, `print` | HTML for people, and the forms of the one-stop mechanism |
//! | `exhibits` | its figures, for every page that shows some |
//! | `pack` | what it hands over to an inspection |
//!
//! **Invariant**: the due date follows from the rows of the deadline's ledger; a code once printed
//! is never given again; a new issue of a procedure touches no running dossier.

mod actions;
mod api;
mod exhibits;
mod figures;
mod form;
mod look_up;
mod model;
mod pack;
mod pages;
mod permit;
mod print;
mod store;

pub use actions::{Acceptance, Applicant, Move, accept, act, configure, open, reception};
pub use figures::{
    Finished, Late, Only, Tally, finished, late_one, late_ones, of_code, received, running, tally,
};
pub use look_up::{Seen, foresee, look_up, next_morning};
pub use model::{
    Action, Channel, CodePattern, Dossier, DossierId, FormSet, Promise, Refusal, Setting, State,
    is_phone, phone_digits, promise,
};
pub use permit::{Permit, may};

use platform::{Access, Feature, NavEntry, Role, Routes};

/// Who works with citizens' dossiers.
pub const DESK: &[Role] = platform::search::DESK;

/// Who looks at a dossier: those, and auditors, who are not told who the citizen is.
const READERS: &[Role] = &[
    Role::OneStopOfficer,
    Role::Specialist,
    Role::Clerk,
    Role::Head,
    Role::Approver,
    Role::IsoSecretary,
    Role::Auditor,
];

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations![
            "20261123-06_dossier",
            "20261126-40_dossier_speed",
            "20261126-87_dossier_finished",
            "20261127-64_dossier_hours"
        ],
        routes: routes(),
        nav: vec![NavEntry::new(30, "/dossiers", "Hồ sơ").for_roles(DESK)],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        inbox: Some(actions::inbox),
        queries: store::CATALOGUE.to_vec(),
        lists: vec![&store::LIST],
        ..Feature::new("dossier")
    }
}

fn routes() -> Routes {
    let desk = Access::Only(DESK);
    let readers = Access::Only(READERS);
    let reception = Access::Only(&[Role::OneStopOfficer]);
    Routes::new()
        .get("/dossiers", desk, pages::list)
        .post("/dossiers", reception, pages::accept)
        .get("/dossiers/new", reception, pages::new)
        .post("/dossiers/new", reception, pages::filled)
        .get("/dossiers/{id}", readers, pages::show)
        .post("/dossiers/{id}/actions", desk, pages::act)
        .api("/api/v1/dossiers", desk, api::about_list(), api::list)
        .api("/api/v1/dossiers/{id}", desk, api::about_show(), api::show)
        .get("/dossiers/{id}/receipt", desk, pages::receipt)
        .get("/dossiers/{id}/control-slip", readers, pages::control_slip)
        .get("/dossiers/{id}/slips/{kind}", desk, pages::slip)
}
