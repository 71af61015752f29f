use crate::db::{DbError, Tx};
use std::ops::Range;
use tlog::{Hash, HashSource};

/// The hashes that a transaction sees.
pub struct StoredHashes<'t, 'c>(pub &'t Tx<'c>);

mod sql {
    crate::queries! { global
        leaves(from: i64, to: i64) -> many (Vec<u8>,) =
            "SELECT hash FROM ledger_leaf WHERE seq >= $1 AND seq < $2 ORDER BY seq";
        nodes(level: i64, from: i64, to: i64) -> many (Vec<u8>,) =
            "SELECT hash FROM ledger_node WHERE level = $1 AND place >= $2 AND place < $3 ORDER BY place";
    }
}
pub(crate) use sql::CATALOGUE;

impl HashSource for StoredHashes<'_, '_> {
    type Error = DbError;

    fn hashes(&self, level: u8, rows: Range<u64>) -> Result<Vec<Hash>, DbError> {
        let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        let (from, to) = (number(rows.start), number(rows.end));
        let found = if level == 0 {
            sql::leaves(self.0, from, to)?
        } else {
            sql::nodes(self.0, level.into(), from, to)?
        };
        found.into_iter().map(|(bytes,)| hash(&bytes)).collect()
    }
}

/// A stored hash; any other length is damage.
pub(crate) fn hash(bytes: &[u8]) -> Result<Hash, DbError> {
    let bytes = <[u8; 32]>::try_from(bytes);
    bytes.map(Hash).map_err(|_| DbError::Unreadable("a stored hash has not 32 bytes".into()))
}
