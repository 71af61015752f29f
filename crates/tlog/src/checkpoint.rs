use crate::encoding::decimal;
use crate::hash::Hash;
use crate::key::{SignerKey, VerifierKey};
use crate::note::{NoteError, SignedNote};
use crate::proof::{ProofError, verify_consistency};
use crate::tree::{Head, MAX_SIZE};
use std::fmt;

/// A log's word on how long it is and what it holds (C2SP tlog-checkpoint). As a note's text, it
/// is three lines: origin, size, root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    origin: String,
    head: Head,
}

/// Why a checkpoint is not believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// The note around it is not right.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The text is not a checkpoint's.
    #[error("the text is not a checkpoint: origin, size and root, a line each")]
    Form,
    /// It is about another log than the keys stand for.
    #[error("this is a checkpoint of {0}, which is not the name of a key that signed it")]
    Origin(String),
}

impl Checkpoint {
    /// A log's word on a tree. The origin, one line, names the log for ever.
    pub fn new(origin: &str, head: Head) -> Option<Self> {
        let whole =
            !origin.is_empty() && !origin.contains(char::is_control) && head.size <= MAX_SIZE;
        whole.then(|| Self { origin: origin.to_owned(), head })
    }

    /// The next word of the same log: it must continue this one. A log that signs only what this
    /// returns can't contradict itself.
    pub fn advance(&self, head: Head, consistency: &[Hash]) -> Result<Self, ProofError> {
        verify_consistency(consistency, &self.head, &head)?;
        Ok(Self { origin: self.origin.clone(), head })
    }

    /// The log's name.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Size and root.
    pub const fn head(&self) -> &Head {
        &self.head
    }

    /// Reads a checkpoint's text. Lines after the third are extensions of other logs; they are
    /// signed with the rest and mean nothing here.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
        let head = Head { size: decimal(size)?, root: Hash::parse(root)? };
        let checkpoint = Self::new(origin, head)?;
        lines.all(|extension| !extension.is_empty()).then_some(checkpoint)
    }

    /// Signs it.
    pub fn sign(&self, signer: &SignerKey) -> Result<SignedNote, NoteError> {
        SignedNote::sign(&self.to_string(), signer)
    }

    /// The checkpoint in a note that one of the log's keys signed. A log's keys bear its name;
    /// others, of witnesses, are checked too but don't speak for the log.
    pub fn open(note: &SignedNote, keys: &[VerifierKey]) -> Result<Self, CheckpointError> {
        let checkpoint = Self::parse(note.open(keys)?).ok_or(CheckpointError::Form)?;
        for key in keys {
            if key.name() == checkpoint.origin && note.is_signed_by(key)? {
                return Ok(checkpoint);
            }
        }
        Err(CheckpointError::Origin(checkpoint.origin))
    }
}

impl fmt::Display for Checkpoint {
    /// The text that is signed, with its final newline.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{}\n{}\n{}", self.origin, self.head.size, self.head.root)
    }
}
