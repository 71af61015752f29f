use crate::hash::{Hash, fold};
use std::ops::Range;

/// The largest tree: sizes fit the signed 64-bit integers of databases and of other
/// implementations, and no shift below can overflow.
pub const MAX_SIZE: u64 = i64::MAX.cast_unsigned();

/// What identifies a tree: how many leaves, and the root over them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The number of leaves.
    pub size: u64,
    /// The Merkle tree hash over them (RFC 6962, 2.1).
    pub root: Hash,
}

/// The root of a complete subtree of 256^`level` leaves, which begins at leaf
/// `index`·256^`level`. Once written it never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// 1 for 256 leaves, 2 for 65,536, and so on.
    pub level: u8,
    /// Which subtree of this level, from the left, from 0.
    pub index: u64,
    /// Its root.
    pub hash: Hash,
}

impl Node {
    /// The leaves below it.
    pub fn leaves(&self) -> Range<u64> {
        leaves_below(self.level, &(self.index..self.index.saturating_add(1)))
    }
}

/// The leaves below some rows of a level. Rows that no tree can have end at the last number there
/// is, which is beyond any tree.
pub(crate) fn leaves_below(level: u8, rows: &Range<u64>) -> Range<u64> {
    let width = 256_u64.saturating_pow(level.into());
    rows.start.saturating_mul(width)..rows.end.saturating_mul(width)
}

/// The hashes that the program has stored: two tables, each read as
/// `SELECT hash … WHERE place >= $1 AND place < $2 ORDER BY place`.
pub trait HashSource {
    /// What can go wrong while reading.
    type Error;

    /// The hashes of some rows, in order: leaf hashes at level 0, [`Node`]s at level 1 and above.
    /// It is asked for at most 256 rows at a time, and only for rows that the tree in question
    /// has; fewer hashes than asked for mean that the rest is not there.
    fn hashes(&self, level: u8, rows: Range<u64>) -> Result<Vec<Hash>, Self::Error>;
}

/// Why a root, a proof or a tile could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError<E> {
    /// The store could not be read.
    #[error("the stored hashes could not be read: {0}")]
    Source(E),
    /// The store does not have what a tree of this size must have.
    #[error("stored hash {index} of level {level} is missing")]
    Missing {
        /// The level of the first hash that is missing.
        level: u8,
        /// Its row.
        index: u64,
    },
    /// The question goes beyond the tree.
    #[error("there is no such entry, tile or earlier tree in a tree of size {0}")]
    OutOfTree(u64),
}

/// Reads rows, all of them.
pub(crate) fn read<S: HashSource + ?Sized>(
    source: &S,
    level: u8,
    rows: Range<u64>,
) -> Result<Vec<Hash>, ReadError<S::Error>> {
    let found = source.hashes(level, rows.clone()).map_err(ReadError::Source)?;
    let count = u64::try_from(found.len()).unwrap_or(u64::MAX);
    if count != rows.end - rows.start {
        return Err(ReadError::Missing { level, index: (rows.start + count).min(rows.end) });
    }
    Ok(found)
}

/// The root of the complete subtree of 2^`height` leaves with this index. Of the stored rows the
/// highest that lie below it are read, which are at most 128.
fn complete<S: HashSource + ?Sized>(
    source: &S,
    height: u32,
    index: u64,
) -> Result<Hash, ReadError<S::Error>> {
    let level = u8::try_from(height / 8).unwrap_or(u8::MAX);
    let count = 1 << (height % 8);
    let row = read(source, level, index * count..(index + 1) * count)?;
    fold(row).ok_or(ReadError::Missing { level, index: index * count })
}

/// The roots of the complete subtrees that make up `size` leaves from leaf `start`, widest first.
/// `start` must be a multiple of the widest.
pub(crate) fn peaks<S: HashSource + ?Sized>(
    source: &S,
    start: u64,
    size: u64,
) -> Result<Vec<Hash>, ReadError<S::Error>> {
    let mut at = start;
    let heights = (0..u64::BITS).rev().filter(|height| size >> height & 1 == 1);
    heights
        .map(|height| {
            let hash = complete(source, height, at >> height);
            at += 1 << height;
            hash
        })
        .collect()
}

/// The root over such peaks: a tree of any size is its left complete subtree beside the rest.
pub(crate) fn bag(peaks: &[Hash]) -> Hash {
    let join = |right, left| crate::node_hash(left, right);
    peaks.iter().copied().rev().reduce(join).unwrap_or(crate::EMPTY_ROOT)
}

/// The root over `size` leaves from leaf `start`.
pub(crate) fn subtree<S: HashSource + ?Sized>(
    source: &S,
    start: u64,
    size: u64,
) -> Result<Hash, ReadError<S::Error>> {
    Ok(bag(&peaks(source, start, size)?))
}

/// The root that the tree had at some size, from at most 64 reads.
///
/// Before signing a new checkpoint a program compares this with the last one it signed.
pub fn root_at<S: HashSource + ?Sized>(source: &S, size: u64) -> Result<Head, ReadError<S::Error>> {
    if size > MAX_SIZE {
        return Err(ReadError::OutOfTree(MAX_SIZE));
    }
    Ok(Head { size, root: subtree(source, 0, size)? })
}
