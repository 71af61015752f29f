//! HTML for people: a struct a page, its template beside it.
//!
//! | file | holds |
//! |---|---|
//! | `inputs` | the inputs of a review: figures, words, comparison with the last review |
//! | `panels` | what the registers' own pages show more |
//! | `printed` | what the minutes say beside what people wrote |
//! | `words` | the words of this feature |

mod inputs;
mod panels;
pub(crate) mod printed;
mod words;

pub(crate) use inputs::{freeze, inputs, save};
pub(crate) use panels::{decision_panels, review_panels};
pub(crate) use words::{
    DECISION_WORDS, DECISIONS_IN_TIME, NAV, PRINT_MINUTES, REVIEW_WORDS, SEE_INPUTS, SENTENCES,
    WORD_MINUTES, basis, outcome_label,
};
