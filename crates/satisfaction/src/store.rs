//! All SQL about surveys. No rule lives here.

use crate::{
    Answers, Channel, Imported, Invalid, Plan, Question, Slip, State, Survey, SurveyId, Tally,
};
use jiff::civil::Date;
use platform::{
    AgencyId, DbError, PersonId, Tx,
    db::Query,
    list::{Filter, List, Match, Order},
    queries, row,
};

row! {
    pub(crate) struct Row { id: i64, number: String, title: String, target: String, from_on: String, to_on: String, frame: i64, questions: String, issued: i64, code: String, state: String, drafted_by: i64, analysis: String, measures: String, moves: i64 }
}
row! {
    /// A line of the list.
    #[derive(Debug, Clone)]
    pub(crate) struct Line { pub(crate) id: i64, pub(crate) number: String, pub(crate) title: String, pub(crate) from_on: String, pub(crate) to_on: String, pub(crate) state: String, pub(crate) slips: i64, pub(crate) valid: i64 }
}
row! {
    pub(crate) struct SlipRow { channel: String, unit: Option<i64>, answers: String, invalid: String }
}
row! {
    /// What somebody wrote, and how the office sorted it.
    #[derive(Debug, Clone)]
    pub(crate) struct Comment { pub(crate) slip: String, pub(crate) answered_on: String, pub(crate) words: String, pub(crate) topic: String, pub(crate) invalid: String }
}
row! {
    /// A file that was read in.
    #[derive(Debug, Clone)]
    pub(crate) struct ImportRow { pub(crate) source: String, pub(crate) file_name: String, pub(crate) issued: i64, pub(crate) returned: i64, pub(crate) valid: i64, pub(crate) counts: String, pub(crate) made_at: i64 }
}
row! {
    /// A set of questions.
    #[derive(Debug, Clone)]
    pub(crate) struct FrameRow { pub(crate) number: i64, pub(crate) questions: String, pub(crate) made_by: i64, pub(crate) made_at: i64 }
}

macro_rules! surveys {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, s.number, s.title, s.target, s.from_on, s.to_on, s.frame, s.questions, s.issued, s.code, s.state, s.drafted_by, s.analysis, s.measures, s.moves
             FROM survey s WHERE s.agency_id = $1 ",
            $rest
        )
    };
}

