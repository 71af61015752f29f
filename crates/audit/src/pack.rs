//! Internal audits, for an inspection.

use crate::{AUDITS, FINDINGS, PROGRAMMES, actions, print};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};
use quality_register::{Entry, as_of, open, packed};

/// The programme of the year, the report of each audit of the span, the register of findings.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let mut papers = Vec::new();
    let (year, day) = (ask.span.to.year(), ask.span.to);
    papers.extend(actions::newest_programme(tx, year, day)?.map(|it| {
        paper(ask, &text::capitalised(PROGRAMMES.word("one")), &it, |tx, it| {
            print::pdf(&print::programme_sheet(tx, it)?.1)
        })
    }));
    for audit in as_of(tx, &AUDITS, day)? {
        let is_reported = matches!(audit.state(), "reported" | "follow_up" | "closed");
        let is_within = audit.values.day("to").is_some_and(|to| to >= ask.span.from);
        if is_reported && is_within {
            papers.push(paper(ask, crate::pages::printed::REPORT, &audit, |tx, it| {
                print::pdf(&print::report_sheet(tx, it)?.1)
            }));
        }
    }
    papers.extend(packed(tx, ask, PackItem::Audit, &FINDINGS)?);
    Ok(papers)
}

fn paper(
    ask: PackAsk,
    kind: &str,
    of: &Entry,
    print: fn(&Tx<'_>, &Entry) -> Result<Vec<u8>, AppError>,
) -> PackPaper {
    let (register, id) = (of.register, of.id);
    let title = format!("{kind} {}: {}", of.number, of.title());
    let name = text::file_name(&format!("{kind} {}", of.number), "danh-gia");
    PackPaper::read(ask, PackItem::Audit, title, &name, move |tx| {
        // With who did what: they sign.
        print(tx, &open(tx, register, id)?)
    })
}
