use crate::command::Failure;
use rusqlite::{
    Connection, OpenFlags,
    backup::{Backup, StepResult},
};
use std::{collections::BTreeMap, path::Path, thread, time::Duration};

/// Pages copied at once: 4 MiB at the usual page size.
const PAGES: i32 = 1024;

/// What a copy holds.
pub(super) struct Content {
    pub(super) migrations: Vec<(String, String)>,
    pub(super) tables: BTreeMap<String, u64>,
}

fn failed(why: impl std::fmt::Display) -> Failure {
    Failure::work("copying the database", why)
}

/// Copies a database that is in use, as it stands now. The copy is one snapshot: a read
/// transaction holds it, and writers go on beside it (write-ahead log). Not `VACUUM INTO`: that
/// gives rows new numbers, on which the search index hangs.
pub(super) fn copy(from: &Path, to: &Path) -> Result<Content, Failure> {
    let source = Connection::open(from).map_err(failed)?;
    source.busy_timeout(Duration::from_secs(10)).map_err(failed)?;
    source.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema").map_err(failed)?;
    let mut target = Connection::open(to).map_err(failed)?;
    {
        let backup = Backup::new(&source, &mut target).map_err(failed)?;
        loop {
            match backup.step(PAGES).map_err(failed)? {
                StepResult::Done => break,
                StepResult::More => thread::yield_now(),
                StepResult::Busy | StepResult::Locked | _ => {
                    thread::sleep(Duration::from_millis(20));
                }
            }
        }
    }
    source.execute_batch("ROLLBACK").map_err(failed)?;
    // One file, with nothing beside it.
    target.execute_batch("PRAGMA journal_mode = DELETE").map_err(failed)?;
    target.close().map_err(|(_, error)| failed(error))?;
    content(to)
}

/// Reads what a copy holds.
pub(super) fn content(file: &Path) -> Result<Content, Failure> {
    let conn = open_to_read(file)?;
    let names = "SELECT name FROM pragma_table_list \
                 WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'";
    let mut tables = BTreeMap::new();
    for name in texts(&conn, names)? {
        let count = format!("SELECT count(*) FROM \"{name}\"");
        let rows: i64 = conn.query_row(&count, [], |row| row.get(0)).map_err(failed)?;
        tables.insert(name, rows.unsigned_abs());
    }
    let mut statement =
        conn.prepare("SELECT name, sha256 FROM schema_migration ORDER BY name").map_err(failed)?;
    let migrations = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .and_then(Iterator::collect)
        .map_err(failed)?;
    Ok(Content { migrations, tables })
}

/// Whether SQLite finds its own structure in order.
pub(super) fn integrity(file: &Path) -> Result<(), Failure> {
    let conn = open_to_read(file)?;
    for check in ["PRAGMA integrity_check", "PRAGMA foreign_key_check"] {
        let said = texts(&conn, check).map_err(|e| Failure::No(e.to_string()))?;
        if let Some(wrong) = said.iter().find(|said| *said != "ok") {
            return Err(Failure::No(format!("the database in the package: {wrong}")));
        }
    }
    Ok(())
}

fn open_to_read(file: &Path) -> Result<Connection, Failure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(file, flags).map_err(failed)
}

fn texts(conn: &Connection, sql: &str) -> Result<Vec<String>, Failure> {
    let mut statement = conn.prepare(sql).map_err(failed)?;
    let rows = statement.query_map([], |row| row.get(0)).and_then(Iterator::collect);
    rows.map_err(failed)
}
