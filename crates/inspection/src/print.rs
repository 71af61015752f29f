//! The contents of a pack on paper, and its sums for programs.

use crate::{Pack, PackedFile, model, pages};
use platform::{AppError, Tx};
use typeset::{Align, AnnexColumn, Day, Engine, PaperPart, PaperSheet, Signer, Width};

/// Where the contents lie in the archive.
pub(crate) const CONTENTS_NAME: &str = "00-muc-luc.pdf";
/// Where the sums lie, as `sha256sum --check` reads them.
pub(crate) const SUMS_NAME: &str = "SHA256SUMS";

/// The contents of the archive: where each file lies, and behind them the sums of all in full.
fn archive_sheet(agency: organization::Agency, pack: &Pack, files: &[PackedFile]) -> PaperSheet {
    let rows = contents_rows(files, |_, file| file.file_name.clone());
    let mut parts = vec![table(pages::ARCHIVE_HEADS, (Width::Cm(6.0), Align::Left), rows)];
    let sums: Vec<_> =
        printed(files).map(|file| vec![file.file_name.clone(), file.sha256.clone()]).collect();
    if !sums.is_empty() {
        let widths = [SHARE, Width::Cm(8.0)].map(|width| (width, Align::Left));
        let columns = pages::SUMS_HEADS.into_iter().zip(widths);
        parts.push(PaperPart::Heading { text: pages::SUMS_TITLE.to_owned() });
        parts.push(PaperPart::Table { columns: columns.map(column).collect(), rows: sums });
    }
    PaperSheet { parts, ..frame(agency, pack) }
}

/// The contents of the same files bound into one: on which page each begins. The book numbers its pages.
fn book_sheet(
    agency: organization::Agency,
    pack: &Pack,
    files: &[PackedFile],
    starts: &[Option<usize>],
) -> PaperSheet {
    let page = |place: usize, _: &PackedFile| {
        let start = starts.get(place).copied().flatten();
        start.map_or_else(|| pages::UNBOUND.to_owned(), |page| page.to_string())
    };
    let rows = contents_rows(files, page);
    let parts = vec![
        table(pages::BOOK_HEADS, (Width::Cm(2.2), Align::Center), rows),
        PaperPart::Text { text: pages::SUMS_ELSEWHERE.to_owned() },
    ];
    PaperSheet { parts, bound: true, ..frame(agency, pack) }
}

const SHARE: Width = Width::Share(1.0);

fn column((heading, (width, align)): (&str, (Width, Align))) -> AnnexColumn {
    AnnexColumn { heading: heading.to_owned(), width, align }
}

/// A table whose first column is the number in the outline.
fn table(heads: [&str; 3], place: (Width, Align), rows: Vec<Vec<String>>) -> PaperPart {
    let widths = [(Width::Cm(1.1), Align::Center), (SHARE, Align::Left), place];
    PaperPart::Table { columns: heads.into_iter().zip(widths).map(column).collect(), rows }
}

/// Every item of the outline with its files, each with where it is; what is missing is named.
fn contents_rows(
    files: &[PackedFile],
    place: impl Fn(usize, &PackedFile) -> String,
) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for item in model::contents(files) {
        let (number, label) = (item.item.number().to_string(), pages::item_label(item.item));
        rows.push(vec![number, label.to_owned(), String::new()]);
        if item.is_gap() {
            let gap = pages::gap(item.item).to_owned();
            rows.push(vec![String::new(), gap, pages::MISSING.to_owned()]);
        }
        for file in item.files {
            let known = files.iter().position(|known| known == file).unwrap_or(files.len());
            let is_printed = !file.sha256.is_empty();
            let place = if is_printed { place(known, file) } else { pages::UNPRINTED.to_owned() };
            rows.push(vec![String::new(), file.title.clone(), place]);
        }
    }
    rows
}

/// The files that could be printed: those in the archive.
pub(crate) fn printed(files: &[PackedFile]) -> impl Iterator<Item = &PackedFile> {
    files.iter().filter(|file| !file.sha256.is_empty())
}

