use super::{answering, offered};
use crate::{Action, Answer, State, Succession, SuccessionId, pages, permit::HEADS, store};
use jiff::{civil::Date, tz};
use platform::{Actor, AppError, DbError, InboxItem, Notice, Tx};

/// What waits for this person: of an agency that takes over, and of one that is to end.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let today = text::here(tx.now()).date();
    let mut items = Vec::new();
    for it in store::all(tx)? {
        let waits = offered(actor, &it).into_iter().find(|action| match action {
            Action::Decide | Action::HandOver => true,
            Action::CarryOut => it.is_ready(today),
            Action::Prepare | Action::Recall | Action::SendBack | Action::Drop => false,
        });
        if let Some(action) = waits {
            items.push(item(&it, format!("/successions/{}", it.id), pages::to_do(action, &it)));
        }
    }
    if !actor.is_any(HEADS) {
        return Ok(items);
    }
    for (row, it) in answering::asked(tx).map_err(AppError::into_db)? {
        if store::answer_of(&row)? == Answer::Asked && it.state() == State::Decided {
            items.push(item(&it, format!("/endings/{}", it.id), pages::TO_ANSWER.to_owned()));
        }
    }
    Ok(items)
}

fn item(it: &Succession, href: String, title: String) -> InboxItem {
    let day = it.decision.effective_on.at(0, 0, 0, 0);
    let due_at = (it.state() == State::Decided).then(|| tz::offset(7).to_timestamp(day).ok());
    InboxItem { href, title, detail: pages::basis(&it.decision), due_at: due_at.flatten() }
}

/// On the page of a document that was taken over: what it comes from, and that the old issue stays in use
/// until this agency has issued its own.
pub(crate) fn notices(
    tx: &Tx<'_>,
    _: &Actor,
    things: &[String],
    day: Date,
) -> Result<Vec<Notice>, DbError> {
    let mut said = Vec::new();
    for about in things {
        let Some(key) = about.strip_prefix("document/").and_then(|key| key.parse().ok()) else {
            continue;
        };
        for thing in store::things::of_document(tx, key)? {
            let succession = store::get(tx, SuccessionId::new(thing.succession))?;
            said.extend(succession.map(|it| pages::taken_notice(about, &thing, &it, day)));
        }
    }
    Ok(said)
}
