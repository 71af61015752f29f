//! `verify_ledger.py` shares no code with the crate, and comes to the same verdict.

use crate::store::{Store, entry};
use std::{fmt::Write, fs, path::PathBuf, process::Command};
use tlog::{Checkpoint, SignerKey};

const NAME: &str = "conco.quangtri.example/ledger";

/// A folder for one test's files.
fn folder(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// What the script prints, and whether it found nothing wrong; `None` where there is no Python.
fn run(entries: &str, checkpoint: &str, key: &str, folder: &PathBuf) -> Option<(bool, String)> {
    fs::write(folder.join("entries"), entries).unwrap();
    fs::write(folder.join("checkpoint"), checkpoint).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/verify_ledger.py");
    let ran = Command::new("python3")
        .current_dir(folder)
        .args(["-B", script, "entries", "checkpoint", key])
        .output()
        .inspect_err(|error| eprintln!("skipped: python3: {error}"))
        .ok()?;
    assert!(ran.stderr.is_empty(), "{}", String::from_utf8_lossy(&ran.stderr));
    Some((ran.status.success(), String::from_utf8(ran.stdout).unwrap()))
}

/// The export of some entries. (The crate has no JSON; a base64 text needs no escapes.)
fn export(entries: impl IntoIterator<Item = (u64, Vec<u8>)>) -> String {
    entries.into_iter().fold(String::new(), |mut lines, (seq, entry)| {
        let leaf = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, entry);
        writeln!(lines, r#"{{"seq":{seq},"leaf":"{leaf}"}}"#).unwrap();
        lines
    })
}

fn signer(seed: u8) -> SignerKey {
    SignerKey::from_seed(NAME, &[seed; 32]).unwrap()
}

#[test]
fn a_second_implementation_agrees_on_every_shape_of_tree() {
    let folder = folder("agrees");
    for size in [0, 1, 2, 3, 5, 8, 13, 255, 256, 257, 700] {
        let head = Store::of(size).head();
        let mut note = Checkpoint::new(NAME, head).unwrap().sign(&signer(1)).unwrap();
        note.cosign(&SignerKey::from_seed("witness", &[9; 32]).unwrap()).unwrap();
        // Two entries more than the checkpoint counts.
        let entries = export((0..size + 2).map(|seq| (seq, entry(seq))));
        let key = signer(1).verifier().to_string();
        let Some(verdict) = run(&entries, &note.to_string(), &key, &folder) else { return };
        assert_eq!(verdict, (true, format!("ok {size} {:x}\n", head.root)));
    }
}

#[test]
fn a_second_implementation_finds_what_was_changed() {
    let folder = folder("finds");
    let head = Store::of(20).head();
    let note = Checkpoint::new(NAME, head).unwrap().sign(&signer(1)).unwrap().to_string();
    let key = signer(1).verifier().to_string();
    let rows: Vec<_> = (0..20).map(|seq| (seq, entry(seq))).collect();
    let entries = export(rows.clone());
    let mut changed = rows.clone();
    changed[4].1.push(b' ');
    let mut gap = rows.clone();
    gap.remove(5);
    let other_key = signer(2).verifier().to_string();
    let mut verdicts = String::new();
    for (entries, note, key) in [
        (&export(changed), &note, &key),
        (&export(gap), &note, &key),
        (&export(rows[..19].to_vec()), &note, &key),
        (&entries.replacen("leaf", "loaf", 1), &note, &key),
        (&entries, &note.replacen("\n20\n", "\n19\n", 1), &key),
        (&entries, &note.replacen(NAME, "another.example/ledger", 1), &key),
        (&entries, &note, &other_key),
        (&entries, &note, &key.replacen(NAME, "another.example/ledger", 1)),
    ] {
        let Some((right, said)) = run(entries, note, key, &folder) else { return };
        assert!(!right, "{said}");
        verdicts += &said;
    }
    expect_test::expect![[r#"
        the first 20 entries have the root dd4d669106326a791ec45ee5314d91e5f573c0b9478ac6f58d4adbee61fc63fc, the checkpoint says fd4fd702ff16389d7e7983ecb45999e6b388d7721d73105b2e2f70ede8d17c51
        entry 5 is missing: entry 6 stands in its place
        the record has 19 entries, the checkpoint counts 20
        line 1 is not an entry
        the signature does not belong to the checkpoint
        the signature does not belong to the checkpoint
        the checkpoint is not signed with this key of conco.quangtri.example/ledger
        the verifier key is not right
    "#]].assert_eq(&verdicts);
}
