//! Checklists made of clauses and of the audited procedures' own steps.

use super::{lines, programme_of, rules::prepares, samples, sessions};
use crate::{AUDITS, LINES, is_within};
use document::Version;
use platform::{Actor, AppError, Tx};
use quality_register::{Edition, Entry, EntryId, Values, enter, open};
use std::collections::BTreeSet;

/// Questions to begin with, by edition and clause; ours, not the standard's text.
const QUESTIONS: &str = include_str!("../../data/questions.csv");

/// The clause that the steps of procedures are asked under, by its number of 2015.
const OF_STEPS: &str = "8.5.1";

/// Writes the lines that the schedule asks for and that are not there yet: a question for each
/// applicable clause, one for each step of each procedure, with the sample that was drawn. How many.
pub fn prepare(tx: &Tx<'_>, actor: &Actor, audit: EntryId) -> Result<usize, AppError> {
    let audit = open(tx, &AUDITS, audit)?;
    prepares(tx, actor, &audit)?;
    let mut there: BTreeSet<_> = lines(tx, audit.id)?.iter().map(what).collect();
    let mut written = 0;
    for session in sessions(tx, audit.id)? {
        let edition = programme_of(tx, &audit)?.edition;
        let mut wanted = of_clauses(tx, &session, edition)?;
        wanted.extend(of_procedures(tx, &audit, &session, edition)?);
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

fn of_clauses(tx: &Tx<'_>, session: &Entry, edition: Edition) -> Result<Vec<Values>, AppError> {
    let named: Vec<_> = session.values.list("clauses").collect();
    let applicable = evidence::applicable(tx, edition)?.into_iter();
    let asked = applicable.filter(|it| named.iter().any(|named| is_within(named, it.number)));
    let line = |clause: &evidence::Clause| {
        blank(session)
            .with("from", "clause")
            .with("clause", clause.number)
            .with("question", question(clause, edition).as_str())
    };
    Ok(asked.map(line).collect())
}

/// Our question for a clause of an edition: its own, those of the clauses of 2015 that it stands for, or
/// its title.
fn question(clause: &evidence::Clause, edition: Edition) -> String {
    let of = |edition: Edition, number: &str| {
        let mut lines = QUESTIONS.lines().skip(1).filter_map(|line| {
            let (own, rest) = line.split_once(';')?;
            let (known, question) = rest.split_once(';')?;
            Some((own, known, question))
        });
        let mine =
            |(own, known, _): &(&str, &str, &str)| *own == edition.as_str() && *known == number;
        lines.find(mine).map(|(_, _, question)| question)
    };
    if let Some(own) = of(edition, clause.number) {
        return own.to_owned();
    }
    let there = standard::read([clause.number], edition, Edition::Iso2015).there;
    // A part without a question of its own is asked about with the clause that holds it, and a clause
    // that only holds others with the first of them.
    let nearest = |number: &'static str| {
        let above =
            std::iter::successors(Some(number), |it| it.rsplit_once('.').map(|(above, _)| above));
        let mut below = Edition::Iso2015.clauses().iter().filter(|it| is_within(number, it.number));
        above
            .into_iter()
            .find_map(|number| of(Edition::Iso2015, number))
            .or_else(|| below.find_map(|it| of(Edition::Iso2015, it.number)))
    };
    let mut questions: Vec<_> = there.iter().filter_map(|it| nearest(it.number)).collect();
    questions.dedup();
    if questions.is_empty() { clause.vietnamese.to_owned() } else { questions.join(" ") }
}

fn of_procedures(
    tx: &Tx<'_>,
    audit: &Entry,
    session: &Entry,
    edition: Edition,
) -> Result<Vec<Values>, AppError> {
    let mut wanted = Vec::new();
    let drawn = samples(tx, audit.id)?;
    let clause = edition::counterpart(OF_STEPS, Edition::Iso2015, edition);
    for code in super::asking::documents(session) {
        let Some(version) = document::effective(tx, code)? else { continue };
        let sample = drawn.iter().rfind(|sample| sample.code == code);
        let picked = sample.map(|sample| sample.picked.join(", ")).unwrap_or_default();
        wanted.extend(of_steps(session, &version, &picked, &clause));
    }
    Ok(wanted)
}

fn of_steps(session: &Entry, version: &Version, picked: &str, clause: &str) -> Vec<Values> {
    let steps = version.procedure().map(|procedure| procedure.steps.as_slice());
    let line = |(at, step): (usize, &flow::Step)| {
        let no = step.no.map_or(at + 1, |no| usize::try_from(no).unwrap_or(at + 1));
        blank(session)
            .with("from", "procedure")
            .with("clause", clause)
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
    fn every_clause_of_every_edition_has_a_question() {
        for edition in Edition::ALL {
            for clause in edition.clauses().iter().filter(|clause| clause.is_row()) {
                // What agencies usually leave out, and what 2015 no longer asks for.
                let is_usual = ["7.1.5.2", "8.3"].iter().any(|usual| {
                    standard::read([clause.number], edition, Edition::Iso2015)
                        .there
                        .iter()
                        .any(|it| it.number.starts_with(usual))
                });
                let asked = question(clause, edition);
                assert!(is_usual || asked.ends_with('?'), "{edition:?} {}: {asked}", clause.number);
            }
        }
    }

    #[test]
    fn questions_follow_the_edition() {
        let of = |edition: Edition, number| question(edition.clause(number).unwrap(), edition);
        let in_2015 = of(Edition::Iso2015, "9.2");
        assert_eq!(of(Edition::Iso2008, "8.2.2"), in_2015, "internal audit, by its number of 2008");
        let chances = of(Edition::Iso2026, "6.1.3");
        assert!(chances.contains("cơ hội") && chances != of(Edition::Iso2015, "6.1"), "{chances}");
    }
}
