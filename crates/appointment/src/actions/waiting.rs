use crate::{pages, permit, store};
use platform::{Actor, DbError, InboxItem, Tx};

/// What waits for the desk today.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    if permit::may_receive(actor).is_err() {
        return Ok(Vec::new());
    }
    let today = text::here(tx.now()).date();
    let (to_come, waiting, ..) = store::standing(tx, &today.to_string())?;
    if to_come + waiting == 0 {
        return Ok(Vec::new());
    }
    Ok(vec![InboxItem {
        href: "/appointments".to_owned(),
        title: pages::to_do(to_come, waiting),
        detail: String::new(),
        due_at: None,
    }])
}
