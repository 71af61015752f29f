use crate::hash::Hash;
use crate::tree::{HashSource, Head, MAX_SIZE, Node, ReadError, bag, peaks};

/// The right edge of a growing tree: the roots of its complete subtrees, widest first, one for
/// each 1 in the binary size. This is all one needs in order to append and to tell the root.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Hash>,
}

/// Why bytes are not a frontier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these {0} bytes are not the stored state of a tree")]
pub struct FrontierError(usize);

impl Frontier {
    /// The empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a leaf; returns the nodes that it completes, which the program stores in the same
    /// transaction: none mostly, one for every 256th leaf, one more for every 65,536th.
    pub fn append(&mut self, leaf: Hash) -> Vec<Node> {
        let mut completed = Vec::new();
        let mut hash = leaf;
        // As in adding one to a binary number, each trailing 1 is a subtree that finds its pair.
        for height in 1..=self.size.trailing_ones() {
            let Some(left) = self.peaks.pop() else { break };
            hash = crate::node_hash(left, hash);
            if height % 8 == 0 {
                let level = u8::try_from(height / 8).unwrap_or(u8::MAX);
                completed.push(Node { level, index: self.size >> height, hash });
            }
        }
        self.peaks.push(hash);
        self.size += 1;
        completed
    }

    /// The number of leaves.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The root over all leaves.
    pub fn root(&self) -> Hash {
        bag(&self.peaks)
    }

    /// Size and root.
    pub fn head(&self) -> Head {
        Head { size: self.size, root: self.root() }
    }

    /// Rebuilds the frontier that a tree had at some size, from at most 64 reads.
    pub fn load<S>(source: &S, size: u64) -> Result<Self, ReadError<S::Error>>
    where
        S: HashSource + ?Sized,
    {
        if size > MAX_SIZE {
            return Err(ReadError::OutOfTree(MAX_SIZE));
        }
        Ok(Self { size, peaks: peaks(source, 0, size)? })
    }

    /// The state as bytes: the size, big-endian, and the peaks.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.size.to_be_bytes().to_vec();
        bytes.extend(self.peaks.iter().flat_map(|peak| peak.0));
        bytes
    }

    /// Reads such bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FrontierError> {
        let refused = FrontierError(bytes.len());
        let (size, rest) = bytes.split_first_chunk().ok_or(refused)?;
        let size = u64::from_be_bytes(*size);
        let (peaks, []) = rest.as_chunks::<32>() else { return Err(refused) };
        let ones = usize::try_from(size.count_ones()).ok();
        if size > MAX_SIZE || ones != Some(peaks.len()) {
            return Err(refused);
        }
        Ok(Self { size, peaks: peaks.iter().copied().map(Hash).collect() })
    }
}

impl Extend<Hash> for Frontier {
    fn extend<I: IntoIterator<Item = Hash>>(&mut self, leaves: I) {
        for leaf in leaves {
            self.append(leaf);
        }
    }
}

impl FromIterator<Hash> for Frontier {
    fn from_iter<I: IntoIterator<Item = Hash>>(leaves: I) -> Self {
        let mut frontier = Self::new();
        frontier.extend(leaves);
        frontier
    }
}

#[cfg(test)]
mod tests {
    use super::Frontier;
    use crate::{EMPTY_ROOT, leaf_hash};

    #[test]
    fn bytes_that_are_no_frontier_are_refused() {
        let frontier: Frontier =
            [b"a", b"b", b"c"].map(|entry| leaf_hash(entry)).into_iter().collect();
        let bytes = frontier.to_bytes();
        assert_eq!(Frontier::from_bytes(&bytes), Ok(frontier));
        let mut other_size = bytes.clone();
        other_size[7] = 4;
        let mut too_large = bytes.clone();
        too_large[..8].copy_from_slice(&(1_u64 << 63 | 1).to_be_bytes());
        for bad in [&[][..], &bytes[..7], &bytes[..71], &bytes[..40], &other_size, &too_large] {
            assert!(Frontier::from_bytes(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn an_empty_frontier_has_the_empty_root() {
        assert_eq!(Frontier::new().root(), EMPTY_ROOT);
        assert_eq!(Frontier::from_bytes(&[0; 8]), Ok(Frontier::new()));
    }
}
