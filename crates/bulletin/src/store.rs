//! All SQL about bulletins and briefings. No rule lives here but "who may know of it", which is a
//! `WHERE`.

use crate::{Bulletin, BulletinId, Source, State, Text};
use platform::{
    DbError, PersonId,
    list::{Filter, List, Match, Order},
    queries, row,
};

row! {
    pub(crate) struct Row { id: i64, number: String, state: String, title: String, script: String, source: String, author: i64, approved_by: Option<i64>, moves: i64 }
}
row! {
    /// A line of the list.
    #[derive(Debug, Clone)]
    pub(crate) struct Line { pub(crate) id: i64, pub(crate) number: String, pub(crate) state: String, pub(crate) title: String, pub(crate) script: String, pub(crate) author: String, pub(crate) airings: i64, pub(crate) last_day: String }
}
row! {
    /// A line of the air log.
    #[derive(Debug, Clone)]
    pub(crate) struct AirLine { pub(crate) bulletin: i64, pub(crate) day: String, pub(crate) time: String, pub(crate) number: String, pub(crate) title: String, pub(crate) channel: String, pub(crate) note: String, pub(crate) who: String }
}

/// What every reading of a bulletin selects. A draft is its author's and the editors': `$2`, `$3`.
macro_rules! bulletins {
    ($rest:literal) => {
        concat!(
            "SELECT b.id, b.number, b.state, b.title, b.script, b.source, b.author_id, b.approved_by, b.moves
             FROM bulletin b WHERE b.agency_id = $1 ",
            $rest
        )
    };
}

queries! {
    find(reader: i64, is_editor: i64, id: i64) -> opt Row =
        bulletins!("AND (b.state IN ('approved', 'aired') OR b.author_id = $2 OR $3 = 1) AND b.id = $4");
    own(author: i64) -> many Row = bulletins!("AND b.state = 'draft' AND b.author_id = $2 ORDER BY b.id LIMIT 100");
    waiting() -> many Row = bulletins!("AND b.state IN ('submitted', 'approved') ORDER BY b.id LIMIT 100");
    insert(id: i64, title: &str, script: &str, source: &str, author: i64, folded: &str, at: i64) -> exec =
        "INSERT INTO bulletin (agency_id, id, number, state, title, script, source, author_id, moves, folded, changed_at)
         VALUES ($1, $2, '', 'draft', $3, $4, $5, $6, 0, $7, $8)";
    put(id: i64, moves: i64, title: &str, script: &str, folded: &str, at: i64) -> exec =
        "UPDATE bulletin SET title = $4, script = $5, folded = $6, changed_at = $7, moves = moves + 1
         WHERE agency_id = $1 AND id = $2 AND moves = $3 AND state = 'draft'";
    /// Stores a moved one, if nobody moved it meanwhile.
    save(id: i64, moves_before: i64, state: &str, number: &str, approved_by: Option<i64>, at: i64) -> exec =
        "UPDATE bulletin SET moves = moves + 1, state = $4, number = $5, approved_by = $6, changed_at = $7
         WHERE agency_id = $1 AND id = $2 AND moves = $3";
    next_number(year: i64) -> one (i64,) =
        "INSERT INTO bulletin_counter (agency_id, year, last) VALUES ($1, $2, 1)
         ON CONFLICT (agency_id, year) DO UPDATE SET last = bulletin_counter.last + 1 RETURNING last";
    insert_airing(id: i64, bulletin: i64, day: &str, time: &str, channel: &str, note: &str, by: i64) -> exec =
        "INSERT INTO bulletin_airing (agency_id, id, bulletin_id, day, time, channel, note, by_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    airings(bulletin: i64) -> many (String, String, String, String) =
        "SELECT day, time, channel, note FROM bulletin_airing WHERE agency_id = $1 AND bulletin_id = $2 ORDER BY day, time, id";
    aired_between(from_day: &str, to_day: &str) -> one (i64,) =
        "SELECT count(*) FROM bulletin_airing WHERE agency_id = $1 AND day >= $2 AND day <= $3";
    setting() -> opt (i64, String) = "SELECT words_per_minute, station FROM bulletin_setting WHERE agency_id = $1";
    put_setting(words_per_minute: i64, station: &str) -> exec =
        "INSERT INTO bulletin_setting (agency_id, words_per_minute, station) VALUES ($1, $2, $3)
         ON CONFLICT (agency_id) DO UPDATE SET words_per_minute = $2, station = $3";
}

