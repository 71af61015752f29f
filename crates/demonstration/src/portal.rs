//! The public side: opened in 2022, before the first article and the first survey; two procedures in
//! English in the days before today.

use crate::{
    Failure,
    agenda::Agenda,
    facts::{Facts, PortalFacts, TranslationFacts},
    moment::Days,
    world::World,
};
use jiff::civil::{Date, date};
use platform::{AppError, Tx};
use portal::{Colour, Contact, Origin, Setting, Slug, Translation};

/// Who keeps the portal.
const SECRETARY: &str = "thuky";

/// The day on which it was opened.
const OPENED: Date = date(2022, 2, 21);

/// Working days before today on which procedures were translated.
const TRANSLATED: usize = 40;

/// Puts the opening of the portal on the agenda: everything public happens after it.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts) -> Result<(), Failure> {
    let setting = setting(&facts.portal);
    let setting = setting.ok_or_else(|| Failure::fact("portal.yaml", "setting"))?;
    agenda.at(Days::on(OPENED, 8, 0)?, move |tx, world| {
        portal::configure(tx, &world.person(SECRETARY)?, &setting)
    });
    Ok(())
}

/// Puts what is new on the portal on the agenda.
pub(crate) fn plan_present(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    let of = facts.portal.clone();
    for text in of.translations {
        agenda.at(Days::on(days.back(today, TRANSLATED)?, 14, 0)?, move |tx, world| {
            translate(tx, world, &text)
        });
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
