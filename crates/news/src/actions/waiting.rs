use super::{is_editor, offered};
use crate::{Action, pages, store};
use platform::{Actor, DbError, InboxItem, PersonId, Tx};

/// What waits for this person: their drafts; for editors what is handed in, corrections, comments,
/// files of old news.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let mut items = Vec::new();
    for article in store::read_all(tx, store::own(tx, actor.person.get())?)? {
        items.push(item(format!("/news/{}", article.id), pages::TODO_WRITE, &article.text.title));
    }
    if !is_editor(tx, actor)? {
        return Ok(items);
    }
    for article in store::read_all(tx, store::waiting(tx)?)? {
        let offered = offered(actor, true, &article);
        let todo = match () {
            () if offered.contains(&Action::Approve) => pages::TODO_APPROVE,
            () if offered.contains(&Action::Publish) => pages::TODO_PUBLISH,
            () => continue,
        };
        items.push(item(format!("/news/{}", article.id), todo, &article.text.title));
    }
    for correction in store::proposed(tx)? {
        if PersonId::new(correction.proposed_by) != actor.person {
            let href = format!("/news/{}", correction.article);
            items.push(item(href, pages::TODO_CORRECTION, &correction.title));
        }
    }
    for import in store::board::imports(tx)? {
        if import.state == "waiting" && import.by != actor.person.get() {
            items.push(item("/news/imports".to_owned(), pages::TODO_IMPORT, &import.file_name));
        }
    }
    let (pending, _) = store::readers::all_pending(tx)?;
    if pending > 0 {
        let detail = pages::pending(pending);
        items.push(item("/news/comments?state=pending".to_owned(), pages::TODO_COMMENTS, &detail));
    }
    Ok(items)
}

fn item(href: String, todo: &str, title: &str) -> InboxItem {
    InboxItem { href, title: format!("{todo}: {title}"), detail: String::new(), due_at: None }
}
