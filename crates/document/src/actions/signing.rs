use crate::{Action, Panel, Part, Signature, State, Version, VersionId, store};
use jiff::civil::Date;
use organization::member;
use platform::{
    Actor, AppError, FieldErrors, PersonId, Role, Tx,
    ledger::{Entry, object},
};

/// Who may say who signs, beside the author of a draft.
pub(crate) const NAMERS: &[Role] = &[Role::IsoSecretary, Role::DocumentController];

impl Part {
    /// The role that signs it.
    pub(crate) const fn role(self) -> Role {
        match self {
            Self::Drafted => Role::Author,
            Self::Reviewed => Role::Reviewer,
            Self::Appraised => Role::Appraiser,
            Self::Approved => Role::Approver,
        }
    }
}

/// The signatures of a version, in the order in which they were given.
pub fn signatures(tx: &Tx<'_>, id: VersionId) -> Result<Vec<Signature>, platform::DbError> {
    store::people::signatures(tx, id)
}

/// Whether the signature that this person gives completes the part; refuses who may not sign now.
pub(super) fn completes(
    tx: &Tx<'_>,
    actor: &Actor,
    version: &Version,
    part: Part,
) -> Result<bool, AppError> {
    let Some(panel) = panel(tx, version.id, part)? else { return Ok(true) };
    let mut signed = signed(tx, version, part)?;
    panel.may_sign(actor.person, &signed)?;
    signed.push(actor.person);
    Ok(panel.is_complete(&signed))
}

/// Whether this person may give this part now.
pub(crate) fn is_asked(
    tx: &Tx<'_>,
    actor: &Actor,
    version: &Version,
    part: Part,
) -> Result<bool, AppError> {
    let Some(panel) = panel(tx, version.id, part)? else { return Ok(true) };
    Ok(panel.may_sign(actor.person, &signed(tx, version, part)?).is_ok())
}

fn panel(tx: &Tx<'_>, version: VersionId, part: Part) -> Result<Option<Panel>, AppError> {
    Ok(store::people::panels(tx, version)?.into_iter().find(|panel| panel.part == part))
}

/// Who signed this part of what stands there now.
fn signed(tx: &Tx<'_>, version: &Version, part: Part) -> Result<Vec<PersonId>, AppError> {
    let hash = version.content_hash();
    let given = signatures(tx, version.id)?.into_iter();
    let valid = given.filter(|it| it.part == part && it.content_hash == hash);
    Ok(valid.map(|signature| signature.person).collect())
}

/// Puts one of several names under a version that stays where it is.
pub(super) fn co_sign(
    tx: &Tx<'_>,
    actor: &Actor,
    version: &Version,
    action: Action,
    part: Part,
    reason: &str,
) -> Result<(), AppError> {
    let hash = version.content_hash();
    let entry = Entry {
        action: &format!("document.{}", action.as_str()),
        object: object("document_version", version.id),
        version: version.edits,
        before: Some(&hash),
        after: Some(&hash),
        reason,
        meaning: part.as_str(),
        pii_commit: None,
    };
    tx.record(actor, &entry)?;
    sign(tx, actor, version, part)
}

/// Puts a name under a version, with the position held today.
pub(super) fn sign(
    tx: &Tx<'_>,
    actor: &Actor,
    version: &Version,
    part: Part,
) -> Result<(), AppError> {
    let who = member(tx, actor.person, today(tx))?.ok_or(AppError::NotFound)?;
    let (at, hash) = (tx.now().as_microsecond(), version.content_hash());
    let (id, person) = (version.id.get(), actor.person.get());
    store::people::sign(tx, id, part.as_str(), person, &who.name, &who.position, at, &hash)?;
    Ok(())
}

/// Whether this person may name the signers of a version now.
pub(crate) fn may_name(actor: &Actor, version: &Version) -> bool {
    match version.state() {
        State::Draft => {
            actor.person == version.author && actor.is_any(crate::DRAFT_ROLES)
                || actor.is_any(NAMERS)
        }
        State::InReview | State::InAppraisal | State::InApproval => actor.is_any(NAMERS),
        State::Approved
        | State::Scheduled
        | State::Effective
        | State::Suspended
        | State::Superseded
        | State::Withdrawn => false,
    }
}

/// Says who signs which part. Nobody signs their own work, and only who plays the part's role today.
pub fn name_signers(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    panels: &[Panel],
) -> Result<(), AppError> {
    let version = super::open(tx, actor, id)?;
    if !may_name(actor, &version) {
        return Err(AppError::Forbidden("role_missing"));
    }
    let mut errors = FieldErrors::default();
    for panel in panels {
        let able = able(tx, panel.part)?;
        for signer in &panel.signers {
            if *signer == version.author {
                errors.add(panel.part.as_str(), "own_document");
            } else if !able.contains(signer) {
                errors.add(panel.part.as_str(), "signer_without_role");
            }
        }
    }
    errors.or(())?;
    store::people::put_panels(tx, id, panels)?;
    let object = object("document_version", id);
    tx.record(actor, &Entry { action: "document.name_signers", object, ..Entry::default() })?;
    Ok(())
}

/// Who plays the role of a part today. The secretary appraises as well.
pub(crate) fn able(tx: &Tx<'_>, part: Part) -> Result<Vec<PersonId>, AppError> {
    let today = today(tx);
    let mut able = organization::with_role(tx, part.role(), today)?;
    if part == Part::Appraised {
        able.extend(organization::with_role(tx, Role::IsoSecretary, today)?);
    }
    Ok(able.into_iter().map(|member| member.person).collect())
}

fn today(tx: &Tx<'_>) -> Date {
    text::here(tx.now()).date()
}
