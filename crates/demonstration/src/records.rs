//! The register of records: begun in 2022 from the procedures and by hand; books of the years before, a
//! hold, a disposal through three people, and one that waits today.

use crate::{
    Failure,
    agenda::Agenda,
    facts::{DisposalFacts, Facts, KindFacts, RecordFacts},
    moment::Days,
    world::World,
};
use document::DocumentId;
use jiff::civil::{Date, date};
use platform::{AppError, Tx};
use record::{
    Action, Facts as Kind, Holding, HoldingFacts, HoldingId, Keeping, Medium, Move, Retention, Way,
};

/// Who keeps the register, who keeps the books, who leads their unit, who decides.
const SECRETARY: &str = "thuky";
const CLERK: &str = "vanthu";
const HEAD: &str = "chanhvanphong";
const LEADER: &str = "chutich";

/// The unit that keeps everything here.
const UNIT: &str = "VP";

/// Puts the register of 2022 on the agenda.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts) -> Result<(), Failure> {
    let RecordFacts { begun, years, types, holdings, hold, disposal } = &facts.records;
    let (types, years) = (types.clone(), *years);
    agenda.at(Days::on(*begun, 14, 0)?, move |tx, world| begin(tx, world, &types, years));
    let books = holdings.clone();
    agenda.at(Days::on(*begun, 15, 0)?, move |tx, world| {
        let (by, unit) = (world.person(CLERK)?, world.unit(Some(UNIT))?.ok_or(AppError::NotFound)?);
        for book in &books {
            let facts = HoldingFacts {
                unit: unit.get(),
                year: book.year,
                title: book.title.clone(),
                volumes: book.volumes,
                place: String::new(),
                from: date(book.year, 1, 1),
                closed_on: Some(date(book.year, 12, 31)),
            };
            record::add_holding(tx, &by, kind(tx, &book.code)?, &facts)?;
        }
        Ok(())
    });
    let held = hold.clone();
    agenda.at(Days::on(hold.on, 9, 0)?, move |tx, world| {
        let book = book(tx, |it| it.code == held.code && it.facts.title == held.title)?;
        let (by, kind) = (world.person(LEADER)?, kind(tx, &held.code)?);
        record::place_hold(tx, &by, kind, Some(book), &held.reason).map(drop)
    });
    dispose(agenda, disposal)
}

/// What the system documents leave, then what the procedures name.
fn begin(tx: &Tx<'_>, world: &World, types: &[KindFacts], years: u16) -> Result<(), AppError> {
    let (by, today) = (world.person(SECRETARY)?, text::here(tx.now()).date());
    let unit = world.unit(Some(UNIT))?.map(organization::UnitId::get);
    for of in types {
        let source = of.document.as_deref().map(|code| source(tx, code)).transpose()?;
        let kind = Kind {
            code: of.code.clone(),
            name: of.name.clone(),
            document: source,
            unit,
            keeper: of.keeper.clone(),
            medium: Medium::Paper,
            place: of.place.clone(),
            retention: if of.permanent { Retention::Permanent } else { Retention::Years(of.years) },
            retention_text: String::new(),
            disposal: if of.permanent { Way::Keep } else { Way::Shred },
            basis: String::new(),
        };
        record::register(tx, &by, &kind, today)?;
    }
    let gaps = record::gaps(tx)?;
    let all: Vec<_> = gaps.iter().map(|gap| (gap.document, gap.place)).collect();
    record::take(tx, &by, &all, years).map(drop)
}

fn source(tx: &Tx<'_>, code: &str) -> Result<DocumentId, AppError> {
    let found = document::effective(tx, code)?.ok_or(AppError::NotFound)?;
    Ok(found.document)
}

/// The kind of records under a code.
fn kind(tx: &Tx<'_>, code: &str) -> Result<record::TypeId, AppError> {
    let types = record::types(tx, text::here(tx.now()).date())?;
    let found = types.into_iter().find(|it| it.facts.code == code);
    found.map(|it| it.id).ok_or(AppError::NotFound)
}

fn book(tx: &Tx<'_>, is: impl Fn(&Holding) -> bool) -> Result<HoldingId, AppError> {
    let holdings = record::holdings(tx, text::here(tx.now()).date())?;
    holdings.iter().find(|it| is(it)).map(|it| it.id).ok_or(AppError::NotFound)
}

/// Everything whose time is over, up to a year.
fn due(tx: &Tx<'_>, until: i16) -> Result<Vec<HoldingId>, AppError> {
    let today = text::here(tx.now()).date();
    let holdings = record::holdings(tx, today)?.into_iter();
    let due = holdings.filter(|it| matches!(it.keeping(today), Keeping::Due(_)));
    Ok(due.filter(|it| it.facts.year <= until).map(|it| it.id).collect())
}

/// The disposal of 2022, step by step.
fn dispose(agenda: &mut Agenda, facts: &DisposalFacts) -> Result<(), Failure> {
    let of = facts.clone();
    agenda.at(Days::on(facts.proposed, 9, 0)?, move |tx, world| {
        let by = world.person(CLERK)?;
        let id = record::propose(tx, &by, &due(tx, of.until)?, &of.reason)?;
        world.disposals.insert(of.code, id);
        Ok(())
    });
    let minutes = Move {
        on: Some(facts.executed),
        method: facts.method.clone(),
        members: facts.members.join("\n"),
        ..Move::default()
    };
    for (moves, day, login, action, with) in [
        (0, facts.checked, HEAD, Action::Check, Move::default()),
        (1, facts.approved, LEADER, Action::Approve, Move::default()),
        (2, facts.executed, CLERK, Action::Execute, minutes),
    ] {
        let code = facts.code.clone();
        agenda.at(Days::on(day, 10, 0)?, move |tx, world| {
            let by = world.person(login)?;
            let id = world.disposals.get(&code).copied().ok_or(AppError::NotFound)?;
            record::act(tx, &by, id, action, moves, &with).map(drop)
        });
    }
    Ok(())
}

/// A disposal that waits for the head of the unit today.
pub(crate) fn plan_present(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    let reason = facts.records.disposal.reason.clone();
    agenda.at(Days::on(days.back(today, 2)?, 10, 30)?, move |tx, world| {
        let by = world.person(CLERK)?;
        record::propose(tx, &by, &due(tx, 2020)?, &reason).map(drop)
    });
    Ok(())
}
