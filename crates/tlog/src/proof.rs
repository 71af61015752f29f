//! Proofs by the recursions of RFC 6962: each verifier is the definition read backwards.

use crate::hash::{EMPTY_ROOT, Hash, node_hash};
use crate::tree::{HashSource, Head, MAX_SIZE, ReadError, subtree};

/// Why a proof does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The entry, or the earlier tree, lies beyond the tree.
    #[error("the proof is about something beyond the tree")]
    OutOfTree,
    /// A proof for this place has another number of hashes.
    #[error("the proof has too many or too few hashes")]
    Length,
    /// The hashes do not lead to the root.
    #[error("the proof leads to another root")]
    Root,
}

/// Where a tree of two or more leaves divides: the largest power of two below its size.
fn split(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}

/// The proof that the leaf `index` is in the tree of `size` leaves, from the leaf's sibling up
/// (RFC 6962, 2.1.1).
pub fn inclusion_proof<S: HashSource + ?Sized>(
    source: &S,
    index: u64,
    size: u64,
) -> Result<Vec<Hash>, ReadError<S::Error>> {
    if index >= size || size > MAX_SIZE {
        return Err(ReadError::OutOfTree(size));
    }
    let mut path = Vec::new();
    let (mut start, mut size) = (0, size);
    while size > 1 {
        let left = split(size);
        if index < start + left {
            path.push(subtree(source, start + left, size - left)?);
            size = left;
        } else {
            path.push(subtree(source, start, left)?);
            (start, size) = (start + left, size - left);
        }
    }
    path.reverse();
    Ok(path)
}

/// Checks that `leaf` is the leaf `index` of the tree.
pub fn verify_inclusion(
    path: &[Hash],
    index: u64,
    leaf: Hash,
    head: &Head,
) -> Result<(), ProofError> {
    if index >= head.size {
        return Err(ProofError::OutOfTree);
    }
    let root = root_by_inclusion(path, index, head.size, leaf).ok_or(ProofError::Length)?;
    if root == head.root { Ok(()) } else { Err(ProofError::Root) }
}

fn root_by_inclusion(path: &[Hash], index: u64, size: u64, leaf: Hash) -> Option<Hash> {
    if size == 1 {
        return path.is_empty().then_some(leaf);
    }
    let (&sibling, below) = path.split_last()?;
    let left = split(size);
    if index < left {
        Some(node_hash(root_by_inclusion(below, index, left, leaf)?, sibling))
    } else {
        Some(node_hash(sibling, root_by_inclusion(below, index - left, size - left, leaf)?))
    }
}

/// The proof that the tree of `new` leaves continues that of `old` leaves (RFC 6962, 2.1.2).
/// From nothing, and from itself, a tree needs no proof: it is empty.
pub fn consistency_proof<S: HashSource + ?Sized>(
    source: &S,
    old: u64,
    new: u64,
) -> Result<Vec<Hash>, ReadError<S::Error>> {
    if old > new || new > MAX_SIZE {
        return Err(ReadError::OutOfTree(new));
    }
    let mut proof = Vec::new();
    if old == 0 {
        return Ok(proof);
    }
    let (mut start, mut size) = (0, new);
    while start + size > old {
        let left = split(size);
        if old <= start + left {
            proof.push(subtree(source, start + left, size - left)?);
            size = left;
        } else {
            proof.push(subtree(source, start, left)?);
            (start, size) = (start + left, size - left);
        }
    }
    if start > 0 {
        proof.push(subtree(source, start, size)?);
    }
    proof.reverse();
    Ok(proof)
}

/// Checks that `new` continues `old`: nothing that was there then was changed or taken out.
pub fn verify_consistency(proof: &[Hash], old: &Head, new: &Head) -> Result<(), ProofError> {
    if old.size > new.size {
        return Err(ProofError::OutOfTree);
    }
    let roots = match old.size {
        0 => proof.is_empty().then_some((EMPTY_ROOT, new.root)),
        size => roots_by_consistency(proof, size, new.size, Some(old.root)),
    };
    let roots = roots.ok_or(ProofError::Length)?;
    if roots == (old.root, new.root) { Ok(()) } else { Err(ProofError::Root) }
}

/// Both roots of a subtree: over its first `old` leaves and over all of its `new` leaves.
/// `known` is the old root as long as the old tree is a left part of this subtree and so needs no
/// hash in the proof.
fn roots_by_consistency(
    proof: &[Hash],
    old: u64,
    new: u64,
    known: Option<Hash>,
) -> Option<(Hash, Hash)> {
    if old == new {
        return match (known, proof) {
            (Some(hash), []) | (None, &[hash]) => Some((hash, hash)),
            _ => None,
        };
    }
    let (&sibling, below) = proof.split_last()?;
    let left = split(new);
    if old <= left {
        let (old_root, new_root) = roots_by_consistency(below, old, left, known)?;
        Some((old_root, node_hash(new_root, sibling)))
    } else {
        let (old_root, new_root) = roots_by_consistency(below, old - left, new - left, None)?;
        Some((node_hash(sibling, old_root), node_hash(sibling, new_root)))
    }
}
