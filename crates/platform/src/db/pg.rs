//! The only file that knows PostgreSQL.

use super::{DbError, Param, Row, tx::Conn};
use postgres::{
    NoTls, Statement, error::SqlState, fallible_iterator::FallibleIterator as _, types::Type,
};
use r2d2::ManageConnection as _;
use std::{cell::RefCell, collections::HashMap, time::Duration};

/// Connections for reading.
const READERS: u32 = 16;

/// Runs first on every connection: nothing waits for ever.
const SETTINGS: &str = "SET statement_timeout = '60s'; SET lock_timeout = '30s'; \
                        SET synchronous_commit = on; SET client_min_messages = warning;";

/// One connection and the statements prepared on it.
pub(super) struct Client {
    raw: RefCell<postgres::Client>,
    prepared: RefCell<HashMap<String, Statement>>,
}

/// Makes connections that see one schema.
#[derive(Clone)]
struct Maker {
    config: postgres::Config,
    schema: String,
}

impl r2d2::ManageConnection for Maker {
    type Connection = Client;
    type Error = postgres::Error;

    fn connect(&self) -> Result<Client, postgres::Error> {
        let mut raw = self.config.connect(NoTls)?;
        let schema = &self.schema;
        raw.batch_execute(&format!(
            "{SETTINGS} CREATE SCHEMA IF NOT EXISTS \"{schema}\"; SET search_path = \"{schema}\";"
        ))?;
        Ok(Client { raw: RefCell::new(raw), prepared: RefCell::default() })
    }

    fn is_valid(&self, conn: &mut Client) -> Result<(), postgres::Error> {
        conn.raw.get_mut().is_valid(Duration::from_secs(5))
    }

    fn has_broken(&self, conn: &mut Client) -> bool {
        conn.raw.get_mut().is_closed()
    }
}

/// The readers, and where new connections come from.
pub(super) struct Pool {
    /// Always there, until the pool itself goes.
    readers: Option<r2d2::Pool<Maker>>,
    maker: Maker,
}

/// Closing a connection waits for the server, which an executor's thread must not do: whoever lets
/// go of the pool last, a thread of its own closes it.
impl Drop for Pool {
    fn drop(&mut self) {
        let readers = self.readers.take();
        std::thread::spawn(move || drop(readers));
    }
}

impl Pool {
    pub(super) fn new(url: &str, schema: &str) -> Result<Self, DbError> {
        let name_ok = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if schema.is_empty() || !schema.chars().all(name_ok) {
            return Err(DbError::Unavailable(format!("{schema:?} is no name for a schema")));
        }
        let maker = Maker { config: url.parse()?, schema: schema.to_owned() };
        let builder = r2d2::Pool::builder().max_size(READERS).min_idle(Some(0));
        // A connection is tested when it fails, not before each use: that would double the cost.
        let builder = builder.test_on_check_out(false).connection_timeout(Duration::from_secs(10));
        let readers =
            builder.build(maker.clone()).map_err(|e| DbError::Unavailable(e.to_string()))?;
        Ok(Self { readers: Some(readers), maker })
    }

    /// A connection that stays with one thread.
    pub(super) fn dedicated(&self) -> Result<Client, DbError> {
        Ok(self.maker.connect()?)
    }

    pub(super) fn with<T, E: From<DbError>>(
        &self,
        work: impl FnOnce(&Client) -> Result<T, E>,
    ) -> Result<T, E> {
        let readers = self.readers.as_ref().ok_or_else(|| DbError::Unavailable("closed".into()))?;
        let client = readers.get().map_err(|e| DbError::Unavailable(e.to_string()))?;
        work(&client)
    }
}

impl Client {
    /// Runs `work` over one snapshot, and never writes.
    pub(super) fn snapshot<T, E: From<DbError>>(
        &self,
        work: impl FnOnce(Conn<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
        let out = work(Conn::Postgres(self));
        self.script("ROLLBACK")?;
        out
    }

    pub(super) fn is_closed(&self) -> bool {
        self.raw.borrow().is_closed()
    }

    pub(super) fn script(&self, sql: &str) -> Result<(), DbError> {
        self.raw.borrow_mut().batch_execute(sql).map_err(wrong)
    }

    pub(super) fn each(
        &self,
        sql: &str,
        params: &[&dyn Param],
        each: &mut dyn FnMut(&Row<'_>) -> Result<(), DbError>,
    ) -> Result<(), DbError> {
        let statement = self.prepared(sql)?;
        let bound = params.iter().map(|p| *p as &(dyn postgres::types::ToSql + Sync));
        // The rows are fetched before they are looked at, so that `each` may ask further questions.
        let rows: Vec<_> = {
            let mut raw = self.raw.borrow_mut();
            raw.query_raw(&statement, bound).map_err(wrong)?.collect().map_err(wrong)?
        };
        rows.iter().try_for_each(|row| each(&Row::postgres(row)))
    }

    pub(super) fn execute(&self, sql: &str, params: &[&dyn Param]) -> Result<u64, DbError> {
        let statement = self.prepared(sql)?;
        let bound: Vec<_> =
            params.iter().map(|p| *p as &(dyn postgres::types::ToSql + Sync)).collect();
        self.raw.borrow_mut().execute(&statement, &bound).map_err(wrong)
    }

    pub(super) fn counts(&self, sql: &str) -> Result<(usize, usize), DbError> {
        let statement = self.prepare(sql)?;
        Ok((statement.params().len(), statement.columns().len()))
    }

    /// Every number here is of 64 bits. PostgreSQL takes the type of a parameter from what stands
    /// beside it, and beside a bare `1` that is a number of 32: it is told otherwise.
    fn prepare(&self, sql: &str) -> Result<Statement, DbError> {
        let mut raw = self.raw.borrow_mut();
        let statement = raw.prepare(sql).map_err(wrong)?;
        if !statement.params().contains(&Type::INT4) {
            return Ok(statement);
        }
        let wide = |kind: &Type| if *kind == Type::INT4 { Type::INT8 } else { kind.clone() };
        let kinds: Vec<_> = statement.params().iter().map(wide).collect();
        raw.prepare_typed(sql, &kinds).map_err(wrong)
    }

    fn prepared(&self, sql: &str) -> Result<Statement, DbError> {
        if let Some(statement) = self.prepared.borrow().get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.prepare(sql)?;
        self.prepared.borrow_mut().insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

fn wrong(error: postgres::Error) -> DbError {
    match error.code() {
        Some(code) if *code == SqlState::UNIQUE_VIOLATION => {
            DbError::Duplicate(error.as_db_error().map(ToString::to_string).unwrap_or_default())
        }
        _ => DbError::Postgres(error),
    }
}
