use crate::{Action, State, Survey, may, pages, store};
use jiff::civil::Date;
use platform::{Actor, DbError, InboxItem, Tx};

/// What waits for this person: to approve, to open, to close, to analyse, to publish.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let today = text::here(tx.now()).date();
    let surveys = store::waiting(tx)?.into_iter().map(store::read);
    let surveys = surveys.collect::<Result<Vec<_>, _>>()?;
    let item = |survey: Survey| {
        let action = next(&survey, today)?;
        let _permit = may(actor, action, &survey).ok()?;
        Some(InboxItem {
            href: format!("/surveys/{}", survey.id),
            title: pages::to_do(action, &survey),
            detail: survey.plan.title.clone(),
            due_at: due(&survey),
        })
    };
    Ok(surveys.into_iter().filter_map(item).collect())
}

/// What has to be done with it next, as of a day.
fn next(survey: &Survey, today: Date) -> Option<Action> {
    match survey.state() {
        State::Draft => Some(Action::Approve),
        State::Approved => (survey.plan.from <= today).then_some(Action::Open),
        State::Open => survey.is_overdue(today).then_some(Action::Close),
        State::Closed => Some(Action::Analyse),
        State::Analysed => Some(Action::Publish),
        State::Published | State::Cancelled => None,
    }
}

/// What has a day: approving and opening until its first, closing until its last.
fn due(survey: &Survey) -> Option<jiff::Timestamp> {
    let day = match survey.state() {
        State::Draft | State::Approved => survey.plan.from,
        State::Open => survey.plan.to,
        State::Closed | State::Analysed | State::Published | State::Cancelled => return None,
    };
    platform::end_of_day(day)
}
