//! The log as a program uses it, against independent implementations.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod entry_proofs;
mod ledger;
mod notes;
mod reference;
mod second_verifier;
mod store;
mod tiles;
mod trees;
mod vectors;
