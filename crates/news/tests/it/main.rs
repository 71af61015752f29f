//! News through the front door, as authors, editors, readers and robots come.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod hostile;
mod imports;
mod life;
mod office;
mod reading;
