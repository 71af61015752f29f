//! The store: one SQL text on SQLite and PostgreSQL, synchronous closures, group commit.
//!
//! | file | holds |
//! |---|---|
//! | `value` | what both drivers can bind and read |
//! | `tx` | one transaction, and the handle that names its agency |
//! | `queries` | the macros that declare queries once, and their catalogue |
//! | `writer` | the one thread that writes: many callers, one commit |
//! | `sqlite`, `pg` | the only two files that know their engine |
//! | `migrate` | forward-only migrations, each in one transaction with its hash |
//!
//! **Invariant**: one process writes through one thread; on PostgreSQL the batch holds an advisory
//! lock, so several processes take turns. Everything that must happen "exactly once" is therefore
//! decided in a serial order on both engines (ADR 0001).

mod migrate;
mod pg;
mod queries;
mod sqlite;
mod tx;
mod value;
mod writer;

pub use migrate::{Migration, applied};
pub use queries::{Kind, Query};
pub use tx::Tx;
pub use value::{Column, FromRow, Param, Row, Value};

use crate::{AgencyId, Clock, id::IdMaker};
use std::{path::Path, sync::Arc};
use tokio::sync::Notify;

/// Why the database did not do it.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// SQLite's own words.
    #[error("sqlite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL's own words.
    #[error("postgres: {0}")]
    Postgres(#[from] postgres::Error),
    /// A uniqueness rule of the schema said no.
    #[error("a uniqueness rule of the schema was broken: {0}")]
    Duplicate(String),
    /// A row that must be there is not.
    #[error("a row that must be there is not")]
    Missing,
    /// A stored value breaks its own rule.
    #[error("a stored value breaks its own rule: {0}")]
    Unreadable(String),
    /// The batch could not be committed; nothing of it is stored.
    #[error("the transaction could not be committed: {0}")]
    NotCommitted(String),
    /// The work panicked; nothing of it is stored.
    #[error("the work panicked")]
    Panicked,
    /// The agency has ended: nothing is added to its books.
    #[error("the agency has ended, and its books are closed")]
    Closed,
    /// The store is closing, or no connection could be had.
    #[error("the store is not available: {0}")]
    Unavailable(String),
}

/// The database, whichever it is.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    engine: Engine,
    writer: writer::Writer,
    ids: Arc<IdMaker>,
    clock: Clock,
    news: Arc<Notify>,
}

enum Engine {
    Sqlite(sqlite::Readers),
    Postgres(Box<pg::Pool>),
}

impl Db {
    /// Opens (and creates) the SQLite database in `file`.
    pub fn sqlite(file: &Path, clock: Clock) -> Result<Self, DbError> {
        let writer = sqlite::open(file)?;
        let readers = sqlite::Readers::new(file.to_owned());
        Self::start(Engine::Sqlite(readers), writer::Connection::Sqlite(writer), clock)
    }

    /// Connects to the PostgreSQL database at `url`. Tables go to `schema`, made if need be.
    pub fn postgres(url: &str, schema: &str, clock: Clock) -> Result<Self, DbError> {
        let pool = pg::Pool::new(url, schema)?;
        let writer = pool.dedicated()?;
        Self::start(
            Engine::Postgres(Box::new(pool)),
            writer::Connection::Postgres(Box::new(writer)),
            clock,
        )
    }

    fn start(engine: Engine, conn: writer::Connection, clock: Clock) -> Result<Self, DbError> {
        let mut salt = [0; 8];
        getrandom::fill(&mut salt).map_err(|e| DbError::Unavailable(e.to_string()))?;
        let ids = Arc::new(IdMaker::new(i64::from_le_bytes(salt)));
        let news = Arc::new(Notify::new());
        let writer = writer::Writer::start(conn, ids.clone(), clock.clone(), news.clone());
        Ok(Self(Arc::new(Inner { engine, writer, ids, clock, news })))
    }

    /// The door to one agency's rows: the only one.
    pub fn at(&self, agency: AgencyId) -> Scope {
        Scope { db: self.clone(), agency }
    }

    /// The door for what belongs to no agency: sign-in, migrations, the record.
    pub fn anywhere(&self) -> Scope {
        self.at(AgencyId::new(0))
    }

    /// Wakes whoever waits for events after a commit.
    pub fn news(&self) -> Arc<Notify> {
        self.0.news.clone()
    }

    /// Whether this is SQLite or PostgreSQL, for messages and for the one place with two texts.
    pub fn engine_name(&self) -> &'static str {
        match self.0.engine {
            Engine::Sqlite(_) => "sqlite",
            Engine::Postgres(_) => "postgres",
        }
    }

    /// Prepares a query on this engine without running it: its parameter and column counts.
    pub fn prepare(&self, sql: &str) -> Result<(usize, usize), DbError> {
        match &self.0.engine {
            Engine::Sqlite(readers) => readers.with(|conn| sqlite::prepare(conn, sql)),
            Engine::Postgres(pool) => pool.with(|conn| conn.counts(sql)),
        }
    }
}

/// A database seen by one agency.
#[derive(Clone)]
pub struct Scope {
    db: Db,
    agency: AgencyId,
}

impl Scope {
    /// Runs bounded reads over one snapshot. On SQLite on this very thread: keep it short.
    pub async fn read<T, E>(
        self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        match self.db.0.engine {
            Engine::Sqlite(_) => self.read_now(work),
            Engine::Postgres(_) => self.read_long(work).await,
        }
    }

    /// Runs reads that may take long (exports, searches, reports) off the executor's threads.
    pub async fn read_long<T, E>(
        self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let done = tokio::task::spawn_blocking(move || self.read_now(work)).await;
        done.unwrap_or_else(|_| Err(DbError::Panicked.into()))
    }

    /// The same, on this thread. For commands and tests.
    pub fn read_now<T, E: From<DbError>>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let Inner { engine, ids, clock, .. } = &*self.db.0;
        let run = |conn: tx::Conn<'_>| work(&Tx::new(conn, self.agency, ids, clock.now()));
        match engine {
            Engine::Sqlite(readers) => readers.with(|conn| sqlite::snapshot(conn, run)),
            Engine::Postgres(pool) => pool.with(|conn| conn.snapshot(run)),
        }
    }

    /// Runs `work` in a transaction. When this returns `Ok`, it is on the disk.
    ///
    /// An error undoes the whole of `work` and nothing else.
    pub async fn write<T, E>(
        self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let answer = self.db.0.writer.submit(self.agency, work)?;
        answer.await.unwrap_or_else(|_| Err(DbError::Unavailable("closed".into()).into()))
    }

    /// The same, waiting on this thread. For commands and tests outside a runtime.
    pub fn write_now<T, E>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let answer = self.db.0.writer.submit(self.agency, work)?;
        answer.blocking_recv().unwrap_or_else(|_| Err(DbError::Unavailable("closed".into()).into()))
    }
}
