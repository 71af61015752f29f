//! An agency to measure on: people through the product's own actions, documents and dossiers as raw
//! rows in the product's own schema, in the proportions of a real one.

mod documents;
mod dossiers;
mod people;
mod quality;
mod registers;

pub(crate) use documents::procedure;
pub(crate) use quality::QUESTION;

use crate::{
    Outcome,
    args::Args,
    product::{self, AGENCY},
};
use composition::Product;
use platform::{
    Actor, Clock, DbError,
    ledger::{Entry, object},
};
use rusqlite::{Connection, Transaction, params};
use std::{fs, path::Path, time::Instant};

/// Dossiers whose acts stand in the record, and how many acts each.
const RECORDED: (usize, i64) = (5000, 4);

/// A procedure in force that dossiers follow.
pub(crate) struct InForce {
    document: i64,
    version: i64,
    title: String,
    unit: i64,
}

/// Makes an entry of the search findable, as `platform::search::put` does.
fn index(tx: &Transaction<'_>, entry: i64, head: &str, tags: &str) -> Outcome<()> {
    tx.prepare_cached(
        "INSERT INTO search_words (rowid, head, body, tags) VALUES (?1, ?2, '', ?3)",
    )?
    .execute(params![entry, head, tags])?;
    Ok(())
}

/// Seeds `folder`, which must hold no database yet.
pub(crate) fn run(folder: &Path, args: &Args, usual: (usize, usize)) -> Outcome<()> {
    let documents = args.number("documents", usual.0)?;
    let count = args.number("dossiers", usual.1)?;
    let rows = args.number("rows", 10_000)?;
    if folder.join("haidang.db").exists() {
        return Err(format!("{}: there is a database already", folder.display()).into());
    }
    let begun = Instant::now();
    let told = |what: &str| eprintln!("seed: {:.0} s: {what}", begun.elapsed().as_secs_f64());
    let product = product::open(folder)?;
    let units = people::settle(&product)?;
    told("schema and people");
    let mut conn = fast(folder)?;
    let in_force = documents::fill(&mut conn, documents, &units)?;
    told("documents");
    people::oblige(&mut conn, &product)?;
    told("obligations to read");
    registers::fill(&mut conn, rows, &units)?;
    quality::fill(&conn, &product, &units)?;
    told("registers, objectives, news");
    let recorded =
        dossiers::fill(&mut conn, count, &in_force, &|done| told(&format!("{done} dossiers")))?;
    safe(conn)?;
    record(&product, &recorded)?;
    product.app.ledger.seal(&product.app.db)?;
    let size = fs::metadata(folder.join("haidang.db"))?.len() / 1024 / 1024;
    told(&format!(
        "done: {documents} documents, {count} dossiers, {rows} register rows, {size} MiB"
    ));
    Ok(())
}

/// A connection that trades safety for speed: whoever pulls the plug seeds anew.
fn fast(folder: &Path) -> Outcome<Connection> {
    let conn = product::bare(folder)?;
    conn.execute_batch("PRAGMA synchronous = OFF; PRAGMA cache_size = -1500000;")?;
    Ok(conn)
}

/// Brings everything to the disk.
fn safe(conn: Connection) -> Outcome<()> {
    conn.execute_batch("PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE);")?;
    conn.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// Acts of some dossiers in the record, as the product writes them.
fn record(product: &Product, dossiers: &[i64]) -> Outcome<()> {
    for some in dossiers.chunks(250) {
        let some = some.to_vec();
        product.app.db.at(AGENCY).write_now(move |tx| {
            let actor = Actor::system(AGENCY, "command");
            for id in some {
                for version in 0..RECORDED.1 {
                    let action = if version == 0 { "dossier.accept" } else { "dossier.advance" };
                    let object = object("dossier", id);
                    tx.record(&actor, &Entry { action, object, version, ..Entry::default() })?;
                }
            }
            Ok::<_, DbError>(())
        })?;
    }
    Ok(())
}

/// Now, in microseconds.
fn now() -> i64 {
    Clock::System.now().as_microsecond()
}
