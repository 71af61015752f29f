//! The pages are the shared register's; their words are here.

/// The words of the prints.
pub(crate) mod paper;
mod words;

pub(crate) use words::{
    ISSUES_ABOUT, ISSUES_TITLE, ISSUES_WORDS, PARTIES_ABOUT, PARTIES_TITLE, PARTIES_WORDS,
    SENTENCES, SHARED_WORDS,
};
