//! All SQL about objectives. No rule lives here.

use crate::{
    Content, Frequency, Indicator, Measurement, Objective, ObjectiveId, Operator, Period, State,
    Target,
};
use document::DocumentId;
use jiff::civil::Date;
use platform::{
    DbError, PersonId, Tx,
    list::{Filter, List, Match, Order},
    queries, row,
};

row! {
    /// An objective as stored.
    #[derive(Debug, Clone)]
    pub(crate) struct Row { id: i64, unit: Option<i64>, number: String, statement: String, indicator: String, document: Option<i64>, formula: String, operator: String, permille: i64, from_day: String, to_day: String, frequency: String, measures: String, owner: Option<i64>, state: String, numerator: Option<i64>, denominator: Option<i64>, remark: String, moves: i64, parent: Option<i64>, baseline: Option<i64>, decision_number: String, decided_on: Option<String>, stood: i64 }
}
row! {
    /// A value that somebody entered.
    #[derive(Debug, Clone)]
    pub(crate) struct EnteredRow { pub(crate) id: i64, pub(crate) from_day: String, pub(crate) to_day: String, pub(crate) numerator: i64, pub(crate) denominator: i64, pub(crate) evidence: String, pub(crate) person: i64, pub(crate) at: i64, pub(crate) replaced_by: Option<i64>, pub(crate) verified_by: Option<i64>, pub(crate) reason: String }
}

row! {
    /// A line of the plan of an objective, as it stood at a moment.
    #[derive(Debug, Clone)]
    pub(crate) struct TaskRow { pub(crate) id: i64, pub(crate) what: String, pub(crate) resources: String, pub(crate) who: Option<i64>, pub(crate) start_on: String, pub(crate) due_on: String, pub(crate) evaluation: String, pub(crate) progress: i64, pub(crate) evidence: String, pub(crate) verified_by: Option<i64>, pub(crate) given_up: String, pub(crate) added_at: i64 }
}
row! {
    /// A line of a plan that somebody has to do.
    pub(crate) struct OpenTask { pub(crate) objective: i64, pub(crate) number: String, pub(crate) what: String, pub(crate) due_on: String }
}
row! {
    /// What an objective came to at mid-year.
    #[derive(Debug, Clone)]
    pub(crate) struct ReviewRow { pub(crate) as_of: String, pub(crate) numerator: i64, pub(crate) denominator: i64, pub(crate) remark: String, pub(crate) who: i64 }
}

/// The end of what still stands.
const STANDS: i64 = i64::MAX;

macro_rules! columns {
    () => {
        columns!("o.state, o.numerator, o.denominator", "o.moves")
    };
    ($stood:literal, $move:literal) => {
        concat!("o.id, o.unit_id, o.number, o.statement, o.indicator, o.document_id, o.formula, o.operator, o.permille, o.from_day, o.to_day, o.frequency, o.measures, o.owner_id, ", $stood, ", o.remark, o.moves, o.parent_id, o.baseline, o.decision_number, o.decided_on, ", $move)
    };
}
/// Objectives as they stood at a moment (`$2`).
macro_rules! stood {
    () => {
        "FROM objective o JOIN objective_stand s ON s.agency_id = $1 AND s.objective_id = o.id AND s.from_at <= $2 AND s.to_at > $2
         WHERE o.agency_id = $1"
    };
}

macro_rules! objectives {
    ($rest:literal) => {
        concat!("SELECT ", columns!(), " FROM objective o WHERE o.agency_id = $1 ", $rest)
    };
}

