//! «Sổ rủi ro và cơ hội» on A4 landscape: the heat maps, then risks and opportunities apart, as the
//! 2026 edition wants them (6.1.2, 6.1.3).

use crate::{
    RISKS,
    actions::scale_on,
    map::{Cell, Map},
    model::product,
    pages::{PrintWords, print_day, print_words},
    scale::Grade,
};
use jiff::civil::Date;
use platform::{AppError, Tx, list::ListQuery};
use quality_register::{Book, Entry, shown_value};
use typeset::{Align, AnnexColumn, Day, Engine, PaperPart, PaperSheet, Signer, Width};

/// The register on paper, as the question leaves it.
pub(crate) fn book(
    tx: &Tx<'_>,
    entries: &[Entry],
    query: &ListQuery,
    day: Date,
) -> Result<Book, AppError> {
    let words = print_words(query.get("kind"));
    let agency = organization::agency(tx)?;
    let mut parts = maps(tx, entries, &words, day)?;
    for (kind, heading) in [("risk", words.risks), ("opportunity", words.chances)] {
        let mut of: Vec<_> = entries.iter().filter(|entry| entry.kind() == kind).collect();
        of.sort_by(|a, b| a.number.cmp(&b.number));
        if !of.is_empty() {
            parts.push(PaperPart::Heading { text: heading.to_owned() });
            parts.push(table(tx, &of, &words)?);
        }
    }
    if parts.is_empty() {
        parts.push(PaperPart::Text { text: words.none.to_owned() });
    }
    let signer = |title: &&str| Signer { title: (*title).to_owned(), ..Signer::default() };
    let sheet = PaperSheet {
        superior: agency.superior.clone(),
        agency: agency.name.clone(),
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(day)),
        dated: Day { year: day.year(), month: day.month(), day: day.day() },
        kind: words.kind.to_owned(),
        note: print_day(day),
        across: true,
        parts,
        signers: words.signers.iter().map(signer).collect(),
        ..PaperSheet::default()
    };
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(Some(engine.paper(&sheet).map_err(|e| AppError::Failed(e.to_string()))?.bytes))
}

/// The maps that have something on them.
fn maps(
    tx: &Tx<'_>,
    entries: &[Entry],
    words: &PrintWords,
    day: Date,
) -> Result<Vec<PaperPart>, AppError> {
    let scale = scale_on(tx, day)?;
    let of = |kind: &str| -> Vec<&Entry> {
        entries.iter().filter(|it| it.kind() == kind && it.state() != "closed").collect()
    };
    let (risks, chances) = (of("risk"), of("opportunity"));
    let [before, now, third] = words.maps;
    let maps = [
        (before, Map::of(&scale, &risks, false)),
        (now, Map::of(&scale, &risks, true)),
        (third, Map::of(&scale, &chances, true)),
    ];
    let mut parts = Vec::new();
    for (heading, map) in maps.into_iter().filter(|(_, map)| !map.is_empty()) {
        parts.push(PaperPart::Heading { text: heading.to_owned() });
        parts.push(map_table(&map, words.corner));
    }
    Ok(parts)
}

fn map_table(map: &Map, corner: &str) -> PaperPart {
    let cell = |cell: &Cell| {
        let level = cell.grade.map_or("", Grade::label);
        let names: Vec<_> = cell.spots.iter().map(|spot| spot.name.as_str()).collect();
        [level, &names.join(", ")].join("\n").trim().to_owned()
    };
    let rows = map
        .rows
        .iter()
        .map(|row| std::iter::once(row.label.clone()).chain(row.cells.iter().map(cell)).collect());
    let heads = std::iter::once(corner).chain(map.columns.iter().map(String::as_str));
    let columns = heads.map(|heading| AnnexColumn {
        heading: heading.to_owned(),
        align: Align::Center,
        ..AnnexColumn::default()
    });
    PaperPart::Map { columns: columns.collect(), rows: rows.collect() }
}

const WIDTHS: [Width; 11] = [
    Width::Cm(0.9),
    Width::Cm(2.6),
    Width::Share(1.2),
    Width::Share(2.0),
    Width::Share(1.1),
    Width::Cm(2.4),
    Width::Share(1.6),
    Width::Share(1.3),
    Width::Cm(2.4),
    Width::Cm(1.8),
    Width::Cm(1.9),
];

fn table(tx: &Tx<'_>, entries: &[&Entry], words: &PrintWords) -> Result<PaperPart, AppError> {
    let column = |(heading, width): (&&str, Width)| AnnexColumn {
        heading: (*heading).to_owned(),
        width,
        align: Align::Left,
    };
    let rows = (1..).zip(entries).map(|(no, entry)| row(tx, no, entry));
    Ok(PaperPart::Table {
        columns: words.heads.iter().zip(WIDTHS).map(column).collect(),
        rows: rows.collect::<Result<_, _>>()?,
    })
}

fn row(tx: &Tx<'_>, no: usize, entry: &Entry) -> Result<Vec<String>, AppError> {
    let said = |key: &str| shown_value(tx, &RISKS, &entry.values, key);
    let lines = |keys: &[&str]| -> Result<String, AppError> {
        let mut lines = Vec::new();
        for key in keys {
            let line = said(key)?;
            if !line.is_empty() {
                lines.push(line);
            }
        }
        Ok(lines.join("\n"))
    };
    Ok(vec![
        no.to_string(),
        entry.number.clone(),
        lines(&["process", "document", "unit"])?,
        described(tx, entry)?,
        said("control")?,
        judged(entry, false, "level"),
        lines(&["treatment", "action"])?,
        lines(&["owner", "due"])?,
        judged(entry, true, "residual_level"),
        said("effect")?,
        RISKS.named("state", entry.state()).to_owned(),
    ])
}

/// What may happen, then why and what follows, each under its name.
fn described(tx: &Tx<'_>, entry: &Entry) -> Result<String, AppError> {
    let mut lines = vec![entry.title().to_owned()];
    for key in ["cause", "consequence"] {
        let said = shown_value(tx, &RISKS, &entry.values, key)?;
        if !said.is_empty() {
            lines.push(format!("{}: {said}", RISKS.named("field", key)));
        }
    }
    Ok(lines.join("\n"))
}

/// `4 × 4 = 16` and what it means on the scale of its time.
fn judged(entry: &Entry, is_residual: bool, level: &str) -> String {
    let Some(product) = product(&entry.values, is_residual) else { return String::new() };
    let grade = Grade::parse(entry.values.text(level)).map_or("", Grade::label);
    format!("{product}\n{grade}").trim_end().to_owned()
}
