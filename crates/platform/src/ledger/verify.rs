use super::source::hash;
use crate::db::{Db, DbError, Tx};
use tlog::{Checkpoint, Fault, Head, Node, SignedNote, Verifier, VerifierKey};

/// A record that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// Its size and root.
    pub head: Head,
    /// How many checkpoints it continues.
    pub checkpoints: usize,
}

/// Why a record does not hold, or could not be judged.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The store could not be read.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The first thing wrong.
    #[error("{0}")]
    Fault(#[from] Fault),
    /// An entry does not say its own place.
    #[error("entry {0} says another sequence number")]
    Misplaced(u64),
    /// A stored checkpoint does not hold.
    #[error("the stored checkpoint of size {size} is not to be believed: {why}")]
    Checkpoint {
        /// Its size.
        size: i64,
        /// Why.
        why: String,
    },
}

impl Failure {
    /// The first entry that may be bad, where one can be named.
    pub fn entry(&self) -> Option<u64> {
        match self {
            Self::Fault(fault) => Some(fault.entry()),
            Self::Misplaced(seq) => Some(*seq),
            Self::Db(_) | Self::Checkpoint { .. } => None,
        }
    }
}

const ENTRIES: &str =
    "SELECT seq, leaf, hash FROM ledger_leaf WHERE seq >= $1 ORDER BY seq LIMIT 20000";

/// Verifies the whole record against its own checkpoints and those that somebody kept.
pub fn verify(db: &Db, key: &VerifierKey, kept: &[Head]) -> Result<Verified, Failure> {
    db.anywhere().read_now(|tx| {
        let mut heads = stored_heads(tx, key)?;
        heads.extend_from_slice(kept);
        let checkpoints = heads.len();
        let mut verifier = Verifier::new(heads, stored_nodes(tx)?);
        let mut from = 0;
        loop {
            let next = feed(tx, &mut verifier, from)?;
            if next == from {
                break;
            }
            from = next;
        }
        Ok(Verified { head: verifier.finish()?.head(), checkpoints })
    })
}

/// Hands the verifier one portion of entries; says where the next begins.
fn feed(tx: &Tx<'_>, verifier: &mut Verifier, from: i64) -> Result<i64, Failure> {
    let mut next = from;
    let mut fault = None;
    tx.each(ENTRIES, &[&from], |row| {
        if fault.is_some() {
            return Ok(());
        }
        let (seq, leaf, stored): (i64, String, Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let place = u64::try_from(seq).unwrap_or(u64::MAX);
        next = seq + 1;
        if let Err(found) = verifier.entry(place, leaf.as_bytes(), hash(&stored)?) {
            fault = Some(Failure::Fault(found));
        } else if !leaf.contains(&format!("\"seq\":{seq},")) {
            fault = Some(Failure::Misplaced(place));
        }
        Ok(())
    })?;
    fault.map_or(Ok(next), Err)
}

fn stored_nodes(tx: &Tx<'_>) -> Result<Vec<Node>, DbError> {
    let mut nodes = Vec::new();
    tx.each("SELECT level, place, hash FROM ledger_node", &[], |row| {
        let (level, place, bytes): (i64, i64, Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        nodes.push(Node {
            level: u8::try_from(level).unwrap_or(u8::MAX),
            index: u64::try_from(place).unwrap_or(u64::MAX),
            hash: hash(&bytes)?,
        });
        Ok(())
    })?;
    Ok(nodes)
}

fn stored_heads(tx: &Tx<'_>, key: &VerifierKey) -> Result<Vec<Head>, Failure> {
    let notes: Vec<(i64, String)> =
        tx.list("SELECT size, note FROM ledger_checkpoint ORDER BY size", &[])?;
    let open = |(size, note): (i64, String)| {
        let wrong = |why: String| Failure::Checkpoint { size, why };
        let note = SignedNote::parse(&note).map_err(|e| wrong(e.to_string()))?;
        let checkpoint =
            Checkpoint::open(&note, std::slice::from_ref(key)).map_err(|e| wrong(e.to_string()))?;
        Ok(*checkpoint.head())
    };
    notes.into_iter().map(open).collect()
}
