//! Citizens' voice: the survey of 2022 from its approval to its publication, one that runs today, and
//! messages with what became of them.

use crate::{
    Failure,
    agenda::Agenda,
    facts::{Facts, MessageFacts, SurveyFacts},
    moment::Days,
    world::World,
};
use feedback::{Channel, FeedbackId, Kind, Message};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use platform::{AppError, Tx};
use satisfaction::{Answers, Area, Plan, Question, SurveyId};
use std::sync::{Arc, Mutex, PoisonError};

/// Who runs surveys and sorts messages.
const SECRETARY: &str = "thuky";
/// Who approves and publishes.
const HEAD: &str = "chutich";
/// Who stands at the desk.
const DESK: &str = "motcua";

/// What was made, handed on from act to act.
type Made<T> = Arc<Mutex<Option<T>>>;

fn put<T>(made: &Made<T>, value: T) {
    *made.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
}

fn get<T: Copy>(made: &Made<T>) -> Result<T, AppError> {
    let value = *made.lock().unwrap_or_else(PoisonError::into_inner);
    value.ok_or_else(|| AppError::Failed("citizens: nothing was made yet".to_owned()))
}

fn unreadable(what: &str) -> Failure {
    Failure::fact("citizens.yaml", what)
}

/// Puts the citizens of 2022 on the agenda.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts, days: &Days) -> Result<(), Failure> {
    let facts = &facts.citizens;
    let question = |of: &crate::facts::QuestionFacts| {
        let area = Area::parse(&of.area).ok_or_else(|| unreadable(&of.area))?;
        Ok(Question { area, text: of.text.clone() })
    };
    let questions = facts.questions.iter().map(question).collect::<Result<Vec<_>, Failure>>()?;
    agenda.at(Days::on(date(2022, 2, 21), 9, 0)?, move |tx, world| {
        satisfaction::put_frame(tx, &world.person(SECRETARY)?, &questions).map(drop)
    });
    let (from, to) = (facts.past.from, facts.past.to);
    let (Some(from), Some(to)) = (from, to) else { return Err(unreadable("past")) };
    let survey = begin(agenda, &facts.past, from, to, days.back(from, 3)?)?;
    collect(agenda, &facts.past, &survey, &days.working(from, to))?;
    conclude(agenda, &facts.past, &survey)?;
    for (place, of) in (0..).zip(&facts.past_messages) {
        let on = of.on.ok_or_else(|| unreadable(&of.title))?;
        message(agenda, of, place, &days.working(on, on.saturating_add(30.days())))?;
    }
    Ok(())
}

/// Puts the survey that runs and the messages of these days on the agenda.
pub(crate) fn plan_present(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    let facts = &facts.citizens;
    let (from, to) = (days.back(today, 12)?, today.saturating_add(20.days()));
    let survey = begin(agenda, &facts.present, from, to, days.back(today, 14)?)?;
    collect(agenda, &facts.present, &survey, &days.working(from, days.back(today, 1)?))?;
    for (place, of) in (0..).zip(&facts.present_messages) {
        let on = days.back(today, of.back)?;
        message(agenda, of, place, &days.working(on, today))?;
    }
    Ok(())
}

/// Drafted, approved the day after, opened on its first day.
fn begin(
    agenda: &mut Agenda,
    of: &SurveyFacts,
    from: Date,
    to: Date,
    drafted: Date,
) -> Result<Made<SurveyId>, Failure> {
    let made: Made<SurveyId> = Arc::default();
    let plan =
        Plan { title: of.title.clone(), target: of.target.clone(), from, to, issued: of.issued };
    let survey = made.clone();
    agenda.at(Days::on(drafted, 10, 0)?, move |tx, world| {
        let id = satisfaction::plan(tx, &world.person(SECRETARY)?, &plan)?;
        put(&survey, id);
        Ok(())
    });
    let approved = drafted.saturating_add(1.day());
    survey_act(agenda, &made, Days::on(approved, 15, 0)?, HEAD, satisfaction::Action::Approve);
    survey_act(agenda, &made, Days::on(from, 7, 30)?, SECRETARY, satisfaction::Action::Open);
    Ok(made)
}

fn survey_act(
    agenda: &mut Agenda,
    survey: &Made<SurveyId>,
    moment: jiff::Timestamp,
    login: &'static str,
    action: satisfaction::Action,
) {
    let survey = survey.clone();
    agenda.at(moment, move |tx, world| {
        let (by, with) = (world.person(login)?, satisfaction::Move::default());
        satisfaction::act(tx, &by, get(&survey)?, action, &with).map(drop)
    });
}

