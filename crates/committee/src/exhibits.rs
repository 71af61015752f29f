//! The committee as evidence of leadership, roles and responsibilities (ISO 9001, 5.1 and 5.3).

use crate::{COMMITTEES, Concern, MEETINGS, SEATS, actions, pages::figures as words};
use platform::{DbError, Exhibit, Span, Tx};
use quality_register::{done_in, tally};

/// What the committee can show at the end of a span of days, and its meetings in it. What is wrong with it
/// is only known as it stands now.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let day = span.to;
    let count = |register, state| Ok::<_, DbError>(tally(tx, register, day)?.of(&[state]));
    let figure = |key, (label, mend), href: String, clauses| Exhibit {
        key,
        label,
        href,
        clauses,
        mend,
        ..Exhibit::default()
    };
    let as_of = span.as_of();
    let serving = count(&SEATS, "serving")?;
    let mut shown = vec![
        figure(
            "committee.in_force",
            words::IN_FORCE,
            format!("/committees?state=in_force&{as_of}"),
            &["5.1", "5.3"],
        )
        .needed(count(&COMMITTEES, "in_force")?),
        figure(
            "committee.serving",
            words::SERVING,
            format!("/committee-seats?state=serving&{as_of}"),
            &["5.3"],
        )
        .needed(serving),
        figure(
            "committee.meetings",
            words::MEETINGS,
            format!("/committee-meetings?{}", done_in(span)),
            &["5.1"],
        )
        .happened(tally(tx, &MEETINGS, span)?.done()),
    ];
    if span.reaches(text::here(tx.now()).date()) {
        let wrong: Vec<Concern> = actions::concerns(tx)?;
        let wrong = i64::try_from(wrong.len()).unwrap_or(i64::MAX);
        let concerns =
            figure("committee.concerns", words::CONCERNS, "/committee-seats".into(), &[]);
        shown.push(concerns.none_of(wrong, serving));
    }
    Ok(shown)
}
