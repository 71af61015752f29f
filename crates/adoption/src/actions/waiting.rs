use super::standing;
use crate::{model, pages, store};
use document::{State, VersionId};
use platform::{Actor, AppError, DbError, InboxItem, Notice, Role, Tx};
use std::collections::BTreeMap;

/// Masters that moved, for the ISO secretary and for who writes the document that follows.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    if !actor.is_any(crate::ANSWER_ROLES) {
        return Ok(Vec::new());
    }
    // The latest edition of each counts.
    let latest: BTreeMap<_, _> =
        store::moved(tx)?.into_iter().map(|moved| (moved.document, moved)).collect();
    let mut items = Vec::new();
    for moved in latest.into_values() {
        let is_own = || {
            let versions = store::versions(tx, moved.document)?;
            Ok::<_, DbError>(versions.first().is_some_and(|v| v.author == actor.person.get()))
        };
        if actor.is(Role::IsoSecretary) || is_own()? {
            items.push(pages::moved_item(&moved));
        }
    }
    Ok(items)
}

/// What is to be said of a version beside its own page: which master it follows, that nobody made
/// it local, that it names another place.
pub(crate) fn notices(
    tx: &Tx<'_>,
    actor: &Actor,
    things: &[String],
    _: jiff::civil::Date,
) -> Result<Vec<Notice>, DbError> {
    let mut said = Vec::new();
    for thing in things {
        let key = thing.strip_prefix("document_version/").and_then(|key| key.parse().ok());
        if let Some(key) = key {
            said.extend(of_version(tx, actor, VersionId::new(key), thing)?);
        }
    }
    Ok(said)
}

fn of_version(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    about: &str,
) -> Result<Vec<Notice>, DbError> {
    let looked = || -> Result<Vec<Notice>, AppError> {
        let version = document::open(tx, actor, id)?;
        let Some(procedure) = version.procedure() else { return Ok(Vec::new()) };
        let mut out = Vec::new();
        let document = version.document.get();
        let follows = standing(tx, actor, document)?;
        if let Some(standing) = &follows {
            out.push(pages::follows_notice(about, document, standing));
            if model::unchanged(&standing.base.procedure, &standing.given) {
                out.push(pages::unchanged_notice(about, document));
            }
        }
        if matches!(version.state(), State::Superseded | State::Withdrawn) {
            return Ok(out);
        }
        let agency = organization::agency(tx)?;
        let own = [agency.name.as_str(), &agency.short_name, &agency.superior, &agency.place];
        let text = model::all_text(procedure);
        let names = model::foreign_names(&text, &own);
        if names.is_empty() {
            return Ok(out);
        }
        // Another place may be named for good reason; in a copy it was forgotten.
        let of_master = follows
            .as_ref()
            .map(|follows| (follows.base.code.clone(), model::all_text(&follows.base.procedure)));
        if let Some(original) = copied_from(tx, document, &text, of_master)? {
            out.push(pages::foreign_notice(about, &original, &names));
        }
        Ok(out)
    };
    match looked() {
        Ok(said) => Ok(said),
        // Who may not know of the version is told by its own page.
        Err(AppError::NotFound) => Ok(Vec::new()),
        Err(other) => Err(other.into_db()),
    }
}

/// The code of the process that a text is a copy of, if it is one.
fn copied_from(
    tx: &Tx<'_>,
    document: i64,
    text: &str,
    of_master: Option<(String, String)>,
) -> Result<Option<String>, AppError> {
    let is_like = |other: &str| model::similarity(text, other) >= model::ALIKE;
    if let Some((code, other)) = of_master
        && is_like(&other)
    {
        return Ok(Some(code));
    }
    for (code, _, content) in store::others(tx, document)? {
        // What another feature stores and cannot be read is told there.
        let Ok(other) = serde_json::from_str(&content) else { continue };
        if is_like(&model::all_text(&other)) {
            return Ok(Some(code));
        }
    }
    Ok(None)
}
