use crate::{Action, State, pages, permit::may, store};
use platform::{Actor, AppError, DbError, InboxItem, Role, Tx};

/// What waits for whom.
const QUEUES: [(State, Action, &[Role]); 4] = [
    (State::InReview, Action::Review, &[Role::Reviewer]),
    (State::InAppraisal, Action::Appraise, &[Role::Appraiser, Role::IsoSecretary]),
    (State::InApproval, Action::Approve, &[Role::Approver]),
    (State::Approved, Action::Issue, crate::ISSUE_ROLES),
];

/// Versions that wait for this person, and their own drafts.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let mut items = Vec::new();
    let names = organization::names(tx)?;
    let queues = QUEUES.iter().filter(|(.., roles)| actor.is_any(roles));
    for (state, action, _) in queues {
        for row in store::waiting(tx, state.as_str())? {
            let version =
                super::open(tx, actor, crate::VersionId::new(row.id)).map_err(AppError::into_db)?;
            let part = crate::Part::signed_by(*action);
            let is_asked = part.map(|part| super::is_asked(tx, actor, &version, part));
            if may(actor, *action, &version).is_err()
                || !is_asked.transpose().map_err(AppError::into_db)?.unwrap_or(true)
            {
                continue;
            }
            let from = names.get(&version.author).map_or("", String::as_str);
            items.push(item(&row, pages::todo_label(*action), from));
        }
    }
    if actor.is_any(crate::DRAFT_ROLES) {
        let drafts = store::waiting(tx, State::Draft.as_str())?;
        let own = drafts.iter().filter(|row| row.author == actor.person.get());
        items.extend(own.map(|row| item(row, pages::todo_label(Action::Submit), "")));
    }
    Ok(items)
}

fn item(row: &store::Waiting, todo: &str, from: &str) -> InboxItem {
    let at = jiff::Timestamp::from_microsecond(row.changed_at).unwrap_or_default();
    let when = text::date_time(at);
    let detail = if from.is_empty() { when } else { format!("{from} · {when}") };
    let href = if row.state == State::Approved.as_str() {
        "/decisions/new".to_owned()
    } else {
        format!("/documents/{}", row.id)
    };
    InboxItem { href, title: format!("{todo} {} {}", row.code, row.title), detail, due_at: None }
}