queries! {
    find(id: i64) -> opt Row = surveys!("AND s.id = $2");
    waiting() -> many Row =
        surveys!("AND s.state IN ('draft', 'approved', 'open', 'closed', 'analysed') ORDER BY s.to_on, s.id LIMIT 200");
    published() -> many Row = surveys!("AND s.state = 'published' ORDER BY s.to_on DESC, s.id DESC LIMIT 50");
    /// Whose result stands, of a span by its last day.
    analysed(from: &str, to: &str) -> many Row =
        surveys!("AND s.state IN ('analysed', 'published') AND s.to_on >= $2 AND s.to_on <= $3 ORDER BY s.to_on, s.id");
    overdue(today: &str) -> one (i64, i64) =
        "SELECT count(*), COALESCE(CAST(sum(CASE WHEN to_on < $2 THEN 1 ELSE 0 END) AS BIGINT), 0) FROM survey WHERE agency_id = $1 AND state = 'open'";
    /// Surveys that were begun and have no result yet.
    under_way() -> one (i64,) =
        "SELECT count(*) FROM survey WHERE agency_id = $1 AND state IN ('draft', 'approved', 'open', 'closed')";
    insert(id: i64, number: &str, title: &str, target: &str, from_on: &str, to_on: &str, frame: i64, questions: &str, issued: i64, code: &str, drafted_by: i64, folded: &str, at: i64) -> exec =
        "INSERT INTO survey (agency_id, id, number, title, target, from_on, to_on, frame, questions, issued, code, state, drafted_by, analysis, measures, moves, folded, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'draft', $12, '', '', 0, $13, $14)";
    /// Stores a moved one, if nobody moved it meanwhile.
    save(id: i64, moves_before: i64, state: &str, analysis: &str, measures: &str, at: i64) -> exec =
        "UPDATE survey SET moves = moves + 1, state = $4, analysis = $5, measures = $6, changed_at = $7
         WHERE agency_id = $1 AND id = $2 AND moves = $3";
    put_plan(id: i64, title: &str, target: &str, from_on: &str, to_on: &str, issued: i64, folded: &str, at: i64) -> exec =
        "UPDATE survey SET title = $3, target = $4, from_on = $5, to_on = $6, issued = $7, folded = $8, changed_at = $9
         WHERE agency_id = $1 AND id = $2";
    next_number(year: i64) -> one (i64,) =
        "INSERT INTO survey_counter (agency_id, year, last) VALUES ($1, $2, 1)
         ON CONFLICT (agency_id, year) DO UPDATE SET last = survey_counter.last + 1 RETURNING last";
    insert_slip(survey: i64, slip: &str, channel: &str, answered_on: &str, unit: Option<i64>, answers: &str, comment: &str, invalid: &str) -> exec =
        "INSERT INTO survey_response (agency_id, survey_id, slip, channel, answered_on, unit_id, answers, comment, topic, invalid)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', $9) ON CONFLICT (agency_id, survey_id, slip) DO NOTHING";
    slips(survey: i64) -> many SlipRow =
        "SELECT channel, unit_id, answers, invalid FROM survey_response WHERE agency_id = $1 AND survey_id = $2";
    slips_on(survey: i64, channel: &str, day: &str) -> one (i64,) =
        "SELECT count(*) FROM survey_response WHERE agency_id = $1 AND survey_id = $2 AND channel = $3 AND answered_on = $4";
    /// In the order of random names, so that no order tells who came when.
    comments(survey: i64) -> many Comment =
        "SELECT slip, answered_on, comment, topic, invalid FROM survey_response WHERE agency_id = $1 AND survey_id = $2 AND comment <> '' ORDER BY slip LIMIT 500";
    sort_slip(survey: i64, slip: &str, topic: &str, invalid: &str) -> exec =
        "UPDATE survey_response SET topic = $4, invalid = $5 WHERE agency_id = $1 AND survey_id = $2 AND slip = $3";
    answers_of(survey: i64, slip: &str) -> opt (String,) =
        "SELECT answers FROM survey_response WHERE agency_id = $1 AND survey_id = $2 AND slip = $3";
    insert_import(survey: i64, id: i64, source: &str, file_name: &str, issued: i64, returned: i64, valid: i64, counts: &str, made_by: i64, at: i64) -> exec =
        "INSERT INTO survey_import (agency_id, survey_id, id, source, file_name, issued, returned, valid, counts, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    imports(survey: i64) -> many ImportRow =
        "SELECT source, file_name, issued, returned, valid, counts, made_at FROM survey_import WHERE agency_id = $1 AND survey_id = $2 ORDER BY id";
    insert_note(survey: i64, move_no: i64, note: &str) -> exec =
        "INSERT INTO survey_note (agency_id, survey_id, move_no, note) VALUES ($1, $2, $3, $4)";
    notes(survey: i64) -> many (i64, String) =
        "SELECT move_no, note FROM survey_note WHERE agency_id = $1 AND survey_id = $2";
    frames() -> many FrameRow =
        "SELECT number, questions, made_by, made_at FROM survey_frame WHERE agency_id = $1 ORDER BY number DESC LIMIT 100";
    insert_frame(number: i64, questions: &str, made_by: i64, at: i64) -> exec =
        "INSERT INTO survey_frame (agency_id, number, questions, made_by, made_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (agency_id, number) DO NOTHING";
}

/// What a phone asks before it is known of which agency the survey is.
pub(crate) const GLOBAL: &[Query] = global::CATALOGUE;

mod global {
    platform::queries! { global
        by_code(code: &str) -> opt (i64, i64) = "SELECT agency_id, id FROM survey WHERE code = $1";
    }
}

