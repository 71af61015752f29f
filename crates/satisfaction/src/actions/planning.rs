use super::{open, results, say};
use crate::{
    Action, Move, Plan, Question, State, Survey, SurveyId, may, pages, permit::may_plan, store,
};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};

/// Letters of a code that nobody mistakes for others.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// The newest set of questions with its number; the usual one, number 0, where the agency has none.
pub fn frame(tx: &Tx<'_>) -> Result<(i64, Vec<Question>), DbError> {
    match store::frames(tx)?.into_iter().next() {
        Some(row) => Ok((row.number, store::questions(&row.questions)?)),
        None => Ok((0, pages::usual_questions())),
    }
}

/// Makes the next set of questions. Surveys keep the set that they began with.
pub fn put_frame(tx: &Tx<'_>, actor: &Actor, questions: &[Question]) -> Result<i64, AppError> {
    may_plan(actor)?;
    let (last, _) = frame(tx)?;
    let (number, at) = (last + 1, tx.now().as_microsecond());
    let stored = written(questions)?;
    if store::insert_frame(tx, number, &stored, actor.person.get(), at)? == 0 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let entry = Entry {
        action: "survey_frame.put",
        object: object("survey_frame", number),
        version: number,
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(number)
}

/// Drafts a survey with the newest set of questions.
pub fn plan(tx: &Tx<'_>, actor: &Actor, plan: &Plan) -> Result<SurveyId, AppError> {
    may_plan(actor)?;
    let (frame, questions) = frame(tx)?;
    let year = i64::from(plan.from.year());
    let (no,) = store::next_number(tx, year)?;
    let (id, number) = (tx.new_key(), format!("KS-{year}-{no:02}"));
    store::insert(
        tx,
        id,
        &number,
        &plan.title,
        &plan.target,
        &plan.from.to_string(),
        &plan.to.to_string(),
        frame,
        &written(&questions)?,
        plan.issued,
        &code()?,
        actor.person.get(),
        &folded(&number, plan),
        tx.now().as_microsecond(),
    )?;
    let id = SurveyId::new(id);
    say(tx, actor, "survey.draft", &open(tx, id)?, &number)?;
    Ok(id)
}

/// Changes what was planned. Once slips are taken, only how many were given out.
pub fn put_plan(tx: &Tx<'_>, actor: &Actor, id: SurveyId, plan: &Plan) -> Result<(), AppError> {
    let survey = open(tx, id)?;
    may_plan(actor)?;
    let only_issued = Plan { issued: plan.issued, ..survey.plan.clone() };
    let fits = match survey.state() {
        State::Draft => true,
        State::Approved | State::Open | State::Closed => *plan == only_issued,
        State::Analysed | State::Published | State::Cancelled => false,
    };
    if !fits {
        return Err(AppError::Conflict("survey_is_fixed"));
    }
    store::put_plan(
        tx,
        id.get(),
        &plan.title,
        &plan.target,
        &plan.from.to_string(),
        &plan.to.to_string(),
        plan.issued,
        &folded(&survey.number, plan),
        tx.now().as_microsecond(),
    )?;
    say(tx, actor, "survey.put_plan", &survey, &survey.number)?;
    Ok(())
}

/// Does one action: look up, ask leave, decide, save, remember.
pub fn act(
    tx: &Tx<'_>,
    actor: &Actor,
    id: SurveyId,
    action: Action,
    with: &Move,
) -> Result<Survey, AppError> {
    let before = open(tx, id)?;
    let permit = may(actor, action, &before)?;
    let valid = if action == Action::Analyse { results(tx, &before)?.valid } else { 0 };
    let after = permit.act(with, valid, text::here(tx.now()).date())?;
    let changed = store::save(
        tx,
        id.get(),
        before.moves,
        after.state().as_str(),
        &after.analysis,
        &after.measures,
        tx.now().as_microsecond(),
    )?;
    if changed != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    if !with.note.is_empty() {
        store::insert_note(tx, id.get(), after.moves, &with.note)?;
    }
    say(tx, actor, &format!("survey.{}", action.as_str()), &after, &after.number)?;
    Ok(after)
}

fn folded(number: &str, plan: &Plan) -> String {
    text::fold(&format!("{number} {} {}", plan.title, plan.target))
}

fn written(questions: &[Question]) -> Result<String, AppError> {
    serde_json::to_string(questions).map_err(|e| AppError::Failed(e.to_string()))
}

/// Twelve letters, 60 random bits: nobody finds a survey by guessing.
fn code() -> Result<String, DbError> {
    let mut random = [0; 12];
    getrandom::fill(&mut random).map_err(|e| DbError::Unavailable(e.to_string()))?;
    let letter = |byte: u8| char::from(LETTERS[usize::from(byte % 32)]);
    Ok(random.into_iter().map(letter).collect())
}
