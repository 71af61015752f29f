//! Agencies, units, people, appointments and roles, all from a day to a day (ISO 9001, 5.3).
//!
//! | file | holds |
//! |---|---|
//! | `model` | what these are, and how names and days are read; pure |
//! | `permit` | who may change them |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature |
//! | `directory` | what other features ask: who is who on a day |
//! | `working` | what other features ask: when the agency works |
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
mod working;

pub use actions::{
    Since, admit, appoint, confirm_year, decide_day, found, grant, hire, put_hours, rename,
    set_up_unit,
};
pub use directory::{
    Member, agencies, agency, agency_on, by_code, chosen, directory, member, names, units,
    with_role,
};
pub use model::{Agency, DayDecision, Decided, FullName, Unit, UnitId, role_label};
pub use permit::may_administer;
pub use working::{Working, calendar, working, working_as_known};

use platform::{Access, Feature, NavEntry, Routes, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations![
            "20261123-01_organization",
            "20261127-61_person_outside",
            "20261127-63_agency_past_calendar"
        ],
        routes: routes(),
        nav: vec![
            NavEntry::new(90, "/people", "Tổ chức"),
            NavEntry::new(96, "/agency", pages::AGENCY_NAV.0)
                .under(Shelf::Keep, pages::AGENCY_NAV.1),
            NavEntry::new(97, "/working-time", pages::WORKING_NAV.0)
                .under(Shelf::Keep, pages::WORKING_NAV.1),
        ],
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
        .get("/agency", Access::SignedIn, pages::agency::show)
        .post("/agency", administrator, pages::agency::save)
        .get("/working-time", Access::SignedIn, pages::working::show)
        .post("/working-time/days", administrator, pages::working::decide_day)
        .post("/working-time/years", administrator, pages::working::confirm_year)
        .post("/working-time/hours", administrator, pages::working::put_hours)
}
