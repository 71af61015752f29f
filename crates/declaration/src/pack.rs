//! What is declared, for an inspection.

use crate::{actions, pages::printed as words, print};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};

/// The declaration that was in force on the last day, with its decision.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let Some(it) = actions::declared_on(tx, ask.span.to)? else { return Ok(Vec::new()) };
    let (id, of) = (it.id, it.number);
    let title = |kind: &str| format!("{kind} ({of})");
    Ok(vec![
        PackPaper::read(
            ask,
            PackItem::Declaration,
            title(words::DECISION),
            "quyet-dinh-cong-bo",
            move |tx| print::papers(tx, actions::open(tx, id)?)?.decision_pdf(),
        ),
        PackPaper::read(
            ask,
            PackItem::Declaration,
            title(words::STATEMENT),
            "ban-cong-bo",
            move |tx| print::papers(tx, actions::open(tx, id)?)?.statement_pdf(),
        ),
    ])
}
