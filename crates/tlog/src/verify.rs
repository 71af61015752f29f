use crate::frontier::Frontier;
use crate::hash::{Hash, leaf_hash};
use crate::tree::{Head, Node};
use std::collections::BTreeMap;

/// Checks a whole log in one pass: that no entry is missing, that each has the hash stored for it,
/// that the stored nodes are right, and that the tree passed through every head one has kept.
///
/// Feed the entries in order, then call [`finish`](Self::finish). After the first fault the rest
/// can't be judged: stop there. What was appended after the newest head is only as safe as the
/// database: keep heads outside it, and often.
#[derive(Debug)]
pub struct Verifier {
    frontier: Frontier,
    /// What checkpoints say, the smallest last.
    heads: Vec<Head>,
    /// The size up to which the tree is known to be what was signed.
    proven: u64,
    stored: BTreeMap<(u8, u64), Hash>,
}

/// The first thing wrong with a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Another entry stands where this one should.
    #[error("entry {expected} is missing: entry {found} follows where it should be")]
    Gap {
        /// The entry that is missing.
        expected: u64,
        /// The one that came.
        found: u64,
    },
    /// The entry's bytes or the hash stored for it were changed.
    #[error("entry {0} is not the one whose hash is stored")]
    Entry(u64),
    /// The node over some leaves is missing, or is another one: it was changed, or they were
    /// together with their hashes.
    #[error("the hash {index} stored at level {level} does not belong to entries {} to {}",
        first(*level, *index), first(*level, index.saturating_add(1)).saturating_sub(1))]
    Node {
        /// The node's level.
        level: u8,
        /// The node's index.
        index: u64,
    },
    /// A node is stored for leaves that the log does not have: entries were taken off its end.
    #[error("hash {index} of level {level} is stored, but the log does not reach so far")]
    StrayNode {
        /// The node's level.
        level: u8,
        /// The node's index.
        index: u64,
    },
    /// The tree had another root at this size than a checkpoint says: entries were changed
    /// together with all their hashes.
    #[error(
        "the checkpoint of size {size} has another root: an entry from {proven} on was changed"
    )]
    Head {
        /// The checkpoint's size.
        size: u64,
        /// The size of the last checkpoint that held.
        proven: u64,
    },
    /// The log ends before a checkpoint's size: entries were taken off its end.
    #[error("the log has {found} entries, a checkpoint counts {expected}")]
    Short {
        /// How many entries the checkpoint counts.
        expected: u64,
        /// How many there are.
        found: u64,
    },
    /// A checkpoint lies before the place where this run resumed; it can't be checked here.
    #[error("the checkpoint of size {0} lies before the part that is verified")]
    Behind(u64),
}

/// The first leaf below a node.
fn first(level: u8, index: u64) -> u64 {
    crate::tree::leaves_below(level, &(index..index)).start
}

impl Fault {
    /// Where to look: the bad entry, or the first of those among which it must be. The entries
    /// before it contradict nothing that was given.
    pub fn entry(&self) -> u64 {
        match *self {
            Self::Gap { expected: seq, .. }
            | Self::Entry(seq)
            | Self::Head { proven: seq, .. }
            | Self::Short { found: seq, .. } => seq,
            Self::Node { level, index } | Self::StrayNode { level, index } => first(level, index),
            Self::Behind(_) => 0,
        }
    }
}

impl Verifier {
    /// Verifies from the first entry on, against the heads of kept checkpoints, in any order, and
    /// all stored nodes.
    pub fn new(heads: Vec<Head>, stored: impl IntoIterator<Item = Node>) -> Self {
        Self::resume(Frontier::new(), heads, stored)
    }

    /// Verifies what came after an earlier run, whose frontier this is. `stored` are the nodes
    /// that were completed since.
    pub fn resume(
        frontier: Frontier,
        mut heads: Vec<Head>,
        stored: impl IntoIterator<Item = Node>,
    ) -> Self {
        heads.sort_by_key(|head| std::cmp::Reverse(head.size));
        let stored = stored.into_iter().map(|node| ((node.level, node.index), node.hash)).collect();
        Self { proven: frontier.size(), frontier, heads, stored }
    }

    /// Takes the next entry: its number, its bytes and the leaf hash stored for it.
    pub fn entry(&mut self, seq: u64, entry: &[u8], stored: Hash) -> Result<(), Fault> {
        self.check_heads()?;
        let expected = self.frontier.size();
        if seq != expected {
            return Err(Fault::Gap { expected, found: seq });
        }
        if leaf_hash(entry) != stored {
            return Err(Fault::Entry(seq));
        }
        for Node { level, index, hash } in self.frontier.append(stored) {
            if self.stored.remove(&(level, index)) != Some(hash) {
                return Err(Fault::Node { level, index });
            }
        }
        Ok(())
    }

    /// Ends the log. Returns the frontier: its head is what the newest checkpoint should say, and
    /// a later run can resume from it.
    pub fn finish(mut self) -> Result<Frontier, Fault> {
        self.check_heads()?;
        if let Some(head) = self.heads.last() {
            return Err(Fault::Short { expected: head.size, found: self.frontier.size() });
        }
        match self.stored.keys().next() {
            Some(&(level, index)) => Err(Fault::StrayNode { level, index }),
            None => Ok(self.frontier),
        }
    }

    /// Compares the tree with the heads of the size it has reached.
    fn check_heads(&mut self) -> Result<(), Fault> {
        let size = self.frontier.size();
        while let Some(head) = self.heads.pop_if(|head| head.size <= size) {
            if head.size < size {
                return Err(Fault::Behind(head.size));
            }
            if head.root != self.frontier.root() {
                return Err(Fault::Head { size, proven: self.proven });
            }
            self.proven = size;
        }
        Ok(())
    }
}
