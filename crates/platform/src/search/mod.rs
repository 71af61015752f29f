//! Search over titles, codes and full text of everything, with and without diacritics.
//!
//! | file | holds |
//! |---|---|
//! | here | who may find what, and what is put in |
//! | `find` | what a question finds, best first |
//! | `snippet` | the words around what was found, with marks |
//!
//! The one place with two texts: FTS5 on SQLite and `tsvector('simple')` on PostgreSQL, both over
//! text folded by the same Rust function, so that both find the same. Who may find an entry, and in
//! which agency, are words of the index as well (`zzs…`, `zza…`), so that a question never walks
//! over what its asker may not see.

mod find;
mod snippet;

pub use find::{Asked, Found, Hit, find};
pub use snippet::{Piece, snippet};

use crate::{
    Role,
    db::{DbError, Tx},
};

/// Who may find an entry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shelf {
    /// Everybody with an account.
    #[default]
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

/// Whether what is found holds today.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Standing {
    /// It does, or the question does not arise.
    #[default]
    Current,
    /// It does not yet.
    Draft,
    /// It no longer does.
    Past,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 3] = [Self::Current, Self::Draft, Self::Past];

    /// The word in the database and in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Draft => "draft",
            Self::Past => "past",
        }
    }

    /// The standing that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.as_str() == word)
    }

    /// Its word in the index.
    const fn tag(self) -> &'static str {
        match self {
            Self::Current => "zzc",
            Self::Draft => "zzd",
            Self::Past => "zzp",
        }
    }
}

/// What can be found.
#[derive(Debug, Clone, Default)]
pub struct Entry<'e> {
    /// The page it leads to; one entry a page.
    pub href: &'e str,
    /// The kind of thing, as people read it.
    pub kind: &'e str,
    /// What it is found under with others, in one word: `document`, `dossier`, `person`.
    pub topic: &'static str,
    /// Its title, as people read it.
    pub title: &'e str,
    /// More words that lead to it as its title does.
    pub words: &'e str,
    /// Its full text; the first 200,000 letters are found.
    pub body: &'e str,
    /// Whether it holds today.
    pub standing: Standing,
    /// Who may find it.
    pub shelf: Shelf,
}

/// Letters of a text that are found. PostgreSQL takes no more than 1 MiB of words of one entry.
const LONGEST: usize = 200_000;

mod sql {
    crate::queries! {
        id_of(href: &str) -> opt (i64,) = "SELECT id FROM search_entry WHERE agency_id = $1 AND href = $2";
        forget(href: &str) -> exec = "DELETE FROM search_entry WHERE agency_id = $1 AND href = $2";
        put(href: &str, kind: &str, topic: &str, title: &str, standing: &str, shelf: i64, folded: &str, body: &str, id: i64) -> exec =
            "INSERT INTO search_entry (agency_id, href, kind, topic, title, standing, shelf, folded, body, id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    }
}
pub(crate) use sql::CATALOGUE;

const FORGET_SQLITE: &str = "DELETE FROM search_words WHERE rowid = $1";
const PUT_SQLITE: &str =
    "INSERT INTO search_words (rowid, head, body, tags) VALUES ($1, $2, $3, $4)";
const PUT_POSTGRES: &str = "UPDATE search_entry SET words = setweight(to_tsvector('simple', $2), 'A') \
     || setweight(to_tsvector('simple', $4), 'C') || setweight(to_tsvector('simple', $3), 'D') WHERE id = $1";

/// Makes a thing findable, or changes how it is found.
pub fn put(tx: &Tx<'_>, entry: &Entry<'_>) -> Result<(), DbError> {
    if let Some((id,)) = sql::id_of(tx, entry.href)? {
        if tx.is_sqlite() {
            tx.execute(FORGET_SQLITE, &[&id])?;
        }
        sql::forget(tx, entry.href)?;
    }
    let end = entry.body.char_indices().nth(LONGEST).map_or(entry.body.len(), |(end, _)| end);
    let body = &entry.body[..end];
    let (folded, text) = (words(&format!("{} {}", entry.title, entry.words)), words(body));
    let (id, shelf) = (tx.new_key(), entry.shelf.as_int());
    let Entry { href, kind, topic, title, standing, .. } = entry;
    sql::put(tx, href, kind, topic, title, standing.as_str(), shelf, &folded, body, id)?;
    let tags = tags(tx.agency().get(), entry.shelf, *standing, topic);
    let sql = if tx.is_sqlite() { PUT_SQLITE } else { PUT_POSTGRES };
    tx.execute(sql, &[&id, &folded, &text, &tags])?;
    Ok(())
}

/// The words of the index that say whose an entry is, who may find it, what it is and how it stands.
fn tags(agency: i64, shelf: Shelf, standing: Standing, topic: &str) -> String {
    let of_unit = if matches!(shelf, Shelf::DeskOf(_)) { " zzu" } else { "" };
    let standing = standing.tag();
    format!("zza{agency} zzs{}{of_unit} {standing} {}", shelf.as_int(), topic_tag(topic))
}

/// The word of a topic, which no engine takes apart.
fn topic_tag(topic: &str) -> String {
    let letters = topic.chars().filter(char::is_ascii_alphanumeric);
    "zzt".chars().chain(letters).collect()
}

/// Folded text in which every sign but letters and digits parts words, on both engines alike.
fn words(text: &str) -> String {
    let spaced: String =
        text::fold(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
