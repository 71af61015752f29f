//! Nonconforming outputs as evidence (ISO 9001, 8.7.2).

use crate::OUTPUTS;
use platform::{DbError, Exhibit, Span, Tx};
use quality_register::{done_in, tally};

/// What was handled in a span of days, and what is late at its end.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let tally = tally(tx, &OUTPUTS, span)?;
    let as_of = span.as_of();
    let handled = Exhibit {
        key: "nonconforming_output.handled",
        label: "đầu ra không phù hợp đã xử lý trong kỳ",
        href: format!("{}?{}", OUTPUTS.path, done_in(span)),
        clauses: &["8.7"],
        mend: "Ghi đầu ra không phù hợp vào sổ và xử lý đến khi đóng.",
        ..Exhibit::default()
    };
    let overdue = Exhibit {
        key: "nonconforming_output.overdue",
        label: "đầu ra không phù hợp quá hạn xử lý",
        href: format!("{}?phase=overdue&{as_of}", OUTPUTS.path),
        mend: "Xử lý, báo cho người nộp hồ sơ.",
        ..Exhibit::default()
    };
    let open = tally.of(&["recorded", "decided", "executed", "rechecked"]);
    Ok(vec![handled.happened(tally.done()), overdue.none_of(tally.overdue, open)])
}
