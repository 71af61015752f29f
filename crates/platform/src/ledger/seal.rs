use super::source::StoredHashes;
use crate::{
    Record,
    db::{Db, DbError, Tx},
};
use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};
use tlog::{Checkpoint, Head, SignedNote, SignerKey, VerifierKey, root_at};

/// Why no checkpoint could be signed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The store could not be read or written.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The key or the last checkpoint could not be read or written.
    #[error("the record's key or its last checkpoint: {0}")]
    Io(#[from] io::Error),
    /// A key or note of ours does not parse.
    #[error("the record's key or its last checkpoint is damaged: {0}")]
    Damaged(String),
    /// The record is not the one that was signed before: entries were changed or taken away.
    #[error("the record does not continue the checkpoint of {0} entries; nothing is signed")]
    Rewritten(u64),
}

/// Signs the record. Its key and the last note lie outside the database.
#[derive(Clone)]
pub struct Ledger(Arc<Inner>);

struct Inner {
    signer: SignerKey,
    last_note: PathBuf,
    record: RwLock<Record>,
}

mod sql {
    crate::queries! { global
        size() -> one (i64,) = "SELECT COALESCE(MAX(seq) + 1, 0) FROM ledger_leaf";
        sealed(before: i64) -> opt (i64,) =
            "SELECT size FROM ledger_checkpoint WHERE at < $1 ORDER BY size DESC LIMIT 1";
        keep(size: i64, note: &str, at: i64) -> exec =
            "INSERT INTO ledger_checkpoint (size, note, at) VALUES ($1, $2, $3) ON CONFLICT (size) DO NOTHING";
    }
}
pub(crate) use sql::CATALOGUE;

/// How many entries the last checkpoint before an instant covers.
pub(crate) fn sealed_before(tx: &Tx<'_>, at: i64) -> Result<i64, DbError> {
    Ok(sql::sealed(tx, at)?.map_or(0, |(size,)| size))
}

impl Ledger {
    /// Opens the key in `folder`, made on first use (readable by its owner alone).
    pub fn open(folder: &Path, origin: &str) -> Result<Self, SealError> {
        fs::create_dir_all(folder)?;
        let key = folder.join("ledger.key");
        let seed = if key.exists() {
            let text = fs::read_to_string(&key)?;
            let bytes = hex::decode(text.trim()).map_err(|e| SealError::Damaged(e.to_string()))?;
            <[u8; 32]>::try_from(bytes).map_err(|_| SealError::Damaged("key length".into()))?
        } else {
            let mut seed = [0; 32];
            getrandom::fill(&mut seed).map_err(io::Error::other)?;
            write_private(&key, &hex::encode(seed))?;
            seed
        };
        let signer =
            SignerKey::from_seed(origin, &seed).map_err(|e| SealError::Damaged(e.to_string()))?;
        write_durably(&folder.join("ledger.pub"), &format!("{}\n", signer.verifier()))?;
        let last_note = folder.join("checkpoint");
        Ok(Self(Arc::new(Inner { signer, last_note, record: RwLock::default() })))
    }

    /// The key with which anybody checks our notes.
    pub fn verifier(&self) -> &VerifierKey {
        self.0.signer.verifier()
    }

    /// Signs a text of ours that is no checkpoint: the manifest of a backup. Its first line says
    /// what it is, and is never the record's name.
    pub fn sign(&self, text: &str) -> Result<SignedNote, SealError> {
        SignedNote::sign(text, &self.0.signer).map_err(|e| SealError::Damaged(e.to_string()))
    }

    /// The record as of the last checkpoint, for the foot of every page.
    pub fn record(&self) -> Record {
        self.0.record.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The last note that was signed, from its file.
    pub fn last(&self) -> Result<Option<(SignedNote, Head)>, SealError> {
        let text = match fs::read_to_string(&self.0.last_note) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let damaged = |e: &dyn std::fmt::Display| SealError::Damaged(e.to_string());
        let note = SignedNote::parse(&text).map_err(|e| damaged(&e))?;
        let keys = [self.verifier().clone()];
        let checkpoint = Checkpoint::open(&note, &keys).map_err(|e| damaged(&e))?;
        let head = *checkpoint.head();
        Ok(Some((note, head)))
    }

    /// Signs the record as it stands, if it has news and continues what was signed before.
    pub fn seal(&self, db: &Db) -> Result<Head, SealError> {
        let last = self.last()?.map(|(_, head)| head);
        let at = db.anywhere().read_now(|tx: &Tx<'_>| {
            let (size,) = sql::size(tx)?;
            let head = head_at(tx, u64::try_from(size).unwrap_or_default())?;
            if let Some(last) = last {
                let now = if last.size <= head.size { Some(head_at(tx, last.size)?) } else { None };
                if now != Some(last) {
                    return Err(SealError::Rewritten(last.size));
                }
            }
            Ok(head)
        })?;
        self.show(at);
        if last == Some(at) || at.size == 0 {
            return Ok(at);
        }
        let damaged = |e: &dyn std::fmt::Display| SealError::Damaged(e.to_string());
        let origin = self.verifier().name().to_owned();
        let checkpoint =
            Checkpoint::new(&origin, at).ok_or_else(|| SealError::Damaged("origin".into()))?;
        let note = checkpoint.sign(&self.0.signer).map_err(|e| damaged(&e))?.to_string();
        write_durably(&self.0.last_note, &note)?;
        db.anywhere().write_now(move |tx| {
            let size = i64::try_from(at.size).unwrap_or(i64::MAX);
            sql::keep(tx, size, &note, tx.now().as_microsecond()).map(|_| ())
        })?;
        Ok(at)
    }

    fn show(&self, head: Head) {
        let root = hex::encode(head.root.0);
        let root = format!("{} {} … {}", &root[..4], &root[4..8], &root[60..]);
        let record = Record { size: head.size, root };
        *self.0.record.write().unwrap_or_else(PoisonError::into_inner) = record;
    }
}

fn head_at(tx: &Tx<'_>, size: u64) -> Result<Head, SealError> {
    root_at(&StoredHashes(tx), size).map_err(|e| SealError::Db(DbError::Unreadable(e.to_string())))
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Writes beside, flushes, renames: the old text or the new one is there, whatever happens.
fn write_durably(path: &Path, text: &str) -> io::Result<()> {
    let aside = path.with_extension("new");
    let mut file = fs::File::create(&aside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&aside, path)?;
    let folder = path.parent().ok_or_else(|| io::Error::other("no folder"))?;
    fs::File::open(folder)?.sync_all()
}
