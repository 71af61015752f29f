use jiff::civil::Date;
use platform::AgencyId;
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, PoisonError},
};

/// Sightings that wait at most; more are not counted. Each has some 150 bytes.
const MOST: usize = 100_000;

/// Readers of one line in a day, at most, so that nobody drives a figure up alone. An office with
/// one address has fewer.
const MOST_OF_A_LINE: u16 = 300;

/// A reader of a page on a day. In this order sightings are stored, by every process.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Seen {
    pub(crate) agency: AgencyId,
    pub(crate) day: Date,
    pub(crate) page: String,
    pub(crate) mark: String,
}

/// What was seen and is not stored yet.
#[derive(Default)]
pub(crate) struct Waiting(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    salts: HashMap<AgencyId, (Date, Vec<u8>)>,
    seen: BTreeMap<Seen, i64>,
    /// The readers of a day by the mark of their line.
    lines: HashMap<(AgencyId, String), Vec<String>>,
    lines_of: Option<Date>,
}

impl Waiting {
    fn lock(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The salt of a day, if this process has it.
    pub(crate) fn salt(&self, agency: AgencyId, day: Date) -> Option<Vec<u8>> {
        let inner = self.lock();
        inner.salts.get(&agency).filter(|(of, _)| *of == day).map(|(_, salt)| salt.clone())
    }

    /// Keeps the salt of a day; the one before it is forgotten.
    pub(crate) fn keep_salt(&self, agency: AgencyId, day: Date, salt: Vec<u8>) {
        self.lock().salts.insert(agency, (day, salt));
    }

    /// The agencies whose readers this process has met.
    pub(crate) fn agencies(&self) -> Vec<AgencyId> {
        self.lock().salts.keys().copied().collect()
    }

    /// Whether a reader may be counted: their line did not bring too many.
    pub(crate) fn admits(&self, agency: AgencyId, day: Date, line: String, mark: &str) -> bool {
        let mut inner = self.lock();
        if inner.lines_of != Some(day) || inner.lines.len() > MOST {
            inner.lines.clear();
            inner.lines_of = Some(day);
        }
        let marks = inner.lines.entry((agency, line)).or_default();
        if marks.iter().any(|known| known == mark) {
            return true;
        }
        let admits = marks.len() < usize::from(MOST_OF_A_LINE);
        if admits {
            marks.push(mark.to_owned());
        }
        admits
    }

    /// Notes a sighting.
    pub(crate) fn put(&self, seen: Seen, at: i64) {
        let mut inner = self.lock();
        if inner.seen.len() < MOST || inner.seen.contains_key(&seen) {
            let last = inner.seen.entry(seen).or_insert(at);
            *last = at.max(*last);
        }
    }

    /// Takes everything.
    pub(crate) fn take(&self) -> BTreeMap<Seen, i64> {
        std::mem::take(&mut self.lock().seen)
    }
}
