use super::{day, in_scope, instant, position_of};
use crate::{Obligation, Unread};
use document::VersionId;
use jiff::civil::Date;
use platform::{
    DbError, PersonId, Tx,
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
    pub(crate) struct UnitLine { pub(crate) unit: i64, pub(crate) name: String, pub(crate) acknowledged: i64, pub(crate) total: i64, pub(crate) late: i64 }
}
row! {
    /// A line of the list of versions in force.
    pub(crate) struct Line { pub(crate) version: i64, pub(crate) code: String, pub(crate) title: String, pub(crate) unit: String, pub(crate) issue_no: i64, pub(crate) revision_no: i64, pub(crate) effective_on: String, pub(crate) acknowledged: i64, pub(crate) total: i64 }
}
row! {
    /// A line of the list of readers of one version.
    pub(crate) struct Reader { pub(crate) name: String, pub(crate) position: String, pub(crate) unit: String, pub(crate) since_day: String, pub(crate) opened_at: Option<i64>, pub(crate) acknowledged_at: Option<i64>, pub(crate) attempts: i64 }
}

/// Obligations that count on day `$2`: those of people who are in scope then.
macro_rules! obligations {
    ($($joins:tt)*) => {
        concat!(
            "FROM obligation o
             JOIN document_version v ON v.agency_id = $1 AND v.id = o.version_id
             JOIN document d ON d.agency_id = $1 AND d.id = v.document_id ",
            $($joins)*,
            " WHERE o.agency_id = $1 AND ",
            in_scope!("o.person_id"),
            " "
        )
    };
}

/// The person `p` of an obligation, with the position `m` and the unit `u` of day `$2`.
macro_rules! by_person {
    () => {
        concat!("JOIN person p ON p.agency_id = $1 AND p.id = o.person_id ", position_of!())
    };
}

