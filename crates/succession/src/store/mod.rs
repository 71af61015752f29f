//! All SQL of this feature. No rule lives here.
//!
//! | file | holds |
//! |---|---|
//! | here | successions, from whom, what those say |
//! | `things` | what was taken over |

pub(crate) mod things;

use crate::{Answer, Decision, Form, Minutes, Predecessor, State, Succession, SuccessionId};
use jiff::civil::Date;
use platform::{AgencyId, DbError, Tx, queries, row};

row! {
    pub(crate) struct Row { id: i64, form: String, paper: String, number: String, dated: String, authority: String, subject: String, effective_on: String, provision: String, state: String, minutes_number: String, minutes_on: Option<String>, giver: String, receiver: String, carried_on: Option<String>, moves: i64 }
}
row! {
    /// What an agency that is asked to end says.
    #[derive(Debug, Clone)]
    pub(crate) struct AnswerRow { pub(crate) succession: i64, pub(crate) successor: i64, answer: String, answered_on: Option<String>, pub(crate) note: String }
}

macro_rules! successions {
    ($rest:literal) => {
        concat!(
            "SELECT id, form, paper, number, dated, authority, subject, effective_on, provision, state, minutes_number, minutes_on, giver, receiver, carried_on, moves FROM succession WHERE agency_id = $1 ",
            $rest
        )
    };
}
macro_rules! answers {
    ($rest:literal) => {
        concat!(
            "SELECT succession_id, successor_id, answer, answered_on, note FROM succession_answer WHERE agency_id = $1 ",
            $rest
        )
    };
}

queries! {
    find(id: i64) -> opt Row = successions!("AND id = $2");
    every() -> many Row = successions!("ORDER BY effective_on DESC, id DESC LIMIT 200");
    insert(id: i64, form: &str, paper: &str, number: &str, dated: &str, authority: &str, subject: &str, effective_on: &str, provision: &str) -> exec =
        "INSERT INTO succession (agency_id, id, form, paper, number, dated, authority, subject, effective_on, provision, state, minutes_number, giver, receiver, moves)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'draft', '', '', '', 0)";
    /// Stores what was written, if nobody changed it meanwhile.
    put(id: i64, moves: i64, form: &str, paper: &str, number: &str, dated: &str, authority: &str, subject: &str, effective_on: &str, provision: &str) -> exec =
        "UPDATE succession SET form = $4, paper = $5, number = $6, dated = $7, authority = $8, subject = $9, effective_on = $10, provision = $11, moves = moves + 1
         WHERE agency_id = $1 AND id = $2 AND moves = $3 AND state = 'draft'";
    save(id: i64, moves: i64, state: &str, carried_on: Option<String>, minutes_number: &str, minutes_on: Option<String>, giver: &str, receiver: &str) -> exec =
        "UPDATE succession SET state = $4, carried_on = $5, minutes_number = $6, minutes_on = $7, giver = $8, receiver = $9, moves = moves + 1
         WHERE agency_id = $1 AND id = $2 AND moves = $3";
    predecessors(id: i64) -> many (i64, Option<i64>) =
        "SELECT predecessor_id, unit_id FROM succession_predecessor WHERE agency_id = $1 AND succession_id = $2 ORDER BY place";
    forget_predecessors(id: i64) -> exec =
        "DELETE FROM succession_predecessor WHERE agency_id = $1 AND succession_id = $2";
    name_predecessor(id: i64, predecessor: i64, place: i64) -> exec =
        "INSERT INTO succession_predecessor (agency_id, succession_id, predecessor_id, place) VALUES ($1, $2, $3, $4)";
    receive_in(id: i64, predecessor: i64, unit: i64) -> exec =
        "UPDATE succession_predecessor SET unit_id = $4 WHERE agency_id = $1 AND succession_id = $2 AND predecessor_id = $3";
    /// How this agency, of the transaction, was answered by others; kept in their rows.
    answer_to(id: i64) -> opt AnswerRow = answers!("AND succession_id = $2");
    answers() -> many AnswerRow = answers!("ORDER BY succession_id DESC");
    put_answer(id: i64, successor: i64, answer: &str, person: Option<i64>, day: Option<String>, note: &str) -> exec =
        "INSERT INTO succession_answer (agency_id, succession_id, successor_id, answer, person_id, answered_on, note) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (agency_id, succession_id) DO UPDATE SET answer = $4, person_id = $5, answered_on = $6, note = $7";
}

/// A succession with what the agencies that end say.
pub(crate) fn get(tx: &Tx<'_>, id: SuccessionId) -> Result<Option<Succession>, DbError> {
    find(tx, id.get())?.map(|row| read(tx, row)).transpose()
}

/// Every succession of this agency, the newest first.
pub(crate) fn all(tx: &Tx<'_>) -> Result<Vec<Succession>, DbError> {
    every(tx)?.into_iter().map(|row| read(tx, row)).collect()
}

/// The answer that a row holds.
pub(crate) fn answer_of(row: &AnswerRow) -> Result<Answer, DbError> {
    Answer::parse(&row.answer).ok_or_else(|| unreadable("answer", &row.answer))
}

fn read(tx: &Tx<'_>, row: Row) -> Result<Succession, DbError> {
    let named = predecessors(tx, row.id)?;
    let predecessors = named.iter().map(|(agency, unit)| predecessor(tx, row.id, *agency, *unit));
    let predecessors = predecessors.collect::<Result<Vec<_>, _>>()?;
    let minutes = maybe(row.minutes_on.as_deref())?.map(|dated| Minutes {
        number: row.minutes_number,
        dated,
        giver: row.giver,
        receiver: row.receiver,
    });
    Ok(Succession {
        id: SuccessionId::new(row.id),
        decision: Decision {
            form: Form::parse(&row.form).ok_or_else(|| unreadable("form", &row.form))?,
            paper: row.paper,
            number: row.number,
            dated: day(&row.dated)?,
            authority: row.authority,
            subject: row.subject,
            effective_on: day(&row.effective_on)?,
            provision: row.provision,
            predecessors: predecessors.iter().map(|it| it.agency).collect(),
        },
        predecessors,
        carried_on: maybe(row.carried_on.as_deref())?,
        minutes,
        moves: row.moves,
        state: State::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
    })
}

/// What an agency that is named says; nothing where it was not asked yet.
fn predecessor(
    tx: &Tx<'_>,
    id: i64,
    agency: i64,
    unit: Option<i64>,
) -> Result<Predecessor, DbError> {
    let agency = AgencyId::new(agency);
    let there = tx.of(agency);
    let name = organization::agency(&there)?.short_name;
    let said = answer_to(&there, id)?;
    let answer = said.as_ref().map(answer_of).transpose()?.unwrap_or(Answer::Recalled);
    let answered_on = said.as_ref().and_then(|said| said.answered_on.as_deref());
    Ok(Predecessor {
        agency,
        name,
        answer,
        answered_on: maybe(answered_on)?,
        note: said.map(|said| said.note).unwrap_or_default(),
        unit,
    })
}

fn maybe(text: Option<&str>) -> Result<Option<Date>, DbError> {
    text.map(day).transpose()
}

fn day(text: &str) -> Result<Date, DbError> {
    text.parse().map_err(|_| unreadable("day", text))
}

fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("succession, {column}: {value:?}"))
}
