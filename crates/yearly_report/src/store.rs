//! All SQL about yearly reports. No rule lives here.

use crate::{Line, LineId, Report, ReportId, State};
use jiff::civil::Date;
use platform::{DbError, PersonId, Tx, queries, row};

row! {
    pub(crate) struct Row { id: i64, line: i64, year: i64, cut_off: String, state: String, figures: String, narrative: String, number: String, dated: Option<String>, signer: Option<i64>, signed_on: Option<String>, sent_on: Option<String>, answered_on: Option<String>, moves: i64 }
}
row! {
    pub(crate) struct LineRow { id: i64, receiver: String, month: i64, day: i64, remind_days: i64 }
}

macro_rules! reports {
    ($rest:literal) => {
        concat!(
            "SELECT id, line_id, year, cut_off, state, figures, narrative, number, dated, signer_id, signed_on, sent_on, answered_on, moves FROM yearly_report WHERE agency_id = $1 ",
            $rest
        )
    };
}

queries! {
    find(id: i64) -> opt Row = reports!("AND id = $2");
    every() -> many Row = reports!("ORDER BY year DESC, id DESC LIMIT 200");
    insert(id: i64, line: i64, year: i64, cut_off: &str, figures: &str, narrative: &str) -> exec =
        "INSERT INTO yearly_report (agency_id, id, line_id, year, cut_off, state, figures, narrative, number, moves) VALUES ($1, $2, $3, $4, $5, 'draft', $6, $7, '', 0)";
    /// Stores what was written, if nobody changed it meanwhile.
    put_content(id: i64, moves: i64, cut_off: &str, figures: &str, narrative: &str) -> exec =
        "UPDATE yearly_report SET moves = moves + 1, cut_off = $4, figures = $5, narrative = $6 WHERE agency_id = $1 AND id = $2 AND moves = $3 AND state = 'draft'";
    put_state(id: i64, moves: i64, state: &str, number: &str, dated: Option<String>, signer: Option<i64>, signed_on: Option<String>, sent_on: Option<String>, answered_on: Option<String>) -> exec =
        "UPDATE yearly_report SET moves = moves + 1, state = $4, number = $5, dated = $6, signer_id = $7, signed_on = $8, sent_on = $9, answered_on = $10 WHERE agency_id = $1 AND id = $2 AND moves = $3";
    line_rows() -> many LineRow =
        "SELECT id, receiver, month, day, remind_days FROM report_line WHERE agency_id = $1 AND is_ended = 0 ORDER BY id";
    line_row(id: i64) -> opt LineRow =
        "SELECT id, receiver, month, day, remind_days FROM report_line WHERE agency_id = $1 AND id = $2";
    insert_line(id: i64, receiver: &str, month: i64, day: i64, remind_days: i64) -> exec =
        "INSERT INTO report_line (agency_id, id, receiver, month, day, remind_days, is_ended) VALUES ($1, $2, $3, $4, $5, $6, 0)";
    end_line(id: i64) -> exec = "UPDATE report_line SET is_ended = 1 WHERE agency_id = $1 AND id = $2";
    sent_within(from: &str, to: &str) -> one (i64,) =
        "SELECT count(*) FROM yearly_report WHERE agency_id = $1 AND sent_on >= $2 AND sent_on <= $3";
}

/// The report of this key.
pub(crate) fn get(tx: &Tx<'_>, id: ReportId) -> Result<Option<Report>, DbError> {
    find(tx, id.get())?.map(read).transpose()
}

/// Every report, the newest first.
pub(crate) fn all(tx: &Tx<'_>) -> Result<Vec<Report>, DbError> {
    every(tx)?.into_iter().map(read).collect()
}

/// To whom the agency reports.
pub(crate) fn lines(tx: &Tx<'_>) -> Result<Vec<Line>, DbError> {
    line_rows(tx)?.into_iter().map(read_line).collect()
}

/// The line of this key, also where it ended.
pub(crate) fn line(tx: &Tx<'_>, id: LineId) -> Result<Option<Line>, DbError> {
    line_row(tx, id.get())?.map(read_line).transpose()
}

fn read_line(row: LineRow) -> Result<Line, DbError> {
    let small = |value: i64| i8::try_from(value).map_err(|_| unreadable("day", &value.to_string()));
    Ok(Line {
        id: LineId::new(row.id),
        receiver: row.receiver,
        month: small(row.month)?,
        day: small(row.day)?,
        remind_days: row.remind_days,
    })
}

fn read(row: Row) -> Result<Report, DbError> {
    let json = |e: serde_json::Error| unreadable("json", &e.to_string());
    let maybe = |day: Option<String>| day.as_deref().map(self::day).transpose();
    Ok(Report {
        id: ReportId::new(row.id),
        line: LineId::new(row.line),
        year: i16::try_from(row.year).map_err(|_| unreadable("year", &row.year.to_string()))?,
        cut_off: day(&row.cut_off)?,
        figures: serde_json::from_str(&row.figures).map_err(json)?,
        narrative: serde_json::from_str(&row.narrative).map_err(json)?,
        number: row.number,
        dated: maybe(row.dated)?,
        signer: row.signer.map(PersonId::new),
        signed_on: maybe(row.signed_on)?,
        sent_on: maybe(row.sent_on)?,
        answered_on: maybe(row.answered_on)?,
        moves: row.moves,
        state: State::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
    })
}

fn day(text: &str) -> Result<Date, DbError> {
    text.parse().map_err(|_| unreadable("day", text))
}

fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("yearly report, {column}: {value:?}"))
}
