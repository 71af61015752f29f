use crate::{Objective, State, pages, store};
use platform::{Actor, DbError, InboxItem, Role, Tx};

/// Drafts for whoever approves, and what is over for whoever judges.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let mut items = Vec::new();
    let waits = [
        (State::Appraised, actor.is(Role::Approver), pages::TO_APPROVE),
        (
            State::Submitted,
            actor.is_any(&[Role::IsoSecretary, Role::Appraiser]),
            pages::TO_APPRAISE,
        ),
    ];
    for (state, is_mine, what) in waits {
        if is_mine {
            for row in store::waiting(tx, state.as_str())? {
                items.push(item(&store::read(row)?, what));
            }
        }
    }
    for task in store::open_tasks(tx, actor.person.get())? {
        items.push(InboxItem {
            href: format!("/objectives/{}", task.objective),
            title: pages::task_to_do(&task.number, &task.what),
            detail: String::new(),
            due_at: platform::end_of_day(store::day(&task.due_on)?),
        });
    }
    if actor.is(Role::IsoSecretary) {
        let today = text::here(tx.now()).date().to_string();
        for row in store::over(tx, &today)? {
            items.push(item(&store::read(row)?, pages::TO_EVALUATE));
        }
    }
    Ok(items)
}

fn item(objective: &Objective, what: &str) -> InboxItem {
    let content = &objective.content;
    let due =
        platform::end_of_day(content.period.to).filter(|_| objective.state() == State::Approved);
    InboxItem {
        href: format!("/objectives/{}", objective.id),
        title: format!("{what} {}", content.number),
        detail: content.statement.clone(),
        due_at: due,
    }
}
