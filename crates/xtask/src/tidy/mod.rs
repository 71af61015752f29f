//! The rules that neither rustc nor clippy knows. Each complaint says what to do.
//!
//! | file | rule |
//! |---|---|
//! | `layers` | models are pure, and inside a feature nothing points upward; nor between crates |
//! | `places` | SQL stands in stores, words for people in pages; files are short |
//! | `codes` | every refusal has its sentence |
//! | `snapshots` | every snapshot is used |

mod codes;
mod layers;
mod places;
mod snapshots;
mod source;

use crate::run::root;
use source::Source;
use std::process::ExitCode;

pub(crate) fn run() -> ExitCode {
    let sources = Source::all(&root());
    let mut complaints: Vec<String> = Vec::new();
    for source in &sources {
        complaints.extend(layers::check(source));
        complaints.extend(places::check(source));
    }
    complaints.extend(codes::check(&sources));
    complaints.extend(snapshots::check(&sources));
    for complaint in &complaints {
        eprintln!("{complaint}");
    }
    println!("tidy: {} files, {} complaints", sources.len(), complaints.len());
    if complaints.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
