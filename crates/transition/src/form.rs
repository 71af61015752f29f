//! What people type. Past this file, a value is right or it does not exist.

use crate::{Action, Given, Intent, Item, Step, Verdict};
use document::DocumentId;
use platform::{FieldErrors, PersonId};
use serde::Deserialize;
use standard::Edition;

/// The longest text of a field, in characters.
const MOST: usize = 4000;

/// A transition that is begun, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct IntentForm {
    pub(crate) title: String,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) due_on: String,
}

impl IntentForm {
    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<Intent, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.needed("title", &self.title, MOST);
        let (from, to) = (Edition::parse(&self.from), Edition::parse(&self.to));
        if from.is_none() {
            errors.add("from", "bad_choice");
        }
        if to.is_none() {
            errors.add("to", "bad_choice");
        }
        if from.zip(to).is_some_and(|(from, to)| from >= to) {
            errors.add("to", "transition_not_forward");
        }
        let due_on = errors.day("due_on", &self.due_on);
        match (from, to, due_on) {
            (Some(from), Some(to), Some(due_on)) if errors.is_empty() => {
                Ok(Intent { title, from, to, due_on })
            }
            _ => Err(errors),
        }
    }
}

/// What is done to a transition.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ActionForm {
    action: String,
    pub(crate) reason: String,
}

impl ActionForm {
    pub(crate) fn parse(&self) -> Result<(Action, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let action = Action::parse(&self.action);
        if action.is_none() {
            errors.add("action", "bad_choice");
        }
        let reason = errors.words_if(action == Some(Action::Cancel), "reason", &self.reason, MOST);
        match action {
            Some(action) if errors.is_empty() => Ok((action, reason)),
            _ => Err(errors),
        }
    }
}

/// What is done to a clause.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct StepForm {
    step: String,
    pub(crate) present: String,
    pub(crate) plan: String,
    pub(crate) owner: String,
    pub(crate) due_on: String,
    pub(crate) evidence: String,
    pub(crate) reason: String,
}

impl StepForm {
    /// The form of a clause as it stands.
    pub(crate) fn of(item: &Item) -> Self {
        Self {
            present: item.present.clone(),
            plan: item.plan.clone(),
            owner: item.owner.map(|owner| owner.to_string()).unwrap_or_default(),
            due_on: item.due_on.map(text::date).unwrap_or_default(),
            evidence: item.evidence.clone(),
            ..Self::default()
        }
    }

    /// All of it right, or every mistake at once. Each step asks for what it needs.
    pub(crate) fn parse(&self) -> Result<(Step, Given), FieldErrors> {
        let mut errors = FieldErrors::default();
        let step = Step::parse(&self.step);
        if step.is_none() {
            errors.add("step", "bad_choice");
        }
        let is = |wanted| step == Some(wanted);
        let present = errors.words_if(is(Step::Plan), "present", &self.present, MOST);
        let plan = errors.words_if(is(Step::Plan), "plan", &self.plan, MOST);
        let shows = is(Step::Fit) || is(Step::Report);
        let evidence = errors.words_if(shows, "evidence", &self.evidence, MOST);
        let reason = errors.words_if(is(Step::Return), "reason", &self.reason, MOST);
        let owner = self.owner.trim().parse().ok().map(PersonId::new);
        let mut due_on = None;
        if is(Step::Plan) {
            if owner.is_none() {
                errors.add("owner", "gap_owner_missing");
            }
            due_on = errors.day("due_on", &self.due_on);
        }
        match step {
            Some(step) if errors.is_empty() => {
                Ok((step, Given { present, plan, owner, due_on, evidence, reason }))
            }
            _ => Err(errors),
        }
    }
}

/// What is said of documents: pairs, because several of them share one name.
#[derive(Debug, Default, Clone)]
pub(crate) struct AssessForm {
    pub(crate) which: Vec<DocumentId>,
    pub(crate) verdict: String,
    pub(crate) note: String,
}

impl AssessForm {
    pub(crate) fn read(pairs: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        for (key, value) in pairs {
            match key.as_str() {
                "document" => form.which.extend(value.parse().ok().map(DocumentId::new)),
                "verdict" => form.verdict = value,
                "note" => form.note = value,
                _ => {}
            }
        }
        form
    }

    pub(crate) fn parse(&self) -> Result<(Verdict, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        if self.which.is_empty() {
            errors.add("which", "no_document_chosen");
        }
        let verdict = Verdict::parse(&self.verdict);
        if verdict.is_none() {
            errors.add("verdict", "bad_choice");
        }
        let note = errors.words_if(verdict == Some(Verdict::MustChange), "note", &self.note, MOST);
        match verdict {
            Some(verdict) if errors.is_empty() => Ok((verdict, note)),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(errors: &FieldErrors) -> Vec<&str> {
        errors.0.iter().map(|(field, _)| field.as_ref()).collect()
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        let wrong = IntentForm { from: "2026".into(), to: "2015".into(), ..IntentForm::default() };
        assert_eq!(fields(&wrong.parse().unwrap_err()), ["title", "to", "due_on"]);
        for (step, wants) in [
            ("fit", &["evidence"][..]),
            ("plan", &["present", "plan", "owner", "due_on"]),
            ("report", &["evidence"]),
            ("return", &["reason"]),
            ("walk", &["step"]),
        ] {
            let form = StepForm { step: step.into(), ..StepForm::default() };
            assert_eq!(fields(&form.parse().unwrap_err()), wants, "{step}");
        }
        let bare = AssessForm { verdict: "must_change".into(), ..AssessForm::default() };
        assert_eq!(fields(&bare.parse().unwrap_err()), ["which", "note"]);
    }
}
