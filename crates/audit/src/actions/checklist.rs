//! Checklists made of clauses and of the audited procedures' own steps.

use super::{lines, rules::prepares, samples, sessions};
use crate::{AUDITS, LINES, is_within};
use document::Version;
use platform::{Actor, AppError, Tx};
use quality_register::{Entry, EntryId, Values, enter, open};
use std::collections::BTreeSet;

/// Questions to begin with, by clause; ours, not the standard's text.
const QUESTIONS: &str = include_str!("../../data/questions.csv");

/// Writes the lines that the schedule asks for and that are not there yet: a question for each
/// applicable clause, one for each step of each procedure, with the sample that was drawn. How many.
pub fn prepare(tx: &Tx<'_>, actor: &Actor, audit: EntryId) -> Result<usize, AppError> {
    let audit = open(tx, &AUDITS, audit)?;
    prepares(tx, actor, &audit)?;
    let mut there: BTreeSet<_> = lines(tx, audit.id)?.iter().map(what).collect();
    let mut written = 0;
    for session in sessions(tx, audit.id)? {
        let mut wanted = of_clauses(tx, &session)?;
        wanted.extend(of_procedures(tx, &audit, &session)?);
        for values in wanted {
            if there.insert(what_of(&values)) {
                enter(tx, actor, &LINES, &values, Some(audit.id))?;
                written += 1;
            }
        }
    }
    Ok(written)
}

/// What a line is about, so that it is written once.
fn what(line: &Entry) -> [String; 4] {
    what_of(&line.values)
}

fn what_of(values: &Values) -> [String; 4] {
    ["unit", "clause", "document", "step"].map(|field| values.text(field).to_owned())
}

fn of_clauses(tx: &Tx<'_>, session: &Entry) -> Result<Vec<Values>, AppError> {
    let named: Vec<_> = session.values.list("clauses").collect();
    let applicable = evidence::applicable(tx)?.into_iter();
    let asked = applicable.filter(|it| named.iter().any(|named| is_within(named, it.number)));
    let line = |clause: &evidence::Clause| {
        blank(session)
            .with("from", "clause")
            .with("clause", clause.number)
            .with("question", question(clause.number).unwrap_or(clause.vietnamese))
    };
    Ok(asked.map(line).collect())
}

/// Our question for a clause.
fn question(clause: &str) -> Option<&'static str> {
    let mut lines = QUESTIONS.lines().skip(1).filter_map(|line| line.split_once(';'));
    lines.find(|(own, _)| *own == clause).map(|(_, question)| question)
}

fn of_procedures(tx: &Tx<'_>, audit: &Entry, session: &Entry) -> Result<Vec<Values>, AppError> {
    let mut wanted = Vec::new();
    let drawn = samples(tx, audit.id)?;
    for code in super::asking::documents(session) {
        let Some(version) = document::effective(tx, code)? else { continue };
        let sample = drawn.iter().rfind(|sample| sample.code == code);
        let picked = sample.map(|sample| sample.picked.join(", ")).unwrap_or_default();
        wanted.extend(of_steps(session, &version, &picked));
    }
    Ok(wanted)
}

fn of_steps(session: &Entry, version: &Version, picked: &str) -> Vec<Values> {
    let steps = version.procedure().map(|procedure| procedure.steps.as_slice());
    let line = |(at, step): (usize, &flow::Step)| {
        let no = step.no.map_or(at + 1, |no| usize::try_from(no).unwrap_or(at + 1));
        blank(session)
            .with("from", "procedure")
            .with("clause", "8.5.1")
            .with("document", version.code.as_str())
            .with("step", format!("B{no}"))
            .with("sample", picked)
            .with("question", crate::pages::step_question(step, no))
    };
    steps.unwrap_or_default().iter().enumerate().map(line).collect()
}

fn blank(session: &Entry) -> Values {
    Values::new().with("unit", session.unit().map(|unit| unit.to_string()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_clause_has_a_question() {
        for clause in evidence::Edition::Iso2015.clauses().iter().filter(|clause| clause.is_row()) {
            let is_usual = ["7.1.5.2", "8.3"].contains(&clause.number);
            assert!(is_usual || question(clause.number).is_some(), "{}", clause.number);
        }
    }
}
