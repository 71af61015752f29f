//! All SQL about nonconformities. No rule lives here.

use crate::{Finding, Group, Nonconformity, NonconformityId, Origin, Severity, Source, State};
use document::VersionId;
use jiff::civil::Date;
use platform::{
    AgencyId, DbError, PersonId, Tx,
    db::Query,
    list::{Filter, List, Match, Order},
    queries, row,
};

row! {
    pub(crate) struct Row { id: i64, number: String, state: String, source: String, description: String, clause: String, requirement: String, unit: Option<i64>, version: Option<i64>, procedure_code: String, procedure_title: String, step_no: Option<i64>, step: String, month: Option<String>, follows: Option<i64>, raised_by: i64, raised_on: String, correction: String, cause: String, measure: String, owner: Option<i64>, due_on: Option<String>, extensions: i64, doer: Option<i64>, result: String, verifier: Option<i64>, verification: String, judge_from: Option<String>, effect: String, closed_on: Option<String>, moves: i64, evidence: String, found_by: String, severity: String, origin: String, origin_href: String, origin_label: String }
}
row! {
    /// A line of the list.
    #[derive(Debug, Clone)]
    pub(crate) struct Line { pub(crate) id: i64, pub(crate) number: String, pub(crate) state: String, pub(crate) source: String, pub(crate) description: String, pub(crate) procedure_code: String, pub(crate) procedure_title: String, pub(crate) step_no: Option<i64>, pub(crate) step: String, pub(crate) month: Option<String>, pub(crate) dossiers: i64, pub(crate) clause: String, pub(crate) unit: String, pub(crate) owner: String, pub(crate) raised_on: String, pub(crate) due_on: Option<String> }
}
row! {
    /// A late dossier of a nonconformity.
    #[derive(Debug, Clone)]
    pub(crate) struct Linked { pub(crate) dossier: i64, pub(crate) code: String, pub(crate) judged_at: i64 }
}
row! {
    /// One that was raised out of a thing.
    pub(crate) struct RaisedRow { pub(crate) id: i64, pub(crate) number: String, pub(crate) state: String, pub(crate) due_on: Option<String> }
}
row! {
    /// One that waits for somebody.
    pub(crate) struct Waiting { pub(crate) id: i64, pub(crate) number: String, pub(crate) state: String, pub(crate) description: String, pub(crate) procedure_code: String, pub(crate) step: String, pub(crate) dossiers: i64, pub(crate) unit: Option<i64>, pub(crate) owner: Option<i64>, pub(crate) doer: Option<i64>, pub(crate) due_on: Option<String>, pub(crate) judge_from: Option<String> }
}

macro_rules! nonconformities {
    ($rest:literal) => {
        concat!(
            "SELECT n.id, n.number, n.state, n.source, n.description, n.clause, n.requirement, n.unit_id, n.version_id, n.procedure_code, n.procedure_title, n.step_no, n.step, n.month, n.follows, n.raised_by, n.raised_on, n.correction, n.cause, n.measure, n.owner_id, n.due_on, n.extensions, n.doer_id, n.result, n.verifier_id, n.verification, n.judge_from, n.effect, n.closed_on, n.moves, n.evidence, n.found_by, n.severity, n.origin, n.origin_href, n.origin_label
             FROM nonconformity n WHERE n.agency_id = $1 ",
            $rest
        )
    };
}

