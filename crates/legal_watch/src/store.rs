//! All SQL of the legal watch. Versions are `document`'s, texts and relations `external_document`'s.

use crate::{Closing, Outcome, Task, TaskId, Verdict};
use document::{DocumentId, State, VersionId};
use external_document::{RelationId, TextId};
use flow::Procedure;
use jiff::{Timestamp, civil::Date};
use platform::{
    Actor, AgencyId, DbError, PersonId, Tx,
    db::Query,
    list::{Filter, List, Match, Order},
    queries, row,
    search::DRAFTERS,
};

row! {
    struct WrittenRow { version: i64, document: i64, code: String, title: String, author: i64, state: String, content: String, is_open: i64 }
}
row! {
    /// A review with everything that its page and the board show.
    #[derive(Debug, Clone)]
    pub(crate) struct Row { id: i64, relation: i64, document: i64, verdict: String, reason: String, judged_by: Option<i64>, judged_at: Option<i64>, closed: String, closed_at: Option<i64>, due_on: String, pub(crate) kind: String, old: i64, pub(crate) old_number: String, new: i64, pub(crate) new_number: String, pub(crate) articles: String, pub(crate) code: String, pub(crate) title: String, unit: Option<i64>, pub(crate) unit_name: String, author: Option<i64>, effective: Option<i64>, open: Option<i64> }
}
row! {
    pub(crate) struct RunRow { pub(crate) old: i64, pub(crate) new: i64, pub(crate) line: String, pub(crate) person: i64, pub(crate) at: i64 }
}
row! {
    pub(crate) struct RunLineRow { document: i64, version: Option<i64>, outcome: String, pub(crate) lines: String, pub(crate) code: String, pub(crate) title: String }
}
row! {
    /// A line of the log of reviews.
    #[derive(Debug, Clone)]
    pub(crate) struct ReviewRow { pub(crate) day: String, pub(crate) person: i64, pub(crate) name: String, pub(crate) sources: String, pub(crate) found: String }
}
row! {
    /// What the sweep compares.
    pub(crate) struct TaskKey { pub(crate) id: i64, pub(crate) relation: i64, pub(crate) document: i64, pub(crate) closed: String }
}

/// Whether `$2` may know of a version `v`, `$3` being whether they judge drafts: as `document` has it.
macro_rules! visible {
    () => {
        "(v.state IN ('scheduled', 'effective', 'superseded') OR (v.state = 'withdrawn' AND v.effective_on IS NOT NULL) OR v.author_id = $2 OR CAST($3 AS BIGINT) = 1)"
    };
}
/// A version on its way.
macro_rules! on_its_way {
    () => {
        "('draft', 'in_review', 'in_appraisal', 'in_approval', 'approved', 'scheduled')"
    };
}
macro_rules! written {
    ($open:literal, $rest:expr) => {
        concat!(
            "SELECT v.id, v.document_id, d.code, v.title, v.author_id, v.state, v.content, ", $open, "
             FROM document_version v JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
             WHERE v.agency_id = $1 AND d.kind = 'administrative_procedure' ",
            $rest,
            " ORDER BY d.code_key, v.id"
        )
    };
}
/// The columns of [`Row`].
macro_rules! columns {
    () => {
        concat!(
            "t.id, t.relation_id, t.document_id, t.verdict, t.reason, t.judged_by, t.judged_at, t.closed, t.closed_at, r.from_day, r.kind,
             r.old_id, o.number, r.new_id, n.number, r.articles, d.code, d.title, d.unit_id, COALESCE(u.name, ''),
             (SELECT v.author_id FROM document_version v WHERE v.agency_id = $1 AND v.document_id = d.id ORDER BY CASE v.state WHEN 'effective' THEN 0 ELSE 1 END, v.id DESC LIMIT 1),
             (SELECT v.id FROM document_version v WHERE v.agency_id = $1 AND v.document_id = d.id AND v.state = 'effective'),
             (SELECT max(v.id) FROM document_version v WHERE v.agency_id = $1 AND v.document_id = d.id AND v.state IN ", on_its_way!(), ")"
        )
    };
}
/// Reviews that `$2` may know of.
macro_rules! tasks {
    () => {
        concat!(
            "FROM legal_watch_task t
             JOIN external_document_relation r ON r.agency_id = $1 AND r.id = t.relation_id
             JOIN external_document o ON o.agency_id = $1 AND o.id = r.old_id
             JOIN external_document n ON n.agency_id = $1 AND n.id = r.new_id
             JOIN document d ON d.agency_id = $1 AND d.id = t.document_id
             LEFT JOIN unit u ON u.agency_id = $1 AND u.id = d.unit_id
             WHERE t.agency_id = $1 AND EXISTS (SELECT 1 FROM document_version v WHERE v.agency_id = $1 AND v.document_id = d.id AND ", visible!(), ")"
        )
    };
}

