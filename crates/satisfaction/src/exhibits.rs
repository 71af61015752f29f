//! What this feature can show of itself (ISO 9001, 9.1.2).

use crate::{actions, pages, store};
use platform::{DbError, Exhibit, Keeping, Span, Standing, Tx};

const CLAUSES: &[&str] = &["9.1.2"];

/// The figures of a span: the surveys whose last day was in it, and, where it lasts until today, those late now.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let blank = |key: &'static str, href: String| Exhibit {
        key,
        label: pages::exhibit_label(key),
        href,
        clauses: CLAUSES,
        keeping: Keeping::Retained,
        mend: pages::exhibit_mend(key),
        ..Exhibit::default()
    };
    let surveys = actions::analysed(tx, span)?;
    let listed = format!("/surveys?phase=analysed&since={}&until={}", span.from, span.to);
    let (under_way,) = store::under_way(tx)?;
    let mut analysed = blank("satisfaction.surveys", listed.clone());
    if under_way > 0 {
        analysed.mend = pages::MEND_UNDER_WAY;
    }
    let mut shown = vec![analysed.needed(i64::try_from(surveys.len()).unwrap_or(i64::MAX))];
    let satisfied = actions::satisfaction(tx, span)?;
    // One survey shows its figures itself; several are added up, so their list is what is behind it.
    let behind = match surveys.as_slice() {
        [one] => format!("/surveys/{}", one.id),
        _ => listed,
    };
    if satisfied.n() > 0 {
        let figure = blank("satisfaction.satisfied", behind);
        shown.push(Exhibit {
            standing: Standing::Good,
            ..figure.of_all(satisfied.satisfied(), satisfied.n())
        });
    }
    let today = text::here(tx.now()).date();
    if span.reaches(today) {
        let (open, overdue) = store::overdue(tx, &today.to_string())?;
        let late = blank("satisfaction.overdue", "/surveys?phase=overdue".to_owned());
        shown.push(late.none_of(overdue, open));
    }
    Ok(shown)
}
