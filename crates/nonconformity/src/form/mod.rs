//! What people type. Past this folder, a value is right or it does not exist.

mod acting;

pub(crate) use acting::ActionForm;

use crate::{Finding, Origin, Severity, Source};
use document::VersionId;
use platform::FieldErrors;
use serde::Deserialize;

/// The longest text of a field.
const MOST: usize = 4000;

/// What somebody found, exactly as it arrives; also how another page fills the form in.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct FindingForm {
    pub(crate) source: String,
    pub(crate) description: String,
    pub(crate) clause: String,
    pub(crate) requirement: String,
    pub(crate) unit: String,
    pub(crate) evidence: String,
    pub(crate) found_by: String,
    pub(crate) severity: String,
    pub(crate) origin: String,
    pub(crate) origin_href: String,
    pub(crate) origin_label: String,
    /// The version of the procedure in which it happened, and the number of its step.
    pub(crate) version: String,
    pub(crate) step_no: String,
}

impl FindingForm {
    /// The thing of the record out of which it is raised, if a page named one.
    pub(crate) fn origin(&self) -> Option<Origin> {
        Origin::new(&self.origin, &self.origin_href, &self.origin_label)
    }

    /// The version and the step that are named, to be looked up.
    pub(crate) fn place(&self) -> Option<(VersionId, Option<i64>)> {
        let version = self.version.trim().parse().ok()?;
        Some((VersionId::new(version), self.step_no.trim().parse().ok()))
    }

    /// What is written so far, right or not: to look for the like of it.
    pub(crate) fn so_far(&self) -> Finding {
        Finding { description: text::typed(&self.description), ..Finding::default() }
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<Finding, FieldErrors> {
        let mut errors = FieldErrors::default();
        let source = match self.source.as_str() {
            "" => Some(Source::SelfFound),
            word => Source::parse(word).filter(|source| Source::TYPED.contains(source)),
        };
        if source.is_none() {
            errors.add("source", "bad_choice");
        }
        let description = words(&mut errors, "description", &self.description);
        if description.is_empty() {
            errors.add("description", "missing");
        }
        let requirement = words(&mut errors, "requirement", &self.requirement);
        let clause = text::typed(&self.clause);
        let fits = clause.len() <= 9 && clause.chars().all(|c| c.is_ascii_digit() || c == '.');
        if !fits {
            errors.add("clause", "bad_clause");
        }
        let unit = self.unit.trim().parse().ok();
        if unit.is_none() && !self.unit.trim().is_empty() {
            errors.add("unit", "bad_choice");
        }
        number_or_none(&mut errors, "version", &self.version);
        number_or_none(&mut errors, "step_no", &self.step_no);
        let evidence = words(&mut errors, "evidence", &self.evidence);
        let found_by = words(&mut errors, "found_by", &self.found_by);
        let severity = Severity::parse(&self.severity).unwrap_or_default();
        let Some(source) = source.filter(|_| errors.is_empty()) else { return Err(errors) };
        let origin = self.origin();
        Ok(Finding {
            source,
            description,
            clause,
            edition: None,
            requirement,
            unit,
            evidence,
            found_by,
            severity,
            origin,
            // Looked up by whoever has the store: see `place`.
            place: None,
        })
    }
}

/// What is no number and not empty is a mistake.
fn number_or_none(errors: &mut FieldErrors, field: &'static str, typed: &str) {
    if !typed.trim().is_empty() && typed.trim().parse::<i64>().is_err() {
        errors.add(field, "bad_choice");
    }
}

pub(super) fn words(errors: &mut FieldErrors, field: &'static str, typed: &str) -> String {
    let words = text::typed(typed);
    if words.chars().count() > MOST {
        errors.add(field, "too_long");
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(errors: &FieldErrors) -> Vec<&str> {
        errors.0.iter().map(|(field, _)| field.as_str()).collect()
    }

    #[test]
    fn a_form_tells_every_mistake_at_once() {
        let form = FindingForm {
            source: "late_dossier".into(),
            clause: "tám".into(),
            unit: "x".into(),
            ..FindingForm::default()
        };
        assert_eq!(fields(&form.parse().unwrap_err()), ["source", "description", "clause", "unit"]);
        let form = ActionForm { action: "propose_cause".into(), ..ActionForm::default() };
        assert_eq!(
            fields(&form.parse().unwrap_err()),
            ["cause", "root", "branch", "correction.0.what", "action.0.what", "elsewhere"]
        );
        let form = ActionForm {
            action: "propose_cause".into(),
            method: "fishbone".into(),
            root: "Không ai thay".into(),
            branch: "people".into(),
            elsewhere: "yes".into(),
            rest: [
                ("correction.0.what", "Xin lỗi"),
                ("action.0.what", "Phân công"),
                ("action.0.due", "x"),
            ]
            .map(|(key, value)| (key.into(), value.into()))
            .into(),
            ..ActionForm::default()
        };
        assert_eq!(
            fields(&form.parse().unwrap_err()),
            [
                "bone.people",
                "correction.0.who",
                "correction.0.due",
                "action.0.who",
                "action.0.due",
                "elsewhere_note"
            ]
        );
        let form = ActionForm { action: "assign".into(), ..ActionForm::default() };
        assert_eq!(fields(&form.parse().unwrap_err()), ["owner", "due_on"]);
    }

    #[test]
    fn what_is_typed_without_a_source_was_found_by_whoever_types() {
        let form =
            FindingForm { description: " Thiếu chữ ký ".into(), ..FindingForm::default() };
        let finding = form.parse().unwrap();
        assert_eq!(
            (finding.source, finding.description.as_str()),
            (Source::SelfFound, "Thiếu chữ ký")
        );
    }
}
