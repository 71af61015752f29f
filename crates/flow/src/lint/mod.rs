//! The checks made before approval: pure, so that the editor, the command line and the tests get
//! the same answer.
//!
//! | file | holds |
//! |---|---|
//! | `rule` | every rule with its id, severity, title and source |
//! | `context` | what one procedure cannot know: the register of legal texts, codes in use … |
//! | `finding`, `part` | what is reported, and where in the procedure |
//! | `sums`, `case`, `measure` | the running sum of the time norms, case by case |
//! | `cover`, `change`, `time`, `steps`, `legal`, `content`, `writing` | the rules, by group |
//! | `set` | rules across several procedures |
//! | `role` | the role that a "Trách nhiệm" cell suggests |
//!
//! Each rule is explained to users in `docs/guide/lint/<id>.md` ([`Rule::guide`]).

mod case;
mod change;
mod content;
mod context;
mod cover;
mod finding;
mod legal;
mod measure;
mod part;
mod role;
mod rule;
mod set;
mod steps;
mod sums;
mod time;
mod words;
mod writing;

use crate::Procedure;
pub use context::{Context, Edition, ExternalText, Purpose, Register, TextStatus};
pub use finding::{FileFinding, Finding, Severity};
pub use measure::written_time;
pub use role::suggest_role;
pub use rule::Rule;
pub use set::lint_set;
pub use sums::{CaseSum, Measure, WhyNot, sums};

/// Everything that is wrong or worth knowing, in the order of the printed document.
pub fn lint(procedure: &Procedure, context: &Context) -> Vec<Finding> {
    let mut out = Vec::new();
    cover::check(procedure, context, &mut out);
    change::check(procedure, context, &mut out);
    content::check(procedure, context, &mut out);
    time::check(procedure, &mut out);
    legal::check(procedure, context, &mut out);
    steps::check(procedure, context, &mut out);
    writing::check(procedure, &mut out);
    out
}
