use super::offered_steps;
use crate::{Step, pages, store};
use platform::{Actor, DbError, InboxItem, Tx};

/// What waits for this person: gaps to close, and what others closed.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let mut items = Vec::new();
    for row in store::waiting(tx)? {
        let item = store::read_item(row)?;
        let Some(transition) = store::get(tx, item.transition)? else { continue };
        let steps = offered_steps(actor, &transition, &item);
        let todo = if steps.contains(&Step::Report) {
            pages::TODO_CLOSE
        } else if steps.contains(&Step::Verify) {
            pages::TODO_VERIFY
        } else {
            continue;
        };
        let due = item.due_on.filter(|_| steps.contains(&Step::Report));
        items.push(InboxItem {
            href: format!("/transitions/{}/items/{}", item.transition, item.place),
            title: pages::todo(todo, &transition, &item),
            detail: item.plan.lines().next().unwrap_or_default().chars().take(120).collect(),
            due_at: due.and_then(platform::end_of_day),
        });
    }
    Ok(items)
}
