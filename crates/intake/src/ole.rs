//! Enough of a compound file (MS-CFB) to know what a `.doc` really is and that it is whole,
//! before LibreOffice is asked.

use crate::error::{ErrorKind, IntakeError};

pub(crate) const MAGIC: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const LAST: u32 = 0xffff_fffa; // the first of the reserved sector numbers
const END_OF_CHAIN: u32 = 0xffff_fffe;

struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
}

/// Refuses everything that is not a whole, open Word 97–2003 document.
pub(crate) fn check_word(bytes: &[u8]) -> Result<(), IntakeError> {
    let (file, directory) = Compound::open(bytes)?;
    let entries = file.chain(directory)?;
    let mut word = None;
    for entry in entries.chunks_exact(128) {
        match stream_name(entry).as_str() {
            "WordDocument" => word = Some(entry.to_vec()),
            "EncryptedPackage" | "EncryptionInfo" => {
                return Err(IntakeError::new(ErrorKind::Encrypted, "the document has a password"));
            }
            "Workbook" | "Book" => return Err(IntakeError::not_word("an Excel workbook")),
            "PowerPoint Document" => {
                return Err(IntakeError::not_word("a PowerPoint presentation"));
            }
            _ => {}
        }
    }
    let Some(entry) = word else {
        return Err(IntakeError::not_word("a compound file without a WordDocument stream"));
    };
    let start = u32_at(&entry, 116)?;
    let size = usize::try_from(u32_at(&entry, 120)?).unwrap_or(usize::MAX);
    let main = file.chain(start)?;
    if main.len() < size || size < 32 {
        return Err(IntakeError::damaged("the WordDocument stream is cut short"));
    }
    if u16_at(&main, 0)? != 0xa5ec {
        return Err(IntakeError::damaged("the WordDocument stream has no Word header"));
    }
    if u16_at(&main, 10)? & 0x0100 != 0 {
        return Err(IntakeError::new(ErrorKind::Encrypted, "the document has a password"));
    }
    Ok(())
}

impl<'a> Compound<'a> {
    /// The file with its allocation table, and the first sector of its directory.
    fn open(bytes: &'a [u8]) -> Result<(Self, u32), IntakeError> {
        let shift = u16_at(bytes, 30)?;
        let sector = match shift {
            9 => 512,
            12 => 4096,
            _ => return Err(IntakeError::damaged("the compound file has no valid sector size")),
        };
        let mut file = Self { bytes, sector, fat: Vec::new() };
        let mut parts: Vec<u32> = Vec::new();
        for slot in 0..109 {
            parts.push(u32_at(bytes, 76 + slot * 4)?);
        }
        let mut next = u32_at(bytes, 68)?;
        let mut left = bytes.len() / sector;
        while next < LAST {
            left = left.checked_sub(1).ok_or_else(looped)?;
            let table = file.at(next)?;
            let (last, slots) = table.split_at(table.len() - 4);
            for slot in 0..last.len() / 4 {
                parts.push(u32_at(last, slot * 4)?);
            }
            next = u32_at(slots, 0)?;
        }
        for part in parts.into_iter().filter(|part| *part < LAST) {
            let table = file.at(part)?;
            let entries: Vec<u32> =
                table.as_chunks().0.iter().map(|c| u32::from_le_bytes(*c)).collect();
            file.fat.extend(entries);
        }
        Ok((file, u32_at(bytes, 48)?))
    }

    /// A whole sector.
    fn at(&self, number: u32) -> Result<&'a [u8], IntakeError> {
        let from = usize::try_from(number)
            .ok()
            .and_then(|n| n.checked_add(1))
            .and_then(|n| n.checked_mul(self.sector))
            .ok_or_else(short)?;
        self.bytes.get(from..from + self.sector).ok_or_else(short)
    }

    /// The bytes of a chain of sectors; the file's very last sector may be shorter.
    fn chain(&self, first: u32) -> Result<Vec<u8>, IntakeError> {
        let mut out = Vec::new();
        let mut next = first;
        let mut left = self.fat.len();
        while next != END_OF_CHAIN {
            left = left.checked_sub(1).ok_or_else(looped)?;
            match self.at(next) {
                Ok(sector) => out.extend_from_slice(sector),
                Err(error) => {
                    let from = usize::try_from(next)
                        .map_or(usize::MAX, |n| n.saturating_add(1).saturating_mul(self.sector));
                    let tail = self.bytes.get(from..).filter(|t| !t.is_empty()).ok_or(error)?;
                    out.extend_from_slice(tail);
                }
            }
            let index = usize::try_from(next).unwrap_or(usize::MAX);
            next = *self.fat.get(index).ok_or_else(short)?;
        }
        Ok(out)
    }
}

fn stream_name(entry: &[u8]) -> String {
    let units: Vec<u16> = entry
        .get(..64)
        .unwrap_or_default()
        .as_chunks()
        .0
        .iter()
        .map(|c| u16::from_le_bytes(*c))
        .take_while(|u| *u != 0)
        .collect();
    String::from_utf16_lossy(&units)
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, IntakeError> {
    let found = bytes.get(at..at + 2).and_then(|b| b.try_into().ok()).ok_or_else(short)?;
    Ok(u16::from_le_bytes(found))
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, IntakeError> {
    let found = bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).ok_or_else(short)?;
    Ok(u32::from_le_bytes(found))
}

fn short() -> IntakeError {
    IntakeError::damaged("the compound file is cut short")
}

fn looped() -> IntakeError {
    IntakeError::damaged("the compound file's sectors form a loop")
}
