use super::today;
use crate::{Entry, EntryId, Register, pages, store};
use jiff::{ToSpan as _, civil::Date, tz};
use platform::{Actor, DbError, InboxItem, Tx};

/// What waits for this person in some registers, as the states of their entries say.
pub fn inbox(
    tx: &Tx<'_>,
    actor: &Actor,
    registers: &[&'static Register],
) -> Result<Vec<InboxItem>, DbError> {
    let today = today(tx);
    let mut items = Vec::new();
    for register in registers {
        for stage in register.stages {
            let Some(rights) = stage.waits else { continue };
            for row in store::of_state(tx, register.key, stage.key, store::STANDS)? {
                let id = EntryId::new(row.id);
                // Without a day there is nothing to be early for, nor to wait for.
                let early = |entry: &Entry| {
                    stage.waits_before.is_some_and(|days| {
                        let due = entry.due_on();
                        due.is_none_or(|due| due.saturating_sub(days.days()) > today)
                    })
                };
                // Who did what is read only where somebody would be let in at all.
                let standing = store::read(register, row)?;
                if early(&standing) || !rights.lets_in(actor, &standing) {
                    continue;
                }
                let Some(entry) = store::get(tx, register, id)? else { continue };
                if rights.ask(actor, &entry).is_ok() {
                    items.push(item(&entry, today));
                }
            }
        }
    }
    Ok(items)
}

fn item(entry: &Entry, today: Date) -> InboxItem {
    InboxItem {
        href: entry.href(),
        title: pages::to_do(entry, today),
        detail: pages::about(entry),
        due_at: entry.due_on().and_then(closing),
    }
}

/// The end of office hours of a day.
fn closing(day: Date) -> Option<jiff::Timestamp> {
    tz::offset(7).to_timestamp(day.at(17, 0, 0, 0)).ok()
}
