//! All SQL of the command line.

use platform::{DbError, Tx};

/// The bytes of an entry of the record.
pub(crate) fn leaf(tx: &Tx<'_>, index: u64) -> Result<String, DbError> {
    let seq = i64::try_from(index).unwrap_or(i64::MAX);
    let found = tx.find("SELECT leaf FROM ledger_leaf WHERE seq = $1", &[&seq])?;
    let (leaf,): (String,) = found.ok_or(DbError::Missing)?;
    Ok(leaf)
}
