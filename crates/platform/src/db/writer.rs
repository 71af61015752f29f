//! The one thread that writes. Many callers, one transaction, one flush: group commit.

use super::{DbError, Tx, pg, tx::Conn};
use crate::{AgencyId, Clock, id::IdMaker};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, PoisonError, mpsc},
};
use tokio::sync::{Notify, oneshot};

/// Callers answered by one commit, at most.
const BATCH: usize = 256;

/// The writing connection.
pub(super) enum Connection {
    Sqlite(rusqlite::Connection),
    Postgres(Box<pg::Client>),
}

/// What every piece of work runs with.
struct Bench {
    conn: Connection,
    ids: Arc<IdMaker>,
    clock: Clock,
}

/// Tells a caller how it ended, once the batch is stored or is not.
type Answer = Box<dyn FnOnce(&Result<(), String>)>;
type Job = Box<dyn FnOnce(&Bench) -> Answer + Send>;

/// Where work is handed in. Closing it ends the thread.
pub(super) struct Writer(Mutex<mpsc::Sender<Job>>);

impl Writer {
    pub(super) fn start(
        conn: Connection,
        ids: Arc<IdMaker>,
        clock: Clock,
        news: Arc<Notify>,
    ) -> Self {
        let (sender, jobs) = mpsc::channel();
        let bench = Bench { conn, ids, clock };
        std::thread::spawn(move || write(&bench, &jobs, &news));
        Self(Mutex::new(sender))
    }

    /// Hands in work. The receiver gets its answer when it is on the disk.
    pub(super) fn submit<T, E>(
        &self,
        agency: AgencyId,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<oneshot::Receiver<Result<T, E>>, DbError>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        let job: Job = Box::new(move |bench| {
            let out = bench.attempt(agency, work);
            Box::new(move |stored| {
                let out = match stored {
                    Ok(()) => out,
                    Err(why) => Err(DbError::NotCommitted(why.clone()).into()),
                };
                // Whoever asked may have hung up meanwhile; the work stands all the same.
                drop(sender.send(out));
            })
        });
        let door = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        door.send(job).map_err(|_| DbError::Unavailable("the writer has stopped".into()))?;
        Ok(receiver)
    }
}

/// Takes work in batches until nobody can hand in more.
fn write(bench: &Bench, jobs: &mpsc::Receiver<Job>, news: &Notify) {
    while let Ok(first) = jobs.recv() {
        let begun = bench.begin();
        if let Err(error) = &begun {
            tracing::error!(%error, "a batch of writes could not begin: {error}");
        }
        let mut answers = vec![first(bench)];
        while answers.len() < BATCH
            && let Ok(job) = jobs.try_recv()
        {
            answers.push(job(bench));
        }
        let stored = begun.and_then(|()| bench.run("COMMIT")).map_err(|error| {
            tracing::error!(%error, "a batch of writes could not be committed: {error}");
            drop(bench.run("ROLLBACK"));
            error.to_string()
        });
        for answer in answers {
            answer(&stored);
        }
        news.notify_one();
        if bench.is_lost() {
            // Every later caller is told so; the service is restarted by whoever runs it.
            tracing::error!("the connection to the database is lost; writing has stopped");
            return;
        }
    }
}

impl Bench {
    fn begin(&self) -> Result<(), DbError> {
        match &self.conn {
            Connection::Sqlite(_) => self.run("BEGIN IMMEDIATE"),
            // Processes take turns, so that a batch sees all batches before it ("serial").
            Connection::Postgres(_) => self.run("BEGIN; SELECT pg_advisory_xact_lock(1212500301)"),
        }
    }

    fn run(&self, sql: &str) -> Result<(), DbError> {
        match &self.conn {
            Connection::Sqlite(conn) => Ok(conn.execute_batch(sql)?),
            Connection::Postgres(conn) => conn.script(sql),
        }
    }

    fn is_lost(&self) -> bool {
        match &self.conn {
            Connection::Sqlite(_) => false,
            Connection::Postgres(conn) => conn.is_closed(),
        }
    }

    /// Runs one caller's work between savepoints: its error, or its panic, undoes it alone.
    fn attempt<T, E: From<DbError>>(
        &self,
        agency: AgencyId,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.run("SAVEPOINT job")?;
        let conn = match &self.conn {
            Connection::Sqlite(conn) => Conn::Sqlite(conn),
            Connection::Postgres(conn) => Conn::Postgres(conn),
        };
        let tx = Tx::new(conn, agency, &self.ids, self.clock.now());
        let out = catch_unwind(AssertUnwindSafe(|| work(&tx))).unwrap_or_else(|_| {
            tracing::error!("a write panicked; it was undone");
            Err(DbError::Panicked.into())
        });
        let end = if out.is_ok() { "RELEASE job" } else { "ROLLBACK TO job; RELEASE job" };
        self.run(end)?;
        out
    }
}
