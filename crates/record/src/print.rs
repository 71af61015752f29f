//! The minutes of a disposal, and what the record says of itself: values made into sheets for the typesetter.

use crate::{Disposal, Holding, pages::printed as words, pages::retention_label};
use jiff::civil::Date;
use organization::Agency;
use platform::{AppError, PersonId, Record, Tx};
use std::collections::BTreeMap;
use typeset::{
    Align, AnnexColumn, Day, Engine, MinutesSheet, PaperPart, PaperSheet, Signer, Width,
};

/// The PDF of the minutes (NĐ 30/2020, Annex III).
pub(crate) fn minutes(
    agency: &Agency,
    disposal: &Disposal,
    lines: &[Holding],
    names: &BTreeMap<PersonId, String>,
) -> Result<Vec<u8>, AppError> {
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    let on = disposal.executed_on.unwrap_or(disposal.proposed_on);
    let name = |person: Option<PersonId>| {
        person.and_then(|person| names.get(&person)).map_or("", String::as_str)
    };
    let (proposer, approver) = (name(Some(disposal.proposer)), name(disposal.approver));
    let column = |(heading, (width, align)): (&str, (Width, Align))| AnnexColumn {
        heading: heading.into(),
        width,
        align,
    };
    let shapes = [
        (Width::Cm(1.1), Align::Center),
        (Width::Cm(3.0), Align::Left),
        (Width::Share(1.0), Align::Left),
        (Width::Cm(1.4), Align::Center),
        (Width::Cm(1.7), Align::Center),
        (Width::Cm(2.4), Align::Center),
    ];
    let row = |(place, it): (usize, &Holding)| {
        vec![
            (place + 1).to_string(),
            it.code.clone(),
            format!("{}, {}", it.name, it.facts.title),
            it.facts.year.to_string(),
            format!("{:02}", it.facts.volumes),
            retention_label(&it.retention),
        ]
    };
    let volumes: u64 = lines.iter().map(|it| u64::from(it.facts.volumes)).sum();
    let sign = |person: &str| {
        let (name, title) = person.split_once(',').unwrap_or((person, words::MEMBER));
        Signer { title: title.trim().into(), name: name.trim().into(), signed: None }
    };
    let sheet = MinutesSheet {
        superior: agency.superior.clone(),
        agency: agency.name.clone(),
        number: String::new(),
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(on)),
        dated: Day { year: on.year(), month: on.month(), day: on.day() },
        kind: words::KIND.into(),
        summary: words::summary(disposal),
        opening: words::opening(disposal, on, &agency.short_name, proposer, approver),
        columns: words::HEADS.into_iter().zip(shapes).map(column).collect(),
        rows: lines.iter().enumerate().map(row).collect(),
        closing: words::closing(disposal, usize::try_from(volumes).unwrap_or(usize::MAX)),
        signers: disposal.people().map(sign).collect(),
        recipients: words::recipients(),
        annexes: Vec::new(),
    };
    Ok(engine.minutes(&sheet).map_err(|e| AppError::Failed(e.to_string()))?.bytes)
}

/// How nobody can rewrite the record, with its size and root (ISO 9001, 7.5.3).
pub(crate) fn ledger(
    tx: &Tx<'_>,
    record: &Record,
    (key, note): (&str, &str),
    day: Date,
) -> Result<Vec<u8>, AppError> {
    let agency = organization::agency_on(tx, day)?;
    let facts = words::ledger_facts(record.size_text(), &record.root, key);
    let sheet = PaperSheet {
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(day)),
        superior: agency.superior,
        agency: agency.name,
        dated: Day { year: day.year(), month: day.month(), day: day.day() },
        kind: words::LEDGER_KIND.to_owned(),
        summary: words::LEDGER_SUMMARY.to_owned(),
        parts: vec![
            PaperPart::Text { text: words::LEDGER_TEXT.to_owned() },
            PaperPart::Facts { facts },
            PaperPart::Heading { text: words::LEDGER_NOTE.to_owned() },
            PaperPart::Text { text: note.to_owned() },
        ],
        signers: vec![Signer { title: words::LEDGER_SIGNER.to_owned(), ..Signer::default() }],
        ..PaperSheet::default()
    };
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(engine.paper(&sheet).map_err(|e| AppError::Failed(e.to_string()))?.bytes)
}
