//! The record: every act is one leaf of an append-only Merkle tree, written in the transaction of
//! the act itself. It cannot be switched off, and it cannot be rewritten unseen.
//!
//! | file | holds |
//! |---|---|
//! | `entry` | what a leaf says, and how it is appended |
//! | `source` | the stored hashes, as `tlog` reads them |
//! | `seal` | the signing key and checkpoints |
//! | `verify` | the proof of the whole record |
//! | `routes` | the record for people (`/ledger`) and for verifiers (tiles) |
//!
//! **Invariant**: a leaf holds no personal data. Where it concerns a citizen it holds a commitment
//! to salted data that lies in an erasable table (`reliability-security.md` 4.1).

mod entry;
mod routes;
mod seal;
mod source;
mod verify;

pub(crate) use entry::CATALOGUE as ENTRY_CATALOGUE;
pub use entry::{Entry, Recorded, commitment, object};
pub use routes::routes;
pub(crate) use seal::{CATALOGUE as SEAL_CATALOGUE, sealed_before};
pub use seal::{Ledger, SealError};
pub(crate) use source::CATALOGUE as SOURCE_CATALOGUE;
pub use source::StoredHashes;
pub use verify::{Failure, Verified, verify};
