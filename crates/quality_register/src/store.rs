//! All SQL about entries of registers. No rule lives here.

use crate::{Entry, EntryId, Origin, Register, Values};
use edition::Edition;
use jiff::civil::Date;
use platform::{
    DbError, PersonId, Tx,
    list::{Filter, List, Match, Order},
    queries, row,
};
use std::collections::BTreeMap;

/// The end of what still stands.
pub(crate) const STANDS: i64 = i64::MAX;

row! {
    pub(crate) struct Row { pub(crate) id: i64, register: String, number: String, state: String, filled: String, parent: Option<i64>, origin: String, origin_href: String, origin_label: String, raised_by: i64, raised_on: String, settled_on: Option<String>, moves: i64, edition: String }
}
row! {
    /// A line of a list.
    #[derive(Debug, Clone)]
    pub(crate) struct Line { pub(crate) id: i64, pub(crate) number: String, pub(crate) state: String, pub(crate) title: String, pub(crate) kind: String, pub(crate) unit: String, pub(crate) owner: String, pub(crate) due_on: Option<String>, pub(crate) raised_on: String, pub(crate) settled_on: Option<String>, pub(crate) rank: i64, pub(crate) filled: String, pub(crate) edition: String, pub(crate) parent: Option<i64> }
}
row! {
    /// An act in the history of an entry.
    pub(crate) struct Act { pub(crate) move_no: i64, pub(crate) action: String, pub(crate) by: i64, pub(crate) at: i64, pub(crate) note: String, pub(crate) filled: String, pub(crate) state: String }
}

row! {
    /// Entries of a register that have state, kind and grade in common, at the end of a span.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Lot {
        /// Their state.
        pub state: String,
        /// Their kind; empty where the register has none.
        pub kind: String,
        /// How much they matter; empty where the register has no grades.
        pub grade: String,
        /// How many.
        pub count: i64,
        /// How many of them are not settled.
        pub open: i64,
        /// How many of them are past their day and not settled.
        pub overdue: i64,
        /// How many of them were raised in the span and not given up since.
        pub raised: i64,
        /// How many of them were done in the span: settled, and not given up.
        pub done: i64
    }
}

macro_rules! entries {
    ($rest:literal) => {
        concat!(
            "SELECT e.id, e.register, e.number, e.state, e.filled, e.parent_id, e.origin, e.origin_href, e.origin_label, e.raised_by, e.raised_on, e.settled_on, e.move_no, e.edition
             FROM quality_entry e WHERE e.agency_id = $1 ",
            $rest
        )
    };
}

/// The words of the states by which registers say that an entry was given up, was never taken on or
/// came to nothing: it is not late, and not done either.
macro_rules! given_up {
    () => {
        "('cancelled', 'called_off', 'dropped', 'declined', 'missed', 'removed', 'withdrawn')"
    };
}
/// An entry that was not given up.
macro_rules! was_meant {
    () => {
        concat!("e.state NOT IN ", given_up!())
    };
}
/// An entry whose day came, by the end of the day (`$day`) as of which it is told.
macro_rules! was_due {
    ($day:literal) => {
        concat!(
            "e.due_on IS NOT NULL AND ",
            was_meant!(),
            " AND (e.settled_on IS NOT NULL OR e.due_on < ",
            $day,
            ")"
        )
    };
}
/// It was done by its day.
macro_rules! was_kept {
    () => {
        "e.settled_on IS NOT NULL AND e.settled_on <= e.due_on"
    };
}

