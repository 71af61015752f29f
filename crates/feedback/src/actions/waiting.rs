use super::moving::next;
use crate::{Feedback, may, pages, permit, store};
use platform::{Actor, DbError, InboxItem, Tx};

/// What waits for this person, with the day that the law or the agency gave.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let permit::Sight { all, person, unit } = permit::sight(actor);
    let rows = store::waiting_for(tx, all, person, unit)?.into_iter().map(store::read);
    let waiting = rows.collect::<Result<Vec<_>, _>>()?;
    let item = |feedback: Feedback| {
        let action = next(feedback.state())?;
        let _permit = may(actor, action, &feedback).ok()?;
        let due = feedback.due_on.filter(|_| feedback.state().has_deadline());
        Some(InboxItem {
            href: format!("/feedback/{}", feedback.id),
            title: pages::to_do(action, &feedback),
            detail: feedback.message.title.clone(),
            due_at: due.and_then(platform::end_of_day),
        })
    };
    Ok(waiting.into_iter().filter_map(item).collect())
}
