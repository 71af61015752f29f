use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The internal audits.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Audits {
    /// How people became auditors.
    pub(crate) training: AuditorTraining,
    /// That of 2022.
    pub(crate) past: PastAudit,
    /// That of today.
    pub(crate) present: PresentAudit,
}

/// An audit that is over.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PastAudit {
    pub(crate) programme: ProgrammeFacts,
    pub(crate) audit: AuditFacts,
    pub(crate) sessions: Vec<SessionFacts>,
    pub(crate) samples: Vec<SampleFacts>,
    pub(crate) findings: Vec<FindingFacts>,
    /// What was seen, by clause.
    pub(crate) seen: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProgrammeFacts {
    pub(crate) name: String,
    pub(crate) symbol: String,
    pub(crate) drafted: Date,
    pub(crate) approved: Date,
    pub(crate) completed: Date,
    pub(crate) objective: String,
    pub(crate) criteria: String,
    pub(crate) method: String,
    pub(crate) resources: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AuditFacts {
    pub(crate) name: String,
    pub(crate) lead: String,
    pub(crate) drafted: Date,
    pub(crate) announced: Date,
    pub(crate) from: Date,
    pub(crate) to: Date,
    pub(crate) days: i64,
    pub(crate) objective: String,
    pub(crate) scope: String,
    pub(crate) criteria: String,
    pub(crate) recipients: String,
    pub(crate) summary: String,
    pub(crate) conclusion: String,
    pub(crate) reporting: Date,
    pub(crate) report_number: String,
    pub(crate) report_day: Date,
    pub(crate) closed: Date,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SessionFacts {
    pub(crate) unit: String,
    pub(crate) auditor: String,
    pub(crate) second: String,
    pub(crate) day: Date,
    pub(crate) begins: String,
    pub(crate) ends: String,
    pub(crate) topic: String,
    pub(crate) clauses: String,
    pub(crate) documents: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SampleFacts {
    pub(crate) code: String,
    pub(crate) size: usize,
    pub(crate) seed: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FindingFacts {
    pub(crate) unit: String,
    /// Who wrote it.
    pub(crate) by: String,
    /// Who signs it for the unit, where it is a nonconformity.
    #[serde(default)]
    pub(crate) head: String,
    pub(crate) day: Date,
    pub(crate) clause: String,
    pub(crate) category: String,
    #[serde(default)]
    pub(crate) document: String,
    pub(crate) statement: String,
    pub(crate) evidence: String,
    #[serde(default)]
    pub(crate) reply: String,
    /// Why its corrective action was cancelled.
    #[serde(default)]
    pub(crate) duplicate: String,
    #[serde(default)]
    pub(crate) closed: Option<Date>,
}

/// The audit of today.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PresentAudit {
    /// With `{year}`.
    pub(crate) programme: String,
    pub(crate) audit: String,
    pub(crate) clauses: String,
}

/// The course that made people internal auditors.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AuditorTraining {
    pub(crate) title: String,
    pub(crate) organizer: String,
    pub(crate) audience: String,
    pub(crate) decision: String,
    pub(crate) proposed: Date,
    pub(crate) approved: Date,
    pub(crate) held: Date,
    pub(crate) recorded: Date,
    pub(crate) judged: Date,
    pub(crate) summary: String,
    pub(crate) people: Vec<String>,
}
