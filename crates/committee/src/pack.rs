//! The committee, for an inspection.

use crate::{MEETINGS, actions, print};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};
use quality_register::as_of;

/// The decision that was in force on the last day, and the minutes of its meetings of the span.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let mut papers = Vec::new();
    if let Some(committee) = actions::in_force(tx, ask.span.to)? {
        papers.push(PackPaper::read(
            ask,
            PackItem::Committee,
            format!("{} ({})", committee.title(), committee.values.text("number")),
            "quyet-dinh-ban-chi-dao",
            move |tx| print::decision_pdf(tx, committee.id),
        ));
    }
    for meeting in as_of(tx, &MEETINGS, ask.span.to)? {
        let is_within = meeting.due_on().is_some_and(|day| day >= ask.span.from);
        if meeting.state() == "minuted" && is_within {
            let name = text::file_name(&meeting.number, "bien-ban-hop");
            papers.push(PackPaper::read(
                ask,
                PackItem::Committee,
                format!("{}: {}", meeting.name(), meeting.title()),
                &name,
                move |tx| print::minutes_pdf(tx, meeting.id),
            ));
        }
    }
    Ok(papers)
}
