//! Load for the test that kills the program: acts from many threads, each printed once it is
//! acknowledged. An act is three rows (a thing found by search, an entry of the record, an event),
//! so that half an act would be seen.

use crate::{
    command::Failure,
    open,
    settings::{Settings, Store},
};
use platform::{
    Actor, AgencyId, Db, DbError,
    ledger::{Entry, object},
    search,
};
use std::{io::Write as _, thread};

const AGENCY: AgencyId = AgencyId::new(1);

/// Writes until it is killed.
pub(crate) fn run(store: Store, threads: usize) -> Result<(), Failure> {
    let product = open::product(&Settings::of_store(store)?)?;
    let db = &product.app.db;
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(|| write(db))).collect();
        let mut ends = workers.into_iter().map(|worker| {
            worker.join().unwrap_or_else(|_| Err(Failure::work("torture", "a thread panicked")))
        });
        ends.find(Result::is_err).unwrap_or(Ok(()))
    })
}

fn write(db: &Db) -> Result<(), Failure> {
    loop {
        let key = db.at(AGENCY).write_now(|tx| {
            let key = tx.new_key();
            let href = format!("/torture/{key}");
            let kind = "torture";
            search::put(
                tx,
                &search::Entry { href: &href, kind, title: &key.to_string(), ..Default::default() },
            )?;
            tx.emit("torture.done", key, &serde_json::Value::Null)?;
            let entry = Entry { action: "torture", object: object(kind, key), ..Entry::default() };
            tx.record(&Actor::system(AGENCY, "command"), &entry)?;
            Ok::<i64, DbError>(key)
        });
        let key = key.map_err(|e| Failure::work("database", e))?;
        let mut out = std::io::stdout().lock();
        writeln!(out, "{key}").map_err(|e| Failure::work("standard output", e))?;
    }
}
