use super::kinds::Kind;
use crate::Outcome;
use rusqlite::{Connection, params_from_iter, types::Value};
use std::hint::black_box;

/// Runs the queries of one page over one snapshot, and reads every column of every row.
pub(super) fn ask(conn: &Connection, kind: &Kind, n: usize) -> Outcome<()> {
    conn.prepare_cached("BEGIN")?.raw_execute()?;
    for (sql, values) in kind.asks(n) {
        let mut statement = conn.prepare_cached(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query(params_from_iter(values))?;
        let mut read = Vec::new();
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                read.push(row.get::<_, Value>(column)?);
            }
        }
        black_box(read);
    }
    conn.prepare_cached("ROLLBACK")?.raw_execute()?;
    Ok(())
}
