use crate::{State, actions, pages, store};
use platform::{Actor, DbError, InboxItem, Role, Tx};

/// What waits for this person: to sign, to number, to make known, to declare anew.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    if !actor.is_any(crate::permit::HANDS) {
        return Ok(Vec::new());
    }
    let item = |href: String, title: &str, detail: String| InboxItem {
        href,
        title: title.to_owned(),
        detail,
        due_at: None,
    };
    if let Some(it) = store::open_one(tx)? {
        let role = match it.state() {
            State::Draft => Role::Approver,
            State::Signed if it.number.is_empty() => Role::Clerk,
            State::Signed | State::Published => Role::IsoSecretary,
            State::InForce | State::Superseded | State::Discarded => return Ok(Vec::new()),
        };
        if !actor.is(role) {
            return Ok(Vec::new());
        }
        let href = format!("/declarations/{}", it.id);
        return Ok(vec![item(href, pages::to_do(&it), pages::about(&it))]);
    }
    if !actor.is(Role::IsoSecretary) {
        return Ok(Vec::new());
    }
    let reasons = actions::reasons(tx)?;
    if reasons.is_empty() {
        return Ok(Vec::new());
    }
    let detail = pages::how_many_reasons(reasons.len());
    Ok(vec![item("/declarations/reasons".to_owned(), pages::DECLARE_ANEW, detail)])
}
