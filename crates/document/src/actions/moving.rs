use super::{open, save};
use crate::{Action, Part, State, Version, VersionId, may, store};
use flow::lint::{Severity, lint};
use organization::member;
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
    if action == Action::Return && reason.trim().is_empty() {
        return Err(AppError::Conflict("reason_missing"));
    }
    if !seen.is_empty() && seen != before.content_hash() {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let after = permit.act(text::here(tx.now()).date())?;
    if action == Action::Submit {
        check(tx, &before)?;
    }
    save(tx, actor, &before, &after, action, reason)?;
    if action == Action::Return {
        store::unsign(tx, id.get())?;
    }
    if let Some(part) = Part::signed_by(action) {
        sign(tx, actor, &after, part)?;
    }
    if after.state() == State::Withdrawn {
        store::withdraw_document(tx, after.document.get())?;
        let payload = serde_json::json!({ "document": after.document });
        tx.emit("document.withdrawn", after.id.get(), &payload)?;
    }
    Ok(after)
}

/// A draft goes to review without an error of the lint, and never empty.
fn check(tx: &Tx<'_>, version: &Version) -> Result<(), AppError> {
    match &version.content {
        crate::Content::Text(text) if text.trim().is_empty() => {
            Err(AppError::Conflict("content_missing"))
        }
        crate::Content::Text(_) => Ok(()),
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

/// Puts a name under a version, with the position held today.
fn sign(tx: &Tx<'_>, actor: &Actor, version: &Version, part: Part) -> Result<(), AppError> {
    let today = text::here(tx.now()).date();
    let who = member(tx, actor.person, today)?.ok_or(AppError::NotFound)?;
    store::sign(
        tx,
        version.id.get(),
        part.as_str(),
        actor.person.get(),
        &who.name,
        &who.position,
        tx.now().as_microsecond(),
        &version.content_hash(),
    )?;
    Ok(())
}
