//! What the public reads of the declaration, on the portal's page about quality.

use crate::{Declaration, actions};
use jiff::civil::Date;
use platform::{DbError, PublicBlock, PublicMention, PublicPlace, PublicSection, Tx};

/// The papers of the declaration: address inside the portal, label.
const PAPERS: [(&str, &str); 2] =
    [("/declaration.pdf", "Bản công bố (PDF)"), ("/decision.pdf", "Quyết định công bố (PDF)")];

/// What is declared, by which decision, with both papers to read.
pub(crate) fn sections(tx: &Tx<'_>, day: Date) -> Result<Vec<PublicSection>, DbError> {
    let Some(declared) = actions::declared_on(tx, day)? else { return Ok(Vec::new()) };
    let papers = PAPERS.map(|(path, label)| PublicMention {
        href: path.to_owned(),
        label: label.to_owned(),
        note: String::new(),
    });
    let blocks = vec![PublicBlock::Facts(facts(&declared)), PublicBlock::Links(papers.to_vec())];
    Ok(vec![PublicSection {
        on: PublicPlace::Quality,
        place: 20,
        id: "declaration",
        title: "Công bố hệ thống quản lý chất lượng".to_owned(),
        blocks,
    }])
}

fn facts(it: &Declaration) -> Vec<(String, String)> {
    let dated = it.dated.map(|day| format!(" ngày {}", text::date(day))).unwrap_or_default();
    let facts = [
        ("Tiêu chuẩn", it.snapshot.scope.edition.label().to_owned()),
        ("Theo", format!("Quyết định số {}{dated}", it.number)),
        ("Có hiệu lực từ", it.in_force_on.map(text::date).unwrap_or_default()),
        ("Phạm vi", it.snapshot.scope.statement.clone()),
        ("Số quy trình", it.snapshot.processes.len().to_string()),
    ];
    let said = facts.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(label, value)| (label.to_owned(), value)).collect()
}
