//! All SQL about dossiers. No rule lives here but "who may know of it", which is a `WHERE`.

use crate::model::{Channel, Dossier, DossierId, FormSet, State};
use flow::StepRole;
use jiff::Timestamp;
use platform::{
    Actor, DbError, PersonId, Role, Tx,
    list::{Filter, List, Match, Order, Words},
    queries, row,
    search::{DESK, EVERY_UNIT},
};
use workcal::Grain;

row! {
    pub(crate) struct Row { pub(crate) id: i64, code: String, version: i64, procedure_name: String, unit: i64, state: String, channel: String, limit_case: String, limit_text: String, grain: String, sets: i64, received_at: i64, due_at: i64, judged_at: i64, is_provisional: i64, finished_at: Option<i64>, returned_at: Option<i64>, step_no: i64, step_role: String, step_due_at: Option<i64>, assignee: Option<i64>, receiver: i64, form_set: String, moves: i64 }
}
row! {
    /// A line of the list.
    #[derive(Debug, Clone)]
    pub(crate) struct Line { pub(crate) id: i64, pub(crate) code: String, pub(crate) procedure_name: String, pub(crate) applicant: String, pub(crate) state: String, pub(crate) received_at: i64, pub(crate) due_at: i64, pub(crate) judged_at: i64, pub(crate) grain: String, pub(crate) finished_at: Option<i64>, pub(crate) step: String }
}
row! {
    /// A step of a dossier.
    #[derive(Debug, Clone)]
    pub(crate) struct StepRow { pub(crate) no: i64, pub(crate) action: String, pub(crate) responsible: String, pub(crate) role: String, pub(crate) norm_minutes: Option<i64>, pub(crate) started_at: Option<i64>, pub(crate) due_at: Option<i64>, pub(crate) finished_at: Option<i64>, pub(crate) person: Option<i64> }
}
row! {
    pub(crate) struct ApplicantRow { pub(crate) name: String, pub(crate) address: String, pub(crate) phone: String, pub(crate) email: String, pub(crate) salt: String }
}
row! {
    /// An event of the deadline's ledger.
    #[derive(Debug, Clone)]
    pub(crate) struct ClockRow { pub(crate) action: String, pub(crate) event: String }
}
row! {
    /// Why something was done.
    #[derive(Debug, Clone)]
    pub(crate) struct Reason { pub(crate) move_no: i64, pub(crate) action: String, pub(crate) at: i64, pub(crate) words: String, pub(crate) basis: String }
}
row! {
    /// A dossier that went from step to step.
    #[derive(Debug, Clone)]
    pub(crate) struct HandOverRow { pub(crate) from: i64, pub(crate) to: i64, pub(crate) person: i64, pub(crate) at: i64, pub(crate) due_at: Option<i64> }
}
row! {
    /// A dossier that waits for somebody.
    pub(crate) struct Waiting { pub(crate) id: i64, pub(crate) code: String, pub(crate) procedure_name: String, pub(crate) due_at: i64, pub(crate) step_due_at: Option<i64>, pub(crate) step: Option<String> }
}

macro_rules! dossiers {
    ($($rest:expr),+ $(,)?) => {
        concat!(
            "SELECT d.id, d.code, d.version_id, d.procedure_name, d.unit_id, d.state, d.channel, d.limit_case, d.limit_text, d.grain, d.sets, d.received_at, d.due_at, d.judged_at, d.is_provisional, d.finished_at, d.returned_at, d.step_no, d.step_role, d.step_due_at, d.assignee_id, d.receiver_id, d.form_set, d.moves
             FROM dossier d WHERE d.agency_id = $1 ",
            $($rest),+
        )
    };
}

/// Early, on time or late, in the words of SQL; the test `figures_agree` holds it to
/// [`workcal::timeliness`].
macro_rules! late {
    () => {
        "(CASE WHEN d.finished_day < d.judged_day THEN 0 WHEN d.grain = 'minute' THEN (CASE WHEN d.finished_at <= d.judged_at THEN 1 ELSE 2 END) WHEN d.finished_day = d.judged_day THEN 1 ELSE 2 END)"
    };
}

