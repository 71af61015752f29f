//! HTML for people: a struct a page, its template beside it.

mod packs;
mod words;

pub(crate) use packs::{beside, create, file, list, portfolio, retry, show};
pub(crate) use words::{
    ARCHIVE_HEADS, BOOK_HEADS, CONTENTS_SIGNER, CONTENTS_TITLE, INSPECTION_WORDS, MISSING, NAV,
    SENTENCES, SUMS_ELSEWHERE, SUMS_HEADS, SUMS_TITLE, UNBOUND, UNPRINTED, contents_note, gap,
    item_label,
};
