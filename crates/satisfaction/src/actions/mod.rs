//! The use cases. Each runs inside one transaction that its caller opened.

mod answering;
mod planning;
mod waiting;

pub(crate) use answering::{answer, by_code, comments, new_slip};
pub use answering::{enter, import, sort};
pub use planning::{act, frame, plan, put_frame, put_plan};
pub(crate) use waiting::inbox;

use crate::{Refusal, Results, Survey, SurveyId, Tally, store};
use platform::{
    Actor, AppError, DbError, Span, Tx,
    ledger::{Entry, object},
};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::WrongState => Self::Conflict("wrong_state"),
            Refusal::NoNote => Self::Conflict("survey_note_missing"),
            Refusal::NoAnalysis => Self::Conflict("analysis_missing"),
            Refusal::Over => Self::Conflict("survey_over"),
            Refusal::NoSlips => Self::Conflict("no_valid_slips"),
        }
    }
}

/// The survey. Everybody of the agency may know of it.
pub fn open(tx: &Tx<'_>, id: SurveyId) -> Result<Survey, AppError> {
    store::get(tx, id)?.ok_or(AppError::NotFound)
}

/// What a survey came to by now.
pub fn results(tx: &Tx<'_>, survey: &Survey) -> Result<Results, DbError> {
    let slips = store::read_slips(tx, survey.id)?;
    let files = store::read_imports(tx, survey.id)?;
    Ok(Results::of(&survey.questions, survey.plan.issued, &slips, &files))
}

/// The surveys whose result stands and whose last day is within a span.
pub fn analysed(tx: &Tx<'_>, span: Span) -> Result<Vec<Survey>, DbError> {
    let rows = store::analysed(tx, &span.from.to_string(), &span.to.to_string())?;
    rows.into_iter().map(store::read).collect()
}

/// How satisfied people were in a span: one tally over its surveys whose result stands, from sums.
pub fn satisfaction(tx: &Tx<'_>, span: Span) -> Result<Tally, DbError> {
    let mut all = Tally::default();
    for survey in analysed(tx, span)? {
        all.merge(&results(tx, &survey)?.overall);
    }
    Ok(all)
}

/// The same of one unit, from the surveys in which enough people spoke of it.
pub fn satisfaction_of(tx: &Tx<'_>, span: Span, unit: i64) -> Result<Tally, DbError> {
    let mut all = Tally::default();
    for survey in analysed(tx, span)? {
        let units = results(tx, &survey)?.units;
        units.iter().filter(|(of, ..)| *of == unit).for_each(|(.., tally)| all.merge(tally));
    }
    Ok(all)
}

/// What everybody may read, the newest first.
pub fn published(tx: &Tx<'_>) -> Result<Vec<(Survey, Results)>, DbError> {
    let surveys = store::published(tx)?.into_iter().map(store::read);
    surveys
        .map(|survey| {
            let survey = survey?;
            let results = results(tx, &survey)?;
            Ok((survey, results))
        })
        .collect()
}

fn say(
    tx: &Tx<'_>,
    actor: &Actor,
    action: &str,
    survey: &Survey,
    reason: &str,
) -> Result<(), DbError> {
    let object = object("survey", survey.id);
    let version = survey.moves;
    tx.record(actor, &Entry { action, object, version, reason, ..Entry::default() })?;
    Ok(())
}
