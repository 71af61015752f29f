//! The findings of a whole set: each process by itself, then all against each other.

use flow::{
    Procedure,
    lint::{Context, Finding, Rule, Severity, lint, lint_set},
};
use std::collections::{BTreeMap, HashMap};

/// One process of the set.
#[derive(Debug, Clone)]
pub struct Document {
    /// What it is called in messages of others: its code, or its file.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// What is checked.
    pub procedure: Procedure,
    /// What it cannot know by itself.
    pub context: Context,
    /// Rules that say nothing of it: what signatures and the decision give, nobody types.
    pub left_out: Vec<Rule>,
}

/// A process with what was found in it.
#[derive(Debug, Clone)]
pub struct Checked {
    /// What it is called.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The gravest first.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// Whether one of its findings is an error.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}

/// The findings of a set.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Every process, those without a finding too, in the order of the set.
    pub documents: Vec<Checked>,
}

impl Report {
    /// Checks a set.
    pub fn of(set: &[Document]) -> Self {
        let labels = unique(set);
        let files: Vec<(&str, &Procedure)> =
            labels.iter().zip(set).map(|(label, one)| (label.as_str(), &one.procedure)).collect();
        let mut between: HashMap<String, Vec<Finding>> = HashMap::new();
        for found in lint_set(&files) {
            between.entry(found.file).or_default().push(found.finding);
        }
        let documents = set.iter().zip(&labels).map(|(document, label)| {
            let mut findings = lint(&document.procedure, &document.context);
            findings.extend(between.remove(label).unwrap_or_default());
            findings.retain(|finding| !document.left_out.contains(&finding.rule));
            findings.sort_by_key(|finding| finding.severity);
            Checked {
                label: document.label.clone(),
                title: document.title.clone(),
                href: document.href.clone(),
                findings,
            }
        });
        Self { documents: documents.collect() }
    }

    /// How many findings weigh so much.
    pub fn count(&self, severity: Severity) -> usize {
        let all = self.documents.iter().flat_map(|document| &document.findings);
        all.filter(|finding| finding.severity == severity).count()
    }

    /// How many processes have no error.
    pub fn sound(&self) -> usize {
        self.documents.iter().filter(|document| !document.has_errors()).count()
    }

    /// The findings rule by rule, the gravest and most frequent first, each with its process.
    pub fn by_rule(&self) -> Vec<(Rule, Vec<(&Checked, &Finding)>)> {
        let mut rules: BTreeMap<Rule, Vec<(&Checked, &Finding)>> = BTreeMap::new();
        for document in &self.documents {
            for finding in &document.findings {
                rules.entry(finding.rule).or_default().push((document, finding));
            }
        }
        let mut rules: Vec<_> = rules.into_iter().collect();
        rules.sort_by_key(|(rule, found)| (rule.severity(), std::cmp::Reverse(found.len())));
        rules
    }
}

/// Labels that differ, so that a message names one process: the second of one label is numbered.
fn unique(set: &[Document]) -> Vec<String> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let label = |document: &'_ Document, times: usize| match times {
        1 => document.label.clone(),
        times => format!("{} ({times})", document.label),
    };
    let mut out = Vec::with_capacity(set.len());
    for document in set {
        let times = seen.entry(&document.label).or_default();
        *times += 1;
        out.push(label(document, *times));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(label: &str, code: &str) -> Document {
        Document {
            label: label.into(),
            title: String::new(),
            href: String::new(),
            procedure: Procedure { code: Some(code.into()), ..Procedure::default() },
            context: Context::default(),
            left_out: Vec::new(),
        }
    }

    #[test]
    fn findings_between_files_stand_with_their_files() {
        let set = [one("a.docx", "QT.01"), one("b.docx", "QT.02"), one("a.docx", "qt.01")];
        let report = Report::of(&set);
        let doubled: Vec<bool> = (report.documents.iter())
            .map(|it| it.findings.iter().any(|found| found.rule == Rule::CodeDuplicate))
            .collect();
        assert_eq!(doubled, [true, false, true]);
        let (first, found) = &report.by_rule()[0];
        assert_eq!(first.severity(), Severity::Error);
        assert!(found.len() >= 2);
        assert_eq!(report.sound(), 0);
        let errors = report.count(Severity::Error);
        assert!(
            errors > 2 && report.by_rule().iter().map(|(_, f)| f.len()).sum::<usize>() > errors
        );
    }
}
