//! Training, competence and knowledge (ISO 9001, 7.1.6, 7.2, 7.3).

use crate::{
    ATTENDANCES, COMPETENCES, COURSES, KNOWLEDGE, actions, indicators::people_href, pages,
};
use platform::{DbError, Exhibit, Keeping, Span, Tx};
use quality_register::tally;

/// What it can show at the end of a span of days.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let courses = tally(tx, &COURSES, span.to)?;
    let lines = tally(tx, &ATTENDANCES, span.to)?;
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
    Ok(vec![
        learned.needed(trained),
        figure("training.gaps", "/competences?", &[]).none_of(gaps, certificates),
        figure("training.requirements", "/competences?state=standing", &["7.2"])
            .needed(asked.of(&["standing"])),
        figure("training.closed", "/courses?state=closed", &["7.2", "7.3"])
            .needed(courses.of(&["closed"])),
        figure("training.effect_overdue", "/attendances?phase=overdue", &[])
            .none_of(lines.overdue, lines.of(&["attended", "evaluated"])),
        figure("training.knowledge", "/knowledge?state=kept", &["7.1.6"])
            .of_all(known.of(&["kept"]), known.of(&["noted", "kept"])),
    ])
}
