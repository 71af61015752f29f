//! The data folder: opening what is there, making what is missing.

use crate::{command::Failure, features, settings::Settings};
use composition::{Parts, Product};
use platform::{Clock, Db, files::Files, ledger::Ledger};
use std::{
    fs::{self, DirBuilder, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::Path,
};
use tlog::VerifierKey;

/// Opens the whole product, its schema brought up to date.
pub fn product(settings: &Settings) -> Result<Product, Failure> {
    product_at(settings, Clock::System)
}

/// The same with another clock.
pub fn product_at(settings: &Settings, clock: Clock) -> Result<Product, Failure> {
    private_folder(&settings.data).map_err(|e| Failure::work(settings.data.display(), e))?;
    let keys = settings.keys();
    private_folder(&keys).map_err(|e| Failure::work(keys.display(), e))?;
    if keys.join("checkpoint").exists() && !keys.join("ledger.key").exists() {
        return Err(Failure::Work(format!(
            "{}: the record was signed with a key that is not here; put ledger.key back",
            keys.display()
        )));
    }
    let parts = Parts {
        db: database_at(settings, clock.clone())?,
        clock,
        files: Files::open(&settings.files()).map_err(|e| Failure::work("files", e))?,
        ledger: ledger(settings)?,
        settings: platform::Settings {
            public_url: settings.public_url.clone(),
            upload_bytes: settings.upload_mb.saturating_mul(1024 * 1024),
            https: settings.public_url.starts_with("https://"),
            program: std::env::current_exe().map_err(|e| Failure::work("program", e))?,
            salt: salt(&keys.join("salt")).map_err(|e| Failure::work("salt", e))?,
        },
    };
    Product::compose(features(), parts).map_err(|e| Failure::work("database", e))
}

/// Opens the database alone.
pub fn database(settings: &Settings) -> Result<Db, Failure> {
    database_at(settings, Clock::System)
}

fn database_at(settings: &Settings, clock: Clock) -> Result<Db, Failure> {
    let opened = match &settings.database {
        Some(url) => Db::postgres(url, &settings.schema, clock),
        None => Db::sqlite(&settings.database_file(), clock),
    };
    opened.map_err(|e| Failure::work("database", e))
}

/// Opens a database that must be there already.
pub fn existing_database(settings: &Settings) -> Result<Db, Failure> {
    installed(settings)?;
    database(settings)
}

/// Whether something was installed here: a folder that was mistyped is told, and nothing is made in it.
pub fn installed(settings: &Settings) -> Result<(), Failure> {
    let file = settings.database_file();
    if settings.database.is_none() && !file.exists() {
        let why = "no database here; `haidang init` makes a new installation";
        return Err(Failure::call(format!("{}: {why}", file.display())));
    }
    Ok(())
}

/// Opens the record's key.
pub fn ledger(settings: &Settings) -> Result<Ledger, Failure> {
    let origin = origin(settings)?;
    Ledger::open(&settings.keys(), &origin).map_err(|e| Failure::work("ledger key", e))
}

/// The key with which everybody checks the record.
pub fn verifier_key(settings: &Settings) -> Result<VerifierKey, Failure> {
    read_verifier_key(&settings.keys().join("ledger.pub"))
}

/// Reads such a key from a file.
pub fn read_verifier_key(file: &Path) -> Result<VerifierKey, Failure> {
    let wrong = |why: &dyn std::fmt::Display| Failure::call(format!("{}: {why}", file.display()));
    let text = fs::read_to_string(file).map_err(|e| wrong(&e))?;
    VerifierKey::parse(text.trim()).map_err(|e| wrong(&e))
}

/// The record's name, which stays what it was when its key was made.
fn origin(settings: &Settings) -> Result<String, Failure> {
    if settings.keys().join("ledger.pub").exists() {
        return Ok(verifier_key(settings)?.name().to_owned());
    }
    let mut random = [0; 4];
    getrandom::fill(&mut random).map_err(|e| Failure::work("randomness", e))?;
    Ok(format!("haidang/{}", hex::encode(random)))
}

/// The salt of this installation, made on first use.
fn salt(file: &Path) -> io::Result<[u8; 16]> {
    if let Ok(text) = fs::read_to_string(file) {
        let bytes = hex::decode(text.trim()).map_err(io::Error::other)?;
        return bytes.try_into().map_err(|_| io::Error::other("the salt has not 16 bytes"));
    }
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(io::Error::other)?;
    let mut out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
    out.write_all(hex::encode(salt).as_bytes())?;
    out.sync_all()?;
    Ok(salt)
}

/// Makes a folder that only its owner can look into.
pub(crate) fn private_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}