queries! {
    find(id: i64) -> opt Row = objectives!("AND o.id = $2");
    /// The one of this number in a year.
    numbered(year: i64, number: &str) -> opt Row = objectives!("AND o.year = $2 AND o.number = $3");
    /// Those of a year as they stood at a moment.
    of_year_at(at: i64, year: i64) -> many Row =
        concat!("SELECT ", columns!("s.state, s.numerator, s.denominator", "s.move_no"), " ", stood!(), " AND o.year = $3 ORDER BY o.number_key, o.id LIMIT 500");
    end_stand(id: i64, stands: i64, at: i64) -> exec =
        "UPDATE objective_stand SET to_at = $4 WHERE agency_id = $1 AND objective_id = $2 AND to_at = $3";
    put_stand(id: i64, move_no: i64, state: &str, numerator: Option<i64>, denominator: Option<i64>, at: i64, stands: i64) -> exec =
        "INSERT INTO objective_stand (agency_id, objective_id, move_no, state, numerator, denominator, from_at, to_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Those that wait in a state.
    waiting(state: &str) -> many Row = objectives!("AND o.state = $2 ORDER BY o.id LIMIT 200");
    /// The set of a unit, or of the agency, for a year.
    set_of(year: i64, unit: Option<i64>) -> many Row =
        objectives!("AND o.year = $2 AND COALESCE(o.unit_id, 0) = COALESCE(CAST($3 AS BIGINT), 0) ORDER BY o.number_key, o.id LIMIT 500");
    children(parent: i64) -> many Row = objectives!("AND o.parent_id = $2 ORDER BY o.number_key, o.id LIMIT 200");
    insert_task(key: i64, id: i64, what: &str, resources: &str, who: Option<i64>, start_on: &str, due_on: &str, evaluation: &str) -> exec =
        "INSERT INTO objective_task (agency_id, id, objective_id, what, resources, person_id, start_on, due_on, evaluation, progress, evidence, given_up)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, '', '')";
    progress(key: i64, id: i64, progress: i64, evidence: &str) -> exec =
        "UPDATE objective_task SET progress = $4, evidence = $5, verified_by = NULL WHERE agency_id = $1 AND id = $2 AND objective_id = $3 AND given_up = ''";
    verify_task(key: i64, id: i64, who: i64) -> exec =
        "UPDATE objective_task SET verified_by = $4 WHERE agency_id = $1 AND id = $2 AND objective_id = $3 AND progress = 100";
    give_up_task(key: i64, id: i64, reason: &str) -> exec =
        "UPDATE objective_task SET given_up = $4 WHERE agency_id = $1 AND id = $2 AND objective_id = $3 AND progress < 100";
    /// The lines of the plan of an objective that there were at a moment, as they stood then.
    tasks(id: i64, at: i64) -> many TaskRow =
        "SELECT t.id, t.what, t.resources, t.person_id, t.start_on, t.due_on, t.evaluation, s.progress, s.evidence, s.verified_by, s.given_up,
                (SELECT min(a.from_at) FROM objective_task_stand a WHERE a.agency_id = $1 AND a.task_id = t.id)
         FROM objective_task t JOIN objective_task_stand s ON s.agency_id = $1 AND s.task_id = t.id AND s.from_at <= $3 AND s.to_at > $3
         WHERE t.agency_id = $1 AND t.objective_id = $2 ORDER BY t.id LIMIT 200";
    /// Who does a line.
    doer(key: i64, id: i64) -> opt (Option<i64>,) =
        "SELECT person_id FROM objective_task WHERE agency_id = $1 AND id = $2 AND objective_id = $3";
    end_task_stand(key: i64, stands: i64, at: i64) -> exec =
        "UPDATE objective_task_stand SET to_at = $4 WHERE agency_id = $1 AND task_id = $2 AND to_at = $3";
    put_task_stand(key: i64, id: i64, at: i64, stands: i64) -> exec =
        "INSERT INTO objective_task_stand (agency_id, id, task_id, progress, evidence, verified_by, given_up, from_at, to_at)
         SELECT agency_id, CAST($3 AS BIGINT), id, progress, evidence, verified_by, given_up, CAST($4 AS BIGINT), CAST($5 AS BIGINT)
         FROM objective_task WHERE agency_id = $1 AND id = $2";
    /// When an objective was last approved, up to a moment; a review at mid-year leaves it approved.
    approved_at(id: i64, at: i64) -> one (Option<i64>,) =
        "SELECT max(s.from_at) FROM objective_stand s WHERE s.agency_id = $1 AND s.objective_id = $2 AND s.state = 'approved' AND s.from_at <= $3
         AND NOT EXISTS (SELECT 1 FROM objective_stand p WHERE p.agency_id = $1 AND p.objective_id = $2 AND p.move_no = s.move_no - 1 AND p.state = 'approved')";
    /// Lines of plans that somebody has to do.
    open_tasks(who: i64) -> many OpenTask =
        "SELECT t.objective_id, o.number, t.what, t.due_on FROM objective_task t
         JOIN objective o ON o.agency_id = $1 AND o.id = t.objective_id
         WHERE t.agency_id = $1 AND t.person_id = $2 AND t.progress < 100 AND t.given_up = '' AND o.state = 'approved'
         ORDER BY t.due_on, t.id LIMIT 200";
    measurement(key: i64, id: i64) -> opt (i64, Option<i64>, Option<i64>) =
        "SELECT person_id, verified_by, replaced_by FROM objective_measurement WHERE agency_id = $1 AND id = $2 AND objective_id = $3";
    verify(key: i64, who: i64, at: i64) -> exec =
        "UPDATE objective_measurement SET verified_by = $3, verified_at = $4 WHERE agency_id = $1 AND id = $2 AND verified_by IS NULL AND replaced_by IS NULL";
    unverified(id: i64) -> one (i64,) =
        "SELECT count(*) FROM objective_measurement WHERE agency_id = $1 AND objective_id = $2 AND verified_by IS NULL AND replaced_by IS NULL";
    insert_review(id: i64, move_no: i64, as_of: &str, numerator: i64, denominator: i64, remark: &str, who: i64) -> exec =
        "INSERT INTO objective_review (agency_id, objective_id, move_no, as_of, numerator, denominator, remark, person_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    reviews(id: i64) -> many ReviewRow =
        "SELECT as_of, numerator, denominator, remark, person_id FROM objective_review WHERE agency_id = $1 AND objective_id = $2 ORDER BY move_no";
    over(today: &str) -> many Row = objectives!("AND o.state = 'approved' AND o.to_day < $2 ORDER BY o.id LIMIT 100");
    insert(id: i64, year: i64, unit: Option<i64>, number: &str, number_key: &str, statement: &str, indicator: &str, document: Option<i64>, formula: &str, operator: &str, permille: i64, from_day: &str, to_day: &str, frequency: &str, measures: &str, owner: Option<i64>, parent: Option<i64>, baseline: Option<i64>, folded: &str, at: i64) -> exec =
        "INSERT INTO objective (agency_id, id, year, unit_id, number, number_key, statement, indicator, document_id, formula, operator, permille, from_day, to_day, frequency, measures, owner_id, parent_id, baseline, state, remark, moves, folded, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 'draft', '', 0, $20, $21)";
    /// Saves what was written, if nobody changed it meanwhile.
    put_content(id: i64, moves: i64, year: i64, unit: Option<i64>, number: &str, number_key: &str, statement: &str, indicator: &str, document: Option<i64>, formula: &str, operator: &str, permille: i64, from_day: &str, to_day: &str, frequency: &str, measures: &str, owner: Option<i64>, parent: Option<i64>, baseline: Option<i64>, folded: &str, at: i64) -> exec =
        "UPDATE objective SET moves = moves + 1, year = $4, unit_id = $5, number = $6, number_key = $7, statement = $8, indicator = $9, document_id = $10, formula = $11, operator = $12, permille = $13, from_day = $14, to_day = $15, frequency = $16, measures = $17, owner_id = $18, parent_id = $19, baseline = $20, folded = $21, changed_at = $22
         WHERE agency_id = $1 AND id = $2 AND moves = $3 AND state = 'draft'";
    put_state(id: i64, moves: i64, state: &str, numerator: Option<i64>, denominator: Option<i64>, remark: &str, decision_number: &str, decided_on: Option<String>, at: i64) -> exec =
        "UPDATE objective SET moves = moves + 1, state = $4, numerator = $5, denominator = $6, remark = $7, decision_number = $8, decided_on = $9, changed_at = $10
         WHERE agency_id = $1 AND id = $2 AND moves = $3";
    keep_past(id: i64, move_no: i64, content: &str, reason: &str) -> exec =
        "INSERT INTO objective_past (agency_id, objective_id, move_no, content, reason) VALUES ($1, $2, $3, $4, $5)";
    past(id: i64) -> many (i64, String, String) =
        "SELECT move_no, content, reason FROM objective_past WHERE agency_id = $1 AND objective_id = $2 ORDER BY move_no DESC";
    /// Why it was amended, up to a moment.
    amended(id: i64, at: i64) -> many (String,) =
        "SELECT p.reason FROM objective_past p JOIN objective_stand s ON s.agency_id = $1 AND s.objective_id = p.objective_id AND s.move_no = p.move_no
         WHERE p.agency_id = $1 AND p.objective_id = $2 AND s.from_at <= $3 ORDER BY p.move_no";
    /// What was entered for periods that lie within, as it was known before a moment, and in how many values.
    sum(id: i64, from_day: &str, to_day: &str, known: i64) -> one (i64, i64, i64) =
        "SELECT COALESCE(CAST(sum(m.numerator) AS BIGINT), 0), COALESCE(CAST(sum(m.denominator) AS BIGINT), 0), count(*) FROM objective_measurement m
         WHERE m.agency_id = $1 AND m.objective_id = $2 AND m.from_day >= $3 AND m.to_day <= $4 AND m.at < $5
         AND NOT EXISTS (SELECT 1 FROM objective_measurement r WHERE r.agency_id = $1 AND r.id = m.replaced_by AND r.at < $5)";
    entered(id: i64) -> many EnteredRow =
        "SELECT id, from_day, to_day, numerator, denominator, evidence, person_id, at, replaced_by, verified_by, reason FROM objective_measurement
         WHERE agency_id = $1 AND objective_id = $2 ORDER BY from_day DESC, id DESC LIMIT 200";
    overlapping(id: i64, from_day: &str, to_day: &str) -> many (i64, String, String, Option<i64>) =
        "SELECT id, from_day, to_day, verified_by FROM objective_measurement
         WHERE agency_id = $1 AND objective_id = $2 AND from_day <= $4 AND to_day >= $3 AND replaced_by IS NULL";
    enter(key: i64, id: i64, from_day: &str, to_day: &str, numerator: i64, denominator: i64, evidence: &str, person: i64, at: i64, reason: &str) -> exec =
        "INSERT INTO objective_measurement (agency_id, id, objective_id, from_day, to_day, numerator, denominator, evidence, person_id, at, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    replace(key: i64, by: i64) -> exec =
        "UPDATE objective_measurement SET replaced_by = $3 WHERE agency_id = $1 AND id = $2";
}

