//! The only file that knows SQLite.

use super::{DbError, Param, Row, tx::Conn};
use rusqlite::{Connection, ErrorCode, Statement};
use std::{
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

/// Statements kept prepared on each connection.
const CACHED_STATEMENTS: usize = 512;

/// Opens one connection with the settings that durability hangs on, and makes sure that they took.
pub(super) fn open(file: &Path) -> Result<Connection, DbError> {
    let conn = Connection::open(file)?;
    conn.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA mmap_size = 0;
         PRAGMA cache_size = -16384;
         PRAGMA busy_timeout = 10000;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA wal_autocheckpoint = 2000;",
    )?;
    let synchronous: i64 = conn.query_row("PRAGMA synchronous", [], |row| row.get(0))?;
    if synchronous != 2 {
        let why = format!("synchronous is {synchronous}, not FULL; writes would not survive");
        return Err(DbError::Unavailable(why));
    }
    conn.set_prepared_statement_cache_capacity(CACHED_STATEMENTS);
    Ok(conn)
}

/// Connections for reading. One that a thread has used is given to the next that asks.
pub(super) struct Readers {
    file: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    pub(super) fn new(file: PathBuf) -> Self {
        Self { file, idle: Mutex::default() }
    }

    pub(super) fn with<T, E: From<DbError>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let conn = idle.map_or_else(|| open(&self.file), Ok)?;
        let out = work(&conn);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(conn);
        out
    }
}

/// Runs `work` over one snapshot, and never writes.
pub(super) fn snapshot<T, E: From<DbError>>(
    conn: &Connection,
    work: impl FnOnce(Conn<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let begin = |sql| conn.prepare_cached(sql).and_then(|mut s| s.raw_execute()).map_err(wrong);
    begin("BEGIN")?;
    let out = work(Conn::Sqlite(conn));
    begin("ROLLBACK")?;
    out
}

/// Our SQL says `$1`, as PostgreSQL does. SQLite takes `$1` for a *name* and numbers names as they
/// appear, so `SET a = $2 WHERE id = $1` would bind backwards, silently. `?1` means what we mean.
fn numbered(sql: &str) -> String {
    sql.replace('$', "?")
}

fn bind<'s>(
    statement: &'s mut Statement<'_>,
    params: &[&dyn Param],
) -> Result<rusqlite::Rows<'s>, DbError> {
    for (at, param) in params.iter().enumerate() {
        statement.raw_bind_parameter(at + 1, *param as &dyn rusqlite::ToSql).map_err(wrong)?;
    }
    Ok(statement.raw_query())
}

pub(super) fn each(
    conn: &Connection,
    sql: &str,
    params: &[&dyn Param],
    each: &mut dyn FnMut(&Row<'_>) -> Result<(), DbError>,
) -> Result<(), DbError> {
    let mut statement = conn.prepare_cached(&numbered(sql)).map_err(wrong)?;
    let mut rows = bind(&mut statement, params)?;
    while let Some(row) = rows.next().map_err(wrong)? {
        each(&Row::sqlite(row))?;
    }
    Ok(())
}

pub(super) fn execute(conn: &Connection, sql: &str, params: &[&dyn Param]) -> Result<u64, DbError> {
    let mut statement = conn.prepare_cached(&numbered(sql)).map_err(wrong)?;
    for (at, param) in params.iter().enumerate() {
        statement.raw_bind_parameter(at + 1, *param as &dyn rusqlite::ToSql).map_err(wrong)?;
    }
    Ok(statement.raw_execute().map_err(wrong)? as u64)
}

pub(super) fn prepare(conn: &Connection, sql: &str) -> Result<(usize, usize), DbError> {
    let statement = conn.prepare(&numbered(sql))?;
    Ok((statement.parameter_count(), statement.column_count()))
}

fn wrong(error: rusqlite::Error) -> DbError {
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => DbError::Duplicate(error.to_string()),
        _ => DbError::Sqlite(error),
    }
}
