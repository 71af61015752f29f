//! All SQL about appointments. No rule lives here.

use crate::{Appointment, AppointmentId, Channel, Plan, Slot, State, Visitor};
use document::DocumentId;
use dossier::DossierId;
use jiff::{Timestamp, civil::Date};
use platform::{
    AgencyId, DbError, Tx,
    list::{Filter, List, Match, Order},
    queries, row,
};

row! {
    pub(crate) struct Row { id: i64, code: String, channel: String, state: String, day: String, time: String, document_id: Option<i64>, matter: String, name: String, phone: String, note: String, erase_on: String, ticket: Option<i64>, arrived_at: Option<i64>, ended_at: Option<i64>, dossier_id: Option<i64>, moves: i64 }
}
row! {
    /// A line of the day list. Name and telephone are empty for whoever is not told who comes.
    #[derive(Debug, Clone)]
    pub(crate) struct Line { pub(crate) id: i64, pub(crate) ticket: Option<i64>, pub(crate) day: String, pub(crate) time: String, pub(crate) matter: String, pub(crate) name: String, pub(crate) phone: String, pub(crate) channel: String, pub(crate) state: String, pub(crate) arrived_at: Option<i64>, pub(crate) ended_at: Option<i64> }
}
row! {
    struct PlanRow { from_on: String, is_open: i64, desks: i64, per_desk: i64, slot_minutes: i64, days_ahead: i64, notice_minutes: i64, keep_days: i64, place: String }
}

macro_rules! appointments {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.code, a.channel, a.state, a.day, a.time, a.document_id, a.matter, a.name, a.phone, a.note, a.erase_on, a.ticket, a.arrived_at, a.ended_at, a.dossier_id, a.moves
             FROM desk_appointment a WHERE a.agency_id = $1 ",
            $rest
        )
    };
}

