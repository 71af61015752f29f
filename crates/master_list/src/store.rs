//! All SQL of the registers of documents: the history of versions, asked as of day `$2`. A version is
//! in force from `effective_on` up to the day before `expired_on`; should days typed out of order
//! ever give two, the later one counts.

use crate::{
    Standing,
    model::{Named, number},
};
use document::{DocumentId, Kind, VersionId};
use jiff::civil::Date;
use platform::{
    DbError, Tx,
    list::{Filter, List, Match, Order},
    queries, row,
};

row! {
    /// A line of the master list as of a day.
    #[derive(Debug, Clone)]
    pub struct Line {
        /// The version that counts.
        pub version: i64,
        /// The document's code.
        pub code: String,
        /// The title of that version.
        pub title: String,
        /// The word of its [`Kind`].
        pub kind: String,
        /// The unit that owns it; empty for the whole agency.
        pub unit: String,
        /// Lần ban hành.
        pub issue_no: i64,
        /// Lần sửa đổi.
        pub revision_no: i64,
        /// Its decision's day, as `2022-02-25`.
        pub issued_on: String,
        /// The first day on which it binds.
        pub effective_on: String,
        /// The first day on which it no longer did, where that had come.
        pub expired_on: Option<String>,
        /// The word of its [`Standing`].
        pub standing: String,
        /// The number of its decision; empty without one.
        pub decision: String,
    }
}
row! {
    struct FormRow { document: i64, version: i64, code: String, title: String, issue_no: i64, revision_no: i64, issued_on: Option<String>, parent: Option<String> }
}
row! {
    struct ProcedureRow { document: i64, version: i64, code: String, title: String, issue_no: i64, revision_no: i64, issued_on: Option<String>, content: String }
}
row! {
    pub(crate) struct ParentRow { pub(crate) code: String, pub(crate) title: String, pub(crate) from_day: String, pub(crate) to_day: Option<String> }
}

/// Whether version `w` (or `v`) was suspended on day `$2`.
macro_rules! paused {
    ($version:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM document_pause p WHERE p.agency_id = $1 AND p.version_id = ",
            $version,
            ".id AND p.from_day <= $2 AND (p.to_day IS NULL OR p.to_day > $2))"
        )
    };
}

/// The version of document `d` that was in force on day `$2`, as a condition on `v`.
macro_rules! in_force {
    () => {
        concat!("v.id = (SELECT w.id FROM document_version w WHERE w.agency_id = $1 AND w.document_id = d.id
            AND w.effective_on <= $2 AND (w.expired_on IS NULL OR w.expired_on > $2) AND w.issued_on IS NOT NULL
            AND NOT ", paused!("w"), " ORDER BY w.effective_on DESC, w.id DESC LIMIT 1)")
    };
}

/// Whether version `v` took the place of an earlier one.
macro_rules! changed {
    () => {
        "(v.issue_no > 1 OR v.revision_no > 0)"
    };
}

/// Whether version `v` carries its approver's signature.
macro_rules! signed {
    () => {
        "EXISTS (SELECT 1 FROM document_signature s WHERE s.agency_id = $1 AND s.version_id = v.id AND s.part = 'approved')"
    };
}

