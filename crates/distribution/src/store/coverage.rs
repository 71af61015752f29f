//! Reading as of a day. `$2` is the day, `$3` the moment after which an acknowledgement came later,
//! `$4` the last day since which what was unread then was overdue.

use super::{in_force_then, in_scope, position_of};
use platform::{
    list::{Filter, List, Match, Order},
    queries, row,
};

row! {
    /// A line of the coverage by person.
    #[derive(Debug, Clone)]
    pub(crate) struct PersonLine { pub(crate) person: i64, pub(crate) name: String, pub(crate) position: String, pub(crate) unit: String, pub(crate) acknowledged: i64, pub(crate) total: i64, pub(crate) late: i64 }
}
row! {
    /// A line of the coverage by unit; nameless for those without a unit.
    pub(crate) struct UnitCover { pub(crate) unit: i64, pub(crate) name: String, pub(crate) people: i64, pub(crate) acknowledged: i64, pub(crate) total: i64, pub(crate) late: i64 }
}
row! {
    /// What one person had not read.
    #[derive(Debug, Clone)]
    pub(crate) struct Missing { pub(crate) person: i64, pub(crate) version: i64, pub(crate) code: String, pub(crate) late: i64 }
}
row! {
    /// One document that a person has to have read.
    #[derive(Debug, Clone)]
    pub(crate) struct Duty { pub(crate) version: i64, pub(crate) code: String, pub(crate) title: String, pub(crate) issue_no: i64, pub(crate) revision_no: i64, pub(crate) since_day: String, pub(crate) opened_at: Option<i64>, pub(crate) acknowledged_at: Option<i64> }
}

row! {
    /// One reading that somebody owed on the day.
    #[derive(Debug, Clone)]
    pub(crate) struct Owed { pub(crate) version: i64, pub(crate) code: String, pub(crate) title: String, pub(crate) person: i64, pub(crate) name: String, pub(crate) position: String, pub(crate) unit: String, pub(crate) since_day: String, pub(crate) acknowledged_at: Option<i64>, pub(crate) late: i64 }
}

/// The obligations of people in scope on the day, for what was in force on it.
macro_rules! duties {
    ($($joins:tt)*) => {
        concat!(
            "FROM obligation o
             JOIN document_version v ON v.agency_id = $1 AND v.id = o.version_id
             JOIN document d ON d.agency_id = $1 AND d.id = v.document_id ",
            $($joins)*
            " WHERE o.agency_id = $1 AND o.since_day <= $2 AND ",
            in_force_then!(),
            " AND ",
            in_scope!("o.person_id")
        )
    };
}

/// Those of them that a question asks for: of people of unit `$5`, met or not as `$6` says, in which the
/// words `$7` stand.
macro_rules! asked {
    () => {
        concat!(
            duties!(" JOIN person p ON p.agency_id = $1 AND p.id = o.person_id ", position_of!(),),
            " AND (CAST($5 AS BIGINT) IS NULL OR m.unit_id = $5)
              AND CASE $6 WHEN 'read' THEN COALESCE(o.acknowledged_at < $3, FALSE)
                          WHEN 'unread' THEN (o.acknowledged_at IS NULL OR o.acknowledged_at >= $3)
                          WHEN 'late' THEN (o.acknowledged_at IS NULL OR o.acknowledged_at >= $3) AND o.since_day <= $4
                          ELSE TRUE END
              AND ($7 = '' OR d.folded LIKE $7 ESCAPE '\\' OR p.folded LIKE $7 ESCAPE '\\') "
        )
    };
}

/// How much of them was met, and how much was late.
macro_rules! sums {
    () => {
        "count(CASE WHEN o.acknowledged_at < $3 THEN 1 END) AS acknowledged, count(*) AS total,
         count(CASE WHEN (o.acknowledged_at IS NULL OR o.acknowledged_at >= $3) AND o.since_day <= $4 THEN 1 END) AS late "
    };
}

