//! All SQL about visits.

use platform::{
    list::{List, Order},
    queries, row,
};

row! {
    /// A closed day.
    #[derive(Debug, Clone)]
    pub(crate) struct DayLine { pub(crate) day: String, pub(crate) visits: i64, pub(crate) readers: i64 }
}

queries! {
    salt(day: &str) -> opt (String,) = "SELECT salt FROM visit_salt WHERE agency_id = $1 AND day = $2";
    put_salt(day: &str, salt: &str) -> exec =
        "INSERT INTO visit_salt (agency_id, day, salt) VALUES ($1, $2, $3) ON CONFLICT (agency_id, day) DO NOTHING";
    /// Another visit begins where the reader was away for `$6`; told twice, it counts once.
    see(day: &str, page: &str, mark: &str, at: i64, away: i64) -> exec =
        "INSERT INTO visit_seen (agency_id, day, page, mark, seen_at, visits) VALUES ($1, $2, $3, $4, $5, 1)
         ON CONFLICT (agency_id, day, page, mark) DO UPDATE SET
            visits = visit_seen.visits + CASE WHEN excluded.seen_at - visit_seen.seen_at >= $6 THEN 1 ELSE 0 END,
            seen_at = CASE WHEN excluded.seen_at > visit_seen.seen_at THEN excluded.seen_at ELSE visit_seen.seen_at END";
    online(page: &str, since: i64) -> one (i64,) =
        "SELECT count(*) FROM visit_seen WHERE agency_id = $1 AND page = $2 AND seen_at > $3";
    on_day(day: &str, page: &str) -> one (i64, i64) =
        "SELECT COALESCE(CAST(sum(visits) AS BIGINT), 0), count(*) FROM visit_seen WHERE agency_id = $1 AND day = $2 AND page = $3";
    /// Visits of closed days and of open ones.
    in_all(page: &str) -> one (i64, i64) =
        "SELECT (SELECT COALESCE(CAST(sum(visits) AS BIGINT), 0) FROM visit_day WHERE agency_id = $1 AND page = $2),
                (SELECT COALESCE(CAST(sum(visits) AS BIGINT), 0) FROM visit_seen WHERE agency_id = $1 AND page = $2)";
    start() -> opt (i64,) = "SELECT visits FROM visit_start WHERE agency_id = $1";
    set_start(visits: i64) -> exec =
        "INSERT INTO visit_start (agency_id, visits) VALUES ($1, $2) ON CONFLICT (agency_id) DO UPDATE SET visits = excluded.visits";
    open_days(today: &str) -> many (String,) =
        "SELECT DISTINCT day FROM visit_seen WHERE agency_id = $1 AND day < $2 ORDER BY day";
    close(day: &str) -> exec =
        "INSERT INTO visit_day (agency_id, page, day, visits, readers)
         SELECT agency_id, page, day, CAST(sum(visits) AS BIGINT), count(*) FROM visit_seen WHERE agency_id = $1 AND day = $2 GROUP BY agency_id, page, day
         ON CONFLICT (agency_id, page, day) DO UPDATE SET visits = visit_day.visits + excluded.visits, readers = visit_day.readers + excluded.readers";
    forget_readers(day: &str) -> exec = "DELETE FROM visit_seen WHERE agency_id = $1 AND day = $2";
    forget_salts(today: &str) -> exec = "DELETE FROM visit_salt WHERE agency_id = $1 AND day < $2";
}

/// The closed days of the whole portal.
pub(crate) const DAYS: List = List {
    columns: "v.day, v.visits, v.readers",
    from: "FROM visit_day v WHERE v.agency_id = $1 AND v.page = ''",
    params: 1,
    key: "v.visits",
    filters: &[],
    orders: &[Order { key: "day", column: "v.day", text: true, descending: true }],
};
