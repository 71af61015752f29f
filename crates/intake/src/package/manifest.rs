use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::{
    fs::File,
    io::{self, Read as _, Seek as _},
};

/// Packages of this form are written and read.
pub const FORMAT: u32 = 1;
/// The manifest.
pub const MANIFEST: &str = "manifest.json";
/// What is signed: two lines, the second the manifest's SHA-256.
pub const SIGNED: &str = "manifest.txt";
/// The signature over [`SIGNED`], 64 bytes of Ed25519, for OpenSSL.
pub const SIGNATURE: &str = "manifest.sig";
/// Both as one signed note (C2SP signed-note).
pub const NOTE: &str = "manifest.note";
/// The key that signed, as `name+id+base64`.
pub const KEY: &str = "keys/ledger.pub";
/// Members that a package may have.
pub const MAX_MEMBERS: usize = 30_000;
/// The last bytes of a package are the SHA-256 of all before them, in hexadecimal. To a ZIP reader
/// they are the archive's comment.
pub const SEAL: usize = 64;

/// What a package says about itself. The same state of an agency gives the same manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The form of the package.
    pub format: u32,
    /// The program that made it.
    pub program: String,
    /// The agency whose documents these are.
    pub agency: String,
    /// Its identification code (QĐ 20/2020/QĐ-TTg).
    pub agency_code: String,
    /// What was chosen: `in_force`, `issued`, `all`.
    pub scope: String,
    /// The record as it was last signed.
    pub record: Sealed,
    /// How many versions of documents are inside.
    pub documents: usize,
    /// Every member but the manifest and its signature.
    pub members: Vec<Member>,
}

/// The record as it was last signed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    /// Entries.
    pub size: u64,
    /// Root over them, in base64.
    pub root: String,
}

/// One member of the package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Its name in the package.
    pub name: String,
    /// Its bytes.
    pub length: u64,
    /// SHA-256 of them, in hexadecimal.
    pub sha256: String,
}

/// What is signed over a manifest.
pub fn note_text(manifest: &[u8]) -> String {
    format!("haidang package v1\n{}\n", hex::encode(Sha256::digest(manifest)))
}

/// SHA-256 of all of a package but its seal, before which the file is left.
pub fn unsealed_sha256(file: &mut File) -> io::Result<String> {
    let length = file.metadata()?.len().saturating_sub(SEAL as u64);
    file.rewind()?;
    let mut hasher = Sha256::new();
    let mut content = file.take(length);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let n = content.read(&mut buffer)?;
        if n == 0 {
            return Ok(hex::encode(hasher.finalize()));
        }
        hasher.update(buffer.get(..n).unwrap_or_default());
    }
}
