//! Visits through the front door, as readers and robots come.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod counting;
mod page;
mod portal;
