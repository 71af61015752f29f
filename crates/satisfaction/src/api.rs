//! JSON for programs. The shape is a promise, so it has a type of its own.

use crate::{Survey, actions};
use axum::{Json, extract::State};
use platform::{Actor, App, AppError, Span, Tx, api::Operation};
use schemars::JsonSchema;
use serde::Serialize;

/// A survey whose result stands.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Survey")]
struct SurveyBody {
    number: String,
    title: String,
    from: String,
    to: String,
    state: &'static str,
    issued: i64,
    returned: i64,
    valid: i64,
    /// How many said that they are satisfied or very satisfied with all of it, and how many answered.
    satisfied: i64,
    answered: i64,
    questions: Vec<QuestionBody>,
}

/// A question with how often each answer was ticked, from 1 (very dissatisfied) to 5.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SurveyQuestion")]
struct QuestionBody {
    area: &'static str,
    text: String,
    counts: [i64; 5],
}

/// The surveys whose result stands, by their last day.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SurveyList")]
pub(crate) struct ListBody {
    items: Vec<SurveyBody>,
}

/// What programs are told about [`list`].
pub(crate) fn about_list() -> Operation {
    Operation::answers::<ListBody>("Satisfaction surveys whose result stands, with their counts.")
}

pub(crate) async fn list(State(app): State<App>, actor: Actor) -> Result<Json<ListBody>, AppError> {
    let read = move |tx: &Tx<'_>| {
        let whole = Span { from: jiff::civil::Date::MIN, to: jiff::civil::Date::MAX };
        let surveys = actions::analysed(tx, whole)?.into_iter();
        let items = surveys.map(|survey| body(tx, survey)).collect::<Result<_, AppError>>()?;
        Ok::<_, AppError>(ListBody { items })
    };
    Ok(Json(app.db.at(actor.agency).read(read).await?))
}

fn body(tx: &Tx<'_>, survey: Survey) -> Result<SurveyBody, AppError> {
    let results = actions::results(tx, &survey)?;
    let state = survey.state().as_str();
    let questions = survey.questions.into_iter().zip(&results.questions);
    let questions = questions.map(|(question, tally)| QuestionBody {
        area: question.area.as_str(),
        text: question.text,
        counts: tally.0,
    });
    Ok(SurveyBody {
        number: survey.number,
        title: survey.plan.title,
        from: survey.plan.from.to_string(),
        to: survey.plan.to.to_string(),
        state,
        issued: results.issued,
        returned: results.returned,
        valid: results.valid,
        satisfied: results.overall.satisfied(),
        answered: results.overall.n(),
        questions: questions.collect(),
    })
}