queries! {
    find(id: i64) -> opt Row = nonconformities!("AND n.id = $2");
    /// The draft that collects the late dossiers of an issue, a step and a month.
    draft_of(version: i64, step_no: i64, month: &str) -> opt Row =
        nonconformities!("AND n.state = 'draft' AND n.source = 'late_dossier' AND n.version_id = $2 AND n.step_no = $3 AND n.month = $4");
    following(id: i64) -> many (i64, String) =
        "SELECT id, number FROM nonconformity WHERE agency_id = $1 AND follows = $2 ORDER BY id";
    insert(id: i64, source: &str, description: &str, clause: &str, requirement: &str, unit: Option<i64>, version: Option<i64>, procedure_code: &str, procedure_title: &str, step_no: Option<i64>, step: &str, month: Option<String>, follows: Option<i64>, raised_by: i64, raised_on: &str, salt: &str, folded: &str, at: i64, evidence: &str, found_by: &str, severity: &str, origin: &str, origin_href: &str, origin_label: &str) -> exec =
        "INSERT INTO nonconformity (agency_id, id, number, state, source, description, clause, requirement, unit_id, version_id, procedure_code, procedure_title, step_no, step, month, follows, raised_by, raised_on, correction, cause, measure, extensions, result, verification, effect, moves, salt, folded, changed_at, evidence, found_by, severity, origin, origin_href, origin_label)
         VALUES ($1, $2, '', 'draft', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, '', '', '', 0, '', '', '', 0, $17, $18, $19, $20, $21, $22, $23, $24, $25)";
    /// What was raised out of a thing.
    raised_from(origin: &str) -> many RaisedRow =
        "SELECT id, number, state, due_on FROM nonconformity WHERE agency_id = $1 AND origin = $2 ORDER BY id LIMIT 50";
    /// Stores a moved one, if nobody moved it meanwhile.
    save(id: i64, moves_before: i64, number: &str, state: &str, correction: &str, cause: &str, measure: &str, owner: Option<i64>, due_on: Option<String>, extensions: i64, doer: Option<i64>, result: &str, verifier: Option<i64>, verification: &str, judge_from: Option<String>, effect: &str, closed_on: Option<String>, folded: &str, at: i64) -> exec =
        "UPDATE nonconformity SET moves = moves + 1, number = $4, state = $5, correction = $6, cause = $7, measure = $8, owner_id = $9, due_on = $10, extensions = $11, doer_id = $12, result = $13, verifier_id = $14, verification = $15, judge_from = $16, effect = $17, closed_on = $18, folded = $19, changed_at = $20
         WHERE agency_id = $1 AND id = $2 AND moves = $3";
    salt(id: i64) -> opt (String,) = "SELECT salt FROM nonconformity WHERE agency_id = $1 AND id = $2";
    next_number(year: i64) -> one (i64,) =
        "INSERT INTO nonconformity_counter (agency_id, year, last) VALUES ($1, $2, 1)
         ON CONFLICT (agency_id, year) DO UPDATE SET last = nonconformity_counter.last + 1 RETURNING last";
    link(dossier: i64, id: i64, code: &str, judged_at: i64) -> exec =
        "INSERT INTO nonconformity_dossier (agency_id, dossier_id, nonconformity_id, code, judged_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (agency_id, dossier_id) DO NOTHING";
    linked_to(dossier: i64) -> opt (i64,) =
        "SELECT nonconformity_id FROM nonconformity_dossier WHERE agency_id = $1 AND dossier_id = $2";
    dossiers(id: i64) -> many Linked =
        "SELECT dossier_id, code, judged_at FROM nonconformity_dossier WHERE agency_id = $1 AND nonconformity_id = $2 ORDER BY judged_at, dossier_id";
    insert_note(id: i64, move_no: i64, note: &str) -> exec =
        "INSERT INTO nonconformity_note (agency_id, nonconformity_id, move_no, note) VALUES ($1, $2, $3, $4)";
    notes(id: i64) -> many (i64, String) =
        "SELECT move_no, note FROM nonconformity_note WHERE agency_id = $1 AND nonconformity_id = $2";
    waiting() -> many Waiting =
        "SELECT n.id, n.number, n.state, n.description, n.procedure_code, n.step,
                (SELECT count(*) FROM nonconformity_dossier l WHERE l.agency_id = $1 AND l.nonconformity_id = n.id),
                n.unit_id, n.owner_id, n.doer_id, n.due_on, n.judge_from FROM nonconformity n
         WHERE n.agency_id = $1 AND n.state IN ('draft', 'open', 'assigned', 'cause_proposed', 'plan_approved', 'done', 'verified')
         ORDER BY n.id LIMIT 500";
    by_state(today: &str) -> many (String, String, i64, i64) =
        "SELECT state, source, count(*), CAST(sum(CASE WHEN due_on < $2 AND state IN ('assigned', 'cause_proposed', 'plan_approved') THEN 1 ELSE 0 END) AS BIGINT)
         FROM nonconformity WHERE agency_id = $1 AND raised_on <= $2 GROUP BY state, source";
}

/// What the clock asks for all agencies.
pub(crate) const GLOBAL: &[Query] = global::CATALOGUE;

mod global {
    platform::queries! { global
        agencies() -> many (i64,) = "SELECT agency_id FROM agency";
    }
}

