//! Killed at any moment under load: nothing acknowledged is lost, nothing is half there, and the
//! record verifies (`reliability-security.md` P1).
//!
//! `HAIDANG_KILLS` says how often (20 unless it says otherwise).

use platform::{Clock, Db, DbError, Tx, ledger::verify};
use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Kills before a fresh folder is begun: a long record takes long to verify.
const KILLS_A_FOLDER: u32 = 10;

#[test]
fn nothing_acknowledged_is_lost() {
    let kills = std::env::var("HAIDANG_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(20);
    let (began, mut acknowledged) = (Instant::now(), 0);
    let mut folder = tempfile::tempdir().unwrap();
    let mut known = Vec::new();
    for kill in 0..kills {
        if kill % KILLS_A_FOLDER == 0 {
            folder = tempfile::tempdir().unwrap();
            known.clear();
        }
        known.extend(run_and_kill(folder.path(), Duration::from_millis(5 + random() % 120)));
        check(folder.path(), &known, kill);
        acknowledged += known.len();
    }
    assert!(acknowledged > 0 || kills == 0, "nothing was ever written");
    println!("{kills} kills, {acknowledged} checks of acknowledged writes, {:?}", began.elapsed());
}

fn random() -> u64 {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).unwrap();
    u64::from_le_bytes(bytes)
}

/// Lets the program write until some time after its first acknowledgement, and kills it. Gives the
/// keys that it acknowledged. Every third time it is killed as it starts.
fn run_and_kill(folder: &Path, after: Duration) -> Vec<i64> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_haidang"))
        .arg("torture")
        .arg("--data")
        .arg(folder)
        .env_remove("HAIDANG_DATABASE")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    let (first, begun) = std::sync::mpsc::channel();
    let reader = thread::spawn(move || {
        let mut keys = Vec::new();
        for line in out.split(b'\n') {
            let line = String::from_utf8(line.unwrap()).unwrap();
            // A line that was cut off is not an acknowledgement anybody could have read.
            keys.extend(line.parse::<i64>().ok().filter(|_| line.len() == 19));
            first.send(()).ok();
        }
        keys
    });
    if !random().is_multiple_of(3) {
        begun.recv_timeout(Duration::from_secs(20)).ok();
    }
    thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

/// Every acknowledged act is there, no act is half there, and the record holds.
fn check(folder: &Path, known: &[i64], kill: u32) {
    let file = folder.join("haidang.db");
    if !file.exists() {
        assert!(known.is_empty());
        return;
    }
    let opening = Instant::now();
    let db = Db::sqlite(&file, Clock::System).unwrap();
    let keys = |sql: &'static str| move |tx: &Tx<'_>| tx.list::<(i64,)>(sql, &[]);
    let there = "SELECT count(*) FROM sqlite_schema WHERE name IN ('ledger_leaf', 'account')";
    let tables = db.anywhere().read_now(keys(there)).unwrap()[0].0;
    if tables == 0 {
        assert!(known.is_empty(), "kill {kill}");
        return;
    }
    let events = db.anywhere().read_now(keys("SELECT object FROM outbox ORDER BY object")).unwrap();
    assert!(opening.elapsed() < Duration::from_secs(2), "it took {:?}", opening.elapsed());
    let events: Vec<_> = events.into_iter().map(|(key,)| key).collect();
    for key in known {
        assert!(
            events.binary_search(key).is_ok(),
            "kill {kill}: {key} was acknowledged and is lost"
        );
    }
    // Three rows an act: an event, an entry of the record, a thing that search finds.
    let half = "SELECT object FROM outbox WHERE 'torture/' || object NOT IN (SELECT object FROM ledger_leaf)
                OR '/torture/' || object NOT IN (SELECT href FROM search_entry)
                UNION ALL SELECT seq FROM ledger_leaf WHERE CAST(substr(object, 9) AS INTEGER) NOT IN (SELECT object FROM outbox)
                UNION ALL SELECT id FROM search_entry WHERE CAST(title AS INTEGER) NOT IN (SELECT object FROM outbox)";
    let half: Result<_, DbError> = db.anywhere().read_now(keys(half));
    assert_eq!(half.unwrap(), [], "kill {kill}: half an act");
    let integrity = |tx: &Tx<'_>| tx.list::<(String,)>("PRAGMA integrity_check", &[]);
    assert_eq!(db.anywhere().read_now(integrity).unwrap(), [("ok".to_owned(),)], "kill {kill}");
    let key = std::fs::read_to_string(folder.join("keys/ledger.pub")).unwrap();
    let key = tlog::VerifierKey::parse(key.trim()).unwrap();
    verify(&db, &key, &[]).unwrap_or_else(|fault| panic!("kill {kill}: {fault}"));
}
