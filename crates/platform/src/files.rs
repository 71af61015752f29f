//! Files, stored by what they are: named by the SHA-256 of their bytes, never changed.

use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::{self, Read, Seek, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

/// Uploads above this are refused before they are read.
pub const MAX_FILE_BYTES: usize = 20 * 1024 * 1024;

/// The folder of files.
#[derive(Debug, Clone)]
pub struct Files(Arc<PathBuf>);

impl Files {
    /// Files under `place`, made if need be.
    pub fn open(place: &Path) -> io::Result<Self> {
        fs::create_dir_all(place)?;
        Ok(Self(Arc::new(place.to_owned())))
    }

    /// Where they lie.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    fn path(&self, hash: &str) -> PathBuf {
        let (drawer, _) = hash.split_at(hash.len().min(2));
        self.0.join(drawer).join(hash)
    }

    /// Stores bytes and gives their name. Durable when this returns: written aside, flushed,
    /// renamed, and the folder flushed; a crash leaves the whole file or none.
    pub fn put(&self, bytes: &[u8]) -> io::Result<String> {
        let hash = hex::encode(Sha256::digest(bytes));
        let target = self.path(&hash);
        if target.exists() {
            return Ok(hash);
        }
        let drawer = target.parent().ok_or_else(|| io::Error::other("no folder"))?;
        fs::create_dir_all(drawer)?;
        let mut salt = [0; 8];
        getrandom::fill(&mut salt).map_err(io::Error::other)?;
        let aside = drawer.join(format!(".{hash}.{}", hex::encode(salt)));
        let mut file = File::create(&aside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&aside, &target)?;
        File::open(drawer)?.sync_all()?;
        File::open(&*self.0)?.sync_all()?;
        Ok(hash)
    }

    /// Stores a file that lies beside, without holding its bytes, and gives its name. The file is
    /// moved, so it must lie in the same file system: make it in [`Files::folder`].
    pub fn put_file(&self, from: &Path) -> io::Result<String> {
        let mut file = File::open(from)?;
        let hash = hash_of(&mut file)?;
        let target = self.path(&hash);
        let drawer = target.parent().ok_or_else(|| io::Error::other("no folder"))?;
        fs::create_dir_all(drawer)?;
        file.sync_all()?;
        fs::rename(from, &target)?;
        File::open(drawer)?.sync_all()?;
        File::open(&*self.0)?.sync_all()?;
        Ok(hash)
    }

    /// The file of that name, open at its beginning, for what is too large for [`Files::get`]. Its
    /// bytes are checked first, as there.
    pub fn open_file(&self, hash: &str) -> io::Result<File> {
        if hash.len() != 64 || !hash.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(io::Error::new(io::ErrorKind::NotFound, "no such file"));
        }
        let mut file = File::open(self.path(hash))?;
        if hash_of(&mut file)? == hash {
            file.rewind()?;
            return Ok(file);
        }
        tracing::error!(file = hash, "a stored file no longer matches its hash");
        Err(io::Error::new(io::ErrorKind::InvalidData, "the file was changed on the disk"))
    }

    /// The bytes of that name. A file whose bytes no longer match it is an error, never served.
    pub fn get(&self, hash: &str) -> io::Result<Vec<u8>> {
        if hash.len() != 64 || !hash.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(io::Error::new(io::ErrorKind::NotFound, "no such file"));
        }
        let bytes = fs::read(self.path(hash))?;
        if hex::encode(Sha256::digest(&bytes)) == hash {
            return Ok(bytes);
        }
        tracing::error!(file = hash, "a stored file no longer matches its hash");
        Err(io::Error::new(io::ErrorKind::InvalidData, "the file was changed on the disk"))
    }
}

/// SHA-256 of all that is left of a file.
fn hash_of(file: &mut File) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let n = file.read(&mut buffer)?;
        if n == 0 {
            return Ok(hex::encode(hasher.finalize()));
        }
        hasher.update(buffer.get(..n).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::Files;

    #[test]
    fn a_changed_file_is_never_served() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        let hash = files.put(b"one").unwrap();
        assert_eq!(files.get(&hash).unwrap(), b"one");
        std::fs::write(files.path(&hash), b"two").unwrap();
        assert!(files.get(&hash).is_err());
        assert!(files.get("../../etc/passwd").is_err());
        assert!(files.open_file(&hash).is_err());
        assert!(files.open_file("../../etc/passwd").is_err());
    }

    #[test]
    fn a_large_file_is_moved_in_and_read_as_a_stream() {
        use std::io::Read as _;
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        let beside = folder.path().join("beside");
        std::fs::write(&beside, b"many bytes").unwrap();
        let hash = files.put_file(&beside).unwrap();
        assert!(!beside.exists());
        assert_eq!(files.get(&hash).unwrap(), b"many bytes");
        let mut text = String::new();
        files.open_file(&hash).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "many bytes");
    }
}
