//! All SQL about scales. No rule lives here.

use crate::scale::Scale;
use platform::{DbError, Tx, queries, row};

row! {
    pub(crate) struct Row { pub(crate) id: i64, pub(crate) from_on: String, pub(crate) body: String, pub(crate) by: i64 }
}

row! {
    /// What a nonconformity did to a risk.
    #[derive(Debug, Clone)]
    pub(crate) struct Tie { pub(crate) nonconformity: i64, pub(crate) risk: i64, pub(crate) what: String, pub(crate) note: String, pub(crate) by: i64, pub(crate) at: i64 }
}

queries! {
    ties_of_risk(risk: i64) -> many Tie =
        "SELECT nonconformity_id, risk_id, what, note, linked_by, linked_at FROM risk_nonconformity WHERE agency_id = $1 AND risk_id = $2 ORDER BY linked_at, nonconformity_id";
    ties_of_nonconformity(nonconformity: i64) -> many Tie =
        "SELECT nonconformity_id, risk_id, what, note, linked_by, linked_at FROM risk_nonconformity WHERE agency_id = $1 AND nonconformity_id = $2 ORDER BY linked_at, risk_id";
    tie(nonconformity: i64, risk: i64, what: &str, note: &str, by: i64, at: i64) -> exec =
        "INSERT INTO risk_nonconformity (agency_id, nonconformity_id, risk_id, what, note, linked_by, linked_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    on(day: &str) -> opt Row =
        "SELECT id, from_on, body, set_by FROM risk_scale WHERE agency_id = $1 AND from_on <= $2 ORDER BY from_on DESC LIMIT 1";
    find(id: i64) -> opt Row =
        "SELECT id, from_on, body, set_by FROM risk_scale WHERE agency_id = $1 AND id = $2";
    all() -> many Row =
        "SELECT id, from_on, body, set_by FROM risk_scale WHERE agency_id = $1 ORDER BY from_on DESC LIMIT 200";
    insert(id: i64, from_on: &str, body: &str, by: i64, at: i64) -> exec =
        "INSERT INTO risk_scale (agency_id, id, from_on, body, set_by, set_at) VALUES ($1, $2, $3, $4, $5, $6)";
}

/// A row as the scale it stands for.
pub(crate) fn read(row: &Row) -> Result<Scale, DbError> {
    let unreadable = |what: &str| DbError::Unreadable(format!("risk_scale {}: {what}", row.id));
    let scale: Scale = serde_json::from_str(&row.body).map_err(|_| unreadable("body"))?;
    let from = row.from_on.parse().map_err(|_| unreadable("from_on"))?;
    Ok(Scale { id: row.id, from, ..scale })
}

/// Adds a scale.
pub(crate) fn put(tx: &Tx<'_>, scale: &Scale, by: i64) -> Result<(), DbError> {
    let body = serde_json::to_string(scale).map_err(|e| DbError::Unreadable(e.to_string()))?;
    insert(tx, scale.id, &scale.from.to_string(), &body, by, tx.now().as_microsecond())?;
    Ok(())
}