queries! {
    /// Procedures in force and on their way; of one document, or (0) of all.
    alive(document: i64) -> many WrittenRow =
        written!("CAST(CASE WHEN v.state IN ('effective', 'suspended') THEN 0 ELSE 1 END AS BIGINT)", concat!("AND (v.state IN ('effective', 'suspended') OR v.state IN ", on_its_way!(), ") AND (CAST($2 AS BIGINT) = 0 OR v.document_id = $2)"));
    /// Procedures in force on a day.
    in_force_on(day: &str) -> many WrittenRow =
        written!("CAST(0 AS BIGINT)", "AND v.state NOT IN ('draft', 'in_review', 'in_appraisal', 'in_approval', 'approved', 'scheduled') AND v.effective_on <= $2 AND (v.expired_on IS NULL OR v.expired_on > $2)");
    keys(document: i64) -> many TaskKey =
        "SELECT id, relation_id, document_id, closed FROM legal_watch_task WHERE agency_id = $1 AND (CAST($2 AS BIGINT) = 0 OR document_id = $2) ORDER BY id";
    insert_task(id: i64, relation: i64, document: i64, at: i64) -> exec =
        "INSERT INTO legal_watch_task (agency_id, id, relation_id, document_id, opened_at, verdict, reason, closed) VALUES ($1, $2, $3, $4, $5, '', '', '')";
    close(id: i64, closed: &str, at: i64) -> exec =
        "UPDATE legal_watch_task SET closed = $3, closed_at = $4 WHERE agency_id = $1 AND id = $2 AND closed = ''";
    reopen(id: i64) -> exec =
        "UPDATE legal_watch_task SET closed = '', closed_at = NULL, verdict = '', reason = '', judged_by = NULL, judged_at = NULL WHERE agency_id = $1 AND id = $2 AND closed = 'done'";
    put_verdict(id: i64, verdict: &str, reason: &str, by: i64, at: i64) -> exec =
        "UPDATE legal_watch_task SET verdict = $3, reason = $4, judged_by = $5, judged_at = $6 WHERE agency_id = $1 AND id = $2 AND closed = ''";
    find(reader: i64, judges: i64, id: i64) -> opt Row =
        concat!("SELECT ", columns!(), " ", tasks!(), " AND t.id = $4");
    /// Reviews that somebody still has to do, the next due first.
    open_ones(reader: i64, judges: i64) -> many Row =
        concat!("SELECT ", columns!(), " ", tasks!(), " AND t.closed = '' AND t.verdict <> 'keep' ORDER BY r.from_day, d.code_key, t.id LIMIT 2000");
    insert_run(id: i64, old: i64, new: i64, line: &str, person: i64, at: i64) -> exec =
        "INSERT INTO legal_watch_run (agency_id, id, old_id, new_id, line, person_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    run(id: i64) -> opt RunRow =
        "SELECT old_id, new_id, line, person_id, at FROM legal_watch_run WHERE agency_id = $1 AND id = $2";
    insert_run_line(run: i64, document: i64, version: Option<i64>, outcome: &str, lines: &str) -> exec =
        "INSERT INTO legal_watch_run_line (agency_id, run_id, document_id, version_id, outcome, lines) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (agency_id, run_id, document_id) DO NOTHING";
    run_lines(run: i64) -> many RunLineRow =
        "SELECT l.document_id, l.version_id, l.outcome, l.lines, d.code, d.title FROM legal_watch_run_line l
         JOIN document d ON d.agency_id = $1 AND d.id = l.document_id WHERE l.agency_id = $1 AND l.run_id = $2 ORDER BY d.code_key, d.id";
    insert_review(id: i64, day: &str, person: i64, sources: &str, found: &str, at: i64) -> exec =
        "INSERT INTO legal_watch_review (agency_id, id, day, person_id, sources, found, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    reviewed_since(day: &str) -> one (i64,) =
        "SELECT count(*) FROM legal_watch_review WHERE agency_id = $1 AND day >= $2";
}

