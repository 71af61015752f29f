//! What people type. Past this file, a value is right or it does not exist.

use crate::{Action, Finding, Move, Origin, Severity, Source};
use document::{FormText, form_day};
use jiff::civil::Date;
use platform::{FieldErrors, PersonId};
use serde::Deserialize;

/// The longest text of a field.
const MOST: usize = 4000;

/// What somebody found, exactly as it arrives; also how a link fills the form in.
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
}

impl FindingForm {
    /// The thing of the record out of which it is raised, if the link named one.
    pub(crate) fn origin(&self) -> Option<Origin> {
        Origin::new(&self.origin, &self.origin_href, &self.origin_label)
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
        let clause = FormText::read(&self.clause);
        let fits = clause.len() <= 9 && clause.chars().all(|c| c.is_ascii_digit() || c == '.');
        if !fits {
            errors.add("clause", "bad_clause");
        }
        let unit = self.unit.trim().parse().ok();
        if unit.is_none() && !self.unit.trim().is_empty() {
            errors.add("unit", "bad_choice");
        }
        let evidence = words(&mut errors, "evidence", &self.evidence);
        let found_by = words(&mut errors, "found_by", &self.found_by);
        let severity = Severity::parse(&self.severity).unwrap_or_default();
        let Some(source) = source.filter(|_| errors.is_empty()) else { return Err(errors) };
        let origin = self.origin();
        Ok(Finding {
            source,
            description,
            clause,
            requirement,
            unit,
            evidence,
            found_by,
            severity,
            origin,
        })
    }
}

fn words(errors: &mut FieldErrors, field: &'static str, typed: &str) -> String {
    let words = FormText::read(typed);
    if words.chars().count() > MOST {
        errors.add(field, "too_long");
    }
    words
}

/// A button on the page of a nonconformity, with the fields of its form.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ActionForm {
    pub(crate) action: String,
    pub(crate) note: String,
    pub(crate) owner: String,
    pub(crate) due_on: String,
    pub(crate) correction: String,
    pub(crate) cause: String,
    pub(crate) measure: String,
    pub(crate) judge_from: String,
}

impl ActionForm {
    /// All of it right, or every mistake at once. What an action does not take is not read.
    pub(crate) fn parse(&self) -> Result<(Action, Move), FieldErrors> {
        let mut errors = FieldErrors::default();
        let Some(action) = Action::parse(&self.action) else {
            errors.add("action", "unknown_action");
            return Err(errors);
        };
        let mut with = Move { note: words(&mut errors, "note", &self.note), ..Move::default() };
        match action {
            Action::Assign => {
                with.owner = self.owner.trim().parse().ok().map(PersonId::new);
                if with.owner.is_none() {
                    errors.add("owner", "owner_missing");
                }
                with.due_on = form_day(&mut errors, "due_on", &self.due_on);
            }
            Action::Extend => with.due_on = form_day(&mut errors, "due_on", &self.due_on),
            Action::ProposeCause => {
                let mut needed = |field: &'static str, typed: &str| {
                    let words = words(&mut errors, field, typed);
                    if words.is_empty() {
                        errors.add(field, "missing");
                    }
                    words
                };
                with.correction = needed("correction", &self.correction);
                with.cause = needed("cause", &self.cause);
                with.measure = needed("measure", &self.measure);
            }
            Action::Verify => with.judge_from = optional_day(&mut errors, &self.judge_from),
            Action::Raise
            | Action::ApprovePlan
            | Action::ReportDone
            | Action::Return
            | Action::Close
            | Action::MarkIneffective
            | Action::Cancel => {}
        }
        errors.or((action, with))
    }
}

fn optional_day(errors: &mut FieldErrors, typed: &str) -> Option<Date> {
    if typed.trim().is_empty() {
        return None;
    }
    form_day(errors, "judge_from", typed)
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
        assert_eq!(fields(&form.parse().unwrap_err()), ["correction", "cause", "measure"]);
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
