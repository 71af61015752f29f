//! The Word files as others see them: the schema's order, LibreOffice, our own reader.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod office;
mod reading;
mod samples;
mod schema;
