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

/// What a file of a document set may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// A Word document.
    Word(Format),
    /// A PDF file, with text or a scan.
    Pdf,
    /// A scanned page.
    Picture(Picture),
    /// A ZIP archive of files.
    Archive,
}

/// The kinds of picture that scanners make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Picture {
    /// A photograph or scan.
    Jpeg,
    /// A picture.
    Png,
    /// A scan, often in black and white.
    Tiff,
}

impl Source {
    /// The word for it in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Word(Format::Docx) => "docx",
            Self::Word(Format::Odt) => "odt",
            Self::Word(Format::Doc) => "doc",
            Self::Pdf => "pdf",
            Self::Picture(Picture::Jpeg) => "jpeg",
            Self::Picture(Picture::Png) => "png",
            Self::Picture(Picture::Tiff) => "tiff",
            Self::Archive => "archive",
        }
    }
}

/// What these bytes are, or why nothing is read from them.
pub fn source(bytes: &[u8]) -> Result<Source, IntakeError> {
    if bytes.len() > MAX_FILE {
        sniff(bytes)?;
    }
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => return Ok(Source::Pdf),
        [0xff, 0xd8, 0xff, ..] => return Ok(Source::Picture(Picture::Jpeg)),
        [0x89, b'P', b'N', b'G', ..] => return Ok(Source::Picture(Picture::Png)),
        [b'I', b'I', 0x2a, 0, ..] | [b'M', b'M', 0, 0x2a, ..] => {
            return Ok(Source::Picture(Picture::Tiff));
        }
        _ => {}
    }
    let unsupported = |e: IntakeError| {
        if e.kind() == ErrorKind::NotWord {
            IntakeError::new(ErrorKind::Unsupported, e.to_string())
        } else {
            e
        }
    };
    if bytes.starts_with(b"PK") && is_plain_archive(bytes) {
        return Ok(Source::Archive);
    }
    sniff(bytes).map(Source::Word).map_err(unsupported)
}

/// Whether an archive is none of an office program: no `[Content_Types].xml`, no `mimetype` among its
/// names. `tail` is the archive or its end; nothing is unpacked to find out. `false` where there is
/// no directory of names.
pub fn is_plain_archive(tail: &[u8]) -> bool {
    let office = |name: &[u8]| name == b"[Content_Types].xml" || name == b"mimetype";
    entry_names(tail).is_some_and(|names| !names.into_iter().any(office))
}

/// Names that are looked at; an archive of more is no document.
const MAX_NAMES: usize = 20_000;

/// The names in the directory at the end of an archive, as bytes, in its order. Slices of what is
/// there: a directory that lies about its length ends where the bytes do.
fn entry_names(tail: &[u8]) -> Option<Vec<&[u8]>> {
    let end = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let record = tail.get(end..)?;
    let size = usize::try_from(u32::from_le_bytes(record.get(12..16)?.try_into().ok()?)).ok()?;
    let mut rest = tail.get(end.saturating_sub(size)..end)?;
    let mut names = Vec::new();
    while names.len() < MAX_NAMES && rest.starts_with(b"PK\x01\x02") {
        let length = |at: usize| {
            rest.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes).map(usize::from)
        };
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        names.push(rest.get(46..46 + name)?);
        rest = rest.get(46 + name + extra + comment..)?;
    }
    Some(names)
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
