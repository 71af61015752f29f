//! Archives with a list of hashes and no signature, such as the pack that an inspection takes along.

use super::Failure;
use sha2::{Digest as _, Sha256};
use std::{
    borrow::Cow,
    collections::BTreeSet,
    fs::File,
    io::{self, Read, Write},
    path::Path,
};
use zip::ZipArchive;

/// The list, as `sha256sum --check` reads it.
const SUMS: &str = "SHA256SUMS";

/// The most that a list is read of, in bytes.
const MOST: u64 = 16 * 1024 * 1024;

/// An archive whose files are those of its list.
#[derive(Debug)]
pub(super) struct Listed {
    /// How many files the list names.
    pub(super) files: usize,
    /// Files that it does not name, such as the table of contents in which the hashes stand.
    pub(super) unlisted: Vec<String>,
}

/// Checks an archive against its list; nothing where it has none, or is a package that is signed.
pub(super) fn check(package: &Path) -> Result<Option<Listed>, Failure> {
    let name = package.display().to_string();
    let file = File::open(package).map_err(|e| Failure::work(&name, e))?;
    let Ok(mut archive) = ZipArchive::new(file) else { return Ok(None) };
    let names: Result<BTreeSet<_>, _> =
        archive.file_names().map(|name| name.map(Cow::into_owned)).collect();
    let mut unlisted = names.map_err(|e| Failure::No(format!("{name}: {e}")))?;
    if unlisted.contains(intake::package::MANIFEST) || !unlisted.remove(SUMS) {
        return Ok(None);
    }
    let mut list = String::new();
    let read = archive.by_name(SUMS).map_err(io::Error::from);
    let read = read.and_then(|sums| sums.take(MOST).read_to_string(&mut list));
    read.map_err(|e| Failure::No(format!("{name}: {SUMS}: {e}")))?;
    let mut files = 0;
    for line in list.lines() {
        let wrong = |why: &str| Failure::No(format!("{name}: {line}: {why}"));
        let (sum, member) = line.split_once("  ").ok_or_else(|| wrong("no line of hashes"))?;
        let found = archive.by_name(member).map_err(|_| wrong("the file is not there"))?;
        let found = hash(found).map_err(|e| wrong(&e.to_string()))?;
        if found != sum {
            return Err(wrong("the file was changed"));
        }
        unlisted.remove(member);
        files += 1;
    }
    Ok(Some(Listed { files, unlisted: unlisted.into_iter().collect() }))
}

/// SHA-256 of all that is read, in hexadecimal.
pub(super) fn hash(mut from: impl Read) -> io::Result<String> {
    let mut hasher = Hasher(Sha256::new());
    io::copy(&mut from, &mut hasher)?;
    Ok(hex::encode(hasher.0.finalize()))
}

/// A hash that is written to.
struct Hasher(Sha256);

impl Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