/// Slips whose counts are those of the facts, entered as they come back, a dozen at a time.
fn collect(
    agenda: &mut Agenda,
    of: &SurveyFacts,
    survey: &Made<SurveyId>,
    days: &[Date],
) -> Result<(), Failure> {
    let ticks = |counts: &[usize; 5]| {
        let marks = counts.iter().zip(1_u8..).flat_map(|(count, at)| vec![Some(at); *count]);
        marks.collect::<Vec<_>>()
    };
    let columns: Vec<Vec<Option<u8>>> = of.counts.iter().map(ticks).collect();
    let count = columns.first().map_or(0, Vec::len);
    let slip = |no: usize| {
        // From best to worst in steps of seven, so that a batch is mixed.
        let at = no * 7 % count.max(1);
        let answers = columns.iter().map(|column| column.get(at).copied().flatten()).collect();
        let comment = of.comments.get(no / 12).filter(|_| no % 12 == 5);
        (Answers(answers), comment.cloned().unwrap_or_default())
    };
    let mut slips: Vec<_> = (0..count).map(slip).collect();
    slips.extend(vec![(Answers(vec![None; columns.len()]), String::new()); of.blank]);
    let batches: Vec<_> = slips.chunks(12).map(<[_]>::to_vec).collect();
    for (no, batch) in batches.iter().enumerate() {
        let day = days.get((no + 1) * days.len() / (batches.len() + 1)).copied();
        let (batch, survey) = (batch.clone(), survey.clone());
        let moment = Days::on(day.ok_or(Failure::Beyond)?, 16, 30)?;
        agenda.at(moment, move |tx, world| {
            let unit = world.unit(Some("VP"))?.map(organization::UnitId::get);
            satisfaction::enter(tx, &world.person(DESK)?, get(&survey)?, unit, &batch).map(drop)
        });
    }
    Ok(())
}

/// Closed the day after, analysed, published before the review of the leaders.
fn conclude(agenda: &mut Agenda, of: &SurveyFacts, survey: &Made<SurveyId>) -> Result<(), Failure> {
    use satisfaction::Action::{Analyse, Close, Publish};
    survey_act(agenda, survey, Days::on(date(2022, 9, 5), 8, 0)?, SECRETARY, Close);
    let (made, analysis, measures) = (survey.clone(), of.analysis.clone(), of.measures.clone());
    agenda.at(Days::on(date(2022, 9, 12), 9, 0)?, move |tx, world| {
        let with = satisfaction::Move { analysis, measures, ..satisfaction::Move::default() };
        satisfaction::act(tx, &world.person(SECRETARY)?, get(&made)?, Analyse, &with).map(drop)
    });
    survey_act(agenda, survey, Days::on(date(2022, 9, 15), 10, 0)?, HEAD, Publish);
    Ok(())
}

/// A message, and as much of what became of it as the facts say, a working day an act.
fn message(
    agenda: &mut Agenda,
    of: &MessageFacts,
    place: i8,
    days: &[Date],
) -> Result<(), Failure> {
    let kind = Kind::parse(&of.kind).ok_or_else(|| unreadable(&of.kind))?;
    let channel = Channel::parse(&of.channel).ok_or_else(|| unreadable(&of.channel))?;
    let said = Message {
        kind,
        title: of.title.clone(),
        words: of.words.clone(),
        about: of.about.clone(),
        sender: of.sender.clone(),
        contact: of.contact.clone(),
        may_publish: of.may_publish,
    };
    let at = |no: usize, hour: i8| {
        let day = days.get(no).or(days.last()).copied().ok_or(Failure::Beyond)?;
        Days::on(day, hour, 10 + place)
    };
    let made: Made<FeedbackId> = Arc::default();
    let id = made.clone();
    agenda.at(at(0, 8)?, move |tx, world| {
        let kept = feedback::receive(tx, &world.person(DESK)?, channel, &said, &[])?;
        put(&id, kept.id);
        Ok(())
    });
    let Some(unit) = of.unit.clone() else { return Ok(()) };
    step(agenda, &made, at(1, 9)?, SECRETARY, feedback::Action::Classify, move |world| {
        let unit = world.unit(Some(&unit))?.map(organization::UnitId::get);
        Ok(feedback::Move { kind: Some(kind), unit, ..feedback::Move::default() })
    });
    let Some(owner) = of.owner.clone() else { return Ok(()) };
    let writer = owner.clone();
    step(agenda, &made, at(1, 14)?, HEAD, feedback::Action::Assign, move |world| {
        let owner = Some(world.person(&owner)?.person);
        Ok(feedback::Move { owner, ..feedback::Move::default() })
    });
    let Some(answer) = of.answer.clone().or_else(|| of.draft.clone()) else { return Ok(()) };
    step(agenda, &made, at(3, 10)?, &writer, feedback::Action::Propose, move |_| {
        Ok(feedback::Move { answer, ..feedback::Move::default() })
    });
    let Some(answer) = of.answer.clone() else { return Ok(()) };
    let nothing = |_: &World| Ok(feedback::Move::default());
    step(agenda, &made, at(4, 9)?, HEAD, feedback::Action::Answer, nothing);
    step(agenda, &made, at(6, 9)?, SECRETARY, feedback::Action::Close, nothing);
    if of.published {
        let shown = (of.words.clone(), answer);
        agenda.at(at(6, 10)?, move |tx, world| {
            let by = world.person(SECRETARY)?;
            feedback::publish(tx, &by, get(&made)?, Some(shown)).map(drop)
        });
    }
    Ok(())
}

fn step(
    agenda: &mut Agenda,
    made: &Made<FeedbackId>,
    moment: jiff::Timestamp,
    login: &str,
    action: feedback::Action,
    with: impl FnOnce(&World) -> Result<feedback::Move, AppError> + Send + 'static,
) {
    let (made, login) = (made.clone(), login.to_owned());
    agenda.at(moment, move |tx: &Tx<'_>, world| {
        let (by, with) = (world.person(&login)?, with(world)?);
        feedback::act(tx, &by, get(&made)?, action, &with).map(drop)
    });
}
