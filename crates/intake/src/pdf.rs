//! The text of a PDF file, page by page. Read by `pdf-extract`, in this process: it may loop or run
//! out of its memory, and then this process is ended (`child`), and nothing else.

use crate::error::{ErrorKind, IntakeError};
use crate::reading::{Letters, Reading};
use crate::scan;
use crate::sniff::Source;

/// Pages that one file may have.
const MAX_PAGES: usize = 2_000;
/// Fewer letters a page than this, over the whole file: the pages are pictures.
const LETTERS_A_PAGE: usize = 25;

/// Reads a PDF: its own text, or that of its pictures.
pub(crate) fn read(bytes: &[u8]) -> Result<Reading, IntakeError> {
    let pages = pdf_extract::extract_text_from_mem_by_pages(bytes).map_err(|e| refusal(&e))?;
    if pages.len() > MAX_PAGES {
        return Err(IntakeError::limit(format!("more than {MAX_PAGES} pages")));
    }
    let count = u32::try_from(pages.len()).ok();
    let text = joined(&pages);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters >= LETTERS_A_PAGE * pages.len().max(1) {
        return Ok(Reading::plain(Source::Pdf, Letters::Stored, &text, count));
    }
    match scan::recognise_pdf(bytes)? {
        Some(seen) => Ok(Reading::plain(Source::Pdf, Letters::Recognised, &seen, count)),
        None => Ok(Reading::plain(Source::Pdf, Letters::None, &text, count)),
    }
}

fn refusal(error: &pdf_extract::OutputError) -> IntakeError {
    let why = error.to_string();
    let folded = why.to_ascii_lowercase();
    if folded.contains("encrypt") || folded.contains("password") || folded.contains("decrypt") {
        return IntakeError::new(ErrorKind::Encrypted, "the PDF file has a password");
    }
    IntakeError::damaged(format!("the PDF file cannot be read: {why}"))
}

/// Lines that say something, their inner spaces reduced to one.
fn joined(pages: &[String]) -> String {
    let lines = pages.iter().flat_map(|page| page.lines()).map(crate::doc::one_line);
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
