//! Forms and the documents that they belong to; then the yearly reviews, each by whoever answers for the
//! document. What is in work today because its basis ended was put off, and is overdue.

use crate::{Failure, agenda::Agenda, facts::Facts, moment::Days, world::World};
use document::Kind;
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use periodic_review::Outcome;
use platform::{AppError, Tx};

/// Who keeps the registers.
const SECRETARY: &str = "thuky";

/// The first day of everything.
const BEGUN: Date = date(2022, 2, 25);

/// The day of the year on which documents were looked at.
const REVIEWED: (i8, i8) = (12, 15);

/// The year from which on what is in work today was put off.
const PUT_OFF: i16 = 2025;

/// Puts parents of forms and reviews on the agenda.
pub(crate) fn plan(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    agenda.at(Days::on(BEGUN, 16, 0)?, parents);
    let late: Vec<_> = facts.revisions.present.iter().map(|it| it.code.clone()).collect();
    let (month, day) = REVIEWED;
    for year in 2022..=today.year() {
        let day = date(year, month, day);
        let day = days.working(day, day.saturating_add(9.days())).first().copied();
        let day = day.ok_or(Failure::Beyond)?;
        let put_off = if year >= PUT_OFF { late.clone() } else { Vec::new() };
        agenda.at(Days::on(day, 14, 0)?, move |tx, world| review(tx, world, &put_off));
    }
    Ok(())
}

/// Each form belongs to the document that its code points at.
fn parents(tx: &Tx<'_>, world: &mut World) -> Result<(), AppError> {
    let by = world.person(SECRETARY)?;
    let versions = document::versions_in_force(tx)?;
    let others = versions.iter().filter(|version| version.kind != Kind::Form);
    let codes: Vec<_> = others.clone().map(|version| version.code.as_str()).collect();
    for form in versions.iter().filter(|version| version.kind == Kind::Form) {
        let code = master_list::proposed_parent(form.code.as_str(), codes.iter().copied());
        let parent = code.and_then(|code| others.clone().find(|it| it.code.as_str() == code));
        if let Some(parent) = parent {
            master_list::assign_parent(tx, &by, form.document, Some(parent.document), BEGUN)?;
        }
    }
    Ok(())
}

/// Everything in force is found fit by whoever wrote it.
fn review(tx: &Tx<'_>, world: &World, put_off: &[String]) -> Result<(), AppError> {
    for version in document::versions_in_force(tx)? {
        if put_off.iter().any(|code| code == version.code.as_str()) {
            continue;
        }
        let by = world.people.values().find(|actor| actor.person == version.author);
        let by = by.ok_or(AppError::NotFound)?;
        let hash = version.content_hash();
        let found = (Outcome::Unchanged, "");
        periodic_review::review(tx, by, version.document, found, &hash)?;
    }
    Ok(())
}