/// Open obligations that bind since day `$3` or before, met on no day; each from its person on, which
/// the index of open obligations answers. An explicit order of tables, or SQLite starts elsewhere.
macro_rules! late {
    ($from:literal, $who:literal) => {
        concat!(
            "SELECT count(*), count(DISTINCT o.person_id), count(DISTINCT o.version_id) FROM ",
            $from,
            "obligation o CROSS JOIN document_version v CROSS JOIN document d
             WHERE o.agency_id = $1 AND o.acknowledged_at IS NULL AND o.since_day <= $3 ",
            $who,
            " AND v.agency_id = $1 AND v.id = o.version_id AND v.state = 'effective'
             AND d.agency_id = $1 AND d.id = v.document_id AND ",
            in_scope!("o.person_id")
        )
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
    obligation(version: i64, person: i64) -> opt ObligationRow =
        "SELECT since_day, opened_at, acknowledged_at FROM obligation WHERE agency_id = $1 AND version_id = $2 AND person_id = $3";
    /// What a person has to read today: from their open obligations on, which are few, to the
    /// versions, which are many.
    open_for(today: &str, person: i64) -> many Open =
        concat!("SELECT v.id, d.code, v.title, o.since_day
         FROM obligation o CROSS JOIN document_version v CROSS JOIN document d
         WHERE o.agency_id = $1 AND o.person_id = $3 AND o.acknowledged_at IS NULL
         AND v.agency_id = $1 AND v.id = o.version_id AND v.state = 'effective'
         AND d.agency_id = $1 AND d.id = v.document_id AND ", in_scope!("o.person_id"),
        " ORDER BY o.since_day, d.code_key, v.id LIMIT 200");
    /// Of the people of a unit: how much is late, of how many people, in how many documents.
    late_in_unit(today: &str, since: &str, unit: i64) -> one (i64, i64, i64) =
        late!("(SELECT DISTINCT person_id FROM appointment WHERE agency_id = $1 AND unit_id = $4
               AND from_day <= $2 AND (to_day IS NULL OR to_day >= $2)) w CROSS JOIN ", "AND o.person_id = w.person_id");
    /// The same in the whole agency.
    late_anywhere(today: &str, since: &str) -> one (i64, i64, i64) = late!("", "");
    note_opened(version: i64, person: i64, at: i64) -> exec =
        "UPDATE obligation SET opened_at = $4 WHERE agency_id = $1 AND version_id = $2 AND person_id = $3 AND opened_at IS NULL";
    note_acknowledged(version: i64, person: i64, at: i64, hash: &str) -> exec =
        "UPDATE obligation SET acknowledged_at = $4, acknowledged_hash = $5 WHERE agency_id = $1 AND version_id = $2 AND person_id = $3 AND acknowledged_at IS NULL";
    coverage(today: &str) -> one (i64, i64) =
        concat!("SELECT count(o.acknowledged_at), count(*) ", obligations!(""), "AND v.state = 'effective'");
    coverages(today: &str) -> many Coverage =
        concat!("SELECT o.version_id, count(o.acknowledged_at), count(*) ", obligations!(""), "AND v.state = 'effective' GROUP BY o.version_id");
    unread(today: &str) -> many UnreadRow =
        concat!("SELECT v.id, d.code, v.title, p.id, p.full_name, o.since_day ", obligations!("JOIN person p ON p.agency_id = $1 AND p.id = o.person_id"),
        "AND v.state = 'effective' AND o.acknowledged_at IS NULL ORDER BY o.since_day, d.code_key, p.name_key, p.id LIMIT 1000");
    /// How far the reading of a version has come; what binds since `overdue` or before is late.
    progress(today: &str, version: i64, overdue: &str) -> one Progress =
        concat!("SELECT count(o.acknowledged_at), count(*), count(CASE WHEN o.acknowledged_at IS NULL AND o.since_day <= $4 THEN 1 END) ",
        obligations!(""), "AND o.version_id = $3");
    by_unit(today: &str, version: i64, overdue: &str) -> many UnitLine =
        concat!("SELECT COALESCE(u.id, 0), COALESCE(u.name, ''), count(o.acknowledged_at), count(*), count(CASE WHEN o.acknowledged_at IS NULL AND o.since_day <= $4 THEN 1 END) ", obligations!(by_person!()),
        "AND o.version_id = $3 GROUP BY u.id, u.name, u.name_key ORDER BY COALESCE(u.name_key, ''), u.id");
}

/// What the clock asks for all agencies.
pub(super) const GLOBAL: &[Query] = global::CATALOGUE;

/// The sweep for newcomers.
pub(crate) mod global {
    platform::queries! { global
        /// Where the sweep stands.
        swept() -> one (i64, i64) = "SELECT agency_id, version_id FROM distribution_sweep";
        sweep_to(agency: i64, version: i64) -> exec =
            "UPDATE distribution_sweep SET agency_id = $1, version_id = $2";
        /// The versions in force after a place in the order of agencies and versions.
        in_force_after(agency: i64, version: i64, limit: i64) -> many (i64, i64) =
            "SELECT agency_id, id FROM document_version
             WHERE (agency_id, id) > ($1, $2) AND state = 'effective' ORDER BY agency_id, id LIMIT $3";
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

/// Who has read a version and who has not, with those who read it and left its scope since; `$2` is
/// today, `$3` the version.
pub(crate) const READERS: List = List {
    columns: "p.full_name, COALESCE(m.position, ''), COALESCE(u.name, ''), o.since_day, o.opened_at, o.acknowledged_at,
              (SELECT count(*) FROM reading_attempt t WHERE t.agency_id = $1 AND t.version_id = o.version_id AND t.person_id = o.person_id)",
    from: concat!(
        "FROM obligation o
         JOIN document_version v ON v.agency_id = $1 AND v.id = o.version_id
         JOIN document d ON d.agency_id = $1 AND d.id = v.document_id ",
        by_person!(),
        " WHERE o.agency_id = $1 AND o.version_id = $3 AND (o.acknowledged_at IS NOT NULL OR ",
        in_scope!("o.person_id"),
        ")"
    ),
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
