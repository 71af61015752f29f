//! What the registers' own pages show more: whether the inputs are frozen, what became of a decision.

use crate::{Outcome, actions};
use askama::Template;
use platform::{Actor, AppError, Tx};
use quality_register::{Entry, Panel};

#[derive(Template)]
#[template(path = "pages/frozen.html")]
struct Frozen {
    href: String,
    kept: Option<(String, String)>,
    words: usize,
    figures: usize,
}

/// What the page of a review shows more.
pub(crate) fn review_panels(
    tx: &Tx<'_>,
    _: &Actor,
    review: &Entry,
) -> Result<Vec<Panel>, AppError> {
    let kept = actions::frozen(tx, review.id)?;
    let inputs = kept.as_ref().map(|(snapshot, _)| snapshot.inputs.as_slice()).unwrap_or_default();
    let panel = Frozen {
        href: format!("{}/inputs", review.href()),
        words: inputs.iter().filter(|input| !input.words.is_empty()).count(),
        figures: inputs.iter().map(|input| input.figures.len()).sum(),
        kept: kept.map(|(_, row)| {
            let at = jiff::Timestamp::from_microsecond(row.at).unwrap_or_default();
            (row.hash, text::date_time(at))
        }),
    };
    Ok(vec![rendered("Đầu vào theo 9.3.2", &panel)?])
}

#[derive(Template)]
#[template(path = "pages/outcomes.html")]
struct Outcomes {
    outcomes: Vec<Outcome>,
}

/// What the page of a decision shows more.
pub(crate) fn decision_panels(
    tx: &Tx<'_>,
    actor: &Actor,
    decision: &Entry,
) -> Result<Vec<Panel>, AppError> {
    let outcomes = actions::outcomes(tx, actor, decision.id)?;
    if outcomes.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![rendered("Đã giao thành", &Outcomes { outcomes })?])
}

fn rendered(title: &str, template: &impl Template) -> Result<Panel, AppError> {
    let html = template.render().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(Panel { title: title.to_owned(), html })
}
