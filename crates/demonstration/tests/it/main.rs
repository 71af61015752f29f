//! The demonstration, built as the server builds it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod built;
mod lint;
mod packed;

use composition::{Parts, Product};
use demonstration::{Summary, build};
use jiff::Timestamp;
use platform::{App, Clock, Db, Settings, files::Files, ledger::Ledger};
use server::reactions::react;
use tempfile::TempDir;

/// The morning on which the tests build it.
const NOW: &str = "2026-11-23T01:30:00Z";

/// An empty place for one test.
struct Place {
    folder: TempDir,
    schema: Option<(String, String)>,
}

impl Place {
    fn sqlite() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), schema: None }
    }

    /// A fresh schema, where the tests may use PostgreSQL.
    fn postgres() -> Option<Self> {
        let url = std::env::var("HAIDANG_TEST_DATABASE").ok().filter(|url| !url.is_empty())?;
        let mut random = [0; 8];
        getrandom::fill(&mut random).unwrap();
        let schema = Some((url, format!("t_{}", hex::encode(random))));
        Some(Self { folder: tempfile::tempdir().unwrap(), schema })
    }

    fn open(&self, clock: Clock) -> Product {
        let folder = self.folder.path();
        let db = match &self.schema {
            None => Db::sqlite(&folder.join("haidang.db"), clock.clone()).unwrap(),
            Some((url, schema)) => Db::postgres(url, schema, clock.clone()).unwrap(),
        };
        let parts = Parts {
            db,
            clock,
            files: Files::open(&folder.join("files")).unwrap(),
            ledger: Ledger::open(&folder.join("keys"), "test.example/demonstration").unwrap(),
            settings: Settings {
                public_url: "http://test.example".to_owned(),
                https: false,
                upload_bytes: 64 * 1024 * 1024,
                program: folder.to_owned(),
                salt: [7; 16],
            },
        };
        Product::compose(server::features(), parts).unwrap()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some((url, schema)) = &self.schema {
            let dropped = postgres::Client::connect(url, postgres::NoTls).and_then(|mut client| {
                client.batch_execute(&format!(
                    "SET client_min_messages = warning; DROP SCHEMA IF EXISTS \"{schema}\" CASCADE"
                ))
            });
            dropped.unwrap();
        }
    }
}

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// The demonstration, and the product that holds it.
fn built(place: &Place) -> (App, Summary) {
    let clock = Clock::fixed(now());
    let product = place.open(clock.clone());
    let began = std::time::Instant::now();
    let summary = build(&product.app.db, &clock, now(), react, &product.app.showcase).unwrap();
    println!("{}: built in {:?}", product.app.db.engine_name(), began.elapsed());
    (product.app, summary)
}
