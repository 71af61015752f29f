//! Any file of a document set: a Word process, another Word document, a PDF, a scan. What comes out
//! says how much of it was understood, and by what means.

use flow::Procedure;
use serde::{Deserialize, Serialize};

use crate::doc::{Doc, lines};
use crate::error::{ErrorKind, IntakeError};
use crate::legacy::LegacyRun;
use crate::sniff::{Format, Source};
use crate::{pdf, scan};

/// Letters of text that are kept of one file.
pub const MAX_TEXT: usize = 400_000;

/// Where the letters of a text come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Letters {
    /// They stand in the file.
    Stored,
    /// A program recognised them in a picture: to be compared with it by a person.
    Recognised,
    /// The file is a picture, and nothing here recognises letters.
    None,
}

/// What was read from one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// What the file is, by its bytes: `docx`, `odt`, `doc`, `pdf`, `png`, `jpeg`, `tiff`.
    pub source: String,
    /// Where its letters come from.
    pub letters: Letters,
    /// Its text, one paragraph a line, at most [`MAX_TEXT`] letters.
    pub text: String,
    /// Pages, where the file tells.
    pub pages: Option<u32>,
    /// A Word document read as a process; what of it was not is in its `not_understood`.
    pub procedure: Option<Procedure>,
    /// How many runs were converted from TCVN3 or VNI.
    pub legacy_runs: usize,
    /// The first of them, before and after.
    pub legacy: Vec<LegacyRun>,
    /// Runs whose encoding could not be decided, as they stand.
    pub undecided: Vec<String>,
}

impl Reading {
    /// Text without a structure.
    pub(crate) fn plain(source: Source, letters: Letters, text: &str, pages: Option<u32>) -> Self {
        let clean = crate::clean::clean(text);
        let undecided = clean.lines().filter(|line| crate::legacy::is_mojibake(line));
        let undecided = undecided.take(50).map(|line| line.chars().take(200).collect()).collect();
        Self {
            source: source.as_str().to_owned(),
            letters,
            text: clean.chars().take(MAX_TEXT).collect(),
            pages,
            procedure: None,
            legacy_runs: 0,
            legacy: Vec::new(),
            undecided,
        }
    }

    /// A Word document: its text, and the process in it.
    pub(crate) fn of_doc(doc: Doc) -> Self {
        let text: String = lines(&doc.body).join("\n").chars().take(MAX_TEXT).collect();
        let has_letters = text.chars().any(char::is_alphabetic);
        Self {
            source: Source::Word(doc.format).as_str().to_owned(),
            letters: if has_letters { Letters::Stored } else { Letters::None },
            text,
            pages: None,
            procedure: has_letters.then(|| crate::procedure::read(&doc)),
            legacy_runs: doc.legacy_runs,
            legacy: doc.legacy,
            undecided: doc.undecided,
        }
    }
}

/// Reads any file of a document set. Only for trusted files: see [`crate::read_any_in_child`].
pub fn read_any(bytes: &[u8]) -> Result<Reading, IntakeError> {
    match crate::sniff::source(bytes)? {
        Source::Word(Format::Docx | Format::Odt | Format::Doc) => {
            Ok(Reading::of_doc(crate::read_doc(bytes)?))
        }
        Source::Pdf => pdf::read(bytes),
        Source::Picture(kind) => scan::read_picture(kind, bytes),
        Source::Archive => Err(IntakeError::new(
            ErrorKind::Unsupported,
            "an archive within an archive is not opened",
        )),
    }
}
