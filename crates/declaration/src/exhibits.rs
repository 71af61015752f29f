//! What this feature can show of itself (ISO 9001, 4.3 and 4.4).

use crate::{actions, pages::figures as words, store};
use jiff::tz;
use platform::{DbError, Exhibit, Keeping, Span, Tx};

/// Scope, declaration, map; how much of the agency's competence runs by controlled processes.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let figure = |key, label, href: &str, clauses, mend| Exhibit {
        key,
        label,
        href: href.to_owned(),
        clauses,
        keeping: Keeping::Maintained,
        mend,
        ..Exhibit::default()
    };
    let end = tz::offset(7).to_timestamp(span.to.at(23, 59, 59, 0)).unwrap_or_else(|_| tx.now());
    let said = store::scope(tx, end.as_microsecond())?;
    let declared = actions::declared_on(tx, span.to)?;
    let (with, all) = actions::covered(tx, span, None)?;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let named = declared.as_ref().and_then(|it| Some(words::named(&it.number, it.dated?)));
    let in_force = Exhibit {
        named: named.unwrap_or_default(),
        ..figure(
            "declaration.in_force",
            words::IN_FORCE,
            "/declarations?state=in_force",
            &["4.3"],
            words::MEND_IN_FORCE,
        )
    };
    let mut shown = vec![
        figure("declaration.scope", words::SCOPE, "/scope", &["4.3"], words::MEND_SCOPE)
            .needed(said.is_some().into()),
        in_force.needed(declared.is_some().into()),
        figure("declaration.map", words::MAP, "/process-map", &["4.4"], words::MEND_MAP)
            .needed(count(actions::processes(tx, span.to)?.len())),
        figure(
            "declaration.covered",
            words::COVERED,
            &format!("/scope/competence?covered=yes&{}", span.as_of()),
            &[],
            words::MEND_COVERED,
        )
        .of_all(with, all),
    ];
    // What changed since is only known as it stands now.
    if span.reaches(text::here(tx.now()).date()) {
        let reasons = if declared.is_some() { actions::reasons(tx)? } else { Vec::new() };
        let of = declared.as_ref().map_or(0, |it| it.snapshot.processes.len());
        let (key, href) = ("declaration.due_anew", "/declarations/reasons");
        let anew = figure(key, words::DUE_ANEW, href, &[], words::MEND_DUE_ANEW);
        shown.push(anew.none_of(count(reasons.len()), count(of)));
    }
    Ok(shown)
}
