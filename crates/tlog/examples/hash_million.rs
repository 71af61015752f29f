//! How long the log takes for a million entries: `cargo run --release -p tlog --example
//! hash_million`.

use std::time::Instant;
use tlog::{Frontier, Verifier, leaf_hash};

const ENTRIES: u64 = 1_000_000;

fn entry(seq: u64) -> String {
    format!(r#"{{"seq":{seq},"agency":7,"act":"sign","obj":"doc/{seq}"}}"#)
}

fn main() {
    let start = Instant::now();
    let (mut frontier, mut stored) = (Frontier::new(), Vec::new());
    for seq in 0..ENTRIES {
        stored.extend(frontier.append(leaf_hash(entry(seq).as_bytes())));
    }
    let head = frontier.head();
    println!("appended {ENTRIES} entries in {:.2?}; root {}", start.elapsed(), head.root);
    println!("stored {} nodes beside the leaf hashes", stored.len());

    let start = Instant::now();
    let mut verifier = Verifier::new(vec![head], stored);
    let outcome = (0..ENTRIES).try_for_each(|seq| {
        let bytes = entry(seq);
        verifier.entry(seq, bytes.as_bytes(), leaf_hash(bytes.as_bytes()))
    });
    match outcome.and_then(|()| verifier.finish()) {
        Ok(frontier) => println!("verified {} in {:.2?}", frontier.size(), start.elapsed()),
        Err(fault) => println!("{fault}"),
    }
}
