use platform::{Clock, Db};
use std::sync::Arc;
use tempfile::TempDir;

/// A place for one test's data that vanishes with it.
pub(crate) struct Place {
    pub(crate) folder: Arc<TempDir>,
    schema: Option<(String, String)>,
    is_shared: bool,
}

impl Place {
    /// A fresh folder; a fresh schema too, where the tests run on PostgreSQL.
    pub(crate) fn new() -> Self {
        let folder = Arc::new(tempfile::tempdir().expect("a temporary folder"));
        let schema = std::env::var("HAIDANG_TEST_DATABASE").ok().filter(|url| !url.is_empty());
        Self {
            folder,
            schema: schema.map(|url| (url, format!("t_{}", random_hex()))),
            is_shared: false,
        }
    }

    /// The same place for another program, which leaves it as it is when it ends.
    pub(crate) fn shared(&self) -> Self {
        Self { folder: self.folder.clone(), schema: self.schema.clone(), is_shared: true }
    }

    /// The store of this place.
    pub(crate) fn open(&self, clock: Clock) -> Db {
        match &self.schema {
            None => Db::sqlite(&self.folder.path().join("haidang.db"), clock).unwrap(),
            Some((url, schema)) => Db::postgres(url, schema, clock).expect("HAIDANG_TEST_DATABASE"),
        }
    }

    /// Takes the schema away. Not inside a runtime.
    pub(crate) fn forget(&mut self) {
        if let Some((url, schema)) = self.schema.take().filter(|_| !self.is_shared) {
            let dropped =
                postgres::Client::connect(&url, postgres::NoTls).and_then(|mut client| {
                    client.batch_execute(&format!(
                    "SET client_min_messages = warning; DROP SCHEMA IF EXISTS \"{schema}\" CASCADE"
                ))
                });
            if let Err(error) = dropped {
                eprintln!("the schema {schema} of a test stays behind: {error}");
            }
        }
    }
}

pub(crate) fn random_hex() -> String {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).unwrap();
    hex::encode(bytes)
}

/// Runs what waits on a thread of its own: in the middle of a test's runtime nothing may wait.
pub(crate) fn aside<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let done = std::thread::scope(|scope| scope.spawn(work).join());
    done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
