//! What a program stores: entries with their leaf hashes, and nodes.

use std::{collections::BTreeMap, ops::Range, sync::LazyLock};
use tlog::{Frontier, Hash, HashSource, Head, Node, leaf_hash};

/// The entry with this number.
pub(crate) fn entry(seq: u64) -> Vec<u8> {
    format!(r#"{{"seq":{seq},"action":"approve"}}"#).into_bytes()
}

/// Large enough for a node of level 2 and for a right edge on three levels.
pub(crate) const LARGE: u64 = 66_000;

/// The log that tests share which change nothing: without optimisation it takes a second to make.
pub(crate) static LOG: LazyLock<Store> = LazyLock::new(|| Store::of(LARGE));

/// Tables in memory.
#[derive(Default)]
pub(crate) struct Store {
    pub(crate) leaves: Vec<Hash>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) frontier: Frontier,
    by_place: BTreeMap<(u8, u64), Hash>,
}

impl Store {
    pub(crate) fn append(&mut self, entry: &[u8]) {
        let leaf = leaf_hash(entry);
        self.leaves.push(leaf);
        for node in self.frontier.append(leaf) {
            self.by_place.insert((node.level, node.index), node.hash);
            self.nodes.push(node);
        }
    }

    pub(crate) fn of(entries: u64) -> Self {
        let mut store = Self::default();
        (0..entries).for_each(|seq| store.append(&entry(seq)));
        store
    }

    pub(crate) fn head(&self) -> Head {
        self.frontier.head()
    }
}

/// A store that fails as a database may.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unreadable;

impl HashSource for Store {
    type Error = Unreadable;

    fn hashes(&self, level: u8, rows: Range<u64>) -> Result<Vec<Hash>, Unreadable> {
        assert!(rows.end - rows.start <= 256, "a read of {rows:?}");
        let hash = |row: u64| match level {
            0 => self.leaves.get(usize::try_from(row).unwrap()).copied(),
            _ => self.by_place.get(&(level, row)).copied(),
        };
        Ok(rows.map_while(hash).collect())
    }
}