/// The nonconformities of an agency that were raised by day `$2`; what is overdue, is so on it.
pub(crate) const LIST: List = List {
    columns: "n.id, n.number, n.state, n.source, n.description, n.procedure_code, n.procedure_title, n.step_no, n.step, n.month, (SELECT count(*) FROM nonconformity_dossier l WHERE l.agency_id = $1 AND l.nonconformity_id = n.id), n.clause, COALESCE(u.name, ''), COALESCE(p.full_name, ''), n.raised_on, n.due_on",
    from: "FROM nonconformity n
           LEFT JOIN unit u ON u.agency_id = $1 AND u.id = n.unit_id
           LEFT JOIN person p ON p.agency_id = $1 AND p.id = n.owner_id
           WHERE n.agency_id = $1 AND n.raised_on <= $2",
    params: 2,
    key: "n.id",
    filters: &[
        Filter { key: "q", sql: "n.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "state", sql: "n.state = {}", kind: Match::Text },
        Filter { key: "source", sql: "n.source = {}", kind: Match::Text },
        Filter { key: "unit", sql: "n.unit_id = {}", kind: Match::Int },
        Filter {
            key: "phase",
            sql: "",
            kind: Match::Choice(&[
                ("open", "n.state NOT IN ('draft', 'closed', 'ineffective', 'cancelled')"),
                ("ended", "n.state IN ('closed', 'ineffective', 'cancelled')"),
                ("kept", "n.state <> 'cancelled'"),
                (
                    "overdue",
                    "n.due_on < $2 AND n.state IN ('assigned', 'cause_proposed', 'plan_approved')",
                ),
            ]),
        },
    ],
    orders: &[
        Order { key: "changed", column: "n.changed_at", text: false, descending: true },
        Order { key: "number", column: "n.number", text: true, descending: true },
        Order { key: "due", column: "COALESCE(n.due_on, '9999')", text: true, descending: false },
    ],
};

/// The agencies for which the clock works.
pub(crate) fn agencies(tx: &Tx<'_>) -> Result<Vec<AgencyId>, DbError> {
    Ok(global::agencies(tx)?.into_iter().map(|(id,)| AgencyId::new(id)).collect())
}

/// How many nonconformities there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Drafts that nobody decided about.
    pub drafts: i64,
    /// Under way, with a number.
    pub open: i64,
    /// Of these, past their day.
    pub overdue: i64,
    /// Closed with effect, or taken up again.
    pub ended: i64,
    /// Of all that are not cancelled, those that late dossiers raised.
    pub outputs: i64,
}

/// The nonconformities of the agency that were raised by a day; what is overdue, is so on it.
pub fn tally(tx: &Tx<'_>, day: Date) -> Result<Tally, DbError> {
    let mut tally = Tally::default();
    for (state, source, count, overdue) in by_state(tx, &day.to_string())? {
        match State::parse(&state).ok_or_else(|| unreadable("state", &state))? {
            State::Draft => tally.drafts += count,
            State::Closed | State::Ineffective => tally.ended += count,
            State::Cancelled => continue,
            State::Open
            | State::Assigned
            | State::CauseProposed
            | State::PlanApproved
            | State::Done
            | State::Verified => tally.open += count,
        }
        tally.overdue += overdue;
        if source == Source::LateDossier.as_str() {
            tally.outputs += count;
        }
    }
    Ok(tally)
}

/// The nonconformity of this key.
pub(crate) fn get(tx: &Tx<'_>, id: NonconformityId) -> Result<Option<Nonconformity>, DbError> {
    find(tx, id.get())?.map(read).transpose()
}

/// A row as the value it stands for.
pub(crate) fn read(row: Row) -> Result<Nonconformity, DbError> {
    let group = match (row.version, row.step_no, day(row.month)?) {
        (Some(version), Some(step_no), Some(month)) => Some(Group {
            version: VersionId::new(version),
            code: row.procedure_code,
            title: row.procedure_title,
            step_no,
            step: row.step,
            month,
        }),
        _ => None,
    };
    Ok(Nonconformity {
        id: NonconformityId::new(row.id),
        number: row.number,
        finding: Finding {
            source: Source::parse(&row.source).ok_or_else(|| unreadable("source", &row.source))?,
            description: row.description,
            clause: row.clause,
            requirement: row.requirement,
            unit: row.unit,
            evidence: row.evidence,
            found_by: row.found_by,
            severity: Severity::parse(&row.severity)
                .ok_or_else(|| unreadable("severity", &row.severity))?,
            origin: Origin::new(&row.origin, &row.origin_href, &row.origin_label),
        },
        group,
        follows: row.follows.map(NonconformityId::new),
        raised_by: PersonId::new(row.raised_by),
        raised_on: row.raised_on.parse().map_err(|_| unreadable("raised_on", &row.raised_on))?,
        correction: row.correction,
        cause: row.cause,
        measure: row.measure,
        owner: row.owner.map(PersonId::new),
        due_on: day(row.due_on)?,
        extensions: row.extensions,
        doer: row.doer.map(PersonId::new),
        result: row.result,
        verifier: row.verifier.map(PersonId::new),
        verification: row.verification,
        judge_from: day(row.judge_from)?,
        effect: row.effect,
        closed_on: day(row.closed_on)?,
        moves: row.moves,
        state: State::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
    })
}

/// A stored day.
pub(crate) fn day(text: Option<String>) -> Result<Option<Date>, DbError> {
    text.map(|text| text.parse().map_err(|_| unreadable("day", &text))).transpose()
}

pub(crate) fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("{column}: {value:?}"))
}
