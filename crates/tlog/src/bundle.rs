//! Entry bundles (C2SP tlog-tiles): each entry after its length, a big-endian 16-bit number.

/// The longest entry that a bundle can hold.
pub const MAX_ENTRY: usize = u16::MAX as usize;

/// Why entries and bundles don't fit each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// An entry is longer than [`MAX_ENTRY`]; refuse it before it is appended.
    #[error("an entry of {0} bytes is too long for the log")]
    TooLong(usize),
    /// The bytes end within an entry or its length.
    #[error("the bundle ends within entry {0}")]
    CutShort(usize),
}

/// The bundle of some entries.
pub fn encode_bundle<E, I>(entries: I) -> Result<Vec<u8>, BundleError>
where
    E: AsRef<[u8]>,
    I: IntoIterator<Item = E>,
{
    let mut bundle = Vec::new();
    for entry in entries {
        let entry = entry.as_ref();
        let Ok(length) = u16::try_from(entry.len()) else {
            return Err(BundleError::TooLong(entry.len()));
        };
        bundle.extend(length.to_be_bytes());
        bundle.extend(entry);
    }
    Ok(bundle)
}

/// The entries of a bundle. They are as many as its bytes hold: compare with the width asked for.
pub fn decode_bundle(mut bundle: &[u8]) -> Result<Vec<&[u8]>, BundleError> {
    let mut entries = Vec::new();
    while !bundle.is_empty() {
        let cut = BundleError::CutShort(entries.len());
        let (length, rest) = bundle.split_first_chunk().ok_or(cut)?;
        let (entry, rest) = rest.split_at_checked(u16::from_be_bytes(*length).into()).ok_or(cut)?;
        entries.push(entry);
        bundle = rest;
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::{BundleError, MAX_ENTRY, decode_bundle, encode_bundle};

    #[test]
    fn a_bundle_gives_back_its_entries() {
        let longest = vec![7; MAX_ENTRY];
        let entries = [b"one".as_slice(), b"", &longest];
        let bundle = encode_bundle(entries).unwrap();
        assert_eq!(&bundle[..7], b"\0\x03one\0\0");
        assert_eq!(decode_bundle(&bundle).unwrap(), entries);
        assert_eq!(decode_bundle(&[]), Ok(vec![]));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let too_long = vec![0; MAX_ENTRY + 1];
        assert_eq!(encode_bundle([&too_long]), Err(BundleError::TooLong(MAX_ENTRY + 1)));
        assert_eq!(decode_bundle(b"\0\x01a\0"), Err(BundleError::CutShort(1)));
        assert_eq!(decode_bundle(b"\0\x02a"), Err(BundleError::CutShort(0)));
    }
}
