//! The contents of a pack on paper, and its sums for programs.

use crate::{Pack, PackedFile, model, pages};
use platform::{AppError, Tx};
use typeset::{AnnexColumn, Day, Engine, PaperPart, PaperSheet, Signer, Width};

/// Where the contents lie in the archive.
pub(crate) const CONTENTS_NAME: &str = "00-muc-luc.pdf";
/// Where the sums lie, as `sha256sum --check` reads them.
pub(crate) const SUMS_NAME: &str = "SHA256SUMS";

/// Every item of the outline with its files and their sums; what is missing is named.
pub(crate) fn contents_sheet(
    agency: &organization::Agency,
    pack: &Pack,
    files: &[PackedFile],
    starts: Option<&[Option<usize>]>,
) -> PaperSheet {
    let day = text::here(pack.asked_at).date();
    let mut rows = Vec::new();
    for item in model::contents(files) {
        let number = item.item.number().to_string();
        let page = String::new();
        rows.push(vec![number, pages::item_label(item.item).to_owned(), page.clone(), page]);
        if item.is_gap() {
            let gap = pages::gap(item.item).to_owned();
            rows.push(vec![String::new(), gap, String::new(), pages::MISSING.to_owned()]);
        }
        for file in item.files {
            let sum = if file.sha256.is_empty() { pages::UNPRINTED } else { &file.sha256 };
            let told = format!("{}\n{}", file.title, file.file_name);
            let place = files.iter().position(|known| known == file);
            let start = starts.and_then(|starts| *starts.get(place?)?);
            let page = start.map_or_else(|| pages::UNBOUND.to_owned(), |page| page.to_string());
            rows.push(vec![String::new(), told, page, begin(sum)]);
        }
    }
    let column = |heading: &str, width| AnnexColumn {
        heading: heading.to_owned(),
        width,
        ..AnnexColumn::default()
    };
    let heads = pages::CONTENTS_HEADS;
    let mut columns = vec![
        column(heads[0], Width::Cm(1.1)),
        column(heads[1], Width::Share(1.0)),
        column(heads[2], Width::Cm(1.5)),
        column(heads[3], Width::Cm(3.9)),
    ];
    if starts.is_none() {
        columns.remove(2);
        for row in &mut rows {
            row.remove(2);
        }
    }
    PaperSheet {
        superior: agency.superior.clone(),
        agency: agency.name.clone(),
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(day)),
        dated: Day { year: day.year(), month: day.month(), day: day.day() },
        kind: pages::CONTENTS_TITLE.to_owned(),
        summary: pack.ask.title.clone(),
        note: pages::contents_note(pack),
        parts: vec![PaperPart::Table { columns, rows }],
        signers: vec![Signer { title: pages::CONTENTS_SIGNER.to_owned(), ..Signer::default() }],
        ..PaperSheet::default()
    }
}

/// The first sixteen digits of a sum, whole words as they are: the archive has the sums in full.
fn begin(sum: &str) -> String {
    if sum.len() == 64 { sum.chars().take(16).collect() } else { sum.to_owned() }
}

/// The same as PDF/A.
pub(crate) fn contents(
    tx: &Tx<'_>,
    pack: &Pack,
    files: &[PackedFile],
) -> Result<Vec<u8>, AppError> {
    let sheet = contents_sheet(&organization::agency(tx)?, pack, files, None);
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(engine.paper(&sheet).map_err(|e| AppError::Failed(e.to_string()))?.bytes)
}

/// The contents with the page on which each file begins, as PDF/A, and how many pages they have.
pub(crate) fn portfolio_contents(
    tx: &Tx<'_>,
    pack: &Pack,
    files: &[PackedFile],
    starts: &[Option<usize>],
) -> Result<(Vec<u8>, usize), AppError> {
    let sheet = contents_sheet(&organization::agency(tx)?, pack, files, Some(starts));
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    let pdf = engine.paper(&sheet).map_err(|e| AppError::Failed(e.to_string()))?;
    Ok((pdf.bytes, pdf.pages))
}

/// A line a file, as `sha256sum` writes them.
pub(crate) fn sums(files: &[PackedFile]) -> String {
    let printed = files.iter().filter(|file| !file.sha256.is_empty());
    printed.flat_map(|file| [&file.sha256, "  ", &file.file_name, "\n"]).collect()
}
