//! The product on a folder, and the texts of its own SQL, so that the floor runs the very same.

use crate::{
    Outcome,
    figures::{median, millis},
};
use composition::Product;
use platform::{
    Actor, AgencyId, DbError, PersonId, Tx,
    ledger::{Entry, object},
};
use rusqlite::Connection;
use server::settings::Settings;
use std::{net::SocketAddr, path::Path, time::Instant};

/// The agency that everything is seeded for.
pub(crate) const AGENCY: AgencyId = AgencyId::new(1);

/// Opens the product, its schema brought up to date.
pub(crate) fn open(folder: &Path) -> Outcome<Product> {
    let settings = Settings {
        data: folder.to_owned(),
        database: None,
        schema: "public".to_owned(),
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        public_url: "http://bench.example".to_owned(),
        upload_mb: 512,
        behind_proxy: false,
    };
    Ok(server::open::product(&settings)?)
}

/// A bare connection with the settings of the product's own.
pub(crate) fn bare(folder: &Path) -> Outcome<Connection> {
    let conn = Connection::open(folder.join("haidang.db"))?;
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;
         PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 2000;",
    )?;
    conn.set_prepared_statement_cache_capacity(512);
    Ok(conn)
}

/// The text of a query of the product, as SQLite numbers parameters.
pub(crate) fn sql(product: &Product, feature: &str, name: &str) -> Outcome<String> {
    let mut queries = product.queries.iter();
    let found = queries.find(|(of, query)| *of == feature && query.name == name);
    let (_, query) = found.ok_or_else(|| format!("no query {feature}.{name} any more"))?;
    Ok(query.sql.replace('$', "?"))
}

/// The text of a list with the filter and the order that `parts` are taken from.
pub(crate) fn list(product: &Product, feature: &str, parts: &[&str]) -> Outcome<String> {
    let lists = product.lists.iter().filter(|(of, _)| *of == feature);
    let mut texts = lists.flat_map(|(_, list)| list.texts());
    let found = texts.find(|(sql, _)| parts.iter().all(|part| sql.contains(part)));
    let (sql, _) = found.ok_or_else(|| format!("no list of {feature} with {parts:?} any more"))?;
    Ok(sql.replace('$', "?"))
}

/// Somebody who plays a role, and their unit.
pub(crate) fn somebody(conn: &Connection, role: &str) -> Outcome<(PersonId, Option<i64>)> {
    let found = conn.query_row(
        "SELECT g.person_id, a.unit_id FROM role_grant g
         JOIN appointment a ON a.agency_id = g.agency_id AND a.person_id = g.person_id
         WHERE g.agency_id = ?1 AND g.role = ?2 ORDER BY g.id LIMIT 1",
        (AGENCY.get(), role),
        |row| Ok((PersonId::new(row.get(0)?), row.get(1)?)),
    );
    Ok(found?)
}

/// Milliseconds that reading takes, the middle one of five.
pub(crate) fn reading(
    product: &Product,
    read: impl Fn(&Tx<'_>) -> Result<(), DbError>,
) -> Outcome<f64> {
    let once = || {
        let started = Instant::now();
        product.app.db.at(AGENCY).read_now(&read)?;
        Ok::<_, DbError>(millis(started.elapsed()))
    };
    Ok(median((0..5).map(|_| once()).collect::<Result<_, _>>()?))
}

/// An act of somebody, after which nothing may be shown that was counted before.
pub(crate) fn act(tx: &Tx<'_>) -> Result<(), DbError> {
    let entry = Entry { action: "bench.act", object: object("bench", 1), ..Entry::default() };
    tx.record(&Actor::system(AGENCY, "command"), &entry).map(drop)
}
