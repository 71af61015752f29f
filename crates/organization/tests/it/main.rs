//! The organisation through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod agency;
mod people;
mod roles;
mod working;
