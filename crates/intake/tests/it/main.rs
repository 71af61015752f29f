//! The reader at its front door: fixtures written here, hostile files, the child process, and the
//! twelve real processes where they are at hand.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests may")]

mod any;
mod bpmn;
mod child;
mod docx;
mod fixture;
mod hostile;
mod news;
mod odt;
mod table;
mod truth;
