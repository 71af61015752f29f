//! The ranges of a signature: two, from the first byte on, around the signature and nothing else.

use lopdf::{Dictionary, Object};

/// Ranges that are in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ranges {
    /// Where the signature begins: its `<`.
    pub(super) gap_from: usize,
    /// The first byte behind its `>`.
    pub(super) gap_to: usize,
    /// The first byte that is not covered.
    pub(super) end: usize,
}

impl Ranges {
    /// Whether two signatures claim the same place.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.gap_from < other.gap_to && other.gap_from < self.gap_to
    }
}

/// The ranges, if they leave out exactly the signature that the dictionary holds.
pub(super) fn read(dict: &Dictionary, bytes: &[u8]) -> Option<Ranges> {
    let written = dict.get(b"ByteRange").ok()?.as_array().ok()?;
    let mut numbers = Vec::new();
    for number in written.iter().map(Object::as_i64) {
        numbers.push(usize::try_from(number.ok()?).ok()?);
    }
    let &[0, gap_from, gap_to, rest] = numbers.as_slice() else { return None };
    let end = gap_to.checked_add(rest)?;
    if gap_from == 0 || gap_to <= gap_from.checked_add(2)? || rest == 0 || end > bytes.len() {
        return None;
    }
    let gap = bytes.get(gap_from..gap_to)?;
    let inside = gap.strip_prefix(b"<")?.strip_suffix(b">")?;
    let decoded = hex::decode(inside).ok()?;
    let is_the_same = dict.get(b"Contents").ok()?.as_str().ok()? == decoded;
    is_the_same.then_some(Ranges { gap_from, gap_to, end })
}

#[cfg(test)]
mod tests {
    use super::{Ranges, read};
    use lopdf::{Object, StringFormat, dictionary};

    #[test]
    fn ranges_that_are_refused() {
        let bytes = b"abc<0102>defg";
        let good = Some(Ranges { gap_from: 3, gap_to: 9, end: 13 });
        for (numbers, expected) in [
            (&[0, 3, 9, 4][..], good),
            (&[0, 3, 9, 3], good.map(|it| Ranges { end: 12, ..it })),
            (&[0, 3, 9, 5], None),        // out of the file
            (&[0, 3, 9, 0], None),        // nothing behind
            (&[0, 3, 9, -1], None),       // backward
            (&[0, 3, 9, i64::MAX], None), // huge
            (&[0, 2, 9, 4], None),        // leaves out more
            (&[0, 4, 9, 4], None),        // covers a part of the signature
            (&[1, 3, 9, 4], None),        // not from the first byte on
            (&[0, 9, 3, 4], None),        // overlapping
            (&[0, 3, 9], None),           // too few
            (&[0, 3, 9, 2, 11, 2], None), // too many
        ] {
            let range: Vec<Object> = numbers.iter().map(|it| Object::Integer(*it)).collect();
            let contents = Object::String(vec![1, 2], StringFormat::Hexadecimal);
            let dict = dictionary! { "ByteRange" => range.clone(), "Contents" => contents };
            assert_eq!(read(&dict, bytes), expected, "{numbers:?}");
            let other = Object::String(vec![1, 3], StringFormat::Hexadecimal);
            let dict = dictionary! { "ByteRange" => range, "Contents" => other };
            assert_eq!(read(&dict, bytes), None, "another signature than the dictionary's");
        }
    }
}
