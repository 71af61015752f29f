use platform::{
    AppError, Db, DbError, Job, Tx,
    outbox::{self, Event, Pending},
};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What the other features do about an event, in the transaction that takes it off the queue.
pub type React = fn(&Tx<'_>, &Event) -> Result<(), AppError>;

/// How one look at the queue ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Round {
    /// Nothing waits.
    Idle,
    /// One event was delivered.
    Delivered,
    /// The oldest event could not be delivered; it is tried again later.
    Failed {
        /// What had happened.
        topic: String,
        /// Why nobody could be told.
        why: String,
    },
}

/// Why a delivery was undone.
enum Undone {
    Db(DbError),
    Reaction(Box<Pending>, String),
}

impl From<DbError> for Undone {
    fn from(error: DbError) -> Self {
        Self::Db(error)
    }
}

/// Delivers the oldest event, if one waits: reaction and removal are one transaction, so that an
/// event is neither lost nor delivered twice.
pub async fn deliver_next(db: &Db, react: React) -> Result<Round, DbError> {
    let waits = db.anywhere().read(|tx| outbox::next(tx).map(|found| found.is_some())).await?;
    if !waits {
        return Ok(Round::Idle);
    }
    match db.anywhere().write(move |tx| deliver(tx, react)).await {
        Ok(true) => Ok(Round::Delivered),
        Ok(false) => Ok(Round::Idle),
        Err(Undone::Db(error)) => Err(error),
        Err(Undone::Reaction(pending, why)) => {
            let topic = pending.event.topic.clone();
            db.anywhere().write(move |tx| outbox::failed(tx, &pending)).await?;
            Ok(Round::Failed { topic, why })
        }
    }
}

/// Whether there was something to deliver.
fn deliver(tx: &Tx<'_>, react: React) -> Result<bool, Undone> {
    let Some(pending) = outbox::next(tx)? else { return Ok(false) };
    // What happened before an agency ended is still told.
    let scoped = tx.of(pending.event.agency);
    let scoped = scoped.on_closed_books();
    let reacted = catch_unwind(AssertUnwindSafe(|| react(&scoped, &pending.event)));
    let why = match reacted {
        Ok(Ok(())) => {
            outbox::done(tx, &pending)?;
            return Ok(true);
        }
        Ok(Err(AppError::Internal(error))) => error.to_string(),
        Ok(Err(error)) => error.to_string(),
        Err(_) => "the reaction panicked".to_owned(),
    };
    Err(Undone::Reaction(Box::new(pending), why))
}

/// Runs one job of the clock once, in one transaction.
pub async fn run_job(db: &Db, job: Job) -> Result<(), DbError> {
    db.anywhere().write(job.run).await
}
