//! `vectors.txt` has every root and proof over the eight leaves of the Certificate Transparency
//! reference implementation. `vectors.py`, which shares no code with the crate, wrote it and
//! checked itself against the nine roots and five proofs published there.

use crate::{reference, store::Store};
use tlog::{Hash, consistency_proof, inclusion_proof, root_at};

const LEAVES: [&[u8]; 8] = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
];

#[test]
fn roots_and_proofs_are_those_of_the_reference_implementation() {
    let mut store = Store::default();
    for leaf in LEAVES {
        store.append(leaf);
    }
    let mut lines = 0;
    for line in include_str!("../vectors.txt").lines() {
        let words: Vec<_> = line.split(' ').collect();
        let (numbers, hashes) = words[1..].split_at(if words[0] == "root" { 1 } else { 2 });
        let numbers: Vec<u64> = numbers.iter().map(|word| word.parse().unwrap()).collect();
        let hashes: Vec<_> = hashes.iter().map(|word| Hash::parse_hex(word).unwrap()).collect();
        let made = match (words[0], &numbers[..]) {
            ("root", &[size]) => vec![root_at(&store, size).unwrap().root],
            ("inclusion", &[index, size]) => inclusion_proof(&store, index, size).unwrap(),
            ("consistency", &[old, new]) => consistency_proof(&store, old, new).unwrap(),
            _ => panic!("{line}"),
        };
        assert_eq!(made, hashes, "{line}");
        lines += 1;
    }
    assert_eq!(lines, 9 + 36 + 36);
    assert_eq!(reference::root(&store.leaves), store.head().root);
}
