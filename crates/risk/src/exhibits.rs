//! Risks and opportunities, and what is done about them (ISO 9001, 6.1).

use crate::RISKS;
use platform::{DbError, Exhibit, Keeping, Span, Tx};
use quality_register::{Lot, tally};

/// The figures of a span: what is open on its last day. A risk that was closed is no longer there.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let tally = tally(tx, &RISKS, span.to)?;
    let as_of = span.as_of();
    let risks = Exhibit {
        key: "risk.risks",
        label: "rủi ro đang theo dõi",
        href: format!("/risks?kind=risk&phase=open&{as_of}"),
        clauses: &["6.1"],
        keeping: Keeping::Maintained,
        mend: "Nhận diện rủi ro của từng quá trình và ghi vào sổ.",
        ..Exhibit::default()
    };
    let opportunities = Exhibit {
        key: "risk.opportunities",
        label: "cơ hội đang theo dõi",
        href: format!("/risks?kind=opportunity&phase=open&{as_of}"),
        clauses: &["6.1"],
        keeping: Keeping::Maintained,
        mend: "Ghi những cơ hội cải tiến mà đơn vị nhận thấy.",
        ..Exhibit::default()
    };
    let unjudged = Exhibit {
        key: "risk.unassessed",
        label: "rủi ro, cơ hội chưa đánh giá",
        href: format!("/risks?state=identified&{as_of}"),
        mend: "Đánh giá các rủi ro, cơ hội mới ghi.",
        ..Exhibit::default()
    };
    let reopened = Exhibit {
        key: "risk.reopened",
        label: "rủi ro, cơ hội mở lại sau sự việc",
        href: format!("/risks?state=reopened&{as_of}"),
        mend: "Đánh giá lại những rủi ro đã mở lại.",
        ..Exhibit::default()
    };
    let high = Exhibit {
        key: "risk.high",
        label: "rủi ro, cơ hội đang ở mức cao",
        href: format!("/risks?grade=high&phase=open&{as_of}"),
        ..Exhibit::default()
    };
    let overdue = Exhibit {
        key: "risk.overdue",
        label: "rủi ro, cơ hội quá hạn xử lý hoặc soát xét",
        href: format!("/risks?phase=overdue&{as_of}"),
        clauses: &["6.1", "9.1.3"],
        mend: "Báo cáo việc đã làm, hoặc soát xét những mục đã quá một năm.",
        ..Exhibit::default()
    };
    let open = |which: &dyn Fn(&Lot) -> bool| -> i64 {
        tally.lots.iter().filter(|lot| which(lot)).map(|lot| lot.open).sum()
    };
    let kind = |kind: &str| open(&|lot| lot.kind == kind);
    let grave = open(&|lot| lot.grade == "high");
    Ok(vec![
        risks.needed(kind("risk")),
        opportunities.happened(kind("opportunity")),
        unjudged.none_of(tally.of(&["identified"]), tally.open),
        reopened.none_of(tally.of(&["reopened"]), tally.open),
        high.happened(grave),
        overdue.none_of(tally.overdue, tally.open),
    ])
}
