//! What a file is, by its bytes. Its name is never asked.

use crate::archive::Archive;
use crate::error::{ErrorKind, IntakeError};
use crate::ole;

/// The largest file that is accepted.
pub const MAX_FILE: usize = 20 * 1024 * 1024;

/// The kinds of Word document that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Office Open XML.
    Docx,
    /// `OpenDocument` text.
    Odt,
    /// Word 97–2003.
    Doc,
}

/// The format of these bytes, or why they are none.
pub fn sniff(bytes: &[u8]) -> Result<Format, IntakeError> {
    if bytes.is_empty() {
        return Err(IntakeError::new(ErrorKind::Empty, "the file is empty"));
    }
    if bytes.len() > MAX_FILE {
        let most = MAX_FILE / 1024 / 1024;
        return Err(IntakeError::new(
            ErrorKind::TooLarge,
            format!("the file is larger than {most} MB"),
        ));
    }
    if bytes.starts_with(&ole::MAGIC) {
        ole::check_word(bytes)?;
        return Ok(Format::Doc);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return sniff_archive(bytes);
    }
    Err(IntakeError::not_word(match bytes {
        [b'%', b'P', b'D', b'F', ..] => "a PDF file",
        [b'{', b'\\', b'r', b't', b'f', ..] => "a Rich Text file; save it as .docx",
        [b'<', ..] => "a web page or XML file; save it as .docx",
        _ => "its first bytes are of no known document",
    }))
}

fn sniff_archive(bytes: &[u8]) -> Result<Format, IntakeError> {
    let archive = Archive::open(bytes)?;
    let names = archive.names();
    let has = |start: &str| names.iter().any(|n| n.starts_with(start));
    if has("mimetype") {
        let kind = archive.text("mimetype")?.unwrap_or_default();
        if !kind.trim().starts_with("application/vnd.oasis.opendocument.text") {
            return Err(IntakeError::not_word("an OpenDocument file of another kind"));
        }
        let manifest = archive.text("META-INF/manifest.xml")?.unwrap_or_default();
        if manifest.contains("encryption-data") {
            return Err(IntakeError::new(ErrorKind::Encrypted, "the document has a password"));
        }
        return Ok(Format::Odt);
    }
    if has("word/") {
        return Ok(Format::Docx);
    }
    Err(IntakeError::not_word(if has("xl/") {
        "an Excel workbook"
    } else if has("ppt/") {
        "a PowerPoint presentation"
    } else {
        "an archive without a Word document"
    }))
}
