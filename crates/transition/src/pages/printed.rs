//! The plan on paper: in full what has changed or is to be done; what stayed the same in a line.

use super::{
    show::{self, Line},
    words,
};
use crate::{Stage, Transition};
use axum::response::Response;
use jiff::civil::Date;
use platform::pages::{PDF, opened};
use platform::{AppError, Tx};
use standard::Kind;
use typeset::{Align, AnnexColumn, Day, Engine, PaperPart, PaperSheet, Signer, Width};

/// The name of its file, without its ending.
pub(super) const FILE_NAME: &str = "ke-hoach-chuyen-doi";

const COLUMNS: [(&str, Width); 7] = [
    ("TT", Width::Cm(1.0)),
    ("Điều khoản", Width::Share(1.8)),
    ("Thay đổi, tình trạng", Width::Cm(2.6)),
    ("Hiện trạng, khoảng trống", Width::Share(1.4)),
    ("Việc phải làm", Width::Share(1.5)),
    ("Người thực hiện, hạn", Width::Cm(3.0)),
    ("Bằng chứng", Width::Share(1.3)),
];

/// The plan as of a day.
pub(crate) fn plan_pdf(
    tx: &Tx<'_>,
    transition: &Transition,
    day: Date,
) -> Result<Vec<u8>, AppError> {
    pdf(tx, transition, &show::lines(tx, transition, day)?, day)
}

/// The lines that were asked for.
pub(super) fn respond(
    tx: &Tx<'_>,
    transition: &Transition,
    lines: &[Line],
    day: Date,
) -> Result<Response, AppError> {
    opened(PDF, &format!("{FILE_NAME}.pdf"), pdf(tx, transition, lines, day)?)
}

fn pdf(
    tx: &Tx<'_>,
    transition: &Transition,
    lines: &[Line],
    day: Date,
) -> Result<Vec<u8>, AppError> {
    let (agency, intent) = (organization::agency_on(tx, day)?, &transition.intent);
    let signer = |title: &&str| Signer { title: (*title).to_owned(), ..Signer::default() };
    let sheet = PaperSheet {
        superior: agency.superior,
        agency: agency.name,
        number: Some(String::new()),
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(day)),
        dated: Day { year: day.year(), month: day.month(), day: day.day() },
        kind: intent.title.clone(),
        summary: words::printed_summary(intent.from.label(), intent.to.label()),
        note: words::printed_note(day),
        across: true,
        parts: parts(lines),
        signers: words::SIGNERS.iter().map(signer).collect(),
        ..PaperSheet::default()
    };
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(engine.paper(&sheet).map_err(|e| AppError::Failed(e.to_string()))?.bytes)
}

fn parts(lines: &[Line]) -> Vec<PaperPart> {
    let (own, excluded): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.applies);
    let all = own.len();
    let (same, told): (Vec<&Line>, Vec<&Line>) = own.into_iter().partition(|line| is_quiet(line));
    let said = |text| PaperPart::Text { text };
    let mut parts = vec![said(words::printed_counts(all, told.len(), same.len()))];
    if !told.is_empty() {
        parts.push(PaperPart::Heading { text: words::TOLD_HEAD.to_owned() });
        parts.push(table(&told));
    }
    if !same.is_empty() {
        parts.push(PaperPart::Heading { text: words::SAME_HEAD.to_owned() });
        let groups = grouped(&same).into_iter().map(|group| group.told());
        parts.push(said(groups.collect::<Vec<_>>().join("\n")));
    }
    if !excluded.is_empty() {
        parts.push(PaperPart::Heading { text: words::EXCLUDED_HEAD.to_owned() });
        let lines: Vec<_> = excluded
            .into_iter()
            .map(|line| words::excluded(&clauses(line).replace('\n', " ")))
            .collect();
        parts.push(said(lines.join("\n")));
    }
    parts
}

/// Whether a clause stayed the same and there is nothing to do about it.
fn is_quiet(line: &Line) -> bool {
    let is_same = line.item.kind == Kind::Same.as_str();
    is_same && matches!(line.item.stage(), Stage::Fit | Stage::Unassessed)
}

