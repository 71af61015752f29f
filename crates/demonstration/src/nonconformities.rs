//! Corrective actions: what an audit found and what late dossiers raised, from the first note to the
//! judgement of its effect.

use crate::{
    Failure,
    agenda::Agenda,
    facts::{Facts, NonconformityFacts},
    moment::Days,
    world::World,
};
use jiff::{Timestamp, civil::Date};
use nonconformity::{Action, Branch, Cause, Line, LineKind, Method, Move, NonconformityId, Plan};
use platform::{Actor, AppError, PersonId, Tx};

/// Who raises, assigns and looks after.
const SECRETARY: &str = "thuky";
/// Who approves plans and judges effects: the leader's representative.
const DEPUTY: &str = "phochutich";

/// Puts the corrective actions of 2022 on the agenda.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts, days: &Days) -> Result<(), Failure> {
    for (place, of) in facts.nonconformities.iter().enumerate() {
        begin(agenda, place, of)?;
        for (moment, login, action, with) in course(of, days)? {
            let login = login.to_owned();
            agenda.at(moment, move |tx, world| {
                // Where nobody reacts to late dossiers, there is nothing to go on with.
                let Some(id) = world.nonconformities.get(&place).copied() else { return Ok(()) };
                let owner = with.owner(world)?;
                let by = world.person(&login)?;
                let mut with = Move { owner, ..with.said };
                for line in &mut with.plan.lines {
                    line.who = by.person;
                }
                nonconformity::act(tx, &by, id, action, &with).map(drop)
            });
        }
    }
    Ok(())
}

/// Finds what the audit or a late dossier raised.
fn begin(agenda: &mut Agenda, place: usize, of: &NonconformityFacts) -> Result<(), Failure> {
    let of = of.clone();
    let moment = Days::on(of.raised, 7, 50)?;
    agenda.at(moment, move |tx, world| {
        let id = match &of.finding {
            Some(finding) => found(tx, world, finding)?,
            None => raised_by_itself(tx, &world.person(SECRETARY)?, &of.late)?,
        };
        world.nonconformities.extend(id.map(|id| (place, id)));
        Ok(())
    });
    Ok(())
}

/// What the audit's finding raised.
fn found(tx: &Tx<'_>, world: &World, of: &str) -> Result<Option<NonconformityId>, AppError> {
    let finding = quality_register::open(tx, &audit::FINDINGS, world.entry(of)?)?;
    Ok(nonconformity::raised_from(tx, &finding.thing())?.first().map(|raised| raised.id))
}

/// The draft about late dossiers of a procedure, where the secretary finds it: among what waits.
fn raised_by_itself(
    tx: &Tx<'_>,
    secretary: &Actor,
    code: &str,
) -> Result<Option<NonconformityId>, AppError> {
    let Some(inbox) = nonconformity::feature().inbox else { return Ok(None) };
    for item in inbox(tx, secretary)? {
        let id = item.href.rsplit('/').next().and_then(|id| id.parse().ok());
        let Some(id) = id.map(NonconformityId::new) else { continue };
        let noted = nonconformity::open(tx, id)?;
        let is_draft = noted.state() == nonconformity::State::Draft;
        if is_draft && noted.finding.place.is_some_and(|place| place.code == code) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// The plan; who does its lines is filled in when their key is known.
fn proposal(of: &NonconformityFacts) -> Move {
    let lines = |text: &str| text.lines().map(ToOwned::to_owned).collect::<Vec<_>>();
    let bones = of.bones.iter().flat_map(|(word, said)| {
        let branch = Branch::parse(word);
        lines(said).into_iter().filter_map(move |line| Some((branch?, line)))
    });
    let method = if of.bones.is_empty() { Method::Whys } else { Method::Fishbone };
    let line = |kind, what: &str, due_on| Line {
        kind,
        what: what.to_owned(),
        who: PersonId::new(0),
        due_on,
        done_on: None,
        evidence: String::new(),
    };
    let plan = Plan {
        cause: Cause {
            method,
            whys: if method == Method::Whys { lines(&of.cause) } else { Vec::new() },
            bones: bones.collect(),
            root: of.root.clone(),
            branch: Branch::parse(&of.branch),
        },
        lines: vec![
            line(LineKind::Correction, &of.correction, of.raised),
            line(LineKind::Action, &of.measure, of.due),
        ],
        similar: Some(of.elsewhere.is_some()),
        similar_note: of.elsewhere.clone().unwrap_or_default(),
        ..Plan::default()
    };
    Move { plan, ..Move::default() }
}

/// What an act says, and whom it names.
struct Said {
    said: Move,
    owner: Option<String>,
}

impl Said {
    fn owner(&self, world: &World) -> Result<Option<platform::PersonId>, AppError> {
        let owner = self.owner.as_deref().map(|login| world.person(login));
        Ok(owner.transpose()?.map(|owner| owner.person))
    }
}

type Act<'f> = (Timestamp, &'f str, Action, Said);

fn course<'f>(of: &'f NonconformityFacts, days: &Days) -> Result<Vec<Act<'f>>, Failure> {
    let owner = of.owner.as_str();
    let after = |count: usize| {
        let working = days.working(of.raised, of.done);
        working.get(count.min(working.len().saturating_sub(1))).copied().ok_or(Failure::Beyond)
    };
    let say = |said: Move| Said { said, owner: None };
    let note = |note: &str| say(Move { note: note.to_owned(), ..Move::default() });
    let at = |day: Date, hour: i8| Days::on(day, hour, 20);
    let assign = Move { due_on: Some(of.due), ..Move::default() };
    let assign = Said { said: assign, owner: Some(of.owner.clone()) };
    let corrected = after(4)?;
    let line = |kind, day, evidence: &str| {
        let line = Some((kind, 0, day));
        say(Move { line, note: evidence.to_owned(), ..Move::default() })
    };
    let mut acts = vec![
        (at(of.raised, 8)?, SECRETARY, Action::Raise, note("")),
        (at(of.raised, 9)?, SECRETARY, Action::Assign, assign),
        (at(after(3)?, 14)?, owner, Action::ProposeCause, say(proposal(of))),
        (at(corrected, 10)?, DEPUTY, Action::ApprovePlan, note("")),
        (
            at(corrected, 15)?,
            owner,
            Action::ReportLine,
            line(LineKind::Correction, corrected, &of.corrected),
        ),
        (at(of.done, 15)?, owner, Action::ReportLine, line(LineKind::Action, of.done, &of.result)),
        (at(of.done, 16)?, owner, Action::ReportDone, note(&of.result)),
        (at(of.verified, 9)?, SECRETARY, Action::Verify, note(&of.verification)),
        (at(of.closed, 10)?, DEPUTY, Action::Close, note(&of.effect)),
    ];
    if let Some(due) = of.extended {
        let later = Move { due_on: Some(due), note: of.why_extended.clone(), ..Move::default() };
        acts.push((at(of.due, 15)?, DEPUTY, Action::Extend, say(later)));
    }
    Ok(acts)
}
