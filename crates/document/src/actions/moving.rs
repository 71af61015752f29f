use super::{open, save, signing};
use crate::{Action, Part, State, Version, VersionId, may, store};
use flow::lint::{Severity, lint};
use platform::{Actor, AppError, Tx};

/// Does one action: look up, ask leave, check, decide, save, sign, remember.
///
/// `seen` is the content hash that the person had before their eyes; empty where no page showed
/// one. Nobody signs what they did not see.
pub fn act(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    action: Action,
    reason: &str,
    seen: &str,
) -> Result<Version, AppError> {
    let before = open(tx, actor, id)?;
    let permit = may(actor, action, &before)?;
    if action == Action::Issue {
        return Err(AppError::Conflict("issue_by_decision"));
    }
    if action.needs_reason(before.state()) && reason.trim().is_empty() {
        return Err(AppError::Conflict("reason_missing"));
    }
    if action == Action::Approve && !actor.via.confirmed {
        return Err(AppError::Conflict("password_missing"));
    }
    if !seen.is_empty() && seen != before.content_hash() {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    if action == Action::Submit {
        check(tx, &before)?;
    }
    if action == Action::Approve && store::people::count_open(tx, id.get())?.0 > 0 {
        return Err(AppError::Conflict("comments_open"));
    }
    let part = Part::signed_by(action);
    if let Some(part) = part
        && !signing::completes(tx, actor, &before, part)?
    {
        let same = permit.co_sign();
        signing::co_sign(tx, actor, &same, action, part, reason)?;
        return Ok(same);
    }
    let after = permit.act(text::here(tx.now()).date())?;
    save(tx, actor, &before, &after, action, reason)?;
    if action == Action::Submit {
        super::writing::put_down(tx, id)?;
    }
    if action == Action::Return {
        store::people::unsign(tx, id.get())?;
    }
    if let Some(part) = part {
        signing::sign(tx, actor, &after, part)?;
    }
    tell(tx, &after, action)?;
    Ok(after)
}

/// Tells the other features what concerns them.
fn tell(tx: &Tx<'_>, after: &Version, action: Action) -> Result<(), AppError> {
    let topic = match action {
        Action::Withdraw => "document.withdrawn",
        Action::Suspend => "document.suspended",
        Action::Resume => "document.resumed",
        Action::Submit
        | Action::Return
        | Action::Review
        | Action::Appraise
        | Action::Approve
        | Action::Issue
        | Action::TakeEffect
        | Action::Supersede => return Ok(()),
    };
    if after.state() == State::Withdrawn {
        store::withdraw_document(tx, after.document.get())?;
    }
    let payload = serde_json::json!({ "document": after.document });
    tx.emit(topic, after.id.get(), &payload)?;
    Ok(())
}

/// A draft goes to review without an error of the lint, and never empty.
fn check(tx: &Tx<'_>, version: &Version) -> Result<(), AppError> {
    match &version.content {
        crate::Content::Text(text) if text.trim().is_empty() => {
            Err(AppError::Conflict("content_missing"))
        }
        crate::Content::Text(_) | crate::Content::Original(_) => Ok(()),
        crate::Content::Procedure(procedure) => {
            let context = super::lint_context(tx, version)?;
            let printed = version.printed(procedure);
            let found = lint(&printed, &context);
            if found.iter().any(|finding| finding.severity == Severity::Error) {
                return Err(AppError::Conflict("lint_has_errors"));
            }
            Ok(())
        }
    }
}