/// What is put before briefings.
pub(crate) mod briefing {
    platform::row! {
        /// A thing put before a briefing.
        #[derive(Debug, Clone)]
        pub(crate) struct Item { pub(crate) id: i64, pub(crate) day: String, pub(crate) title: String, pub(crate) words: String, pub(crate) source: String, pub(crate) conclusion: String, pub(crate) by: i64 }
    }
    platform::row! {
        /// A line of the book of briefings.
        #[derive(Debug, Clone)]
        pub(crate) struct BookLine { pub(crate) id: i64, pub(crate) day: String, pub(crate) title: String, pub(crate) words: String, pub(crate) conclusion: String, pub(crate) who: String }
    }
    platform::queries! {
        on(day: &str) -> many Item =
            "SELECT id, day, title, words, source, conclusion, by_id FROM briefing_item WHERE agency_id = $1 AND day = $2 ORDER BY id";
        item(id: i64) -> opt Item =
            "SELECT id, day, title, words, source, conclusion, by_id FROM briefing_item WHERE agency_id = $1 AND id = $2";
        days() -> many (String, i64, i64) =
            "SELECT day, count(*), CAST(sum(CASE WHEN conclusion = '' THEN 1 ELSE 0 END) AS BIGINT) FROM briefing_item WHERE agency_id = $1 GROUP BY day ORDER BY day DESC LIMIT 60";
        insert(id: i64, day: &str, title: &str, words: &str, source: &str, by: i64) -> exec =
            "INSERT INTO briefing_item (agency_id, id, day, title, words, source, conclusion, by_id) VALUES ($1, $2, $3, $4, $5, $6, '', $7)";
        /// Within a span: all, and those of days gone by without a conclusion.
        within(from: &str, to: &str, today: &str) -> one (i64, i64) =
            "SELECT count(*), COALESCE(CAST(sum(CASE WHEN conclusion = '' AND day < $4 THEN 1 ELSE 0 END) AS BIGINT), 0) FROM briefing_item WHERE agency_id = $1 AND day >= $2 AND day <= $3";
        conclude(id: i64, conclusion: &str) -> exec =
            "UPDATE briefing_item SET conclusion = $3 WHERE agency_id = $1 AND id = $2";
    }
}

/// The book of briefings.
pub(crate) const BRIEFINGS: List = List {
    columns: "i.id, i.day, i.title, i.words, i.conclusion, COALESCE(p.full_name, '')",
    from: "FROM briefing_item i LEFT JOIN person p ON p.agency_id = $1 AND p.id = i.by_id WHERE i.agency_id = $1",
    params: 1,
    key: "i.id",
    filters: &[
        Filter { key: "from", sql: "i.day >= {}", kind: Match::Text },
        Filter { key: "to", sql: "i.day <= {}", kind: Match::Text },
        Filter {
            key: "phase",
            sql: "",
            kind: Match::Choice(&[
                ("open", "i.conclusion = ''"),
                ("concluded", "i.conclusion <> ''"),
            ]),
        },
    ],
    orders: &[Order { key: "day", column: "i.day", text: true, descending: true }],
};

/// Bulletins. A draft is its author's and the editors': `$2`, `$3`.
pub(crate) const LIST: List = List {
    columns: "b.id, b.number, b.state, b.title, b.script, COALESCE(p.full_name, ''),
              (SELECT count(*) FROM bulletin_airing g WHERE g.agency_id = $1 AND g.bulletin_id = b.id),
              COALESCE((SELECT max(g.day) FROM bulletin_airing g WHERE g.agency_id = $1 AND g.bulletin_id = b.id), '')",
    from: "FROM bulletin b LEFT JOIN person p ON p.agency_id = $1 AND p.id = b.author_id
           WHERE b.agency_id = $1 AND (b.state IN ('approved', 'aired') OR b.author_id = $2 OR $3 = 1)",
    params: 3,
    key: "b.id",
    filters: &[
        Filter { key: "q", sql: "b.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "state", sql: "b.state = {}", kind: Match::Text },
    ],
    orders: &[Order { key: "changed", column: "b.changed_at", text: false, descending: true }],
};

/// The air log.
pub(crate) const AIRINGS: List = List {
    columns: "g.bulletin_id, g.day, g.time, b.number, b.title, g.channel, g.note, COALESCE(p.full_name, '')",
    from: "FROM bulletin_airing g JOIN bulletin b ON b.agency_id = $1 AND b.id = g.bulletin_id
           LEFT JOIN person p ON p.agency_id = $1 AND p.id = g.by_id WHERE g.agency_id = $1",
    params: 1,
    key: "g.id",
    filters: &[
        Filter { key: "from", sql: "g.day >= {}", kind: Match::Text },
        Filter { key: "to", sql: "g.day <= {}", kind: Match::Text },
    ],
    orders: &[Order { key: "day", column: "g.day", text: true, descending: true }],
};

/// A row as the value it stands for.
pub(crate) fn read(row: Row) -> Result<Bulletin, DbError> {
    let unreadable = |what: &str| DbError::Unreadable(format!("bulletin, {what}"));
    Ok(Bulletin {
        id: BulletinId::new(row.id),
        number: row.number,
        text: Text {
            title: row.title,
            script: row.script,
            source: Source::parse(&row.source).ok_or_else(|| unreadable("source"))?,
        },
        author: PersonId::new(row.author),
        approved_by: row.approved_by.map(PersonId::new),
        moves: row.moves,
        state: State::parse(&row.state).ok_or_else(|| unreadable("state"))?,
    })
}
