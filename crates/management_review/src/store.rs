//! All SQL of this feature beside its registers: what is said of inputs, snapshots, what came of
//! decisions.

use platform::{queries, row};

row! {
    /// A snapshot as it is stored.
    #[derive(Debug, Clone)]
    pub(crate) struct Frozen { pub(crate) body: String, pub(crate) hash: String, pub(crate) by: i64, pub(crate) at: i64 }
}

row! {
    /// What was said of an input, from a moment on.
    #[derive(Debug, Clone)]
    pub(crate) struct Said { pub(crate) topic: String, pub(crate) version: i64, pub(crate) words: String, pub(crate) by: i64, pub(crate) at: i64 }
}

queries! {
    /// Every wording of a review's inputs, the newest of each first.
    said(review: i64) -> many Said =
        "SELECT topic, version, words, written_by, written_at FROM review_words WHERE agency_id = $1 AND review_id = $2 ORDER BY topic, version DESC";
    say(review: i64, topic: &str, version: i64, words: &str, by: i64, at: i64) -> exec =
        "INSERT INTO review_words (agency_id, review_id, topic, version, words, written_by, written_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    insert_snapshot(id: i64, review: i64, body: &str, hash: &str, by: i64, at: i64) -> exec =
        "INSERT INTO review_snapshot (agency_id, id, review_id, body, hash, frozen_by, frozen_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    snapshot(review: i64) -> opt Frozen =
        "SELECT body, hash, frozen_by, frozen_at FROM review_snapshot WHERE agency_id = $1 AND review_id = $2 ORDER BY id DESC LIMIT 1";
    insert_outcome(decision: i64, kind: &str, thing: i64) -> exec =
        "INSERT INTO review_outcome (agency_id, decision_id, kind, thing_id) VALUES ($1, $2, $3, $4)";
    outcomes(decision: i64) -> many (String, i64) =
        "SELECT kind, thing_id FROM review_outcome WHERE agency_id = $1 AND decision_id = $2 ORDER BY thing_id";
}
