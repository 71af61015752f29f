use super::archive::{Archive, pem};
use super::contents::{Item, Made, Names, line};
use crate::{Scope, pages::printed as words, store};
use intake::package::{FORMAT, KEY, Manifest, Sealed};
use platform::{Actor, AppError, Tx, files::Files, ledger::Ledger};
use std::{
    collections::BTreeMap,
    fs::File,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
};

/// Documents that are made and wait to be written, at most: what bounds the memory.
const WAITING: usize = 4;

/// With what a package is signed, and the record that it names.
#[derive(Clone)]
pub struct Sealing {
    /// The key of the record.
    pub ledger: Ledger,
    /// The files of the installation.
    pub files: Files,
    /// The program, as the manifest names it.
    pub program: String,
}

/// A package that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// SHA-256 of its manifest, which its signature covers.
    pub manifest_sha256: String,
    /// Versions of documents inside.
    pub documents: usize,
}

/// Writes a package of what this person may know of, over one snapshot of the database. `file` must
/// be readable too. `progress` is told how many of how many are written.
///
/// The same state, record included, gives the same bytes.
pub fn write(
    tx: &Tx<'_>,
    actor: &Actor,
    scope: Scope,
    sealing: &Sealing,
    file: File,
    progress: &mut dyn FnMut(usize, usize) -> Result<(), AppError>,
) -> Result<Written, AppError> {
    let _permit = crate::permit::may_export(actor, scope)?;
    let agency = organization::agency(tx)?;
    let units = organization::units(tx, text::here(tx.now()).date())?;
    let names = Names { units: units.into_iter().map(|unit| (unit.id.get(), unit.name)).collect() };
    let rank = match scope {
        Scope::InForce => 0,
        Scope::Issued => 1,
        Scope::All => 2,
    };
    let versions = store::versions(tx, rank)?;
    let total = versions.len();
    let folders = folders(&versions);
    let mut archive = Archive::new(file);
    keys(&mut archive, sealing)?;
    let mut index = String::new();
    thread::scope(|threads| {
        let (to_make, to_write) = line_up(threads, &sealing.files);
        let mut written = 0;
        let mut sent = 0;
        for (version, folder) in versions.iter().zip(&folders) {
            to_make.give(sent, Item::read(tx, actor, version, folder.clone(), &names)?)?;
            sent += 1;
            if sent - written > WAITING {
                take(&mut archive, sealing, &to_write, written, &folders, &mut index)?;
                written += 1;
                progress(written, total)?;
            }
        }
        drop(to_make);
        while written < total {
            take(&mut archive, sealing, &to_write, written, &folders, &mut index)?;
            written += 1;
            progress(written, total)?;
        }
        Ok::<_, AppError>(())
    })?;
    let html = words::index(&agency, scope, total, &index);
    archive.add("index.html", html.as_bytes())?;
    archive.add("README.txt", words::readme().as_bytes())?;
    let mut sums = String::new();
    for member in &archive.members {
        for part in [&member.sha256, "  ", &member.name, "\n"] {
            sums.push_str(part);
        }
    }
    archive.add("SHA256SUMS", sums.as_bytes())?;
    let manifest = Manifest {
        format: FORMAT,
        program: sealing.program.clone(),
        agency: agency.name.replace('\n', " "),
        agency_code: agency.code,
        scope: scope.as_str().to_owned(),
        record: record(&sealing.ledger)?,
        documents: total,
        members: archive.members.clone(),
    };
    let manifest_sha256 = archive.end(&manifest, &sealing.ledger)?;
    Ok(Written { manifest_sha256, documents: total })
}

fn record(ledger: &Ledger) -> Result<Sealed, AppError> {
    let last = ledger.last().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(last
        .map(|(_, head)| Sealed { size: head.size, root: head.root.to_string() })
        .unwrap_or_default())
}

/// The key that signs, in the form of notes and of OpenSSL, and the record's last checkpoint.
fn keys(archive: &mut Archive, sealing: &Sealing) -> Result<(), AppError> {
    let key = sealing.ledger.verifier();
    archive.add(KEY, format!("{key}\n").as_bytes())?;
    archive.add("keys/ledger.pem", pem(key)?.as_bytes())?;
    let last = sealing.ledger.last().map_err(|e| AppError::Failed(e.to_string()))?;
    if let Some((note, _)) = last {
        archive.add("keys/checkpoint", note.to_string().as_bytes())?;
    }
    Ok(())
}

/// A folder for each version: `documents/qt-tp-01/02-00`. Codes that read alike get a number.
fn folders(versions: &[store::VersionLine]) -> Vec<String> {
    let mut owners: BTreeMap<String, i64> = BTreeMap::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = Vec::new();
    for version in versions {
        let bare = text::file_name(&version.code, "tai-lieu");
        let mut code = bare.clone();
        let mut n = 1;
        while owners.get(&code).is_some_and(|owner| *owner != version.document) {
            n += 1;
            code = format!("{bare}_{n}");
        }
        owners.insert(code.clone(), version.document);
        let folder = format!("documents/{code}/{:02}-{:02}", version.issue_no, version.revision_no);
        let times = seen.entry(folder.clone()).or_default();
        *times += 1;
        out.push(if *times == 1 { folder } else { format!("{folder}_{times}") });
    }
    out
}

/// Two makers side by side, each with its own line, so that the order is kept.
struct ToMake([SyncSender<Item>; 2]);

impl ToMake {
    fn give(&self, n: usize, item: Item) -> Result<(), AppError> {
        let sender = if n.is_multiple_of(2) { &self.0[0] } else { &self.0[1] };
        sender.send(item).map_err(|_| AppError::Failed("a maker of documents ended".into()))
    }
}

type ToWrite = [Receiver<Result<Made, AppError>>; 2];

fn line_up<'s>(threads: &'s thread::Scope<'s, '_>, files: &Files) -> (ToMake, ToWrite) {
    let maker = || {
        let (give, items) = sync_channel::<Item>(WAITING);
        let (done, made) = sync_channel(WAITING);
        let files = files.clone();
        threads.spawn(move || {
            for item in items {
                if done.send(item.make(&files)).is_err() {
                    return;
                }
            }
        });
        (give, made)
    };
    let ((one, first), (two, second)) = (maker(), maker());
    (ToMake([one, two]), [first, second])
}

fn take(
    archive: &mut Archive,
    sealing: &Sealing,
    from: &ToWrite,
    n: usize,
    folders: &[String],
    index: &mut String,
) -> Result<(), AppError> {
    let receiver = if n.is_multiple_of(2) { &from[0] } else { &from[1] };
    let made =
        receiver.recv().map_err(|_| AppError::Failed("a maker of documents ended".into()))?;
    let record = made?.write(archive, &sealing.files)?;
    let folder = folders.get(n).map_or("", String::as_str);
    index.push_str(&line(folder, &record));
    Ok(())
}
