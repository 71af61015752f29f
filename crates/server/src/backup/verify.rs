use super::{
    create::beside,
    manifest::{Manifest, check_note, sha256},
    package::{MANIFEST, NOTE, Reading, check_seal, damaged, file_sha256},
    postgres, sqlite,
};
use crate::command::Failure;
use platform::{Clock, Db, ledger};
use std::{collections::BTreeSet, fs, fs::File, io, path::Path};
use tlog::{Checkpoint, Head, SignedNote, VerifierKey};

/// A package that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// What it says about itself.
    pub manifest: Manifest,
    /// SHA-256 of its manifest.
    pub manifest_sha256: String,
    /// The key that signed it.
    pub key: String,
    /// Whether its hash stood beside it and agreed.
    pub hash_beside: bool,
}

/// Proves a package: its hash beside it and its own seal, every member, the signature, the structure of the database, and
/// the record inside. `expected` is the key that must have signed it; without one, the package's
/// own.
pub fn verify(package: &Path, expected: Option<&VerifierKey>) -> Result<Proven, Failure> {
    let hash_beside = check_hash_beside(package)?;
    check_seal(package)?;
    let mut reading = Reading::open(package)?;
    let (proven, key) = open(&mut reading, expected)?;
    let work = tempfile::tempdir().map_err(|e| Failure::work("temporary folder", e))?;
    let copy = work.path().join("haidang.db");
    for member in &proven.members {
        if member.name.starts_with("database.") {
            let mut file = File::create(&copy).map_err(|e| Failure::work("temporary file", e))?;
            reading.copy(member, &mut file)?;
        } else {
            reading.copy(member, &mut io::sink())?;
        }
        check_file_name(&member.name, &member.sha256)?;
    }
    match proven.engine.as_str() {
        "sqlite" => check_database(&copy, &proven, &key, sealed(&mut reading, &key)?)?,
        _ => postgres::readable(&copy)?,
    }
    let manifest_sha256 = sha256(&reading.small(MANIFEST)?);
    Ok(Proven { manifest: proven, manifest_sha256, key: key.to_string(), hash_beside })
}

/// The manifest, once its signature is checked and it names every member.
pub(super) fn open(
    reading: &mut Reading,
    expected: Option<&VerifierKey>,
) -> Result<(Manifest, VerifierKey), Failure> {
    let bytes = reading.small(MANIFEST)?;
    let own = String::from_utf8_lossy(&reading.small("keys/ledger.pub")?).into_owned();
    let own = VerifierKey::parse(own.trim()).map_err(|e| damaged("keys/ledger.pub", e))?;
    if expected.is_some_and(|expected| *expected != own) {
        return Err(damaged("keys/ledger.pub", "the package is of another installation"));
    }
    let note = String::from_utf8_lossy(&reading.small(NOTE)?).into_owned();
    check_note(&note, &own, &bytes)?;
    let manifest = Manifest::parse(&bytes)?;
    let mut named: BTreeSet<_> = manifest.members.iter().map(|m| m.name.clone()).collect();
    named.extend([MANIFEST.to_owned(), NOTE.to_owned()]);
    let found: BTreeSet<_> = reading.names()?.into_iter().collect();
    if let Some(name) = named.symmetric_difference(&found).next() {
        return Err(damaged(name, "the manifest and the package do not name the same members"));
    }
    Ok((manifest, own))
}

/// The package's own hash, where it stands beside it.
fn check_hash_beside(package: &Path) -> Result<bool, Failure> {
    let Ok(line) = fs::read_to_string(beside(package)) else { return Ok(false) };
    let at = |e: io::Error| Failure::call(format!("{}: {e}", package.display()));
    let wanted = line.split_whitespace().next().unwrap_or_default();
    if file_sha256(package).map_err(at)? == wanted {
        return Ok(true);
    }
    Err(damaged(&package.display().to_string(), "it is not what the hash beside it says"))
}

/// Files are named by their hash.
fn check_file_name(name: &str, sha256: &str) -> Result<(), Failure> {
    let Some(rest) = name.strip_prefix("files/") else { return Ok(()) };
    match rest.split_once('/') {
        Some((shelf, hash)) if hash == sha256 && hash.starts_with(shelf) => Ok(()),
        _ => Err(damaged(name, "the file's name is not its hash")),
    }
}

/// The checkpoint in the package; none where the record was empty.
fn sealed(reading: &mut Reading, key: &VerifierKey) -> Result<Option<Head>, Failure> {
    const NAME: &str = "keys/checkpoint";
    if !reading.names()?.iter().any(|name| name == NAME) {
        return Ok(None);
    }
    let note = String::from_utf8_lossy(&reading.small(NAME)?).into_owned();
    let note = SignedNote::parse(&note).map_err(|e| damaged(NAME, e))?;
    let checkpoint =
        Checkpoint::open(&note, std::slice::from_ref(key)).map_err(|e| damaged(NAME, e))?;
    Ok(Some(*checkpoint.head()))
}

/// Structure, rows and record of the database in the package.
fn check_database(
    file: &Path,
    manifest: &Manifest,
    key: &VerifierKey,
    sealed: Option<Head>,
) -> Result<(), Failure> {
    sqlite::integrity(file)?;
    let content = sqlite::content(file).map_err(|e| Failure::No(e.to_string()))?;
    if content.tables != manifest.tables || content.migrations != manifest.migrations {
        return Err(damaged("database.sqlite", "its rows are not those of the manifest"));
    }
    let said = &manifest.ledger;
    let agrees = |head: &Head| head.size == said.size && head.root.to_string() == said.root;
    if !sealed.as_ref().map_or(said.size == 0, agrees) {
        return Err(damaged("keys/checkpoint", "it is not the one of the manifest"));
    }
    let db = Db::sqlite(file, Clock::System).map_err(|e| Failure::work("database", e))?;
    let kept: Vec<Head> = sealed.into_iter().collect();
    let held = ledger::verify(&db, key, &kept);
    held.map(drop).map_err(|e| Failure::No(format!("the record in the package: {e}")))
}
