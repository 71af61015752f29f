//! The slip that goes with a feedback, projected from what is kept.

use crate::{Feedback, pages::printed as words};
use jiff::civil::Date;
use platform::{AppError, PersonId, Tx};
use typeset::{Day, Engine, PaperPart, PaperSheet, Signer, TypesetError};

fn failed(error: &TypesetError) -> AppError {
    AppError::Failed(error.to_string())
}

/// Phiếu tiếp nhận, xử lý phản ánh, kiến nghị.
pub(crate) fn slip(tx: &Tx<'_>, it: &Feedback, today: Date) -> Result<Vec<u8>, AppError> {
    let agency = organization::agency(tx)?;
    let names = organization::names(tx)?;
    let name = |person: Option<PersonId>| {
        person.and_then(|person| names.get(&person)).cloned().unwrap_or_default()
    };
    let units = organization::units(tx, today)?;
    let unit = units.into_iter().find(|unit| Some(unit.id.get()) == it.unit);
    let unit = unit.map(|unit| unit.name).unwrap_or_default();
    let heading = |text: &str| PaperPart::Heading { text: text.to_owned() };
    let [first, second, third] = words::HEADINGS;
    let people = [it.proposed_by.or(it.owner), it.signed_by];
    let signers = words::SIGNERS.iter().zip(people).map(|(title, person)| Signer {
        title: (*title).to_owned(),
        name: name(person),
        ..Signer::default()
    });
    let sheet = PaperSheet {
        superior: agency.superior,
        agency: agency.name,
        number: Some(it.number.clone()),
        place_and_date: words::place_and_date(&agency.place, today),
        dated: Day { year: today.year(), month: today.month(), day: today.day() },
        kind: words::SLIP.to_owned(),
        parts: vec![
            heading(first),
            PaperPart::Facts { facts: words::received(it) },
            PaperPart::Text { text: it.message.words.clone() },
            heading(second),
            PaperPart::Facts { facts: words::assigned(it, &unit, &name(it.owner)) },
            heading(third),
            PaperPart::Text { text: it.answer.clone() },
        ],
        signers: signers.collect(),
        ..PaperSheet::default()
    };
    Ok(Engine::shared().map_err(|e| failed(&e))?.paper(&sheet).map_err(|e| failed(&e))?.bytes)
}
