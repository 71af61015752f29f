//! HTML for people: a struct a page, its template beside it. Every Vietnamese word is in `words`.

mod panels;
mod said;
mod scales;
mod ties;
mod words;

pub(crate) use panels::{above, notice, panels};
pub(crate) use said::says;
pub(crate) use scales::{scales, set};
pub(crate) use ties::{link, raise, tied_notice, ties};
pub(crate) use words::{
    ABOUT, PrintWords, SCALE_ABOUT, SCALE_TITLE, SENTENCES, TITLE, WORDS, origin_label, print_day,
    print_words, risks_named, usual_scale,
};
