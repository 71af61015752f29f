use super::{note, open};
use crate::{Action, Kind, Request, RequestId, State, may, model::Given, store};
use document::{DocumentId, VersionId};
use organization::with_role;
use platform::{Actor, AppError, DbError, Role, Tx};

/// Whether somebody leads the unit of whoever asks, today.
pub(crate) fn has_head(tx: &Tx<'_>, request: &Request) -> Result<bool, DbError> {
    let Some(unit) = request.unit else { return Ok(false) };
    let heads = with_role(tx, Role::Head, text::here(tx.now()).date())?;
    Ok(heads.iter().any(|head| head.unit.is_some_and(|of| of.get() == unit)))
}

/// What this person may do to a request now.
pub(crate) fn offered(
    tx: &Tx<'_>,
    actor: &Actor,
    request: &Request,
) -> Result<Vec<Action>, DbError> {
    let has_head = has_head(tx, request)?;
    let moves = request.state().moves().iter().map(|(action, _)| *action);
    Ok(moves.filter(|action| may(actor, *action, request, has_head).is_ok()).collect())
}

/// Does one action: look up, ask leave, decide, save, remember.
pub fn act(
    tx: &Tx<'_>,
    actor: &Actor,
    id: RequestId,
    action: Action,
    given: &Given,
) -> Result<Request, AppError> {
    let before = open(tx, actor, id)?;
    let permit = may(actor, action, &before, has_head(tx, &before)?)?;
    let mut given = given.clone();
    if action == Action::Merge {
        let target = given.target.map(|target| open(tx, actor, target)).transpose()?;
        given.target = target.filter(|it| it.state().is_open()).map(|it| it.id);
    }
    if action == Action::Accept
        && let Some(author) = given.author
    {
        let able = with_role(tx, Role::Author, text::here(tx.now()).date())?;
        if !able.iter().any(|member| member.person == author) {
            return Err(AppError::Conflict("writer_without_role"));
        }
    }
    if action == Action::Begin {
        given.version = begin(tx, actor, &before, given.version)?;
    }
    let after = permit.act(&given)?;
    save(tx, actor, &before, after, action, &given.reason)
}

/// The draft in which an accepted change is written: a new issue of the document in force, or a
/// draft of a new one that its writer began and names.
fn begin(
    tx: &Tx<'_>,
    actor: &Actor,
    request: &Request,
    named: Option<VersionId>,
) -> Result<Option<VersionId>, AppError> {
    match request.kind {
        Kind::New => {
            let version =
                document::open(tx, actor, named.ok_or(AppError::Conflict("draft_missing"))?)?;
            Ok(Some(version.id))
        }
        Kind::Amend => {
            let document = request.document.map(DocumentId::new).ok_or(AppError::NotFound)?;
            let current = document::current(tx, document)?;
            let current = current.ok_or(AppError::Conflict("document_not_in_force"))?;
            Ok(Some(document::revise(tx, actor, current, true)?))
        }
        Kind::Cancel => Err(AppError::Conflict("nothing_to_write")),
    }
}

fn save(
    tx: &Tx<'_>,
    actor: &Actor,
    before: &Request,
    mut after: Request,
    action: Action,
    reason: &str,
) -> Result<Request, AppError> {
    if action == Action::Submit && after.number.is_empty() {
        let year = text::here(tx.now()).year();
        let (count,) = store::next_number(tx, year.into())?;
        after.number = format!("{count:02}/{year}");
    }
    let stored = store::save(
        tx,
        after.id.get(),
        before.moves,
        after.state().as_str(),
        &after.number,
        after.author.map(platform::PersonId::get),
        after.due_on.map(|day| day.to_string()),
        after.version.map(VersionId::get),
        after.merged_into.map(RequestId::get),
        tx.now().as_microsecond(),
    )?;
    if stored != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    if !reason.trim().is_empty() {
        let at = tx.now().as_microsecond();
        store::opine(tx, tx.new_key(), after.id.get(), actor.person.get(), at, reason.trim())?;
    }
    note(tx, actor, &format!("change_request.{}", action.as_str()), &after)?;
    Ok(after)
}

/// A version took effect: what asked for it is done.
pub fn on_effective(tx: &Tx<'_>, version: VersionId) -> Result<(), AppError> {
    for row in store::of_version(tx, version.get())? {
        by_itself(tx, &store::read(row)?, Action::Finish)?;
    }
    Ok(())
}

/// A version was withdrawn: what asked for it is to be written again; where the document itself was
/// given up, what asked for that is done.
pub fn on_withdrawn(tx: &Tx<'_>, version: VersionId, document: DocumentId) -> Result<(), AppError> {
    for row in store::of_version(tx, version.get())? {
        by_itself(tx, &store::read(row)?, Action::GiveUp)?;
    }
    if document::current(tx, document)?.is_none() {
        for row in store::cancelling(tx, document.get())? {
            by_itself(tx, &store::read(row)?, Action::Finish)?;
        }
    }
    Ok(())
}

fn by_itself(tx: &Tx<'_>, request: &Request, action: Action) -> Result<(), AppError> {
    let clock = Actor::system(tx.agency(), "clock");
    if request.state().after(action).is_none() {
        return Ok(());
    }
    let after = may(&clock, action, request, true)?.act(&Given::default())?;
    debug_assert!(after.state() != State::Draft, "nothing begins anew");
    save(tx, &clock, request, after, action, "")?;
    Ok(())
}
