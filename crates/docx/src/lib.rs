//! Controlled documents and official papers as Word files (`.docx`): the same sheet that the typesetter prints, so that
//! Word and PDF cannot say different things.
//!
//! | file | holds |
//! |---|---|
//! | `xml` | runs, paragraphs and tables of `WordprocessingML`, children in the order of the schema |
//! | `frame` | cover table, responsibility block, amendment table, contents |
//! | `running` | header, footer with page numbers, the words behind the text |
//! | `procedure`, `steps` | sections 1–7 of a procedure, numbered or lettered; its table of steps |
//! | `prose`, `blocks` | authored text, and the control cover of a stored file |
//! | `paper` | official papers by Decree 30/2020: decisions, letters, declarations, with annexes |
//! | `package` | the parts of the file and the archive that holds them |
//! | `pages` | the words that the layout prints |
//!
//! Written here and not by `docx-rs` 0.4.22, which was tried: it cannot repeat the head of a table
//! on the next page (`w:tblHeader`), which a table of steps over three pages needs, and it brings a
//! second ZIP library. The same sheet gives the same bytes. No clock, no database, no request.

mod blocks;
mod frame;
mod package;
mod pages;
mod paper;
mod procedure;
mod prose;
mod running;
mod steps;
mod xml;

pub use paper::{decision, letter, minutes};
pub use procedure::procedure;
pub use prose::text;

/// Why no file was made.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// A row does not have as many cells as its table has columns.
    #[error("a table does not fit its heads: {0}")]
    Shape(String),
    /// The archive could not be written.
    #[error("the archive could not be written: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// Neither could its content.
    #[error("the archive could not be written: {0}")]
    Write(#[from] std::io::Error),
}
