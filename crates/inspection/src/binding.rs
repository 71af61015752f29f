//! A pack as one PDF: its contents with page numbers, then every paper, with bookmarks.

use crate::{Pack, PackedFile, pages, print};
use platform::{AgencyId, App, AppError};
use portfolio::{Part, bind_in_child, pages_in_child};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// The papers of a pack bound into one PDF. They are those of its archive, byte by byte; what cannot be
/// bound (locked, broken) stands in the contents without a page.
pub(crate) fn bound(
    app: &App,
    agency: AgencyId,
    pack: &Pack,
    files: &[PackedFile],
) -> Result<Vec<u8>, AppError> {
    let failed = |e: portfolio::PortfolioError| AppError::Failed(e.to_string());
    let program = &app.settings.program;
    let parts = parts(app, pack, files)?;
    let counts = pages_in_child(program, &parts).map_err(failed)?;
    let contents = |starts: Vec<Option<usize>>| {
        let (pack, files) = (pack.clone(), files.to_vec());
        app.db.at(agency).read_now(move |tx| print::portfolio_contents(tx, &pack, &files, &starts))
    };
    // Where the papers begin depends on how long the contents are; their width stays.
    let (_, own) = contents(starts(files, &counts, 0))?;
    let (bytes, _) = contents(starts(files, &counts, own))?;
    let first = Part { heading: String::new(), title: pages::CONTENTS_TITLE.to_owned(), bytes };
    let all: Vec<_> = std::iter::once(first).chain(parts).collect();
    bind_in_child(program, &all).map_err(failed)
}

/// The papers out of the archive, in the order of the outline.
fn parts(app: &App, pack: &Pack, files: &[PackedFile]) -> Result<Vec<Part>, AppError> {
    let failed = |e: String| AppError::Failed(e);
    let archive = app.files.get(&pack.file_hash).map_err(|e| failed(e.to_string()))?;
    let mut archive = ZipArchive::new(Cursor::new(archive)).map_err(|e| failed(e.to_string()))?;
    let mut parts = Vec::new();
    for file in print::printed(files) {
        let mut bytes = Vec::new();
        let mut entry = archive.by_name(&file.file_name).map_err(|e| failed(e.to_string()))?;
        entry.read_to_end(&mut bytes).map_err(|e| failed(e.to_string()))?;
        let heading = format!("{}. {}", file.item.number(), pages::item_label(file.item));
        parts.push(Part { heading, title: file.title.clone(), bytes });
    }
    Ok(parts)
}

/// On which page each file begins; none where it is not bound.
fn starts(files: &[PackedFile], counts: &[usize], own: usize) -> Vec<Option<usize>> {
    let (mut counts, mut next) = (counts.iter(), own + 1);
    let start = |file: &PackedFile| {
        if file.sha256.is_empty() {
            return None;
        }
        let count = *counts.next()?;
        let start = next;
        next += count;
        (count > 0).then_some(start)
    };
    files.iter().map(start).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::PackItem;

    #[test]
    fn where_each_paper_begins() {
        let file = |sha256: &str| PackedFile {
            item: PackItem::Plan,
            title: String::new(),
            file_name: String::new(),
            bytes: 1,
            sha256: sha256.to_owned(),
        };
        let files = [file("a"), file(""), file("b"), file("c")];
        let want = [Some(5), None, None, Some(7)];
        assert_eq!(starts(&files, &[2, 0, 3], 4), want, "one was not printed, one cannot be bound");
    }
}
