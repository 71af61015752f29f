//! Two issues of one document side by side, whatever its kind.

use crate::pages::LABELS;
use document::{Content, DRAFT_ROLES, Version, VersionId};
use flow::{
    Procedure,
    compare::{Comparison, compare, compare_texts},
};
use platform::{Actor, AppError, Role, Tx};

/// Two versions of one document, the older one first.
#[derive(Debug, Clone)]
pub(crate) struct Sides {
    /// What this reader may compare.
    pub(crate) editions: Vec<Version>,
    pub(crate) old: Version,
    pub(crate) new: Version,
    /// `None` where one of them is a file that no words can be read from.
    pub(crate) comparison: Option<Comparison>,
    /// Whether this person may write the amendment row of the newer one.
    pub(crate) may_amend: bool,
}

/// Which version stands beside `id`: the one asked for, else the one before it, else the one after.
pub(crate) fn sides(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    with: Option<VersionId>,
) -> Result<Sides, AppError> {
    let version = document::open(tx, actor, id)?;
    let editions = document::editions(tx, actor, &version)?;
    let own = editions.iter().position(|it| it.id == id).ok_or(AppError::NotFound)?;
    let other = match with {
        Some(with) => editions.iter().position(|it| it.id == with).ok_or(AppError::NotFound)?,
        None => own.checked_sub(1).unwrap_or(if editions.len() > 1 { 1 } else { own }),
    };
    let at = |place: usize| editions.get(place).cloned().ok_or(AppError::NotFound);
    let (old, new) = (at(own.min(other))?, at(own.max(other))?);
    let may_amend = new.is_editable()
        && old.id != new.id
        && (actor.is(Role::IsoSecretary)
            || actor.is_any(DRAFT_ROLES) && actor.person == new.author);
    let comparison = compared(&old, &new);
    Ok(Sides { editions, old, new, comparison, may_amend })
}

/// What changed from one version to the other; code, numbers and dates are the document's own and
/// no change.
pub(crate) fn compared(old: &Version, new: &Version) -> Option<Comparison> {
    if let (Some(before), Some(after)) = (old.procedure(), new.procedure()) {
        return Some(compare(&old.printed(before), &new.printed(after), &LABELS));
    }
    let texts = compare_texts(prose(&old.content)?, prose(&new.content)?);
    let titled = |version: &Version| Procedure {
        name: Some(version.title.as_str().to_owned()),
        ..Procedure::default()
    };
    let mut comparison = compare(&titled(old), &titled(new), &LABELS);
    comparison.parts.extend(texts.parts);
    Some(comparison)
}

/// The words of a document that is no structured procedure.
fn prose(content: &Content) -> Option<&str> {
    match content {
        Content::Text(text) => Some(text),
        Content::Procedure(_) | Content::Original(_) => None,
    }
}

/// Writes the row of the amendment table of a draft.
pub(crate) fn amend(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    edits: i64,
    summary: &str,
) -> Result<(), AppError> {
    let mut version = document::open(tx, actor, id)?;
    if version.summary == summary {
        return Ok(());
    }
    summary.clone_into(&mut version.summary);
    document::put_content(tx, actor, id, edits, &version)
}
