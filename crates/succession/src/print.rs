//! The minutes of the hand-over on paper and as Word, from one sheet (Decree 30/2020, Annex I).

use crate::{Kind, Succession, actions::Left, pages::printed as words, store::things::Thing};
use jiff::civil::Date;
use organization::Agency;
use platform::AppError;
use typeset::{Align, Annex, AnnexColumn, Engine, MinutesSheet, Signer, Width};

/// What was left is counted, what was taken over stands in an annex for each kind.
pub(crate) fn sheet(
    agency: &Agency,
    it: &Succession,
    left: &[(String, Left)],
    things: &[Thing],
    today: Date,
) -> MinutesSheet {
    let minutes = it.minutes.clone();
    let day = minutes.as_ref().map_or(today, |minutes| minutes.dated);
    let several = left.len() > 1;
    let lines = left.iter().flat_map(|(name, left)| {
        let of = if several { format!(" ({name})") } else { String::new() };
        left.lines()
            .into_iter()
            .map(move |(label, count, how)| (format!("{label}{of}"), count, how))
    });
    let row = |(place, (label, count, how)): (usize, (String, i64, &str))| {
        vec![place.to_string(), label, text::count(count), how.to_owned()]
    };
    let (giver, receiver) = minutes.map(|it| (it.giver, it.receiver)).unwrap_or_default();
    let signers = words::SIGNERS.into_iter().zip([giver, receiver]);
    MinutesSheet {
        superior: agency.superior.clone(),
        agency: agency.name.clone(),
        number: it.minutes.as_ref().map(|it| it.number.clone()).unwrap_or_default(),
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(day)),
        dated: document::printed_day(day),
        kind: words::KIND.to_owned(),
        summary: words::summary(agency, it),
        opening: words::opening(agency, it, day),
        columns: columns(words::HEADS, SHAPES),
        rows: (1..).zip(lines).map(row).collect(),
        closing: words::closing(it),
        signers: signers.map(|(title, who)| signer(title, &who)).collect(),
        recipients: words::recipients(),
        annexes: annexes(it, things),
    }
}

const SHAPES: [(Width, Align); 4] = [
    (Width::Cm(1.2), Align::Center),
    (Width::Share(1.0), Align::Left),
    (Width::Cm(2.2), Align::Center),
    (Width::Cm(5.6), Align::Left),
];

const LIST_SHAPES: [(Width, Align); 5] = [
    (Width::Cm(1.2), Align::Center),
    (Width::Cm(3.6), Align::Left),
    (Width::Share(1.0), Align::Left),
    (Width::Cm(3.2), Align::Left),
    (Width::Cm(2.8), Align::Left),
];

fn columns<const N: usize>(heads: [&str; N], shapes: [(Width, Align); N]) -> Vec<AnnexColumn> {
    let column = |(heading, (width, align)): (&str, (Width, Align))| AnnexColumn {
        heading: heading.to_owned(),
        width,
        align,
    };
    heads.into_iter().zip(shapes).map(column).collect()
}

/// `name, position`, under the side for which they sign.
fn signer(side: &str, who: &str) -> Signer {
    let (name, position) = who.split_once(',').unwrap_or((who, ""));
    let title = format!("{side}\n{}", position.trim());
    Signer { title: title.trim_end().to_owned(), name: name.trim().to_owned(), signed: None }
}

/// One list for each kind that there is, numbered in Roman.
fn annexes(it: &Succession, things: &[Thing]) -> Vec<Annex> {
    const ROMAN: [&str; 5] = ["I", "II", "III", "IV", "V"];
    let of = |kind: Kind| things.iter().filter(move |thing| thing.kind == kind.as_str());
    let kinds = Kind::ALL.into_iter().filter(|kind| of(*kind).next().is_some());
    let row = |(place, thing): (usize, &Thing)| {
        let state = words::state_and_due(&thing.state, &thing.due());
        vec![place.to_string(), thing.label.clone(), thing.title.clone(), state, thing.here.clone()]
    };
    let annex = |(number, kind): (&str, Kind)| Annex {
        number: number.to_owned(),
        title: words::list_title(kind),
        reference: words::reference(it),
        columns: columns(words::LIST_HEADS, LIST_SHAPES),
        rows: (1..).zip(of(kind)).map(row).collect(),
        ..Annex::default()
    };
    ROMAN.into_iter().zip(kinds).map(annex).collect()
}

/// The minutes as PDF/A.
pub(crate) fn pdf(sheet: &MinutesSheet) -> Result<Vec<u8>, AppError> {
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(engine.minutes(sheet).map_err(|e| AppError::Failed(e.to_string()))?.bytes)
}

/// The minutes as a Word file.
pub(crate) fn word(sheet: &MinutesSheet) -> Result<Vec<u8>, AppError> {
    docx::minutes(sheet).map_err(|e| AppError::Failed(e.to_string()))
}
