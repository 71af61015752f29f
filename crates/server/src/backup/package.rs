use super::manifest::Member;
use crate::command::Failure;
use sha2::{Digest as _, Sha256};
use std::{
    borrow::Cow,
    fs::File,
    io::{self, Read, Seek, Write},
    path::Path,
};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// The name of the manifest in the package.
pub(super) const MANIFEST: &str = "manifest.json";

/// The name of its signature.
pub(super) const NOTE: &str = "manifest.note";

/// Members that are read into memory are smaller.
const SMALL: u64 = 64 * 1024 * 1024;

/// Counts and hashes what passes through it.
struct Hashing<T> {
    inner: T,
    hasher: Sha256,
    length: u64,
}

impl<T> Hashing<T> {
    fn new(inner: T) -> Self {
        Self { inner, hasher: Sha256::new(), length: 0 }
    }

    fn end(self) -> (u64, String) {
        (self.length, hex::encode(self.hasher.finalize()))
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.hasher.update(buffer.get(..n).unwrap_or_default());
        self.length += n as u64;
        Ok(n)
    }
}

/// SHA-256 of a whole file, in hexadecimal.
pub(super) fn file_sha256(path: &Path) -> io::Result<String> {
    let mut file = Hashing::new(File::open(path)?);
    io::copy(&mut file, &mut io::sink())?;
    Ok(file.end().1)
}

/// The length of the seal: the last bytes of a package are the SHA-256 of all that stands before
/// them, in hexadecimal. To a ZIP reader they are the archive's comment.
const SEAL: usize = 64;

/// SHA-256 of all of a package but its seal, which stands where the file is left.
fn unsealed_sha256(file: &mut File) -> io::Result<String> {
    let length = file.metadata()?.len().saturating_sub(SEAL as u64);
    file.rewind()?;
    let mut content = Hashing::new(file.take(length));
    io::copy(&mut content, &mut io::sink())?;
    Ok(content.end().1)
}

/// A package that is being written.
pub(super) struct Writing {
    zip: ZipWriter<File>,
    pub(super) members: Vec<Member>,
}

fn failed(what: &str, why: impl std::fmt::Display) -> Failure {
    Failure::work(format!("package: {what}"), why)
}

impl Writing {
    pub(super) fn new(file: File) -> Self {
        Self { zip: ZipWriter::new(file), members: Vec::new() }
    }

    /// Adds a member and notes its length and hash. Text and databases get smaller; files are
    /// mostly compressed already.
    pub(super) fn add(&mut self, name: &str, content: impl Read) -> Result<(), Failure> {
        let is_file = name.starts_with("files/");
        let method = if is_file { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let level = (!is_file).then_some(1);
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level(level)
            .large_file(true)
            .unix_permissions(0o600);
        self.zip.start_file(name, options).map_err(|e| failed(name, e))?;
        let mut content = Hashing::new(content);
        io::copy(&mut content, &mut self.zip).map_err(|e| failed(name, e))?;
        let (length, sha256) = content.end();
        self.members.push(Member { name: name.to_owned(), length, sha256 });
        Ok(())
    }

    /// Adds a file from the disk.
    pub(super) fn add_file(&mut self, name: &str, path: &Path) -> Result<(), Failure> {
        let file = File::open(path).map_err(|e| failed(&path.display().to_string(), e))?;
        self.add(name, io::BufReader::new(file))
    }

    /// Ends and seals the package; it is on the disk when this returns. The file must be readable.
    pub(super) fn end(mut self) -> Result<(), Failure> {
        self.zip.set_raw_comment([b'0'; SEAL].into()).map_err(|e| failed("end", e))?;
        let file = self.zip.finish().map_err(|e| failed("end", e))?;
        seal(file).map_err(|e| failed("end", e))
    }
}

fn seal(mut file: File) -> io::Result<()> {
    let sha256 = unsealed_sha256(&mut file)?;
    file.write_all(sha256.as_bytes())?;
    file.sync_all()
}

/// Makes sure that not a byte of a package was changed, not even one that a ZIP reader overlooks.
pub(super) fn check_seal(package: &Path) -> Result<(), Failure> {
    let name = package.display().to_string();
    let at = |e: io::Error| Failure::call(format!("{name}: {e}"));
    let mut file = File::open(package).map_err(at)?;
    let sha256 = unsealed_sha256(&mut file).map_err(at)?;
    let mut found = Vec::new();
    file.read_to_end(&mut found).map_err(at)?;
    if found == sha256.as_bytes() {
        return Ok(());
    }
    Err(damaged(&name, "it is not what its seal says: bytes were changed, or it is cut short"))
}

/// A package that is being read.
pub(super) struct Reading(ZipArchive<File>);

/// What was written is not what is read.
pub(super) fn damaged(name: &str, why: impl std::fmt::Display) -> Failure {
    Failure::No(format!("{name}: {why}"))
}

impl Reading {
    pub(super) fn open(package: &Path) -> Result<Self, Failure> {
        let name = package.display().to_string();
        let file = File::open(package).map_err(|e| Failure::call(format!("{name}: {e}")))?;
        Ok(Self(ZipArchive::new(file).map_err(|e| damaged(&name, e))?))
    }

    /// The names of all members.
    pub(super) fn names(&self) -> Result<Vec<String>, Failure> {
        let names = self.0.file_names().map(|name| name.map(Cow::into_owned));
        names.collect::<Result<_, _>>().map_err(|e| damaged("package", e))
    }

    /// A member that fits into memory.
    pub(super) fn small(&mut self, name: &str) -> Result<Vec<u8>, Failure> {
        let member = self.0.by_name(name).map_err(|e| damaged(name, e))?;
        let mut bytes = Vec::new();
        member.take(SMALL).read_to_end(&mut bytes).map_err(|e| damaged(name, e))?;
        Ok(bytes)
    }

    /// Copies a member out and makes sure that it is what the manifest says.
    pub(super) fn copy(&mut self, wanted: &Member, to: &mut impl Write) -> Result<(), Failure> {
        let name = &wanted.name;
        let member = self.0.by_name(name).map_err(|e| damaged(name, e))?;
        let mut content = Hashing::new(member.take(wanted.length + 1));
        io::copy(&mut content, to).map_err(|e| damaged(name, e))?;
        let found = content.end();
        if found == (wanted.length, wanted.sha256.clone()) {
            return Ok(());
        }
        Err(damaged(name, "it is not what the manifest says"))
    }
}
