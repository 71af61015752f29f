//! pyHanko, written by others, judges what we sign; and we judge what it signs.

use crate::desk::{anchor, now, pki, sign, signed, somebody, verify};
use pades::{Anchor, Check, Outcome, SignatureKind, Verdict};
use std::{
    path::{Path, PathBuf},
    process::Command,
};
use testpki::{Algorithm, Leaf, Pki, Purpose, Usage};

/// What the script prints, or `None` with a message where pyHanko is not installed.
fn ask(folder: &Path, args: &[&str]) -> Option<Vec<String>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = here.join("../../target/venv/bin/python");
    let python = if own.exists() { own } else { PathBuf::from("python3") };
    let script = here.join("tests/pyhanko/judge.py");
    let output = Command::new(python).arg(script).args(args).current_dir(folder).output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    if output.status.code() == Some(77) {
        eprintln!("skipped: {complaint}");
        return None;
    }
    assert!(output.status.success(), "{complaint}");
    Some(String::from_utf8(output.stdout).unwrap().lines().map(Into::into).collect())
}

#[test]
fn it_agrees_with_us() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let rsa = sign(&testpki::pdf(2), &somebody(Algorithm::Rsa));
    let leaf = Leaf { name: "Trần Thị B (minh họa)", ..Leaf::default() };
    let twice = sign(&rsa, &pki().issue(&leaf));
    let mut flipped = signed().to_vec();
    flipped[40] ^= 1;
    let stranger = Pki::new("Gốc khác").issue(&Leaf::default());
    let wrong_usage = Leaf { usages: vec![Usage::KeyEncipherment], ..Leaf::default() };
    let old = Leaf { valid: [(2024, 1, 1), (2025, 1, 1)], ..Leaf::default() };
    let bad =
        |leaf: &Leaf| crate::remote::sign_without_looking(&testpki::pdf(1), &pki().issue(leaf));
    let files: [(&str, Vec<u8>); 7] = [
        ("rsa.pdf", rsa),
        ("p256.pdf", signed().to_vec()),
        ("twice.pdf", twice),
        ("flipped.pdf", flipped),
        ("stranger.pdf", sign(&testpki::pdf(1), &stranger)),
        ("usage.pdf", bad(&wrong_usage)),
        ("old.pdf", bad(&old)),
    ];
    put("root.pem", pki().root_pem().as_bytes());
    for (name, bytes) in &files {
        put(name, bytes);
    }
    let names = files.iter().map(|(name, _)| *name);
    let args: Vec<_> = ["judge", "root.pem"].into_iter().chain(names).collect();
    let Some(verdicts) = ask(folder.path(), &args) else { return };
    let expected = [
        "rsa.pdf HaiDang1 ok=True intact=True trusted=True ENTIRE_FILE",
        "p256.pdf HaiDang1 ok=True intact=True trusted=True ENTIRE_FILE",
        "twice.pdf HaiDang1 ok=True intact=True trusted=True ENTIRE_REVISION",
        "twice.pdf HaiDang2 ok=True intact=True trusted=True ENTIRE_FILE",
        "flipped.pdf HaiDang1 ok=False intact=False trusted=False ENTIRE_FILE",
        "stranger.pdf HaiDang1 ok=False intact=True trusted=False ENTIRE_FILE",
        "usage.pdf HaiDang1 ok=False intact=True trusted=False ENTIRE_FILE",
        "old.pdf HaiDang1 ok=False intact=True trusted=False ENTIRE_FILE",
    ];
    assert_eq!(verdicts, expected);
    let ours: Vec<_> = files.iter().map(|(_, bytes)| verify(bytes).verdict).collect();
    let no = Verdict::Invalid;
    let yes = Verdict::Valid;
    assert_eq!(ours, [yes, yes, yes, no, Verdict::Undecided, no, no]);
}

