use super::{
    manifest::{FORMAT, Manifest, SealedLedger, note_text, sha256},
    package::{MANIFEST, NOTE, Writing, file_sha256},
    postgres, sqlite, verify,
};
use crate::{command::Failure, open, settings::Settings};
use platform::{Clock, ledger::Ledger};
use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

/// A package that was made and proven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// Where it is.
    pub package: PathBuf,
    /// SHA-256 of the package, also in the file beside it.
    pub package_sha256: String,
    /// SHA-256 of its manifest, which its note signs.
    pub manifest_sha256: String,
    /// The manifest.
    pub manifest: Manifest,
}

/// Makes a package of an installation that may be in use, and proves it before it counts.
pub fn create(settings: &Settings, target: &Path, with_key: bool) -> Result<Created, Failure> {
    let created_at = Clock::System.now();
    let package = if target.is_dir() {
        target.join(format!("haidang-{}.zip", created_at.strftime("%Y%m%dT%H%M%SZ")))
    } else {
        target.to_owned()
    };
    let at_package = |e: io::Error| Failure::work(package.display(), e);
    if package.exists() {
        return Err(Failure::call(format!("{}: is there already", package.display())));
    }
    let folder = package.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let work = tempfile::tempdir_in(folder).map_err(at_package)?;
    let part = work.path().join("package.zip");
    let file = OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(&part);
    let mut writing = Writing::new(file.map_err(at_package)?);

    let db = open::existing_database(settings)?;
    let ledger = open::ledger(settings)?;
    let head = ledger.seal(&db).map_err(|e| Failure::work("sealing the record", e))?;
    add_keys(&mut writing, settings, with_key)?;
    let copy = work.path().join("database");
    let (name, content) = if let Some(url) = &settings.database {
        ("database.pgdump", postgres::copy(url, &settings.schema, &copy)?)
    } else {
        ("database.sqlite", sqlite::copy(&settings.database_file(), &copy)?)
    };
    writing.add_file(name, &copy)?;
    add_files(&mut writing, &settings.files())?;
    let manifest = Manifest {
        format: FORMAT,
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        created_at,
        engine: db.engine_name().to_owned(),
        migrations: content.migrations,
        tables: content.tables,
        ledger: SealedLedger { size: head.size, root: head.root.to_string() },
        members: writing.members.clone(),
    };
    let manifest_sha256 = sign(writing, &manifest, &ledger)?;
    verify(&part, None)?;
    let package_sha256 = file_sha256(&part).map_err(at_package)?;
    publish(&part, &package, &package_sha256).map_err(at_package)?;
    Ok(Created { package, package_sha256, manifest_sha256, manifest })
}

/// Adds the manifest and its signature, and ends the package.
fn sign(mut writing: Writing, manifest: &Manifest, ledger: &Ledger) -> Result<String, Failure> {
    let bytes = manifest.to_bytes()?;
    let note = ledger.sign(&note_text(&bytes)).map_err(|e| Failure::work("signing", e))?;
    writing.add(MANIFEST, bytes.as_slice())?;
    writing.add(NOTE, note.to_string().as_bytes())?;
    writing.end()?;
    Ok(sha256(&bytes))
}

/// Adds what verifies the record and, if asked for, what signs it.
fn add_keys(writing: &mut Writing, settings: &Settings, with_key: bool) -> Result<(), Failure> {
    let public = ["ledger.pub", "checkpoint"].as_slice();
    let private = if with_key { ["ledger.key", "salt"].as_slice() } else { &[] };
    for name in public.iter().chain(private) {
        let path = settings.keys().join(name);
        if path.exists() {
            writing.add_file(&format!("keys/{name}"), &path)?;
        }
    }
    Ok(())
}

/// Adds every stored file. What is being written just now has a name that begins with a dot, and
/// nothing in the copy of the database names it yet.
fn add_files(writing: &mut Writing, folder: &Path) -> Result<(), Failure> {
    let at = |path: &Path, e: io::Error| Failure::work(path.display(), e);
    let sorted = |folder: &Path| -> Result<Vec<PathBuf>, Failure> {
        let entries = fs::read_dir(folder).map_err(|e| at(folder, e))?;
        let paths = entries.map(|entry| entry.map(|entry| entry.path()));
        let mut paths = paths.collect::<Result<Vec<_>, _>>().map_err(|e| at(folder, e))?;
        paths.sort();
        Ok(paths)
    };
    if !folder.exists() {
        return Ok(());
    }
    for shelf in sorted(folder)?.iter().filter(|path| path.is_dir()) {
        for file in sorted(shelf)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if !name.starts_with('.') {
                let shelf = shelf.file_name().unwrap_or_default().to_string_lossy();
                writing.add_file(&format!("files/{shelf}/{name}"), &file)?;
            }
        }
    }
    Ok(())
}

/// Gives a proven package its name, with its hash beside it in the form of `sha256sum`.
fn publish(part: &Path, package: &Path, sha256: &str) -> io::Result<()> {
    let name = package.file_name().unwrap_or_default().to_string_lossy();
    fs::write(beside(package), format!("{sha256}  {name}\n"))?;
    fs::rename(part, package)?;
    let folder = package.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

/// The file with the hash of a package.
pub(super) fn beside(package: &Path) -> PathBuf {
    let mut name = package.as_os_str().to_owned();
    name.push(".sha256");
    name.into()
}
