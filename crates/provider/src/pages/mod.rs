//! The evaluations of all years, and every word. The rest of the pages is the shared register's.

/// The words of the print.
pub(crate) mod paper;
mod words;

pub(crate) use words::{ABOUT, SENTENCES, TITLE, WORDS};

use crate::{
    PROVIDERS,
    model::{SCORES, sum},
};
use askama::Template;
use platform::{Actor, AppError, Tx};
use quality_register::{Entry, Moved, Panel, moves};

#[derive(Template)]
#[template(path = "pages/evaluations.html")]
struct Evaluations {
    heads: Vec<&'static str>,
    rows: Vec<Evaluation>,
}

/// One yearly evaluation.
struct Evaluation {
    on: String,
    scores: Vec<i64>,
    sum: i64,
    tone: &'static str,
    mark: &'static str,
    result: String,
    by: String,
}

/// Every evaluation that there was, the newest first.
pub(crate) fn panels(tx: &Tx<'_>, _: &Actor, entry: &Entry) -> Result<Vec<Panel>, AppError> {
    let names = organization::names(tx)?;
    let row = |moved: Moved| {
        let mark = moved.values.text("mark");
        Evaluation {
            on: text::date(text::here(moved.at).date()),
            scores: SCORES.iter().filter_map(|score| moved.values.whole(score)).collect(),
            sum: sum(&moved.values),
            tone: PROVIDERS.word(&format!("tone.mark.{mark}")),
            mark: PROVIDERS.word(&format!("choice.mark.{mark}")),
            result: moved.values.text("result").to_owned(),
            by: names.get(&moved.by).cloned().unwrap_or_default(),
        }
    };
    let done = moves(tx, entry)?.into_iter().filter(|moved| moved.action == "evaluate");
    let mut rows: Vec<_> = done.map(row).collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    rows.reverse();
    let heads = SCORES.iter().map(|score| PROVIDERS.named("field", score)).collect();
    let html = Evaluations { heads, rows }.render().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(vec![Panel { title: words::EVALUATIONS.to_owned(), html }])
}
