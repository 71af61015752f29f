//! All SQL about what citizens say. No rule lives here, but who may know of it.

use crate::{
    Channel, Feedback, FeedbackId, Keeping, Kind, Message, Published, Rule, Starts, State,
    permit::Sight,
};
use jiff::{Timestamp, civil::Date};
use platform::{
    DbError, PersonId, Tx,
    list::{Filter, List, Match, Order},
    queries, row,
};
use workcal::Limit;

row! {
    pub(crate) struct Row { id: i64, code: String, number: String, kind: String, channel: String, state: String, received_at: i64, title: String, words: String, about: String, sender: String, contact: String, may_publish: i64, unit: Option<i64>, owner: Option<i64>, due_on: Option<String>, rule: String, extensions: i64, answer: String, proposed_by: Option<i64>, signed_by: Option<i64>, answered_on: Option<String>, ending: String, public_words: String, public_answer: String, published_on: Option<String>, ended_on: Option<String>, erased_on: Option<String>, moves: i64 }
}
row! {
    /// A line of the register. It names no citizen: that stands on the page.
    #[derive(Debug, Clone)]
    pub(crate) struct Line { pub(crate) id: i64, pub(crate) number: String, pub(crate) kind: String, pub(crate) channel: String, pub(crate) state: String, pub(crate) title: String, pub(crate) received_on: String, pub(crate) due_on: Option<String>, pub(crate) answered_on: Option<String>, pub(crate) unit: String, pub(crate) owner: String, pub(crate) is_public: i64 }
}
row! {
    /// A file that came with it.
    #[derive(Debug, Clone)]
    pub(crate) struct FileRow { pub(crate) id: i64, pub(crate) hash: String, pub(crate) name: String, pub(crate) bytes: i64 }
}
row! {
    struct RuleRow { kind: String, from_on: String, term: String, starts: String, source: String }
}

macro_rules! feedback {
    ($rest:literal) => {
        concat!(
            "SELECT f.id, f.code, f.number, f.kind, f.channel, f.state, f.received_at, f.title, f.words, f.about, f.sender, f.contact, f.may_publish, f.unit_id, f.owner_id, f.due_on, f.rule, f.extensions, f.answer, f.proposed_by, f.signed_by, f.answered_on, f.ending, f.public_words, f.public_answer, f.published_on, f.ended_on, f.erased_on, f.moves
             FROM feedback f WHERE f.agency_id = $1 ",
            $rest
        )
    };
}

/// What nobody had answered, sent on or declined by the end of a day.
macro_rules! was_open {
    ($day:literal) => {
        concat!(
            "f.received_on <= ",
            $day,
            " AND (f.answered_on IS NULL OR f.answered_on > ",
            $day,
            ") AND (f.ended_on IS NULL OR f.ended_on > ",
            $day,
            ")"
        )
    };
}

