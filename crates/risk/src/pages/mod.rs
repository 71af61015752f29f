//! HTML for people: a struct a page, its template beside it. Every Vietnamese word is in `words`.

mod panels;
mod scales;
mod words;

pub(crate) use panels::{above, notice, panels};
pub(crate) use scales::{scales, set};
pub(crate) use words::{
    ABOUT, PrintWords, SCALE_ABOUT, SCALE_TITLE, SENTENCES, TITLE, WORDS, print_day, print_words,
    usual_scale,
};
