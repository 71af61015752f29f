//! Decisions: handed out as tasks, nonconformities or change requests, and followed to their end.

use crate::{DECISIONS, REVIEWS, pages, store};
use change_request::{RequestId, Wish};
use edition::Edition;
use nonconformity::{Finding, NonconformityId, Source};
use plan::NewTask;
use platform::{Actor, AppError, DbError, FieldErrors, Tx};
use quality_register::{Entry, EntryId, Origin, Step, belonging, follow, open};

/// The clause that decisions of a review are outputs of, by its number of 2015.
const OUTPUTS: &str = "9.3.3";

/// What became of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Its page.
    pub href: String,
    /// Its number, or what it is.
    pub label: String,
    /// Whether it is over.
    pub is_over: bool,
}

/// The decisions of a review that stand.
pub(crate) fn decisions(tx: &Tx<'_>, review: EntryId) -> Result<Vec<Entry>, DbError> {
    let mut decisions = belonging(tx, &DECISIONS, review)?;
    decisions.retain(|decision| decision.state() != "dropped");
    Ok(decisions)
}

/// A review is held with frozen inputs, and ends when its decisions have.
pub(crate) fn review_may_step(
    tx: &Tx<'_>,
    _: &Actor,
    review: &Entry,
    step: &Step,
) -> Result<(), AppError> {
    match step.key {
        "hold" => match super::frozen(tx, review.id)? {
            None => Err(AppError::Conflict("inputs_not_frozen")),
            Some((_, frozen)) if super::said_since(tx, review.id, frozen.at)? => {
                Err(AppError::Conflict("words_not_frozen"))
            }
            Some((snapshot, _)) if snapshot.is_unsaid() => {
                Err(AppError::Conflict("inputs_without_words"))
            }
            Some(_) => Ok(()),
        },
        "sign" if decisions(tx, review.id)?.is_empty() => {
            Err(AppError::Conflict("review_without_decisions"))
        }
        "close" => {
            let is_open = |decision: &Entry| decision.settled_on.is_none();
            let waits = decisions(tx, review.id)?.iter().any(is_open);
            if waits { Err(AppError::Conflict("decisions_are_open")) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

/// Signed decisions are handed out.
pub(crate) fn review_moved(
    tx: &Tx<'_>,
    actor: &Actor,
    review: &Entry,
    step: &Step,
) -> Result<(), AppError> {
    if step.key == "hand_out" {
        for decision in decisions(tx, review.id)? {
            if decision.state() == "decided" {
                hand_out(tx, actor, review, &decision)?;
                follow(tx, actor, &DECISIONS, decision.id, "assign", "")?;
            }
        }
    }
    Ok(())
}

fn hand_out(tx: &Tx<'_>, actor: &Actor, review: &Entry, decision: &Entry) -> Result<(), AppError> {
    let label = format!("{} · {}", review.number, decision.number);
    let kind = decision.values.text("course");
    let thing = match kind {
        "nonconformity" => raise(tx, actor, decision, &label)?,
        "change_request" => request(tx, actor, decision, &label)?,
        _ => {
            let origin = Origin { thing: decision.thing(), href: decision.href(), label };
            let task = NewTask {
                title: decision.title().to_owned(),
                unit: decision.unit().ok_or(AppError::NotFound)?,
                owner: decision.owner(),
                due: decision.due_on().ok_or(AppError::NotFound)?,
                output: String::new(),
            };
            plan::open_task(tx, actor, &task, origin)?.id.get()
        }
    };
    store::insert_outcome(tx, decision.id.get(), kind, thing)?;
    Ok(())
}

fn raise(tx: &Tx<'_>, actor: &Actor, decision: &Entry, label: &str) -> Result<i64, AppError> {
    let origin = nonconformity::Origin::new(&decision.thing(), &decision.href(), label);
    let origin = origin.ok_or_else(|| AppError::Failed(decision.href()))?;
    let finding = Finding {
        source: Source::Review,
        description: decision.title().to_owned(),
        clause: edition::counterpart(OUTPUTS, Edition::Iso2015, edition::now(tx)?),
        requirement: decision.values.text("document").to_owned(),
        unit: decision.unit(),
        ..Finding::default()
    };
    Ok(nonconformity::raise(tx, actor, &finding, &origin)?.get())
}

fn request(tx: &Tx<'_>, actor: &Actor, decision: &Entry, label: &str) -> Result<i64, AppError> {
    let code = decision.values.text("document");
    let version = document::effective(tx, code)?;
    let version = version.ok_or(AppError::Conflict("document_to_change_gone"))?;
    let wish = Wish {
        kind: change_request::Kind::Amend,
        version: Some(version.id),
        code: String::new(),
        title: String::new(),
        reason: decision.title().to_owned(),
        basis: pages::basis(label),
        present: String::new(),
        proposed: decision.title().to_owned(),
        impact: String::new(),
        is_urgent: false,
    };
    Ok(change_request::request(tx, actor, &wish)?.get())
}

/// What became of a decision, as somebody may see it.
pub fn outcomes(tx: &Tx<'_>, actor: &Actor, decision: EntryId) -> Result<Vec<Outcome>, AppError> {
    let mut outcomes = Vec::new();
    for (kind, id) in store::outcomes(tx, decision.get())? {
        outcomes.push(match kind.as_str() {
            "nonconformity" => {
                let it = nonconformity::open(tx, NonconformityId::new(id))?;
                let is_over = !it.state().is_open();
                let label = pages::outcome_label(&kind, &it.number);
                Outcome { href: format!("/nonconformities/{id}"), label, is_over }
            }
            "change_request" => {
                let it = change_request::open(tx, actor, RequestId::new(id));
                let number = it.as_ref().map(|it| it.number.clone()).unwrap_or_default();
                let is_over = it.is_ok_and(|it| it.state().moves().is_empty());
                let label = pages::outcome_label(&kind, &number);
                Outcome { href: format!("/change-requests/{id}"), label, is_over }
            }
            _ => {
                let it = open(tx, &plan::TASKS, EntryId::new(id))?;
                let label = pages::outcome_label(&kind, &it.number);
                Outcome { href: it.href(), label, is_over: it.settled_on.is_some() }
            }
        });
    }
    Ok(outcomes)
}

/// Decisions are written between the meeting and the signature of its minutes.
pub(crate) fn decision_may_stand(tx: &Tx<'_>, _: &Actor, decision: &Entry) -> Result<(), AppError> {
    let review = open(tx, &REVIEWS, decision.parent.ok_or(AppError::NotFound)?)?;
    if !matches!(review.state(), "held" | "minutes_draft") {
        return Err(AppError::Conflict("decisions_are_fixed"));
    }
    let mut wrong = FieldErrors::default();
    if decision.due_on() < review.due_on() {
        wrong.add("due", "decision_due_before_meeting");
    }
    let code = decision.values.text("document");
    if !code.is_empty() && document::effective(tx, code)?.is_none() {
        wrong.add("document", "document_to_change_gone");
    }
    wrong.or(())?;
    Ok(())
}

/// A decision is confirmed when what became of it is over.
pub(crate) fn decision_may_step(
    tx: &Tx<'_>,
    actor: &Actor,
    decision: &Entry,
    step: &Step,
) -> Result<(), AppError> {
    if step.key == "confirm" && outcomes(tx, actor, decision.id)?.iter().any(|it| !it.is_over) {
        return Err(AppError::Conflict("outcome_is_open"));
    }
    Ok(())
}
