//! The schema's steps: forward only, whole or not at all, on data that is there already.

use platform::{
    Actor, AgencyId, Clock, Db, DbError, Tx,
    db::{Migration, applied},
    ledger::{Entry, object},
};
use std::collections::BTreeMap;

/// A store without anything, gone at the end of the test.
struct Empty {
    db: Option<Db>,
    folder: tempfile::TempDir,
    schema: Option<(String, String)>,
}

impl Empty {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed("2026-11-23T01:00:00Z".parse().unwrap());
        let mut random = [0; 8];
        getrandom::fill(&mut random).unwrap();
        let url = std::env::var("HAIDANG_TEST_DATABASE").ok().filter(|url| !url.is_empty());
        let schema = url.map(|url| (url, format!("t_{}", hex::encode(random))));
        let db = match &schema {
            None => Db::sqlite(&folder.path().join("haidang.db"), clock),
            Some((url, schema)) => Db::postgres(url, schema, clock),
        };
        Self { db: Some(db.unwrap()), folder, schema }
    }

    fn db(&self) -> &Db {
        self.db.as_ref().unwrap()
    }

    /// What the schema looks like: every object with its text or its columns.
    fn shape(&self) -> Vec<String> {
        let sql = match &self.schema {
            None => "SELECT name || ' ' || COALESCE(sql, '') FROM sqlite_schema ORDER BY 1".to_owned(),
            Some((_, schema)) => format!(
                "SELECT table_name || '.' || column_name || ' ' || data_type FROM information_schema.columns WHERE table_schema = '{schema}'
                 UNION ALL SELECT indexname || ' ' || indexdef FROM pg_indexes WHERE schemaname = '{schema}'
                 UNION ALL SELECT trigger_name::text FROM information_schema.triggers WHERE trigger_schema = '{schema}'
                 UNION ALL SELECT routine_name::text FROM information_schema.routines WHERE routine_schema = '{schema}' ORDER BY 1"
            ),
        };
        let rows = self.db().anywhere().read_now(|tx| tx.list::<(String,)>(&sql, &[]));
        rows.unwrap().into_iter().map(|(line,)| line).collect()
    }
}

impl Drop for Empty {
    fn drop(&mut self) {
        self.db = None;
        assert!(self.folder.path().exists());
        if let Some((url, schema)) = &self.schema {
            let mut client = postgres::Client::connect(url, postgres::NoTls).unwrap();
            let sql = format!("DROP SCHEMA IF EXISTS \"{schema}\" CASCADE");
            client.batch_execute(&sql).unwrap();
        }
    }
}

/// Every step of every feature, in order.
fn steps() -> Vec<Migration> {
    let features = server::features();
    let mut steps: Vec<_> = features.iter().flat_map(|f| f.migrations).copied().collect();
    steps.sort_by_key(|step| step.name);
    steps
}

#[test]
fn applying_again_changes_nothing() {
    let empty = Empty::new();
    empty.db().migrate(&steps()).unwrap();
    let (shape, known) = (empty.shape(), applied(empty.db()).unwrap());
    empty.db().migrate(&steps()).unwrap();
    assert_eq!(empty.shape(), shape);
    assert_eq!(applied(empty.db()).unwrap(), known);
    assert_eq!(known.len(), steps().len());
}

#[test]
fn a_step_that_was_changed_later_is_refused() {
    let empty = Empty::new();
    empty.db().migrate(&steps()).unwrap();
    let mut changed = steps();
    changed[0].sql = "CREATE TABLE other (id BIGINT NOT NULL PRIMARY KEY);";
    let refused = empty.db().migrate(&changed).unwrap_err();
    assert!(refused.to_string().contains("was changed after it was applied"), "{refused}");
}

#[test]
fn a_database_of_a_newer_program_is_refused() {
    let empty = Empty::new();
    let mut newer = steps();
    newer.push(Migration {
        name: "29991231-00_future",
        sql: "CREATE TABLE future (id BIGINT NOT NULL PRIMARY KEY);",
    });
    empty.db().migrate(&newer).unwrap();
    let refused = empty.db().migrate(&steps()).unwrap_err();
    assert!(refused.to_string().contains("29991231-00_future"), "{refused}");
}

