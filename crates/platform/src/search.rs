//! Search over titles and codes of everything, with and without diacritics.
//!
//! The one place with two texts: FTS5 on SQLite and `tsvector('simple')` on PostgreSQL, both over
//! text folded by the same Rust function, so that both find the same.

use crate::{
    Actor, Role,
    db::{DbError, Tx},
};

/// Who may find an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Everybody with an account.
    Everybody,
    /// Those who draft and judge documents.
    Drafters,
    /// Those who handle dossiers.
    Desk,
    /// Those of one unit who handle dossiers, and those who see every unit's; by its key.
    DeskOf(i64),
}

impl Shelf {
    const fn as_int(self) -> i64 {
        match self {
            Self::Everybody => 0,
            Self::Drafters => 1,
            Self::Desk => 2,
            Self::DeskOf(unit) => unit,
        }
    }
}

/// Those who see drafts.
pub const DRAFTERS: &[Role] = &[
    Role::Author,
    Role::Reviewer,
    Role::Appraiser,
    Role::Approver,
    Role::IsoSecretary,
    Role::DocumentController,
];

/// Those who see citizens' dossiers.
pub const DESK: &[Role] = &[
    Role::OneStopOfficer,
    Role::Specialist,
    Role::Clerk,
    Role::Head,
    Role::Approver,
    Role::IsoSecretary,
];

/// Those of them who see the dossiers of every unit.
pub const EVERY_UNIT: &[Role] =
    &[Role::OneStopOfficer, Role::Clerk, Role::Approver, Role::IsoSecretary];

/// What can be found.
#[derive(Debug, Clone)]
pub struct Entry<'e> {
    /// The page it leads to; one entry a page.
    pub href: &'e str,
    /// The kind of thing, as people read it.
    pub kind: &'e str,
    /// Its title, as people read it.
    pub title: &'e str,
    /// More words that lead to it.
    pub words: &'e str,
    /// Who may find it.
    pub shelf: Shelf,
}

crate::row! {
    /// One thing found.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Hit {
        /// The page it leads to.
        pub href: String,
        /// The kind of thing.
        pub kind: String,
        /// Its title.
        pub title: String,
    }
}

mod sql {
    crate::queries! {
        forget(href: &str) -> exec = "DELETE FROM search_entry WHERE agency_id = $1 AND href = $2";
        put(href: &str, kind: &str, title: &str, shelf: i64, folded: &str, id: i64) -> exec =
            "INSERT INTO search_entry (agency_id, href, kind, title, shelf, folded, id) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    }
}
pub(crate) use sql::CATALOGUE;

/// Makes a thing findable, or changes how it is found.
pub fn put(tx: &Tx<'_>, entry: &Entry<'_>) -> Result<(), DbError> {
    sql::forget(tx, entry.href)?;
    let folded = words(&format!("{} {}", entry.title, entry.words));
    let shelf = entry.shelf.as_int();
    sql::put(tx, entry.href, entry.kind, entry.title, shelf, &folded, tx.new_key())?;
    Ok(())
}

/// Folded text in which every sign but letters and digits parts words, on both engines alike.
fn words(text: &str) -> String {
    let spaced: String =
        text::fold(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What `typed` finds for this person: exact words first in the newest, twenty at most.
pub fn find(tx: &Tx<'_>, actor: &Actor, typed: &str) -> Result<Vec<Hit>, DbError> {
    let words = words(typed);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let drafters = if actor.is_any(DRAFTERS) { Shelf::Drafters } else { Shelf::Everybody };
    let desk = if actor.is_any(DESK) { Shelf::Desk } else { Shelf::Everybody };
    let unit = actor.unit.filter(|_| desk == Shelf::Desk).map_or(Shelf::Everybody, Shelf::DeskOf);
    let every_unit = i64::from(actor.is_any(EVERY_UNIT));
    let (question, sql) = if tx.is_sqlite() {
        let terms: Vec<_> = words.split(' ').map(|word| format!("\"{word}\"*")).collect();
        (terms.join(" "), FIND_SQLITE)
    } else {
        let terms: Vec<_> = words.split(' ').map(|word| format!("{word}:*")).collect();
        (terms.join(" & "), FIND_POSTGRES)
    };
    let shelves = [drafters.as_int(), desk.as_int(), unit.as_int(), every_unit];
    let [drafters, desk, unit, every_unit] = &shelves;
    tx.list(sql, &[&tx.agency().get(), &question, drafters, desk, unit, every_unit])
}

const FIND_SQLITE: &str = "SELECT e.href, e.kind, e.title FROM search_text t \
     JOIN search_entry e ON e.rowid = t.rowid \
     WHERE search_text MATCH $2 AND e.agency_id = $1 \
     AND (e.shelf IN (0, $3, $4, $5) OR ($6 = 1 AND e.shelf > 2)) \
     ORDER BY e.id DESC LIMIT 20";

const FIND_POSTGRES: &str = "SELECT e.href, e.kind, e.title FROM search_entry e \
     WHERE to_tsvector('simple', e.folded) @@ to_tsquery('simple', $2) \
     AND e.agency_id = $1 \
     AND (e.shelf IN (0, $3, $4, $5) OR ($6 = 1 AND e.shelf > 2)) \
     ORDER BY e.id DESC LIMIT 20";
