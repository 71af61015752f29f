//! How alike two texts are: the smallest hashes of their groups of five words (`MinHash`). The share
//! of equal ones is close to the share of groups that both texts have, whatever their length.

/// Hashes in a sketch: an estimate is off by some 6 %.
const HASHES: usize = 128;
/// Words of a group.
const WORDS: usize = 5;
/// Fewer groups than this tell nothing.
const FEWEST: usize = 40;

/// The sketch of a text. Empty for a text too short to tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sketch(Vec<u32>);

impl Sketch {
    /// The sketch of a text; diacritics, case and punctuation do not matter.
    pub fn of(text: &str) -> Self {
        let folded = text::fold(text);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        if words.len() < WORDS + FEWEST {
            return Self::default();
        }
        let mut least = vec![u32::MAX; HASHES];
        for group in words.windows(WORDS) {
            let hash = hash(group);
            for (place, least) in (0_u64..).zip(least.iter_mut()) {
                *least = (*least).min(spread(hash, place));
            }
        }
        Self(least)
    }

    /// How much of two texts is the same, in percent; `None` where one is too short to tell.
    pub fn likeness(&self, other: &Self) -> Option<u32> {
        if self.0.is_empty() || self.0.len() != other.0.len() {
            return None;
        }
        let same = self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count();
        u32::try_from(same * 100 / self.0.len()).ok()
    }

    /// The text in the database.
    pub fn to_stored(&self) -> String {
        let bytes: Vec<u8> = self.0.iter().flat_map(|hash| hash.to_be_bytes()).collect();
        hex::encode(bytes)
    }

    /// What such a text means; anything else is an empty sketch.
    pub fn from_stored(stored: &str) -> Self {
        let bytes = hex::decode(stored).unwrap_or_default();
        let (hashes, rest) = bytes.as_chunks::<4>();
        if !rest.is_empty() {
            return Self::default();
        }
        Self(hashes.iter().map(|hash| u32::from_be_bytes(*hash)).collect())
    }
}

/// FNV-1a over the words of a group.
fn hash(group: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in group.iter().flat_map(|word| word.bytes().chain([b' '])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    }
    hash
}

/// One of many hashes made of one (the finisher of `SplitMix64`), its upper half.
fn spread(hash: u64, place: u64) -> u32 {
    let mut mixed = hash ^ place.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    u32::try_from((mixed ^ (mixed >> 31)) >> 32).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Sketch;

    fn words(from: usize, to: usize) -> String {
        (from..to).map(|n| format!("từ{n}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn likeness_follows_what_texts_share() {
        let whole = Sketch::of(&words(0, 1_000));
        for (text, least, most) in [
            (words(0, 1_000), 100, 100),
            (words(0, 1_000).to_uppercase(), 100, 100),
            (words(50, 1_050), 75, 98),
            (words(500, 1_500), 20, 47),
            (words(2_000, 3_000), 0, 3),
        ] {
            let likeness = whole.likeness(&Sketch::of(&text)).unwrap();
            assert!((least..=most).contains(&likeness), "{likeness} not in {least}–{most}");
        }
        assert_eq!(whole.likeness(&Sketch::of("vài chữ")), None);
        assert_eq!(Sketch::from_stored(&whole.to_stored()), whole);
        assert_eq!(Sketch::from_stored("không phải"), Sketch::default());
    }
}
