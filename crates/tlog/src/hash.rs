use crate::encoding::{from_base64, to_base64};
use sha2::{Digest, Sha256};
use std::fmt;

/// A SHA-256 hash: of a leaf, of an inner node, of a tree. Shown as base64, as notes write it;
/// `{:x}` shows it as hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

/// The root of the tree without leaves: SHA-256 of nothing (RFC 6962, 2.1).
pub const EMPTY_ROOT: Hash = Hash([
    0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24,
    0x27, 0xae, 0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
]);

/// The hash of a leaf. Its prefix differs from that of a node, so that no entry can pose as a
/// subtree (RFC 6962, 2.1).
pub fn leaf_hash(entry: &[u8]) -> Hash {
    Hash(Sha256::new().chain_update([0]).chain_update(entry).finalize().into())
}

/// The hash of the node over two subtrees.
pub fn node_hash(left: Hash, right: Hash) -> Hash {
    Hash(
        Sha256::new()
            .chain_update([1])
            .chain_update(left.0)
            .chain_update(right.0)
            .finalize()
            .into(),
    )
}

/// The root over a row of hashes whose number is a power of two.
pub(crate) fn fold(mut row: Vec<Hash>) -> Option<Hash> {
    while row.len() > 1 {
        let (pairs, odd) = row.as_chunks::<2>();
        debug_assert!(odd.is_empty(), "a complete subtree has 2^h leaves");
        row = pairs.iter().map(|&[left, right]| node_hash(left, right)).collect();
    }
    row.pop()
}

impl Hash {
    /// Reads base64, as [`Display`](fmt::Display) writes it.
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_slice(&from_base64(text)?)
    }

    /// Reads 64 hexadecimal digits.
    pub fn parse_hex(text: &str) -> Option<Self> {
        let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return None };
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|d| u8::try_from(d).ok());
        let bytes: Option<Vec<u8>> =
            pairs.iter().map(|&[high, low]| Some(digit(high)? << 4 | digit(low)?)).collect();
        Self::from_slice(&bytes?)
    }

    /// Takes 32 bytes, as a database column gives them.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&to_base64(&self.0))
    }
}

impl fmt::LowerHex for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self:x}")
    }
}

#[cfg(test)]
mod tests {
    use super::{EMPTY_ROOT, Hash, leaf_hash};
    use sha2::{Digest, Sha256};

    #[test]
    fn the_empty_root_is_the_hash_of_nothing() {
        assert_eq!(EMPTY_ROOT, Hash(Sha256::digest([]).into()));
    }

    #[test]
    fn a_hash_reads_what_it_writes() {
        let hash = leaf_hash(b"Con Co");
        assert_eq!(Hash::parse(&hash.to_string()), Some(hash));
        assert_eq!(Hash::parse_hex(&format!("{hash:x}")), Some(hash));
        assert_eq!(Hash::from_slice(hash.as_bytes()), Some(hash));
    }

    #[test]
    fn other_lengths_and_letters_are_refused() {
        let hex = format!("{EMPTY_ROOT:x}");
        for text in ["", "e3", &hex[1..], &hex[2..], &format!("{hex}00"), &hex.replace('e', "g")] {
            assert_eq!(Hash::parse_hex(text), None, "{text:?}");
        }
        for text in ["", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU", "AAAA"] {
            assert_eq!(Hash::parse(text), None, "{text:?}");
        }
    }
}
