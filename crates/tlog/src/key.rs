use crate::encoding::{from_base64, to_base64};
use crate::note::Signature;
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use std::fmt;

/// The kind of signature that a key makes: Ed25519 over the note's text (C2SP signed-note).
const ED25519: u8 = 1;

/// A short number that tells keys of the same name apart. It finds a key, it proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub [u8; 4]);

impl fmt::Display for KeyId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:08x}", u32::from_be_bytes(self.0))
    }
}

/// Why something is not a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Names are not empty and have neither spaces nor `+`.
    #[error("a key's name must not be empty nor contain spaces or '+'")]
    Name,
    /// It is not `name+id+base64`.
    #[error("a verifier key is written name+id+base64")]
    Form,
    /// The identifier is not that of this name and key: it was mistyped or put together wrongly.
    #[error("the key's identifier does not belong to its name and key")]
    Id,
    /// It is not a key for Ed25519 signatures over notes.
    #[error("this is not an Ed25519 key for notes")]
    Kind,
}

/// Whether a text can be a key's name (C2SP signed-note).
pub(crate) fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c.is_control() || c == '+')
}

/// Who signed: a name with its public key. Written `name+id+base64`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    id: KeyId,
    key: VerifyingKey,
}

impl VerifierKey {
    fn new(name: &str, key: VerifyingKey) -> Result<Self, KeyError> {
        if !is_name(name) {
            return Err(KeyError::Name);
        }
        let hash =
            Sha256::new().chain_update(name).chain_update([b'\n', ED25519]).chain_update(key);
        let [a, b, c, d, ..] = <[u8; 32]>::from(hash.finalize());
        Ok(Self { name: name.to_owned(), id: KeyId([a, b, c, d]), key })
    }

    /// Reads `name+id+base64`.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(KeyError::Form);
        };
        let key = from_base64(key).ok_or(KeyError::Form)?;
        let Some((&ED25519, key)) = key.split_first() else { return Err(KeyError::Kind) };
        let key = key.try_into().ok().and_then(|key| VerifyingKey::from_bytes(key).ok());
        // With a weak key there are signatures that hold for more than one text.
        let key = key.filter(|key| !key.is_weak()).ok_or(KeyError::Kind)?;
        let parsed = Self::new(name, key)?;
        if parsed.id.to_string() == id { Ok(parsed) } else { Err(KeyError::Id) }
    }

    /// The name, which for a log is also its checkpoints' origin.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The number that stands in its signatures.
    pub const fn id(&self) -> KeyId {
        self.id
    }

    /// Whether a signature says that it is by this key.
    pub(crate) fn claims(&self, signature: &Signature) -> bool {
        signature.name() == self.name && signature.key_id() == self.id
    }

    /// Whether these bytes are this key's signature over the text.
    pub(crate) fn holds(&self, text: &str, signature: &[u8]) -> bool {
        ed25519_dalek::Signature::from_slice(signature)
            .is_ok_and(|signature| self.key.verify_strict(text.as_bytes(), &signature).is_ok())
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = [&[ED25519], self.key.as_bytes().as_slice()].concat();
        write!(out, "{}+{}+{}", self.name, self.id, to_base64(&key))
    }
}

/// A key that signs.
pub struct SignerKey {
    key: SigningKey,
    verifier: VerifierKey,
}

impl SignerKey {
    /// The key that this seed makes. Whoever has the seed can sign: the caller takes it from where
    /// secrets are kept, and draws it from the system's generator in the first place.
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Self, KeyError> {
        let key = SigningKey::from_bytes(seed);
        let verifier = VerifierKey::new(name, key.verifying_key())?;
        Ok(Self { key, verifier })
    }

    /// What others check its signatures with.
    pub const fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    /// Its signature over a text. The same text always gets the same one (RFC 8032).
    pub(crate) fn sign(&self, text: &str) -> Signature {
        let bytes = self.key.sign(text.as_bytes()).to_bytes();
        Signature::new(&self.verifier.name, self.verifier.id, &bytes)
    }
}

impl fmt::Debug for SignerKey {
    /// Shows whose key it is, never the key.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "SignerKey({}+{})", self.verifier.name, self.verifier.id)
    }
}
