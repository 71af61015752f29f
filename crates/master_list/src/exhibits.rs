//! Documents in force by what they are, as of the last day of a span (ISO 9001, 4.3 to 5.2 and 7.5).

use crate::{Counts, store};
use document::{Category, Kind};
use platform::{DbError, Exhibit, Keeping, Span, Tx};

/// The figures of a span, as of its last day.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let counts = store::counts(tx, span.to)?;
    let all = of(&counts, |_| true);
    let mut shown = maintained(span, &counts);
    let (approved,) = store::approved(tx, &span.to.to_string())?;
    let list = Exhibit {
        key: "master_list.documents",
        label: "tài liệu trong danh mục nội bộ",
        href: href(span, ""),
        clauses: &["7.5.3"],
        mend: "Ban hành tài liệu của hệ thống.",
        ..Exhibit::default()
    };
    let signed = Exhibit {
        key: "master_list.approved",
        label: "bản có hiệu lực đã ký phê duyệt",
        href: href(span, "approval=signed&"),
        clauses: &["7.5.2"],
        mend: "Ban hành lại bản đang có hiệu lực mà chưa có chữ ký phê duyệt.",
        ..Exhibit::default()
    };
    let changed = Exhibit {
        key: "master_list.changed",
        label: "tài liệu sửa đổi, ban hành lại trong kỳ",
        href: href(span, &format!("changed_since={}&", span.from)),
        clauses: &["8.2.4", "8.5.6"],
        mend: "Sửa đổi quy trình khi quy định hoặc cách làm thay đổi, rồi ban hành lại.",
        ..Exhibit::default()
    };
    let (count,) = store::changed(tx, &span.to.to_string(), &span.from.to_string())?;
    shown.extend([list.needed(all), signed.of_all(approved, all), changed.happened(count)]);
    Ok(shown)
}

/// The kinds of documents that the standard wants maintained.
fn maintained(span: Span, counts: &Counts) -> Vec<Exhibit> {
    let document = |key, label, filter: &str, clauses, mend, count| {
        let href = href(span, filter);
        let keeping = Keeping::Maintained;
        Exhibit { key, label, href, clauses, keeping, mend, ..Exhibit::default() }.needed(count)
    };
    vec![
        document(
            "master_list.policy",
            "chính sách chất lượng có hiệu lực",
            "kind=policy&",
            &["5.1.1", "5.2.1", "5.2.2"],
            "Soạn và ban hành chính sách chất lượng.",
            of(counts, |kind| kind == Kind::Policy),
        ),
        document(
            "master_list.manual",
            "sổ tay, phụ lục có hiệu lực",
            "category=manual&",
            &["4.3"],
            "Soạn và ban hành sổ tay chất lượng, trong đó nêu phạm vi áp dụng.",
            of(counts, |kind| matches!(kind, Kind::Manual | Kind::Appendix)),
        ),
        document(
            "master_list.system_procedures",
            "quy trình hệ thống, hướng dẫn có hiệu lực",
            "category=procedures&",
            &["4.4", "7.5.1"],
            "Soạn và ban hành quy trình hệ thống.",
            of(counts, |kind| kind.category() == Category::Procedures),
        ),
        document(
            "master_list.administrative_procedures",
            "quy trình thủ tục hành chính có hiệu lực",
            "category=administrative&",
            &["4.4", "7.5.1", "8.1", "8.2.2", "8.5.1"],
            "Soạn và ban hành quy trình giải quyết thủ tục hành chính.",
            of(counts, |kind| kind == Kind::AdministrativeProcedure),
        ),
    ]
}

fn of(counts: &Counts, wanted: impl Fn(Kind) -> bool) -> i64 {
    counts.iter().filter(|(kind, ..)| wanted(*kind)).map(|(.., n)| n).sum()
}

fn href(span: Span, filter: &str) -> String {
    format!("/registers/documents?{filter}{}", span.as_of())
}
