use jiff::{Timestamp, civil::Date};
use std::{
    fs,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// Where "now" comes from. Tests set it; the product reads it from the machine.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A moment that a test moves by hand.
    Fixed(Arc<Mutex<Timestamp>>),
    /// The moment that the first line of a file tells, looked at each time. For demonstrations only:
    /// the command line refuses it for an installation.
    File(Arc<Told>),
}

/// A file that tells the time, and what it told last.
#[derive(Debug)]
pub struct Told {
    file: PathBuf,
    last: Mutex<Timestamp>,
}

impl Clock {
    /// A clock that stands still until it is set.
    pub fn fixed(at: Timestamp) -> Self {
        Self::Fixed(Arc::new(Mutex::new(at)))
    }

    /// A clock that stands where a file says, a moment by RFC 3339 in its first line.
    pub fn file(file: &Path) -> io::Result<Self> {
        let last = Mutex::new(told(file)?);
        Ok(Self::File(Arc::new(Told { file: file.to_owned(), last })))
    }

    /// The present moment.
    #[expect(clippy::disallowed_methods, reason = "the one place that may ask the machine")]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp::now(),
            Self::Fixed(at) => *at.lock().unwrap_or_else(PoisonError::into_inner),
            Self::File(clock) => clock.now(),
        }
    }

    /// Today by the calendar of this country.
    pub fn today(&self) -> Date {
        text::here(self.now()).date()
    }

    /// Moves a fixed clock. No other is ours to move.
    pub fn set(&self, to: Timestamp) {
        if let Self::Fixed(at) = self {
            *at.lock().unwrap_or_else(PoisonError::into_inner) = to;
        }
    }
}

impl Told {
    /// What the file says; what it said last while it says nothing.
    fn now(&self) -> Timestamp {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        *last = told(&self.file).unwrap_or(*last);
        *last
    }
}

fn told(file: &Path) -> io::Result<Timestamp> {
    let text = fs::read_to_string(file)?;
    let first = text.lines().next().unwrap_or_default().trim();
    first.parse().map_err(|error| io::Error::new(ErrorKind::InvalidData, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_tells_the_time() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("now");
        assert!(Clock::file(&file).is_err(), "there is none");
        fs::write(&file, "yesterday").unwrap();
        assert!(Clock::file(&file).is_err(), "that is no moment");
        let say = |text: &str| fs::write(&file, text).unwrap();
        say("2022-01-04T08:00:00+07:00\n");
        let clock = Clock::file(&file).unwrap();
        assert_eq!(clock.now(), "2022-01-04T01:00:00Z".parse().unwrap());
        say("2022-01-10T08:00:00+07:00");
        assert_eq!(clock.today(), "2022-01-10".parse().unwrap());
        say("");
        clock.set(Timestamp::UNIX_EPOCH);
        assert_eq!(clock.today(), "2022-01-10".parse().unwrap(), "what it told last");
    }
}
