use crate::AgencyId;
use jiff::Timestamp;
use std::{
    any::Any,
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

/// Whose figures: the feature, the agency, and which of its readers see the same ones.
type Key = (&'static str, AgencyId, String);

/// Figures that are dear to count and need not be of this very second: counted once in a minute,
/// shown with that minute, kept nowhere but in memory.
#[derive(Clone, Default)]
pub struct ByMinute {
    counted: Arc<Mutex<BTreeMap<Key, Counted>>>,
}

#[derive(Clone)]
struct Counted {
    at: Timestamp,
    figures: Arc<dyn Any + Send + Sync>,
}

impl ByMinute {
    /// The figures of this minute and the instant of which they are, counted if nobody did yet.
    /// Nobody waits for another's counting: two who come at once both count.
    pub fn get<T: Clone + Send + Sync + 'static, E>(
        &self,
        (feature, agency, readers): (&'static str, AgencyId, &str),
        now: Timestamp,
        count: impl FnOnce() -> Result<T, E>,
    ) -> Result<(Timestamp, T), E> {
        if let Some(known) = self.known((feature, agency, readers), now) {
            return Ok(known);
        }
        let figures = count()?;
        let key = (feature, agency, readers.to_owned());
        let mut counted = self.lock();
        // What is left are the readers of one minute; nothing grows.
        counted.retain(|_, counted| minute(counted.at) == minute(now));
        counted.insert(key, Counted { at: now, figures: Arc::new(figures.clone()) });
        Ok((now, figures))
    }

    /// The same, where somebody counted them this minute.
    pub fn known<T: Clone + 'static>(
        &self,
        (feature, agency, readers): (&'static str, AgencyId, &str),
        now: Timestamp,
    ) -> Option<(Timestamp, T)> {
        let found = self.lock().get(&(feature, agency, readers.to_owned())).cloned()?;
        let is_now = minute(found.at) == minute(now);
        is_now.then(|| Some((found.at, found.figures.downcast_ref::<T>()?.clone()))).flatten()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<Key, Counted>> {
        self.counted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn minute(at: Timestamp) -> i64 {
    at.as_second().div_euclid(60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    #[test]
    fn figures_are_counted_once_a_minute_and_keep_their_instant() {
        let figures = ByMinute::default();
        let ask = |readers: &str, agency: i64, at: &str, value: i64| {
            let key = ("dossier", AgencyId::new(agency), readers);
            let (at, value) =
                figures.get(key, at.parse().unwrap(), || Ok::<_, Infallible>(value)).unwrap();
            (at.to_string(), value)
        };
        let first = ("2026-11-26T01:15:07Z".to_owned(), 1);
        assert_eq!(ask("all", 1, "2026-11-26T01:15:07Z", 1), first);
        assert_eq!(ask("all", 1, "2026-11-26T01:15:59Z", 2), first);
        // Others see other figures, and so does another agency.
        assert_eq!(ask("unit 7", 1, "2026-11-26T01:15:59Z", 3).1, 3);
        assert_eq!(ask("all", 2, "2026-11-26T01:15:59Z", 4).1, 4);
        // Another minute: later, and earlier, as when a clock was set back.
        let next = ("2026-11-26T01:16:00Z".to_owned(), 5);
        assert_eq!(ask("all", 1, "2026-11-26T01:16:00Z", 5), next);
        assert_eq!(figures.lock().len(), 1, "old minutes are forgotten");
        assert_eq!(ask("all", 1, "2026-11-26T01:14:00Z", 6).1, 6);
    }

    #[test]
    fn what_could_not_be_counted_is_not_kept() {
        let figures = ByMinute::default();
        let (key, now) = (("dossier", AgencyId::new(1), ""), Timestamp::UNIX_EPOCH);
        assert_eq!(figures.get(key, now, || Err::<i64, _>("no disk")), Err("no disk"));
        assert_eq!(figures.get(key, now, || Ok::<_, &str>(7)), Ok((now, 7)));
    }
}
