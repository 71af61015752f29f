//! HTML for people: a struct a page, its template beside it.

mod list;
mod new;
mod public;
mod rules;
mod show;
mod words;

pub(crate) use list::list;
pub(crate) use new::{enter, new};
pub(crate) use public::{answers, look_up, lookup, public_form, public_send};
pub(crate) use rules::{put_keeping, put_rule, rules};
pub(crate) use show::{act, erase, file, publish, show, slip_pdf};
pub(crate) use words::{
    IN_TIME, LINKS, NAV_ABOUT, SENTENCES, exhibit_label, exhibit_mend, rule_words, to_do,
    usual_rules,
};

/// The words of prints.
pub(crate) mod printed;

/// Where these pages stand in the navigation.
const SECTION: &str = "/feedback";
