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
    let [first @ .., last] = Part::ALL;
    let by_unit = by_unit(report);
    let reported = report.figures.iter().filter(|figure| figure.is_reported());
    let rows = (1..).zip(reported).map(|(place, figure): (usize, _)| {
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
        body: first.map(|part| part_text(report, part)).join("\n"),
        // The last part stays with the signature, which else could stand alone on a page.
        closing: [part_text(report, last), pages::closing(&agency.short_name)].join("\n"),
        recipients: pages::recipients(line),
        signer: Signer {
            title: document::signing_for(&agency.name, ""),
            name: signer.to_owned(),
            signed: None,
        },
        annexes: [Annex {
            number: if by_unit.is_some() { "I".to_owned() } else { String::new() },
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
        }]
        .into_iter()
        .chain(by_unit)
        .collect(),
        ..LetterSheet::default()
    }
}

/// The annex by unit, where a figure tells units apart.
fn by_unit(report: &Report) -> Option<Annex> {
    let (heads, rows) = pages::by_unit(report);
    let column = |(place, heading): (usize, String)| AnnexColumn {
        heading,
        width: Width::Share(if place == 0 { 1.4 } else { 1.0 }),
        ..AnnexColumn::default()
    };
    (!rows.is_empty()).then(|| Annex {
        number: "II".to_owned(),
        title: pages::UNITS_TITLE.to_owned(),
        reference: pages::cut_note(report.cut_off),
        columns: heads.into_iter().enumerate().map(column).collect(),
        rows,
        ..Annex::default()
    })
}

/// A part: what was written, then its key figures in sentences; every figure stands in the annex.
fn part_text(report: &Report, part: Part) -> String {
    let told = pages::told(report, part);
    let mut lines = vec![pages::part_label(part), report.words(part), told.as_str()];
    lines.retain(|line| !line.is_empty());
    if lines.len() == 1 {
        lines.push(pages::NOTHING_WRITTEN);
    }
    lines.join("\n")
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
