use super::offered;
use crate::{Action, pages, store};
use platform::{Actor, DbError, InboxItem, Tx};

/// What waits for this person: their drafts; for editors what is handed in.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let mut items = Vec::new();
    for row in store::own(tx, actor.person.get())? {
        items.push(item(pages::TODO_WRITE, &store::read(row)?));
    }
    let is_editor = news::is_editor(tx, actor)?;
    for row in store::waiting(tx)? {
        let bulletin = store::read(row)?;
        let offered = offered(actor, is_editor, &bulletin);
        match () {
            () if offered.contains(&Action::Approve) => {
                items.push(item(pages::TODO_APPROVE, &bulletin));
            }
            // Whoever wrote it sees to it that it is read out.
            () if offered.contains(&Action::Air) && bulletin.author == actor.person => {
                items.push(item(pages::TODO_AIR, &bulletin));
            }
            () => {}
        }
    }
    Ok(items)
}

fn item(todo: &str, bulletin: &crate::Bulletin) -> InboxItem {
    InboxItem {
        href: format!("/bulletins/{}", bulletin.id),
        title: format!("{todo}: {}", bulletin.text.title),
        detail: String::new(),
        due_at: None,
    }
}