/// Running and past its promise at an instant. A day is kept until its midnight here, seven hours
/// before that of UTC; the plain comparison in front is for the index.
macro_rules! overdue {
    ($now:literal) => {
        concat!(
            "(d.state = 'in_process' AND d.due_at < ",
            $now,
            " AND (d.grain = 'minute' OR d.due_at < (",
            $now,
            " + 25200000000) / 86400000000 * 86400000000 - 25200000000))"
        )
    };
}

/// Which dossiers a figure counts: of one document (`$2`; 0 is all) and of one unit (`$3`), among
/// those that somebody sees (`$4`, `$5`).
macro_rules! counted {
    () => {
        " AND (d.document_id = $2 OR $2 = 0) AND (d.unit_id = $3 OR d.unit_id = 0 OR $4 = 1)"
    };
}

queries! {
    find(unit: i64, sees_all: i64, id: i64) -> opt Row =
        dossiers!("AND (d.unit_id = $2 OR d.unit_id = 0 OR $3 = 1) AND d.id = $4");
    find_by_code(code: &str) -> opt Row = dossiers!("AND d.code = $2");
    running() -> many Row = dossiers!("AND d.is_open = 1 ORDER BY d.due_at, d.id");
    next_number(day: &str) -> one (i64,) =
        "INSERT INTO dossier_counter (agency_id, day, last) VALUES ($1, $2, 1)
         ON CONFLICT (agency_id, day) DO UPDATE SET last = dossier_counter.last + 1 RETURNING last";
    insert(id: i64, code: &str, version: i64, document: i64, procedure_name: &str, unit: i64, channel: &str, limit_case: &str, limit_text: &str, grain: &str, sets: i64, received_at: i64, due_at: i64, due_day: &str, is_provisional: i64, step_no: i64, step_role: &str, step_due_at: Option<i64>, assignee: Option<i64>, receiver: i64, form_set: &str) -> exec =
        "INSERT INTO dossier (agency_id, id, code, version_id, document_id, procedure_name, unit_id, state, is_open, channel, limit_case, limit_text, grain, sets, received_at, due_at, due_day, judged_at, judged_day, is_provisional, step_no, step_role, step_due_at, assignee_id, receiver_id, form_set, moves)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'in_process', 1, $8, $9, $10, $11, $12, $13, $14, $15, $14, $15, $16, $17, $18, $19, $20, $21, $22, 0)";
    insert_applicant(id: i64, name: &str, address: &str, phone: &str, email: &str, salt: &str) -> exec =
        "INSERT INTO dossier_applicant (agency_id, dossier_id, name, address, phone, email, salt) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    insert_word(word: &str, id: i64) -> exec =
        "INSERT INTO dossier_word (agency_id, word, dossier_id) VALUES ($1, $2, $3) ON CONFLICT (agency_id, word, dossier_id) DO NOTHING";
    insert_component(id: i64, no: i64, text: &str, originals: i64, copies: i64) -> exec =
        "INSERT INTO dossier_component (agency_id, dossier_id, no, text, originals, copies) VALUES ($1, $2, $3, $4, $5, $6)";
    insert_step(id: i64, no: i64, action: &str, responsible: &str, role: &str, norm_minutes: Option<i64>, started_at: Option<i64>, due_at: Option<i64>, finished_at: Option<i64>, person: Option<i64>) -> exec =
        "INSERT INTO dossier_step (agency_id, dossier_id, no, action, responsible, role, norm_minutes, started_at, due_at, finished_at, person_id, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '')";
    /// Stores a moved dossier, if nobody moved it meanwhile.
    save(id: i64, moves_before: i64, state: &str, is_open: i64, due_at: i64, due_day: &str, judged_at: i64, judged_day: &str, is_provisional: i64, finished_at: Option<i64>, finished_day: Option<String>, returned_at: Option<i64>, step_no: i64, step_role: &str, step_due_at: Option<i64>, assignee: Option<i64>) -> exec =
        "UPDATE dossier SET moves = moves + 1, state = $4, is_open = $5, due_at = $6, due_day = $7, judged_at = $8, judged_day = $9, is_provisional = $10, finished_at = $11, finished_day = $12, returned_at = $13, step_no = $14, step_role = $15, step_due_at = $16, assignee_id = $17
         WHERE agency_id = $1 AND id = $2 AND moves = $3";
    finish_step(id: i64, no: i64, at: i64, person: i64) -> exec =
        "UPDATE dossier_step SET finished_at = $4, person_id = $5 WHERE agency_id = $1 AND dossier_id = $2 AND no = $3";
    begin_step(id: i64, no: i64, at: i64, due_at: Option<i64>) -> exec =
        "UPDATE dossier_step SET started_at = $4, due_at = $5, finished_at = NULL, person_id = NULL WHERE agency_id = $1 AND dossier_id = $2 AND no = $3";
    reset_step(id: i64, no: i64) -> exec =
        "UPDATE dossier_step SET started_at = NULL, due_at = NULL, finished_at = NULL, person_id = NULL WHERE agency_id = $1 AND dossier_id = $2 AND no = $3";
    steps(id: i64) -> many StepRow =
        "SELECT no, action, responsible, role, norm_minutes, started_at, due_at, finished_at, person_id FROM dossier_step WHERE agency_id = $1 AND dossier_id = $2 ORDER BY no";
    components(id: i64) -> many (String, i64, i64) =
        "SELECT text, originals, copies FROM dossier_component WHERE agency_id = $1 AND dossier_id = $2 ORDER BY no";
    applicant(id: i64) -> opt ApplicantRow =
        "SELECT name, address, phone, email, salt FROM dossier_applicant WHERE agency_id = $1 AND dossier_id = $2";
    clock(id: i64) -> many ClockRow =
        "SELECT action, event FROM dossier_clock WHERE agency_id = $1 AND dossier_id = $2 ORDER BY no";
    /// When the clock was started or turned last.
    clock_turned(id: i64) -> one (i64,) =
        "SELECT COALESCE(max(at), 0) FROM dossier_clock WHERE agency_id = $1 AND dossier_id = $2";
    insert_clock(id: i64, no: i64, action: &str, event: &str, person: i64, at: i64, due_before: Option<i64>, due_after: Option<i64>) -> exec =
        "INSERT INTO dossier_clock (agency_id, dossier_id, no, action, event, person_id, at, due_before, due_after) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    insert_reason(id: i64, move_no: i64, action: &str, at: i64, reason: &str, basis: &str) -> exec =
        "INSERT INTO dossier_reason (agency_id, dossier_id, move_no, action, at, reason, basis) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    reasons(id: i64) -> many Reason =
        "SELECT move_no, action, at, reason, basis FROM dossier_reason WHERE agency_id = $1 AND dossier_id = $2 ORDER BY move_no";
    insert_hand_over(id: i64, no: i64, from: i64, to: i64, person: i64, at: i64, due_at: Option<i64>) -> exec =
        "INSERT INTO dossier_hand_over (agency_id, dossier_id, no, from_step, to_step, person_id, at, due_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    hand_overs(id: i64) -> many HandOverRow =
        "SELECT from_step, to_step, person_id, at, due_at FROM dossier_hand_over WHERE agency_id = $1 AND dossier_id = $2 ORDER BY no";
    setting(day: &str) -> opt (String, String, String) =
        "SELECT from_day, code_pattern, supplement_policy FROM dossier_setting WHERE agency_id = $1 AND from_day <= $2 ORDER BY from_day DESC LIMIT 1";
    put_setting(from_day: &str, code_pattern: &str, supplement_policy: &str) -> exec =
        "INSERT INTO dossier_setting (agency_id, from_day, code_pattern, supplement_policy) VALUES ($1, $2, $3, $4)
         ON CONFLICT (agency_id, from_day) DO UPDATE SET code_pattern = $3, supplement_policy = $4";
    waiting_in_unit(role: &str, unit: i64, person: i64) -> many Waiting =
        "SELECT d.id, d.code, d.procedure_name, d.due_at, d.step_due_at, s.action FROM dossier d
         LEFT JOIN dossier_step s ON s.agency_id = $1 AND s.dossier_id = d.id AND s.no = d.step_no
         WHERE d.agency_id = $1 AND d.state = 'in_process' AND d.step_role = $2 AND d.unit_id = $3
         AND (d.assignee_id IS NULL OR d.assignee_id = $4) ORDER BY d.due_at LIMIT 50";
    waiting(role: &str, person: i64) -> many Waiting =
        "SELECT d.id, d.code, d.procedure_name, d.due_at, d.step_due_at, s.action FROM dossier d
         LEFT JOIN dossier_step s ON s.agency_id = $1 AND s.dossier_id = d.id AND s.no = d.step_no
         WHERE d.agency_id = $1 AND d.state = 'in_process' AND d.step_role = $2
         AND (d.assignee_id IS NULL OR d.assignee_id = $3) ORDER BY d.due_at LIMIT 50";
    to_return() -> many Waiting =
        "SELECT d.id, d.code, d.procedure_name, d.due_at, CAST(NULL AS BIGINT), NULL FROM dossier d
         WHERE d.agency_id = $1 AND d.state = 'result_ready' ORDER BY d.received_at LIMIT 50";
    tally_received(document: i64, sight: i64, sees_all: i64, from_at: i64, to_at: i64) -> one (i64,) =
        concat!("SELECT count(*) FROM dossier d WHERE d.agency_id = $1", counted!(), " AND d.received_at >= $5 AND d.received_at < $6");
    /// Early, on the day, late.
    tally_finished(document: i64, sight: i64, sees_all: i64, from_day: &str, to_day: &str) -> one (i64, i64, i64) =
        concat!(
            "SELECT COALESCE(CAST(sum(CASE t.how WHEN 0 THEN 1 ELSE 0 END) AS BIGINT), 0), COALESCE(CAST(sum(CASE t.how WHEN 1 THEN 1 ELSE 0 END) AS BIGINT), 0), COALESCE(CAST(sum(CASE t.how WHEN 2 THEN 1 ELSE 0 END) AS BIGINT), 0)
             FROM (SELECT ", late!(), " AS how FROM dossier d WHERE d.agency_id = $1", counted!(), " AND d.finished_day >= $5 AND d.finished_day <= $6) t"
        );
    tally_open(document: i64, sight: i64, sees_all: i64, now: i64) -> one (i64, i64) =
        concat!("SELECT count(*), COALESCE(CAST(sum(CASE WHEN ", overdue!("$5"), " THEN 1 ELSE 0 END) AS BIGINT), 0) FROM dossier d WHERE d.agency_id = $1", counted!(), " AND d.is_open = 1");
    received_of(document: i64, from_at: i64, to_at: i64) -> many (i64, String) =
        "SELECT d.id, d.code FROM dossier d WHERE d.agency_id = $1 AND d.document_id = $2 AND d.received_at >= $3 AND d.received_at < $4 ORDER BY d.id LIMIT 100000";
    by_code(code: &str) -> opt (i64,) = "SELECT d.id FROM dossier d WHERE d.agency_id = $1 AND d.code = $2";
    finished_count(from_day: &str, to_day: &str) -> one (i64,) =
        "SELECT count(*) FROM dossier d WHERE d.agency_id = $1 AND d.finished_day >= $2 AND d.finished_day <= $3";
    finished_of_unit(unit: i64, document: i64, from_day: &str, to_day: &str) -> one (i64,) =
        "SELECT count(*) FROM dossier d WHERE d.agency_id = $1 AND d.unit_id = $2 AND (d.document_id = $3 OR $3 = 0) AND d.finished_day >= $4 AND d.finished_day <= $5";
    finished_of_document(document: i64, from_day: &str, to_day: &str) -> one (i64,) =
        "SELECT count(*) FROM dossier d WHERE d.agency_id = $1 AND d.document_id = $2 AND d.finished_day >= $3 AND d.finished_day <= $4";
    late_count(document: i64, unit: i64, from_day: &str, to_day: &str) -> one (i64,) =
        concat!("SELECT count(*) FROM dossier d WHERE d.agency_id = $1 AND (d.document_id = $2 OR $2 = 0) AND (d.unit_id = $3 OR $3 = 0)
         AND d.finished_day >= $4 AND d.finished_day <= $5 AND d.finished_at IS NOT NULL AND ", late!(), " = 2");
    /// The dossier at a place among those that were finished within, in the order of their days.
    finished_at(from_day: &str, to_day: &str, place: i64) -> opt (i64, String) =
        "SELECT d.id, d.code FROM dossier d WHERE d.agency_id = $1 AND d.finished_day >= $2 AND d.finished_day <= $3 ORDER BY d.finished_day, d.id LIMIT 1 OFFSET $4";
    late_finished(since_day: &str) -> many Row =
        dossiers!("AND d.finished_day >= $2 AND ", late!(), " = 2 ORDER BY d.id LIMIT 1000");
    late_one(id: i64, now: i64) -> opt Row =
        dossiers!("AND d.id = $2 AND ((d.finished_at IS NOT NULL AND ", late!(), " = 2) OR ", overdue!("$3"), ")");
    late_open(now: i64) -> many Row =
        dossiers!("AND d.is_open = 1 AND ", overdue!("$2"), " ORDER BY d.due_at LIMIT 1000");
}

/// Dossiers that this person may know of: `$2` their unit, `$3` whether they see all.
pub(crate) const LIST: List = List {
    columns: "d.id, d.code, d.procedure_name, a.name, d.state, d.received_at, d.due_at, d.judged_at, d.grain, d.finished_at, COALESCE(s.action, '')",
    from: "FROM dossier d
           JOIN dossier_applicant a ON a.agency_id = $1 AND a.dossier_id = d.id
           LEFT JOIN dossier_step s ON s.agency_id = $1 AND s.dossier_id = d.id AND s.no = d.step_no
           WHERE d.agency_id = $1 AND (d.unit_id = $2 OR d.unit_id = 0 OR $3 = 1)",
    params: 3,
    key: "d.id",
    filters: &[
        Filter {
            key: "q",
            sql: "",
            kind: Match::Words(Words {
                keys: "SELECT w.dossier_id FROM dossier_word w WHERE w.agency_id = $1 AND w.word >= {low} AND w.word < {high}",
                has: "EXISTS (SELECT 1 FROM dossier_word w WHERE w.agency_id = $1 AND w.dossier_id = d.id AND w.word >= {low} AND w.word < {high})",
            }),
        },
        Filter { key: "state", sql: "d.state = {}", kind: Match::Text },
        Filter { key: "document", sql: "d.document_id = {}", kind: Match::Int },
        Filter {
            key: "late_before",
            sql: concat!("d.is_open = 1 AND ", overdue!("{}")),
            kind: Match::Int,
        },
        Filter { key: "unit", sql: "d.unit_id = {}", kind: Match::Int },
        Filter { key: "received_from", sql: "d.received_at >= {}", kind: Match::Int },
        Filter { key: "received_before", sql: "d.received_at < {}", kind: Match::Int },
        Filter { key: "finished_from", sql: "d.finished_day >= {}", kind: Match::Text },
        Filter { key: "finished_to", sql: "d.finished_day <= {}", kind: Match::Text },
        Filter {
            key: "phase",
            sql: "",
            kind: Match::Choice(&[("open", "d.is_open = 1"), ("closed", "d.is_open = 0")]),
        },
        Filter {
            key: "timeliness",
            sql: "",
            kind: Match::Choice(&[
                ("early", concat!("d.finished_at IS NOT NULL AND ", late!(), " = 0")),
                ("on_time", concat!("d.finished_at IS NOT NULL AND ", late!(), " = 1")),
                ("late", concat!("d.finished_at IS NOT NULL AND ", late!(), " = 2")),
                ("kept", concat!("d.finished_at IS NOT NULL AND ", late!(), " < 2")),
            ]),
        },
    ],
    orders: &[
        Order { key: "received", column: "d.received_at", text: false, descending: true },
        Order { key: "due", column: "d.due_at", text: false, descending: false },
    ],
};

/// The sight of figures that belong to no person.
pub(crate) const SEES_ALL: (i64, i64) = (-1, 1);

/// The unit whose dossiers a person sees, and whether they see all, as SQL asks it.
pub(crate) fn sight(actor: &Actor) -> (i64, i64) {
    let sees_all = actor.is_any(EVERY_UNIT) || actor.via.auth == "clock";
    (actor.unit.unwrap_or(-1), i64::from(sees_all))
}

/// The dossier, if this person may know of it.
pub(crate) fn find_for(
    tx: &Tx<'_>,
    actor: &Actor,
    id: DossierId,
) -> Result<Option<Dossier>, DbError> {
    let (unit, sees_all) = sight(actor);
    find(tx, unit, sees_all, id.get())?.map(read).transpose()
}

/// The dossier for whoever looks at it without working on it: an auditor sees those of every unit.
pub(crate) fn look(tx: &Tx<'_>, actor: &Actor, id: DossierId) -> Result<Option<Dossier>, DbError> {
    let (unit, sees_all) = if actor.is(Role::Auditor) { SEES_ALL } else { sight(actor) };
    find(tx, unit, sees_all, id.get())?.map(read).transpose()
}

/// The citizen of a dossier, for whoever works with it; an auditor and a guest need not know.
pub(crate) fn applicant_for(
    tx: &Tx<'_>,
    actor: &Actor,
    dossier: &Dossier,
) -> Result<Option<ApplicantRow>, DbError> {
    let (unit, sees_all) = sight(actor);
    let is_near = sees_all == 1 || dossier.unit == unit || dossier.unit == 0;
    if !is_near || !actor.is_any(DESK) || actor.via.guest {
        return Ok(None);
    }
    applicant(tx, dossier.id.get())
}

/// The reasons that were given, which may name the citizen: for whoever may know them.
pub(crate) fn reasons_for(
    tx: &Tx<'_>,
    actor: &Actor,
    dossier: &Dossier,
) -> Result<Vec<Reason>, DbError> {
    if applicant_for(tx, actor, dossier)?.is_none() {
        return Ok(Vec::new());
    }
    reasons(tx, dossier.id.get())
}

/// The word for a grain.
pub(crate) const fn grain_word(grain: Grain) -> &'static str {
    match grain {
        Grain::Day => "day",
        Grain::Minute => "minute",
    }
}

