//! Controlled documents through the front door, as people act.
#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod comments;
mod decisions;
mod editing;
mod life;
mod office;
mod rights;
mod signing;