queries! {
    /// Documents in force on a day, by kind and unit.
    count_by_kind(day: &str) -> many (String, Option<i64>, i64) =
        concat!("SELECT d.kind, d.unit_id, count(*) FROM document d WHERE d.agency_id = $1 AND EXISTS
           (SELECT 1 FROM document_version w WHERE w.agency_id = $1 AND w.document_id = d.id
            AND w.effective_on <= $2 AND (w.expired_on IS NULL OR w.expired_on > $2) AND w.issued_on IS NOT NULL
            AND NOT ", paused!("w"), ") GROUP BY d.kind, d.unit_id");
    /// Of these, those whose version in force carries its approver's signature.
    approved(day: &str) -> one (i64,) =
        concat!("SELECT count(*) FROM document d JOIN document_version v ON v.agency_id = $1 AND ", in_force!(),
        " WHERE d.agency_id = $1 AND ", signed!());
    /// Of these, those whose version in force took the place of an earlier one since another day.
    changed(day: &str, since: &str) -> one (i64,) =
        concat!("SELECT count(*) FROM document d JOIN document_version v ON v.agency_id = $1 AND ", in_force!(),
        " WHERE d.agency_id = $1 AND ", changed!(), " AND v.effective_on >= $3");
    forms_on(day: &str) -> many FormRow =
        concat!("SELECT d.id, v.id, d.code, v.title, v.issue_no, v.revision_no, v.issued_on,
           (SELECT e.code FROM form_parent f JOIN document e ON e.agency_id = $1 AND e.id = f.parent_id
            WHERE f.agency_id = $1 AND f.form_id = d.id AND f.from_day <= $2 AND (f.to_day IS NULL OR f.to_day > $2)
            ORDER BY f.from_day DESC, f.id DESC LIMIT 1)
         FROM document d JOIN document_version v ON v.agency_id = $1 AND ", in_force!(),
        " WHERE d.agency_id = $1 AND d.kind = 'form' ORDER BY d.code_key, d.id");
    procedures_on(day: &str) -> many ProcedureRow =
        concat!("SELECT d.id, v.id, d.code, v.title, v.issue_no, v.revision_no, v.issued_on, v.content
         FROM document d JOIN document_version v ON v.agency_id = $1 AND ", in_force!(),
        " WHERE d.agency_id = $1 AND v.form = 'procedure' ORDER BY d.code_key, d.id");
    /// What may hold forms: every document in force on a day that is none itself.
    holders_on(day: &str) -> many (i64, String, String) =
        concat!("SELECT d.id, d.code, v.title FROM document d JOIN document_version v ON v.agency_id = $1 AND ", in_force!(),
        " WHERE d.agency_id = $1 AND d.kind <> 'form' ORDER BY d.code_key, d.id");
    /// The newest issued version of a form, with its code and title.
    form(id: i64) -> opt (String, String, String) =
        "SELECT d.kind, d.code, d.title FROM document d WHERE d.agency_id = $1 AND d.id = $2 AND EXISTS
         (SELECT 1 FROM document_version w WHERE w.agency_id = $1 AND w.document_id = d.id AND w.issued_on IS NOT NULL)";
    parents_of(form: i64) -> many ParentRow =
        "SELECT COALESCE(d.code, ''), COALESCE(d.title, ''), f.from_day, f.to_day FROM form_parent f
         LEFT JOIN document d ON d.agency_id = $1 AND d.id = f.parent_id
         WHERE f.agency_id = $1 AND f.form_id = $2 ORDER BY f.from_day, f.id";
    pause(version: i64, day: &str) -> exec =
        "INSERT INTO document_pause (agency_id, version_id, from_day) VALUES ($1, $2, $3)
         ON CONFLICT (agency_id, version_id, from_day) DO UPDATE SET to_day = NULL";
    resume(version: i64, day: &str) -> exec =
        "UPDATE document_pause SET to_day = $3 WHERE agency_id = $1 AND version_id = $2 AND to_day IS NULL";
    end_parent(form: i64, day: &str) -> exec =
        "UPDATE form_parent SET to_day = $3 WHERE agency_id = $1 AND form_id = $2 AND to_day IS NULL";
    insert_parent(id: i64, form: i64, parent: Option<i64>, from_day: &str) -> exec =
        "INSERT INTO form_parent (agency_id, id, form_id, parent_id, from_day) VALUES ($1, $2, $3, $4, $5)";
}

/// Of each document the version that counted on day `$2`: in force, or issued and waiting, or the
/// last that ended. A version that was withdrawn before it took effect counts until then.
pub(crate) const LIST: List = List {
    columns: concat!("v.id, d.code, v.title, d.kind, COALESCE(u.name, ''), v.issue_no, v.revision_no, COALESCE(v.issued_on, ''), COALESCE(v.effective_on, ''),
              CASE WHEN v.expired_on <= $2 THEN v.expired_on END,
              CASE WHEN v.effective_on > $2 THEN 'waiting' WHEN v.expired_on <= $2 THEN 'ended' WHEN ", paused!("v"), " THEN 'suspended' ELSE 'in_force' END,
              COALESCE(q.number, '')"),
    from: "FROM document d
           JOIN document_version v ON v.agency_id = $1 AND v.id =
              (SELECT w.id FROM document_version w WHERE w.agency_id = $1 AND w.document_id = d.id
               AND w.effective_on IS NOT NULL AND w.issued_on <= $2
               AND (w.expired_on IS NULL OR w.expired_on > $2 OR w.expired_on > w.effective_on)
               ORDER BY CASE WHEN w.effective_on > $2 THEN 1 WHEN w.expired_on <= $2 THEN 2 ELSE 0 END,
                        w.effective_on DESC, w.id DESC LIMIT 1)
           LEFT JOIN unit u ON u.agency_id = $1 AND u.id = d.unit_id
           LEFT JOIN decision q ON q.agency_id = $1 AND q.id = v.decision_id
           WHERE d.agency_id = $1",
    params: 2,
    key: "d.id",
    filters: &[
        Filter { key: "q", sql: "d.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "kind", sql: "d.kind = {}", kind: Match::Text },
        Filter { key: "unit", sql: "COALESCE(d.unit_id, 0) = {}", kind: Match::Int },
        Filter {
            key: "category",
            sql: "",
            kind: Match::Choice(&[
                ("system", "d.kind NOT IN ('system_procedure', 'instruction', 'administrative_procedure')"),
                ("procedures", "d.kind IN ('system_procedure', 'instruction')"),
                ("administrative", "d.kind = 'administrative_procedure'"),
                ("manual", "d.kind IN ('manual', 'appendix')"),
            ]),
        },
        Filter { key: "changed_since", sql: concat!(changed!(), " AND v.effective_on >= {}"), kind: Match::Text },
        Filter { key: "approval", sql: "", kind: Match::Choice(&[("signed", signed!())]) },
        Filter {
            key: "standing",
            sql: "",
            kind: Match::Choice(&[
                ("in_force", concat!("v.effective_on <= $2 AND (v.expired_on IS NULL OR v.expired_on > $2) AND NOT ", paused!("v"))),
                ("suspended", concat!("v.effective_on <= $2 AND (v.expired_on IS NULL OR v.expired_on > $2) AND ", paused!("v"))),
                ("waiting", "v.effective_on > $2"),
                ("ended", "v.effective_on <= $2 AND v.expired_on <= $2"),
                ("all", "1 = 1"),
            ]),
        },
    ],
    orders: &[
        Order { key: "code", column: "d.code_key", text: true, descending: false },
        Order { key: "title", column: "d.title_key", text: true, descending: false },
        Order { key: "issued", column: "COALESCE(v.issued_on, '')", text: true, descending: true },
        Order { key: "effective", column: "COALESCE(v.effective_on, '')", text: true, descending: true },
    ],
};

impl Line {
    /// How the document stood.
    pub fn standing(&self) -> Standing {
        Standing::parse(&self.standing).unwrap_or(Standing::Ended)
    }
}

/// How many documents were in force, by kind and unit. Counted, never typed.
pub type Counts = Vec<(Kind, Option<i64>, i64)>;

/// The documents in force on a day.
pub fn counts(tx: &Tx<'_>, day: Date) -> Result<Counts, DbError> {
    let known = |(kind, unit, n): (String, Option<i64>, i64)| {
        let read = Kind::parse(&kind);
        read.map(|kind| (kind, unit, n)).ok_or_else(|| unreadable("kind", &kind))
    };
    count_by_kind(tx, &day.to_string())?.into_iter().map(known).collect()
}

/// The documents that are forms, each with the code of its parent on that day.
pub(crate) fn own_forms(tx: &Tx<'_>, day: Date) -> Result<Vec<(Named, Option<String>)>, DbError> {
    let read = |row: FormRow| {
        let named = Named {
            document: DocumentId::new(row.document),
            version: VersionId::new(row.version),
            code: row.code,
            title: row.title,
            number: number(row.issue_no, row.revision_no),
            issued_on: row.issued_on.as_deref().map(read_day).transpose()?,
        };
        Ok((named, row.parent))
    };
    forms_on(tx, &day.to_string())?.into_iter().map(read).collect()
}

/// The procedures of a day, each with its stored content.
pub(crate) fn procedures(tx: &Tx<'_>, day: Date) -> Result<Vec<(Named, String)>, DbError> {
    let read = |row: ProcedureRow| {
        let named = Named {
            document: DocumentId::new(row.document),
            version: VersionId::new(row.version),
            code: row.code,
            title: row.title,
            number: number(row.issue_no, row.revision_no),
            issued_on: row.issued_on.as_deref().map(read_day).transpose()?,
        };
        Ok((named, row.content))
    };
    procedures_on(tx, &day.to_string())?.into_iter().map(read).collect()
}

pub(crate) fn read_day(text: &str) -> Result<Date, DbError> {
    text.parse().map_err(|_| unreadable("day", text))
}

pub(crate) fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("{column}: {value:?}"))
}
