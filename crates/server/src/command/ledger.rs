use super::{Failure, Format, print, print_json};
use crate::{
    open,
    settings::{Settings, Store},
    store,
};
use clap::{Args, Subcommand};
use platform::{
    DbError, Tx,
    ledger::{Failure as Fault, StoredHashes, verify},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::{
    fs,
    path::{Path, PathBuf},
};
use tlog::{Checkpoint, EntryProof, Head, SignedNote, VerifierKey, inclusion_proof};

/// `haidang ledger`.
#[derive(Debug, Subcommand)]
pub(super) enum Ledger {
    /// Verify the whole record and name the first bad entry
    Verify(Verify),
    /// Print a proof file for one entry
    Export(Export),
    /// Check a proof file, without a database
    Check(Check),
}

/// `haidang ledger verify`.
#[derive(Debug, Args)]
pub(super) struct Verify {
    #[command(flatten)]
    store: Store,
    /// A checkpoint that somebody kept: the record must continue it
    #[arg(long, value_name = "FILE")]
    checkpoint: Vec<PathBuf>,
    /// How to print the answer
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// `haidang ledger export`.
#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    store: Store,
    /// The entry's number, from 0
    #[arg(value_name = "ENTRY")]
    entry: u64,
}

/// `haidang ledger check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// The proof file
    #[arg(value_name = "PROOF")]
    proof: PathBuf,
    /// The record's key, or a file with it [default: the one in the proof file, which whoever
    /// made the file chose]
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// How to print the answer
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What a proof file of ours carries beside the proof.
#[derive(Serialize, Deserialize)]
struct Extra {
    entry: String,
    key: String,
}

impl Ledger {
    pub(super) fn run(self) -> Result<(), Failure> {
        match self {
            Self::Verify(verify) => verify.run(),
            Self::Export(export) => export.run(),
            Self::Check(check) => check.run(),
        }
    }
}

/// Reads a checkpoint that this key signed.
pub(crate) fn read_head(file: &Path, key: &VerifierKey) -> Result<Head, Failure> {
    let wrong = |why: &dyn std::fmt::Display| Failure::call(format!("{}: {why}", file.display()));
    let text = fs::read_to_string(file).map_err(|e| wrong(&e))?;
    let note = SignedNote::parse(&text).map_err(|e| wrong(&e))?;
    let checkpoint = Checkpoint::open(&note, std::slice::from_ref(key)).map_err(|e| wrong(&e))?;
    Ok(*checkpoint.head())
}

impl Verify {
    fn run(self) -> Result<(), Failure> {
        let settings = Settings::of_store(self.store)?;
        let db = open::existing_database(&settings)?;
        let key = open::verifier_key(&settings)?;
        let mut kept = Vec::new();
        let own = settings.keys().join("checkpoint");
        for file in self.checkpoint.iter().chain(own.exists().then_some(&own)) {
            kept.push(read_head(file, &key)?);
        }
        match verify(&db, &key, &kept) {
            Ok(proven) => {
                let Head { size, root } = proven.head;
                if self.format == Format::Json {
                    return print_json(&json!({
                        "ok": true, "size": size, "root": root.to_string(),
                        "checkpoints": proven.checkpoints,
                    }));
                }
                let known = proven.checkpoints;
                print(&format!("ok: {size} entries, root {root}, continues {known} checkpoints\n"))
            }
            Err(Fault::Db(error @ (DbError::Sqlite(_) | DbError::Postgres(_)))) => {
                Err(Failure::work("database", error))
            }
            Err(fault) => {
                if self.format == Format::Json {
                    print_json(&json!({
                        "ok": false, "first_bad_entry": fault.entry(), "why": fault.to_string(),
                    }))?;
                }
                let entry = fault.entry().map_or_else(String::new, |n| format!("entry {n}: "));
                Err(Failure::No(format!("the record does not hold: {entry}{fault}")))
            }
        }
    }
}

impl Export {
    fn run(self) -> Result<(), Failure> {
        let settings = Settings::of_store(self.store)?;
        let db = open::existing_database(&settings)?;
        let ledger = open::ledger(&settings)?;
        let head = ledger.seal(&db).map_err(|e| Failure::work("sealing", e))?;
        let index = self.entry;
        if index >= head.size {
            return Err(Failure::call(format!("the record has {} entries", head.size)));
        }
        let (leaf, path) = db
            .anywhere()
            .read_now(move |tx| entry_and_path(tx, index, head.size))
            .map_err(|e| Failure::work("database", e))?;
        let last = ledger.last().map_err(|e| Failure::work("checkpoint", e))?;
        let (checkpoint, _) = last.ok_or_else(|| Failure::work("checkpoint", "none"))?;
        let extra = Extra { entry: leaf, key: ledger.verifier().to_string() };
        let extra = serde_json::to_vec(&extra).map_err(|e| Failure::work("JSON", e))?;
        print(&EntryProof { index, extra: Some(extra), path, checkpoint }.to_string())
    }
}

/// An entry, and its proof in the record of `size` entries.
fn entry_and_path(
    tx: &Tx<'_>,
    index: u64,
    size: u64,
) -> Result<(String, Vec<tlog::Hash>), DbError> {
    let leaf = store::leaf(tx, index)?;
    let path = inclusion_proof(&StoredHashes(tx), index, size)
        .map_err(|e| DbError::Unreadable(e.to_string()))?;
    Ok((leaf, path))
}

impl Check {
    fn run(self) -> Result<(), Failure> {
        let file = self.proof.display();
        let wrong = |why: &dyn std::fmt::Display| Failure::call(format!("{file}: {why}"));
        let text = fs::read_to_string(&self.proof).map_err(|e| wrong(&e))?;
        let proof = EntryProof::parse(&text).map_err(|e| wrong(&e))?;
        let extra = proof.extra.as_deref().ok_or_else(|| wrong(&"the entry is not in the file"))?;
        let extra: Extra = serde_json::from_slice(extra).map_err(|e| wrong(&e))?;
        let named = self.key.as_deref();
        if named.is_none() {
            eprintln!("checking with the key in the file itself: compare it with the agency's");
        }
        let key = match named {
            Some(name) if Path::new(name).exists() => open::read_verifier_key(Path::new(name))?,
            other => VerifierKey::parse(other.unwrap_or(&extra.key)).map_err(|e| wrong(&e))?,
        };
        let checked = proof.check(extra.entry.as_bytes(), std::slice::from_ref(&key));
        let checkpoint = checked.map_err(|e| Failure::No(format!("{file}: {e}")))?;
        let (index, size) = (proof.index, checkpoint.head().size);
        if self.format == Format::Json {
            let entry: serde_json::Value =
                serde_json::from_str(&extra.entry).unwrap_or_else(|_| extra.entry.clone().into());
            return print_json(&json!({
                "ok": true, "index": index, "size": size, "key": key.to_string(), "entry": entry,
            }));
        }
        print(&format!("ok: entry {index} of {size}, signed by {key}\n{}\n", extra.entry))
    }
}
