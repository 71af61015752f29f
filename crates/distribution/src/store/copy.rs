use super::{day, instant, maybe_day, unreadable};
use crate::{CopyCode, CopyId, CopyState, DisposalId, Held, PaperCopy, Receipt};
use document::{DocumentId, State, VersionId};
use platform::{
    Actor, DbError, PersonId, Tx,
    db::Query,
    list::{Filter, List, Match, Order},
    queries, row,
};

row! {
    pub(crate) struct CopyRow { id: i64, version: i64, copy_no: i64, code: String, unit: Option<i64>, person: Option<i64>, holder: String, state: String, allocated_on: String, delivered_on: Option<String>, signed_at: Option<i64>, signed_by: Option<i64>, recall_on: Option<String>, returned_on: Option<String>, return_signed: i64, lost_on: Option<String>, lost_reason: String, destroyed_on: Option<String>, disposal: Option<i64> }
}
row! {
    /// A version of which copies wait for the keeper: to be handed over, or to come back.
    pub(crate) struct Stray { pub(crate) version: i64, pub(crate) code: String, pub(crate) title: String, pub(crate) copies: i64, pub(crate) expired_on: String }
}
row! {
    /// A copy for whose receipt somebody has to sign.
    pub(crate) struct Unsigned { pub(crate) version: i64, pub(crate) code: String, pub(crate) title: String, pub(crate) copy_no: i64, pub(crate) delivered_on: String }
}
row! {
    /// What a label leads to; no holder, no name of a person.
    pub(crate) struct Scanned { pub(crate) agency: String, pub(crate) agency_id: i64, pub(crate) document: i64, pub(crate) code: String, pub(crate) title: String, pub(crate) issue_no: i64, pub(crate) revision_no: i64, pub(crate) copy_no: i64, pub(crate) effective_on: Option<String>, pub(crate) expired_on: Option<String>, pub(crate) version_state: String, pub(crate) copy_state: String }
}
row! {
    /// A line of the registers of paper copies, with every day of the copy's life.
    #[derive(Debug, Clone)]
    pub(crate) struct Entry { pub(crate) version: i64, pub(crate) code: String, pub(crate) title: String, pub(crate) issue_no: i64, pub(crate) revision_no: i64, pub(crate) copy_no: i64, pub(crate) holder: String, pub(crate) delivered_on: Option<String>, pub(crate) signed_at: Option<i64>, pub(crate) signed_by: Option<i64>, pub(crate) recall_on: Option<String>, pub(crate) returned_on: Option<String>, pub(crate) return_signed: i64, pub(crate) lost_on: Option<String>, pub(crate) lost_reason: String, pub(crate) destroyed_on: Option<String>, pub(crate) disposal_no: String, pub(crate) method: String, pub(crate) version_state: String }
}

macro_rules! copies {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.version_id, c.copy_no, c.code, c.unit_id, c.person_id, c.holder, c.state, c.allocated_on, c.delivered_on, c.signed_at, c.signed_by, c.recall_on, c.returned_on, c.return_signed, c.lost_on, c.lost_reason, c.destroyed_on, c.disposal_id
             FROM controlled_copy c WHERE c.agency_id = $1 ",
            $rest
        )
    };
}