/// What the clock asks for all agencies.
pub(crate) const GLOBAL: &[Query] = global::CATALOGUE;

pub(crate) mod global {
    platform::queries! { global
        watching() -> many (i64,) = "SELECT DISTINCT agency_id FROM external_document_relation";
    }
}

macro_rules! open {
    () => {
        concat!("EXISTS (SELECT 1 FROM document_version w WHERE w.agency_id = $1 AND w.document_id = d.id AND w.state IN ", on_its_way!(), ")")
    };
}

/// The board. `$2` is the reader, `$3` whether they judge drafts, `$4` today.
pub(crate) const BOARD: List = List {
    columns: columns!(),
    from: concat!(tasks!(), " AND CAST($4 AS TEXT) <> ''"),
    params: 4,
    key: "t.id",
    filters: &[
        Filter { key: "q", sql: "d.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "unit", sql: "d.unit_id = {}", kind: Match::Int },
        Filter { key: "old", sql: "r.old_id = {}", kind: Match::Int },
        Filter { key: "new", sql: "r.new_id = {}", kind: Match::Int },
        Filter {
            key: "stage",
            sql: "",
            kind: Match::Choice(&[
                ("open", "t.closed = '' AND t.verdict <> 'keep'"),
                ("late", "t.closed = '' AND t.verdict <> 'keep' AND r.from_day < $4"),
                ("to_judge", "t.closed = '' AND t.verdict = ''"),
                ("to_change", concat!("t.closed = '' AND t.verdict = 'change' AND NOT ", open!())),
                ("under_way", concat!("t.closed = '' AND t.verdict = 'change' AND ", open!())),
                ("kept", "t.closed = '' AND t.verdict = 'keep'"),
                ("done", "t.closed = 'done'"),
                ("lapsed", "t.closed IN ('document_gone', 'relation_gone')"),
            ]),
        },
    ],
    orders: &[
        Order { key: "due", column: "r.from_day", text: true, descending: false },
        Order { key: "code", column: "d.code_key", text: true, descending: false },
    ],
};

/// The log of reviews of the gazette.
pub(crate) const REVIEWS: List = List {
    columns: "w.day, w.person_id, COALESCE(p.full_name, ''), w.sources, w.found",
    from: "FROM legal_watch_review w LEFT JOIN person p ON p.agency_id = $1 AND p.id = w.person_id WHERE w.agency_id = $1",
    params: 1,
    key: "w.id",
    filters: &[
        Filter { key: "from", sql: "w.day >= {}", kind: Match::Text },
        Filter { key: "to", sql: "w.day <= {}", kind: Match::Text },
    ],
    orders: &[Order { key: "day", column: "w.day", text: true, descending: true }],
};

/// A procedure as one version has it.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub(crate) version: VersionId,
    pub(crate) document: DocumentId,
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) author: PersonId,
    pub(crate) state: State,
    /// Whether it is on its way, rather than in force.
    pub(crate) is_open: bool,
    pub(crate) procedure: Procedure,
}