/// The surveys of an agency; `$2` is today.
pub(crate) const LIST: List = List {
    columns: "s.id, s.number, s.title, s.from_on, s.to_on, s.state,
        (SELECT count(*) FROM survey_response r WHERE r.agency_id = $1 AND r.survey_id = s.id)
          + COALESCE((SELECT CAST(sum(i.returned) AS BIGINT) FROM survey_import i WHERE i.agency_id = $1 AND i.survey_id = s.id), 0),
        (SELECT count(*) FROM survey_response r WHERE r.agency_id = $1 AND r.survey_id = s.id AND r.invalid = '')
          + COALESCE((SELECT CAST(sum(i.valid) AS BIGINT) FROM survey_import i WHERE i.agency_id = $1 AND i.survey_id = s.id), 0)",
    from: "FROM survey s WHERE s.agency_id = $1 AND $2 <> ''",
    params: 2,
    key: "s.id",
    filters: &[
        Filter { key: "q", sql: "s.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "state", sql: "s.state = {}", kind: Match::Text },
        Filter { key: "since", sql: "s.to_on >= {}", kind: Match::Text },
        Filter { key: "until", sql: "s.to_on <= {}", kind: Match::Text },
        Filter {
            key: "phase",
            sql: "",
            kind: Match::Choice(&[
                ("analysed", "s.state IN ('analysed', 'published')"),
                ("overdue", "s.state = 'open' AND s.to_on < $2"),
            ]),
        },
    ],
    orders: &[
        Order { key: "to", column: "s.to_on", text: true, descending: true },
        Order { key: "number", column: "s.number", text: true, descending: true },
    ],
};

/// The survey that a code leads to, with its agency.
pub(crate) fn by_code(tx: &Tx<'_>, code: &str) -> Result<Option<(AgencyId, SurveyId)>, DbError> {
    let found = global::by_code(tx, code)?;
    Ok(found.map(|(agency, id)| (AgencyId::new(agency), SurveyId::new(id))))
}

/// The survey of this key.
pub(crate) fn get(tx: &Tx<'_>, id: SurveyId) -> Result<Option<Survey>, DbError> {
    find(tx, id.get())?.map(read).transpose()
}

/// A row as the value it stands for.
pub(crate) fn read(row: Row) -> Result<Survey, DbError> {
    Ok(Survey {
        id: SurveyId::new(row.id),
        number: row.number,
        plan: Plan {
            title: row.title,
            target: row.target,
            from: day(&row.from_on)?,
            to: day(&row.to_on)?,
            issued: row.issued,
        },
        frame: row.frame,
        questions: questions(&row.questions)?,
        code: row.code,
        drafted_by: PersonId::new(row.drafted_by),
        analysis: row.analysis,
        measures: row.measures,
        moves: row.moves,
        state: State::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
    })
}

/// Every slip of a survey.
pub(crate) fn read_slips(tx: &Tx<'_>, id: SurveyId) -> Result<Vec<Slip>, DbError> {
    let read = |row: SlipRow| {
        Ok(Slip {
            channel: Channel::parse(&row.channel)
                .ok_or_else(|| unreadable("channel", &row.channel))?,
            unit: row.unit,
            answers: answers(&row.answers)?,
            invalid: Invalid::parse(&row.invalid),
        })
    };
    slips(tx, id.get())?.into_iter().map(read).collect()
}

/// What other systems counted.
pub(crate) fn read_imports(tx: &Tx<'_>, id: SurveyId) -> Result<Vec<Imported>, DbError> {
    let read = |row: ImportRow| {
        let counts: Vec<[i64; 5]> = json("counts", &row.counts)?;
        Ok(Imported {
            issued: row.issued,
            returned: row.returned,
            valid: row.valid,
            counts: counts.into_iter().map(Tally).collect(),
        })
    };
    imports(tx, id.get())?.into_iter().map(read).collect()
}

/// Stored questions.
pub(crate) fn questions(stored: &str) -> Result<Vec<Question>, DbError> {
    json("questions", stored)
}

/// Stored answers.
pub(crate) fn answers(stored: &str) -> Result<Answers, DbError> {
    json("answers", stored).map(Answers)
}

fn json<T: serde::de::DeserializeOwned>(column: &str, stored: &str) -> Result<T, DbError> {
    serde_json::from_str(stored).map_err(|_| unreadable(column, stored))
}

fn day(text: &str) -> Result<Date, DbError> {
    text.parse().map_err(|_| unreadable("day", text))
}

fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("{column}: {value:?}"))
}
