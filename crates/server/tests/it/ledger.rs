//! The record: 600 acts, sealed and verified; every kind of tampering is found and named.

use platform::{
    Actor, AppError, DbError, Role, Tx,
    ledger::{Entry, Failure, SealError, object, verify},
};
use std::{fmt::Write as _, fs, process::Command};
use testkit::{AGENCY, TestApp};

const ACTS: i64 = 600;

/// A record of 600 entries at least, sealed at half of them and at the end.
async fn sealed() -> TestApp {
    let app = TestApp::new([]);
    for half in 0..2 {
        let act = move |tx: &Tx<'_>| {
            for n in 0..ACTS / 2 {
                let object = object("thing", half * ACTS / 2 + n);
                let entry = Entry { action: "thing.done", object, ..Entry::default() };
                tx.record(&Actor::system(AGENCY, "command"), &entry)?;
            }
            Ok::<_, AppError>(())
        };
        app.write(act).await.unwrap();
        app.seal();
    }
    app
}

/// What the owner of the machine could do: take the guards away and change what they like.
fn tamper(app: &TestApp, sql: &'static str) {
    let db = &app.app().db;
    let sqlite = db.engine_name() == "sqlite";
    db.anywhere()
        .write_now(move |tx| {
            if sqlite {
                tx.execute("DROP TRIGGER IF EXISTS ledger_leaf_kept", &[])?;
                tx.execute("DROP TRIGGER IF EXISTS ledger_leaf_stays", &[])?;
            } else {
                tx.execute("DROP TRIGGER IF EXISTS ledger_leaf_kept ON ledger_leaf", &[])?;
            }
            assert!(tx.execute(sql, &[])? > 0, "{sql}");
            Ok::<_, DbError>(())
        })
        .unwrap();
}

fn check(app: &TestApp) -> Result<u64, Failure> {
    let app = app.app();
    let kept = app.ledger.last().unwrap().map(|(_, head)| head);
    verify(&app.db, app.ledger.verifier(), kept.as_slice()).map(|proven| proven.head.size)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_record_verifies() {
    let app = sealed().await;
    tokio::task::block_in_place(|| {
        assert!(check(&app).unwrap() >= 600);
    });
}

/// Whoever may read entries has the record computed anew on its page, and held against the seal they kept.
#[tokio::test(flavor = "multi_thread")]
async fn the_page_checks_the_record_itself() {
    let app = sealed().await;
    let auditor = app.person("Trần Văn Kiểm", &[Role::Auditor]).await;
    let reader = app.person("Hoàng Văn Đọc", &[Role::Reader]).await;
    assert_eq!(reader.get("/ledger/check").await.status, 403);
    assert!(!reader.get("/ledger").await.text.contains("Kiểm tra ngay"));
    assert!(auditor.get("/ledger").await.text.contains("Kiểm tra ngay"));
    let whole = auditor.get("/ledger/check").await.text;
    assert!(whole.contains("Sổ nguyên vẹn"), "{whole}");
    let note = app.app().ledger.last().unwrap().map(|(note, _)| note.to_string()).unwrap();
    let mut typed = String::new();
    for byte in note.bytes() {
        write!(typed, "%{byte:02X}").unwrap();
    }
    let held = auditor.get(&format!("/ledger/check?note={typed}")).await.text;
    assert!(held.contains("trong đó có bản bạn giữ"), "{held}");
    let foreign = auditor.get("/ledger/check?note=haidang").await.text;
    assert!(foreign.contains("Bản niêm phong này không đọc được"), "{foreign}");
    tokio::task::block_in_place(|| {
        tamper(
            &app,
            "UPDATE ledger_leaf SET leaf = REPLACE(leaf, 'thing.done', 'thing.dome') WHERE seq = 300",
        );
    });
    let broken = auditor.get("/ledger/check").await.text;
    assert!(broken.contains("Mục đầu tiên bị sai: 300"), "{broken}");
}

/// The triggers say no before anybody has to find it.
#[tokio::test]
async fn the_database_itself_refuses_changes() {
    let app = sealed().await;
    for sql in
        ["UPDATE ledger_leaf SET leaf = 'x' WHERE seq = 3", "DELETE FROM ledger_leaf WHERE seq = 3"]
    {
        let refused = app.write(move |tx| Ok(tx.execute(sql, &[])?)).await.unwrap_err();
        let cause = std::error::Error::source(&refused).map(ToString::to_string);
        let refused = format!("{refused:?} {cause:?}");
        assert!(refused.contains("never changed"), "{refused}");
    }
}

#[test]
fn the_first_bad_entry_is_named() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for (sql, entry) in [
        (
            "UPDATE ledger_leaf SET leaf = REPLACE(leaf, 'thing.done', 'thing.dome') WHERE seq IN (300, 500)",
            300,
        ),
        (
            "UPDATE ledger_leaf SET hash = (SELECT hash FROM ledger_leaf WHERE seq = 41) WHERE seq = 40",
            40,
        ),
        (
            "UPDATE ledger_node SET hash = (SELECT hash FROM ledger_leaf WHERE seq = 9) WHERE place = 1",
            256,
        ),
        ("DELETE FROM ledger_leaf WHERE seq = 123", 123),
        ("DELETE FROM ledger_leaf WHERE seq >= 580", 580),
        ("DELETE FROM ledger_node WHERE place = 0", 0),
    ] {
        let app = runtime.block_on(sealed());
        assert!(check(&app).is_ok());
        tamper(&app, sql);
        let failure = check(&app).unwrap_err();
        let named = failure.entry().unwrap_or_else(|| panic!("{sql}: {failure}"));
        assert!(named <= entry, "{sql}: named {named}: {failure}");
        assert!(entry - named < 301, "{sql}: named {named}: {failure}");
        if matches!(entry, 300 | 40 | 256 | 123) {
            assert_eq!(named, entry, "{sql}: {failure}");
        }
    }
}

