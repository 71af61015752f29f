//! On paper: the script for whoever reads it out, and the agenda of a briefing.

use crate::{Bulletin, actions, pages, store::briefing::Item};
use jiff::civil::Date;
use platform::{AppError, Tx};
use typeset::{Day, Engine, PaperPart, PaperSheet, Signer};

fn day(of: Date) -> Day {
    Day { year: of.year(), month: of.month(), day: of.day() }
}

fn printed(sheet: &PaperSheet) -> Result<Vec<u8>, AppError> {
    let failed = |e: typeset::TypesetError| AppError::Failed(e.to_string());
    Ok(Engine::shared().map_err(failed)?.paper(sheet).map_err(failed)?.bytes)
}

fn sheet(tx: &Tx<'_>, kind: &str, summary: &str, number: String) -> Result<PaperSheet, AppError> {
    let (agency, today) = (organization::agency(tx)?, text::here(tx.now()).date());
    Ok(PaperSheet {
        superior: agency.superior,
        agency: agency.name,
        number: Some(number),
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(today)),
        dated: day(today),
        kind: kind.to_owned(),
        summary: summary.to_owned(),
        ..PaperSheet::default()
    })
}

/// The script of a bulletin, with its reading time and its air log.
pub(crate) fn script(tx: &Tx<'_>, bulletin: &Bulletin) -> Result<Vec<u8>, AppError> {
    let names = organization::names(tx)?;
    let setting = actions::setting(tx)?;
    let name = |person| names.get(&person).cloned().unwrap_or_default();
    let mut sheet = sheet(tx, pages::KIND_SCRIPT, &bulletin.text.title, pages::number(bulletin))?;
    let time = crate::model::reading_time(&bulletin.text.script, setting.words_per_minute);
    let mut facts = vec![(pages::LABEL_TIME.to_owned(), pages::duration(time))];
    for airing in actions::airings(tx, bulletin.id)? {
        facts.push((pages::LABEL_AIRED.to_owned(), pages::airing(&airing)));
    }
    sheet.parts =
        vec![PaperPart::Facts { facts }, PaperPart::Text { text: bulletin.text.script.clone() }];
    let signer = |title: &str, name| Signer { title: title.to_owned(), name, signed: None };
    sheet.signers = vec![
        signer(pages::SIGNER_AUTHOR, name(bulletin.author)),
        signer(pages::SIGNER_EDITOR, bulletin.approved_by.map(name).unwrap_or_default()),
    ];
    printed(&sheet)
}

/// The agenda of a briefing, with what was concluded so far.
pub(crate) fn agenda(tx: &Tx<'_>, of: Date, items: &[Item]) -> Result<Vec<u8>, AppError> {
    let mut sheet = sheet(tx, pages::KIND_AGENDA, &pages::agenda_of(of), String::new())?;
    for (place, item) in items.iter().enumerate() {
        let heading = format!("{}. {}", place + 1, item.title);
        sheet.parts.push(PaperPart::Heading { text: heading.chars().take(300).collect() });
        if !item.words.is_empty() {
            sheet.parts.push(PaperPart::Text { text: item.words.clone() });
        }
        if !item.conclusion.is_empty() {
            let text = format!("{}: {}", pages::LABEL_CONCLUSION, item.conclusion);
            sheet.parts.push(PaperPart::Text { text });
        }
    }
    printed(&sheet)
}
