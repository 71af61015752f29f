use crate::command::Failure;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use tlog::{SignedNote, VerifierKey};

/// Packages of this form are read.
pub(super) const FORMAT: u32 = 1;

/// The first line of the signed note. No record has this name.
const NOTE: &str = "haidang backup v1";

/// What a package says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the package.
    pub format: u32,
    /// The version of the program that made it.
    pub app_version: String,
    /// When.
    pub created_at: jiff::Timestamp,
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// The schema's steps with their hashes, oldest first.
    pub migrations: Vec<(String, String)>,
    /// Rows of every table.
    pub tables: BTreeMap<String, u64>,
    /// The record as it was last signed; the database continues it.
    pub ledger: SealedLedger,
    /// Every other member of the package.
    pub members: Vec<Member>,
}

/// The record as it was last signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedLedger {
    /// Entries.
    pub size: u64,
    /// Root over them.
    pub root: String,
}

/// One member of the package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Its name in the package.
    pub name: String,
    /// Its bytes.
    pub length: u64,
    /// SHA-256 of them, in hexadecimal.
    pub sha256: String,
}

impl Manifest {
    /// The bytes that are stored and signed.
    pub(super) fn to_bytes(&self) -> Result<Vec<u8>, Failure> {
        serde_json::to_vec_pretty(self).map_err(|e| Failure::work("manifest", e))
    }

    /// Reads a manifest whose note was checked.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Failure> {
        let manifest: Self = serde_json::from_slice(bytes)
            .map_err(|e| Failure::No(format!("the manifest cannot be read: {e}")))?;
        if manifest.format == FORMAT {
            return Ok(manifest);
        }
        Err(Failure::No(format!(
            "the package has the form {}, this program reads {FORMAT}",
            manifest.format
        )))
    }
}

/// SHA-256 in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// What is signed over a manifest.
pub(super) fn note_text(manifest: &[u8]) -> String {
    format!("{NOTE}\n{}\n", sha256(manifest))
}

/// Whether `note` is this key's signature over this manifest.
pub(super) fn check_note(note: &str, key: &VerifierKey, manifest: &[u8]) -> Result<(), Failure> {
    let wrong = |why: &dyn std::fmt::Display| {
        Failure::No(format!("the manifest's signature is not to be believed: {why}"))
    };
    let note = SignedNote::parse(note).map_err(|e| wrong(&e))?;
    let text = note.open(std::slice::from_ref(key)).map_err(|e| wrong(&e))?;
    if text == note_text(manifest) { Ok(()) } else { Err(wrong(&"another manifest was signed")) }
}
