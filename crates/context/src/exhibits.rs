//! The context of the agency and its interested parties (ISO 9001, 4.1 and 4.2).

use crate::{ISSUES, PARTIES};
use platform::{DbError, Exhibit, Keeping, Span, Tx};
use quality_register::tally;

/// The figures of a span: what is approved on its last day, and what should have been looked at.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let as_of = span.as_of();
    let (issues, parties) = (tally(tx, &ISSUES, span.to)?, tally(tx, &PARTIES, span.to)?);
    let approved = |kind: &str| issues.count(|lot| lot.state == "approved" && lot.kind == kind);
    let external = Exhibit {
        key: "context.external",
        label: "vấn đề bên ngoài đã phê duyệt",
        href: format!("/context-issues?state=approved&kind=external&{as_of}"),
        clauses: &["4.1"],
        keeping: Keeping::Maintained,
        mend: "Xác định và phê duyệt các vấn đề bên ngoài ảnh hưởng đến cơ quan.",
        ..Exhibit::default()
    };
    let internal = Exhibit {
        key: "context.internal",
        label: "vấn đề nội bộ đã phê duyệt",
        href: format!("/context-issues?state=approved&kind=internal&{as_of}"),
        clauses: &["4.1"],
        keeping: Keeping::Maintained,
        mend: "Xác định và phê duyệt các vấn đề nội bộ ảnh hưởng đến cơ quan.",
        ..Exhibit::default()
    };
    let known = Exhibit {
        key: "context.parties",
        label: "bên quan tâm đã phê duyệt",
        href: format!("/interested-parties?state=approved&{as_of}"),
        clauses: &["4.2"],
        keeping: Keeping::Maintained,
        mend: "Xác định các bên quan tâm và yêu cầu của họ.",
        ..Exhibit::default()
    };
    let old_issues = Exhibit {
        key: "context.issues_overdue",
        label: "vấn đề bối cảnh quá hạn soát xét",
        href: format!("/context-issues?phase=overdue&{as_of}"),
        clauses: &["4.1"],
        mend: "Soát xét những vấn đề đã quá một năm.",
        ..Exhibit::default()
    };
    let old_parties = Exhibit {
        key: "context.parties_overdue",
        label: "bên quan tâm quá hạn soát xét",
        href: format!("/interested-parties?phase=overdue&{as_of}"),
        clauses: &["4.2"],
        mend: "Soát xét những bên quan tâm đã quá một năm.",
        ..Exhibit::default()
    };
    Ok(vec![
        external.needed(approved("external")),
        internal.needed(approved("internal")),
        known.needed(parties.of(&["approved"])),
        old_issues.none_of(issues.overdue, issues.open),
        old_parties.none_of(parties.overdue, parties.open),
    ])
}
