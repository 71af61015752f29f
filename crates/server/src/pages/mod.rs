//! Words that people read on pages and that the command line sets.

mod words;

pub(crate) use words::ADMINISTRATOR;