/// Clauses of which the same is said.
struct Group<'l> {
    first: &'l Line,
    numbers: Vec<&'l str>,
}

impl Group<'_> {
    fn holds(&self, line: &Line) -> bool {
        let (own, other) = (&self.first.item, &line.item);
        own.stage() == other.stage()
            && own.present == other.present
            && own.evidence == other.evidence
    }

    fn told(&self) -> String {
        let item = &self.first.item;
        words::unchanged(item.stage(), &self.numbers, [&item.present, &item.evidence])
    }
}

fn grouped<'l>(lines: &[&'l Line]) -> Vec<Group<'l>> {
    let mut groups: Vec<Group<'l>> = Vec::new();
    for line in lines.iter().copied() {
        match groups.iter_mut().find(|group| group.holds(line)) {
            Some(group) => group.numbers.push(&line.item.new),
            None => groups.push(Group { first: line, numbers: vec![line.item.new.as_str()] }),
        }
    }
    groups
}

fn table(lines: &[&Line]) -> PaperPart {
    let column = |(heading, width): (&str, Width)| AnnexColumn {
        heading: heading.to_owned(),
        width,
        align: if heading == "TT" { Align::Center } else { Align::Left },
    };
    let columns = COLUMNS.into_iter().map(column).collect();
    let rows = (1..).zip(lines).map(|(no, line)| row(no, line)).collect();
    PaperPart::Table { columns, rows }
}

fn row(no: usize, line: &Line) -> Vec<String> {
    let item = &line.item;
    let due = item.due_on.map(text::date).unwrap_or_default();
    vec![
        no.to_string(),
        clauses(line),
        format!("{}\n{}", words::kind_label(&item.kind), item.stage().label()),
        item.present.clone(),
        item.plan.clone(),
        [line.owner.as_str(), &due].join("\n").trim().to_owned(),
        item.evidence.clone(),
    ]
}

/// The clause of the new edition with the numbers that it had; what is no longer asked for by its own.
fn clauses(line: &Line) -> String {
    let item = &line.item;
    if item.new.is_empty() {
        line.old.clone()
    } else if item.old.is_empty() || item.old == item.new {
        line.new.clone()
    } else {
        format!("{}\n{}", line.new, words::formerly(&item.old))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Item, model::tests::an_item};

    fn line(kind: &str, stage: Stage, new: &str, evidence: &str) -> Line {
        let (kind, new, evidence) = (kind.to_owned(), new.to_owned(), evidence.to_owned());
        let item = Item { kind, new, evidence, due_on: None, ..an_item(stage) };
        let (old, new) = (item.old.clone(), item.new.clone());
        Line { item, old, new, owner: String::new(), applies: true, overdue: false }
    }

    #[test]
    fn what_stayed_the_same_is_one_line() {
        let lines = [
            line("same", Stage::Fit, "4.1", "Sổ tay"),
            line("split", Stage::Planned, "6.1.2", ""),
            line("same", Stage::Fit, "4.3", "Sổ tay"),
            line("same", Stage::Planned, "7.2", ""),
            line("same", Stage::Fit, "7.5", "Danh mục"),
            line("same", Stage::Unassessed, "8.1", ""),
        ];
        let (mut said, mut rows) = (Vec::new(), Vec::new());
        for part in parts(&lines) {
            if let PaperPart::Text { text } = part {
                said.push(text);
            } else if let PaperPart::Table { rows: own, .. } = part {
                rows.extend(own);
            }
        }
        assert_eq!(
            said,
            [
                "Tổng số 6 điều khoản: 2 có thay đổi hoặc có việc phải làm, 4 không đổi.",
                "- Không đổi, đáp ứng: 4.1, 4.3. Sổ tay.\n- Không đổi, đáp ứng: 7.5. Danh mục.\n- Không đổi, chưa đánh giá: 8.1.",
            ]
        );
        let told: Vec<_> = rows.iter().map(|row| row[1].as_str()).collect();
        assert_eq!(told, ["6.1.2\n(trước là 6.1)", "7.2\n(trước là 6.1)"], "what is to be done");
    }
}
