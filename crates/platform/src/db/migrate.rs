//! Forward-only migrations: each in one transaction, remembered with its hash.

use super::{Db, DbError};
use sha2::{Digest, Sha256};

/// One step of the schema. `name` begins with its date and decides the order.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Such as `20261123-01_document`.
    pub name: &'static str,
    /// The common SQL. ` BLOB` becomes ` BYTEA` and ` WITHOUT ROWID` vanishes on PostgreSQL.
    pub sql: &'static str,
}

/// Declares the migrations of a crate from its folder `migrations/`.
#[macro_export]
macro_rules! migrations {
    ($($name:literal),* $(,)?) => {
        &[$($crate::db::Migration {
            name: $name,
            sql: include_str!(concat!("../migrations/", $name, ".sql")),
        }),*]
    };
}

const REGISTER: &str = "CREATE TABLE IF NOT EXISTS schema_migration (
    name   TEXT   NOT NULL PRIMARY KEY,
    sha256 TEXT   NOT NULL,
    at     BIGINT NOT NULL
)";

impl Db {
    /// Brings the schema up to date. Refuses a database whose past differs from ours.
    pub fn migrate(&self, migrations: &[Migration]) -> Result<(), DbError> {
        let mut sorted = migrations.to_vec();
        sorted.sort_by_key(|migration| migration.name);
        self.anywhere().write_now(|tx| tx.script(REGISTER))?;
        let done = applied(self)?;
        for (name, _) in &done {
            if !sorted.iter().any(|migration| migration.name == name) {
                let why = format!("the database has {name}, which this program does not know");
                return Err(DbError::Unavailable(why));
            }
        }
        for migration in sorted {
            let hash = hex::encode(Sha256::digest(migration.sql.as_bytes()));
            match done.iter().find(|(name, _)| name == migration.name) {
                Some((_, stored)) if *stored == hash => {}
                Some(_) => {
                    let why = format!("{} was changed after it was applied", migration.name);
                    return Err(DbError::Unavailable(why));
                }
                None => self.apply(migration, hash)?,
            }
        }
        Ok(())
    }

    fn apply(&self, migration: Migration, hash: String) -> Result<(), DbError> {
        self.anywhere().write_now(move |tx| {
            // Another process may have applied it while we waited for our turn.
            let name = migration.name;
            let known = "SELECT sha256 FROM schema_migration WHERE name = $1";
            if tx.find::<(String,)>(known, &[&name])?.is_some() {
                return Ok(());
            }
            tx.script(&text_for(migration.sql, tx.is_sqlite()))?;
            let remember = "INSERT INTO schema_migration (name, sha256, at) VALUES ($1, $2, $3)";
            tx.execute(remember, &[&name, &hash, &tx.now().as_microsecond()])?;
            Ok(())
        })
    }
}

/// The text for one engine: the common lines, and those after `--@sqlite` or `--@postgres` up to
/// `--@both`. Triggers and full-text search have no common text.
fn text_for(sql: &str, sqlite: bool) -> String {
    let mut wanted = true;
    let mut out = String::with_capacity(sql.len());
    for line in sql.lines() {
        match line.trim() {
            "--@sqlite" => wanted = sqlite,
            "--@postgres" => wanted = !sqlite,
            "--@both" => wanted = true,
            _ if wanted => {
                out.push_str(line);
                out.push('\n');
            }
            _ => {}
        }
    }
    if sqlite { out } else { out.replace(" BLOB", " BYTEA").replace(" WITHOUT ROWID", "") }
}

/// The migrations that the database has, with their hashes, oldest first.
pub fn applied(db: &Db) -> Result<Vec<(String, String)>, DbError> {
    db.anywhere()
        .read_now(|tx| tx.list("SELECT name, sha256 FROM schema_migration ORDER BY name", &[]))
}
