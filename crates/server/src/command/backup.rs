use super::{Failure, Format, print, print_json};
use crate::{
    backup::{Manifest, create, restore, verify},
    open,
    settings::{Settings, Store},
};
use clap::{Args, Subcommand};
use serde_json::json;
use std::path::PathBuf;

/// `haidang backup`.
#[derive(Debug, Subcommand)]
pub(super) enum Backup {
    /// Make a package while people work, and prove it
    Create(Create),
    /// Prove a package: every hash, the signature, the database, the record
    Verify(Verify),
    /// Put a package back into an empty folder
    Restore(Restore),
}

/// `haidang backup create`.
#[derive(Debug, Args)]
pub(super) struct Create {
    #[command(flatten)]
    store: Store,
    /// The package, or a folder for it; its SHA-256 is written beside it
    #[arg(value_name = "TARGET")]
    target: PathBuf,
    /// Put the record's private key into the package: whoever has it can sign another past
    #[arg(long)]
    with_key: bool,
    /// How to print what was made
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// `haidang backup verify`.
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

/// `haidang backup restore`.
#[derive(Debug, Args)]
pub(super) struct Restore {
    #[command(flatten)]
    store: Store,
    /// The package
    #[arg(value_name = "PACKAGE")]
    package: PathBuf,
    /// File with the record's private key, where the package has none
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

/// The record's private key, in the folder of keys.
const PRIVATE_KEY: &str = "ledger.key";

/// Whether a package can be served again without a key kept elsewhere.
fn has_private_key(manifest: &Manifest) -> bool {
    manifest.members.iter().any(|member| member.name == format!("keys/{PRIVATE_KEY}"))
}

impl Backup {
    pub(super) fn run(self) -> Result<(), Failure> {
        match self {
            Self::Create(create) => create.run(),
            Self::Verify(verify) => verify.run(),
            Self::Restore(restore) => restore.run(),
        }
    }
}

impl Create {
    fn run(self) -> Result<(), Failure> {
        let settings = Settings::of_store(self.store)?;
        let made = create(&settings, &self.target, self.with_key)?;
        let (package, size) = (made.package.display(), made.manifest.ledger.size);
        if !has_private_key(&made.manifest) {
            let key = settings.keys().join(PRIVATE_KEY);
            eprintln!(
                "The record's private key is not in the package. Keep {} apart, in a safe place: without \
                 it a restored installation is not served.",
                key.display()
            );
        }
        if self.format == Format::Json {
            return print_json(&json!({
                "package": package.to_string(), "package_sha256": made.package_sha256,
                "manifest_sha256": made.manifest_sha256, "manifest": made.manifest,
            }));
        }
        print(&format!(
            "{package}\npackage   {}\nmanifest  {}\nrecord    {size} entries\n",
            made.package_sha256, made.manifest_sha256
        ))
    }
}

impl Verify {
    fn run(self) -> Result<(), Failure> {
        let key = self.key.as_deref().map(open::read_verifier_key).transpose()?;
        let proven = verify(&self.package, key.as_ref())?;
        if !proven.hash_beside {
            eprintln!(
                "no .sha256 stands beside the package; its members were checked all the same"
            );
        }
        if !has_private_key(&proven.manifest) {
            eprintln!(
                "The record's private key is not in the package; have {PRIVATE_KEY} at hand to restore it \
                 (`backup restore --key`)."
            );
        }
        let ledger = &proven.manifest.ledger;
        if self.format == Format::Json {
            return print_json(&json!({
                "ok": true, "manifest_sha256": proven.manifest_sha256, "key": proven.key,
                "hash_beside": proven.hash_beside, "manifest": proven.manifest,
            }));
        }
        print(&format!(
            "ok: made {}, {} members, record {} entries, root {}\nmanifest {}\nsigned by {}\n",
            proven.manifest.created_at,
            proven.manifest.members.len(),
            ledger.size,
            ledger.root,
            proven.manifest_sha256,
            proven.key
        ))
    }
}

impl Restore {
    fn run(self) -> Result<(), Failure> {
        let settings = Settings::of_store(self.store)?;
        let manifest = restore(&self.package, &settings, self.key.as_deref())?;
        let (data, size) = (settings.data.display(), manifest.ledger.size);
        print(&format!("restored to {data}: record {size} entries\n"))
    }
}
