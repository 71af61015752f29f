//! An append-only Merkle log that makes changes to the record visible: RFC 6962 trees in the
//! formats of C2SP, so that anyone's tools can read and check them. Pure: no clock, no database,
//! no randomness; what is stored comes in through [`HashSource`], keys come from seeds.
//!
//! Read in this order: [`struct@Hash`] and [`Head`] (what a tree is), [`Frontier`] (how it
//! grows),
//! [`HashSource`] (what the program stores), [`inclusion_proof`] and [`consistency_proof`],
//! [`TileId`] and [`Resource`] (how it is served), [`Checkpoint`] in a [`SignedNote`] (how it is
//! signed), [`EntryProof`] (what a person takes home), [`Verifier`] (the proof of the whole).
//!
//! What the program stores, and nothing more:
//!
//! | row | key | when |
//! |---|---|---|
//! | the entry's bytes and its [`leaf_hash`] | sequence, from 0, without a gap | with each entry |
//! | each [`Node`] that [`Frontier::append`] returns | (level, index) | every 256th entry |
//!
//! The second kind costs 1/255 row an entry and makes every root, proof and tile a matter of a few
//! hundred rows instead of the whole log. The frontier itself can be kept as bytes or rebuilt from
//! those rows.
//!
//! ```
//! use tlog::{Checkpoint, EntryProof, Frontier, SignerKey, leaf_hash, node_hash};
//!
//! let (received, approved) = (leaf_hash(b"received"), leaf_hash(b"approved"));
//! let frontier: Frontier = [received, approved].into_iter().collect();
//! assert_eq!(frontier.root(), node_hash(received, approved));
//!
//! // The log signs how long it is and what it holds.
//! let key = SignerKey::from_seed("conco.example/ledger", &[7; 32])?;
//! let checkpoint = Checkpoint::new("conco.example/ledger", frontier.head()).ok_or("a bad name")?;
//!
//! // Someone takes home a proof, which needs neither the log nor its database.
//! let checkpoint = checkpoint.sign(&key)?;
//! let file = EntryProof { index: 1, extra: None, path: vec![received], checkpoint }.to_string();
//! EntryProof::parse(&file)?.check(b"approved", &[key.verifier().clone()])?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bundle;
mod checkpoint;
mod encoding;
mod entry_proof;
mod frontier;
mod hash;
mod key;
mod note;
mod proof;
mod tile;
mod tree;
mod verify;

pub use bundle::{BundleError, MAX_ENTRY, decode_bundle, encode_bundle};
pub use checkpoint::{Checkpoint, CheckpointError};
pub use entry_proof::{EntryProof, EntryProofError, MAX_PROOF};
pub use frontier::{Frontier, FrontierError};
pub use hash::{EMPTY_ROOT, Hash, leaf_hash, node_hash};
pub use key::{KeyError, KeyId, SignerKey, VerifierKey};
pub use note::{MAX_NOTE, MAX_SIGNATURES, NoteError, Signature, SignedNote};
pub use proof::{
    ProofError, consistency_proof, inclusion_proof, verify_consistency, verify_inclusion,
};
pub use tile::{Resource, Span, TILE_WIDTH, TileId, newly_full, tiles};
pub use tree::{HashSource, Head, MAX_SIZE, Node, ReadError, root_at};
pub use verify::{Fault, Verifier};
