/// One file of a portfolio.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// The bookmark that it stands under; one for parts that follow each other. Empty: under none.
    pub heading: String,
    /// Its own bookmark.
    pub title: String,
    /// The PDF.
    pub bytes: Vec<u8>,
}

/// What is asked about parts, as bytes: each field behind its length.
pub(crate) fn written(what: u8, parts: &[Part]) -> Vec<u8> {
    let mut out = vec![what];
    for part in parts {
        for field in [part.heading.as_bytes(), part.title.as_bytes(), &part.bytes] {
            out.extend(u64::try_from(field.len()).unwrap_or(u64::MAX).to_be_bytes());
            out.extend(field);
        }
    }
    out
}

/// The same read again; none where it is broken.
pub(crate) fn read(question: &[u8]) -> Option<(u8, Vec<Part>)> {
    let (what, mut rest) = question.split_first()?;
    let mut parts = Vec::new();
    while !rest.is_empty() {
        let mut next = || {
            let (length, after) = rest.split_at_checked(8)?;
            let length = u64::from_be_bytes(length.try_into().ok()?);
            let (field, after) = after.split_at_checked(usize::try_from(length).ok()?)?;
            rest = after;
            Some(field.to_vec())
        };
        let (heading, title, bytes) = (next()?, next()?, next()?);
        let text = |bytes| String::from_utf8(bytes).ok();
        parts.push(Part { heading: text(heading)?, title: text(title)?, bytes });
    }
    Some((*what, parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let part = |heading: &str, bytes: &[u8]| Part {
            heading: heading.into(),
            title: "Đề cương".into(),
            bytes: bytes.into(),
        };
        let parts = [part("1. Kế hoạch", b"%PDF"), part("", b"")];
        assert_eq!(read(&written(b'p', &parts)), Some((b'p', parts.to_vec())));
        assert_eq!(read(b""), None);
        assert_eq!(read(b"p\0\0\0\0\0\0\0\x09x"), None, "a length beyond the end");
    }
}
