use base64::{Engine as _, engine::general_purpose::STANDARD};
use intake::package::{
    MANIFEST, Manifest, Member, NOTE, SEAL, SIGNATURE, SIGNED, note_text, unsealed_sha256,
};
use platform::{AppError, ledger::Ledger};
use sha2::{Digest as _, Sha256};
use std::{
    fs::File,
    io::{self, Read, Write as _},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A package that is being written. Members have no time of their own, so that the same content
/// gives the same bytes.
pub(super) struct Archive {
    zip: ZipWriter<File>,
    pub(super) members: Vec<Member>,
}

/// Files that are compressed already.
const PACKED: [&str; 6] = ["pdf", "docx", "odt", "png", "jpg", "xlsx"];

fn failed(why: impl std::fmt::Display) -> AppError {
    AppError::Failed(format!("package: {why}"))
}

impl Archive {
    pub(super) fn new(file: File) -> Self {
        Self { zip: ZipWriter::new(file), members: Vec::new() }
    }

    fn begin(&mut self, name: &str) -> Result<(), AppError> {
        let ending = name.rsplit('.').next().unwrap_or_default();
        let is_packed = PACKED.contains(&ending);
        let method =
            if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level((!is_packed).then_some(6))
            .unix_permissions(0o644);
        self.zip.start_file(name, options).map_err(failed)
    }

    /// Adds a member and notes its length and hash.
    pub(super) fn add(&mut self, name: &str, mut content: impl Read) -> Result<(), AppError> {
        self.begin(name)?;
        let mut hasher = Sha256::new();
        let mut length = 0_u64;
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let n = content.read(&mut buffer).map_err(failed)?;
            if n == 0 {
                break;
            }
            let portion = buffer.get(..n).unwrap_or_default();
            hasher.update(portion);
            self.zip.write_all(portion).map_err(failed)?;
            length += n as u64;
        }
        let sha256 = hex::encode(hasher.finalize());
        self.members.push(Member { name: name.to_owned(), length, sha256 });
        Ok(())
    }

    fn add_unlisted(&mut self, name: &str, content: &[u8]) -> Result<(), AppError> {
        self.begin(name)?;
        self.zip.write_all(content).map_err(failed)
    }

    /// Signs the manifest, ends and seals the package. Gives the manifest's hash.
    pub(super) fn end(mut self, manifest: &Manifest, ledger: &Ledger) -> Result<String, AppError> {
        let bytes = serde_json::to_vec_pretty(manifest).map_err(failed)?;
        let text = note_text(&bytes);
        let note = ledger.sign(&text).map_err(failed)?;
        let line = note.signatures().first().map(ToString::to_string).unwrap_or_default();
        let signature = STANDARD.decode(line.rsplit(' ').next().unwrap_or_default());
        let signature = signature.map_err(failed)?;
        self.add_unlisted(MANIFEST, &bytes)?;
        self.add_unlisted(SIGNED, text.as_bytes())?;
        self.add_unlisted(SIGNATURE, signature.get(4..).unwrap_or_default())?;
        self.add_unlisted(NOTE, note.to_string().as_bytes())?;
        self.zip.set_raw_comment([b'0'; SEAL].into()).map_err(failed)?;
        let file = self.zip.finish().map_err(failed)?;
        seal(file).map_err(failed)?;
        Ok(hex::encode(Sha256::digest(&bytes)))
    }
}

fn seal(mut file: File) -> io::Result<()> {
    let sha256 = unsealed_sha256(&mut file)?;
    file.write_all(sha256.as_bytes())?;
    file.sync_all()
}

/// The key as OpenSSL reads it.
pub(super) fn pem(key: &tlog::VerifierKey) -> Result<String, AppError> {
    // The head of an Ed25519 public key (RFC 8410).
    const HEAD: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
    let text = key.to_string();
    let bytes = STANDARD.decode(text.splitn(3, '+').last().unwrap_or_default()).map_err(failed)?;
    let der = [HEAD.as_slice(), bytes.get(1..).unwrap_or_default()].concat();
    Ok(format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", STANDARD.encode(der)))
}