queries! {
    find(id: i64) -> opt Row = appointments!("AND a.id = $2");
    find_by_code(code: &str, digits: &str) -> opt Row =
        appointments!("AND a.code = $2 AND a.phone_digits = $3 AND a.phone_digits <> ''");
    find_by_token(token: &str) -> opt Row = appointments!("AND a.token = $2");
    insert(id: i64, code: &str, token: &str, channel: &str, day: &str, time: &str, document: Option<i64>, matter: &str, name: &str, phone: &str, digits: &str, folded: &str, erase_on: &str, at: i64, salt: &str) -> exec =
        "INSERT INTO desk_appointment (agency_id, id, code, token, channel, state, day, time, document_id, matter, name, phone, phone_digits, note, folded, erase_on, made_at, moves, salt)
         VALUES ($1, $2, $3, $4, $5, 'booked', $6, $7, $8, $9, $10, $11, $12, '', $13, $14, $15, 0, $16)";
    /// Stores a moved one, if nobody moved it meanwhile.
    save(id: i64, moves_before: i64, moves: i64, state: &str, day: &str, time: &str, note: &str, erase_on: &str, ticket: Option<i64>, arrived_at: Option<i64>, ended_at: Option<i64>, dossier: Option<i64>) -> exec =
        "UPDATE desk_appointment SET moves = $4, state = $5, day = $6, time = $7, note = $8, erase_on = $9, ticket = $10, arrived_at = $11, ended_at = $12, dossier_id = $13
         WHERE agency_id = $1 AND id = $2 AND moves = $3";
    /// Forgets who it was.
    erase(id: i64) -> exec =
        "UPDATE desk_appointment SET name = '', phone = '', phone_digits = '', note = '', folded = '', salt = '', moves = moves + 1 WHERE agency_id = $1 AND id = $2";
    salt(id: i64) -> opt (String,) = "SELECT salt FROM desk_appointment WHERE agency_id = $1 AND id = $2";
    next_ticket(day: &str) -> one (i64,) =
        "INSERT INTO desk_ticket (agency_id, day, last) VALUES ($1, $2, 1)
         ON CONFLICT (agency_id, day) DO UPDATE SET last = desk_ticket.last + 1 RETURNING last";
    /// How many places of each slot are taken. Who came without a time takes none.
    taken(from: &str, to: &str) -> many (String, String, i64) =
        "SELECT day, time, count(*) FROM desk_appointment
         WHERE agency_id = $1 AND day >= $2 AND day <= $3 AND state <> 'cancelled' AND channel <> 'walk_in' GROUP BY day, time";
    /// How many times a telephone number has booked that are still to come.
    booked_by(digits: &str, from: &str) -> one (i64,) =
        "SELECT count(*) FROM desk_appointment WHERE agency_id = $1 AND phone_digits = $2 AND day >= $3 AND state = 'booked'";
    booked_on(day: &str) -> one (i64,) =
        "SELECT count(*) FROM desk_appointment WHERE agency_id = $1 AND day = $2 AND state = 'booked'";
    /// Of a day: to come, waiting, received, not come.
    standing(day: &str) -> one (i64, i64, i64, i64) =
        "SELECT COALESCE(CAST(sum(CASE WHEN state = 'booked' THEN 1 ELSE 0 END) AS BIGINT), 0), COALESCE(CAST(sum(CASE WHEN state = 'arrived' THEN 1 ELSE 0 END) AS BIGINT), 0), COALESCE(CAST(sum(CASE WHEN state = 'served' THEN 1 ELSE 0 END) AS BIGINT), 0), COALESCE(CAST(sum(CASE WHEN state = 'missed' THEN 1 ELSE 0 END) AS BIGINT), 0)
         FROM desk_appointment WHERE agency_id = $1 AND day = $2";
    /// Of a day: those booked whose time is over.
    passed(day: &str, time: &str) -> one (i64,) =
        "SELECT count(*) FROM desk_appointment WHERE agency_id = $1 AND day = $2 AND state = 'booked' AND time < $3";
    /// Within a span, without what was cancelled: all, missed, and those left waiting before a day.
    within(from: &str, to: &str, today: &str) -> one (i64, i64, i64) =
        "SELECT count(*), COALESCE(CAST(sum(CASE WHEN state = 'missed' THEN 1 ELSE 0 END) AS BIGINT), 0), COALESCE(CAST(sum(CASE WHEN state = 'arrived' AND day < $4 THEN 1 ELSE 0 END) AS BIGINT), 0)
         FROM desk_appointment WHERE agency_id = $1 AND day >= $2 AND day <= $3 AND state <> 'cancelled'";
    plan_of(day: &str) -> opt PlanRow =
        "SELECT from_on, is_open, desks, per_desk, slot_minutes, days_ahead, notice_minutes, keep_days, place
         FROM desk_plan WHERE agency_id = $1 AND from_on <= $2 ORDER BY from_on DESC LIMIT 1";
    plan_rows() -> many PlanRow =
        "SELECT from_on, is_open, desks, per_desk, slot_minutes, days_ahead, notice_minutes, keep_days, place
         FROM desk_plan WHERE agency_id = $1 ORDER BY from_on DESC LIMIT 20";
    put_plan(from_on: &str, is_open: i64, desks: i64, per_desk: i64, slot_minutes: i64, days_ahead: i64, notice_minutes: i64, keep_days: i64, place: &str, by: i64, at: i64) -> exec =
        "INSERT INTO desk_plan (agency_id, from_on, is_open, desks, per_desk, slot_minutes, days_ahead, notice_minutes, keep_days, place, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (agency_id, from_on) DO UPDATE SET is_open = $3, desks = $4, per_desk = $5, slot_minutes = $6, days_ahead = $7, notice_minutes = $8, keep_days = $9, place = $10, made_by = $11, made_at = $12";
    closures(from: &str) -> many (String, String) =
        "SELECT day, reason FROM desk_closure WHERE agency_id = $1 AND day >= $2 ORDER BY day LIMIT 200";
    put_closure(day: &str, reason: &str, by: i64) -> exec =
        "INSERT INTO desk_closure (agency_id, day, reason, made_by) VALUES ($1, $2, $3, $4)
         ON CONFLICT (agency_id, day) DO UPDATE SET reason = $3, made_by = $4";
    drop_closure(day: &str) -> exec =
        "DELETE FROM desk_closure WHERE agency_id = $1 AND day = $2";
}

