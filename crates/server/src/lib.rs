//! Quality management for Vietnamese public agencies: the program `haidang`.
//!
//! Start reading at [`features`]: every feature is one folder in `crates/`, and one line there.
//! How they are made into one program is in the crate `composition`.
//!
//! | file | holds |
//! |---|---|
//! | `reactions` | what features do about each other's events: one `match` |
//! | `settings` | command line over `HAIDANG_*` variables over `haidang.toml` |
//! | `open` | the data folder: database, files, keys |
//! | `serve` | connections with their limits, jobs, events, the end |
//! | `command` | the command line |
//! | `backup` | packages that prove themselves |
//! | `store` | all SQL of the command line |
//! | `demo` | the demonstration agency |
//! | `torture` | load for the test that kills the program |

pub mod backup;
pub mod command;
pub mod demo;
pub mod open;
mod pages;
pub mod reactions;
pub mod serve;
pub mod settings;
mod store;
mod torture;

use platform::Feature;

/// Every feature, in the order in which they may know each other.
pub fn features() -> Vec<Feature> {
    vec![
        platform::feature(),
        organization::feature(),
        account::feature(),
        edition::feature(),
        external_document::feature(),
        document::feature(),
        quality_register::feature(),
        plan::feature(),
        committee::feature(),
        change_request::feature(),
        procedure::feature(),
        bulk_import::feature(),
        rendition::feature(),
        signing::feature(),
        legal_watch::feature(),
        distribution::feature(),
        master_list::feature(),
        record::feature(),
        periodic_review::feature(),
        dossier::feature(),
        nonconformity::feature(),
        nonconforming_output::feature(),
        risk::feature(),
        context::feature(),
        provider::feature(),
        infrastructure::feature(),
        communication::feature(),
        objective::feature(),
        transition::feature(),
        inspection::feature(),
        yearly_report::feature(),
        evidence::feature(),
        audit::feature(),
        management_review::feature(),
        overview::feature(),
        declaration::feature(),
        visit_counter::feature(),
        portal::feature(),
        training::feature(),
        satisfaction::feature(),
        feedback::feature(),
        appointment::feature(),
        news::feature(),
        bulletin::feature(),
        adoption::feature(),
        interchange::feature(),
        succession::feature(),
    ]
}
