//! HTML for people: a struct a page, its template beside it.
//!
//! | file | holds |
//! |---|---|
//! | `board` | every review, as page, PDF, XLSX, CSV |
//! | `task` | one review and its judgement |
//! | `change` | a basis replaced in many procedures, and what came of it |
//! | `reviews` | the log of looks through the gazette |
//! | `proposals` | texts that procedures name and the register does not have |
//! | `words` | the words of this feature |

mod board;
pub(crate) mod change;
mod proposals;
mod reviews;
mod task;
mod words;

pub(crate) use board::board;
pub(crate) use proposals::{enter, proposals};
pub(crate) use reviews::{record_review, reviews, reviews_head, reviews_of};
pub(crate) use task::{judge, task};
pub(crate) use words::{
    LATE_DETAIL, MONTHLY_DETAIL, NAV, SENTENCES, because, citation, late_changes, monthly, stamp,
    summary, todo, users,
};
