//! The move to the 2015 edition in 2022, and the beginning of the move to 2026.

use crate::{
    Failure,
    agenda::Agenda,
    facts::{Facts, PastGap, PastTransition, PresentTransition},
    moment::Days,
    world::World,
};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use platform::{AppError, Tx};
use standard::Edition;
use transition::{Action, Given, Intent, Step, TransitionId, Verdict};

/// Who plans.
const SECRETARY: &str = "thuky";
/// Who decides.
const HEAD: &str = "chutich";

/// The day after the new edition was published on which the move to it may begin.
const PUBLISHED: Date = date(2026, 9, 17);

/// Puts the move to the 2015 edition on the agenda: begun, planned, closed, completed.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts) -> Result<(), Failure> {
    let past = facts.transitions.past.clone();
    let key = past.to.clone();
    let begin = past.clone();
    agenda.at(Days::on(past.begun, 9, 0)?, move |tx, world| begin_past(tx, world, &begin));
    act(agenda, Days::on(past.approved, 10, 0)?, &key, Action::Approve);
    for gap in past.gaps {
        let (reported, judged) = (Days::on(gap.done, 15, 0)?, Days::on(gap.done, 16, 30)?);
        let (by, judge) = (gap.clone(), key.clone());
        let key = key.clone();
        agenda.at(reported, move |tx, world| close(tx, world, &key, &by));
        agenda.at(judged, move |tx, world| {
            let at = place(tx, world, &judge, &gap.clause)?;
            let by = world.person(SECRETARY)?;
            transition::step(tx, &by, at, Step::Verify, &Given::default()).map(drop)
        });
    }
    let assessed = key.clone();
    agenda.at(Days::on(past.assessed, 9, 0)?, move |tx, world| {
        let id = world.transition(&assessed)?;
        let all = document::versions_in_force(tx)?;
        let all: Vec<_> = all.iter().map(|version| version.document).collect();
        transition::assess(tx, &world.person(SECRETARY)?, id, &all, Verdict::Fit, "")
    });
    act(agenda, Days::on(past.completed, 16, 0)?, &key, Action::Complete);
    Ok(())
}

/// Puts the beginning of the move to the 2026 edition on the agenda.
pub(crate) fn plan_present(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    if today < PUBLISHED {
        return Ok(());
    }
    let of = facts.transitions.present.clone();
    let (begun, approved) = (days.back(today, 15)?, days.back(today, 10)?);
    let key = of.to.clone();
    agenda.at(Days::on(begun, 9, 0)?, move |tx, world| begin_present(tx, world, &of, begun));
    act(agenda, Days::on(approved, 10, 0)?, &key, Action::Approve);
    Ok(())
}

fn act(agenda: &mut Agenda, moment: jiff::Timestamp, key: &str, action: Action) {
    let key = key.to_owned();
    agenda.at(moment, move |tx, world| {
        let id = world.transition(&key)?;
        transition::act(tx, &world.person(HEAD)?, id, action, "").map(drop)
    });
}

fn begin(
    tx: &Tx<'_>,
    world: &mut World,
    (title, from, to): (&str, &str, &str),
    due_on: Date,
) -> Result<TransitionId, AppError> {
    let edition =
        |word: &str| Edition::parse(word).ok_or_else(|| AppError::Failed(word.to_owned()));
    let intent = Intent { title: title.to_owned(), from: edition(from)?, to: edition(to)?, due_on };
    let id = transition::begin(tx, &world.person(SECRETARY)?, &intent)?;
    world.transitions.insert(to.to_owned(), id);
    Ok(id)
}

/// Every clause is looked at on the first day: the named ones have a gap.
fn begin_past(tx: &Tx<'_>, world: &mut World, past: &PastTransition) -> Result<(), AppError> {
    let names = (past.title.as_str(), past.from.as_str(), past.to.as_str());
    let id = begin(tx, world, names, past.due)?;
    let by = world.person(SECRETARY)?;
    for item in transition::items(tx, id)? {
        let gap = past.gaps.iter().find(|gap| gap.clause == item.new);
        let (step, given) = match gap {
            Some(gap) => {
                let due_on = Some(gap.due);
                let owner = Some(world.person(&gap.owner)?.person);
                let (present, plan) = (gap.present.clone(), gap.plan.clone());
                (Step::Plan, Given { present, plan, owner, due_on, ..Given::default() })
            }
            None => (Step::Fit, Given { evidence: past.fit.clone(), ..Given::default() }),
        };
        transition::step(tx, &by, (id, item.place), step, &given)?;
    }
    Ok(())
}

fn close(tx: &Tx<'_>, world: &World, key: &str, gap: &PastGap) -> Result<(), AppError> {
    let at = place(tx, world, key, &gap.clause)?;
    let given = Given { evidence: gap.evidence.clone(), ..Given::default() };
    transition::step(tx, &world.person(&gap.owner)?, at, Step::Report, &given).map(drop)
}

fn begin_present(
    tx: &Tx<'_>,
    world: &mut World,
    of: &PresentTransition,
    today: Date,
) -> Result<(), AppError> {
    let names = (of.title.as_str(), of.from.as_str(), of.to.as_str());
    let id = begin(tx, world, names, of.due)?;
    let by = world.person(SECRETARY)?;
    let given = Given { evidence: of.unchanged.clone(), ..Given::default() };
    transition::fit_unchanged(tx, &by, id, &given)?;
    for gap in &of.gaps {
        let given = Given {
            present: gap.present.clone(),
            plan: gap.plan.clone(),
            owner: Some(world.person(&gap.owner)?.person),
            due_on: Some(today.saturating_add(gap.in_days.days())),
            ..Given::default()
        };
        let at = place(tx, world, &of.to, &gap.clause)?;
        transition::step(tx, &by, at, Step::Plan, &given)?;
    }
    let in_force = document::versions_in_force(tx)?;
    for change in &of.must_change {
        let version = in_force.iter().find(|version| version.code.as_str() == change.code);
        let version = version.ok_or_else(|| AppError::Failed(change.code.clone()))?;
        let which = [version.document];
        transition::assess(tx, &by, id, &which, Verdict::MustChange, &change.note)?;
    }
    Ok(())
}

/// The place of a clause of the new edition.
fn place(
    tx: &Tx<'_>,
    world: &World,
    key: &str,
    clause: &str,
) -> Result<(TransitionId, i64), AppError> {
    let id = world.transition(key)?;
    let item = transition::items(tx, id)?.into_iter().find(|item| item.new == clause);
    let item = item.ok_or_else(|| AppError::Failed(format!("no clause {clause}")))?;
    Ok((id, item.place))
}
