use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::encoding::{decimal, from_base64, to_base64};
use crate::hash::{Hash, leaf_hash};
use crate::key::VerifierKey;
use crate::note::{MAX_NOTE, NoteError, SignedNote};
use crate::proof::{ProofError, verify_inclusion};
use std::fmt;

const HEADER: &str = "c2sp.org/tlog-proof@v1";

/// The longest proof file that is read: a note, its extra data and at most 63 hashes.
pub const MAX_PROOF: usize = 2 * MAX_NOTE;

/// The deepest that a tree can be.
const MAX_PATH: usize = 63;

/// A file that proves, without the log and without its database, that an entry is in the log
/// (C2SP tlog-proof; `.tlog-proof`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryProof {
    /// The entry's place in the log.
    pub index: u64,
    /// What an application adds. Nothing proves it: don't trust it.
    pub extra: Option<Vec<u8>>,
    /// The inclusion proof.
    pub path: Vec<Hash>,
    /// The signed checkpoint of the tree that the proof leads to.
    pub checkpoint: SignedNote,
}

/// Why a proof file proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryProofError {
    /// The file is longer than any proof.
    #[error("the proof file is too long")]
    TooLong,
    /// A line is not what the format wants there.
    #[error("line {0} of the proof file is not right")]
    Line(usize),
    /// The part with the signed checkpoint is not a note.
    #[error("the checkpoint in the proof file: {0}")]
    Note(#[from] NoteError),
    /// The checkpoint is not to be believed.
    #[error("the checkpoint in the proof file: {0}")]
    Checkpoint(#[from] CheckpointError),
    /// The entry is not at this place in the log that was signed.
    #[error("the entry is not in the log: {0}")]
    Proof(#[from] ProofError),
}

impl EntryProof {
    /// Reads a proof file without believing it.
    pub fn parse(file: &str) -> Result<Self, EntryProofError> {
        if file.len() > MAX_PROOF {
            return Err(EntryProofError::TooLong);
        }
        let lines = file.split('\n').count();
        let (head, note) = file.split_once("\n\n").ok_or(EntryProofError::Line(lines))?;
        let mut lines = head.split('\n').zip(1..).peekable();
        let mut field = |name: &str| {
            let (line, number) = lines.next_if(|(line, _)| line.starts_with(name))?;
            Some((line.strip_prefix(name)?, number))
        };
        if field(HEADER) != Some(("", 1)) {
            return Err(EntryProofError::Line(1));
        }
        let extra = match field("extra ") {
            Some((data, number)) => Some(from_base64(data).ok_or(EntryProofError::Line(number))?),
            None => None,
        };
        let wanted = EntryProofError::Line(if extra.is_some() { 3 } else { 2 });
        let index = field("index ").and_then(|(index, _)| decimal(index)).ok_or(wanted)?;
        let path = lines
            .map(|(line, number)| Hash::parse(line).ok_or(EntryProofError::Line(number)))
            .collect::<Result<Vec<_>, _>>()?;
        if path.len() > MAX_PATH {
            return Err(EntryProofError::TooLong);
        }
        Ok(Self { index, extra, path, checkpoint: SignedNote::parse(note)? })
    }

    /// Checks that an entry is in the log, at this file's place, and returns the checkpoint that
    /// says so. The keys are the log's: its own and, while it changes keys, the former one.
    pub fn check(&self, entry: &[u8], keys: &[VerifierKey]) -> Result<Checkpoint, EntryProofError> {
        let checkpoint = Checkpoint::open(&self.checkpoint, keys)?;
        verify_inclusion(&self.path, self.index, leaf_hash(entry), checkpoint.head())?;
        Ok(checkpoint)
    }
}

impl fmt::Display for EntryProof {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{HEADER}")?;
        if let Some(extra) = &self.extra {
            writeln!(out, "extra {}", to_base64(extra))?;
        }
        writeln!(out, "index {}", self.index)?;
        self.path.iter().try_for_each(|hash| writeln!(out, "{hash}"))?;
        write!(out, "\n{}", self.checkpoint)
    }
}
