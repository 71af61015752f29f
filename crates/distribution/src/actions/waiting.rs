use super::today;
use crate::{APPROVE_ROLES, DisposalState, Terms, may_keep_copies, pages::waiting as words, store};
use platform::{Actor, DbError, InboxItem, Role, Tx};

/// What waits for somebody here. All of it follows from stored days and today, so that a day on which
/// nothing ran loses no reminder.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let terms = store::terms(tx)?;
    let mut items = to_read(tx, actor, terms)?;
    for copy in store::unsigned_for(tx, actor)? {
        items.push(InboxItem {
            href: format!("/distributions/{}#copies", copy.version),
            title: words::to_sign(copy.copy_no, &copy.code, &copy.title),
            detail: words::handed_over(store::day(&copy.delivered_on).ok()),
            due_at: None,
        });
    }
    items.extend(escalated(tx, actor, terms)?);
    if may_keep_copies(actor).is_ok() {
        items.extend(kept(tx)?);
    }
    if actor.is_any(APPROVE_ROLES) {
        let waiting = store::waiting_disposals(tx, DisposalState::Draft)?;
        let others = waiting.into_iter().filter(|it| it.drafted_by != actor.person);
        items.extend(others.map(|it| disposal_item(&it, words::to_approve(&it.number))));
    }
    Ok(items)
}

/// What this person has to read; near its day and after it, the words are plainer.
fn to_read(tx: &Tx<'_>, actor: &Actor, terms: Terms) -> Result<Vec<InboxItem>, DbError> {
    let mut items = Vec::new();
    for open in store::open_for(tx, &today(tx).to_string(), actor.person.get())? {
        let since = store::day(&open.since_day)?;
        let due_at = terms.due_at(since);
        let left = text::here(due_at).date().since(today(tx)).map_or(0, |span| span.get_days());
        items.push(InboxItem {
            href: format!("/distributions/{}/read", open.version),
            title: words::to_read(&open.code, &open.title),
            detail: words::in_effect_since(since, left, due_at < tx.now()),
            due_at: Some(due_at),
        });
    }
    Ok(items)
}

/// Who has to know that others have not read: the head of their unit, later the ISO secretary.
fn escalated(tx: &Tx<'_>, actor: &Actor, terms: Terms) -> Result<Vec<InboxItem>, DbError> {
    let (day, now) = (today(tx).to_string(), tx.now());
    let mut items = Vec::new();
    if let Some(unit) = actor.unit.filter(|_| actor.is(Role::Head)) {
        let since = terms.head_since(now).to_string();
        let late = store::late_in_unit(tx, &day, &since, unit)?;
        items.extend(late_item(late, &format!("unit={unit}&"), words::late_in_unit));
    }
    if actor.is(Role::IsoSecretary) {
        let since = terms.secretary_since(now).to_string();
        let late = store::late_anywhere(tx, &day, &since)?;
        items.extend(late_item(late, "", words::late_anywhere));
    }
    Ok(items)
}

fn late_item(
    (times, people, documents): (i64, i64, i64),
    unit: &str,
    said: fn(i64, i64) -> String,
) -> Option<InboxItem> {
    (times > 0).then(|| InboxItem {
        href: format!("/distributions/coverage?{unit}reading=late"),
        title: said(people, documents),
        detail: words::remind_them(times),
        due_at: None,
    })
}

/// What waits for whoever keeps the registers.
fn kept(tx: &Tx<'_>) -> Result<Vec<InboxItem>, DbError> {
    let at = |stray: &store::Stray| format!("/distributions/{}#copies", stray.version);
    let mut items = Vec::new();
    for stray in store::strays(tx)? {
        items.push(InboxItem {
            href: at(&stray),
            title: words::to_recall(stray.copies, &stray.code, &stray.title),
            detail: words::out_of_force_since(store::day(&stray.expired_on).ok()),
            due_at: None,
        });
    }
    for stray in store::undelivered(tx)? {
        items.push(InboxItem {
            href: at(&stray),
            title: words::to_deliver(stray.copies, &stray.code, &stray.title),
            detail: words::binds_from(store::day(&stray.expired_on).ok()),
            due_at: None,
        });
    }
    let approved = store::waiting_disposals(tx, DisposalState::Approved)?;
    items.extend(approved.iter().map(|it| disposal_item(it, words::to_execute(&it.number))));
    Ok(items)
}

fn disposal_item(disposal: &crate::Disposal, title: String) -> InboxItem {
    InboxItem {
        href: format!("/disposals/{}", disposal.id),
        title,
        detail: words::dated(disposal.dated),
        due_at: None,
    }
}
