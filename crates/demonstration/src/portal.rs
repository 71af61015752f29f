//! The public side: opened in the days before today, with two procedures in English and what
//! inspections found.

use crate::{
    Failure,
    agenda::Agenda,
    facts::{Facts, InspectionFacts, PortalFacts, TranslationFacts},
    moment::Days,
    world::World,
};
use jiff::civil::Date;
use platform::{AppError, Tx};
use portal::{Action, Colour, Contact, InspectionContent, Origin, Setting, Slug, Translation};

/// Who keeps the portal.
const SECRETARY: &str = "thuky";

/// Working days before today on which it was opened.
const OPENED: usize = 40;

/// Puts the portal on the agenda.
pub(crate) fn plan_present(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    let of = facts.portal.clone();
    let setting = setting(&of).ok_or_else(|| Failure::fact("portal.yaml", "setting"))?;
    agenda.at(Days::on(days.back(today, OPENED)?, 9, 0)?, move |tx, world| {
        portal::configure(tx, &world.person(SECRETARY)?, &setting)
    });
    for text in of.translations {
        agenda.at(Days::on(days.back(today, OPENED)?, 14, 0)?, move |tx, world| {
            translate(tx, world, &text)
        });
    }
    for found in of.inspections {
        let day = days.back(today, found.back)?;
        agenda.at(Days::on(day, 15, 30)?, move |tx, world| inspect(tx, world, day, &found));
    }
    Ok(())
}

fn setting(facts: &PortalFacts) -> Option<Setting> {
    let framers = facts.framers.iter().map(|site| Origin::parse(site));
    Some(Setting {
        slug: Slug::parse(&facts.slug)?,
        is_open: true,
        welcome: facts.welcome.clone(),
        contact: Contact {
            address: facts.address.clone(),
            phone: facts.phone.clone(),
            email: facts.email.clone(),
            hours: facts.hours.clone(),
            responsible: facts.responsible.clone(),
        },
        colour: Colour::parse(&facts.colour)?,
        emblem: None,
        framers: framers.collect::<Option<_>>()?,
    })
}

fn translate(tx: &Tx<'_>, world: &World, facts: &TranslationFacts) -> Result<(), AppError> {
    let by = world.person(SECRETARY)?;
    let version = document::effective(tx, &facts.code)?.ok_or(AppError::NotFound)?;
    let text = Translation {
        title: facts.title.clone(),
        applicants: facts.applicants.clone(),
        bring: facts.bring.clone(),
        place: facts.place.clone(),
        duration: facts.duration.clone(),
        fee: facts.fee.clone(),
        result: facts.result.clone(),
        note: facts.note.clone(),
    };
    portal::translate(tx, &by, version.document, 0, &text)
}

fn inspect(tx: &Tx<'_>, world: &World, day: Date, facts: &InspectionFacts) -> Result<(), AppError> {
    let by = world.person(SECRETARY)?;
    let content = InspectionContent {
        inspected_on: day,
        inspector: facts.inspector.clone(),
        subject: facts.subject.clone(),
        conclusion: facts.conclusion.clone(),
    };
    let id = portal::note_inspection(tx, &by, &content, None)?;
    if facts.published {
        portal::act(tx, &by, id, Action::Publish)?;
    }
    Ok(())
}
