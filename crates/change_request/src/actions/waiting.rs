use super::{has_head, offered};
use crate::{Action, Request, State, pages, store};
use platform::{Actor, DbError, InboxItem, Tx};

/// What waits for this person: their drafts, what they decide on, what they write.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let mut items = Vec::new();
    for row in store::drafts(tx, actor.person.get())? {
        items.push(item(&store::read(row)?, pages::TODO_DRAFT));
    }
    for row in store::waiting(tx)? {
        let request = store::read(row)?;
        let todo = match request.state() {
            State::Submitted if offers(tx, actor, &request, Action::Endorse)? => {
                pages::TODO_ENDORSE
            }
            State::Endorsed if offers(tx, actor, &request, Action::Accept)? => pages::TODO_DECIDE,
            State::Accepted if request.author == Some(actor.person) => pages::TODO_WRITE,
            State::Draft
            | State::Submitted
            | State::Endorsed
            | State::Accepted
            | State::InProgress
            | State::Done
            | State::Rejected
            | State::Merged
            | State::Retracted => continue,
        };
        items.push(item(&request, todo));
    }
    Ok(items)
}

fn offers(tx: &Tx<'_>, actor: &Actor, request: &Request, action: Action) -> Result<bool, DbError> {
    // Most people decide on nothing: no need to look who leads which unit.
    if crate::may(actor, action, request, false).is_err() {
        return Ok(false);
    }
    if action == Action::Endorse {
        return Ok(crate::may(actor, action, request, has_head(tx, request)?).is_ok());
    }
    Ok(offered(tx, actor, request)?.contains(&action))
}

fn item(request: &Request, todo: &str) -> InboxItem {
    InboxItem {
        href: format!("/change-requests/{}", request.id),
        title: format!("{todo}: {} {}", request.code, request.title).replace(":  ", ": "),
        detail: request.reason.lines().next().unwrap_or_default().chars().take(120).collect(),
        due_at: request.due_on.and_then(platform::end_of_day),
    }
}