/// Files that pyHanko signed: without and with a time stamp, with another digest, with PSS, visible.
#[test]
fn we_agree_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let stamping = |pki: &Pki| {
        let purposes = vec![Purpose::TimeStamping];
        let (name, key) = ("Dấu thời gian (minh họa)", Algorithm::Rsa);
        pki.issue(&Leaf { name, key, purposes, ..Leaf::default() })
    };
    let stamps = Pki::new("Gốc dấu thời gian");
    for (name, text) in [
        ("signer.pem", somebody(Algorithm::Rsa).pem()),
        ("stamp.pem", stamping(&stamps).pem()),
        ("root.pem", pki().root_pem()),
    ] {
        std::fs::write(path(name), text).unwrap();
    }
    std::fs::write(path("plain.pdf"), testpki::pdf(2)).unwrap();
    let Some(made) = ask(folder.path(), &["sign"]) else { return };
    let both = [anchor(), vec![Anchor(stamps.root().to_vec())]].concat();
    for name in &made {
        let file = std::fs::read(path(name)).unwrap();
        let report = pades::verify(&file, &both, &[], now()).unwrap();
        if name == "plain-pss.pdf" {
            // Salt as long as can be, which `ring` does not judge: not known is not wrong.
            assert_eq!(report.verdict, Verdict::Undecided, "{report:#?}");
            assert_eq!(report.signatures[0].outcome(Check::Signature), Outcome::Unproven);
            continue;
        }
        assert_eq!(report.verdict, Verdict::Valid, "{name}: {report:#?}");
        let has_stamp = report.signatures[0].stamp.is_some();
        assert_eq!(has_stamp, name.starts_with("stamped"), "{name}: {report:#?}");
        if !has_stamp {
            continue;
        }
        // The stamp proves the time when the certificate has ended long since.
        let late = "2029-06-01T00:00:00Z".parse().unwrap();
        let report = pades::verify(&file, &both, &[], late).unwrap();
        assert_eq!(report.verdict, Verdict::Valid, "{name}: {report:#?}");
        // Without its root it proves nothing, and is told so.
        let report = pades::verify(&file, &anchor(), &[], now()).unwrap();
        assert_eq!(report.verdict, Verdict::Undecided, "{name}");
        let outcomes: Vec<_> =
            report.signatures.iter().map(|it| it.outcome(Check::TimeStamp)).collect();
        assert!(outcomes.contains(&Outcome::Unproven), "{name}: {outcomes:?}");
    }
    let expected = [
        "plain-cades.pdf",
        "plain-pkcs7.pdf",
        "plain-sha512.pdf",
        "plain-pss.pdf",
        "plain-visible.pdf",
        "stamped.pdf",
        "stamped-document.pdf",
    ];
    assert_eq!(made, expected);
    let whole = std::fs::read(path("stamped-document.pdf")).unwrap();
    let report = pades::verify(&whole, &both, &[], now()).unwrap();
    let kinds: Vec<_> = report.signatures.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [SignatureKind::Signature, SignatureKind::DocumentTimeStamp]);
    tampered_stamps(&std::fs::read(path("stamped.pdf")).unwrap(), &both);
}

/// The token lies where no signature covers it: its own must tell.
fn tampered_stamps(file: &[u8], anchors: &[Anchor]) {
    let from = file.windows(9).position(|it| it == b"/Contents").unwrap();
    let from = from
        + file[from..].windows(11).position(|it| it.iter().all(u8::is_ascii_hexdigit)).unwrap();
    let end = from + file[from..].windows(40).position(|it| it == [b'0'; 40]).unwrap();
    for at in (from..end).step_by(61) {
        let mut changed = file.to_vec();
        changed[at] = if changed[at] == b'3' { b'4' } else { b'3' };
        if changed[at] == file[at] {
            continue;
        }
        let told = pades::verify(&changed, anchors, &[], now()).unwrap().verdict;
        assert_ne!(told, Verdict::Valid, "digit {at} of {from}..{end}");
    }
}
