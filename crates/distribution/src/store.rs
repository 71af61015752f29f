//! All SQL about distribution. One rule lives here, because it is a `WHERE`: who is in the scope of
//! a document.

use crate::{CopyId, Obligation, PaperCopy, Unread};
use document::VersionId;
use jiff::{Timestamp, civil::Date};
use platform::{
    AgencyId, DbError, PersonId, Tx,
    db::Query,
    list::{Filter, List, Match, Order},
    queries, row,
};

row! {
    struct ObligationRow { since_day: String, opened_at: Option<i64>, acknowledged_at: Option<i64> }
}
row! {
    /// What somebody has to read.
    pub(crate) struct Open { pub(crate) version: i64, pub(crate) code: String, pub(crate) title: String, pub(crate) since_day: String }
}
row! {
    struct UnreadRow { version: i64, code: String, title: String, person: i64, name: String, since_day: String }
}
row! {
    /// How far the reading of one version has come.
    #[derive(Debug, Clone, Copy)]
    pub(crate) struct Progress { pub(crate) acknowledged: i64, pub(crate) total: i64, pub(crate) late: i64 }
}
row! {
    /// How far the reading of one version in force has come.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Coverage {
        /// The version's key.
        pub version: i64,
        /// How many have acknowledged it.
        pub acknowledged: i64,
        /// How many have to.
        pub total: i64,
    }
}
row! {
    /// The same for one unit; nameless for those without a unit.
    pub(crate) struct UnitLine { pub(crate) unit: i64, pub(crate) name: String, pub(crate) acknowledged: i64, pub(crate) total: i64 }
}
row! {
    struct CopyRow { id: i64, version: i64, copy_no: i64, holder: String, delivered_on: String, recalled_on: Option<String> }
}
row! {
    /// A version out of force of which copies are still out.
    pub(crate) struct Stray { pub(crate) version: i64, pub(crate) code: String, pub(crate) title: String, pub(crate) copies: i64, pub(crate) expired_on: String }
}
row! {
    /// A line of the list of versions in force.
    pub(crate) struct Line { pub(crate) version: i64, pub(crate) code: String, pub(crate) title: String, pub(crate) unit: String, pub(crate) issue_no: i64, pub(crate) revision_no: i64, pub(crate) effective_on: String, pub(crate) acknowledged: i64, pub(crate) total: i64 }
}
row! {
    /// A line of the list of readers of one version.
    pub(crate) struct Reader { pub(crate) name: String, pub(crate) position: String, pub(crate) unit: String, pub(crate) since_day: String, pub(crate) opened_at: Option<i64>, pub(crate) acknowledged_at: Option<i64> }
}

/// Whether a person is in the scope of document `d` on day `$2`: everybody with a position for a
/// document of the whole agency; for a unit's document that unit, those without a unit (leaders),
/// the one-stop desk and the ISO secretary.
macro_rules! in_scope {
    ($person:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM appointment a WHERE a.agency_id = $1 AND a.person_id = ",
            $person,
            " AND a.from_day <= $2 AND (a.to_day IS NULL OR a.to_day >= $2)
              AND (d.unit_id IS NULL OR a.unit_id IS NULL OR a.unit_id = d.unit_id OR EXISTS
                  (SELECT 1 FROM role_grant g WHERE g.agency_id = $1 AND g.person_id = a.person_id
                   AND g.role IN ('one_stop_officer', 'iso_secretary')
                   AND g.from_day <= $2 AND (g.to_day IS NULL OR g.to_day >= $2))))"
        )
    };
}

/// Obligations that count on day `$2`: those that were met, and those of people still in scope.
macro_rules! obligations {
    ($($joins:tt)*) => {
        concat!(
            "FROM obligation o
             JOIN document_version v ON v.agency_id = $1 AND v.id = o.version_id
             JOIN document d ON d.agency_id = $1 AND d.id = v.document_id ",
            $($joins)*,
            " WHERE o.agency_id = $1 AND (o.acknowledged_at IS NOT NULL OR ",
            in_scope!("o.person_id"),
            ") "
        )
    };
}

/// The person `p` of an obligation, with the position `m` and the unit `u` of day `$2`.
macro_rules! by_person {
    () => {
        "JOIN person p ON p.agency_id = $1 AND p.id = o.person_id
         LEFT JOIN appointment m ON m.agency_id = $1 AND m.person_id = p.id AND m.id =
            (SELECT max(b.id) FROM appointment b WHERE b.agency_id = $1 AND b.person_id = p.id
             AND b.from_day <= $2 AND (b.to_day IS NULL OR b.to_day >= $2))
         LEFT JOIN unit u ON u.agency_id = $1 AND u.id = m.unit_id"
    };
}

