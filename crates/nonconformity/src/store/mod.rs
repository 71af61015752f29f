//! All SQL about nonconformities. No rule lives here.
//!
//! | file | holds |
//! |---|---|
//! | `standing` | how things stood at the end of a day |

mod standing;

pub use standing::{Tally, tally};
pub(crate) use standing::{moment, stand};

use crate::{
    Branch, Cause, Finding, Line, LineKind, Method, Nonconformity, NonconformityId, Origin, Place,
    Plan, Severity, Source, State,
};
use change_request::RequestId;
use document::VersionId;
use edition::Edition;
use jiff::civil::Date;
use platform::{
    DbError, PersonId, Tx,
    list::{Filter, List, Match, Order},
    queries, row,
};

row! {
    pub(crate) struct Row { id: i64, number: String, state: String, source: String, description: String, clause: String, requirement: String, unit: Option<i64>, version: Option<i64>, procedure_code: String, procedure_title: String, step_no: Option<i64>, step: String, month: Option<String>, follows: Option<i64>, raised_by: i64, raised_on: String, cause: String, owner: Option<i64>, due_on: Option<String>, extensions: i64, doer: Option<i64>, result: String, verifier: Option<i64>, verification: String, judge_from: Option<String>, effect: String, closed_on: Option<String>, moves: i64, evidence: String, found_by: String, severity: String, origin: String, origin_href: String, origin_label: String, method: String, root: String, branch: String, elsewhere: Option<i64>, elsewhere_note: String, touches_risks: i64, touches_documents: i64, risk_note: String, change_request: Option<i64>, edition: String }
}
row! {
    /// A line of the list.
    #[derive(Debug, Clone)]
    pub(crate) struct Listed { pub(crate) id: i64, pub(crate) number: String, pub(crate) state: String, pub(crate) source: String, pub(crate) description: String, pub(crate) procedure_code: String, pub(crate) procedure_title: String, pub(crate) step_no: Option<i64>, pub(crate) step: String, pub(crate) month: Option<String>, pub(crate) dossiers: i64, pub(crate) clause: String, pub(crate) unit: String, pub(crate) owner: String, pub(crate) raised_on: String, pub(crate) due_on: Option<String>, pub(crate) severity: String, pub(crate) root: String, pub(crate) closed_on: Option<String>, pub(crate) edition: String }
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
    /// A line of a plan.
    pub(crate) struct LineRow { kind: String, what: String, who: i64, due_on: String, done_on: Option<String>, evidence: String }
}
row! {
    /// A line of a plan that somebody has to do.
    pub(crate) struct OpenLine { pub(crate) id: i64, pub(crate) number: String, pub(crate) what: String, pub(crate) due_on: String }
}
row! {
    /// What came again.
    pub(crate) struct Again { pub(crate) code: String, pub(crate) title: String, pub(crate) step_no: Option<i64>, pub(crate) step: String, pub(crate) branch: String, pub(crate) times: i64, pub(crate) first: String, pub(crate) last: String, pub(crate) newest: i64 }
}
row! {
    /// One that waits for somebody.
    pub(crate) struct Waiting { pub(crate) id: i64, pub(crate) number: String, pub(crate) state: String, pub(crate) description: String, pub(crate) procedure_code: String, pub(crate) step: String, pub(crate) dossiers: i64, pub(crate) unit: Option<i64>, pub(crate) owner: Option<i64>, pub(crate) doer: Option<i64>, pub(crate) due_on: Option<String>, pub(crate) judge_from: Option<String> }
}

macro_rules! nonconformities {
    ($rest:literal) => {
        concat!(
            "SELECT n.id, n.number, n.state, n.source, n.description, n.clause, n.requirement, n.unit_id, n.version_id, n.procedure_code, n.procedure_title, n.step_no, n.step, n.month, n.follows, n.raised_by, n.raised_on, n.cause, n.owner_id, n.due_on, n.extensions, n.doer_id, n.result, n.verifier_id, n.verification, n.judge_from, n.effect, n.closed_on, n.moves, n.evidence, n.found_by, n.severity, n.origin, n.origin_href, n.origin_label, n.cause_method, n.root_cause, n.cause_branch, n.found_elsewhere, n.elsewhere_note, n.touches_risks, n.touches_documents, n.risk_note, n.change_request_id, n.edition
             FROM nonconformity n WHERE n.agency_id = $1 ",
            $rest
        )
    };
}

