//! What people type. Past this file, a value is right or it does not exist.

use crate::{Action, Answer, Decision, Form, Minutes, Succession};
use jiff::civil::Date;
use platform::{AgencyId, FieldErrors};
use serde::Deserialize;

/// What the decision says, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct DecisionForm {
    pub(crate) moves: i64,
    pub(crate) form: String,
    pub(crate) paper: String,
    pub(crate) number: String,
    pub(crate) dated: String,
    pub(crate) authority: String,
    pub(crate) subject: String,
    pub(crate) effective_on: String,
    pub(crate) provision: String,
    /// Identification codes, one a line.
    pub(crate) codes: String,
}

impl DecisionForm {
    /// What is written already.
    pub(crate) fn of(it: &Succession, codes: &[String]) -> Self {
        let decision = &it.decision;
        Self {
            moves: it.moves,
            form: decision.form.as_str().to_owned(),
            paper: decision.paper.clone(),
            number: decision.number.clone(),
            dated: text::date(decision.dated),
            authority: decision.authority.clone(),
            subject: decision.subject.clone(),
            effective_on: text::date(decision.effective_on),
            provision: decision.provision.clone(),
            codes: codes.join("\n"),
        }
    }

    /// The identification codes that were typed.
    pub(crate) fn codes(&self) -> Vec<String> {
        let lines = self.codes.split(['\n', ',', ';']).map(text::typed);
        let mut codes: Vec<String> = Vec::new();
        for code in lines.filter(|code| !code.is_empty()) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    /// All of it right, or every mistake at once. `found` are the agencies of the codes, in their order;
    /// `own` is the one that takes over.
    pub(crate) fn parse(
        &self,
        found: &[Option<AgencyId>],
        own: AgencyId,
    ) -> Result<Decision, FieldErrors> {
        let mut errors = FieldErrors::default();
        let form = Form::parse(&self.form);
        if form.is_none() {
            errors.add("form", "bad_choice");
        }
        let paper = words(&mut errors, "paper", &self.paper, Some("succession_paper_missing"), 60);
        let number =
            words(&mut errors, "number", &self.number, Some("succession_number_missing"), 60);
        let dated = day(&mut errors, "dated", &self.dated, "succession_dated_missing");
        let authority = words(
            &mut errors,
            "authority",
            &self.authority,
            Some("succession_authority_missing"),
            200,
        );
        let subject =
            words(&mut errors, "subject", &self.subject, Some("succession_subject_missing"), 500);
        let effective_on =
            day(&mut errors, "effective_on", &self.effective_on, "succession_effect_missing");
        let provision = words(
            &mut errors,
            "provision",
            &self.provision,
            Some("succession_provision_missing"),
            1000,
        );
        if let (Some(dated), Some(effective_on)) = (dated, effective_on)
            && effective_on < dated
        {
            errors.add("effective_on", "succession_before_decision");
        }
        let predecessors: Vec<_> = found.iter().copied().flatten().collect();
        if found.is_empty() {
            errors.add("codes", "succession_codes_missing");
        } else if found.iter().any(Option::is_none) {
            errors.add("codes", "no_such_agency");
        } else if predecessors.contains(&own) {
            errors.add("codes", "agency_is_own");
        }
        match (form, dated, effective_on) {
            (Some(form), Some(dated), Some(effective_on)) if errors.is_empty() => Ok(Decision {
                form,
                paper,
                number,
                dated,
                authority,
                subject,
                effective_on,
                provision,
                predecessors,
            }),
            _ => Err(errors),
        }
    }
}

/// What is done to a succession, with the minutes where they are signed.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ActionForm {
    pub(crate) action: String,
    pub(crate) number: String,
    pub(crate) dated: String,
    pub(crate) giver: String,
    pub(crate) receiver: String,
}

impl ActionForm {
    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self, today: Date) -> Result<(Action, Option<Minutes>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let Some(action) = Action::parse(&self.action) else {
            errors.add("action", "unknown_action");
            return Err(errors);
        };
        if action != Action::HandOver {
            return Ok((action, None));
        }
        let number = words(&mut errors, "number", &self.number, Some("minutes_number_missing"), 60);
        let dated = day(&mut errors, "dated", &self.dated, "minutes_dated_missing");
        let giver = words(&mut errors, "giver", &self.giver, Some("minutes_giver_missing"), 200);
        let receiver =
            words(&mut errors, "receiver", &self.receiver, Some("minutes_receiver_missing"), 200);
        if dated.is_some_and(|dated| dated > today) {
            errors.add("dated", "as_of_future");
        }
        match dated {
            Some(dated) if errors.is_empty() => {
                Ok((action, Some(Minutes { number, dated, giver, receiver })))
            }
            _ => Err(errors),
        }
    }
}

/// What an agency that is asked to end says.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct AnswerForm {
    pub(crate) action: String,
    pub(crate) note: String,
}

impl AnswerForm {
    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<(Answer, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let answer = Answer::parse(&self.action)
            .filter(|answer| matches!(answer, Answer::Agreed | Answer::Objected));
        let needed = (answer == Some(Answer::Objected)).then_some("objection_missing");
        let note = words(&mut errors, "note", &self.note, needed, 1000);
        if answer.is_none() {
            errors.add("action", "unknown_action");
        }
        match answer {
            Some(answer) if errors.is_empty() => Ok((answer, note)),
            _ => Err(errors),
        }
    }
}

fn words(
    errors: &mut FieldErrors,
    field: &'static str,
    typed: &str,
    needed: Option<&'static str>,
    most: usize,
) -> String {
    let read = text::typed(typed);
    match (read.chars().count(), needed) {
        (0, Some(missing)) => errors.add(field, missing),
        (n, _) if n > most => errors.add(field, "too_long"),
        _ => {}
    }
    read
}

/// A day as offices write it; where nothing is typed, the sentence that names the day.
fn day(
    errors: &mut FieldErrors,
    field: &'static str,
    typed: &str,
    missing: &'static str,
) -> Option<Date> {
    if typed.trim().is_empty() {
        errors.add(field, missing);
        return None;
    }
    errors.day(field, typed)
}
