//! The words of the register, and the way from an output to a corrective action.

/// The words of the print.
pub(crate) mod paper;
mod words;

pub(crate) use words::{NAV, SENTENCES, WORDS, late_words};

use askama::Template;
use nonconformity::{Finding, Origin, RaiseButton, Source};
use platform::{Actor, AppError, Tx};
use quality_register::{Entry, Panel};

#[derive(Template)]
#[template(path = "pages/raise.html")]
struct RaisePanel {
    button: RaiseButton,
}

/// Where a corrective action is raised from; not each output needs one, repeated or grave ones do.
pub(crate) fn panels(_: &Tx<'_>, _: &Actor, entry: &Entry) -> Result<Vec<Panel>, AppError> {
    let label = format!("{} {}", entry.name(), entry.title());
    let Some(origin) = Origin::new(&entry.thing(), &entry.href(), &label) else {
        return Ok(Vec::new());
    };
    let finding = Finding {
        source: Source::Output,
        description: entry.title().to_owned(),
        clause: "8.7".to_owned(),
        requirement: entry.document().to_owned(),
        unit: entry.unit(),
        evidence: entry.values.text("dossier").to_owned(),
        ..Finding::default()
    };
    let button = RaiseButton::new(&finding, &origin, words::RAISE_FROM_HERE);
    let html = RaisePanel { button }.render();
    let html = html.map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(vec![Panel { title: words::RAISE.to_owned(), html }])
}
