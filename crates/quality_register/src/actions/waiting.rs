use super::today;
use crate::{Entry, EntryId, Register, Stage, definition::Reach, pages, store};
use jiff::{ToSpan as _, civil::Date};
use platform::{Actor, DbError, InboxItem, Tx, end_of_day};
use std::collections::{BTreeMap, btree_map};

/// What waits for this person in some registers, as the states of their entries say.
pub fn inbox(
    tx: &Tx<'_>,
    actor: &Actor,
    registers: &[&'static Register],
) -> Result<Vec<InboxItem>, DbError> {
    let today = today(tx);
    let (mut items, mut above) = (Vec::new(), Above::new());
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
                    items.push(item(&entry, belongs_to(tx, &entry, &mut above)?));
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

/// What entries belong to, by register and key: a course has many learners.
type Above = BTreeMap<(&'static str, EntryId), Option<Entry>>;

/// The entry that one belongs to, if any.
fn belongs_to<'a>(
    tx: &Tx<'_>,
    entry: &Entry,
    above: &'a mut Above,
) -> Result<Option<&'a Entry>, DbError> {
    let (Some(register), Some(id)) = (entry.register.parent, entry.parent) else {
        return Ok(None);
    };
    let found = match above.entry((register.key, id)) {
        btree_map::Entry::Occupied(known) => known.into_mut(),
        btree_map::Entry::Vacant(place) => place.insert(store::get(tx, register, id)?),
    };
    Ok(found.as_ref())
}

fn item(entry: &Entry, above: Option<&Entry>) -> InboxItem {
    InboxItem {
        href: entry.href(),
        title: pages::to_do(entry),
        detail: pages::about(entry, above),
        due_at: entry.due_on().and_then(end_of_day),
    }
}