queries! {
    /// Asks everybody in scope to read a version in force, who was not asked yet.
    oblige(today: &str, version: i64) -> exec =
        concat!("INSERT INTO obligation (agency_id, version_id, person_id, since_day)
         SELECT v.agency_id, v.id, p.id, $2 FROM document_version v
         JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
         JOIN person p ON p.agency_id = $1
         WHERE v.agency_id = $1 AND v.state = 'effective' AND v.id = $3 AND ", in_scope!("p.id"),
        " AND NOT EXISTS (SELECT 1 FROM obligation o WHERE o.agency_id = $1 AND o.version_id = v.id AND o.person_id = p.id)");
    in_force() -> many (i64,) = "SELECT id FROM document_version WHERE agency_id = $1 AND state = 'effective' ORDER BY id";
    obligation(version: i64, person: i64) -> opt ObligationRow =
        "SELECT since_day, opened_at, acknowledged_at FROM obligation WHERE agency_id = $1 AND version_id = $2 AND person_id = $3";
    /// What a person has to read today.
    open_for(today: &str, person: i64) -> many Open =
        concat!("SELECT v.id, d.code, v.title, o.since_day ", obligations!(""),
        "AND v.state = 'effective' AND o.acknowledged_at IS NULL AND o.person_id = $3 ORDER BY o.since_day, d.code_key, v.id LIMIT 200");
    note_opened(version: i64, person: i64, at: i64) -> exec =
        "UPDATE obligation SET opened_at = $4 WHERE agency_id = $1 AND version_id = $2 AND person_id = $3 AND opened_at IS NULL";
    note_acknowledged(version: i64, person: i64, at: i64) -> exec =
        "UPDATE obligation SET acknowledged_at = $4 WHERE agency_id = $1 AND version_id = $2 AND person_id = $3 AND acknowledged_at IS NULL";
    coverage(today: &str) -> one (i64, i64) =
        concat!("SELECT count(o.acknowledged_at), count(*) ", obligations!(""), "AND v.state = 'effective'");
    coverages(today: &str) -> many Coverage =
        concat!("SELECT o.version_id, count(o.acknowledged_at), count(*) ", obligations!(""), "AND v.state = 'effective' GROUP BY o.version_id");
    unread(today: &str) -> many UnreadRow =
        concat!("SELECT v.id, d.code, v.title, p.id, p.full_name, o.since_day ", obligations!(by_person!()),
        "AND v.state = 'effective' AND o.acknowledged_at IS NULL ORDER BY o.since_day, d.code_key, p.name_key, p.id LIMIT 1000");
    /// How far the reading of a version has come; what binds since `overdue` or before is late.
    progress(today: &str, version: i64, overdue: &str) -> one Progress =
        concat!("SELECT count(o.acknowledged_at), count(*), count(CASE WHEN o.acknowledged_at IS NULL AND o.since_day <= $4 THEN 1 END) ",
        obligations!(""), "AND o.version_id = $3");
    by_unit(today: &str, version: i64) -> many UnitLine =
        concat!("SELECT COALESCE(u.id, 0), COALESCE(u.name, ''), count(o.acknowledged_at), count(*) ", obligations!(by_person!()),
        "AND o.version_id = $3 GROUP BY u.id, u.name, u.name_key ORDER BY COALESCE(u.name_key, ''), u.id");
    copies(version: i64) -> many CopyRow =
        "SELECT id, version_id, copy_no, holder, delivered_on, recalled_on FROM paper_copy WHERE agency_id = $1 AND version_id = $2 ORDER BY copy_no LIMIT 1000";
    copy(version: i64, id: i64) -> opt CopyRow =
        "SELECT id, version_id, copy_no, holder, delivered_on, recalled_on FROM paper_copy WHERE agency_id = $1 AND version_id = $2 AND id = $3";
    insert_copy(id: i64, version: i64, copy_no: i64, holder: &str, delivered_on: &str) -> exec =
        "INSERT INTO paper_copy (agency_id, id, version_id, copy_no, holder, delivered_on) VALUES ($1, $2, $3, $4, $5, $6)";
    recall_copy(id: i64, recalled_on: &str) -> exec =
        "UPDATE paper_copy SET recalled_on = $3 WHERE agency_id = $1 AND id = $2 AND recalled_on IS NULL";
    /// Versions out of force of which copies are still out.
    strays() -> many Stray =
        "SELECT v.id, d.code, v.title, count(*), COALESCE(v.expired_on, '') FROM paper_copy c
         JOIN document_version v ON v.agency_id = $1 AND v.id = c.version_id
         JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
         WHERE c.agency_id = $1 AND c.recalled_on IS NULL AND v.state IN ('superseded', 'withdrawn')
         GROUP BY v.id, d.code, d.code_key, v.title, v.expired_on ORDER BY d.code_key, v.id LIMIT 200";
}

/// What the clock asks for all agencies.
pub(crate) const GLOBAL: &[Query] = global::CATALOGUE;

mod global {
    platform::queries! { global
        agencies() -> many (i64,) = "SELECT DISTINCT agency_id FROM document_version WHERE state = 'effective'";
    }
}

