//! RFC 6962 and RFC 9162, word for word and slow: what the crate is compared with.

use tlog::{EMPTY_ROOT, Hash, node_hash};

/// MTH (RFC 6962, 2.1), over leaf hashes.
pub(crate) fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => EMPTY_ROOT,
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            node_hash(root(left), root(right))
        }
    }
}

/// The largest power of two smaller than n.
fn split(n: usize) -> usize {
    let mut k = 1;
    while 2 * k < n {
        k *= 2;
    }
    k
}

/// PATH (RFC 6962, 2.1.1).
pub(crate) fn path(m: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return vec![];
    }
    let (left, right) = leaves.split_at(split(leaves.len()));
    let (mut below, sibling) = if m < left.len() {
        (path(m, left), root(right))
    } else {
        (path(m - left.len(), right), root(left))
    };
    below.push(sibling);
    below
}

/// SUBPROOF (RFC 6962, 2.1.2); `whole` is its b.
pub(crate) fn subproof(m: usize, leaves: &[Hash], whole: bool) -> Vec<Hash> {
    if m == leaves.len() {
        return if whole { vec![] } else { vec![root(leaves)] };
    }
    let (left, right) = leaves.split_at(split(leaves.len()));
    let (mut below, sibling) = if m <= left.len() {
        (subproof(m, left, whole), root(right))
    } else {
        (subproof(m - left.len(), right, false), root(left))
    };
    below.push(sibling);
    below
}

/// The root that an inclusion proof leads to (RFC 9162, 2.1.3.2): a loop where the crate recurses.
pub(crate) fn root_by_path(path: &[Hash], index: u64, size: u64, leaf: Hash) -> Option<Hash> {
    let (mut fnode, mut snode) = (index, size.checked_sub(1)?);
    if index > snode {
        return None;
    }
    let mut hash = leaf;
    for &node in path {
        if snode == 0 {
            return None;
        }
        if fnode & 1 == 1 || fnode == snode {
            hash = node_hash(node, hash);
            while fnode & 1 == 0 && fnode != 0 {
                (fnode, snode) = (fnode >> 1, snode >> 1);
            }
        } else {
            hash = node_hash(hash, node);
        }
        (fnode, snode) = (fnode >> 1, snode >> 1);
    }
    (snode == 0).then_some(hash)
}

/// Both roots that a consistency proof leads to (RFC 9162, 2.1.4.2), for 0 < old < new.
pub(crate) fn roots_by_proof(
    proof: &[Hash],
    old: u64,
    new: u64,
    old_root: Hash,
) -> Option<(Hash, Hash)> {
    let mut proof = proof.to_vec();
    if proof.is_empty() {
        return None;
    }
    if old.is_power_of_two() {
        proof.insert(0, old_root);
    }
    let (mut fnode, mut snode) = (old - 1, new - 1);
    while fnode & 1 == 1 {
        (fnode, snode) = (fnode >> 1, snode >> 1);
    }
    let (mut first, mut second) = (proof[0], proof[0]);
    for &node in &proof[1..] {
        if snode == 0 {
            return None;
        }
        if fnode & 1 == 1 || fnode == snode {
            (first, second) = (node_hash(node, first), node_hash(node, second));
            while fnode & 1 == 0 && fnode != 0 {
                (fnode, snode) = (fnode >> 1, snode >> 1);
            }
        } else {
            second = node_hash(second, node);
        }
        (fnode, snode) = (fnode >> 1, snode >> 1);
    }
    (snode == 0).then_some((first, second))
}
