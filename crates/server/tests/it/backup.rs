//! Packages: taken while people write, found out by any changed byte, restored.

use platform::{AgencyId, Clock, Db, DbError};
use server::{
    backup::{create, restore, verify},
    command::Failure,
    open,
    settings::{Settings, Store},
};
use sha2::Digest as _;
use std::{
    fs,
    io::Read as _,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

/// An installation of its own, always on SQLite: packages of PostgreSQL have their own test.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn settings(&self, name: &str) -> Settings {
        let store = Store { data: Some(self.at(name)), ..Store::default() };
        Settings { database: None, ..Settings::of_store(store).unwrap() }
    }

    /// The demonstration agency with three files.
    fn built(&self) -> Settings {
        let settings = self.settings("data");
        server::demo::build(&settings, &server::demo::Scene::TODAY).unwrap();
        let product = open::product(&settings).unwrap();
        for content in [&b"one"[..], b"two", &[7; 5000]] {
            product.app.files.put(content).unwrap();
        }
        settings
    }
}

fn said<T: std::fmt::Debug>(result: Result<T, Failure>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn a_package_restores_to_the_same() {
    let place = Place::new();
    let settings = place.built();
    let package = place.at("backup.zip");
    let made = create(&settings, &package, true).unwrap();
    assert!(made.manifest.ledger.size > 40, "{:?}", made.manifest.ledger);
    assert_eq!(made.manifest.tables["person"], 13);
    let proven = verify(&package, None).unwrap();
    assert!(proven.hash_beside);
    assert_eq!(proven.manifest, made.manifest);

    let back = place.settings("back");
    restore(&package, &back, None).unwrap();
    let product = open::product(&back).unwrap();
    let head = product.app.ledger.seal(&product.app.db).unwrap();
    assert_eq!(head.size, made.manifest.ledger.size);
    assert_eq!(head.root.to_string(), made.manifest.ledger.root);
    let hash = product.app.files.put(b"two").unwrap();
    assert_eq!(product.app.files.get(&hash).unwrap(), b"two");
    let found = said(restore(&package, &back, None).map(|_| ()));
    assert!(found.contains("not empty"), "{found}");
    assert!(said(create(&settings, &package, false)).contains("is there already"));
}

#[test]
fn the_private_key_stays_out_unless_asked_for() {
    let place = Place::new();
    let settings = place.built();
    let package = place.at("backup.zip");
    let made = create(&settings, &package, false).unwrap();
    assert!(!made.manifest.members.iter().any(|member| member.name.contains("ledger.key")));
    let back = place.settings("back");
    restore(&package, &back, None).unwrap();
    assert!(said(open::product(&back).map(|_| ())).contains("ledger.key"), "it does not sign anew");
    let wrong = place.at("wrong.key");
    fs::write(&wrong, "00".repeat(32)).unwrap();
    let other = place.settings("other");
    assert!(said(restore(&package, &other, Some(&wrong))).contains("did not sign"));
    let third = place.settings("third");
    restore(&package, &third, Some(&settings.keys().join("ledger.key"))).unwrap();
    open::product(&third).unwrap();
    // Somebody else's package is told by the key that one expects.
    let stranger = Place::new().built();
    let key = open::verifier_key(&stranger);
    assert!(key.is_err() || verify(&package, Some(&key.unwrap())).is_err());
}

fn random(below: usize) -> usize {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).unwrap();
    usize::try_from(u64::from_le_bytes(bytes) % below as u64).unwrap()
}

/// A hundred single bytes changed anywhere are found, with nothing beside the package to help.
#[test]
fn any_changed_byte_is_found() {
    let place = Place::new();
    let settings = place.built();
    let package = place.at("backup.zip");
    create(&settings, &package, true).unwrap();
    let whole = fs::read(&package).unwrap();
    let changed = place.at("changed.zip");
    for _ in 0..100 {
        let at = random(whole.len());
        fs::write(&changed, flipped(&whole, at)).unwrap();
        assert!(verify(&changed, None).is_err(), "byte {at} of {}", whole.len());
    }
    fs::write(&changed, &whole[..whole.len() / 2]).unwrap();
    assert!(verify(&changed, None).is_err(), "half a package");
    fs::write(&changed, &whole).unwrap();
    verify(&changed, None).unwrap();
    fs::write(place.at("changed.zip.sha256"), "0".repeat(64)).unwrap();
    assert!(verify(&changed, None).is_err(), "another hash stands beside it");
}

