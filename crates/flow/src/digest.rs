use crate::Procedure;
use sha2::{Digest, Sha256};

/// The canonical bytes of a procedure: its JSON, keys in the order of the type, no spaces.
pub fn canonical_json(procedure: &Procedure) -> String {
    serde_json::to_string(procedure)
        .unwrap_or_else(|e| unreachable!("a procedure holds nothing that JSON lacks: {e}"))
}

/// SHA-256 over [`canonical_json`], in lower-case hexadecimal. What a signer signs.
pub fn content_hash(procedure: &Procedure) -> String {
    let digest = Sha256::digest(canonical_json(procedure).as_bytes());
    hex::encode(digest)
}