queries! {
    copies(version: i64) -> many CopyRow = copies!("AND c.version_id = $2 ORDER BY c.copy_no LIMIT 1000");
    copy(version: i64, id: i64) -> opt CopyRow = copies!("AND c.version_id = $2 AND c.id = $3");
    /// Copies of a document's versions out of force that nobody asked back yet.
    copies_to_recall(document: i64) -> many CopyRow =
        copies!("AND c.state IN ('to_deliver', 'delivered') AND EXISTS
                 (SELECT 1 FROM document_version v WHERE v.agency_id = $1 AND v.id = c.version_id AND v.document_id = $2
                  AND v.state IN ('superseded', 'withdrawn'))
                 ORDER BY c.version_id, c.copy_no");
    /// Who holds a copy of another version of a document, and none of this one.
    holders_before(document: i64, version: i64) -> many (Option<i64>, Option<i64>, String) =
        "SELECT DISTINCT c.unit_id, c.person_id, c.holder FROM controlled_copy c
         JOIN document_version v ON v.agency_id = $1 AND v.id = c.version_id AND v.document_id = $2
         WHERE c.agency_id = $1 AND c.version_id <> $3 AND c.state IN ('delivered', 'recall_requested') AND NOT EXISTS
           (SELECT 1 FROM controlled_copy n WHERE n.agency_id = $1 AND n.version_id = $3 AND n.holder = c.holder
            AND n.state IN ('to_deliver', 'delivered'))
         ORDER BY c.holder LIMIT 500";
    /// What can be put into minutes of destruction: what came back and stands in no others.
    destroyable(disposal: i64) -> many CopyRow =
        copies!("AND c.state = 'returned' AND (c.disposal_id IS NULL OR c.disposal_id = $2) ORDER BY c.version_id, c.copy_no LIMIT 500");
    copies_in(disposal: i64) -> many CopyRow =
        copies!("AND c.disposal_id = $2 ORDER BY c.version_id, c.copy_no LIMIT 500");
    last_number(version: i64) -> one (i64,) =
        "SELECT COALESCE(max(copy_no), 0) FROM controlled_copy WHERE agency_id = $1 AND version_id = $2";
    insert_copy(id: i64, version: i64, copy_no: i64, code: &str, unit: Option<i64>, person: Option<i64>, holder: &str, allocated_on: &str) -> exec =
        "INSERT INTO controlled_copy (agency_id, id, version_id, copy_no, code, unit_id, person_id, holder, state, allocated_on, return_signed, lost_reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'to_deliver', $9, 0, '')";
    /// Moves a copy, if it still stands where it stood.
    move_copy(id: i64, from: &str, to: &str, delivered_on: Option<String>, recall_on: Option<String>, returned_on: Option<String>, return_signed: i64, lost_on: Option<String>, lost_reason: &str, destroyed_on: Option<String>) -> exec =
        "UPDATE controlled_copy SET state = $4, delivered_on = $5, recall_on = $6, returned_on = $7, return_signed = $8, lost_on = $9, lost_reason = $10, destroyed_on = $11
         WHERE agency_id = $1 AND id = $2 AND state = $3";
    sign_copy(id: i64, at: i64, by: Option<i64>) -> exec =
        "UPDATE controlled_copy SET signed_at = $3, signed_by = $4 WHERE agency_id = $1 AND id = $2 AND signed_at IS NULL";
    put_disposal(id: i64, disposal: Option<i64>) -> exec =
        "UPDATE controlled_copy SET disposal_id = $3 WHERE agency_id = $1 AND id = $2 AND state = 'returned'";
    free_copies(disposal: i64) -> exec =
        "UPDATE controlled_copy SET disposal_id = NULL WHERE agency_id = $1 AND disposal_id = $2 AND state = 'returned'";
    /// Versions of which copies have to come back. The copies come first: they are few, versions are many.
    strays() -> many Stray =
        "SELECT v.id, d.code, v.title, count(*), COALESCE(v.expired_on, '') FROM controlled_copy c
         CROSS JOIN document_version v
         JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
         WHERE v.agency_id = $1 AND v.id = c.version_id AND c.agency_id = $1 AND c.state = 'recall_requested'
         GROUP BY v.id, d.code, d.code_key, v.title, v.expired_on ORDER BY d.code_key, v.id LIMIT 200";
    /// Versions of which copies wait to be handed over.
    undelivered() -> many Stray =
        "SELECT v.id, d.code, v.title, count(*), COALESCE(v.effective_on, '') FROM controlled_copy c
         CROSS JOIN document_version v
         JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
         WHERE v.agency_id = $1 AND v.id = c.version_id AND c.agency_id = $1 AND c.state = 'to_deliver'
         GROUP BY v.id, d.code, d.code_key, v.title, v.effective_on ORDER BY d.code_key, v.id LIMIT 200";
    /// Copies that wait for the signature of this person, or of this unit's head.
    unsigned(person: i64, headed: i64) -> many Unsigned =
        "SELECT v.id, d.code, v.title, c.copy_no, COALESCE(c.delivered_on, '') FROM controlled_copy c
         CROSS JOIN document_version v
         JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
         WHERE v.agency_id = $1 AND v.id = c.version_id AND c.agency_id = $1 AND c.state IN ('delivered', 'recall_requested') AND c.signed_at IS NULL
         AND (c.person_id = $2 OR c.unit_id = $3) ORDER BY c.delivered_on, c.id LIMIT 100";
}

/// What a stranger with a label asks: the code alone says of which agency.
pub(super) const GLOBAL: &[Query] = global::CATALOGUE;

/// Looks behind a label.
pub(crate) mod global {
    use super::Scanned;
    platform::queries! { global
        scanned(code: &str) -> opt Scanned =
            "SELECT g.name, g.agency_id, v.document_id, d.code, v.title, v.issue_no, v.revision_no, c.copy_no, v.effective_on, v.expired_on, v.state, c.state
             FROM controlled_copy c
             JOIN agency g ON g.agency_id = c.agency_id
             JOIN document_version v ON v.agency_id = c.agency_id AND v.id = c.version_id
             JOIN document d ON d.agency_id = c.agency_id AND d.id = v.document_id
             WHERE c.code = $1 AND c.code <> ''";
        /// What took the place of a version: the newest issue that binds or did.
        successor(agency: i64, document: i64) -> opt (i64, i64, Option<String>, String) =
            "SELECT issue_no, revision_no, effective_on, state FROM document_version
             WHERE agency_id = $1 AND document_id = $2 AND effective_on IS NOT NULL AND state IN ('effective', 'superseded', 'withdrawn')
             ORDER BY effective_on DESC, id DESC LIMIT 1";
    }
}

const COLUMNS: &str = "v.id, d.code, v.title, v.issue_no, v.revision_no, c.copy_no, c.holder, c.delivered_on, c.signed_at, c.signed_by, c.recall_on, c.returned_on, c.return_signed, c.lost_on, c.lost_reason, c.destroyed_on, COALESCE(b.number, ''), COALESCE(b.method, ''), v.state";

macro_rules! register {
    ($condition:literal) => {
        concat!(
            "FROM controlled_copy c
             JOIN document_version v ON v.agency_id = $1 AND v.id = c.version_id
             JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
             LEFT JOIN disposal b ON b.agency_id = $1 AND b.id = c.disposal_id AND b.state = 'executed'
             WHERE c.agency_id = $1 AND ",
            $condition
        )
    };
}

const FILTERS: &[Filter] = &[
    Filter { key: "q", sql: "d.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
    Filter { key: "unit", sql: "d.unit_id = {}", kind: Match::Int },
];

/// Sổ phân phối tài liệu as of day `$2`: every copy that had been handed over by then.
pub(crate) const COPIES: List = List {
    columns: COLUMNS,
    from: register!("c.delivered_on <= $2"),
    params: 2,
    key: "c.id",
    filters: FILTERS,
    orders: &[
        Order { key: "code", column: "d.code_key", text: true, descending: false },
        Order {
            key: "delivered",
            column: "COALESCE(c.delivered_on, '')",
            text: true,
            descending: true,
        },
    ],
};

/// Sổ thu hồi, hủy tài liệu as of day `$2`: every copy that had to come back, came back, was lost or
/// was destroyed by then.
pub(crate) const RECALLS: List = List {
    columns: COLUMNS,
    from: register!(
        "(c.recall_on <= $2 OR c.returned_on <= $2 OR c.lost_on <= $2 OR c.destroyed_on <= $2)"
    ),
    params: 2,
    key: "c.id",
    filters: FILTERS,
    orders: &[
        Order { key: "code", column: "d.code_key", text: true, descending: false },
        Order {
            key: "returned",
            column: "COALESCE(c.returned_on, '')",
            text: true,
            descending: true,
        },
    ],
};

/// The paper copies of a version, by number.
pub(crate) fn copies_of(tx: &Tx<'_>, version: VersionId) -> Result<Vec<PaperCopy>, DbError> {
    read_copies(copies(tx, version.get())?)
}

/// One paper copy of a version.
pub(crate) fn copy_of(
    tx: &Tx<'_>,
    version: VersionId,
    id: CopyId,
) -> Result<Option<PaperCopy>, DbError> {
    copy(tx, version.get(), id.get())?.map(read_copy).transpose()
}

/// Copies of a document whose holders have to be asked to give them back.
pub(crate) fn outdated(tx: &Tx<'_>, document: DocumentId) -> Result<Vec<PaperCopy>, DbError> {
    read_copies(copies_to_recall(tx, document.get())?)
}

/// What can stand in these minutes of destruction; in new ones where there are none.
pub(crate) fn for_disposal(
    tx: &Tx<'_>,
    disposal: Option<DisposalId>,
) -> Result<Vec<PaperCopy>, DbError> {
    read_copies(destroyable(tx, disposal.map_or(0, DisposalId::get))?)
}

/// What stands in these minutes of destruction.
pub(crate) fn of_disposal(tx: &Tx<'_>, disposal: DisposalId) -> Result<Vec<PaperCopy>, DbError> {
    read_copies(copies_in(tx, disposal.get())?)
}

/// Stores a moved copy; says whether it still stood where it stood before.
pub(crate) fn put_copy(
    tx: &Tx<'_>,
    before: &PaperCopy,
    after: &PaperCopy,
) -> Result<bool, DbError> {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let (from, to) = (before.state().as_str(), after.state().as_str());
    let moved = move_copy(
        tx,
        after.id.get(),
        from,
        to,
        day(after.delivered_on),
        day(after.recall_on),
        day(after.returned_on),
        i64::from(after.return_signed),
        day(after.lost_on),
        &after.lost_reason,
        day(after.destroyed_on),
    )?;
    Ok(moved == 1)
}

/// What waits for this person's signature.
pub(crate) fn unsigned_for(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<Unsigned>, DbError> {
    let headed = actor.unit.filter(|_| actor.is(platform::Role::Head)).unwrap_or(-1);
    unsigned(tx, actor.person.get(), headed)
}

impl Entry {
    /// Whether the version that it is a copy of was given up rather than replaced.
    pub(crate) fn is_withdrawn(&self) -> bool {
        State::parse(&self.version_state) == Some(State::Withdrawn)
    }
}

fn read_copies(rows: Vec<CopyRow>) -> Result<Vec<PaperCopy>, DbError> {
    rows.into_iter().map(read_copy).collect()
}

fn read_copy(row: CopyRow) -> Result<PaperCopy, DbError> {
    let receipt = row.signed_at.map(|at| {
        Ok::<_, DbError>(Receipt { at: instant(at)?, by: row.signed_by.map(PersonId::new) })
    });
    Ok(PaperCopy {
        id: CopyId::new(row.id),
        version: VersionId::new(row.version),
        number: u32::try_from(row.copy_no).unwrap_or(u32::MAX),
        code: CopyCode::parse(&row.code),
        held: Held { unit: row.unit, person: row.person.map(PersonId::new), name: row.holder },
        allocated_on: day(&row.allocated_on)?,
        delivered_on: maybe_day(row.delivered_on.as_deref())?,
        receipt: receipt.transpose()?,
        recall_on: maybe_day(row.recall_on.as_deref())?,
        returned_on: maybe_day(row.returned_on.as_deref())?,
        return_signed: row.return_signed == 1,
        lost_on: maybe_day(row.lost_on.as_deref())?,
        lost_reason: row.lost_reason,
        destroyed_on: maybe_day(row.destroyed_on.as_deref())?,
        disposal: row.disposal.map(DisposalId::new),
        state: CopyState::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
    })
}