/// Who changes a package can seal it anew, for the seal has no key. The manifest's note has one:
/// what a member holds cannot be changed.
#[test]
fn a_new_seal_does_not_help_a_forger() {
    let place = Place::new();
    let settings = place.built();
    let package = place.at("backup.zip");
    let made = create(&settings, &package, true).unwrap();
    let whole = fs::read(&package).unwrap();
    let changed = place.at("changed.zip");
    let names = made.manifest.members.iter().map(|member| member.name.as_str());
    for name in names.chain(["manifest.json", "manifest.note"]) {
        let (start, length) = content_of(&package, name);
        for _ in 0..3 {
            let at = start + random(length);
            fs::write(&changed, sealed(flipped(&whole, at))).unwrap();
            // Two codes of a packed stream can mean the same bytes: then nothing was changed.
            if read(&changed, name) == read(&package, name) {
                verify(&changed, None).unwrap();
            } else {
                assert!(verify(&changed, None).is_err(), "byte {at} in {name}");
            }
        }
    }
}

fn flipped(whole: &[u8], at: usize) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    bytes[at] ^= 1 << random(8);
    bytes
}

/// The seal as anybody can compute it.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let end = bytes.len() - 64;
    let hash = hex::encode(sha2::Sha256::digest(&bytes[..end]));
    bytes[end..].copy_from_slice(hash.as_bytes());
    bytes
}

/// What a member holds; nothing where it cannot be read.
fn read(package: &Path, name: &str) -> Option<Vec<u8>> {
    let mut zip = zip::ZipArchive::new(fs::File::open(package).unwrap()).ok()?;
    let mut bytes = Vec::new();
    zip.by_name(name).ok()?.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Where a member's bytes lie in the package.
fn content_of(package: &Path, name: &str) -> (usize, usize) {
    let mut zip = zip::ZipArchive::new(fs::File::open(package).unwrap()).unwrap();
    let member = zip.by_name(name).unwrap();
    let start = member.data_start().unwrap();
    (usize::try_from(start).unwrap(), usize::try_from(member.compressed_size()).unwrap())
}

/// What is written while the package is made is in it whole, or not at all; and writers go on.
#[test]
fn a_package_made_under_load_is_consistent() {
    let place = Place::new();
    let settings = place.built();
    let db = Db::sqlite(&settings.database_file(), Clock::System).unwrap();
    let (ending, package) = (AtomicBool::new(false), place.at("backup.zip"));
    let agency = AgencyId::new(1);
    let written = thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut written = 0_u64;
            while !ending.load(Ordering::Relaxed) {
                let act = move |tx: &platform::Tx<'_>| {
                    let actor = platform::Actor::system(agency, "command");
                    let entry = platform::ledger::Entry { action: "load", ..Default::default() };
                    tx.record(&actor, &entry)?;
                    tx.emit("load", 1, &serde_json::Value::Null)?;
                    Ok::<_, DbError>(())
                };
                db.at(agency).write_now(act).unwrap();
                written += 1;
            }
            written
        });
        let mut packages = Vec::new();
        for n in 0..5 {
            packages.push(create(&settings, &place.at(&format!("{n}.zip")), false).unwrap());
        }
        ending.store(true, Ordering::Relaxed);
        let written = writer.join().unwrap();
        for made in &packages {
            let tables = &made.manifest.tables;
            let before =
                packages[0].manifest.tables["ledger_leaf"] - packages[0].manifest.tables["outbox"];
            assert_eq!(tables["ledger_leaf"] - tables["outbox"], before, "half an act");
            verify(&made.package, None).unwrap();
        }
        written
    });
    assert!(written > 20, "writers stood still: {written}");
    create(&settings, &package, false).unwrap();
}
