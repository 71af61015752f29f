//! The lint, rule by rule: each table row is a sound procedure with one thing changed.

mod citation;
mod compare;
mod cover;
mod dossier;
mod guide;
mod legal;
mod picture;
mod set;
mod sound;
mod steps;
mod sums;
mod time;
mod writing;

use expect_test::expect_file;
use flow::{Procedure, lint::*};
use sound::{context, sound};
use std::{collections::BTreeSet, fmt::Write};

/// What a rule must say after the change: the anchor of its finding, or nothing.
type Row = (Rule, Option<&'static str>, fn(&mut Procedure, &mut Context));

fn rows() -> Vec<Row> {
    [cover::ROWS, dossier::ROWS, time::ROWS, legal::ROWS, steps::ROWS, writing::ROWS].concat()
}

fn findings(change: fn(&mut Procedure, &mut Context)) -> Vec<Finding> {
    let (mut procedure, mut context) = (sound(), context());
    change(&mut procedure, &mut context);
    lint(&procedure, &context)
}

#[test]
fn a_sound_procedure_has_no_findings() {
    assert_eq!(lint(&sound(), &context()), []);
    assert_eq!(lint(&sound(), &Context::default()), []);
}

#[test]
fn an_empty_procedure_is_told_what_is_missing() {
    let rules: Vec<&str> =
        lint(&Procedure::default(), &Context::default()).iter().map(|f| f.rule.id()).collect();
    for missing in ["code-missing", "name-missing", "limit-missing", "steps-missing"] {
        assert!(rules.contains(&missing), "{missing}: {rules:?}");
    }
}

#[test]
fn each_rule_speaks_where_it_should() {
    for (i, (rule, anchor, change)) in rows().into_iter().enumerate() {
        let findings = findings(change);
        let said = findings.iter().find(|finding| finding.rule == rule);
        let got = said.map(|finding| finding.anchor.as_str());
        assert_eq!(got, anchor, "row {i}, {}: {findings:#?}", rule.id());
    }
}

#[test]
fn each_rule_has_a_case_for_and_a_case_against() {
    let rows = rows();
    let of_sets = [Rule::NameTwice, Rule::LegalBasisVariant]; // in `set`
    for rule in Rule::ALL.iter().filter(|rule| !of_sets.contains(rule)) {
        let kinds: BTreeSet<bool> =
            rows.iter().filter(|row| row.0 == *rule).map(|row| row.1.is_some()).collect();
        assert_eq!(kinds.len(), 2, "{}", rule.id());
    }
}

#[test]
fn messages_read_well() {
    let mut text = String::new();
    for (rule, anchor, change) in rows() {
        for finding in findings(change)
            .iter()
            .inspect(|f| assert_clean(f))
            .filter(|f| anchor.is_some() && f.rule == rule)
        {
            writeln!(text, "{} | {}\n{}\n", rule.id(), finding.place, finding.message).unwrap();
        }
    }
    for finding in set::findings() {
        let (file, finding) = (finding.file, finding.finding);
        let (id, place, message) = (finding.rule.id(), finding.place, finding.message);
        writeln!(text, "{id} | {file} | {place}\n{message}\n").unwrap();
    }
    expect_file!["./snapshots/messages.txt"].assert_eq(&text);
}

/// Nothing that would move a terminal's cursor or turn the direction of text.
fn assert_clean(finding: &Finding) {
    let said = format!("{}{}", finding.place, finding.message);
    assert!(!said.contains(|c: char| c.is_control() || c == '\u{202e}'), "{said:?}");
}

#[test]
fn a_finding_is_one_line_of_the_contract() {
    let (mut procedure, context) = (sound(), context());
    procedure.steps[2].responsible = None;
    let finding = lint(&procedure, &context).remove(0);
    let line = FileFinding { file: "01.docx".into(), finding };
    assert_eq!(
        serde_json::to_value(line).unwrap(),
        serde_json::json!({
            "file": "01.docx",
            "rule": "step-without-responsible",
            "severity": "error",
            "message": "Bước 3 chưa ghi ai chịu trách nhiệm. Hãy ghi chức danh hoặc bộ phận thực hiện bước này.",
            "where": "Bước 3",
            "anchor": "steps-3",
        })
    );
}
