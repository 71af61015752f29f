use crate::reference;
use crate::store::{LARGE, LOG, Store, Unreadable};
use proptest::prelude::*;
use std::{cell::Cell, ops::Range};
use tlog::{
    EMPTY_ROOT, Frontier, Hash, HashSource, Head, MAX_SIZE, Node, ProofError, ReadError,
    consistency_proof, inclusion_proof, root_at, verify_consistency, verify_inclusion,
};

fn at(size: u64) -> &'static [Hash] {
    &LOG.leaves[..usize::try_from(size).unwrap()]
}

/// Sizes where trees change shape are as likely as all others together.
fn size() -> impl Strategy<Value = u64> {
    prop_oneof![1..=20_u64, 250..=260_u64, 505..=520_u64, 1..=1_030_u64]
}

fn two_sizes() -> impl Strategy<Value = (u64, u64)> {
    (size(), size()).prop_map(|(a, b)| (a.min(b), a.max(b)))
}

fn assert_root(size: u64) {
    let head = Head { size, root: reference::root(at(size)) };
    let frontier: Frontier = at(size).iter().copied().collect();
    assert_eq!(frontier.head(), head);
    assert_eq!(root_at(&*LOG, size), Ok(head));
    assert_eq!(Frontier::load(&*LOG, size), Ok(frontier));
}

fn assert_inclusion(place: usize, size: u64) {
    let (leaf, index) = (at(size)[place], place as u64);
    let path = inclusion_proof(&*LOG, index, size).unwrap();
    assert_eq!(path, reference::path(place, at(size)), "{index} in {size}");
    let head = root_at(&*LOG, size).unwrap();
    assert_eq!(verify_inclusion(&path, index, leaf, &head), Ok(()));
    assert_eq!(reference::root_by_path(&path, index, size, leaf), Some(head.root));
}

fn assert_consistency(old: u64, new: u64) {
    let proof = consistency_proof(&*LOG, old, new).unwrap();
    assert_eq!(proof, reference::subproof(at(old).len(), at(new), true), "{old} to {new}");
    let [old, new] = [old, new].map(|size| root_at(&*LOG, size).unwrap());
    assert_eq!(verify_consistency(&proof, &old, &new), Ok(()));
    if old.size < new.size {
        let roots = reference::roots_by_proof(&proof, old.size, new.size, old.root);
        assert_eq!(roots, Some((old.root, new.root)));
    }
}

