use crate::encoding::{from_base64, to_base64};
use crate::key::{KeyId, SignerKey, VerifierKey, is_name};
use std::fmt;

/// The longest note that is read. Sixteen post-quantum signatures, which a reader must accept,
/// take a sixth of it.
pub const MAX_NOTE: usize = 512 * 1024;

/// The most signatures that are read.
pub const MAX_SIGNATURES: usize = 64;

/// Why a note is not believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// It has more bytes or signatures than are read.
    #[error("the note is too long")]
    TooLong,
    /// It is not text, a blank line, and signature lines.
    #[error("this is not a signed note")]
    Form,
    /// A signature line is not `— name base64`.
    #[error("line {0} of the note's signatures is not a signature")]
    SignatureLine(usize),
    /// A trusted key's signature does not belong to this text: one of the two was changed.
    #[error("the signature of {0} does not belong to the note's text")]
    BadSignature(String),
    /// None of the keys we trust has signed.
    #[error("the note has no signature of a trusted key")]
    Unsigned,
}

/// One signature line of a note; of a key we know, or of one that we only pass on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    name: String,
    key_id: KeyId,
    bytes: Vec<u8>,
}

impl Signature {
    pub(crate) fn new(name: &str, key_id: KeyId, bytes: &[u8]) -> Self {
        Self { name: name.to_owned(), key_id, bytes: bytes.to_vec() }
    }

    /// Reads `— name base64`, without the end of the line.
    pub fn parse(line: &str) -> Option<Self> {
        let (name, base64) = line.strip_prefix("— ")?.split_once(' ')?;
        let data = from_base64(base64)?;
        let (&key_id, bytes) = data.split_first_chunk()?;
        let whole = is_name(name) && !bytes.is_empty();
        whole.then(|| Self::new(name, KeyId(key_id), bytes))
    }

    /// Who says to have signed.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// With which key.
    pub const fn key_id(&self) -> KeyId {
        self.key_id
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let data = [self.key_id.0.as_slice(), &self.bytes].concat();
        write!(out, "— {} {}", self.name, to_base64(&data))
    }
}

/// A text with signatures (C2SP signed-note). The text is out of reach until a trusted key's
/// signature was checked; signatures of strangers are kept and written back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedNote {
    text: String,
    signatures: Vec<Signature>,
}

impl SignedNote {
    /// Signs a text, which must end with a newline and have no other control characters.
    pub fn sign(text: &str, signer: &SignerKey) -> Result<Self, NoteError> {
        if text.len() > MAX_NOTE / 2 {
            return Err(NoteError::TooLong);
        }
        if !text.ends_with('\n') || has_control_characters(text) {
            return Err(NoteError::Form);
        }
        Ok(Self { text: text.to_owned(), signatures: vec![signer.sign(text)] })
    }

    /// Signs with one more key: a new key beside the old one, or a witness.
    ///
    /// Whoever signs answers for the text: open the note first.
    pub fn cosign(&mut self, signer: &SignerKey) -> Result<(), NoteError> {
        self.attach(signer.sign(&self.text))
    }

    /// Adds a signature that was made elsewhere. A second one by the same key takes the place of
    /// the first.
    pub fn attach(&mut self, signature: Signature) -> Result<(), NoteError> {
        let mut signed = self.clone();
        let same = |old: &Signature| old.name == signature.name && old.key_id == signature.key_id;
        signed.signatures.retain(|old| !same(old));
        signed.signatures.push(signature);
        if signed.signatures.len() > MAX_SIGNATURES || signed.to_string().len() > MAX_NOTE {
            return Err(NoteError::TooLong);
        }
        *self = signed;
        Ok(())
    }

    /// Reads a note without believing it.
    pub fn parse(note: &str) -> Result<Self, NoteError> {
        if note.len() > MAX_NOTE {
            return Err(NoteError::TooLong);
        }
        // The text may have blank lines, the signatures may not: the last one divides.
        let divide = note.rfind("\n\n").ok_or(NoteError::Form)?;
        let (text, signatures) = note.split_at(divide + 1);
        let lines = signatures.strip_prefix('\n').and_then(|rest| rest.strip_suffix('\n'));
        let lines = lines.filter(|_| !has_control_characters(note)).ok_or(NoteError::Form)?;
        if lines.split('\n').count() > MAX_SIGNATURES {
            return Err(NoteError::TooLong);
        }
        let signatures = lines.split('\n').zip(1..);
        let signatures = signatures
            .map(|(line, number)| Signature::parse(line).ok_or(NoteError::SignatureLine(number)))
            .collect::<Result<_, _>>()?;
        Ok(Self { text: text.to_owned(), signatures })
    }

    /// The text, if at least one of these keys has signed it. A signature of one of them that
    /// doesn't hold is a forgery, and then no other one helps.
    pub fn open(&self, keys: &[VerifierKey]) -> Result<&str, NoteError> {
        let mut signed = false;
        for key in keys {
            signed |= self.is_signed_by(key)?;
        }
        if signed { Ok(&self.text) } else { Err(NoteError::Unsigned) }
    }

    /// Whether this key has signed; an error if the note only says so.
    pub fn is_signed_by(&self, key: &VerifierKey) -> Result<bool, NoteError> {
        let mut claimed =
            self.signatures.iter().filter(|signature| key.claims(signature)).peekable();
        let signed = claimed.peek().is_some();
        if claimed.all(|signature| key.holds(&self.text, &signature.bytes)) {
            Ok(signed)
        } else {
            Err(NoteError::BadSignature(key.name().to_owned()))
        }
    }

    /// All signatures, in order, checked or not.
    pub fn signatures(&self) -> &[Signature] {
        &self.signatures
    }
}

fn has_control_characters(text: &str) -> bool {
    text.bytes().any(|byte| byte < b' ' && byte != b'\n')
}

impl fmt::Display for SignedNote {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(out, "{signature}"))
    }
}