/// What the clock asks for all agencies.
pub(crate) mod global {
    platform::queries! { global
        /// Those of days gone by to which nobody came.
        to_miss(today: &str) -> many (i64, i64) =
            "SELECT agency_id, id FROM desk_appointment WHERE state = 'booked' AND day < $1 ORDER BY day LIMIT 100";
        /// Those whose people are no longer to be known.
        to_erase(today: &str) -> many (i64, i64) =
            "SELECT agency_id, id FROM desk_appointment WHERE phone_digits <> '' AND erase_on <= $1 ORDER BY erase_on LIMIT 100";
    }
}

/// The days of the desk; `$2` is whether names are told.
pub(crate) const LIST: List = List {
    columns: "a.id, a.ticket, a.day, a.time, a.matter, CASE WHEN CAST($2 AS BIGINT) = 1 THEN a.name ELSE '' END, CASE WHEN CAST($2 AS BIGINT) = 1 THEN a.phone ELSE '' END, a.channel, a.state, a.arrived_at, a.ended_at",
    from: "FROM desk_appointment a WHERE a.agency_id = $1",
    params: 2,
    key: "a.id",
    filters: &[
        Filter {
            key: "q",
            sql: "(CAST($2 AS BIGINT) = 1 AND a.folded LIKE {} ESCAPE '\\')",
            kind: Match::Folded,
        },
        Filter { key: "day", sql: "a.day = {}", kind: Match::Text },
        Filter { key: "since", sql: "a.day >= {}", kind: Match::Text },
        Filter { key: "until", sql: "a.day <= {}", kind: Match::Text },
        Filter { key: "state", sql: "a.state = {}", kind: Match::Text },
        Filter {
            key: "phase",
            sql: "",
            kind: Match::Choice(&[("kept", "a.state <> 'cancelled'")]),
        },
    ],
    orders: &[
        Order { key: "time", column: "a.day || ' ' || a.time", text: true, descending: false },
        Order {
            key: "ticket",
            column: "COALESCE(a.ticket, 100000)",
            text: false,
            descending: false,
        },
    ],
};

/// A row as the value it stands for.
pub(crate) fn read(row: Row) -> Result<Appointment, DbError> {
    let slot = format!("{}T{}", row.day, row.time);
    let at = |at: Option<i64>| at.and_then(|at| Timestamp::from_microsecond(at).ok());
    Ok(Appointment {
        id: AppointmentId::new(row.id),
        channel: Channel::parse(&row.channel).ok_or_else(|| unreadable("channel", &row.channel))?,
        state: State::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
        slot: Slot::parse(&slot).ok_or_else(|| unreadable("slot", &slot))?,
        erase_on: row.erase_on.parse().map_err(|_| unreadable("erase_on", &row.erase_on))?,
        visitor: Visitor {
            name: row.name,
            phone: row.phone,
            document: row.document_id.map(DocumentId::new),
            matter: row.matter,
        },
        code: row.code,
        note: row.note,
        ticket: row.ticket,
        arrived_at: at(row.arrived_at),
        ended_at: at(row.ended_at),
        dossier: row.dossier_id.map(DossierId::new),
        moves: row.moves,
    })
}

/// How the desk takes appointments on a day; nothing where nobody decided.
pub(crate) fn plan(tx: &Tx<'_>, day: Date) -> Result<Option<Plan>, DbError> {
    plan_of(tx, &day.to_string())?.map(read_plan).transpose()
}

/// Every decision about it, the latest first.
pub(crate) fn plans(tx: &Tx<'_>) -> Result<Vec<Plan>, DbError> {
    plan_rows(tx)?.into_iter().map(read_plan).collect()
}

fn read_plan(row: PlanRow) -> Result<Plan, DbError> {
    Ok(Plan {
        from: row.from_on.parse().map_err(|_| unreadable("from_on", &row.from_on))?,
        is_open: row.is_open == 1,
        desks: row.desks,
        per_desk: row.per_desk,
        slot_minutes: row.slot_minutes,
        days_ahead: row.days_ahead,
        notice_minutes: row.notice_minutes,
        keep_days: row.keep_days,
        place: row.place,
    })
}

/// What the clock asks, as keys.
pub(crate) fn keys(rows: Vec<(i64, i64)>) -> Vec<(AgencyId, AppointmentId)> {
    let key = |(agency, id)| (AgencyId::new(agency), AppointmentId::new(id));
    rows.into_iter().map(key).collect()
}

fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("appointment.{column}: {value:?}"))
}
