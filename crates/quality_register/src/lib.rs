//! The shared register: one definition of fields, states, rights and rules gives a list with
//! filters, a board, a page with history, comments and files, an inbox, the usual print, Excel both
//! ways and an API (ISO 9001, 7.5; `architecture.md` rule 8).
//!
//! A feature writes statics of [`Register`] (structure in its `model`, words in its `pages`), puts
//! [`routes`] among its own, asks [`inbox`] for its inbox and [`tally`] for its exhibits. Every
//! change closes the row that stood and adds the next, so that each list can be told as of any day.
//!
//! | file | holds |
//! |---|---|
//! | `definition` | what a register is: fields, states, rights as values |
//! | `model` | an entry and how it moves; pure |
//! | `days` | what the days in fields keep to; pure |
//! | `approval` | who approved an entry, read off its history; pure |
//! | `permit` | who may do what, read off the table; the matrix for tests |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of entries |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for people |
//! | `print` | an entry on paper, a register as PDF, Excel and CSV |
//! | `ledger` | a register on paper in a form of its own |
//! | `pack` | a register on paper, for an inspection |
//! | `api` | the same for programs |
//! | `shares` | what was raised and done in a span, what of it by its day |
//! | `talk` | comments and files beside any thing of the record, of registers or not |
//!
//! **Invariant**: an entry moves by its register's table and in no other way; what it said before
//! stays; whoever did the work does not judge it, where the table says so; the clauses that it names
//! are those of the edition that it was made under, which stays with it.

mod actions;
mod api;
mod approval;
mod days;
mod definition;
mod form;
pub mod ledger;
mod model;
mod pack;
mod pages;
mod permit;
mod print;
mod shares;
mod store;
pub mod talk;

pub use actions::{
    Moved, about_document, as_of, belonging, edit, enter, every, follow, from_origin, inbox, moves,
    of_kind, open, owners, raise, raise_under, step, tally,
};
pub use days::Limit;
pub use definition::{
    Bar, Book, Field, Hooks, Kind, Listed, Note, Offers, Register, Rights, Slot, Stage, Step, Tone,
    Who,
};
pub use edition::Edition;
pub use model::{Entry, EntryId, Origin, Refusal, Values};
pub use pack::packed;
pub use pages::{Panel, Shown, shown_value};
pub use permit::{Permit, matrix, may, may_begin, may_edit};
pub use print::signer;
pub use shares::{done_in, in_time, in_time_href, raised_in};
pub use store::{Lot, Tally};

use platform::{Feature, Routes};

/// The part that all registers share: tables, sentences, what came of a thing. Each register's own
/// feature brings its pages.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations![
            "20261126-80_quality_register",
            "20261126-85_quality_place",
            "20261126-88_quality_tally",
            "20261126-95_quality_edition",
            "20261127-03_quality_waiting"
        ],
        sentences: pages::SENTENCES,
        queries: [store::CATALOGUE, talk::CATALOGUE].concat(),
        lists: vec![&store::LIST],
        ..Feature::new("quality_register")
    }
}

/// Every page of a register, for its feature's routes.
pub fn routes(register: &'static Register) -> Routes {
    pages::routes(register).merge(api::routes(register)).merge(talk::routes(
        register.path,
        register.access,
        move |tx, _, id| {
            let entry = actions::open(tx, register, EntryId::new(id))?;
            Ok(talk::Place { thing: entry.thing(), section: register.section })
        },
    ))
}

/// A path of a register for the router, which keeps it as long as the program runs.
fn path(register: &Register, after: &str) -> &'static str {
    format!("{}{after}", register.path).leak()
}
