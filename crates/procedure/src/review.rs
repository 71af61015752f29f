//! What the checks say of one version. Pure.

use document::Version;
use flow::{
    Procedure,
    lint::{CaseSum, Context, Finding, Rule, Severity, lint, sums},
};

/// Findings and sums of one version.
#[derive(Debug, Clone, Default)]
pub(crate) struct Review {
    /// The gravest first, each kind in the order of the printed document.
    pub(crate) findings: Vec<Finding>,
    /// The time norms of each case beside its limit.
    pub(crate) sums: Vec<CaseSum>,
    /// What was checked.
    pub(crate) procedure: Procedure,
}

impl Review {
    /// Checks a version as it would be printed.
    pub(crate) fn of(version: &Version, procedure: &Procedure, context: &Context) -> Self {
        let printed = version.printed(procedure);
        let mut findings = lint(&printed, context);
        findings.retain(|finding| !is_given_later(version, finding.rule));
        findings.sort_by_key(|finding| finding.severity);
        Self { findings, sums: sums(&printed), procedure: printed }
    }

    /// How many findings weigh that much.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        self.of_severity(severity).count()
    }

    /// The findings that weigh that much.
    pub(crate) fn of_severity(&self, severity: Severity) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.severity == severity)
    }
}

/// What signatures and the decision give, nobody has to type: not worth a word before they do.
pub fn is_given_later(version: &Version, rule: Rule) -> bool {
    let is_signed = matches!(
        rule,
        Rule::ResponsibilityIncomplete | Rule::ApproverIsAuthor | Rule::ReviewerIsAuthor
    );
    is_signed || (rule == Rule::DateMissing && version.issued_on.is_none())
}
