use super::{
    manifest::Manifest,
    package::Reading,
    postgres,
    verify::{open, verify},
};
use crate::{command::Failure, open::private_folder, settings::Settings};
use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};
use tlog::{SignerKey, VerifierKey};

/// Puts a package back into an empty folder. Proven first: nothing is touched if it does not hold.
/// `key` is the file with the record's private key, where the package has none.
pub fn restore(
    package: &Path,
    settings: &Settings,
    key: Option<&Path>,
) -> Result<Manifest, Failure> {
    let data = &settings.data;
    let at_data = |e: io::Error| Failure::work(data.display(), e);
    let is_empty = !data.exists() || fs::read_dir(data).map_err(at_data)?.next().is_none();
    if !is_empty {
        return Err(Failure::call(format!("{}: the folder is not empty", data.display())));
    }
    let proven = verify(package, None)?;
    match (proven.manifest.engine.as_str(), &settings.database) {
        ("sqlite", Some(_)) => return Err(Failure::call("the package is of a SQLite database")),
        ("postgres", None) => {
            return Err(Failure::call(
                "the package is of a PostgreSQL database; name an empty one with --database",
            ));
        }
        _ => {}
    }
    private_folder(data).map_err(at_data)?;
    let mut reading = Reading::open(package)?;
    let (manifest, verifier) = open(&mut reading, None)?;
    for member in &manifest.members {
        let path = place(data, &member.name)?;
        if let Some(folder) = path.parent() {
            private_folder(folder).map_err(at_data)?;
        }
        let mut file = private_file(&path).map_err(at_data)?;
        reading.copy(member, &mut file)?;
        file.sync_all().map_err(at_data)?;
    }
    if let Some(url) = &settings.database {
        let dump = data.join("database.pgdump");
        postgres::restore(url, &settings.schema, &dump)?;
        fs::remove_file(dump).map_err(at_data)?;
    }
    let private = settings.keys().join("ledger.key");
    match key {
        Some(key) => put_key(key, &private, &verifier)?,
        None if private.exists() => {}
        None => eprintln!(
            "The private key of the record is not in the package. Put it at {} before serving.",
            private.display()
        ),
    }
    File::open(data).and_then(|folder| folder.sync_all()).map_err(at_data)?;
    Ok(manifest)
}

/// Where a member goes. Names are ours: anything else is refused.
fn place(data: &Path, name: &str) -> Result<PathBuf, Failure> {
    let is_hex =
        |text: &str| text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    let parts: Vec<_> = name.split('/').collect();
    match parts.as_slice() {
        ["database.sqlite"] => Ok(data.join("haidang.db")),
        ["database.pgdump"] | ["keys", "ledger.pub" | "checkpoint" | "ledger.key" | "salt"] => {
            Ok(data.join(name))
        }
        ["files", shelf, hash]
            if hash.len() == 64 && is_hex(hash) && hash.get(..2) == Some(shelf) =>
        {
            Ok(data.join(name))
        }
        _ => Err(Failure::No(format!("{name}: no package has such a member"))),
    }
}

fn private_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// Puts the private key back, if it is the one of this record.
fn put_key(from: &Path, to: &Path, verifier: &VerifierKey) -> Result<(), Failure> {
    let wrong = |why: &dyn std::fmt::Display| Failure::call(format!("{}: {why}", from.display()));
    let text = fs::read_to_string(from).map_err(|e| wrong(&e))?;
    let seed = hex::decode(text.trim()).map_err(|e| wrong(&e))?;
    let seed: [u8; 32] = seed.try_into().map_err(|_| wrong(&"not 32 bytes"))?;
    let signer = SignerKey::from_seed(verifier.name(), &seed).map_err(|e| wrong(&e))?;
    if signer.verifier() != verifier {
        return Err(wrong(&"this key did not sign the record"));
    }
    let copied = private_file(to).and_then(|mut file| {
        io::Write::write_all(&mut file, text.trim().as_bytes())?;
        file.sync_all()
    });
    copied.map_err(|e| Failure::work(to.display(), e))
}