/// Whether this person judges drafts, as SQL asks it.
pub(crate) fn judges(actor: &Actor) -> i64 {
    i64::from(actor.is_any(DRAFTERS) || actor.via.auth == "clock")
}

/// Procedures in force and on their way; of one document, or of all.
pub(crate) fn written(tx: &Tx<'_>, only: Option<DocumentId>) -> Result<Vec<Written>, DbError> {
    let rows = alive(tx, only.map_or(0, DocumentId::get))?;
    Ok(rows.into_iter().filter_map(read_written).collect())
}

/// Procedures that were in force on a day.
pub(crate) fn written_on(tx: &Tx<'_>, day: Date) -> Result<Vec<Written>, DbError> {
    Ok(in_force_on(tx, &day.to_string())?.into_iter().filter_map(read_written).collect())
}

/// A version whose content is no structured procedure rests on no text that could be matched.
fn read_written(row: WrittenRow) -> Option<Written> {
    Some(Written {
        version: VersionId::new(row.version),
        document: DocumentId::new(row.document),
        code: row.code,
        title: row.title,
        author: PersonId::new(row.author),
        state: State::parse(&row.state)?,
        is_open: row.is_open == 1,
        procedure: serde_json::from_str(&row.content).ok()?,
    })
}

impl Row {
    /// The review itself.
    pub(crate) fn task(&self) -> Result<Task, DbError> {
        let at = |at: Option<i64>| at.and_then(|at| Timestamp::from_microsecond(at).ok());
        Ok(Task {
            id: TaskId::new(self.id),
            relation: RelationId::new(self.relation),
            document: DocumentId::new(self.document),
            verdict: Verdict::parse(&self.verdict),
            reason: self.reason.clone(),
            judged_by: self.judged_by.map(PersonId::new),
            judged_at: at(self.judged_at),
            closed: Closing::parse(&self.closed),
            due_on: self.due_on.parse().map_err(|_| unreadable("from_day", &self.due_on))?,
            unit: self.unit,
            author: PersonId::new(self.author.unwrap_or_default()),
            has_draft: self.open.is_some(),
        })
    }

    /// The text to which something is done.
    pub(crate) const fn old(&self) -> TextId {
        TextId::new(self.old)
    }

    /// The text that does it.
    pub(crate) const fn new_text(&self) -> TextId {
        TextId::new(self.new)
    }

    /// When it was closed.
    pub(crate) fn closed_at(&self) -> Option<Timestamp> {
        self.closed_at.and_then(|at| Timestamp::from_microsecond(at).ok())
    }

    /// The version in force.
    pub(crate) fn effective(&self) -> Option<VersionId> {
        self.effective.map(VersionId::new)
    }

    /// The version on its way.
    pub(crate) fn open(&self) -> Option<VersionId> {
        self.open.map(VersionId::new)
    }
}

impl RunLineRow {
    /// What happened.
    pub(crate) fn outcome(&self) -> Result<Outcome, DbError> {
        Outcome::parse(&self.outcome).ok_or_else(|| unreadable("outcome", &self.outcome))
    }

    /// The draft that holds the change.
    pub(crate) fn version(&self) -> Option<VersionId> {
        self.version.map(VersionId::new)
    }

    /// The document.
    pub(crate) const fn document(&self) -> DocumentId {
        DocumentId::new(self.document)
    }
}

/// The agencies in which texts replace or amend each other.
pub(crate) fn agencies(tx: &Tx<'_>) -> Result<Vec<AgencyId>, DbError> {
    Ok(global::watching(tx)?.into_iter().map(|(id,)| AgencyId::new(id)).collect())
}

fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("{column}: {value:?}"))
}
