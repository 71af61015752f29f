//! Durability and group commit, as the whole product uses them.

use platform::{DbError, Tx};
use testkit::{AGENCY, TestApp};

/// What an acknowledgement rests on: every connection flushes before it answers.
#[test]
fn every_connection_flushes() {
    let app = TestApp::new([]);
    let db = &app.app().db;
    if db.engine_name() != "sqlite" {
        let ask = |tx: &Tx<'_>| tx.find::<(String,)>("SHOW synchronous_commit", &[]);
        assert_eq!(db.anywhere().read_now(ask).unwrap().unwrap().0, "on");
        assert_eq!(db.anywhere().write_now(ask).unwrap().unwrap().0, "on");
        return;
    }
    let ask = |tx: &Tx<'_>| tx.find::<(i64,)>("PRAGMA synchronous", &[]);
    let mode = |tx: &Tx<'_>| tx.find::<(String,)>("PRAGMA journal_mode", &[]);
    assert_eq!(db.anywhere().read_now(ask).unwrap().unwrap().0, 2, "synchronous = FULL");
    assert_eq!(db.anywhere().write_now(ask).unwrap().unwrap().0, 2, "synchronous = FULL");
    assert_eq!(db.anywhere().write_now(mode).unwrap().unwrap().0, "wal");
}

/// Sixty callers in one batch; some fail, some panic. Each is answered for itself.
#[tokio::test]
async fn neighbours_in_a_batch_do_not_harm_each_other() {
    let app = TestApp::new([]);
    let writes = (0..60_i64).map(|n| {
        app.app().db.at(AGENCY).write(move |tx| {
            tx.emit("test.happened", n, &n.into())?;
            match n % 6 {
                1 => Err(DbError::Missing),
                2 => panic!("as planned"),
                3 => tx.execute("INSERT INTO no_such_table VALUES (1)", &[]).map(|_| n),
                _ => Ok(n),
            }
        })
    });
    let writes: Vec<_> = writes.map(tokio::spawn).collect();
    let mut stored = Vec::new();
    for (n, write) in (0_i64..).zip(writes) {
        match (n % 6, write.await.unwrap()) {
            (1, Err(DbError::Missing)) | (2, Err(DbError::Panicked)) | (3, Err(_)) => {}
            (0 | 4 | 5, Ok(kept)) => stored.push(kept),
            (_, other) => panic!("{n}: {other:?}"),
        }
    }
    let read = |tx: &Tx<'_>| tx.list::<(i64,)>("SELECT object FROM outbox ORDER BY object", &[]);
    let found = app.app().db.anywhere().read(read).await.unwrap();
    assert_eq!(found.into_iter().map(|(n,)| n).collect::<Vec<_>>(), stored);
    assert_eq!(stored.len(), 30);
}