queries! {
    cover_by_unit(day: &str, after: i64, overdue: &str) -> many UnitCover =
        concat!("SELECT COALESCE(u.id, 0), COALESCE(u.name, ''), count(*), CAST(COALESCE(sum(c.acknowledged), 0) AS BIGINT), CAST(COALESCE(sum(c.total), 0) AS BIGINT), CAST(COALESCE(sum(c.late), 0) AS BIGINT)
         FROM person p ", position_of!(), "
         LEFT JOIN (SELECT o.person_id AS person_id, ", sums!(), duties!(), " GROUP BY o.person_id) c ON c.person_id = p.id
         WHERE p.agency_id = $1 AND m.id IS NOT NULL
         GROUP BY u.id, u.name, u.name_key ORDER BY COALESCE(u.name_key, ''), u.id");
    owed(day: &str, after: i64, overdue: &str, unit: Option<i64>, reading: &str, words: &str, limit: i64, offset: i64) -> many Owed =
        concat!("SELECT v.id, d.code, v.title, p.id, p.full_name, COALESCE(m.position, ''), COALESCE(u.name, ''), o.since_day, CASE WHEN o.acknowledged_at < $3 THEN o.acknowledged_at END,
         CAST(CASE WHEN (o.acknowledged_at IS NULL OR o.acknowledged_at >= $3) AND o.since_day <= $4 THEN 1 ELSE 0 END AS BIGINT) ", asked!(),
         "ORDER BY d.code_key, v.id, p.name_key, p.id LIMIT $8 OFFSET $9");
    count_owed(day: &str, after: i64, overdue: &str, unit: Option<i64>, reading: &str, words: &str) -> one (i64,) =
        concat!("SELECT count(*) ", asked!());
    /// What people had not read on the day, by person; two thousand lines at most.
    missing(day: &str, after: i64, overdue: &str) -> many Missing =
        concat!("SELECT o.person_id, v.id, d.code, CAST(CASE WHEN o.since_day <= $4 THEN 1 ELSE 0 END AS BIGINT) ", duties!(),
        " AND (o.acknowledged_at IS NULL OR o.acknowledged_at >= $3) ORDER BY o.person_id, o.since_day, d.code_key, v.id LIMIT 2000");
    /// Everything that one person had to have read on the day.
    duties_of(day: &str, after: i64, person: i64) -> many Duty =
        concat!("SELECT v.id, d.code, v.title, v.issue_no, v.revision_no, o.since_day, o.opened_at, CASE WHEN o.acknowledged_at < $3 THEN o.acknowledged_at END ", duties!(),
        " AND o.person_id = $4 ORDER BY CASE WHEN o.acknowledged_at < $3 THEN 1 ELSE 0 END, o.since_day, d.code_key, v.id LIMIT 2000");
}

/// People with a position, and how much of what they have to read they have read.
pub(crate) const PEOPLE: List = List {
    columns: "p.id, p.full_name, COALESCE(m.position, ''), COALESCE(u.name, ''), COALESCE(c.acknowledged, 0), COALESCE(c.total, 0), COALESCE(c.late, 0)",
    from: concat!(
        "FROM person p ",
        position_of!(),
        " LEFT JOIN (SELECT o.person_id AS person_id, ",
        sums!(),
        duties!(),
        " GROUP BY o.person_id) c ON c.person_id = p.id
         WHERE p.agency_id = $1 AND m.id IS NOT NULL"
    ),
    params: 4,
    key: "p.id",
    filters: &[
        Filter { key: "q", sql: "p.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "unit", sql: "COALESCE(u.id, 0) = {}", kind: Match::Int },
        Filter {
            key: "reading",
            sql: "",
            kind: Match::Choice(&[
                ("late", "c.late > 0"),
                ("unread", "COALESCE(c.acknowledged, 0) < COALESCE(c.total, 0)"),
                ("read", "c.total > 0 AND c.acknowledged = c.total"),
            ]),
        },
    ],
    orders: &[
        Order { key: "unit", column: "COALESCE(u.name_key, '')", text: true, descending: false },
        Order { key: "name", column: "p.name_key", text: true, descending: false },
        Order {
            key: "unread",
            column: "COALESCE(c.total, 0) - COALESCE(c.acknowledged, 0)",
            text: false,
            descending: true,
        },
    ],
};
