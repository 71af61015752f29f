//! Events: what happened in one feature and concerns others. Written in the same transaction as
//! the change, delivered after it, in order, until delivery succeeded.

use crate::{
    AgencyId,
    db::{DbError, Tx},
    queries, row,
};
use serde_json::Value;

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// In which agency.
    pub agency: AgencyId,
    /// What, in the past tense: `dossier.finished_late`.
    pub topic: String,
    /// To which thing.
    pub object: i64,
    /// What else the listener needs.
    pub payload: Value,
}

row! {
    struct Line { id: i64, agency_id: i64, topic: String, object: i64, payload: String, tries: i64 }
}

mod sql {
    use super::{Line, queries};
    queries! { global
        insert(id: i64, agency: i64, topic: &str, object: i64, payload: &str, at: i64) -> exec =
            "INSERT INTO outbox (id, agency_id, topic, object, payload, at, tries) VALUES ($1, $2, $3, $4, $5, $6, 0)";
        next() -> opt Line =
            "SELECT id, agency_id, topic, object, payload, tries FROM outbox WHERE tries < 20 ORDER BY id LIMIT 1";
        done(id: i64) -> exec = "DELETE FROM outbox WHERE id = $1";
        failed(id: i64) -> exec = "UPDATE outbox SET tries = tries + 1 WHERE id = $1";
    }
}
pub(crate) use sql::CATALOGUE;

impl Tx<'_> {
    /// Tells the others, once this transaction is stored.
    pub fn emit(&self, topic: &str, object: i64, payload: &Value) -> Result<(), DbError> {
        let (id, at) = (self.new_key(), self.now().as_microsecond());
        sql::insert(self, id, self.agency().get(), topic, object, &payload.to_string(), at)?;
        Ok(())
    }
}

/// An event with its place in the queue.
pub struct Pending {
    id: i64,
    /// How often its delivery failed.
    pub tries: i64,
    /// What happened.
    pub event: Event,
}

/// The oldest event that waits.
pub fn next(tx: &Tx<'_>) -> Result<Option<Pending>, DbError> {
    let Some(line) = sql::next(tx)? else { return Ok(None) };
    let payload = serde_json::from_str(&line.payload)
        .map_err(|e| DbError::Unreadable(format!("outbox {}: {e}", line.id)))?;
    let agency = AgencyId::new(line.agency_id);
    let event = Event { agency, topic: line.topic, object: line.object, payload };
    Ok(Some(Pending { id: line.id, tries: line.tries, event }))
}

/// Takes a delivered event off the queue; in the transaction of its delivery.
pub fn done(tx: &Tx<'_>, pending: &Pending) -> Result<(), DbError> {
    sql::done(tx, pending.id)?;
    Ok(())
}

/// Notes that a delivery failed. After twenty times it waits for a person.
pub fn failed(tx: &Tx<'_>, pending: &Pending) -> Result<(), DbError> {
    sql::failed(tx, pending.id)?;
    Ok(())
}
