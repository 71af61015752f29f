//! Packages that are not to be believed: each is refused by name, in the child process too.

use crate::{SECRETARY, app, exporting::written, office::furnished};
use intake::package::{self, Fault, MANIFEST, Manifest, Member, unsealed_sha256};
use interchange::Scope;
use sha2::{Digest as _, Sha256};
use std::{
    fs::File,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
};
use testkit::{TestApp, reading_program};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

type Members = Vec<(String, Vec<u8>)>;

fn members(package: &Path) -> Members {
    let mut zip = ZipArchive::new(File::open(package).unwrap()).unwrap();
    (0..zip.len())
        .map(|n| {
            let mut member = zip.by_index(n).unwrap();
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes).unwrap();
            (member.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// A package of these members, with the seal that belongs to its bytes.
fn packed(folder: &Path, members: &Members) -> PathBuf {
    let path = folder.join(format!("{}.zip", hex::encode(Sha256::digest(format!("{members:?}")))));
    let file =
        File::options().read(true).write(true).create(true).truncate(true).open(&path).unwrap();
    let mut zip = ZipWriter::new(file);
    for (name, bytes) in members {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.set_raw_comment([b'0'; 64].into()).unwrap();
    reseal(zip.finish().unwrap());
    path
}

fn reseal(mut file: File) {
    let seal = unsealed_sha256(&mut file).unwrap();
    file.write_all(seal.as_bytes()).unwrap();
}

async fn package(app: &TestApp, folder: &Path) -> PathBuf {
    furnished(app).await;
    let path = folder.join("good.zip");
    written(app, Scope::InForce, &path);
    path
}

fn fault(path: &Path) -> Fault {
    package::read(path).unwrap_err().fault()
}

fn with(members: &Members, change: impl FnOnce(&mut Members)) -> Members {
    let mut changed = members.clone();
    change(&mut changed);
    changed
}

/// The manifest of these members with a change, signed by this installation after all.
fn signed(app: &TestApp, members: &Members, change: impl FnOnce(&mut Manifest)) -> Members {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    let find = |name: &str| members.iter().find(|(n, _)| n == name).unwrap().1.clone();
    let mut manifest: Manifest = serde_json::from_slice(&find(MANIFEST)).unwrap();
    change(&mut manifest);
    let bytes = serde_json::to_vec(&manifest).unwrap();
    let text = package::note_text(&bytes);
    let note = app.app().ledger.sign(&text).unwrap();
    let line = note.signatures()[0].to_string();
    let signature = STANDARD.decode(line.rsplit(' ').next().unwrap()).unwrap()[4..].to_vec();
    let own = ["manifest.json", "manifest.txt", "manifest.sig", "manifest.note"];
    let mut out: Members =
        members.iter().filter(|(name, _)| !own.contains(&name.as_str())).cloned().collect();
    out.extend([
        ("manifest.json".into(), bytes),
        ("manifest.txt".into(), text.into_bytes()),
        ("manifest.sig".into(), signature),
        ("manifest.note".into(), note.to_string().into_bytes()),
    ]);
    out
}

#[tokio::test]
async fn every_changed_byte_is_found() {
    let (app, folder) = (app(), tempfile::tempdir().unwrap());
    let good = package(&app, folder.path()).await;
    assert!(package::read(&good).is_ok());
    let bytes = std::fs::read(&good).unwrap();
    let path = folder.path().join("bad.zip");
    let every = bytes.len() / 60;
    for at in (0..bytes.len()).step_by(every).chain([bytes.len() - 1, bytes.len() - 64]) {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        std::fs::write(&path, changed).unwrap();
        assert!(package::read(&path).is_err(), "byte {at} of {}", bytes.len());
    }
    for cut in [0, 1, 63, 64, 100, bytes.len() / 2, bytes.len() - 1] {
        std::fs::write(&path, &bytes[..cut]).unwrap();
        assert!(package::read(&path).is_err(), "cut at {cut}");
    }
}

/// What it is, a package of it, and how it is refused.
type Case = (&'static str, Members, Fault);

#[tokio::test]
async fn what_is_wrong_is_told_by_name() {
    let (app, folder) = (app(), tempfile::tempdir().unwrap());
    let good = members(&package(&app, folder.path()).await);
    let name = |end: &str| good.iter().find(|(name, _)| name.ends_with(end)).unwrap().0.clone();
    let json = name("document.json");
    let remove = |gone: &str| with(&good, |m| m.retain(|(name, _)| name != gone));
    let add = |name: &str, bytes: &[u8]| with(&good, |m| m.push((name.into(), bytes.into())));
    let put = |of: &str, bytes: &[u8]| {
        with(&good, |m| m.iter_mut().find(|(name, _)| name == of).unwrap().1 = bytes.into())
    };
    let cases: Vec<Case> = vec![
        ("changed", put(&json, b"{}"), Fault::Changed),
        ("missing", remove(&json), Fault::Missing),
        ("extra", add("documents/extra.pdf", b"x"), Fault::Extra),
        ("no manifest", remove(MANIFEST), Fault::Missing),
        ("no signature", remove("manifest.note"), Fault::Missing),
        ("another manifest", put(MANIFEST, b"{}"), Fault::Signature),
        ("another signature", put("manifest.sig", &[0; 64]), Fault::Signature),
        ("another text", put("manifest.txt", b"x\n"), Fault::Signature),
        ("no key", put("keys/ledger.pub", b"nonsense"), Fault::Unsigned),
        ("no note", put("manifest.note", b"nonsense"), Fault::Unsigned),
        ("out of the package", add("../../etc/passwd", b"x"), Fault::Path),
        ("absolute", add("/etc/passwd", b"x"), Fault::Path),
        ("backslash", add("a\\b", b"x"), Fault::Path),
        ("hidden", add("documents/.x", b"x"), Fault::Path),
        ("a folder alone", add("documents/", b""), Fault::Path),
        ("two that read alike", add(&json.to_uppercase(), b"x"), Fault::Twice),
    ];
    assert!(package::read(&packed(folder.path(), &good)).is_ok());
    for (what, members, want) in cases.into_iter().chain(rightly_signed(&app, &good, &json)) {
        let path = packed(folder.path(), &members);
        assert_eq!(fault(&path), want, "{what}");
    }
    assert_eq!(fault(&twice(folder.path(), &good)), Fault::Twice);
    let other = folder.path().join("text.zip");
    std::fs::write(
        &other,
        "no archive at all, but long enough to hold a seal at its end: 0123456789",
    )
    .unwrap();
    assert_eq!(fault(&other), Fault::NotPackage);
}

/// What a signer itself made wrong.
fn rightly_signed(app: &TestApp, good: &Members, json: &str) -> Vec<Case> {
    let add = |name: &str, bytes: &[u8]| with(good, |m| m.push((name.into(), bytes.into())));
    let put = |of: &str, bytes: &[u8]| {
        with(good, |m| m.iter_mut().find(|(name, _)| name == of).unwrap().1 = bytes.into())
    };
    vec![
        (
            "JSON of another form",
            {
                let changed = put(json, b"{\"format\":1,\"surprise\":true}");
                signed(app, &changed, |manifest| {
                    renew(manifest, json, b"{\"format\":1,\"surprise\":true}");
                })
            },
            Fault::Record,
        ),
        (
            "a NUL",
            {
                let bytes = good.iter().find(|(name, _)| name == json).unwrap().1.clone();
                let text = String::from_utf8(bytes).unwrap().replacen("QT 01", "QT\\u0000", 1);
                let changed = put(json, text.as_bytes());
                signed(app, &changed, |manifest| renew(manifest, json, text.as_bytes()))
            },
            Fault::Record,
        ),
        (
            "JSON nested without end",
            {
                let deep = "[".repeat(200_000);
                let changed = put(json, deep.as_bytes());
                signed(app, &changed, |manifest| renew(manifest, json, deep.as_bytes()))
            },
            Fault::Record,
        ),
        (
            "JSON without measure",
            {
                let big = vec![b' '; 5 * 1024 * 1024];
                let changed = put(json, &big);
                signed(app, &changed, |manifest| renew(manifest, json, &big))
            },
            Fault::Limit,
        ),
        (
            "a bomb",
            {
                let big = vec![0; 64 * 1024 * 1024];
                let changed = add("documents/bomb.bin", &big);
                signed(app, &changed, |manifest| {
                    manifest.members.push(member("documents/bomb.bin", &big));
                })
            },
            Fault::Limit,
        ),
        (
            "a member that is there only on paper",
            signed(app, good, |manifest| manifest.members.push(member("documents/no.pdf", b"x"))),
            Fault::Missing,
        ),
        (
            "more than any package may hold",
            signed(app, good, |manifest| manifest.members[0].length = u64::MAX),
            Fault::Limit,
        ),
        ("the form of tomorrow", signed(app, good, |manifest| manifest.format = 2), Fault::TooNew),
    ]
}

fn member(name: &str, bytes: &[u8]) -> Member {
    let sha256 = hex::encode(Sha256::digest(bytes));
    Member { name: name.into(), length: bytes.len() as u64, sha256 }
}

fn renew(manifest: &mut Manifest, name: &str, bytes: &[u8]) {
    let old = manifest.members.iter_mut().find(|member| member.name == name).unwrap();
    *old = member(name, bytes);
}

/// Two members of one name, which no ZIP writer makes: a name is written over another of its length.
fn twice(folder: &Path, good: &Members) -> PathBuf {
    let members = with(good, |m| m.push(("index.htmm".into(), b"other".to_vec())));
    let path = packed(folder, &members);
    let mut bytes = std::fs::read(&path).unwrap();
    let places: Vec<usize> = bytes
        .windows(10)
        .enumerate()
        .filter(|(_, piece)| *piece == b"index.htmm")
        .map(|(at, _)| at)
        .collect();
    for at in places {
        bytes[at + 9] = b'l';
    }
    std::fs::write(&path, bytes).unwrap();
    reseal(File::options().read(true).write(true).open(&path).unwrap());
    path
}

/// The child answers the same, and a page says it in words without keeping anything.
#[tokio::test]
async fn people_are_told_what_is_wrong() {
    let (app, folder) = (app(), tempfile::tempdir().unwrap());
    let good = package(&app, folder.path()).await;
    let thu = app.person("Nguyễn Thị Thư", SECRETARY).await;
    let bad = packed(
        folder.path(),
        &with(&members(&good), |m| m.push(("extra.exe".into(), b"x".to_vec()))),
    );
    let in_child =
        || package::read_in_child(reading_program(), &bad, package::DEADLINE).unwrap_err();
    let error = std::thread::scope(|scope| scope.spawn(in_child).join()).unwrap();
    assert_eq!((error.fault(), error.detail()), (Fault::Extra, "extra.exe"));
    let page =
        thu.upload("/packages", &[], ("file", "gói.zip", &std::fs::read(&bad).unwrap())).await;
    assert_eq!(page.status, 422);
    assert!(
        page.text.contains(
            "Gói có thành phần lạ, không nằm trong danh sách đã ký. Thành phần: extra.exe"
        )
    );
    let mut changed = std::fs::read(&good).unwrap();
    changed[5000] ^= 1;
    let page = thu.upload("/packages", &[], ("file", "gói.zip", &changed)).await;
    assert_eq!(page.status, 422);
    assert!(page.text.contains("Gói đã bị sửa sau khi lập"));
    let page = thu.upload("/packages", &[], ("file", "", b"")).await;
    assert_eq!(page.status, 422);
    assert!(!thu.get("/exports").await.text.contains("/packages/"));
}
