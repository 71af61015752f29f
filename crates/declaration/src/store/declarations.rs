//! Declarations and what shows their publication.

use super::{day, optional_day, unreadable};
use crate::{Declaration, DeclarationId, Publication, Signer, Snapshot, State};
use jiff::civil::Date;
use platform::{
    DbError, PersonId, Tx,
    list::{Filter, List, Match, Order},
    queries, row,
};

row! {
    pub(crate) struct Row { id: i64, state: String, number: String, dated: Option<String>, snapshot: String, signer_id: Option<i64>, signer_name: String, signer_position: String, replaces: Option<i64>, posted_on: Option<String>, posted_at: String, portal_on: Option<String>, portal_url: String, sent_on: Option<String>, sent_to: String, in_force_on: Option<String>, superseded_on: Option<String>, drafted_by: i64, drafted_on: String, moves: i64 }
}
row! {
    /// A line of the list.
    #[derive(Debug, Clone)]
    pub(crate) struct Line { pub(crate) id: i64, pub(crate) state: String, pub(crate) number: String, pub(crate) dated: Option<String>, pub(crate) snapshot: String, pub(crate) signer: String, pub(crate) in_force_on: Option<String>, pub(crate) superseded_on: Option<String>, pub(crate) drafted_on: String }
}
row! {
    /// A file that shows a publication.
    #[derive(Debug, Clone)]
    pub(crate) struct EvidenceRow { pub(crate) id: i64, pub(crate) name: String, pub(crate) bytes: i64, pub(crate) person: i64, pub(crate) at: i64 }
}

macro_rules! declarations {
    ($rest:literal) => {
        concat!(
            "SELECT id, state, number, dated, snapshot, signer_id, signer_name, signer_position, replaces, posted_on, posted_at, portal_on, portal_url, sent_on, sent_to, in_force_on, superseded_on, drafted_by, drafted_on, moves
             FROM declaration WHERE agency_id = $1 ",
            $rest
        )
    };
}

queries! {
    find(id: i64) -> opt Row = declarations!("AND id = $2");
    /// The one in force on a day.
    in_force_on(day: &str) -> opt Row =
        declarations!("AND in_force_on <= $2 AND (superseded_on IS NULL OR superseded_on > $2) ORDER BY in_force_on DESC, id DESC LIMIT 1");
    /// The one in work.
    in_work() -> opt Row = declarations!("AND state IN ('draft', 'signed', 'published') LIMIT 1");
    all() -> many Row = declarations!("AND state <> 'discarded' ORDER BY id DESC");
    insert(id: i64, replaces: Option<i64>, drafted_by: i64, drafted_on: &str, at: i64) -> exec =
        "INSERT INTO declaration (agency_id, id, state, number, snapshot, snapshot_hash, signer_name, signer_position, replaces, posted_at, portal_url, sent_to, drafted_by, drafted_on, moves, changed_at)
         VALUES ($1, $2, 'draft', '', '', '', '', '', $3, '', '', '', $4, $5, 0, $6)";
    /// Stores a moved one, if nobody moved it meanwhile.
    update(id: i64, moves_before: i64, state: &str, number: &str, dated: Option<String>, snapshot: &str, snapshot_hash: &str, signer_id: Option<i64>, signer_name: &str, signer_position: &str, posted_on: Option<String>, posted_at: &str, portal_on: Option<String>, portal_url: &str, sent_on: Option<String>, sent_to: &str, in_force_on: Option<String>, superseded_on: Option<String>, at: i64) -> exec =
        "UPDATE declaration SET moves = moves + 1, state = $4, number = $5, dated = $6, snapshot = $7, snapshot_hash = $8, signer_id = $9, signer_name = $10, signer_position = $11, posted_on = $12, posted_at = $13, portal_on = $14, portal_url = $15, sent_on = $16, sent_to = $17, in_force_on = $18, superseded_on = $19, changed_at = $20
         WHERE agency_id = $1 AND id = $2 AND moves = $3";
    insert_evidence(id: i64, declaration: i64, name: &str, hash: &str, bytes: i64, person: i64, at: i64) -> exec =
        "INSERT INTO declaration_evidence (agency_id, id, declaration_id, name, hash, bytes, person_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    evidence_of(declaration: i64) -> many EvidenceRow =
        "SELECT id, name, bytes, person_id, at FROM declaration_evidence WHERE agency_id = $1 AND declaration_id = $2 ORDER BY id";
    evidence_file(id: i64) -> opt (String, String) =
        "SELECT hash, name FROM declaration_evidence WHERE agency_id = $1 AND id = $2";
}

