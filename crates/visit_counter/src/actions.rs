//! The use cases.

use crate::{
    Visitor,
    model::{MOST_START, ONLINE_MICROS, VISIT_MICROS},
    permit, store,
    waiting::{Seen, Waiting},
};
use jiff::civil::Date;
use platform::{
    Actor, AgencyId, App, AppError, DbError, FieldErrors, Tx,
    ledger::{Entry, object},
};
use std::collections::BTreeMap;

/// The figures that every public page shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Readers of the last minutes.
    pub online: i64,
    /// Visits of today.
    pub today: i64,
    /// Visits since the counter began, with what the portal before this one had counted.
    pub total: i64,
}

impl Counts {
    /// `2`.
    pub fn online_text(&self) -> String {
        text::count(self.online)
    }

    /// `182`.
    pub fn today_text(&self) -> String {
        text::count(self.today)
    }

    /// `3.739.243`.
    pub fn total_text(&self) -> String {
        text::count(self.total)
    }
}

/// Notes that somebody reads a page; `""` is the whole portal. Robots are left out. Nothing is
/// written here, and a reader waits only where this process does not have the day's salt yet.
pub async fn note(app: &App, agency: AgencyId, visitor: &Visitor, page: &str) {
    if !visitor.is_reader() {
        return;
    }
    let day = app.clock.today();
    let waiting = app.memory.of::<Waiting>();
    let salt = match waiting.salt(agency, day) {
        Some(salt) => salt,
        None => match app.db.at(agency).write(move |tx| salt_of(tx, day)).await {
            Ok(salt) => {
                waiting.keep_salt(agency, day, salt.clone());
                salt
            }
            Err(error) => {
                tracing::error!(%error, "a visit was not counted: {error}");
                return;
            }
        },
    };
    let mark = visitor.mark(&salt, page);
    if waiting.admits(agency, day, format!("{page} {}", visitor.line(&salt)), &mark) {
        let page = page.to_owned();
        waiting.put(Seen { agency, day, page, mark }, app.clock.now().as_microsecond());
    }
}

/// The salt of a day, the same for every process; made by whoever needs it first.
fn salt_of(tx: &Tx<'_>, day: Date) -> Result<Vec<u8>, DbError> {
    let mut fresh = [0; 32];
    getrandom::fill(&mut fresh).map_err(|e| DbError::Unavailable(e.to_string()))?;
    let day = day.to_string();
    store::put_salt(tx, &day, &hex::encode(fresh))?;
    let (salt,) = store::salt(tx, &day)?.ok_or(DbError::Missing)?;
    hex::decode(salt).map_err(|e| DbError::Unreadable(format!("visit salt of {day}: {e}")))
}

/// Stores what was seen since, one transaction an agency, and has the day's salt ready.
pub fn store_waiting(app: &App) -> Result<bool, AppError> {
    let waiting = app.memory.of::<Waiting>();
    let mut agencies: BTreeMap<AgencyId, Vec<(Seen, i64)>> = BTreeMap::new();
    for (seen, at) in waiting.take() {
        agencies.entry(seen.agency).or_default().push((seen, at));
    }
    for (agency, seen) in agencies {
        let stored = seen.clone();
        let written = app.db.at(agency).write_now(move |tx| store_seen(tx, &stored));
        if let Err(error) = written {
            // What could not be stored waits for the next time.
            for (seen, at) in seen {
                waiting.put(seen, at);
            }
            return Err(error.into());
        }
    }
    let today = app.clock.today();
    for agency in waiting.agencies() {
        if waiting.salt(agency, today).is_none() {
            let salt = app.db.at(agency).write_now(move |tx| salt_of(tx, today))?;
            waiting.keep_salt(agency, today, salt);
        }
    }
    Ok(false)
}

fn store_seen(tx: &Tx<'_>, seen: &[(Seen, i64)]) -> Result<(), DbError> {
    for (seen, at) in seen {
        store::see(tx, &seen.day.to_string(), &seen.page, &seen.mark, *at, VISIT_MICROS)?;
    }
    Ok(())
}

/// Closes the days that are over: their visits stay, their readers and salts go. The first minutes
/// of a day are left to what is stored late.
pub(crate) fn close_days(tx: &Tx<'_>) -> Result<(), DbError> {
    let now = text::here(tx.now());
    if now.hour() == 0 && now.minute() < 10 {
        return Ok(());
    }
    let today = now.date().to_string();
    for agency in organization::agencies(tx)? {
        let tx = tx.of(agency);
        for (day,) in store::open_days(&tx, &today)? {
            store::close(&tx, &day)?;
            store::forget_readers(&tx, &day)?;
        }
        store::forget_salts(&tx, &today)?;
    }
    Ok(())
}

/// The figures of the whole portal.
pub fn counts(tx: &Tx<'_>) -> Result<Counts, DbError> {
    let today = text::here(tx.now()).date().to_string();
    let (online,) = store::online(tx, "", tx.now().as_microsecond() - ONLINE_MICROS)?;
    let (visits, _) = store::on_day(tx, &today, "")?;
    Ok(Counts { online, today: visits, total: start(tx)? + visits_of(tx, "")? })
}

/// Where the total begins.
pub(crate) fn start(tx: &Tx<'_>) -> Result<i64, DbError> {
    Ok(store::start(tx)?.map_or(0, |(start,)| start))
}

/// How often a page was visited since the counter began.
pub fn visits_of(tx: &Tx<'_>, page: &str) -> Result<i64, DbError> {
    let (closed, open) = store::in_all(tx, page)?;
    Ok(closed + open)
}

/// Sets where the total begins: at what the portal before this one showed.
pub fn set_start(tx: &Tx<'_>, actor: &Actor, visits: i64) -> Result<(), AppError> {
    permit::may_set(actor)?;
    if !(0..=MOST_START).contains(&visits) {
        return Err(FieldErrors(vec![("start".into(), "bad_number")]).into());
    }
    store::set_start(tx, visits)?;
    let object = object("visit_counter", tx.agency());
    tx.record(actor, &Entry { action: "visit_counter.set_start", object, ..Entry::default() })?;
    Ok(())
}
