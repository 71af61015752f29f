use super::today;
use crate::{Entry, Register, Stage, definition::Reach, pages, store};
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
            // Without a day there is nothing to be early for, nor to wait for.
            let until = stage.waits_before.map(|days| today.saturating_add(days.days()));
            for entry in within(tx, register, stage, rights.reach(actor), until)? {
                if !rights.lets_in(actor, &entry) {
                    continue;
                }
                // Who did what is read only where it matters.
                let looks_back = rights.looks_back();
                let entry = if looks_back { store::remembered(tx, entry)? } else { entry };
                if rights.ask(actor, &entry).is_ok() {
                    items.push(item(&entry, today));
                }
            }
        }
    }
    Ok(items)
}

/// The entries of a state that somebody's rights may reach.
fn within(
    tx: &Tx<'_>,
    register: &'static Register,
    stage: &Stage,
    reach: Reach,
    until: Option<Date>,
) -> Result<Vec<Entry>, DbError> {
    if reach == Reach::default() {
        return Ok(Vec::new());
    }
    let rows = store::waiting(
        tx,
        register.key,
        stage.key,
        store::STANDS,
        reach.all.into(),
        reach.owner,
        reach.unit,
        reach.raiser,
        until.map(|day| day.to_string()),
    )?;
    rows.into_iter().map(|row| store::read(register, row)).collect()
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