queries! {
    find_for(all: i64, person: i64, unit: i64, id: i64) -> opt Row =
        feedback!("AND (CAST($2 AS BIGINT) = 1 OR f.owner_id = $3 OR f.unit_id = $4) AND f.id = $5");
    find_by_code(code: &str) -> opt Row = feedback!("AND f.code = $2");
    find_by_token(token: &str) -> opt Row = feedback!("AND f.token = $2");
    waiting_for(all: i64, person: i64, unit: i64) -> many Row =
        feedback!("AND (CAST($2 AS BIGINT) = 1 OR f.owner_id = $3 OR f.unit_id = $4) AND f.state IN ('received', 'classified', 'assigned', 'proposed', 'answered') ORDER BY COALESCE(f.due_on, '9999'), f.id LIMIT 300");
    published() -> many Row =
        feedback!("AND f.published_on IS NOT NULL ORDER BY f.published_on DESC, f.id DESC LIMIT 100");
    insert(id: i64, code: &str, number: &str, token: &str, kind: &str, channel: &str, received_at: i64, received_on: &str, title: &str, words: &str, about: &str, sender: &str, contact: &str, may_publish: i64, due_on: Option<String>, rule: &str, salt: &str, folded: &str) -> exec =
        "INSERT INTO feedback (agency_id, id, code, number, token, kind, channel, state, received_at, received_on, title, words, about, sender, contact, may_publish, due_on, rule, extensions, answer, ending, public_words, public_answer, moves, salt, folded, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'received', $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 0, '', '', '', '', 0, $18, $19, $8)";
    /// Stores a moved one, if nobody moved it meanwhile.
    save(id: i64, moves_before: i64, moves: i64, state: &str, kind: &str, unit: Option<i64>, owner: Option<i64>, due_on: Option<String>, rule: &str, extensions: i64, answer: &str, proposed_by: Option<i64>, signed_by: Option<i64>, answered_on: Option<String>, ending: &str, public_words: &str, public_answer: &str, published_on: Option<String>, ended_on: Option<String>, at: i64) -> exec =
        "UPDATE feedback SET moves = $4, state = $5, kind = $6, unit_id = $7, owner_id = $8, due_on = $9, rule = $10, extensions = $11, answer = $12, proposed_by = $13, signed_by = $14, answered_on = $15, ending = $16, public_words = $17, public_answer = $18, published_on = $19, ended_on = $20, changed_at = $21
         WHERE agency_id = $1 AND id = $2 AND moves = $3";
    /// Forgets who it was, if nobody moved it meanwhile.
    erase(id: i64, moves_before: i64, title: &str, words: &str, about: &str, answer: &str, ending: &str, folded: &str, erased_on: Option<String>) -> exec =
        "UPDATE feedback SET sender = '', contact = '', salt = '', moves = moves + 1, title = $4, words = $5, about = $6, answer = $7, ending = $8, folded = $9, erased_on = $10
         WHERE agency_id = $1 AND id = $2 AND moves = $3";
    forget_files(feedback: i64) -> exec = "DELETE FROM feedback_file WHERE agency_id = $1 AND feedback_id = $2";
    forget_notes(feedback: i64) -> exec = "DELETE FROM feedback_note WHERE agency_id = $1 AND feedback_id = $2";
    /// What ended on a day or before it and still names its sender.
    to_erase(kind: &str, last: &str) -> many Row =
        feedback!("AND f.kind = $2 AND f.erased_on IS NULL AND f.ended_on <= $3 ORDER BY f.id LIMIT 50");
    put_keeping(kind: &str, months: i64, source: &str, made_by: i64, at: i64) -> exec =
        "INSERT INTO feedback_keeping (agency_id, kind, months, source, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (agency_id, kind) DO UPDATE SET months = $3, source = $4, made_by = $5, made_at = $6";
    keeping_rows() -> many (String, i64, String) =
        "SELECT kind, months, source FROM feedback_keeping WHERE agency_id = $1 ORDER BY kind";
    /// Answered by its day, of those that had one, of a unit or of all.
    answered_in_time(from: &str, to: &str, unit: Option<i64>) -> one (i64, i64) =
        "SELECT COALESCE(CAST(sum(CASE WHEN answered_on <= due_on THEN 1 ELSE 0 END) AS BIGINT), 0), count(*)
         FROM feedback WHERE agency_id = $1 AND due_on IS NOT NULL AND answered_on >= $2 AND answered_on <= $3 AND (CAST($4 AS BIGINT) IS NULL OR unit_id = $4)";
    salt(id: i64) -> opt (String,) = "SELECT salt FROM feedback WHERE agency_id = $1 AND id = $2";
    next_number(year: i64) -> one (i64,) =
        "INSERT INTO feedback_counter (agency_id, year, last) VALUES ($1, $2, 1)
         ON CONFLICT (agency_id, year) DO UPDATE SET last = feedback_counter.last + 1 RETURNING last";
    received_on(day: &str, channel: &str) -> one (i64,) =
        "SELECT count(*) FROM feedback WHERE agency_id = $1 AND received_on = $2 AND channel = $3";
    insert_file(feedback: i64, id: i64, hash: &str, name: &str, bytes: i64) -> exec =
        "INSERT INTO feedback_file (agency_id, feedback_id, id, hash, name, bytes) VALUES ($1, $2, $3, $4, $5, $6)";
    files(feedback: i64) -> many FileRow =
        "SELECT id, hash, name, bytes FROM feedback_file WHERE agency_id = $1 AND feedback_id = $2 ORDER BY id";
    insert_note(feedback: i64, move_no: i64, note: &str) -> exec =
        "INSERT INTO feedback_note (agency_id, feedback_id, move_no, note) VALUES ($1, $2, $3, $4)";
    notes(feedback: i64) -> many (i64, String) =
        "SELECT move_no, note FROM feedback_note WHERE agency_id = $1 AND feedback_id = $2";
    put_rule(kind: &str, from_on: &str, term: &str, starts: &str, source: &str, made_by: i64, at: i64) -> exec =
        "INSERT INTO feedback_rule (agency_id, kind, from_on, term, starts, source, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (agency_id, kind, from_on) DO UPDATE SET term = $4, starts = $5, source = $6, made_by = $7, made_at = $8";
    own_rules() -> many RuleRow =
        "SELECT kind, from_on, term, starts, source FROM feedback_rule WHERE agency_id = $1 ORDER BY kind, from_on";
    /// Those open at the end of a day, and those of them that were overdue.
    standing(day: &str) -> one (i64, i64) =
        concat!("SELECT count(*), COALESCE(CAST(sum(CASE WHEN f.due_on < $2 THEN 1 ELSE 0 END) AS BIGINT), 0) FROM feedback f WHERE f.agency_id = $1 AND ", was_open!("$2"));
    received_within(from: &str, to: &str) -> one (i64,) =
        "SELECT count(*) FROM feedback WHERE agency_id = $1 AND received_on >= $2 AND received_on <= $3";
    /// Answered, and of these in time: of those with a day.
    answered_within(from: &str, to: &str) -> one (i64, i64) =
        "SELECT count(*), COALESCE(CAST(sum(CASE WHEN answered_on <= due_on THEN 1 ELSE 0 END) AS BIGINT), 0)
         FROM feedback WHERE agency_id = $1 AND due_on IS NOT NULL AND answered_on >= $2 AND answered_on <= $3";
}

