//! The register of external documents: entered once, and again when a text ends.

use crate::{
    Failure,
    agenda::Agenda,
    facts::{Facts, TextFacts},
    moment::Days,
};
use external_document::ExternalDocument;
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

/// The day on which the register was begun.
const BEGUN: Date = date(2022, 1, 17);

/// Who keeps the register.
const KEEPER: &str = "thuky";

/// Puts every entry on the agenda, at the day on which it was known.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts) -> Result<(), Failure> {
    let mut days: BTreeMap<Date, Vec<ExternalDocument>> = BTreeMap::new();
    for text in facts.texts.first.iter().chain(&facts.texts.successors) {
        days.entry(text.known.unwrap_or(BEGUN)).or_default().push(entry(text));
    }
    for end in &facts.texts.ends {
        let ended = ExternalDocument {
            expired_on: Some(end.expired),
            replaced_by: Some(end.next.clone()),
            ..entry(facts.text(&end.number)?)
        };
        days.entry(end.known).or_default().push(ended);
    }
    for (day, texts) in days {
        agenda.at(Days::on(day, 8, 30)?, move |tx, world| {
            let by = world.person(KEEPER)?;
            texts.iter().try_for_each(|text| external_document::register(tx, &by, text))
        });
    }
    Ok(())
}

fn entry(text: &TextFacts) -> ExternalDocument {
    ExternalDocument {
        number: text.number.clone(),
        kind: text.kind.clone(),
        issuer: text.issuer.clone(),
        title: text.title.clone(),
        issued_on: text.issued,
        effective_on: text.effective,
        expired_on: None,
        replaced_by: None,
    }
}
