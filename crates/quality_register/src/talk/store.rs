//! All SQL of comments and files.

use platform::{queries, row};

row! {
    pub(crate) struct Comment { pub(crate) body: String, pub(crate) by: i64, pub(crate) at: i64 }
}
row! {
    pub(crate) struct File { pub(crate) id: i64, pub(crate) name: String, pub(crate) bytes: i64, pub(crate) hash: String, pub(crate) by: i64, pub(crate) at: i64, pub(crate) withdrawn_at: Option<i64>, pub(crate) reason: String }
}

queries! {
    comments(thing: &str) -> many Comment =
        "SELECT body, said_by, said_at FROM talk_comment WHERE agency_id = $1 AND thing = $2 ORDER BY id LIMIT 500";
    files(thing: &str) -> many File =
        "SELECT id, name, bytes, hash, added_by, added_at, withdrawn_at, reason FROM talk_file WHERE agency_id = $1 AND thing = $2 ORDER BY id LIMIT 500";
    file(thing: &str, id: i64) -> opt File =
        "SELECT id, name, bytes, hash, added_by, added_at, withdrawn_at, reason FROM talk_file WHERE agency_id = $1 AND thing = $2 AND id = $3";
    count_files(thing: &str) -> one (i64,) =
        "SELECT count(*) FROM talk_file WHERE agency_id = $1 AND thing = $2 AND withdrawn_at IS NULL";
    insert_comment(id: i64, thing: &str, body: &str, by: i64, at: i64) -> exec =
        "INSERT INTO talk_comment (agency_id, id, thing, body, said_by, said_at) VALUES ($1, $2, $3, $4, $5, $6)";
    insert_file(id: i64, thing: &str, name: &str, bytes: i64, hash: &str, by: i64, at: i64) -> exec =
        "INSERT INTO talk_file (agency_id, id, thing, name, bytes, hash, added_by, added_at, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '')";
    withdraw(id: i64, by: i64, at: i64, reason: &str) -> exec =
        "UPDATE talk_file SET withdrawn_by = $3, withdrawn_at = $4, reason = $5 WHERE agency_id = $1 AND id = $2 AND withdrawn_at IS NULL";
}
