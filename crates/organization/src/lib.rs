//! Agencies, units, people, appointments and roles, all from a day to a day (ISO 9001, 5.3).
//!
//! | file | holds |
//! |---|---|
//! | `model` | what these are, and how names and days are read; pure |
//! | `permit` | who may change them |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature |
//! | `directory` | what other features ask: who is who on a day |
//! | `exhibits` | its figures, for every page that shows some |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for people |

mod actions;
mod directory;
mod exhibits;
mod form;
mod model;
mod pages;
mod permit;
mod store;

pub use actions::{appoint, found, grant, hire, set_up_unit};
pub use directory::{
    Member, agencies, agency, by_code, directory, member, names, units, with_role,
};
pub use model::{Agency, FullName, Unit, UnitId, role_label};
pub use permit::may_administer;

use platform::{Access, Feature, NavEntry, Routes};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261123-01_organization"],
        routes: routes(),
        nav: vec![NavEntry::new(90, "/people", "Tổ chức")],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        queries: [store::CATALOGUE, store::global::CATALOGUE].concat(),
        lists: vec![&store::PEOPLE],
        ..Feature::new("organization")
    }
}

fn routes() -> Routes {
    let administrator = Access::Only(&[platform::Role::Administrator]);
    Routes::new()
        .get("/people", Access::SignedIn, pages::people)
        .post("/people", administrator, pages::hire)
        .get("/people/{id}", Access::SignedIn, pages::person)
        .post("/people/{id}/appointments", administrator, pages::appoint)
        .post("/people/{id}/roles", administrator, pages::set_roles)
        .get("/units", Access::SignedIn, pages::units)
        .post("/units", administrator, pages::set_up_unit)
}
