use crate::{Kind, Request, RequestId, State, store};
use document::VersionId;
use platform::{Actor, AppError, FieldErrors, Tx};

/// What somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// What is asked for.
    pub kind: Kind,
    /// The version in force of the document to change or give up.
    pub version: Option<VersionId>,
    /// The proposed code of a new document; may be empty.
    pub code: String,
    /// The proposed title of a new document.
    pub title: String,
    /// Why.
    pub reason: String,
    /// The legal ground, or what else made it necessary.
    pub basis: String,
    /// What stands there now.
    pub present: String,
    /// What should stand there.
    pub proposed: String,
    /// What else it touches.
    pub impact: String,
    /// Whether it cannot wait for its turn.
    pub is_urgent: bool,
}

/// What a wish is about: the document's key, its code and title.
fn subject(
    tx: &Tx<'_>,
    actor: &Actor,
    wish: &Wish,
) -> Result<(Option<i64>, String, String), AppError> {
    if wish.kind == Kind::New {
        return Ok((None, wish.code.clone(), wish.title.clone()));
    }
    let wrong = || AppError::Invalid(FieldErrors(vec![("version".into(), "bad_choice")]));
    let version = document::open(tx, actor, wish.version.ok_or_else(wrong)?);
    let version = version.map_err(|_| wrong())?;
    let title = version.title.as_str().to_owned();
    Ok((Some(version.document.get()), version.code.as_str().to_owned(), title))
}

fn folded(code: &str, title: &str, wish: &Wish) -> String {
    text::fold(&format!("{code} {title} {} {}", wish.reason, wish.proposed))
}

/// Begins a request. Everybody may ask.
pub fn request(tx: &Tx<'_>, actor: &Actor, wish: &Wish) -> Result<RequestId, AppError> {
    let (document, code, title) = subject(tx, actor, wish)?;
    let id = tx.new_key();
    store::insert(
        tx,
        id,
        wish.kind.as_str(),
        document,
        &code,
        &title,
        &wish.reason,
        &wish.basis,
        &wish.present,
        &wish.proposed,
        &wish.impact,
        i64::from(wish.is_urgent),
        actor.person.get(),
        &text::here(tx.now()).date().to_string(),
        actor.unit,
        &folded(&code, &title, wish),
        tx.now().as_microsecond(),
    )?;
    let id = RequestId::new(id);
    let begun = super::open(tx, actor, id)?;
    super::note(tx, actor, "change_request.draft", &begun)?;
    Ok(id)
}

/// Writes a draft anew. `moves` is how often it had been changed when they began.
pub fn put(
    tx: &Tx<'_>,
    actor: &Actor,
    id: RequestId,
    moves: i64,
    wish: &Wish,
) -> Result<(), AppError> {
    let before = super::open(tx, actor, id)?;
    may_write(actor, &before)?;
    let (document, code, title) = subject(tx, actor, wish)?;
    let stored = store::put(
        tx,
        id.get(),
        moves,
        wish.kind.as_str(),
        document,
        &code,
        &title,
        &wish.reason,
        &wish.basis,
        &wish.present,
        &wish.proposed,
        &wish.impact,
        i64::from(wish.is_urgent),
        &folded(&code, &title, wish),
        tx.now().as_microsecond(),
    )?;
    if stored != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    super::note(tx, actor, "change_request.write", &before)?;
    Ok(())
}

/// Asks for leave to write a request: its author's, while it is a draft.
pub(crate) fn may_write(actor: &Actor, request: &Request) -> Result<(), AppError> {
    if actor.person != request.requested_by {
        return Err(AppError::Forbidden("not_the_requester"));
    }
    if request.state() != State::Draft {
        return Err(AppError::Conflict("request_handed_in"));
    }
    Ok(())
}

/// Says something about a request that is not decided yet. Everybody who knows of it may.
pub(crate) fn opine(
    tx: &Tx<'_>,
    actor: &Actor,
    id: RequestId,
    words: &str,
) -> Result<(), AppError> {
    let request = super::open(tx, actor, id)?;
    if !request.state().is_open() {
        return Err(AppError::Conflict("request_decided"));
    }
    let at = tx.now().as_microsecond();
    store::opine(tx, tx.new_key(), id.get(), actor.person.get(), at, words)?;
    super::note(tx, actor, "change_request.opine", &request)?;
    Ok(())
}
