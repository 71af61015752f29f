//! HTML for people: a struct a page, its template beside it.

mod competence;
pub(crate) mod figures;
mod list;
mod map;
mod papers;
pub(crate) mod printed;
mod public;
mod scope;
mod show;
mod words;

pub(crate) use competence::{add, covered, end, list as competences};
pub(crate) use list::{begin, list, reasons};
pub(crate) use map::{act as act_on_process, edit, map, map_pdf, new, put};
pub(crate) use papers::{decision_docx, decision_pdf, evidence, statement_docx, statement_pdf};
pub(crate) use public::sections;
pub(crate) use scope::{edit as edit_scope, put as put_scope, show as scope_page};
pub(crate) use show::{act, attach, show};
pub(crate) use words::{DECLARE_ANEW, NAV, SENTENCES, about, how_many_reasons, to_do};

use platform::{Actor, DbError, Notice, Noticeboard, Tx, ledger::object};

/// The entry of the navigation under which these pages stand.
const SECTION: &str = "/quality";

/// What somebody just did, from the address.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(crate) struct Did {
    did: String,
}

/// What other features have to say of the clauses that do not apply.
fn notices<'c>(
    tx: &Tx<'_>,
    board: &Noticeboard,
    actor: &Actor,
    excluded: impl Iterator<Item = &'c str>,
) -> Result<Vec<Notice>, DbError> {
    let clauses: Vec<_> = excluded.map(|clause| object("clause", clause)).collect();
    board.about(tx, actor, &clauses, text::here(tx.now()).date())
}

/// A day as people read it; a dash where there is none.
fn written(day: Option<jiff::civil::Date>) -> String {
    day.map_or_else(|| "–".to_owned(), text::date)
}
