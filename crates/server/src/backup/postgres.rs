use super::sqlite::Content;
use crate::command::Failure;
use postgres::{Client, NoTls, Transaction};
use std::{
    collections::BTreeMap,
    io,
    path::Path,
    process::{Command, Output},
};

fn failed(why: impl std::fmt::Display) -> Failure {
    Failure::work("copying the database", why)
}

fn client(url: &str) -> Result<Client, Failure> {
    Client::connect(url, NoTls).map_err(|e| Failure::work("database", e))
}

/// Dumps one snapshot of a schema to `to`, and says what it holds.
pub(super) fn copy(url: &str, schema: &str, to: &Path) -> Result<Content, Failure> {
    let mut client = client(url)?;
    let mut snapshot = client
        .build_transaction()
        .isolation_level(postgres::IsolationLevel::RepeatableRead)
        .read_only(true)
        .start()
        .map_err(failed)?;
    let name: String =
        snapshot.query_one("SELECT pg_export_snapshot()", &[]).map_err(failed)?.get(0);
    let content = content(&mut snapshot, schema)?;
    let mut command = Command::new("pg_dump");
    command.args(["--format=custom", "--no-owner", "--no-privileges", "--snapshot", &name]);
    if schema != "public" {
        command.args(["--schema", schema]);
    }
    done(command.arg("--file").arg(to).arg("--dbname").arg(url).output(), "pg_dump")?;
    snapshot.rollback().map_err(failed)?;
    Ok(content)
}

/// Puts a dump back into a database that has no tables of ours yet.
pub(super) fn restore(url: &str, schema: &str, dump: &Path) -> Result<(), Failure> {
    let found = client(url)?
        .query_one("SELECT to_regclass($1) IS NOT NULL", &[&format!("{schema}.schema_migration")])
        .map_err(failed)?;
    if found.get(0) {
        return Err(Failure::call(format!("the schema {schema} of the database is not empty")));
    }
    let mut command = Command::new("pg_restore");
    command.args(["--exit-on-error", "--no-owner", "--no-privileges", "--dbname", url]);
    done(command.arg(dump).output(), "pg_restore")
}

/// Whether a dump can be read at all.
pub(super) fn readable(dump: &Path) -> Result<(), Failure> {
    done(Command::new("pg_restore").arg("--list").arg(dump).output(), "pg_restore")
}

fn content(snapshot: &mut Transaction<'_>, schema: &str) -> Result<Content, Failure> {
    let names = "SELECT table_name::text FROM information_schema.tables \
                 WHERE table_schema = $1 AND table_type = 'BASE TABLE'";
    let mut tables = BTreeMap::new();
    for row in snapshot.query(names, &[&schema]).map_err(failed)? {
        let name: String = row.get(0);
        let count = format!("SELECT count(*) FROM \"{schema}\".\"{name}\"");
        let rows: i64 = snapshot.query_one(&count, &[]).map_err(failed)?.get(0);
        tables.insert(name, rows.unsigned_abs());
    }
    let steps = format!("SELECT name, sha256 FROM \"{schema}\".schema_migration ORDER BY name");
    let steps = snapshot.query(&steps, &[]).map_err(failed)?;
    let migrations = steps.iter().map(|row| (row.get(0), row.get(1))).collect();
    Ok(Content { migrations, tables })
}

fn done(ran: io::Result<Output>, program: &str) -> Result<(), Failure> {
    let output = ran.map_err(|error| {
        if error.kind() == io::ErrorKind::NotFound {
            let hint = "not installed; on Debian: apt-get install postgresql-client";
            return Failure::work(program, hint);
        }
        Failure::work(program, error)
    })?;
    if output.status.success() {
        return Ok(());
    }
    Err(Failure::work(program, String::from_utf8_lossy(&output.stderr).trim()))
}