/// How a nonconformity `n` stood at a moment.
macro_rules! stood {
    ($at:literal) => {
        concat!("JOIN nonconformity_stand s ON s.agency_id = $1 AND s.nonconformity_id = n.id AND s.from_at <= ", $at, " AND s.to_at > ", $at, " ")
    };
}

/// The due day came, and the thing was taken on.
macro_rules! was_due {
    () => {
        "s.due_on IS NOT NULL AND s.state NOT IN ('draft', 'open', 'cancelled')"
    };
}

/// Every line of its plan was done by then, and it was reported so.
macro_rules! was_kept {
    () => {
        "s.state IN ('done', 'verified', 'closed', 'ineffective') AND NOT EXISTS (SELECT 1 FROM nonconformity_line l WHERE l.agency_id = n.agency_id AND l.nonconformity_id = n.id AND (l.done_on IS NULL OR l.done_on > s.due_on))"
    };
}

row! {
    /// Nonconformities that have state and source in common.
    pub(crate) struct Lot { pub(crate) state: String, pub(crate) source: String, pub(crate) count: i64, pub(crate) overdue: i64, pub(crate) raised: i64 }
}

queries! {
    /// What was done by its day, of what was due in a span.
    in_time(from: &str, to: &str, unit: Option<i64>, at: i64) -> one (i64, i64) =
        concat!("SELECT COALESCE(CAST(sum(CASE WHEN ", was_kept!(), " THEN 1 ELSE 0 END) AS BIGINT), 0), count(*) FROM nonconformity n ", stood!("$5"), "
         WHERE n.agency_id = $1 AND s.due_on >= $2 AND s.due_on <= $3 AND (CAST($4 AS BIGINT) IS NULL OR n.unit_id = $4) AND ", was_due!());
    /// What was judged effective, of what was judged in a span.
    effective(from: &str, to: &str, unit: Option<i64>, at: i64) -> one (i64, i64) =
        concat!("SELECT COALESCE(CAST(sum(CASE WHEN s.state = 'closed' THEN 1 ELSE 0 END) AS BIGINT), 0), count(*) FROM nonconformity n ", stood!("$5"), "
         WHERE n.agency_id = $1 AND s.closed_on >= $2 AND s.closed_on <= $3 AND (CAST($4 AS BIGINT) IS NULL OR n.unit_id = $4) AND s.state IN ('closed', 'ineffective')");
    end_stand(id: i64, stands: i64, at: i64) -> exec =
        "UPDATE nonconformity_stand SET to_at = $4 WHERE agency_id = $1 AND nonconformity_id = $2 AND to_at = $3";
    put_stand(id: i64, move_no: i64, state: &str, number: &str, owner: Option<i64>, due_on: Option<String>, closed_on: Option<String>, at: i64, stands: i64) -> exec =
        "INSERT INTO nonconformity_stand (agency_id, nonconformity_id, move_no, state, number, owner_id, due_on, closed_on, from_at, to_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    find(id: i64) -> opt Row = nonconformities!("AND n.id = $2");
    /// The draft that collects the late dossiers of an issue, a step and a month.
    draft_of(version: i64, step_no: i64, month: &str) -> opt Row =
        nonconformities!("AND n.state = 'draft' AND n.source = 'late_dossier' AND n.version_id = $2 AND n.step_no = $3 AND n.month = $4");
    unfinished() -> many (i64,) =
        "SELECT id FROM nonconformity WHERE agency_id = $1 AND state NOT IN ('closed', 'ineffective', 'cancelled') ORDER BY id";
    following(id: i64) -> many (i64, String) =
        "SELECT id, number FROM nonconformity WHERE agency_id = $1 AND follows = $2 ORDER BY id";
    insert(id: i64, source: &str, description: &str, clause: &str, requirement: &str, unit: Option<i64>, version: Option<i64>, procedure_code: &str, procedure_title: &str, step_no: Option<i64>, step: &str, month: Option<String>, follows: Option<i64>, raised_by: i64, raised_on: &str, salt: &str, folded: &str, at: i64, evidence: &str, found_by: &str, severity: &str, origin: &str, origin_href: &str, origin_label: &str, edition: &str) -> exec =
        "INSERT INTO nonconformity (agency_id, id, number, state, source, description, clause, requirement, unit_id, version_id, procedure_code, procedure_title, step_no, step, month, follows, raised_by, raised_on, cause, extensions, result, verification, effect, moves, salt, folded, changed_at, evidence, found_by, severity, origin, origin_href, origin_label, edition)
         VALUES ($1, $2, '', 'draft', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, '', 0, '', '', '', 0, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)";
    /// What was raised out of a thing by a day, as it stood at its end.
    raised_from(origin: &str, day: &str, at: i64) -> many RaisedRow =
        concat!("SELECT n.id, s.number, s.state, s.due_on FROM nonconformity n ", stood!("$4"), "
         WHERE n.agency_id = $1 AND n.origin = $2 AND n.raised_on <= $3 ORDER BY n.id LIMIT 50");
    /// Stores a moved one, if nobody moved it meanwhile.
    save(id: i64, moves_before: i64, number: &str, state: &str, owner: Option<i64>, due_on: Option<String>, extensions: i64, doer: Option<i64>, result: &str, verifier: Option<i64>, verification: &str, judge_from: Option<String>, effect: &str, closed_on: Option<String>, risk_note: &str, change_request: Option<i64>, folded: &str, at: i64) -> exec =
        "UPDATE nonconformity SET moves = moves + 1, number = $4, state = $5, owner_id = $6, due_on = $7, extensions = $8, doer_id = $9, result = $10, verifier_id = $11, verification = $12, judge_from = $13, effect = $14, closed_on = $15, risk_note = $16, change_request_id = $17, folded = $18, changed_at = $19
         WHERE agency_id = $1 AND id = $2 AND moves = $3";
    /// What was found out and decided about it; its lines are stored each.
    save_plan(id: i64, method: &str, cause: &str, root: &str, branch: &str, elsewhere: Option<i64>, elsewhere_note: &str, touches_risks: i64, touches_documents: i64) -> exec =
        "UPDATE nonconformity SET cause_method = $3, cause = $4, root_cause = $5, cause_branch = $6, found_elsewhere = $7, elsewhere_note = $8, touches_risks = $9, touches_documents = $10
         WHERE agency_id = $1 AND id = $2";
    drop_lines(id: i64) -> exec = "DELETE FROM nonconformity_line WHERE agency_id = $1 AND nonconformity_id = $2";
    put_line(id: i64, kind: &str, place: i64, what: &str, who: i64, due_on: &str, done_on: Option<String>, evidence: &str) -> exec =
        "INSERT INTO nonconformity_line (agency_id, nonconformity_id, kind, place, what, person_id, due_on, done_on, evidence) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    lines(id: i64) -> many LineRow =
        "SELECT kind, what, person_id, due_on, done_on, evidence FROM nonconformity_line WHERE agency_id = $1 AND nonconformity_id = $2 ORDER BY kind DESC, place";
    /// Lines that somebody still has to do.
    open_lines(who: i64) -> many OpenLine =
        "SELECT l.nonconformity_id, n.number, l.what, l.due_on FROM nonconformity_line l
         JOIN nonconformity n ON n.agency_id = $1 AND n.id = l.nonconformity_id
         WHERE l.agency_id = $1 AND l.person_id = $2 AND l.done_on IS NULL AND (n.state = 'plan_approved' OR (n.state = 'cause_proposed' AND l.kind = 'correction'))
         ORDER BY l.due_on, l.nonconformity_id, l.place LIMIT 200";
    /// Those that may be the same: of the procedure, or with a cause of the same group; the newest first.
    like(id: i64, code: &str, branch: &str) -> many Row =
        nonconformities!("AND n.id <> $2 AND n.state <> 'cancelled' AND ((n.procedure_code <> '' AND n.procedure_code = $3) OR (n.cause_branch <> '' AND n.cause_branch = $4)) ORDER BY n.id DESC LIMIT 200");
    /// The newest of all, among which texts are compared.
    newest(id: i64) -> many Row = nonconformities!("AND n.id <> $2 AND n.state <> 'cancelled' ORDER BY n.id DESC LIMIT 100");
    /// What came more than once since a day: of one step, or of one procedure for causes of one group.
    again(since: &str) -> many Again =
        "SELECT n.procedure_code, max(n.procedure_title), n.step_no, max(n.step), '' AS branch, count(*) AS times, min(n.raised_on), max(n.raised_on), max(n.id) AS newest
         FROM nonconformity n WHERE n.agency_id = $1 AND n.raised_on >= $2 AND n.state <> 'cancelled' AND n.procedure_code <> '' AND n.step_no IS NOT NULL
         GROUP BY n.procedure_code, n.step_no HAVING count(*) > 1
         UNION ALL
         SELECT n.procedure_code, max(n.procedure_title), NULL, '', n.cause_branch, count(*), min(n.raised_on), max(n.raised_on), max(n.id)
         FROM nonconformity n WHERE n.agency_id = $1 AND n.raised_on >= $2 AND n.state <> 'cancelled' AND n.procedure_code <> '' AND n.cause_branch <> ''
         GROUP BY n.procedure_code, n.cause_branch HAVING count(*) > 1
         ORDER BY times DESC, newest DESC LIMIT 200";
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
    by_state(today: &str, at: i64, from: &str) -> many Lot =
        concat!("SELECT s.state, n.source, count(*), CAST(sum(CASE WHEN s.due_on < $2 AND s.state IN ('assigned', 'cause_proposed', 'plan_approved') THEN 1 ELSE 0 END) AS BIGINT),
            CAST(sum(CASE WHEN n.raised_on >= $4 THEN 1 ELSE 0 END) AS BIGINT)
         FROM nonconformity n ", stood!("$3"), "WHERE n.agency_id = $1 AND n.raised_on <= $2 GROUP BY s.state, n.source");
}

/// The nonconformities of an agency that were raised by day `$2`, as they stood at its end (`$3`).
pub(crate) const LIST: List = List {
    columns: "n.id, s.number, s.state, n.source, n.description, n.procedure_code, n.procedure_title, n.step_no, n.step, n.month, (SELECT count(*) FROM nonconformity_dossier l WHERE l.agency_id = $1 AND l.nonconformity_id = n.id), n.clause, COALESCE(u.name, ''), COALESCE(p.full_name, ''), n.raised_on, s.due_on, n.severity, n.root_cause, s.closed_on, n.edition",
    from: concat!(
        "FROM nonconformity n ",
        stood!("$3"),
        "
           LEFT JOIN unit u ON u.agency_id = $1 AND u.id = n.unit_id
           LEFT JOIN person p ON p.agency_id = $1 AND p.id = s.owner_id
           WHERE n.agency_id = $1 AND n.raised_on <= $2"
    ),
    params: 3,
    key: "n.id",
    filters: &[
        Filter { key: "q", sql: "n.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "state", sql: "s.state = {}", kind: Match::Text },
        Filter { key: "source", sql: "n.source = {}", kind: Match::Text },
        Filter { key: "unit", sql: "n.unit_id = {}", kind: Match::Int },
        Filter { key: "code", sql: "n.procedure_code = {}", kind: Match::Text },
        Filter { key: "step", sql: "n.step_no = {}", kind: Match::Int },
        Filter { key: "branch", sql: "n.cause_branch = {}", kind: Match::Text },
        Filter { key: "from", sql: "n.raised_on >= {}", kind: Match::Text },
        Filter { key: "to", sql: "n.raised_on <= {}", kind: Match::Text },
        Filter { key: "due_from", sql: "s.due_on >= {}", kind: Match::Text },
        Filter { key: "due_to", sql: "s.due_on <= {}", kind: Match::Text },
        Filter { key: "ended_from", sql: "s.closed_on >= {}", kind: Match::Text },
        Filter { key: "ended_to", sql: "s.closed_on <= {}", kind: Match::Text },
        Filter {
            key: "due",
            sql: "",
            kind: Match::Choice(&[
                ("all", was_due!()),
                ("kept", concat!(was_due!(), " AND ", was_kept!())),
                ("missed", concat!(was_due!(), " AND NOT (", was_kept!(), ")")),
            ]),
        },
        Filter {
            key: "judged",
            sql: "",
            kind: Match::Choice(&[
                ("all", "s.state IN ('closed', 'ineffective')"),
                ("effective", "s.state = 'closed'"),
                ("ineffective", "s.state = 'ineffective'"),
            ]),
        },
        Filter {
            key: "phase",
            sql: "",
            kind: Match::Choice(&[
                ("open", "s.state NOT IN ('draft', 'closed', 'ineffective', 'cancelled')"),
                ("ended", "s.state IN ('closed', 'ineffective', 'cancelled')"),
                ("kept", "s.state <> 'cancelled'"),
                (
                    "overdue",
                    "s.due_on < $2 AND s.state IN ('assigned', 'cause_proposed', 'plan_approved')",
                ),
            ]),
        },
    ],
    orders: &[
        Order { key: "changed", column: "n.changed_at", text: false, descending: true },
        Order { key: "number", column: "s.number", text: true, descending: true },
        Order { key: "due", column: "COALESCE(s.due_on, '9999')", text: true, descending: false },
    ],
};

/// The nonconformity of this key.
pub(crate) fn get(tx: &Tx<'_>, id: NonconformityId) -> Result<Option<Nonconformity>, DbError> {
    let Some(mut found) = find(tx, id.get())?.map(read).transpose()? else { return Ok(None) };
    found.plan.lines = lines(tx, id.get())?.into_iter().map(line).collect::<Result<_, _>>()?;
    Ok(Some(found))
}

/// Stores the plan with its lines.
pub(crate) fn put_plan(tx: &Tx<'_>, id: NonconformityId, plan: &Plan) -> Result<(), DbError> {
    let (id, cause) = (id.get(), &plan.cause);
    save_plan(
        tx,
        id,
        cause.method.as_str(),
        &cause.written(),
        &cause.root,
        cause.branch.map_or("", Branch::as_str),
        plan.similar.map(i64::from),
        &plan.similar_note,
        plan.touches_risks.into(),
        plan.touches_documents.into(),
    )?;
    drop_lines(tx, id)?;
    for kind in LineKind::ALL {
        for (place, line) in (0..).zip(plan.of(kind)) {
            let (_, line) = line;
            let done_on = line.done_on.map(|day| day.to_string());
            let (who, due_on) = (line.who.get(), line.due_on.to_string());
            put_line(
                tx,
                id,
                kind.as_str(),
                place,
                &line.what,
                who,
                &due_on,
                done_on,
                &line.evidence,
            )?;
        }
    }
    Ok(())
}

fn line(row: LineRow) -> Result<Line, DbError> {
    Ok(Line {
        kind: LineKind::parse(&row.kind).ok_or_else(|| unreadable("kind", &row.kind))?,
        what: row.what,
        who: PersonId::new(row.who),
        due_on: row.due_on.parse().map_err(|_| unreadable("due_on", &row.due_on))?,
        done_on: day(row.done_on)?,
        evidence: row.evidence,
    })
}

/// The edition of a row.
pub(crate) fn edition(word: &str) -> Result<Edition, DbError> {
    Edition::parse(word).ok_or_else(|| unreadable("edition", word))
}

/// A row as the value it stands for, without the lines of its plan.
pub(crate) fn read(row: Row) -> Result<Nonconformity, DbError> {
    let place = row.version.filter(|_| !row.procedure_code.is_empty()).map(|version| Place {
        version: VersionId::new(version),
        code: row.procedure_code,
        title: row.procedure_title,
        step_no: row.step_no,
        step: row.step,
    });
    let method = Method::parse(&row.method).ok_or_else(|| unreadable("method", &row.method))?;
    Ok(Nonconformity {
        id: NonconformityId::new(row.id),
        number: row.number,
        finding: Finding {
            source: Source::parse(&row.source).ok_or_else(|| unreadable("source", &row.source))?,
            description: row.description,
            clause: row.clause,
            edition: Some(edition(&row.edition)?),
            requirement: row.requirement,
            unit: row.unit,
            evidence: row.evidence,
            found_by: row.found_by,
            severity: Severity::parse(&row.severity)
                .ok_or_else(|| unreadable("severity", &row.severity))?,
            place,
            origin: Origin::new(&row.origin, &row.origin_href, &row.origin_label),
        },
        month: day(row.month)?,
        follows: row.follows.map(NonconformityId::new),
        raised_by: PersonId::new(row.raised_by),
        raised_on: row.raised_on.parse().map_err(|_| unreadable("raised_on", &row.raised_on))?,
        plan: Plan {
            cause: Cause::read(method, &row.cause, row.root, Branch::parse(&row.branch)),
            lines: Vec::new(),
            similar: row.elsewhere.map(|found| found != 0),
            similar_note: row.elsewhere_note,
            touches_risks: row.touches_risks != 0,
            touches_documents: row.touches_documents != 0,
        },
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
        risk_note: row.risk_note,
        change_request: row.change_request.map(RequestId::new),
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
