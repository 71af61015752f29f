use crate::store::{LARGE, LOG, Store, Unreadable, entry};
use std::{collections::BTreeMap, ops::Range};
use tlog::{
    Frontier, Hash, HashSource, ReadError, Resource, TILE_WIDTH, TileId, consistency_proof,
    decode_bundle, encode_bundle, inclusion_proof, leaf_hash, newly_full, root_at, tiles,
    verify_inclusion,
};

/// A reader far away, who has nothing but what the log served under its paths.
struct Reader(BTreeMap<String, Vec<u8>>, u64);

impl HashSource for Reader {
    type Error = Unreadable;

    fn hashes(&self, level: u8, rows: Range<u64>) -> Result<Vec<Hash>, Unreadable> {
        let index = rows.start / TILE_WIDTH;
        let width = (self.1 >> (8 * level)).saturating_sub(index * TILE_WIDTH).min(TILE_WIDTH);
        let tile = TileId::new(level, index, width).ok_or(Unreadable)?;
        let bytes = self.0.get(&Resource::Tile(tile).to_string()).ok_or(Unreadable)?;
        let hashes = tile.hashes(bytes).ok_or(Unreadable)?;
        let from = usize::try_from(rows.start % TILE_WIDTH).unwrap();
        let count = usize::try_from(rows.end - rows.start).unwrap();
        Ok(hashes[from..from + count].to_vec())
    }
}

#[test]
fn a_reader_makes_every_proof_from_tiles() {
    let (store, size) = (&*LOG, LARGE);
    let served: BTreeMap<_, _> = tiles(size)
        .map(|tile| (Resource::Tile(tile).to_string(), tile.read(store, size).unwrap()))
        .collect();
    assert_eq!(served.len(), 257 + 1 + 1 + 1 + 1);
    assert_eq!(served["tile/0/000"].len(), 8192);
    let reader = Reader(served, size);
    assert_eq!(root_at(&reader, size).unwrap(), store.head());
    for index in [0, 255, 256, 65_535, 65_536, 65_999] {
        let path = inclusion_proof(&reader, index, size).unwrap();
        assert_eq!(Ok(&path), inclusion_proof(store, index, size).as_ref());
        let leaf = leaf_hash(&entry(index));
        assert_eq!(verify_inclusion(&path, index, leaf, &store.head()), Ok(()));
    }
    for old in [1, 256, 300, 65_536, 65_537] {
        let proof = consistency_proof(&reader, old, size).unwrap();
        assert_eq!(Ok(proof), consistency_proof(store, old, size));
    }
}

#[test]
fn a_full_tile_folds_into_the_node_above() {
    let store = &*LOG;
    for node in &store.nodes {
        let tile = TileId::new(node.level - 1, node.index, TILE_WIDTH).unwrap();
        let bytes = tile.read(store, LARGE).unwrap();
        let frontier: Frontier = tile.hashes(&bytes).unwrap().into_iter().collect();
        assert_eq!(frontier.root(), node.hash, "{tile:?}");
    }
    let full: Vec<_> = newly_full(0, LARGE).collect();
    assert_eq!(full.len(), store.nodes.len());
}

#[test]
fn only_what_the_tree_has_is_served() {
    let store = Store::of(300);
    let read = |level, index, width| TileId::new(level, index, width).unwrap().read(&store, 300);
    assert_eq!(read(0, 1, 44).unwrap().len(), 44 * 32);
    assert_eq!(read(0, 1, 45), Err(ReadError::OutOfTree(300)));
    assert_eq!(read(0, 1, 256), Err(ReadError::OutOfTree(300)));
    assert_eq!(read(1, 0, 1).unwrap(), store.nodes[0].hash.as_bytes());
    assert_eq!(read(1, 0, 2), Err(ReadError::OutOfTree(300)));
    assert_eq!(read(7, 0, 1), Err(ReadError::OutOfTree(300)));
    let tile = TileId::new(0, 1, 44).unwrap();
    assert_eq!(tile.hashes(&[0; 43 * 32]), None);
    assert_eq!(tile.hashes(&[0; 44 * 32 + 1]), None);
}

#[test]
fn a_bundle_hashes_to_the_tile_beside_it() {
    let store = Store::of(300);
    let tile = TileId::new(0, 1, 44).unwrap();
    assert_eq!(Resource::Entries(tile.span()).to_string(), "tile/entries/001.p/44");
    let bundle = encode_bundle(tile.span().rows().map(entry)).unwrap();
    let hashed: Vec<u8> =
        decode_bundle(&bundle).unwrap().into_iter().flat_map(|entry| leaf_hash(entry).0).collect();
    assert_eq!(tile.read(&store, 300).unwrap(), hashed);
}