/// The grain that such a word means; anything but a minute is a day.
pub(crate) fn grain(word: &str) -> Grain {
    if word == "minute" { Grain::Minute } else { Grain::Day }
}

/// An instant as stored.
pub(crate) fn instant(micros: i64) -> Result<Timestamp, DbError> {
    Timestamp::from_microsecond(micros).map_err(|e| DbError::Unreadable(e.to_string()))
}

pub(crate) fn read(row: Row) -> Result<Dossier, DbError> {
    let unreadable =
        |column: &str, value: &str| DbError::Unreadable(format!("{column}: {value:?}"));
    let opt = |micros: Option<i64>| micros.map(instant).transpose();
    Ok(Dossier {
        id: DossierId::new(row.id),
        version: document::VersionId::new(row.version),
        procedure_name: row.procedure_name,
        unit: row.unit,
        state: State::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
        channel: Channel::parse(&row.channel).ok_or_else(|| unreadable("channel", &row.channel))?,
        limit_case: row.limit_case,
        limit_text: row.limit_text,
        grain: grain(&row.grain),
        sets: row.sets,
        received_at: instant(row.received_at)?,
        due_at: instant(row.due_at)?,
        judged_at: instant(row.judged_at)?,
        is_provisional: row.is_provisional == 1,
        finished_at: opt(row.finished_at)?,
        returned_at: opt(row.returned_at)?,
        step_no: row.step_no,
        step_role: StepRole::parse(&row.step_role)
            .ok_or_else(|| unreadable("step_role", &row.step_role))?,
        step_due_at: opt(row.step_due_at)?,
        assignee: row.assignee.map(PersonId::new),
        receiver: PersonId::new(row.receiver),
        form_set: FormSet::parse(&row.form_set)
            .ok_or_else(|| unreadable("form_set", &row.form_set))?,
        moves: row.moves,
        code: row.code,
    })
}