/// Versions in force with their coverage; `$2` is today.
pub(crate) const LIST: List = List {
    columns: "v.id, d.code, v.title, COALESCE(u.name, ''), v.issue_no, v.revision_no, COALESCE(v.effective_on, ''), COALESCE(c.acknowledged, 0), COALESCE(c.total, 0)",
    from: concat!(
        "FROM document_version v
         JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
         LEFT JOIN unit u ON u.agency_id = $1 AND u.id = d.unit_id
         LEFT JOIN (SELECT o.version_id AS version_id, count(o.acknowledged_at) AS acknowledged, count(*) AS total ",
        obligations!(""),
        "AND v.state = 'effective' GROUP BY o.version_id) c ON c.version_id = v.id
         WHERE v.agency_id = $1 AND v.state = 'effective'"
    ),
    params: 2,
    key: "v.id",
    filters: &[
        Filter { key: "q", sql: "d.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "unit", sql: "d.unit_id = {}", kind: Match::Int },
        Filter {
            key: "coverage",
            sql: "",
            kind: Match::Choice(&[
                ("incomplete", "COALESCE(c.acknowledged, 0) < COALESCE(c.total, 0)"),
                ("complete", "c.total > 0 AND c.acknowledged = c.total"),
            ]),
        },
    ],
    orders: &[
        Order { key: "code", column: "d.code_key", text: true, descending: false },
        Order { key: "effective", column: "COALESCE(v.effective_on, '')", text: true, descending: true },
        Order {
            key: "unread",
            column: "COALESCE(c.total, 0) - COALESCE(c.acknowledged, 0)",
            text: false,
            descending: true,
        },
    ],
};

/// Who has read a version and who has not; `$2` is today, `$3` the version.
pub(crate) const READERS: List = List {
    columns: "p.full_name, COALESCE(m.position, ''), COALESCE(u.name, ''), o.since_day, o.opened_at, o.acknowledged_at",
    from: concat!(obligations!(by_person!()), "AND o.version_id = $3"),
    params: 3,
    key: "p.id",
    filters: &[
        Filter { key: "unit", sql: "COALESCE(u.id, 0) = {}", kind: Match::Int },
        Filter {
            key: "reading",
            sql: "",
            kind: Match::Choice(&[
                ("unread", "o.acknowledged_at IS NULL"),
                ("read", "o.acknowledged_at IS NOT NULL"),
            ]),
        },
    ],
    orders: &[
        Order { key: "unit", column: "COALESCE(u.name_key, '')", text: true, descending: false },
        Order { key: "name", column: "p.name_key", text: true, descending: false },
    ],
};

/// The obligation of one person to read one version.
pub(crate) fn obligation_of(
    tx: &Tx<'_>,
    version: VersionId,
    person: PersonId,
) -> Result<Option<Obligation>, DbError> {
    let Some(row) = obligation(tx, version.get(), person.get())? else { return Ok(None) };
    Ok(Some(Obligation {
        version,
        person,
        since: day(&row.since_day)?,
        opened_at: row.opened_at.map(instant).transpose()?,
        acknowledged_at: row.acknowledged_at.map(instant).transpose()?,
    }))
}

/// What nobody acknowledged yet, the oldest first, at most a thousand.
pub(crate) fn read_unread(tx: &Tx<'_>, today: Date) -> Result<Vec<Unread>, DbError> {
    let read = |row: UnreadRow| {
        Ok(Unread {
            version: VersionId::new(row.version),
            since: day(&row.since_day)?,
            code: row.code,
            title: row.title,
            person: PersonId::new(row.person),
            name: row.name,
        })
    };
    unread(tx, &today.to_string())?.into_iter().map(read).collect()
}

/// The paper copies of a version, by number.
pub(crate) fn copies_of(tx: &Tx<'_>, version: VersionId) -> Result<Vec<PaperCopy>, DbError> {
    copies(tx, version.get())?.into_iter().map(read_copy).collect()
}

/// One paper copy of a version.
pub(crate) fn copy_of(
    tx: &Tx<'_>,
    version: VersionId,
    id: CopyId,
) -> Result<Option<PaperCopy>, DbError> {
    copy(tx, version.get(), id.get())?.map(read_copy).transpose()
}

fn read_copy(row: CopyRow) -> Result<PaperCopy, DbError> {
    Ok(PaperCopy {
        id: CopyId::new(row.id),
        version: VersionId::new(row.version),
        number: u32::try_from(row.copy_no).unwrap_or(u32::MAX),
        delivered_on: day(&row.delivered_on)?,
        recalled_on: row.recalled_on.as_deref().map(day).transpose()?,
        holder: row.holder,
    })
}

/// The agencies in which something is in force.
pub(crate) fn agencies(tx: &Tx<'_>) -> Result<Vec<AgencyId>, DbError> {
    Ok(global::agencies(tx)?.into_iter().map(|(id,)| AgencyId::new(id)).collect())
}

/// A stored day.
pub(crate) fn day(text: &str) -> Result<Date, DbError> {
    text.parse().map_err(|_| DbError::Unreadable(format!("day: {text:?}")))
}

/// A stored instant.
pub(crate) fn instant(at: i64) -> Result<Timestamp, DbError> {
    Timestamp::from_microsecond(at).map_err(|e| DbError::Unreadable(format!("at: {e}")))
}
