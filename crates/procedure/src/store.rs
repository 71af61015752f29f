//! All SQL about procedures. Versions themselves are `document`'s.

use document::State;
use flow::Procedure;
use platform::{
    Actor, DbError,
    db::{FromRow, Row},
    list::{Filter, List, Match, Order},
    queries, row,
    search::DRAFTERS,
};

row! {
    /// A file that was sent, and what was read from it.
    pub(crate) struct UploadRow { pub(crate) file_name: String, pub(crate) read_json: String }
}

queries! {
    keep_upload(hash: &str, person: i64, name: &str, read: &str, at: i64) -> exec =
        "INSERT INTO procedure_upload (agency_id, file_hash, person_id, file_name, read_json, at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (agency_id, file_hash, person_id) DO UPDATE SET file_name = $4, read_json = $5, at = $6";
    upload(hash: &str, person: i64) -> opt UploadRow =
        "SELECT file_name, read_json FROM procedure_upload WHERE agency_id = $1 AND file_hash = $2 AND person_id = $3";
    keep_source(version: i64, hash: &str, name: &str) -> exec =
        "INSERT INTO procedure_source (agency_id, version_id, file_hash, file_name) VALUES ($1, $2, $3, $4)";
    source(version: i64) -> opt (String, String) =
        "SELECT file_hash, file_name FROM procedure_source WHERE agency_id = $1 AND version_id = $2";
}

/// A line of the list.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) version: i64,
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) unit: String,
    pub(crate) issue_no: i64,
    pub(crate) revision_no: i64,
    pub(crate) state: State,
    pub(crate) procedure: Procedure,
}

impl FromRow for Line {
    const COLUMNS: usize = 8;

    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        let state: String = row.get(6)?;
        let content: String = row.get(7)?;
        let unreadable = |why: String| DbError::Unreadable(format!("procedure: {why}"));
        Ok(Self {
            version: row.get(0)?,
            code: row.get(1)?,
            title: row.get(2)?,
            unit: row.get(3)?,
            issue_no: row.get(4)?,
            revision_no: row.get(5)?,
            state: State::parse(&state).ok_or_else(|| unreadable(state))?,
            procedure: serde_json::from_str(&content).map_err(|e| unreadable(e.to_string()))?,
        })
    }
}

/// Procedures. `$2` is the reader, `$3` whether they judge drafts: as `document` has it.
pub(crate) const LIST: List = List {
    columns: "v.id, d.code, v.title, COALESCE(u.name, ''), v.issue_no, v.revision_no, v.state, v.content",
    from: "FROM document_version v
           JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
           LEFT JOIN unit u ON u.agency_id = $1 AND u.id = d.unit_id
           WHERE v.agency_id = $1 AND d.kind = 'administrative_procedure' AND v.form = 'procedure'
           AND (v.state IN ('scheduled', 'effective', 'suspended', 'superseded') OR (v.state = 'withdrawn' AND v.effective_on IS NOT NULL)
                OR v.author_id = $2 OR $3 = 1)",
    params: 3,
    key: "v.id",
    filters: &[
        Filter { key: "q", sql: "d.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "unit", sql: "d.unit_id = {}", kind: Match::Int },
        Filter {
            key: "state",
            sql: "",
            kind: Match::Choice(&[
                ("effective", "v.state = 'effective'"),
                ("scheduled", "v.state = 'scheduled'"),
                ("draft", "v.state IN ('draft', 'in_review', 'in_appraisal', 'in_approval', 'approved')"),
                ("ended", "v.state IN ('superseded', 'withdrawn')"),
                ("all", "1 = 1"),
            ]),
        },
    ],
    orders: &[
        Order { key: "code", column: "d.code_key", text: true, descending: false },
        Order { key: "title", column: "d.title_key", text: true, descending: false },
        Order { key: "changed", column: "v.changed_at", text: false, descending: true },
    ],
};

/// Whether this person judges drafts, as SQL asks it.
pub(crate) fn judges(actor: &Actor) -> i64 {
    i64::from(actor.is_any(DRAFTERS))
}
