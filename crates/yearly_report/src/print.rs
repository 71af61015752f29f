//! The report on paper and as Word, from one sheet (Decree 30/2020, Annex I).

use crate::{Line, Part, Report, pages};
use edition::Edition;
use organization::Agency;
use platform::AppError;
use typeset::{Annex, AnnexColumn, Day, Engine, LetterSheet, Signer, Width};

/// The report as an official paper: five parts, the figures as its annex.
pub(crate) fn sheet(
    agency: &Agency,
    report: &Report,
    line: &Line,
    signer: &str,
    edition: Edition,
) -> LetterSheet {
    let day = report.dated.unwrap_or(report.cut_off);
    let number = if report.number.is_empty() { pages::NUMBER_BLANK } else { &report.number };
    let column = |heading: &str, width| AnnexColumn {
        heading: heading.to_owned(),
        width,
        ..AnnexColumn::default()
    };
    let heads = pages::ANNEX_HEADS;
    let rows = (1..).zip(&report.figures).map(|(place, figure): (usize, _)| {
        let count = match figure.of {
            Some(of) => format!("{}/{}", text::count(figure.count), text::count(of)),
            None => text::count(figure.count),
        };
        let clauses = figure.clauses_under(edition);
        vec![place.to_string(), pages::capital(&figure.label), clauses, count]
    });
    LetterSheet {
        superior: agency.superior.clone(),
        agency: agency.name.clone(),
        number: Some(number.to_owned()),
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(day)),
        dated: Day { year: day.year(), month: day.month(), day: day.day() },
        kind: pages::KIND.to_owned(),
        summary: pages::summary(report.year),
        to: vec![line.receiver.clone()],
        body: body(report),
        closing: pages::closing(&agency.short_name),
        recipients: pages::recipients(line),
        signer: Signer { title: pages::SIGNER.to_owned(), name: signer.to_owned(), signed: None },
        annexes: vec![Annex {
            title: pages::ANNEX_TITLE.to_owned(),
            reference: pages::annex_note(report.cut_off, edition.label()),
            columns: vec![
                column(heads[0], Width::Cm(1.2)),
                column(heads[1], Width::Share(1.0)),
                column(heads[2], Width::Cm(4.0)),
                column(heads[3], Width::Cm(2.8)),
            ],
            rows: rows.collect(),
            ..Annex::default()
        }],
        ..LetterSheet::default()
    }
}

/// Each part: what was written, then its figures.
fn body(report: &Report) -> String {
    let mut body = String::new();
    for part in Part::ALL {
        body.push_str(pages::part_label(part));
        body.push('\n');
        let words = report.words(part);
        if !words.is_empty() {
            body.push_str(words);
            body.push('\n');
        }
        for figure in report.of_part(part) {
            body.extend(["- ", &figure.told, ".\n"]);
        }
    }
    body
}

/// The report as PDF/A.
pub(crate) fn pdf(sheet: &LetterSheet) -> Result<Vec<u8>, AppError> {
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(engine.letter(sheet).map_err(|e| AppError::Failed(e.to_string()))?.bytes)
}

/// The report as a Word file.
pub(crate) fn word(sheet: &LetterSheet) -> Result<Vec<u8>, AppError> {
    docx::letter(sheet).map_err(|e| AppError::Failed(e.to_string()))
}
