//! Words for people.

pub(crate) mod words;
