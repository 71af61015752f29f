//! Nonconformities and what was done about them (ISO 9001, 8.7 and 10.2).

use crate::store;
use platform::{DbError, Exhibit, Span, Standing, Tx};

/// The figures of a span: what was raised in it, what is late on its last day. Late dossiers must have been
/// noted; without any there is nothing to show. What is overdue, or waits as a draft, is not under control.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let tally = store::tally(tx, span)?;
    let late = dossier::finished(tx, span.from, span.to, dossier::Only::default())?.late;
    let as_of = span.as_of();
    let raised = format!("phase=kept&from={}&to={}&{as_of}", span.from, span.to);
    let outputs = Exhibit {
        key: "nonconformity.outputs",
        label: "phiếu về hồ sơ quá hạn lập trong kỳ",
        count: tally.outputs,
        standing: match (tally.outputs, late) {
            (0, 0) => Standing::Idle,
            (0, _) => Standing::Missing,
            _ => Standing::Good,
        },
        href: format!("/nonconformities?source=late_dossier&{raised}"),
        clauses: &["8.7"],
        mend: "Lập phiếu không phù hợp cho hồ sơ quá hạn.",
        ..Exhibit::default()
    };
    let handled = Exhibit {
        key: "nonconformity.all",
        label: "phiếu khắc phục lập trong kỳ",
        count: tally.raised,
        standing: match (tally.raised, tally.overdue + tally.drafts) {
            (0, 0) => Standing::Idle,
            (_, 0) => Standing::Good,
            _ => Standing::Partial,
        },
        href: format!("/nonconformities?{raised}"),
        clauses: &["10.2"],
        mend: "Xem xét dự thảo phiếu và xử lý phiếu quá hạn.",
        ..Exhibit::default()
    };
    let overdue = Exhibit {
        key: "nonconformity.overdue",
        label: "phiếu khắc phục quá hạn",
        href: format!("/nonconformities?phase=overdue&{as_of}"),
        mend: "Xử lý các phiếu quá hạn.",
        ..Exhibit::default()
    };
    Ok(vec![outputs, handled, overdue.none_of(tally.overdue, tally.open)])
}