/// What stands above and below the contents.
fn frame(agency: organization::Agency, pack: &Pack) -> PaperSheet {
    let day = text::here(pack.asked_at).date();
    PaperSheet {
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(day)),
        superior: agency.superior,
        agency: agency.name,
        dated: Day { year: day.year(), month: day.month(), day: day.day() },
        kind: pages::CONTENTS_TITLE.to_owned(),
        summary: pack.ask.title.clone(),
        note: pages::contents_note(pack),
        signers: vec![Signer { title: pages::CONTENTS_SIGNER.to_owned(), ..Signer::default() }],
        ..PaperSheet::default()
    }
}

/// The contents of the archive as PDF/A.
pub(crate) fn contents(
    tx: &Tx<'_>,
    pack: &Pack,
    files: &[PackedFile],
) -> Result<Vec<u8>, AppError> {
    Ok(pdf(&archive_sheet(organization::agency(tx)?, pack, files))?.0)
}

/// The contents with the page on which each file begins, as PDF/A, and how many pages they have.
pub(crate) fn portfolio_contents(
    tx: &Tx<'_>,
    pack: &Pack,
    files: &[PackedFile],
    starts: &[Option<usize>],
) -> Result<(Vec<u8>, usize), AppError> {
    pdf(&book_sheet(organization::agency(tx)?, pack, files, starts))
}

fn pdf(sheet: &PaperSheet) -> Result<(Vec<u8>, usize), AppError> {
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    let pdf = engine.paper(sheet).map_err(|e| AppError::Failed(e.to_string()))?;
    Ok((pdf.bytes, pdf.pages))
}

/// A line a file, as `sha256sum` writes them.
pub(crate) fn sums(files: &[PackedFile]) -> String {
    let lines = printed(files);
    lines.flat_map(|file| [&file.sha256, "  ", &file.file_name, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Ask, PackId, PackState};
    use jiff::{Timestamp, civil::date};
    use platform::{AgencyId, PackItem, PersonId, Span};

    fn pack() -> Pack {
        let span = Span { from: date(2026, 1, 1), to: date(2026, 11, 23) };
        Pack {
            id: PackId::new(1),
            ask: Ask { title: "Kiểm tra của Sở".into(), span },
            seed: 7,
            asked_by: PersonId::new(1),
            asked_at: Timestamp::UNIX_EPOCH,
            ended_at: None,
            done: 0,
            total: 0,
            file_hash: String::new(),
            bytes: 0,
            state: PackState::Ready,
        }
    }

    fn agency() -> organization::Agency {
        organization::Agency {
            id: AgencyId::new(1),
            name: "Ủy ban nhân dân đặc khu".into(),
            short_name: "UBND đặc khu".into(),
            superior: String::new(),
            place: "Cồn Cỏ".into(),
            code: String::new(),
        }
    }

    fn tables(sheet: PaperSheet) -> Vec<Vec<Vec<String>>> {
        let rows = |part| if let PaperPart::Table { rows, .. } = part { Some(rows) } else { None };
        sheet.parts.into_iter().filter_map(rows).collect()
    }

    #[test]
    fn the_contents_are_clean_and_the_sums_stand_behind_them() {
        let file = |title: &str, sha256: String| PackedFile {
            item: PackItem::Plan,
            title: title.to_owned(),
            file_name: format!("02/{title}.pdf"),
            bytes: 1,
            sha256,
        };
        let sum = "ab".repeat(32);
        let files = [file("mot", sum.clone()), file("hai", String::new())];
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();

        let book = book_sheet(agency(), &pack(), &files, &[Some(3), None]);
        assert!(book.bound, "the book numbers its pages, and nobody else does");
        let own = tables(book);
        let [contents] = &own[..] else { panic!("contents alone") };
        assert_eq!(contents[2], row(["2", "Kế hoạch năm", ""]));
        assert_eq!(contents[3], row(["", "mot", "3"]));
        assert_eq!(contents[4], row(["", "hai", "Không in được"]));
        assert!(contents.iter().flatten().all(|cell| !cell.contains("abab")), "no sum among them");

        let archive = archive_sheet(agency(), &pack(), &files);
        let own = tables(archive);
        let [contents, sums] = &own[..] else { panic!("contents, sums") };
        assert_eq!(contents[3], row(["", "mot", "02/mot.pdf"]));
        assert_eq!(sums, &[vec!["02/mot.pdf".to_owned(), sum]], "in full, what is printed");
    }
}