/// Declarations, the newest first; what was discarded is asked for.
pub(crate) const LIST: List = List {
    columns: "c.id, c.state, c.number, c.dated, c.snapshot, c.signer_name, c.in_force_on, c.superseded_on, c.drafted_on",
    from: "FROM declaration c WHERE c.agency_id = $1",
    params: 1,
    key: "c.id",
    filters: &[Filter {
        key: "state",
        sql: "",
        kind: Match::Choice(&[
            ("in_work", "c.state IN ('draft', 'signed', 'published')"),
            ("in_force", "c.state = 'in_force'"),
            ("superseded", "c.state = 'superseded'"),
            ("discarded", "c.state = 'discarded'"),
        ]),
    }],
    orders: &[Order { key: "drafted", column: "c.drafted_on", text: true, descending: true }],
};

/// The declaration of this key. What is not signed has an empty snapshot.
pub(crate) fn get(tx: &Tx<'_>, id: DeclarationId) -> Result<Option<Declaration>, DbError> {
    find(tx, id.get())?.map(read).transpose()
}

/// The one in force on a day.
pub(crate) fn in_force(tx: &Tx<'_>, on: Date) -> Result<Option<Declaration>, DbError> {
    in_force_on(tx, &on.to_string())?.map(read).transpose()
}

/// The one in work.
pub(crate) fn open_one(tx: &Tx<'_>) -> Result<Option<Declaration>, DbError> {
    in_work(tx)?.map(read).transpose()
}

/// Every declaration that was not discarded, the newest first.
pub(crate) fn declarations(tx: &Tx<'_>) -> Result<Vec<Declaration>, DbError> {
    all(tx)?.into_iter().map(read).collect()
}

/// Stores a moved declaration; how many rows changed, none if somebody was faster.
pub(crate) fn save(tx: &Tx<'_>, moves_before: i64, it: &Declaration) -> Result<u64, DbError> {
    let written = |day: Option<Date>| day.map(|day| day.to_string());
    let (snapshot, hash) = if it.is_signed() {
        let told = serde_json::to_string(&it.snapshot);
        (told.map_err(|e| unreadable("snapshot", &e.to_string()))?, it.snapshot.hash())
    } else {
        (String::new(), String::new())
    };
    let signer = it.signer.as_ref();
    let text_of = |of: fn(&Signer) -> &String| signer.map_or("", |signer| of(signer).as_str());
    let known = &it.publication;
    update(
        tx,
        it.id.get(),
        moves_before,
        it.state().as_str(),
        &it.number,
        written(it.dated),
        &snapshot,
        &hash,
        signer.map(|signer| signer.person.get()),
        text_of(|signer| &signer.name),
        text_of(|signer| &signer.position),
        written(known.posted_on),
        &known.posted_at,
        written(known.portal_on),
        &known.portal_url,
        written(known.sent_on),
        &known.sent_to,
        written(it.in_force_on),
        written(it.superseded_on),
        tx.now().as_microsecond(),
    )
}

fn read(row: Row) -> Result<Declaration, DbError> {
    let signer = row.signer_id.map(|person| Signer {
        person: PersonId::new(person),
        name: row.signer_name,
        position: row.signer_position,
    });
    Ok(Declaration {
        id: DeclarationId::new(row.id),
        number: row.number,
        dated: optional_day(row.dated.as_deref())?,
        snapshot: snapshot(&row.snapshot)?,
        signer,
        replaces: row.replaces.map(DeclarationId::new),
        publication: Publication {
            posted_on: optional_day(row.posted_on.as_deref())?,
            posted_at: row.posted_at,
            portal_on: optional_day(row.portal_on.as_deref())?,
            portal_url: row.portal_url,
            sent_on: optional_day(row.sent_on.as_deref())?,
            sent_to: row.sent_to,
        },
        in_force_on: optional_day(row.in_force_on.as_deref())?,
        superseded_on: optional_day(row.superseded_on.as_deref())?,
        drafted_by: PersonId::new(row.drafted_by),
        drafted_on: day(&row.drafted_on)?,
        moves: row.moves,
        state: State::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
    })
}

fn snapshot(stored: &str) -> Result<Snapshot, DbError> {
    if stored.is_empty() {
        return Ok(Snapshot::default());
    }
    serde_json::from_str(stored).map_err(|e| unreadable("snapshot", &e.to_string()))
}

impl Line {
    /// What it declares; nothing before it was signed.
    pub(crate) fn snapshot(&self) -> Snapshot {
        snapshot(&self.snapshot).unwrap_or_default()
    }
}
