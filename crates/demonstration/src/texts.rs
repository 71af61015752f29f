//! The register of external documents: texts, what replaced them, and the looks through the gazette.

use crate::{
    Failure,
    agenda::Agenda,
    facts::{Facts, TextFacts},
    moment::Days,
};
use external_document::{ExternalDocument, NewRelation, RelationKind};
use jiff::civil::{Date, date};
use platform::{Actor, AppError, Tx};
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
    for (day, texts) in days {
        agenda.at(Days::on(day, 8, 30)?, move |tx, world| {
            let by = world.person(KEEPER)?;
            texts.iter().try_for_each(|text| external_document::register(tx, &by, text).map(drop))
        });
    }
    for end in &facts.texts.ends {
        let (number, next, from) = (end.number.clone(), end.next.clone(), end.expired);
        agenda.at(Days::on(end.known, 8, 40)?, move |tx, world| {
            let by = world.person(KEEPER)?;
            replace(tx, &by, &number, &next, from)
        });
    }
    for look in &facts.texts.looks {
        let look = look.clone();
        agenda.at(Days::on(look.day, 9, 0)?, move |tx, world| {
            let by = world.person(KEEPER)?;
            legal_watch::record_review(tx, &by, look.day, &look.sources, &look.found)
        });
    }
    Ok(())
}

/// Puts on the agenda what was issued by a day and known from the first, entered on that day.
pub(crate) fn plan_first(agenda: &mut Agenda, facts: &Facts, day: Date) -> Result<(), Failure> {
    let known = |text: &&TextFacts| text.known.is_none() && text.issued.is_none_or(|on| on <= day);
    let texts: Vec<_> = facts.texts.first.iter().filter(known).map(entry).collect();
    agenda.at(Days::on(day, 8, 30)?, move |tx, world| {
        let by = world.person(KEEPER)?;
        texts.iter().try_for_each(|text| external_document::register(tx, &by, text).map(drop))
    });
    Ok(())
}

/// Records that a text took the place of another.
fn replace(tx: &Tx<'_>, by: &Actor, number: &str, next: &str, from: Date) -> Result<(), AppError> {
    let find = |number| {
        let found = external_document::find(tx, number)?;
        found.ok_or_else(|| AppError::Failed(format!("text {number} is not there yet")))
    };
    let relation = NewRelation {
        kind: RelationKind::Replaces,
        new: find(next)?,
        old: find(number)?,
        from: Some(from),
        articles: String::new(),
        note: String::new(),
    };
    external_document::relate(tx, by, &relation).map(drop)
}

fn entry(text: &TextFacts) -> ExternalDocument {
    ExternalDocument {
        number: text.number.clone(),
        kind: text.kind.clone(),
        issuer: text.issuer.clone(),
        title: text.title.clone(),
        issued_on: text.issued,
        effective_on: text.effective,
        ..ExternalDocument::default()
    }
}
