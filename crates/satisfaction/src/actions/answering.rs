//! Slips: from a phone, from paper, from a file.

use super::{open, say};
use crate::{
    Answers, Area, Channel, Invalid, Sheet, Survey, SurveyId,
    permit::{DESK, READERS, may_enter, may_plan},
    store,
};
use jiff::civil::Date;
use platform::{Actor, AgencyId, AppError, DbError, Tx};

/// Slips that one survey takes from phones in a day: more is no public, but a program.
const MOST_A_DAY: i64 = 500;

/// The survey of a code in its agency. Open to everybody who has the code.
pub(crate) fn by_code(tx: &Tx<'_>, code: &str) -> Result<(AgencyId, Survey), AppError> {
    let (agency, id) = store::by_code(tx, code)?.ok_or(AppError::NotFound)?;
    Ok((agency, open(&tx.of(agency), id)?))
}

/// Keeps what a stranger ticked on a phone. The same slip sent twice is kept once. Neither who nor
/// when is kept, beyond the day.
pub(crate) fn answer(
    tx: &Tx<'_>,
    id: SurveyId,
    slip: &str,
    unit: Option<i64>,
    (answers, comment): &(Answers, String),
) -> Result<(), AppError> {
    let survey = open(tx, id)?;
    let today = text::here(tx.now()).date();
    if !survey.answers_on(today) {
        return Err(AppError::Conflict("survey_takes_none"));
    }
    let (taken,) = store::slips_on(tx, id.get(), Channel::Phone.as_str(), &today.to_string())?;
    if taken >= MOST_A_DAY {
        return Err(AppError::Conflict("survey_full_today"));
    }
    let unit = known_unit(tx, unit, today)?;
    if keep(tx, &survey, Channel::Phone, slip, unit, answers, comment)? {
        let stranger = Actor::system(tx.agency(), "public");
        say(tx, &stranger, "survey.answer", &survey, "")?;
    }
    Ok(())
}

/// Enters slips on paper, as they came back; how many.
pub fn enter(
    tx: &Tx<'_>,
    actor: &Actor,
    id: SurveyId,
    unit: Option<i64>,
    slips: &[(Answers, String)],
) -> Result<usize, AppError> {
    let survey = open(tx, id)?;
    may_enter(actor)?;
    takes_paper(&survey)?;
    let unit = known_unit(tx, unit, text::here(tx.now()).date())?;
    keep_all(tx, &survey, Channel::Paper, unit, slips)?;
    say(tx, actor, "survey.enter", &survey, &slips.len().to_string())?;
    Ok(slips.len())
}

/// Takes over what another system collected; how many slips that were.
pub fn import(
    tx: &Tx<'_>,
    actor: &Actor,
    id: SurveyId,
    (source, file_name, issued): (&str, &str, i64),
    sheet: &Sheet,
) -> Result<i64, AppError> {
    let survey = open(tx, id)?;
    may_plan(actor)?;
    takes_paper(&survey)?;
    let taken = match sheet {
        Sheet::Slips(slips) => {
            keep_all(tx, &survey, Channel::File, None, slips)?;
            i64::try_from(slips.len()).unwrap_or(i64::MAX)
        }
        Sheet::Counts(counted) => {
            let counts: Vec<_> = counted.counts.iter().map(|tally| tally.0).collect();
            let counts =
                serde_json::to_string(&counts).map_err(|e| AppError::Failed(e.to_string()))?;
            store::insert_import(
                tx,
                id.get(),
                tx.new_key(),
                source,
                file_name,
                issued,
                counted.returned,
                counted.valid,
                &counts,
                actor.person.get(),
                tx.now().as_microsecond(),
            )?;
            counted.valid
        }
    };
    say(tx, actor, "survey.import", &survey, source)?;
    Ok(taken)
}

/// Sorts what somebody wrote by what it is about, and says why a slip does not count.
pub fn sort(
    tx: &Tx<'_>,
    actor: &Actor,
    id: SurveyId,
    slip: &str,
    topic: Option<Area>,
    invalid: Option<Invalid>,
) -> Result<(), AppError> {
    let survey = open(tx, id)?;
    if !actor.is_any(DESK) {
        return Err(AppError::Forbidden("role_missing"));
    }
    takes_paper(&survey)?;
    let (stored,) = store::answers_of(tx, id.get(), slip)?.ok_or(AppError::NotFound)?;
    // A slip that says too little does not come to count by being sorted.
    let invalid = store::answers(&stored)?.judge().or(invalid).map_or("", Invalid::as_str);
    store::sort_slip(tx, id.get(), slip, topic.map_or("", Area::as_str), invalid)?;
    say(tx, actor, "survey.sort", &survey, invalid)?;
    Ok(())
}

/// What people wrote, for those who may read it.
pub(crate) fn comments(
    tx: &Tx<'_>,
    actor: &Actor,
    id: SurveyId,
) -> Result<Vec<store::Comment>, DbError> {
    if actor.is_any(READERS) { store::comments(tx, id.get()) } else { Ok(Vec::new()) }
}

fn takes_paper(survey: &Survey) -> Result<(), AppError> {
    if survey.state().takes_paper() { Ok(()) } else { Err(AppError::Conflict("survey_is_fixed")) }
}

fn known_unit(tx: &Tx<'_>, unit: Option<i64>, today: Date) -> Result<Option<i64>, DbError> {
    let units = organization::units(tx, today)?;
    Ok(unit.filter(|unit| units.iter().any(|known| known.id.get() == *unit)))
}

fn keep_all(
    tx: &Tx<'_>,
    survey: &Survey,
    channel: Channel,
    unit: Option<i64>,
    slips: &[(Answers, String)],
) -> Result<(), AppError> {
    for (answers, comment) in slips {
        keep(tx, survey, channel, &new_slip()?, unit, answers, comment)?;
    }
    Ok(())
}

/// Whether it was new.
fn keep(
    tx: &Tx<'_>,
    survey: &Survey,
    channel: Channel,
    slip: &str,
    unit: Option<i64>,
    answers: &Answers,
    comment: &str,
) -> Result<bool, AppError> {
    let today = text::here(tx.now()).date().to_string();
    let stored = serde_json::to_string(&answers.0).map_err(|e| AppError::Failed(e.to_string()))?;
    let invalid = answers.judge().map_or("", Invalid::as_str);
    let kept = store::insert_slip(
        tx,
        survey.id.get(),
        slip,
        channel.as_str(),
        &today,
        unit,
        &stored,
        comment,
        invalid,
    )?;
    Ok(kept == 1)
}

/// The random name of an empty slip.
pub(crate) fn new_slip() -> Result<String, DbError> {
    let mut random = [0; 16];
    getrandom::fill(&mut random).map_err(|e| DbError::Unavailable(e.to_string()))?;
    Ok(hex::encode(random))
}