queries! {
    /// Of the entries whose day came in a span: those that were done by it, and all.
    in_time(register: &str, at: i64, from: &str, to: &str, unit: Option<i64>) -> one (i64, i64) =
        concat!("SELECT COALESCE(CAST(sum(CASE WHEN ", was_kept!(), " THEN 1 ELSE 0 END) AS BIGINT), 0), count(*)
         FROM quality_entry e WHERE e.agency_id = $1 AND e.register = $2 AND e.from_at <= $3 AND e.to_at > $3 AND e.raised_on <= $5
         AND e.due_on >= $4 AND e.due_on <= $5 AND (CAST($6 AS BIGINT) IS NULL OR e.unit_id = $6) AND ", was_due!("$5"));
    find(register: &str, id: i64, at: i64) -> opt Row =
        entries!("AND e.register = $2 AND e.id = $3 AND e.from_at <= $4 AND e.to_at > $4");
    standing(register: &str, at: i64) -> many Row =
        entries!("AND e.register = $2 AND e.from_at <= $3 AND e.to_at > $3 ORDER BY e.id");
    /// Entries of a state that all, their owner, those of their unit or whoever noted them may have to
    /// do with; where `until` says a day, those that are due by it.
    waiting(register: &str, state: &str, stands: i64, all: i64, owner: Option<i64>, unit: Option<i64>, raiser: Option<i64>, until: Option<String>) -> many Row =
        entries!("AND e.register = $2 AND e.state = $3 AND e.to_at = $4 AND ($5 = 1 OR e.owner_id = $6 OR e.unit_id = $7 OR e.raised_by = $8)
         AND (CAST($9 AS TEXT) IS NULL OR e.due_on <= $9) ORDER BY e.id DESC LIMIT 1000");
    children(register: &str, parent: i64, at: i64) -> many Row =
        entries!("AND e.register = $2 AND e.parent_id = $3 AND e.from_at <= $4 AND e.to_at > $4 ORDER BY e.id");
    of_kind(register: &str, kind: &str, at: i64) -> many Row =
        entries!("AND e.register = $2 AND e.kind = $3 AND e.from_at <= $4 AND e.to_at > $4 ORDER BY e.id");
    /// Owners of entries of a state, each with what the entry belongs to.
    owners(register: &str, state: &str, at: i64) -> many (i64, i64) =
        "SELECT DISTINCT e.owner_id, e.parent_id FROM quality_entry e WHERE e.agency_id = $1 AND e.register = $2 AND e.state = $3
         AND e.from_at <= $4 AND e.to_at > $4 AND e.owner_id IS NOT NULL AND e.parent_id IS NOT NULL";
    by_number(register: &str, number: &str, stands: i64) -> opt Row =
        entries!("AND e.register = $2 AND e.number = $3 AND e.to_at = $4");
    from_origin(origin: &str, stands: i64) -> many (i64, String) =
        "SELECT id, register FROM quality_entry WHERE agency_id = $1 AND origin = $2 AND to_at = $3 ORDER BY id";
    about_document(register: &str, document: &str, stands: i64) -> many Row =
        entries!("AND e.document = $3 AND e.to_at = $4 AND e.register = $2 ORDER BY e.rank DESC, e.id");
    acts(id: i64) -> many Act =
        "SELECT move_no, action, acted_by, from_at, note, filled, state FROM quality_entry WHERE agency_id = $1 AND id = $2 ORDER BY move_no";
    /// What was done to an entry and by whom.
    doers(id: i64) -> many (String, i64) =
        "SELECT action, acted_by FROM quality_entry WHERE agency_id = $1 AND id = $2 ORDER BY move_no";
    salt(id: i64) -> opt (String,) =
        "SELECT salt FROM quality_entry WHERE agency_id = $1 AND id = $2 AND move_no = 0";
    insert(id: i64, move_no: i64, register: &str, from_at: i64, to_at: i64, number: &str, state: &str, title: &str, kind: &str, unit: Option<i64>, owner: Option<i64>, due_on: Option<String>, rank: i64, parent: Option<i64>, origin: &str, origin_href: &str, origin_label: &str, filled: &str, folded: &str, raised_by: i64, raised_on: &str, settled_on: Option<String>, action: &str, acted_by: i64, note: &str, salt: &str, document: &str, grade: &str, edition: &str) -> exec =
        "INSERT INTO quality_entry (agency_id, id, move_no, register, from_at, to_at, number, state, title, kind, unit_id, owner_id, due_on, rank, parent_id, origin, origin_href, origin_label, filled, folded, raised_by, raised_on, settled_on, action, acted_by, note, salt, document, grade, edition)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30)";
    /// Ends what stood, if it is what its changer saw.
    end(id: i64, move_no: i64, stands: i64, at: i64) -> exec =
        "UPDATE quality_entry SET to_at = $5 WHERE agency_id = $1 AND id = $2 AND move_no = $3 AND to_at = $4";
    next_number(register: &str, year: i64) -> one (i64,) =
        "INSERT INTO quality_entry_counter (agency_id, register, year, last) VALUES ($1, $2, $3, 1)
         ON CONFLICT (agency_id, register, year) DO UPDATE SET last = quality_entry_counter.last + 1 RETURNING last";
    /// Answered by the index of a register alone. What is so by the moment was raised and settled by then.
    tally(register: &str, at: i64, from: &str, to: &str) -> many Lot =
        concat!("SELECT e.state, e.kind, e.grade, count(*), CAST(sum(CASE WHEN e.settled_on IS NULL THEN 1 ELSE 0 END) AS BIGINT),
            CAST(sum(CASE WHEN e.due_on < $5 AND e.settled_on IS NULL THEN 1 ELSE 0 END) AS BIGINT),
            CAST(sum(CASE WHEN e.raised_on >= $4 AND ", was_meant!(), " THEN 1 ELSE 0 END) AS BIGINT),
            CAST(sum(CASE WHEN e.settled_on >= $4 AND ", was_meant!(), " THEN 1 ELSE 0 END) AS BIGINT)
         FROM quality_entry e WHERE e.agency_id = $1 AND e.register = $2 AND e.from_at <= $3 AND e.to_at > $3 GROUP BY e.state, e.kind, e.grade");
}

/// The entries of a register (`$2`) as of a moment (`$3`) of a day (`$4`).
pub(crate) const LIST: List = List {
    columns: "e.id, e.number, e.state, e.title, e.kind, COALESCE(u.name, ''), COALESCE(p.full_name, ''), e.due_on, e.raised_on, e.settled_on, e.rank, e.filled, e.edition, e.parent_id",
    from: "FROM quality_entry e
           LEFT JOIN unit u ON u.agency_id = $1 AND u.id = e.unit_id
           LEFT JOIN person p ON p.agency_id = $1 AND p.id = e.owner_id
           WHERE e.agency_id = $1 AND e.register = $2 AND e.from_at <= $3 AND e.to_at > $3 AND e.raised_on <= $4",
    params: 4,
    key: "e.id",
    filters: &[
        Filter { key: "q", sql: "e.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "state", sql: "e.state = {}", kind: Match::Text },
        Filter { key: "kind", sql: "e.kind = {}", kind: Match::Text },
        Filter { key: "grade", sql: "e.grade = {}", kind: Match::Text },
        Filter { key: "document", sql: "e.document = {}", kind: Match::Text },
        Filter { key: "unit", sql: "e.unit_id = {}", kind: Match::Int },
        Filter { key: "owner", sql: "e.owner_id = {}", kind: Match::Int },
        Filter { key: "parent", sql: "e.parent_id = {}", kind: Match::Int },
        Filter { key: "due_from", sql: "e.due_on >= {}", kind: Match::Text },
        Filter { key: "due_to", sql: "e.due_on <= {}", kind: Match::Text },
        Filter { key: "raised_from", sql: "e.raised_on >= {}", kind: Match::Text },
        Filter { key: "settled_from", sql: "e.settled_on >= {}", kind: Match::Text },
        Filter {
            key: "stood_from",
            sql: "e.settled_on IS NULL OR e.settled_on >= {}",
            kind: Match::Text,
        },
        Filter {
            key: "due",
            sql: "",
            kind: Match::Choice(&[
                ("all", was_due!("$4")),
                ("kept", concat!(was_due!("$4"), " AND ", was_kept!())),
                ("missed", concat!(was_due!("$4"), " AND NOT (", was_kept!(), ")")),
            ]),
        },
        Filter { key: "year", sql: "substr(e.raised_on, 1, 4) = {}", kind: Match::Text },
        Filter {
            key: "phase",
            sql: "",
            kind: Match::Choice(&[
                ("open", "e.settled_on IS NULL"),
                ("settled", "e.settled_on IS NOT NULL"),
                ("kept", was_meant!()),
                ("done", concat!("e.settled_on IS NOT NULL AND ", was_meant!())),
                ("overdue", "e.settled_on IS NULL AND e.due_on < $4"),
            ]),
        },
    ],
    orders: &[
        Order { key: "raised", column: "e.raised_on", text: true, descending: true },
        Order { key: "number", column: "e.number", text: true, descending: true },
        Order { key: "due", column: "COALESCE(e.due_on, '9999')", text: true, descending: false },
        Order { key: "rank", column: "e.rank", text: false, descending: true },
    ],
};

/// A row as the value it stands for; without what was done to it.
pub(crate) fn read(register: &'static Register, row: Row) -> Result<Entry, DbError> {
    let day = |text: &str| text.parse::<Date>().map_err(|_| unreadable("day", text));
    let origin = Origin { thing: row.origin, href: row.origin_href, label: row.origin_label };
    Ok(Entry {
        id: EntryId::new(row.id),
        register,
        number: row.number,
        values: values(&row.filled)?,
        parent: row.parent.map(EntryId::new),
        origin: Some(origin).filter(|origin| !origin.thing.is_empty()),
        raised_by: PersonId::new(row.raised_by),
        raised_on: day(&row.raised_on)?,
        settled_on: row.settled_on.as_deref().map(day).transpose()?,
        edition: edition(&row.edition)?,
        moves: row.moves,
        acts: Vec::new(),
        stage: register.stage(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
    })
}

/// The edition of a row.
pub(crate) fn edition(word: &str) -> Result<Edition, DbError> {
    Edition::parse(word).ok_or_else(|| unreadable("edition", word))
}

/// The fields as they are stored.
pub(crate) fn values(filled: &str) -> Result<Values, DbError> {
    serde_json::from_str(filled).map_err(|_| unreadable("filled", filled))
}

/// An entry as it stands, with everything that was done to it.
pub(crate) fn get(
    tx: &Tx<'_>,
    register: &'static Register,
    id: EntryId,
) -> Result<Option<Entry>, DbError> {
    let Some(row) = find(tx, register.key, id.get(), STANDS - 1)? else { return Ok(None) };
    remembered(tx, read(register, row)?).map(Some)
}

/// An entry with everything that was done to it.
pub(crate) fn remembered(tx: &Tx<'_>, entry: Entry) -> Result<Entry, DbError> {
    let done = doers(tx, entry.id.get())?;
    let acts = done.into_iter().map(|(action, by)| (action, PersonId::new(by))).collect();
    Ok(Entry { acts, ..entry })
}

/// What is said and meant by a change, beside the entry itself.
pub(crate) struct Change<'c> {
    pub(crate) action: &'c str,
    pub(crate) by: PersonId,
    pub(crate) note: &'c str,
    pub(crate) salt: &'c str,
}

/// Adds an entry as it stands from now on.
pub(crate) fn put(tx: &Tx<'_>, entry: &Entry, change: &Change<'_>) -> Result<(), DbError> {
    let none = Origin::default();
    let origin = entry.origin.as_ref().unwrap_or(&none);
    let filled =
        serde_json::to_string(&entry.values).map_err(|e| DbError::Unreadable(e.to_string()))?;
    insert(
        tx,
        entry.id.get(),
        entry.moves,
        entry.register.key,
        tx.now().as_microsecond(),
        STANDS,
        &entry.number,
        entry.state(),
        entry.title(),
        entry.kind(),
        entry.unit(),
        entry.owner().map(PersonId::get),
        entry.due_on().map(|day| day.to_string()),
        (entry.register.rank)(&entry.values),
        entry.parent.map(EntryId::get),
        &origin.thing,
        &origin.href,
        &origin.label,
        &filled,
        &text::fold(&entry.words()),
        entry.raised_by.get(),
        &entry.raised_on.to_string(),
        entry.settled_on.map(|day| day.to_string()),
        change.action,
        change.by.get(),
        change.note,
        change.salt,
        entry.document(),
        entry.grade(),
        entry.edition.as_str(),
    )?;
    Ok(())
}

/// How many entries a register had at the end of a span, and how many came and went in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Of each state.
    pub states: BTreeMap<String, i64>,
    /// Past their day and not settled.
    pub overdue: i64,
    /// Not settled.
    pub open: i64,
    /// The same by state, kind and grade.
    pub lots: Vec<Lot>,
}

impl Tally {
    /// Those of some lots.
    pub fn count(&self, which: impl Fn(&Lot) -> bool) -> i64 {
        self.lots.iter().filter(|lot| which(lot)).map(|lot| lot.count).sum()
    }

    /// Those that were raised in the span, but for what was given up: the list is that of
    /// [`crate::raised_in`].
    pub fn raised(&self) -> i64 {
        self.lots.iter().map(|lot| lot.raised).sum()
    }

    /// Those that were done in the span, settled and not given up: the list is that of
    /// [`crate::done_in`]. Whether somebody confirmed it since makes no difference: what was done on the
    /// last day of a year and confirmed in the next would else be told in neither.
    pub fn done(&self) -> i64 {
        self.lots.iter().map(|lot| lot.done).sum()
    }

    /// Those that were in hand in the span: done in it, or open at its end.
    pub fn in_hand(&self) -> i64 {
        self.open + self.done()
    }

    /// Those of some states.
    pub fn of(&self, states: &[&str]) -> i64 {
        states.iter().filter_map(|state| self.states.get(*state)).sum()
    }

    /// All of them.
    pub fn all(&self) -> i64 {
        self.states.values().sum()
    }
}

fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("{column}: {value:?}"))
}
