//! Several PDFs bound into one: their pages one after another, numbered throughout, with bookmarks.
//! Some were sent by people, so that they are read in a limited process.
//!
//! | file | holds |
//! |---|---|
//! | `frame` | parts as bytes and back |
//! | `bind` | the binding; runs in the child |
//! | `stamp` | page numbers, bookmarks; runs in the child |
//! | `child` | the process that does it |

mod bind;
pub mod child;
mod frame;
mod stamp;

pub use bind::{bind, pages};
pub use frame::Part;

use std::{path::Path, time::Duration};

/// Why there is no portfolio.
#[derive(Debug, thiserror::Error)]
pub enum PortfolioError {
    /// The process failed, or ran into its limits.
    #[error("{0}")]
    Failed(String),
}

/// How long a hundred files may take.
const DEADLINE: Duration = Duration::from_mins(2);

/// How many pages each part has, counted by a child process of `exe`; none where it cannot be read.
pub fn pages_in_child(exe: &Path, parts: &[Part]) -> Result<Vec<usize>, PortfolioError> {
    let answer = ask(exe, child::PAGES, parts)?;
    let counts = String::from_utf8_lossy(&answer);
    Ok(counts.split_whitespace().map(|count| count.parse().unwrap_or_default()).collect())
}

/// The parts bound into one PDF by a child process of `exe`; those that cannot be read are left out.
pub fn bind_in_child(exe: &Path, parts: &[Part]) -> Result<Vec<u8>, PortfolioError> {
    ask(exe, child::BIND, parts)
}

fn ask(exe: &Path, what: u8, parts: &[Part]) -> Result<Vec<u8>, PortfolioError> {
    let failed = |why: String| PortfolioError::Failed(why);
    let question = frame::written(what, parts);
    let answer = confined::ask(exe, child::WORD, question, DEADLINE);
    match answer.map_err(|fault| failed(fault.to_string()))?.split_first() {
        Some((b'+', made)) => Ok(made.to_vec()),
        Some((_, why)) => Err(failed(String::from_utf8_lossy(why).into_owned())),
        None => Err(failed("it ran into its limits".to_owned())),
    }
}
