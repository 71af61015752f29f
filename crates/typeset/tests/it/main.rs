//! What a reader, a search and a validator find in the finished files.
#![expect(clippy::unwrap_used, reason = "tests may panic; the clippy setting misses helpers")]

mod copies;
mod copy_sheets;
mod decisions;
mod endings;
mod figures;
mod gallery;
mod guides;
mod hostile;
mod layout;
mod letters;
mod parts;
mod pdf;
mod samples;
mod texts;
mod verapdf;
mod words;
