use super::{
    DocumentRecord, FORMAT, Fault, KEY, MANIFEST, MAX_MEMBERS, Manifest, NOTE, PackageError, SEAL,
    SIGNATURE, SIGNED, note_text, unsealed_sha256,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::{
    collections::BTreeSet,
    fs::File,
    io::{Read, Seek as _, SeekFrom},
    path::Path,
};
use tlog::{SignedNote, VerifierKey};
use zip::ZipArchive;

/// Bytes that a package may hold once unpacked.
const MAX_TOTAL: u64 = 8 * 1024 * 1024 * 1024;
/// How often larger an unpacked member of more than a megabyte may be than its packed form.
const MAX_RATIO: u64 = 250;
const RATIO_FROM: u64 = 1024 * 1024;
/// Bytes of a manifest.
const MAX_MANIFEST: u64 = 16 * 1024 * 1024;
/// Bytes of a note, a key, a signature.
const MAX_SMALL: u64 = 64 * 1024;
/// Bytes of one document's JSON, and of all that one reading hands on.
const MAX_RECORD: u64 = 4 * 1024 * 1024;
const MAX_RECORDS: u64 = 48 * 1024 * 1024;
/// The end of an archive without its comment.
const END: u64 = 22;

/// A package that holds: its bytes are what was signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Package {
    /// What it says about itself.
    pub manifest: Manifest,
    /// SHA-256 of the manifest, which the signature covers.
    pub manifest_sha256: String,
    /// The key that signed, as `name+id+base64`. Whether it is trusted is not said here.
    pub key: String,
    /// The documents, in the order of the manifest, each with the member it was read from.
    pub documents: Vec<(String, DocumentRecord)>,
}

fn refused(fault: Fault, detail: impl Into<String>) -> PackageError {
    PackageError::new(fault, detail)
}

/// Checks a package from the outside in: seal, names, signature, every member; then reads its
/// documents. Memory does not grow with the size of its files. Only in a process of its own: see
/// [`super::read_in_child`].
pub fn read(path: &Path) -> Result<Package, PackageError> {
    let mut file = File::open(path).map_err(|e| refused(Fault::ReadingFailed, e.to_string()))?;
    check_seal(&mut file)?;
    let entries = entries(&mut file)?;
    let mut zip = ZipArchive::new(file).map_err(|e| refused(Fault::NotPackage, e.to_string()))?;
    let names = names(&zip, entries)?;
    let manifest_bytes = whole(&mut zip, MANIFEST, MAX_MANIFEST)?;
    let key = signer(&mut zip, &manifest_bytes)?;
    let manifest: Manifest = serde_json::from_slice(&manifest_bytes)
        .map_err(|e| refused(Fault::Record, format!("{MANIFEST}: {e}")))?;
    if manifest.format != FORMAT {
        return Err(refused(Fault::TooNew, format!("form {}", manifest.format)));
    }
    let documents = members(&mut zip, &manifest, &names)?;
    let manifest_sha256 = hex::encode(Sha256::digest(&manifest_bytes));
    Ok(Package { manifest, manifest_sha256, key, documents })
}

fn check_seal(file: &mut File) -> Result<(), PackageError> {
    let broken = |e: std::io::Error| refused(Fault::ReadingFailed, e.to_string());
    let mut begin = [0; 4];
    if file.read_exact(&mut begin).is_err() || begin != *b"PK\x03\x04" {
        return Err(refused(Fault::NotPackage, "no archive"));
    }
    let sha256 = unsealed_sha256(file).map_err(broken)?;
    let mut seal = Vec::new();
    file.read_to_end(&mut seal).map_err(broken)?;
    if seal == sha256.as_bytes() { Ok(()) } else { Err(refused(Fault::Seal, "")) }
}

/// How many members the archive's end says it has. The seal fixes where the end stands.
fn entries(file: &mut File) -> Result<usize, PackageError> {
    let broken = |e: std::io::Error| refused(Fault::NotPackage, e.to_string());
    let length = file.metadata().map_err(broken)?.len();
    let at = length.checked_sub(SEAL as u64 + END);
    let at = at.ok_or_else(|| refused(Fault::NotPackage, "too short"))?;
    file.seek(SeekFrom::Start(at)).map_err(broken)?;
    let mut end = [0; 22];
    file.read_exact(&mut end).map_err(broken)?;
    let [b'P', b'K', 5, 6, _, _, _, _, _, _, low, high, ..] = end else {
        return Err(refused(Fault::NotPackage, "the archive's end is not where it must be"));
    };
    let entries = usize::from(u16::from_le_bytes([low, high]));
    if entries > MAX_MEMBERS {
        return Err(refused(Fault::Limit, format!("more than {MAX_MEMBERS} members")));
    }
    Ok(entries)
}

/// Every name once, and none that leads anywhere.
fn names(zip: &ZipArchive<File>, entries: usize) -> Result<BTreeSet<String>, PackageError> {
    let mut names = BTreeSet::new();
    for index in 0..zip.len() {
        let name = zip.name_for_index(index).and_then(Result::ok).unwrap_or_default();
        if !is_plain(&name) {
            return Err(refused(Fault::Path, name));
        }
        if !names.insert(name.to_lowercase()) {
            return Err(refused(Fault::Twice, name));
        }
    }
    // The archive keeps the last of two members with one name; its end counts both.
    if names.len() != entries {
        return Err(refused(Fault::Twice, format!("{entries} members, {} names", names.len())));
    }
    Ok(names)
}

/// Letters and digits of ASCII, `-`, `_`, `.`, folders by `/`; nothing that begins with a point.
fn is_plain(name: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
    };
    name.len() <= 240 && name.split('/').all(part)
}