/// The reference hashes every leaf for every question, so only few are asked about large trees.
#[test]
fn large_trees_are_those_of_rfc_6962() {
    for (size, place, old) in [(65_537, 65_536, 65_536), (LARGE, 65_791, 65_800)] {
        assert_root(size);
        assert_inclusion(place, size);
        assert_consistency(old, size);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn trees_and_proofs_are_those_of_rfc_6962(
        (old, new) in two_sizes(),
        place in any::<prop::sample::Index>(),
    ) {
        assert_root(new);
        assert_inclusion(place.index(at(new).len()), new);
        assert_consistency(old, new);
    }

    /// A frontier that was stored goes on as if it had never stopped.
    #[test]
    fn a_frontier_resumes((size, larger) in two_sizes()) {
        let frontier: Frontier = at(size).iter().copied().collect();
        let mut resumed = Frontier::from_bytes(&frontier.to_bytes()).unwrap();
        resumed.extend(at(larger)[at(size).len()..].iter().copied());
        prop_assert_eq!(resumed.head(), root_at(&*LOG, larger).unwrap());
    }

    /// Whatever a proof claims, the crate's recursion and RFC 9162's loop lead to the same root.
    #[test]
    fn verifiers_agree_on_proofs_that_nobody_made(
        path in prop::collection::vec(any::<[u8; 32]>().prop_map(Hash), 0..9),
        size in 1..600_u64,
        index in 0..600_u64,
    ) {
        let leaf = EMPTY_ROOT;
        let root = reference::root_by_path(&path, index, size, leaf);
        let head = |root| Head { size, root };
        let verdict = verify_inclusion(&path, index, leaf, &head(root.unwrap_or(EMPTY_ROOT)));
        prop_assert_eq!(verdict.is_ok(), root.is_some());

        let old = index.clamp(1, size);
        if old < size {
            let roots = reference::roots_by_proof(&path, old, size, leaf);
            let (first, second) = roots.unwrap_or((leaf, leaf));
            let old = Head { size: old, root: first };
            let verdict = verify_consistency(&path, &old, &head(second));
            prop_assert_eq!(verdict.is_ok(), roots.is_some());
        }
    }

    #[test]
    fn no_changed_proof_holds(
        (old, new) in two_sizes(),
        place in any::<prop::sample::Index>(),
        bit in 0..256_usize,
    ) {
        let index = old - 1;
        let heads = [old, new].map(|size| root_at(&*LOG, size).unwrap());
        let leaf = at(new)[usize::try_from(index).unwrap()];
        let path = inclusion_proof(&*LOG, index, new).unwrap();
        let proof = consistency_proof(&*LOG, old, new).unwrap();
        for bad in changed(&path, place, bit) {
            prop_assert!(verify_inclusion(&bad, index, leaf, &heads[1]).is_err());
        }
        for bad in changed(&proof, place, bit) {
            prop_assert!(verify_consistency(&bad, &heads[0], &heads[1]).is_err());
        }
        let other = flipped(leaf, bit);
        prop_assert_eq!(verify_inclusion(&path, index, other, &heads[1]), Err(ProofError::Root));
        for turned in 0..2 {
            let mut heads = heads;
            heads[turned].root = flipped(heads[turned].root, bit);
            prop_assert_eq!(verify_consistency(&proof, &heads[0], &heads[1]), Err(ProofError::Root));
        }
    }

    /// At most the path's tile and the right edge's on each of three levels.
    #[test]
    fn a_proof_reads_few_rows(index in 1..=LARGE, size in 1..=LARGE) {
        let (index, size) = (index.min(size), index.max(size));
        let counted = Counted(Cell::new(0));
        inclusion_proof(&counted, index - 1, size).unwrap();
        let read = counted.0.get();
        prop_assert!(read <= 2 * 3 * 255, "{read} rows");
    }
}

/// Counts the rows that are read.
struct Counted(Cell<usize>);

impl HashSource for Counted {
    type Error = Unreadable;

    fn hashes(&self, level: u8, rows: Range<u64>) -> Result<Vec<Hash>, Unreadable> {
        let found = LOG.hashes(level, rows)?;
        self.0.set(self.0.get() + found.len());
        Ok(found)
    }
}

fn flipped(Hash(mut bytes): Hash, bit: usize) -> Hash {
    bytes[bit / 8] ^= 1 << (bit % 8);
    Hash(bytes)
}

/// A proof with one hash changed, taken out, doubled, or two swapped; and one too long.
fn changed(proof: &[Hash], place: prop::sample::Index, bit: usize) -> Vec<Vec<Hash>> {
    let mut bad = vec![[proof, &[EMPTY_ROOT]].concat(), [&[EMPTY_ROOT], proof].concat()];
    if !proof.is_empty() {
        let at = place.index(proof.len());
        let change = |change: &dyn Fn(&mut Vec<Hash>)| {
            let mut bad = proof.to_vec();
            change(&mut bad);
            bad
        };
        bad.push(change(&|bad| bad[at] = flipped(bad[at], bit)));
        bad.push([&proof[..at], &proof[at + 1..]].concat());
        bad.push(change(&|bad| bad.insert(at, proof[at])));
        if at > 0 {
            bad.push(change(&|bad| bad.swap(at - 1, at)));
        }
    }
    bad
}

#[test]
fn questions_beyond_the_tree_are_refused() {
    let store = Store::of(10);
    assert_eq!(inclusion_proof(&store, 10, 10), Err(ReadError::OutOfTree(10)));
    assert_eq!(inclusion_proof(&store, 0, 0), Err(ReadError::OutOfTree(0)));
    assert_eq!(consistency_proof(&store, 11, 10), Err(ReadError::OutOfTree(10)));
    assert_eq!(root_at(&store, MAX_SIZE + 1), Err(ReadError::OutOfTree(MAX_SIZE)));
    assert_eq!(root_at(&store, 12), Err(ReadError::Missing { level: 0, index: 10 }));
    assert_eq!(root_at(&store, MAX_SIZE), Err(ReadError::Missing { level: 7, index: 0 }));
    let head = store.head();
    let beyond = |index| verify_inclusion(&[], index, EMPTY_ROOT, &head);
    assert_eq!(beyond(10), Err(ProofError::OutOfTree));
    assert_eq!(beyond(u64::MAX), Err(ProofError::OutOfTree));
    let largest = Head { size: u64::MAX, root: head.root };
    assert_eq!(verify_consistency(&[], &largest, &head), Err(ProofError::OutOfTree));
    assert_eq!(verify_consistency(&[], &head, &largest), Err(ProofError::Length));
    assert_eq!(verify_inclusion(&[], 7, EMPTY_ROOT, &largest), Err(ProofError::Length));
}

#[test]
fn every_tree_continues_nothing() {
    let store = Store::of(3);
    let nothing = Head { size: 0, root: EMPTY_ROOT };
    assert_eq!(consistency_proof(&store, 0, 3), Ok(vec![]));
    assert_eq!(verify_consistency(&[], &nothing, &store.head()), Ok(()));
    assert_eq!(verify_consistency(&[EMPTY_ROOT], &nothing, &store.head()), Err(ProofError::Length));
    let false_nothing = Head { size: 0, root: store.head().root };
    assert_eq!(verify_consistency(&[], &false_nothing, &store.head()), Err(ProofError::Root));
}

/// The worked example of what a program stores.
#[test]
fn nodes_are_completed_at_every_256th_leaf() {
    let nodes = &LOG.nodes;
    let level = |level| nodes.iter().filter(move |node| node.level == level);
    assert_eq!((level(1).count(), level(2).count(), level(3).count()), (257, 1, 0));
    assert!(nodes.iter().all(|node| {
        let leaves = node.leaves();
        let (from, to) = (leaves.start.try_into().unwrap(), leaves.end.try_into().unwrap());
        reference::root(&LOG.leaves[from..to]) == node.hash
    }));
    assert_eq!(Node { level: 2, index: 1, hash: EMPTY_ROOT }.leaves(), 65_536..131_072);
}

#[test]
fn a_store_that_fails_says_so() {
    struct Broken;
    impl HashSource for Broken {
        type Error = Unreadable;
        fn hashes(&self, _: u8, _: Range<u64>) -> Result<Vec<Hash>, Unreadable> {
            Err(Unreadable)
        }
    }
    assert_eq!(root_at(&Broken, 5), Err(ReadError::Source(Unreadable)));
    assert_eq!(inclusion_proof(&Broken, 1, 5), Err(ReadError::Source(Unreadable)));
}
