use super::{Failure, Format, print, print_json, sums};
use crate::{
    open,
    settings::{Settings, Store},
};
use clap::{Args, Subcommand, ValueEnum};
use intake::package;
use interchange::{Scope, Sealing};
use platform::{
    Actor, AgencyId, AppError, Role, Tx,
    files::Files,
    ledger::{Entry, object},
};
use serde_json::json;
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    time::Duration,
};

/// What `haidang export` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Which {
    /// Versions in force
    InForce,
    /// Every version that was ever issued
    Issued,
    /// Drafts too
    #[default]
    All,
}

impl Which {
    const fn scope(self) -> Scope {
        match self {
            Self::InForce => Scope::InForce,
            Self::Issued => Scope::Issued,
            Self::All => Scope::All,
        }
    }
}

/// `haidang export`.
#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    store: Store,
    /// The package to write; nothing may be there yet
    #[arg(value_name = "TARGET.zip")]
    target: PathBuf,
    /// Which agency, by its key
    #[arg(long, value_name = "ID", default_value_t = 1)]
    agency: i64,
    /// Which versions
    #[arg(long, value_enum, default_value_t)]
    scope: Which,
    /// How to print what was made
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Export {
    pub(super) fn run(self) -> Result<(), Failure> {
        let settings = Settings::of_store(self.store)?;
        let name = self.target.display().to_string();
        if self.target.exists() {
            return Err(Failure::call(format!("{name}: is there already")));
        }
        let agency = AgencyId::new(self.agency);
        let db = open::existing_database(&settings)?;
        let ledger = open::ledger(&settings)?;
        ledger.seal(&db).map_err(|e| Failure::work("sealing the record", e))?;
        let folder = self.target.parent().filter(|folder| !folder.as_os_str().is_empty());
        let at = |e: std::io::Error| Failure::work(&name, e);
        let work = tempfile::tempdir_in(folder.unwrap_or(Path::new("."))).map_err(at)?;
        let part = work.path().join("package.zip");
        let file =
            File::options().read(true).write(true).create_new(true).open(&part).map_err(at)?;
        let sealing = Sealing {
            ledger,
            files: Files::open(&settings.files()).map_err(|e| Failure::work("files", e))?,
            program: concat!("haidang ", env!("CARGO_PKG_VERSION")).to_owned(),
        };
        // Whoever runs the machine sees what those who judge drafts see.
        let mut actor = Actor::system(agency, "command");
        actor.roles = vec![Role::IsoSecretary];
        let scope = self.scope.scope();
        let mut told = 0;
        let mut progress = |done: usize, total: usize| {
            if done * 10 / total.max(1) > told || done == total {
                told = done * 10 / total.max(1);
                eprintln!("{done}/{total}");
            }
            Ok(())
        };
        let read =
            |tx: &Tx<'_>| interchange::write(tx, &actor, scope, &sealing, file, &mut progress);
        let written =
            db.at(agency).read_now(read).map_err(|e| Failure::work("export", cause(&e)))?;
        let sha256 = sha256_of(&part).map_err(at)?;
        fs::rename(&part, &self.target).map_err(at)?;
        let manifest = written.manifest_sha256.clone();
        let noted = db.at(agency).write_now(move |tx| {
            let object = object("export", &manifest[..16.min(manifest.len())]);
            let after = Some(manifest.as_str());
            let entry = Entry { action: "interchange.export", object, after, ..Entry::default() };
            tx.record(&actor, &entry).map(|_| ()).map_err(AppError::from)
        });
        noted.map_err(|e| Failure::work("record", cause(&e)))?;
        match self.format {
            Format::Json => print_json(&json!({
                "package": name,
                "sha256": sha256,
                "manifest_sha256": written.manifest_sha256,
                "documents": written.documents,
            })),
            Format::Text => print(&format!(
                "{name}: {} versions of documents\nsha256 {sha256}\nmanifest sha256 {}\n",
                written.documents, written.manifest_sha256
            )),
        }
    }
}

fn sha256_of(path: &Path) -> std::io::Result<String> {
    sums::hash(File::open(path)?)
}

fn cause(error: &AppError) -> String {
    std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string)
}

/// What is wrong with a package, in words.
fn said(why: &package::PackageError) -> String {
    let fault = why.fault().code().trim_start_matches("package_").replace('_', " ");
    if why.detail().is_empty() { fault } else { format!("{fault}: {}", why.detail()) }
}

/// Tells of an archive that has a list of hashes and bears no signature.
fn told(verify: &Verify, name: &str, listed: &sums::Listed) -> Result<(), Failure> {
    if verify.key.is_some() {
        return Err(Failure::No(format!("{name}: it bears no signature")));
    }
    let sha256 = sha256_of(&verify.package).map_err(|e| Failure::work(name, e))?;
    let sums::Listed { files, unlisted } = listed;
    match verify.format {
        Format::Json => print_json(&json!({
            "files": files, "unlisted": unlisted, "sha256": sha256, "signed_by": null,
        })),
        Format::Text => print(&format!(
            "{name}: an archive without a signature, such as an inspection pack\n\
             {files} files are those of its list of hashes\nnot in the list: {}\nsha256 {sha256}: hold it \
             against the one on the page from which it came\n",
            unlisted.join(", ")
        )),
    }
}

/// `haidang package`.
#[derive(Debug, Subcommand)]
pub(super) enum Package {
    /// Prove a package: its seal, its signature, every member and nothing beside them; an inspection
    /// pack, which bears no signature: every file against its list of hashes
    Verify(Verify),
}

/// `haidang package verify`.
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// The package
    #[arg(value_name = "PACKAGE")]
    package: PathBuf,
    /// File with the public key that must have signed it (keys/ledger.pub) [default: the
    /// package's own]
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// How to print the answer
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Package {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self::Verify(verify) = self;
        let program = std::env::current_exe().map_err(|e| Failure::work("program", e))?;
        let deadline = Duration::from_mins(10);
        let name = verify.package.display().to_string();
        if !verify.package.is_file() {
            return Err(Failure::call(format!("{name}: no such file")));
        }
        let proven = match package::read_in_child(&program, &verify.package, deadline) {
            Ok(proven) => proven,
            Err(why) => match sums::check(&verify.package)? {
                Some(listed) => return told(&verify, &name, &listed),
                None => return Err(Failure::No(format!("{name}: {}", said(&why)))),
            },
        };
        if let Some(file) = &verify.key {
            let key = open::read_verifier_key(file)?;
            if key.to_string() != proven.key {
                return Err(Failure::No(format!("{name}: signed by {}, not by {key}", proven.key)));
            }
        }
        let manifest = &proven.manifest;
        match verify.format {
            Format::Json => print_json(&json!({
                "agency": manifest.agency,
                "scope": manifest.scope,
                "documents": manifest.documents,
                "members": manifest.members.len(),
                "record": { "size": manifest.record.size, "root": manifest.record.root },
                "manifest_sha256": proven.manifest_sha256,
                "signed_by": proven.key,
            })),
            Format::Text => print(&format!(
                "{name}: whole\nagency {}\n{} versions, {} members\nrecord {} entries, root {}\nmanifest sha256 {}\nsigned by {}\n",
                manifest.agency,
                manifest.documents,
                manifest.members.len(),
                manifest.record.size,
                manifest.record.root,
                proven.manifest_sha256,
                proven.key
            )),
        }
    }
}