/// Whoever rewrites an entry together with all its hashes gets no signature for it.
#[test]
fn a_rewritten_past_is_not_signed() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let app = runtime.block_on(sealed());
    let before = app.app().ledger.last().unwrap().unwrap().0.to_string();
    // The last entry and its hash agree with each other; only the signed root does not.
    let leaf = "{\"seq\":590,\"forged\":true}";
    let hash = tlog::leaf_hash(leaf.as_bytes());
    tamper(&app, "UPDATE ledger_leaf SET object = 'x' WHERE seq = 590");
    let forge = move |tx: &Tx<'_>| {
        let sql = "UPDATE ledger_leaf SET leaf = $1, hash = $2 WHERE seq = 590";
        tx.execute(sql, &[&leaf, &hash.0.as_slice()]).map(drop)
    };
    app.app().db.anywhere().write_now(forge).unwrap();
    let refused = app.app().ledger.seal(&app.app().db).unwrap_err();
    assert!(matches!(refused, SealError::Rewritten(_)), "{refused}");
    assert_eq!(app.app().ledger.last().unwrap().unwrap().0.to_string(), before);
    assert!(check(&app).is_err());
}

/// A second verifier, in another language and by another hand, agrees.
#[test]
fn an_independent_verifier_agrees() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let app = runtime.block_on(sealed());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../tlog/tests/verify_ledger.py");
    let judge = |app: &TestApp| {
        let sql = "SELECT seq, leaf FROM ledger_leaf ORDER BY seq";
        let rows = app.app().db.anywhere().read_now(|tx| tx.list::<(i64, String)>(sql, &[]));
        let lines = rows.unwrap().iter().fold(String::new(), |mut lines, (seq, leaf)| {
            writeln!(lines, "{{\"seq\":{seq},\"leaf\":\"{}\"}}", base64(leaf.as_bytes())).unwrap();
            lines
        });
        let entries = app.folder().join("entries.jsonl");
        fs::write(&entries, lines).unwrap();
        let checkpoint = app.folder().join("keys/checkpoint");
        let key = app.app().ledger.verifier().to_string();
        Command::new("python3").arg(script).arg(entries).arg(checkpoint).arg(key).output().unwrap()
    };
    let agreed = judge(&app);
    assert!(agreed.status.success(), "{}", String::from_utf8_lossy(&agreed.stderr));
    assert!(String::from_utf8_lossy(&agreed.stdout).starts_with("ok 6"));
    tamper(&app, "UPDATE ledger_leaf SET leaf = REPLACE(leaf, 'thing', 'thong') WHERE seq = 300");
    assert_eq!(judge(&app).status.code(), Some(1));
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let mut group = [0; 3];
        group[..chunk.len()].copy_from_slice(chunk);
        let number = u32::from_be_bytes([0, group[0], group[1], group[2]]);
        for (place, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let sign = SIGNS[(number >> shift) as usize & 63];
            out.push(if place <= chunk.len() { sign.into() } else { '=' });
        }
    }
    out
}
