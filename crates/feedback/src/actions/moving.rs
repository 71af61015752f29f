use super::{open, promise::promise, say};
use crate::{
    Action, Feedback, FeedbackId, Move, Published, State, may, model::tells_sender, permit, store,
};
use platform::{Actor, AppError, FieldErrors, PersonId, Tx};

/// Does one action: look up, ask leave, decide, save, remember.
pub fn act(
    tx: &Tx<'_>,
    actor: &Actor,
    id: FeedbackId,
    action: Action,
    with: &Move,
) -> Result<Feedback, AppError> {
    let before = open(tx, actor, id)?;
    let today = text::here(tx.now()).date();
    let mut note = with.note.clone();
    if let Some(owner) = with.owner {
        let owner = organization::member(tx, owner, today)?;
        let owner = owner.ok_or(AppError::Conflict("answerer_missing"))?;
        // The history tells to whom it went each time.
        if action == Action::Assign {
            note = owner.name;
        }
    }
    let units = organization::units(tx, today)?;
    if with.unit.is_some_and(|unit| units.iter().all(|known| known.id.get() != unit)) {
        return Err(AppError::Conflict("kind_or_unit_missing"));
    }
    let mut after = may(actor, action, &before)?.act(actor.person, with, today)?;
    if action == Action::Classify {
        let (due_on, rule) = promise(tx, after.message.kind, before.received_at, Some(tx.now()))?;
        after = after.promised(due_on, rule);
    }
    save(tx, &before, &after)?;
    if !note.is_empty() {
        store::insert_note(tx, id.get(), after.moves, &note)?;
    }
    say(tx, actor, &format!("feedback.{}", action.as_str()), &after, &note)?;
    Ok(after)
}

/// Shows everybody a question with its answer, both without personal data, or takes them back.
/// Only what was answered, only with the citizen's consent, and never with their name in it.
pub fn publish(
    tx: &Tx<'_>,
    actor: &Actor,
    id: FeedbackId,
    shown: Option<(String, String)>,
) -> Result<Feedback, AppError> {
    let before = open(tx, actor, id)?;
    permit::may_publish(actor)?;
    let action = match shown {
        Some(_) if !before.state().is_answered() => {
            return Err(AppError::Conflict("not_answered_yet"));
        }
        Some(_) if !before.message.may_publish => {
            return Err(AppError::Conflict("no_consent"));
        }
        Some(_) => "feedback.publish",
        None => "feedback.withdraw",
    };
    if let Some(shown) = &shown {
        without_sender(&before, shown)?;
    }
    let on = text::here(tx.now()).date();
    let published = shown.map(|(words, answer)| Published { on, words, answer });
    let after = Feedback { published, moves: before.moves + 1, ..before.clone() };
    save(tx, &before, &after)?;
    say(tx, actor, action, &after, "")?;
    Ok(after)
}

/// What still tells who sent it goes to nobody.
fn without_sender(it: &Feedback, (words, answer): &(String, String)) -> Result<(), AppError> {
    let mut errors = FieldErrors::default();
    for (field, said) in [("public_words", words), ("public_answer", answer)] {
        if tells_sender(said, &it.message.sender, &it.message.contact) {
            errors.add(field, "still_tells_sender");
        }
    }
    errors.or(()).map_err(AppError::Invalid)
}

fn save(tx: &Tx<'_>, before: &Feedback, after: &Feedback) -> Result<(), AppError> {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let shown = after.published.as_ref();
    let changed = store::save(
        tx,
        after.id.get(),
        before.moves,
        after.moves,
        after.state().as_str(),
        after.message.kind.as_str(),
        after.unit,
        after.owner.map(PersonId::get),
        day(after.due_on),
        &after.rule,
        after.extensions,
        &after.answer,
        after.proposed_by.map(PersonId::get),
        after.signed_by.map(PersonId::get),
        day(after.answered_on),
        &after.ending,
        shown.map_or("", |shown| &shown.words),
        shown.map_or("", |shown| &shown.answer),
        day(shown.map(|shown| shown.on)),
        day(after.ended_on),
        tx.now().as_microsecond(),
    )?;
    if changed == 1 { Ok(()) } else { Err(AppError::Conflict("changed_meanwhile")) }
}

/// What has to be done with it next.
pub(super) const fn next(state: State) -> Option<Action> {
    match state {
        State::Received => Some(Action::Classify),
        State::Classified => Some(Action::Assign),
        State::Assigned => Some(Action::Propose),
        State::Proposed => Some(Action::Answer),
        State::Answered => Some(Action::Close),
        State::Closed | State::Transferred | State::Declined => None,
    }
}
