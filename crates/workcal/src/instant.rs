//! Instants, and how they are read and written here.

use jiff::{Timestamp, civil::DateTime, tz};

/// A date beyond those that can be counted with (the year 9999).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a date beyond the last that can be counted with")]
pub struct BeyondTime;

/// Reads an instant; one without an offset is local time here.
pub fn read_instant(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let local = || instant(text.parse::<DateTime>().ok()?).ok();
    text.parse().ok().or_else(local)
}

/// Writes an instant in local time with its offset (RFC 3339): `2022-10-05T17:00:00+07:00`.
pub fn write_instant(at: Timestamp) -> String {
    at.display_with_offset(tz::offset(7)).to_string()
}

/// The instant of a date and time here.
pub(crate) fn instant(local: DateTime) -> Result<Timestamp, BeyondTime> {
    tz::offset(7).to_timestamp(local).map_err(|_| BeyondTime)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn read_and_written() {
        for (typed, written) in [
            ("2022-10-05T17:00+07:00", "2022-10-05T17:00:00+07:00"),
            ("2022-10-05T10:00:00Z", "2022-10-05T17:00:00+07:00"),
            (" 2022-10-05 17:00 ", "2022-10-05T17:00:00+07:00"),
            ("2022-10-05T17:00", "2022-10-05T17:00:00+07:00"),
        ] {
            assert_eq!(read_instant(typed).map(write_instant).as_deref(), Some(written), "{typed}");
        }
        for typed in ["", "5/10/2022", "2022-02-30T17:00", "17:00"] {
            assert_eq!(read_instant(typed), None, "{typed}");
        }
    }
}
