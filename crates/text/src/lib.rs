//! Vietnamese text: composed, folded for search, sorted by the alphabet; dates and numbers as
//! offices write them (NĐ 30/2020, Annex I; `one-stop.md` section 7). Pure.

mod fold;
mod name;
mod order;
mod typed;
mod write;

pub use fold::{fold, nfc};
pub use name::file_name;
pub use order::sort_key;
pub use typed::{typed, typed_day};
pub use write::{
    UNDATED, capitalised, clock_time, count, date, date_in_words, date_time, here, percent,
    within_sentence,
};
