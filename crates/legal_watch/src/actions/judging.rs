use super::{open, today};
use crate::{Stage, TaskId, Verdict, is_own, may_judge, may_watch, model::due_at, pages, store};
use jiff::civil::Date;
use platform::{
    Actor, AppError, DbError, InboxItem, Tx,
    ledger::{Entry, object},
};

/// Says whether a document needs a change because of the new text.
pub fn judge(
    tx: &Tx<'_>,
    actor: &Actor,
    id: TaskId,
    verdict: Verdict,
    reason: &str,
) -> Result<(), AppError> {
    let task = open(tx, actor, id)?.task()?;
    let after = may_judge(actor, &task)?.judge(verdict, reason)?;
    let at = tx.now().as_microsecond();
    let (by, word) = (actor.person.get(), verdict.as_str());
    if store::put_verdict(tx, id.get(), word, &after.reason, by, at)? != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let entry = Entry {
        action: &format!("legal_watch.{word}"),
        object: object("legal_watch_task", id),
        reason: &after.reason,
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(())
}

/// Writes into the log that somebody looked through what was published.
pub fn record_review(
    tx: &Tx<'_>,
    actor: &Actor,
    day: Date,
    sources: &str,
    found: &str,
) -> Result<(), AppError> {
    may_watch(actor)?;
    if day > today(tx) {
        return Err(platform::FieldErrors(vec![("day".to_owned(), "review_in_future")]).into());
    }
    let (id, at) = (tx.new_key(), tx.now().as_microsecond());
    store::insert_review(tx, id, &day.to_string(), actor.person.get(), sources, found, at)?;
    let object = object("legal_watch_review", id);
    tx.record(actor, &Entry { action: "legal_watch.look_through", object, ..Entry::default() })?;
    Ok(())
}

/// Reviews that wait for this person. Those who keep the watch are told of what is overdue, and that
/// this month's look through the gazette is missing.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let today = today(tx);
    let watches = may_watch(actor).is_ok();
    let mut items = Vec::new();
    let mut under_way = Vec::new();
    for row in store::open_ones(tx, actor.person.get(), store::judges(actor))? {
        let task = row.task()?;
        let is_late = task.is_overdue(today);
        // What is under way already waits for somebody as a draft.
        let waits = matches!(task.stage(), Stage::ToJudge | Stage::ToChange);
        if waits && (is_own(actor, &task) || (watches && is_late)) {
            items.push(InboxItem {
                href: format!("/legal-watch/tasks/{}", task.id),
                title: pages::todo(task.stage(), &row.code, &row.title),
                detail: pages::because(&row),
                due_at: due_at(task.due_on),
            });
        } else if watches && is_late {
            under_way.push(task.due_on);
        }
    }
    if let Some(first) = under_way.iter().min() {
        items.push(InboxItem {
            href: "/legal-watch?stage=late".to_owned(),
            title: pages::late_changes(under_way.len()),
            detail: pages::LATE_DETAIL.to_owned(),
            due_at: due_at(*first),
        });
    }
    if watches && store::reviewed_since(tx, &today.first_of_month().to_string())?.0 == 0 {
        items.push(InboxItem {
            href: "/legal-watch/reviews".to_owned(),
            title: pages::monthly(today),
            detail: pages::MONTHLY_DETAIL.to_owned(),
            due_at: due_at(today.last_of_month()),
        });
    }
    Ok(items)
}
