//! Word processes (quy trình) read into the structured procedure, `flow::Procedure`.
//!
//! What cannot be read is listed in `not_understood`; nothing is guessed. A file's name is never
//! trusted, and nothing of it is read in a server's own process: see [`child`].
//!
//! | file | holds |
//! |---|---|
//! | `error` | why a file is refused, with stable codes |
//! | `sniff`, `ole`, `archive`, `xml` | what a file is, and the limits against hostile ones |
//! | `docx`, `odt`, `office` | the readers; `.doc` goes through LibreOffice |
//! | `doc` | what every reader makes: paragraphs and tables in order |
//! | `legacy`, `clean` | TCVN3, VNI, NFC, invisible characters |
//! | `procedure` | the structured procedure out of a document |
//! | `package` | signed packages of documents, which other installations send |
//! | `child` | reading in a limited process that is ended at its deadline |

mod archive;
pub mod child;
mod clean;
mod counter;
pub mod doc;
mod docx;
mod error;
pub mod legacy;
mod odt;
mod office;
mod ole;
pub mod package;
mod plain;
pub mod procedure;
mod sniff;
mod xml;

use flow::Procedure;

pub use child::read_in_child;
pub use clean::clean;
pub use doc::Doc;
pub use error::{ErrorKind, IntakeError};
pub use sniff::{Format, MAX_FILE, sniff};

/// Reads a document. Only for trusted files: see [`read_in_child`].
pub fn read_doc(bytes: &[u8]) -> Result<Doc, IntakeError> {
    match sniff(bytes)? {
        Format::Docx => docx::read(bytes),
        Format::Odt => odt::read(bytes),
        Format::Doc => from_converted(&office::to_docx(bytes, child::DOC_DEADLINE)?),
    }
}

/// Reads a process. Only for trusted files: see [`read_in_child`].
pub fn read(bytes: &[u8]) -> Result<Procedure, IntakeError> {
    read_doc(bytes).map(|doc| procedure::read(&doc))
}

/// Whether LibreOffice is installed, so that `.doc` files can be read here.
pub fn can_read_doc() -> bool {
    office::is_installed()
}

/// The document that LibreOffice made of a `.doc`.
fn from_converted(docx: &[u8]) -> Result<Doc, IntakeError> {
    let mut doc = docx::read(docx)?;
    doc.format = Format::Doc;
    Ok(doc)
}
