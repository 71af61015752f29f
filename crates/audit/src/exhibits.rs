//! Audits and what they found (ISO 9001, 9.2).

use crate::{AUDITS, FINDINGS, PROGRAMMES, actions, model::Cover};
use jiff::civil::Date;
use platform::{DbError, Exhibit, Span, Tx};
use quality_register::{Register, done_in, raised_in, tally};

/// The figures of a span: the programmes that ran in it, the audits that were held and the findings that
/// were noted in it; how much the programme of the year of its last day covers, and what is not settled
/// on that day.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let (year, day) = (span.to.year(), span.as_of());
    let told = |register: &Register| tally(tx, register, span);
    let found = told(&FINDINGS)?;
    let programmes = Exhibit {
        key: "audit.programmes",
        label: "chương trình đánh giá của kỳ",
        href: format!("/audit-programmes?phase=kept&stood_from={}&{day}", span.from),
        clauses: &["9.2"],
        mend: "Lập và phê duyệt chương trình đánh giá nội bộ của năm.",
        ..Exhibit::default()
    };
    let audits = Exhibit {
        key: "audit.audits",
        label: "cuộc đánh giá nội bộ đã tiến hành trong kỳ",
        href: format!("/audits?{}", done_in(span)),
        clauses: &["9.2"],
        mend: "Lập kế hoạch và tiến hành đánh giá nội bộ theo chương trình.",
        ..Exhibit::default()
    };
    let findings = Exhibit {
        key: "audit.findings",
        label: "phát hiện đánh giá trong kỳ",
        href: format!("/audit-findings?{}", raised_in(span)),
        clauses: &["9.2"],
        mend: "",
        ..Exhibit::default()
    };
    let open = Exhibit {
        key: "audit.findings_open",
        label: "phát hiện đánh giá chưa khắc phục xong",
        href: format!("/audit-findings?phase=open&{day}"),
        mend: "Ký, khắc phục và xác nhận các phát hiện đánh giá còn mở.",
        ..Exhibit::default()
    };
    let mut shown = vec![
        programmes.needed(told(&PROGRAMMES)?.in_hand()),
        audits.needed(told(&AUDITS)?.done()),
        findings.happened(found.raised()),
        open.none_of(found.open, found.in_hand()),
    ];
    shown.extend(covered(tx, year, span.to)?);
    Ok(shown)
}

/// How many applicable clauses the programme of a year has seen audited.
fn covered(tx: &Tx<'_>, year: i16, day: Date) -> Result<Option<Exhibit>, DbError> {
    let Some(programme) = actions::newest_programme(tx, year, day)? else { return Ok(None) };
    let coverage = actions::coverage(tx, &programme, day, None)?;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let done = count(coverage.clauses_at_least(Cover::Done));
    let covered = Exhibit {
        key: "audit.clauses_covered",
        label: "điều khoản đã được đánh giá trong năm",
        href: format!("{}/coverage?as_of={}", programme.href(), text::date(day)),
        clauses: &["9.2"],
        mend: "Đánh giá các điều khoản, đơn vị còn trống trong bảng bao phủ.",
        ..Exhibit::default()
    };
    Ok(Some(covered.of_all(done, count(coverage.clauses().len()))))
}