/// What the clock asks for all agencies.
pub(crate) mod global {
    platform::queries! { global
        keepings() -> many (i64, String, i64) =
            "SELECT agency_id, kind, months FROM feedback_keeping ORDER BY agency_id, kind";
    }
}

/// What citizens said; `$2`, `$3`, `$4` are who may see it, `$5` is today.
pub(crate) const LIST: List = List {
    columns: "f.id, f.number, f.kind, f.channel, f.state, f.title, f.received_on, f.due_on, f.answered_on, COALESCE(u.name, ''), COALESCE(p.full_name, ''), CAST(CASE WHEN f.published_on IS NULL THEN 0 ELSE 1 END AS BIGINT)",
    from: "FROM feedback f
           LEFT JOIN unit u ON u.agency_id = $1 AND u.id = f.unit_id
           LEFT JOIN person p ON p.agency_id = $1 AND p.id = f.owner_id
           WHERE f.agency_id = $1 AND (CAST($2 AS BIGINT) = 1 OR f.owner_id = $3 OR f.unit_id = $4) AND f.received_on <= $5",
    params: 5,
    key: "f.id",
    filters: &[
        Filter { key: "q", sql: "f.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "state", sql: "f.state = {}", kind: Match::Text },
        Filter { key: "kind", sql: "f.kind = {}", kind: Match::Text },
        Filter { key: "unit", sql: "f.unit_id = {}", kind: Match::Int },
        Filter { key: "since", sql: "f.received_on >= {}", kind: Match::Text },
        Filter { key: "until", sql: "f.received_on <= {}", kind: Match::Text },
        Filter { key: "answered_since", sql: "f.answered_on >= {}", kind: Match::Text },
        Filter { key: "answered_until", sql: "f.answered_on <= {}", kind: Match::Text },
        Filter {
            key: "overdue_on",
            sql: concat!("f.due_on < {} AND ", was_open!("{}")),
            kind: Match::Text,
        },
        Filter {
            key: "phase",
            sql: "",
            kind: Match::Choice(&[
                ("open", "f.state IN ('received', 'classified', 'assigned', 'proposed')"),
                (
                    "overdue",
                    "f.due_on < $5 AND f.state IN ('received', 'classified', 'assigned', 'proposed')",
                ),
                ("had_a_day", "f.due_on IS NOT NULL AND f.answered_on IS NOT NULL"),
                ("in_time", "f.answered_on <= f.due_on"),
                ("late", "f.answered_on > f.due_on"),
            ]),
        },
    ],
    orders: &[
        Order { key: "received", column: "f.received_at", text: false, descending: true },
        Order { key: "number", column: "f.number", text: true, descending: true },
        Order { key: "due", column: "COALESCE(f.due_on, '9999')", text: true, descending: false },
    ],
};

/// The feedback of this key, if whoever asks may know of it.
pub(crate) fn get(
    tx: &Tx<'_>,
    Sight { all, person, unit }: Sight,
    id: FeedbackId,
) -> Result<Option<Feedback>, DbError> {
    find_for(tx, all, person, unit, id.get())?.map(read).transpose()
}

/// A row as the value it stands for.
pub(crate) fn read(row: Row) -> Result<Feedback, DbError> {
    let published = day(row.published_on)?.map(|on| Published {
        on,
        words: row.public_words,
        answer: row.public_answer,
    });
    Ok(Feedback {
        id: FeedbackId::new(row.id),
        code: row.code,
        number: row.number,
        channel: Channel::parse(&row.channel).ok_or_else(|| unreadable("channel", &row.channel))?,
        message: Message {
            kind: Kind::parse(&row.kind).ok_or_else(|| unreadable("kind", &row.kind))?,
            title: row.title,
            words: row.words,
            about: row.about,
            sender: row.sender,
            contact: row.contact,
            may_publish: row.may_publish == 1,
        },
        received_at: Timestamp::from_microsecond(row.received_at).unwrap_or_default(),
        unit: row.unit,
        owner: row.owner.map(PersonId::new),
        due_on: day(row.due_on)?,
        rule: row.rule,
        extensions: row.extensions,
        answer: row.answer,
        proposed_by: row.proposed_by.map(PersonId::new),
        signed_by: row.signed_by.map(PersonId::new),
        answered_on: day(row.answered_on)?,
        ending: row.ending,
        published,
        ended_on: day(row.ended_on)?,
        erased_on: day(row.erased_on)?,
        moves: row.moves,
        state: State::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
    })
}

/// How long names are kept after the end.
pub(crate) fn read_keepings(tx: &Tx<'_>) -> Result<Vec<Keeping>, DbError> {
    let read = |(kind, months, source): (String, i64, String)| {
        let known = Kind::parse(&kind).ok_or_else(|| unreadable("kind", &kind))?;
        Ok(Keeping { kind: known, months, source })
    };
    keeping_rows(tx)?.into_iter().map(read).collect()
}

/// The rules that the agency set itself.
pub(crate) fn rules(tx: &Tx<'_>) -> Result<Vec<Rule>, DbError> {
    let read = |row: RuleRow| {
        Ok(Rule {
            kind: Kind::parse(&row.kind).ok_or_else(|| unreadable("kind", &row.kind))?,
            from: row.from_on.parse().map_err(|_| unreadable("from_on", &row.from_on))?,
            limit: Limit::parse(&row.term).ok(),
            term: row.term,
            starts: Starts::parse(&row.starts).ok_or_else(|| unreadable("starts", &row.starts))?,
            source: row.source,
            is_own: true,
        })
    };
    own_rules(tx)?.into_iter().map(read).collect()
}

fn day(text: Option<String>) -> Result<Option<Date>, DbError> {
    text.map(|text| text.parse().map_err(|_| unreadable("day", &text))).transpose()
}

fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("{column}: {value:?}"))
}
