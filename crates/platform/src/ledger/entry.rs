use super::source::StoredHashes;
use crate::{
    Actor, AppError,
    db::{DbError, Tx},
};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::{fmt::Display, sync::LazyLock, time::Instant};
use tlog::{Frontier, leaf_hash};

/// One act, as its feature tells it.
#[derive(Debug, Clone, Default)]
pub struct Entry<'e> {
    /// What was done, such as `document.approve`.
    pub action: &'e str,
    /// To what, from [`object`].
    pub object: String,
    /// The object's version number, where it counts.
    pub version: i64,
    /// SHA-256 of the object before, in hexadecimal.
    pub before: Option<&'e str>,
    /// SHA-256 of the object after, in hexadecimal.
    pub after: Option<&'e str>,
    /// Why, in the words of whoever did it. Never a citizen's data.
    pub reason: &'e str,
    /// What a signature means, such as `approved`.
    pub meaning: &'e str,
    /// The commitment to personal data that this act concerns.
    pub pii_commit: Option<String>,
}

/// The name of a thing in the record: `document_version/17`.
pub fn object(kind: &str, id: impl Display) -> String {
    format!("{kind}/{id}")
}

/// SHA-256 over a salt and personal data, so that the data can be erased and the record stands.
pub fn commitment(salt: &[u8; 32], data: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(data.as_bytes());
    hex::encode(hasher.finalize())
}

/// A line of the record, for the history on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its place in the record.
    pub seq: i64,
    /// When.
    pub at: jiff::Timestamp,
    /// Who; 0 for the clock and the command line.
    pub person: i64,
    /// What.
    pub action: String,
    /// Why.
    pub reason: String,
    /// The object's version number, where it counts.
    pub version: i64,
    /// The object's hash after it.
    pub after: Option<String>,
}

mod sql {
    crate::queries! { global
        next_seq() -> one (i64,) = "SELECT COALESCE(MAX(seq) + 1, 0) FROM ledger_leaf";
        append(seq: i64, agency: i64, object: &str, leaf: &str, hash: &[u8]) -> exec =
            "INSERT INTO ledger_leaf (seq, agency_id, object, leaf, hash) VALUES ($1, $2, $3, $4, $5)";
        keep(level: i64, place: i64, hash: &[u8]) -> exec =
            "INSERT INTO ledger_node (level, place, hash) VALUES ($1, $2, $3)";
        about(agency: i64, object: &str) -> many (i64, String) =
            "SELECT seq, leaf FROM ledger_leaf WHERE agency_id = $1 AND object = $2 ORDER BY seq DESC LIMIT 200";
    }
}
pub(crate) use sql::CATALOGUE;

/// When this process started, for the monotonic time of leaves, and a name for its run.
static STARTED: LazyLock<(Instant, String)> = LazyLock::new(|| (Instant::now(), random_hex()));

fn random_hex() -> String {
    let mut bytes = [0; 16];
    // Without randomness the nonce is constant: guessing of leaves from public hashes gets
    // possible, nothing else is harmed; the store itself refuses to open without it.
    if getrandom::fill(&mut bytes).is_err() {
        tracing::error!("the machine gives no randomness");
    }
    hex::encode(bytes)
}

impl Tx<'_> {
    /// Appends an act to the record, in this transaction. The books of an agency that has ended take
    /// none, so that the act is undone.
    pub fn record(&self, actor: &Actor, entry: &Entry<'_>) -> Result<i64, DbError> {
        self.may_add()?;
        let (seq,) = sql::next_seq(self)?;
        let leaf = canonical(self, actor, entry, seq);
        let hash = leaf_hash(leaf.as_bytes());
        sql::append(self, seq, self.agency().get(), &entry.object, &leaf, &hash.0)?;
        if seq % 256 == 255 {
            let size = u64::try_from(seq).unwrap_or_default();
            let mut frontier = Frontier::load(&StoredHashes(self), size)
                .map_err(|e| DbError::Unreadable(e.to_string()))?;
            for node in frontier.append(hash) {
                let place = i64::try_from(node.index).unwrap_or(i64::MAX);
                sql::keep(self, node.level.into(), place, &node.hash.0)?;
            }
        }
        Ok(seq)
    }

    /// How many acts the record holds. It grows with every change, so that what was made of the
    /// store is still right while this stands.
    pub fn acts(&self) -> Result<i64, DbError> {
        Ok(sql::next_seq(self)?.0)
    }

    /// What was done to a thing, the newest first.
    pub fn recorded(&self, object: &str) -> Result<Vec<Recorded>, AppError> {
        let lines = sql::about(self, self.agency().get(), object)?;
        Ok(lines.iter().map(|(seq, leaf)| read(*seq, leaf)).collect::<Result<_, _>>()?)
    }
}

/// The bytes of a leaf: JSON with sorted keys and no spaces (RFC 8785 for text and integers).
fn canonical(tx: &Tx<'_>, actor: &Actor, entry: &Entry<'_>, seq: i64) -> String {
    let (started, boot) = &*STARTED;
    let via = &actor.via;
    let mono = i64::try_from(started.elapsed().as_nanos()).unwrap_or(i64::MAX);
    let text = |text: &str| Value::from(text);
    let hash = |hash: Option<&str>| hash.map_or(Value::Null, Value::from);
    let leaf: Map<String, Value> = [
        ("action", text(entry.action)),
        ("actor", actor.person.get().into()),
        ("after_sha256", hash(entry.after)),
        ("agency", tx.agency().get().into()),
        ("auth_method", text(via.auth)),
        ("before_sha256", hash(entry.before)),
        ("boot_id", text(boot)),
        ("ip_hash", text(&via.ip_hash)),
        ("meaning", text(entry.meaning)),
        ("mono_ns", mono.into()),
        ("nonce16", text(&random_hex())),
        ("object", text(&entry.object)),
        ("pii_commit", hash(entry.pii_commit.as_deref())),
        ("reason", text(entry.reason)),
        ("route", text(&via.route)),
        ("seq", seq.into()),
        ("session_hash", text(&via.session_hash)),
        ("utc", text(&tx.now().to_string())),
        ("version", entry.version.into()),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), value))
    .collect();
    Value::Object(leaf).to_string()
}

fn read(seq: i64, leaf: &str) -> Result<Recorded, DbError> {
    let leaf: Value = serde_json::from_str(leaf)
        .map_err(|e| DbError::Unreadable(format!("ledger entry {seq}: {e}")))?;
    let text = |key: &str| leaf[key].as_str().unwrap_or_default().to_owned();
    Ok(Recorded {
        seq,
        at: text("utc")
            .parse()
            .map_err(|e| DbError::Unreadable(format!("ledger entry {seq}: {e}")))?,
        person: leaf["actor"].as_i64().unwrap_or_default(),
        action: text("action"),
        reason: text("reason"),
        version: leaf["version"].as_i64().unwrap_or_default(),
        after: leaf["after_sha256"].as_str().map(ToOwned::to_owned),
    })
}