/// The objectives of an agency as they stood at a moment (`$2`).
pub(crate) const LIST: List = List {
    columns: columns!("s.state, s.numerator, s.denominator", "s.move_no"),
    from: stood!(),
    params: 2,
    key: "o.id",
    filters: &[
        Filter { key: "q", sql: "o.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "year", sql: "o.year = {}", kind: Match::Int },
        Filter { key: "unit", sql: "o.unit_id = {}", kind: Match::Int },
        Filter { key: "state", sql: "s.state = {}", kind: Match::Text },
        Filter {
            key: "phase",
            sql: "",
            kind: Match::Choice(&[("approved", "s.state IN ('approved', 'evaluated', 'closed')")]),
        },
    ],
    orders: &[
        Order { key: "number", column: "o.number_key", text: true, descending: false },
        Order { key: "changed", column: "o.changed_at", text: false, descending: true },
    ],
};

/// The moment as of which the end of a day is told; for today it is now and after.
pub(crate) fn moment(day: Date) -> i64 {
    platform::Span { from: day, to: day }.end() - 1
}

/// Notes where an objective stands from now on.
pub(crate) fn stand(tx: &Tx<'_>, objective: &Objective) -> Result<(), DbError> {
    let (id, at) = (objective.id.get(), tx.now().as_microsecond());
    end_stand(tx, id, STANDS, at)?;
    let judged = objective.judged;
    put_stand(
        tx,
        id,
        objective.moves,
        objective.state().as_str(),
        judged.map(|judged| judged.numerator),
        judged.map(|judged| judged.denominator),
        at,
        STANDS,
    )?;
    Ok(())
}

/// Notes how a line of a plan stands from now on.
pub(crate) fn stand_task(tx: &Tx<'_>, key: i64) -> Result<(), DbError> {
    let at = tx.now().as_microsecond();
    end_task_stand(tx, key, STANDS, at)?;
    put_task_stand(tx, key, tx.new_key(), at, STANDS)?;
    Ok(())
}

/// The objectives of a year as they stood at the end of a day.
pub(crate) fn year_on(tx: &Tx<'_>, year: i64, day: Date) -> Result<Vec<Objective>, DbError> {
    of_year_at(tx, moment(day), year)?.into_iter().map(|row| read_then(tx, row)).collect()
}

/// A row of the past as the value that it stood for: what it said before it was changed later.
pub(crate) fn read_then(tx: &Tx<'_>, row: Row) -> Result<Objective, DbError> {
    let (id, stood, moves) = (row.id, row.stood, row.moves);
    let mut then = read(row)?;
    if stood == moves {
        return Ok(then);
    }
    // The newest comes first: the last of those that were kept later is what it said then.
    let later = past(tx, id)?.into_iter().rfind(|(move_no, ..)| *move_no > stood);
    if let Some((_, content, _)) = later {
        then.content =
            serde_json::from_str(&content).map_err(|_| unreadable("content", &content))?;
    }
    if then.judged.is_none() {
        then.remark = String::new();
    }
    if !then.state().is_binding() {
        (then.decision_number, then.decided_on) = (String::new(), None);
    }
    Ok(then)
}

/// The objective of this key.
pub(crate) fn get(tx: &Tx<'_>, id: ObjectiveId) -> Result<Option<Objective>, DbError> {
    find(tx, id.get())?.map(read).transpose()
}

/// A row as the value it stands for.
pub(crate) fn read(row: Row) -> Result<Objective, DbError> {
    let indicator =
        Indicator::parse(&row.indicator, row.document.map(DocumentId::new), &row.formula)
            .ok_or_else(|| unreadable("indicator", &row.indicator))?;
    let operator =
        Operator::parse(&row.operator).ok_or_else(|| unreadable("operator", &row.operator))?;
    let period = Period::new(day(&row.from_day)?, day(&row.to_day)?)
        .ok_or_else(|| unreadable("period", &row.from_day))?;
    let measured = row.numerator.zip(row.denominator);
    Ok(Objective {
        id: ObjectiveId::new(row.id),
        content: Content {
            number: row.number,
            statement: row.statement,
            unit: row.unit,
            indicator,
            target: Target { operator, permille: row.permille },
            period,
            frequency: Frequency::parse(&row.frequency)
                .ok_or_else(|| unreadable("frequency", &row.frequency))?,
            measures: row.measures,
            owner: row.owner.map(PersonId::new),
            parent: row.parent,
            baseline: row.baseline,
        },
        judged: measured.map(|(numerator, denominator)| Measurement { numerator, denominator }),
        remark: row.remark,
        decision_number: row.decision_number,
        decided_on: row.decided_on.as_deref().map(day).transpose()?,
        moves: row.moves,
        state: State::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
    })
}

/// A stored day.
pub(crate) fn day(text: &str) -> Result<Date, DbError> {
    text.parse().map_err(|_| unreadable("day", text))
}

fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("{column}: {value:?}"))
}
