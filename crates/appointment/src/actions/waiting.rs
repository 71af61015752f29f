use crate::{pages, permit, store};
use platform::{Actor, DbError, InboxItem, Tx};

/// What waits for the desk today.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    if permit::may_receive(actor).is_err() {
        return Ok(Vec::new());
    }
    let now = text::here(tx.now());
    let today = now.date().to_string();
    let (booked, waiting, ..) = store::standing(tx, &today)?;
    let (passed,) = store::passed(tx, &today, &now.strftime("%H:%M:%S").to_string())?;
    if booked + waiting == 0 {
        return Ok(Vec::new());
    }
    Ok(vec![InboxItem {
        href: "/appointments".to_owned(),
        title: pages::to_do(waiting, booked - passed, passed),
        detail: String::new(),
        due_at: None,
    }])
}
