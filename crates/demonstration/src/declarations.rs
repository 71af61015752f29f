//! Scope, the two lists of procedures, the process map, and declaration 47a.

use crate::{
    Failure,
    agenda::Agenda,
    facts::{DeclarationFacts, Facts, ProcessOfMap},
    moment::Days,
    world::World,
};
use declaration::{Action, Band, Edition, Entry, Move, ProcessFields, Publication, Scope, State};
use platform::{AppError, Tx};

const SECRETARY: &str = "thuky";
const HEAD: &str = "chutich";
const CLERK: &str = "vanthu";

/// Puts all of it on the agenda, in the order in which it came about.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts) -> Result<(), Failure> {
    let of = facts.declaration.clone();
    let from = facts.agency.from;
    let entries = entries(facts);
    let scope = Scope {
        edition: Edition::Iso2008,
        statement: of.scope.clone(),
        bases: String::new(),
        address: of.address.clone(),
        phone: of.phone.clone(),
    };
    agenda.at(Days::on(of.said, 9, 0)?, move |tx, world| {
        let by = world.person(SECRETARY)?;
        declaration::put_scope(tx, &by, &scope)?;
        declaration::add_competences(tx, &by, &entries, from).map(drop)
    });
    // The agency moves to the 2015 edition on the day on which it declares so.
    agenda.at(Days::on(of.declared, 8, 30)?, |tx, world| {
        let by = world.person(SECRETARY)?;
        let scope = Scope { edition: Edition::Iso2015, ..declaration::scope(tx)? };
        declaration::put_scope(tx, &by, &scope)
    });
    for (place, process) in (1..).zip(of.map.clone()) {
        let codes = codes(facts, &process);
        agenda.at(Days::on(of.declared, 10, 0)?, move |tx, world| {
            draw(tx, world, place, &process, &codes)
        });
    }
    let number = facts.agency.decision.number.clone();
    agenda.at(Days::on(of.declared, 14, 0)?, {
        let of = of.clone();
        move |tx, world| sign(tx, world, &of, &number)
    });
    agenda.at(Days::on(of.published, 15, 0)?, move |tx, world| publish(tx, world, &of));
    Ok(())
}

/// The procedures that have a process, and those that have none.
fn entries(facts: &Facts) -> Vec<Entry> {
    let covered = facts.procedures.iter().map(|it| Entry {
        national_code: it.national.clone().unwrap_or_default(),
        name: it.name.clone(),
        field: it.field.clone(),
    });
    let others = facts.declaration.others.iter().map(|it| Entry {
        national_code: String::new(),
        name: it.name.clone(),
        field: it.field.clone(),
    });
    covered.chain(others).collect()
}

/// The codes of the documents by which a process is run.
fn codes(facts: &Facts, process: &ProcessOfMap) -> Vec<String> {
    let runs = |it: &&crate::facts::ProcedureFacts| {
        process.fields.contains(&it.field) || process.units.contains(&it.unit)
    };
    let procedures = facts.procedures.iter().filter(runs).map(|it| it.code.clone());
    process.documents.iter().cloned().chain(procedures).collect()
}

fn draw(
    tx: &Tx<'_>,
    world: &World,
    place: i64,
    process: &ProcessOfMap,
    codes: &[String],
) -> Result<(), AppError> {
    let by = world.person(SECRETARY)?;
    let documents = codes
        .iter()
        .map(|code| Ok(document::open(tx, &by, world.version(code)?)?.document))
        .collect::<Result<_, AppError>>()?;
    let band = Band::parse(&process.band);
    let fields = ProcessFields {
        band: band.ok_or_else(|| AppError::Failed(process.band.clone()))?,
        place,
        name: process.name.clone(),
        unit: world.unit(process.unit.as_deref())?,
        inputs: process.inputs.clone(),
        outputs: process.outputs.clone(),
        documents,
    };
    declaration::put_process(tx, &by, None, &fields).map(drop)
}

/// The head signs, the clerk gives the number, the office posts it.
fn sign(tx: &Tx<'_>, world: &World, of: &DeclarationFacts, number: &str) -> Result<(), AppError> {
    let secretary = world.person(SECRETARY)?;
    let id = declaration::begin(tx, &secretary)?;
    let seen = declaration::open(tx, id)?.snapshot.hash();
    let signed = Move { seen, ..Move::default() };
    declaration::act(tx, &world.person(HEAD)?, id, Action::Sign, &signed)?;
    let numbered = Move { number: number.to_owned(), dated: Some(of.declared), ..Move::default() };
    declaration::act(tx, &world.person(CLERK)?, id, Action::Number, &numbered)?;
    let publication = Publication {
        posted_on: Some(of.declared),
        posted_at: of.posted_at.clone(),
        ..Publication::default()
    };
    let posted = Move { publication, ..Move::default() };
    declaration::act(tx, &secretary, id, Action::Publish, &posted).map(drop)
}

/// On the portal, sent to the department, in force.
fn publish(tx: &Tx<'_>, world: &World, of: &DeclarationFacts) -> Result<(), AppError> {
    let by = world.person(SECRETARY)?;
    let published = |it: &declaration::Declaration| it.state() == State::Published;
    let it = declaration::history(tx)?.into_iter().find(published).ok_or(AppError::NotFound)?;
    let publication = Publication {
        portal_on: Some(of.published),
        portal_url: of.portal_url.clone(),
        sent_on: Some(of.published),
        sent_to: of.sent_to.clone(),
        ..it.publication
    };
    let whole = Move { publication, ..Move::default() };
    declaration::act(tx, &by, it.id, Action::Publish, &whole)?;
    declaration::act(tx, &by, it.id, Action::TakeEffect, &Move::default()).map(drop)
}
