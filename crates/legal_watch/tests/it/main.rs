//! Legal watch through the front door: a law changes, and every process that rests on it follows.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod changing;
mod office;
mod proposing;
mod real;
mod reviewing;
mod watching;
