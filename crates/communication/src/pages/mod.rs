//! What the page of a plan shows more, and every word. The rest of the pages is the shared register's.

/// The words of the print.
pub(crate) mod paper;
mod words;

pub(crate) use words::{
    BULLETIN, LOG_ABOUT, LOG_TITLE, LOG_WORDS, NEWS, PLAN_ABOUT, PLAN_TITLE, PLAN_WORDS, SENTENCES,
    SHARED_WORDS, audience, documents_of, how_told, of_decision, of_plan,
};

use askama::Template;
use platform::AppError;
use quality_register::{Entry, Panel};

#[derive(Template)]
#[template(path = "pages/told.html")]
struct Told<'e> {
    told: &'e [Entry],
}

impl Told<'_> {
    fn day(entry: &Entry) -> String {
        entry.values.day("told_on").map(text::date).unwrap_or_default()
    }
}

/// What was told after a plan.
pub(crate) fn told(told: &[Entry]) -> Result<Vec<Panel>, AppError> {
    if told.is_empty() {
        return Ok(Vec::new());
    }
    let html = Told { told }.render().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(vec![Panel { title: words::TOLD.to_owned(), html }])
}