/// Opens a member, with the bytes that it may hold.
fn member<'z>(
    zip: &'z mut ZipArchive<File>,
    name: &str,
    most: u64,
) -> Result<(impl Read + 'z, u64), PackageError> {
    let found = zip.by_name(name).map_err(|error| {
        if matches!(error, zip::result::ZipError::FileNotFound) {
            return refused(Fault::Missing, name);
        }
        refused(Fault::NotPackage, format!("{name}: {error}"))
    })?;
    let ratio = found.compressed_size().saturating_mul(MAX_RATIO).max(RATIO_FROM);
    let cap = most.min(ratio);
    Ok((found.take(cap + 1), cap))
}

/// A small member as a whole.
fn whole(zip: &mut ZipArchive<File>, name: &str, most: u64) -> Result<Vec<u8>, PackageError> {
    let (mut reading, cap) = member(zip, name, most)?;
    let mut bytes = Vec::new();
    reading.read_to_end(&mut bytes).map_err(|e| refused(Fault::Changed, format!("{name}: {e}")))?;
    if bytes.len() as u64 > cap {
        return Err(refused(Fault::Limit, name));
    }
    Ok(bytes)
}

/// The key, if its signature belongs to the manifest, in each of the forms in which it lies there.
fn signer(zip: &mut ZipArchive<File>, manifest: &[u8]) -> Result<String, PackageError> {
    let unsigned = |why: String| refused(Fault::Unsigned, why);
    let mut text = |name: &str| {
        let bytes = whole(zip, name, MAX_SMALL)?;
        String::from_utf8(bytes).map_err(|_| unsigned(format!("{name}: no text")))
    };
    let key = text(KEY)?;
    let key = VerifierKey::parse(key.trim()).map_err(|e| unsigned(e.to_string()))?;
    let note = SignedNote::parse(&text(NOTE)?).map_err(|e| unsigned(e.to_string()))?;
    let signed = text(SIGNED)?;
    let wrong = |why: String| refused(Fault::Signature, why);
    let opened = note.open(std::slice::from_ref(&key)).map_err(|e| wrong(e.to_string()))?;
    if opened != note_text(manifest) || opened != signed {
        return Err(wrong("another manifest was signed".into()));
    }
    let bytes = whole(zip, SIGNATURE, MAX_SMALL)?;
    let same = note.signatures().iter().any(|signature| {
        let line = signature.to_string();
        let base64 = line.rsplit(' ').next().unwrap_or_default();
        hex::encode(&bytes) == hex::encode(decode_signature(base64))
    });
    if same { Ok(key.to_string()) } else { Err(wrong(format!("{SIGNATURE} is another one"))) }
}

/// The signature of a note's line, without the four bytes that name its key.
fn decode_signature(base64: &str) -> Vec<u8> {
    use base64::Engine as _;
    let bytes = base64::engine::general_purpose::STANDARD.decode(base64).unwrap_or_default();
    bytes.get(4..).unwrap_or_default().to_vec()
}

/// Compares every member with the manifest and reads the documents among them.
fn members(
    zip: &mut ZipArchive<File>,
    manifest: &Manifest,
    names: &BTreeSet<String>,
) -> Result<Vec<(String, DocumentRecord)>, PackageError> {
    let own = [MANIFEST, NOTE, SIGNED, SIGNATURE];
    let mut left: BTreeSet<&str> =
        names.iter().map(String::as_str).filter(|name| !own.contains(name)).collect();
    let (mut total, mut records) = (0_u64, 0_u64);
    let mut documents = Vec::new();
    for expected in &manifest.members {
        let name = expected.name.as_str();
        if !left.remove(name.to_lowercase().as_str()) {
            return Err(refused(Fault::Missing, name));
        }
        total = total.saturating_add(expected.length);
        if total > MAX_TOTAL {
            return Err(refused(Fault::Limit, name));
        }
        let is_record = name.ends_with("/document.json");
        if is_record {
            records += expected.length;
            if expected.length > MAX_RECORD || records > MAX_RECORDS {
                return Err(refused(Fault::Limit, name));
            }
        }
        let kept = check(zip, expected, is_record)?;
        if is_record {
            // No database keeps a NUL.
            if kept.windows(6).any(|piece| piece == br"\u0000") {
                return Err(refused(Fault::Record, name));
            }
            let record = serde_json::from_slice(&kept)
                .map_err(|e| refused(Fault::Record, format!("{name}: {e}")))?;
            documents.push((name.to_owned(), record));
        }
    }
    match left.first() {
        Some(name) => Err(refused(Fault::Extra, *name)),
        None => Ok(documents),
    }
}

/// Hashes a member; keeps its bytes where they are wanted.
fn check(
    zip: &mut ZipArchive<File>,
    expected: &super::Member,
    keep: bool,
) -> Result<Vec<u8>, PackageError> {
    let name = expected.name.as_str();
    let (mut reading, cap) = member(zip, name, expected.length)?;
    let mut hasher = Sha256::new();
    let (mut kept, mut length) = (Vec::new(), 0_u64);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let n = reading
            .read(&mut buffer)
            .map_err(|e| refused(Fault::Changed, format!("{name}: {e}")))?;
        if n == 0 {
            break;
        }
        let portion = buffer.get(..n).unwrap_or_default();
        hasher.update(portion);
        length += n as u64;
        if keep {
            kept.extend_from_slice(portion);
        }
    }
    if length > cap && cap < expected.length {
        return Err(refused(Fault::Limit, name));
    }
    if length != expected.length || hex::encode(hasher.finalize()) != expected.sha256 {
        return Err(refused(Fault::Changed, name));
    }
    Ok(kept)
}
