//! A ZIP archive read under limits: entries, ratio, bytes.

use std::borrow::Cow;
use std::cell::RefCell;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::error::{ErrorKind, IntakeError};

/// Entries that an archive may hold.
pub(crate) const MAX_ENTRIES: usize = 4_000;
/// Bytes that one part may hold once unpacked.
pub(crate) const MAX_PART: u64 = 48 * 1024 * 1024;
/// Bytes that all parts read from one archive may hold together.
pub(crate) const MAX_TOTAL: u64 = 80 * 1024 * 1024;
/// How often larger an unpacked part of more than a megabyte may be than its packed form.
pub(crate) const MAX_RATIO: u64 = 250;
const RATIO_FROM: u64 = 1024 * 1024;

pub(crate) struct Archive<'a> {
    zip: RefCell<ZipArchive<Cursor<&'a [u8]>>>,
    read: RefCell<u64>,
}

impl<'a> Archive<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, IntakeError> {
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|e| IntakeError::damaged(format!("the archive cannot be opened: {e}")))?;
        if zip.len() > MAX_ENTRIES {
            return Err(IntakeError::limit(format!("more than {MAX_ENTRIES} parts")));
        }
        Ok(Self { zip: RefCell::new(zip), read: RefCell::new(0) })
    }

    pub(crate) fn names(&self) -> Vec<String> {
        self.zip.borrow().file_names().filter_map(Result::ok).map(Cow::into_owned).collect()
    }

    /// The part's text, or `None` where there is no such part.
    pub(crate) fn text(&self, name: &str) -> Result<Option<String>, IntakeError> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        decode(bytes).map(Some)
    }

    fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>, IntakeError> {
        let mut zip = self.zip.borrow_mut();
        let part = match zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::InvalidPassword) => {
                return Err(IntakeError::new(ErrorKind::Encrypted, "the archive has a password"));
            }
            Err(e) => return Err(IntakeError::damaged(format!("part {name}: {e}"))),
        };
        if part.encrypted() {
            return Err(IntakeError::new(ErrorKind::Encrypted, "the archive has a password"));
        }
        let ratio_cap = part.compressed_size().saturating_mul(MAX_RATIO).max(RATIO_FROM);
        let cap = MAX_PART.min(ratio_cap).min(MAX_TOTAL.saturating_sub(*self.read.borrow()));
        let mut out = Vec::new();
        part.take(cap.saturating_add(1))
            .read_to_end(&mut out)
            .map_err(|e| IntakeError::damaged(format!("part {name}: {e}")))?;
        let read = u64::try_from(out.len()).unwrap_or(u64::MAX);
        if read > cap {
            return Err(IntakeError::limit(format!("part {name} unpacks to too many bytes")));
        }
        *self.read.borrow_mut() += read;
        Ok(Some(out))
    }
}

fn decode(bytes: Vec<u8>) -> Result<String, IntakeError> {
    let wide = |pair: fn([u8; 2]) -> u16| {
        let units: Vec<u16> =
            bytes.get(2..).unwrap_or_default().as_chunks().0.iter().map(|c| pair(*c)).collect();
        String::from_utf16(&units).map_err(|_| IntakeError::damaged("a part is not valid UTF-16"))
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest.to_vec()),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: Vec<u8>) -> Result<String, IntakeError> {
    String::from_utf8(bytes)
        .map_err(|error| IntakeError::damaged(format!("a part is not valid UTF-8: {error}")))
}
