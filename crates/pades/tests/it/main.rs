//! Signing and judging, and pyHanko as the independent judge.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod desk;
mod hostile;
mod judging;
mod pyhanko;
mod remote;
mod signing;
