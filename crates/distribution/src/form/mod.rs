//! What people type. Past these files, a value is right or it does not exist.
//!
//! | file | holds |
//! |---|---|
//! | `copy` | paper copies: to whom, what happens to them |
//! | `disposal` | minutes of destruction |
//! | `reading` | acknowledgements, questions |
//! | `scope` | distribution lists, the setting |

mod copy;
mod disposal;
mod reading;
mod scope;

pub(crate) use copy::{CopyForm, MoveForm};
pub(crate) use disposal::{DisposalForm, DisposalMove};
pub(crate) use reading::{AnswerForm, QuestionsForm};
pub(crate) use scope::{LineForm, TermsForm};

use platform::FieldErrors;

/// A whole number between two others.
fn number(
    errors: &mut FieldErrors,
    field: &str,
    typed: &str,
    (least, most): (i64, i64),
) -> Option<i64> {
    let number = typed.trim().parse().ok().filter(|n| (least..=most).contains(n));
    if number.is_none() {
        errors.add(field, "bad_number");
    }
    number
}
