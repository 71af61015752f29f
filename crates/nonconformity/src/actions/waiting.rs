use crate::{State, pages, store};
use jiff::civil::Date;
use platform::{Actor, DbError, InboxItem, Role, Tx};

/// What waits for this person: to decide, to do, to look after.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let today = text::here(tx.now()).date();
    let mut items = Vec::new();
    for row in store::waiting(tx)? {
        let Some(state) = State::parse(&row.state) else { continue };
        if waits_for(actor, state, &row, today)? {
            items.push(item(state, &row)?);
        }
    }
    for line in store::open_lines(tx, actor.person.get())? {
        let due = store::day(Some(line.due_on.clone()))?;
        items.push(InboxItem {
            href: format!("/nonconformities/{}", line.id),
            title: pages::line_to_do(&line.number, &line.what),
            detail: String::new(),
            due_at: due.and_then(platform::end_of_day),
        });
    }
    Ok(items)
}

fn waits_for(
    actor: &Actor,
    state: State,
    row: &store::Waiting,
    today: Date,
) -> Result<bool, DbError> {
    let person = Some(actor.person.get());
    let is_own = row.owner == person || row.doer == person;
    let secretary = actor.is(Role::IsoSecretary);
    Ok(match state {
        State::Draft | State::Open => secretary,
        State::Assigned | State::PlanApproved => row.owner == person,
        State::CauseProposed => !is_own && (secretary || actor.is(Role::Approver)),
        State::Done => !is_own && (secretary || actor.is(Role::Auditor)),
        State::Verified => {
            let from = store::day(row.judge_from.clone())?;
            !is_own && secretary && from.is_none_or(|from| from <= today)
        }
        State::Closed | State::Ineffective | State::Cancelled => false,
    })
}

fn item(state: State, row: &store::Waiting) -> Result<InboxItem, DbError> {
    let due = store::day(row.due_on.clone())?.filter(|_| state.has_deadline());
    Ok(InboxItem {
        href: format!("/nonconformities/{}", row.id),
        title: pages::to_do(state, row),
        detail: pages::about(row),
        due_at: due.and_then(platform::end_of_day),
    })
}