/// The first lines of a step, up to the end of a statement, and then something that fails.
fn broken_after(sql: &'static str) -> Vec<&'static str> {
    let lines: Vec<_> = sql.lines().collect();
    let mut broken = Vec::new();
    let mut in_trigger = false;
    for (n, line) in lines.iter().enumerate() {
        let line = line.trim();
        in_trigger |= line.starts_with("CREATE TRIGGER") && line.ends_with("BEGIN");
        let ends = if in_trigger { line.ends_with("END;") } else { line.ends_with(';') };
        if ends {
            in_trigger = false;
            let text = format!("{}\n--@both\nSELECT no_such_function(1);", lines[..=n].join("\n"));
            broken.push(&*text.leak());
        }
    }
    broken
}

/// Steps that leave the tables as they are, and fill in rows.
const ROWS_ALONE: [&str; 2] = ["20261126-94_scope_edition", "20261127-62_account_guest_outside"];

/// Whatever statement fails, or after whichever the machine stops: the old schema or the new one.
#[test]
fn a_step_is_applied_whole_or_not_at_all() {
    let (empty, steps) = (Empty::new(), steps());
    empty.db().migrate(&[]).unwrap();
    let mut tried = 0;
    for n in 0..steps.len() {
        let (shape, known) = (empty.shape(), applied(empty.db()).unwrap());
        for sql in broken_after(steps[n].sql) {
            let mut broken = steps[..=n].to_vec();
            broken[n].sql = sql;
            empty.db().migrate(&broken).unwrap_err();
            assert_eq!(empty.shape(), shape, "{} left something behind", steps[n].name);
            assert_eq!(applied(empty.db()).unwrap(), known);
            tried += 1;
        }
        empty.db().migrate(&steps[..=n]).unwrap();
        if !ROWS_ALONE.contains(&steps[n].name) {
            assert_ne!(empty.shape(), shape, "{} did nothing", steps[n].name);
        }
    }
    assert!(tried > 15, "only {tried} places were tried");
}

/// Puts in what can be put in after a step, through the front door of its feature.
fn put_data(db: &Db, step: &str) {
    let agency = AgencyId::new(1);
    let put = move |tx: &Tx<'_>, step: &str| -> Result<(), DbError> {
        if step.ends_with("_platform") {
            let entry = Entry { action: "test", object: object("test", 1), ..Entry::default() };
            // The tables of today, which say that an agency has ended, are not there yet.
            tx.on_closed_books().record(&Actor::system(agency, "command"), &entry)?;
            tx.emit("test.happened", 1, &serde_json::Value::Null)?;
        }
        if step.ends_with("_organization") {
            organization::found(
                tx,
                &organization::Agency {
                    id: agency,
                    name: "Ủy ban nhân dân xã Cũ".to_owned(),
                    short_name: "UBND xã Cũ".to_owned(),
                    superior: String::new(),
                    place: String::new(),
                    code: String::new(),
                },
            )?;
        }
        if step.ends_with("_account") {
            let token = account::Token::new([1; 32]);
            account::open_session(tx, agency, platform::PersonId::new(1), &token)?;
        }
        Ok(())
    };
    let step = step.to_owned();
    db.at(agency).write_now(move |tx| put(tx, &step)).unwrap();
}

/// Rows of every table that has an agency.
fn counts(empty: &Empty) -> BTreeMap<&'static str, i64> {
    let tables = ["ledger_leaf", "outbox", "agency", "session"];
    let count = |table: &'static str| {
        let sql = format!("SELECT count(*) FROM {table}");
        let found = empty.db().anywhere().read_now(|tx| tx.find::<(i64,)>(&sql, &[]));
        Some((table, found.ok()??.0))
    };
    tables.into_iter().filter_map(count).collect()
}

#[test]
fn each_step_keeps_what_was_there_before_it() {
    let (empty, steps) = (Empty::new(), steps());
    let mut before = BTreeMap::new();
    for n in 0..steps.len() {
        empty.db().migrate(&steps[..=n]).unwrap();
        let after = counts(&empty);
        for (table, rows) in &before {
            assert_eq!(after.get(table), Some(rows), "{}: {table}", steps[n].name);
        }
        put_data(empty.db(), steps[n].name);
        before = counts(&empty);
    }
    assert_eq!(before["agency"], 1);
    assert_eq!(before["outbox"], 1);
    assert!(before["ledger_leaf"] >= 3 && before["session"] == 1);
}

/// What the portal kept of inspections stands in their register afterwards, readable and as public as
/// it was.
#[test]
fn inspections_of_the_portal_go_into_their_register() {
    let (empty, steps) = (Empty::new(), steps());
    let last = steps.iter().position(|step| step.name.ends_with("-93_portal_inspections"));
    let (before, agency) = (&steps[..last.unwrap()], AgencyId::new(1));
    empty.db().migrate(before).unwrap();
    let insert = "INSERT INTO portal_inspection (agency_id, id, state, inspected_on, inspector, subject, conclusion, file, file_name, moves) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)";
    let put = move |tx: &Tx<'_>| -> Result<(), DbError> {
        for (id, state, day, file) in [
            (5_i64, "published", "2026-02-28", "hash"),
            (6, "draft", "2024-03-01", ""),
            (7, "hidden", "2025-12-31", ""),
        ] {
            let (by, what, said) = ("Sở \"KH&CN\"", "Kiểm\\tra", "Dòng một\nDòng hai");
            let name = if file.is_empty() { "" } else { "kl.pdf" };
            tx.execute(
                insert,
                &[&agency.get(), &id, &state, &day, &by, &what, &said, &file, &name],
            )?;
        }
        Ok(())
    };
    empty.db().at(agency).write_now(put).unwrap();
    empty.db().migrate(&steps).unwrap();
    let shown = empty.db().at(agency).read_now(inspection::shown).unwrap();
    let [one] = &shown[..] else { panic!("{shown:?}") };
    assert_eq!((one.by.as_str(), one.what.as_str()), ("Sở \"KH&CN\"", "Kiểm\\tra"));
    assert_eq!(one.conclusion, "Dòng một\nDòng hai");
    assert_eq!(one.day, Some(jiff::civil::date(2026, 2, 28)));
    let paper = empty.db().at(agency).read_now(|tx| inspection::paper(tx, one.id)).unwrap();
    assert_eq!(paper, "hash");
    let read = |tx: &Tx<'_>| {
        quality_register::as_of(tx, &inspection::INSPECTIONS, jiff::civil::date(2025, 12, 30))
    };
    let then = empty.db().at(agency).read_now(read).unwrap();
    assert_eq!(then.len(), 1, "a register of a past day holds what was there by then");
}
