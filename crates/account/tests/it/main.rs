//! Accounts and sessions through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod door;
mod guests;
mod invitations;
mod sessions;
