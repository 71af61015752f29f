//! Training, competence and knowledge (ISO 9001, 7.1.6, 7.2, 7.3).

use crate::{
    ATTENDANCES, COMPETENCES, COURSES, KNOWLEDGE, actions, indicators::people_href, pages,
};
use platform::{DbError, Exhibit, Keeping, Span, Tx};
use quality_register::{done_in, tally};

/// What it can show at the end of a span of days, and what was learned in it.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let courses = tally(tx, &COURSES, span)?;
    let lines = tally(tx, &ATTENDANCES, span)?;
    let asked = tally(tx, &COMPETENCES, span.to)?;
    let known = tally(tx, &KNOWLEDGE, span.to)?;
    let as_of = span.as_of();
    let figure = |key: &'static str, href: &str, clauses: &'static [&'static str]| Exhibit {
        key,
        label: pages::exhibit_label(key),
        mend: pages::exhibit_mend(key),
        href: format!("{href}&{as_of}"),
        clauses,
        keeping: Keeping::Retained,
        ..Exhibit::default()
    };
    // Who needs no course this year is not sent to one: that somebody was is what 7.2 asks to see.
    let (trained, _) = actions::trained(tx, span, None)?;
    let (gaps, certificates) = actions::gaps(tx, span.to)?;
    let gaps = i64::try_from(gaps.len()).unwrap_or(i64::MAX);
    let learned = Exhibit {
        href: people_href(span, None, "yes"),
        ..figure("training.trained", "", &["7.2", "7.3"])
    };
    let held = Exhibit {
        href: format!("/courses?{}", done_in(span)),
        ..figure("training.held", "", &["7.2", "7.3"])
    };
    let judged = lines.of(&["attended"]) + lines.done();
    Ok(vec![
        learned.needed(trained),
        figure("training.gaps", "/competences?", &[]).none_of(gaps, certificates),
        figure("training.requirements", "/competences?state=standing", &["7.2"])
            .needed(asked.of(&["standing"])),
        held.needed(courses.done()),
        figure("training.effect_overdue", "/attendances?phase=overdue", &[])
            .none_of(lines.overdue, judged),
        figure("training.knowledge", "/knowledge?state=kept", &["7.1.6"])
            .of_all(known.of(&["kept"]), known.of(&["noted", "kept"])),
    ])
}
