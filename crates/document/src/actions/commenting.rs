use crate::{Comment, CommentId, Place, State, Version, VersionId, store};
use platform::{
    Actor, AppError, FieldErrors, Tx,
    ledger::{Entry, object},
    search::DRAFTERS,
};

/// The longest quotation that is kept, in characters.
const QUOTE: usize = 300;

/// What was remarked on a version that this person may know of.
pub fn comments(tx: &Tx<'_>, actor: &Actor, id: VersionId) -> Result<Vec<Comment>, AppError> {
    super::open(tx, actor, id)?;
    Ok(store::people::comments(tx, id)?)
}

/// Whether this person may remark on it now: those who judge drafts, while it is one.
pub(crate) fn may_comment(actor: &Actor, version: &Version) -> bool {
    is_open(version) && actor.is_any(DRAFTERS)
}

/// Whether this person answers remarks on it: its author, or the secretary.
pub(crate) fn may_answer(actor: &Actor, version: &Version) -> bool {
    is_open(version) && (actor.person == version.author || actor.is(platform::Role::IsoSecretary))
}

fn is_open(version: &Version) -> bool {
    matches!(
        version.state(),
        State::Draft | State::InReview | State::InAppraisal | State::InApproval
    )
}

/// Remarks on a place of a version.
pub fn comment(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    place: Place,
    remark: &str,
) -> Result<CommentId, AppError> {
    let version = super::open(tx, actor, id)?;
    if !may_comment(actor, &version) {
        return Err(AppError::Conflict("not_commentable"));
    }
    let places = Place::all(&version.content);
    let Some((_, words)) = places.into_iter().find(|(known, _)| *known == place) else {
        return Err(FieldErrors(vec![("place".into(), "bad_choice")]).into());
    };
    let quote: String = words.chars().take(QUOTE).collect();
    let key = tx.new_key();
    let at = tx.now().as_microsecond();
    let person = actor.person.get();
    store::people::put_comment(tx, key, id.get(), &place.word(), &quote, remark, person, at)?;
    note(tx, actor, "comment.write", id)?;
    Ok(CommentId::new(key))
}

/// Answers a remark. A remark is answered once; what is left to say is a remark of its own.
pub fn answer(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    comment: CommentId,
    words: &str,
) -> Result<(), AppError> {
    let version = super::open(tx, actor, id)?;
    if !may_answer(actor, &version) {
        return Err(AppError::Conflict("not_answerable"));
    }
    let (by, at) = (actor.person.get(), tx.now().as_microsecond());
    if store::people::answer_comment(tx, id.get(), comment.get(), words, by, at)? != 1 {
        return Err(AppError::Conflict("answered_before"));
    }
    note(tx, actor, "comment.answer", id)
}

fn note(tx: &Tx<'_>, actor: &Actor, action: &str, id: VersionId) -> Result<(), AppError> {
    let object = object("document_version", id);
    tx.record(actor, &Entry { action, object, ..Entry::default() })?;
    Ok(())
}
