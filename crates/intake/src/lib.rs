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
//! | `bpmn` | drawings of BPMN 2.0, read into steps |
//! | `table` | the first sheet of a spreadsheet, cell by cell |
//! | `news` | old news out of exports of other portals |
//! | `reading` | any file of a document set: what was read, and by what means |
//! | `pdf`, `scan`, `tools` | text of PDF files; letters recognised in pictures; programs beside ours |
//! | `unpack` | an archive of documents, opened in the limited process |
//! | `package` | signed packages of documents, which other installations send |
//! | `child` | reading in a limited process that is ended at its deadline |

mod archive;
pub mod bpmn;
pub mod child;
mod clean;
mod counter;
pub mod doc;
mod docx;
mod error;
pub mod legacy;
mod news;
mod odt;
mod office;
mod ole;
pub mod package;
mod pdf;
mod plain;
pub mod procedure;
mod reading;
mod scan;
mod sniff;
mod table;
mod tools;
pub mod unpack;
mod xml;

use flow::Procedure;

pub use child::{
    news_in_child, read_any_in_child, read_bpmn_in_child, read_in_child, table_in_child,
};
pub use clean::clean;
pub use doc::Doc;
pub use error::{ErrorKind, IntakeError};
pub use legacy::LegacyRun;
pub use news::{MAX_ARTICLES, OldArticle, OldComment, OldNews, OldPicture, Origin, read_news};
pub use reading::{Letters, MAX_TEXT, Reading, read_any};
pub use sniff::{Format, MAX_FILE, Picture, Source, is_plain_archive, sniff, source};
pub use table::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Table, TableCell, TableRow, read_table};
pub use unpack::{Unpacked, unpack_in_child};

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

/// Whether Tesseract with Vietnamese is installed, so that letters in pictures can be recognised.
pub fn can_recognise() -> bool {
    scan::is_installed()
}

/// The document that LibreOffice made of a `.doc`.
fn from_converted(docx: &[u8]) -> Result<Doc, IntakeError> {
    let mut doc = docx::read(docx)?;
    doc.format = Format::Doc;
    Ok(doc)
}
