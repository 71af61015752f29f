//! How often somebody may guess: ten times in five minutes for one login from one address, and a
//! hundred for one address. Kept in memory; a restart forgives.

use jiff::{SignedDuration, Timestamp};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

const WINDOW: SignedDuration = SignedDuration::from_mins(5);
const PER_LOGIN: usize = 10;
const PER_ADDRESS: usize = 100;

/// Above this many keys the oldest half is forgotten.
const MOST_KEYS: usize = 20_000;

/// Failures of the last minutes.
#[derive(Default)]
pub(crate) struct Throttle(Mutex<HashMap<(String, String), Vec<Timestamp>>>);

impl Throttle {
    /// Whether another guess is allowed now.
    pub(crate) fn allows(&self, login: &str, address: &str, now: Timestamp) -> bool {
        let failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let recent = |key: &(String, String)| {
            failures.get(key).map_or(0, |times| {
                times.iter().filter(|at| now.duration_since(**at) < WINDOW).count()
            })
        };
        recent(&(login.to_owned(), address.to_owned())) < PER_LOGIN
            && recent(&(String::new(), address.to_owned())) < PER_ADDRESS
    }

    /// Notes a wrong guess.
    pub(crate) fn failed(&self, login: &str, address: &str, now: Timestamp) {
        let mut failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if failures.len() > MOST_KEYS {
            failures
                .retain(|_, times| times.last().is_some_and(|at| now.duration_since(*at) < WINDOW));
        }
        for key in [(login.to_owned(), address.to_owned()), (String::new(), address.to_owned())] {
            let times = failures.entry(key).or_default();
            times.retain(|at| now.duration_since(*at) < WINDOW);
            times.push(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessing_from_one_place_leaves_others_alone() {
        let throttle = Throttle::default();
        let now: Timestamp = "2026-11-23T01:00:00Z".parse().unwrap();
        for _ in 0..PER_LOGIN {
            assert!(throttle.allows("admin", "thief", now));
            throttle.failed("admin", "thief", now);
        }
        assert!(!throttle.allows("admin", "thief", now));
        assert!(throttle.allows("admin", "desk", now));
        assert!(throttle.allows("admin", "thief", now + SignedDuration::from_mins(6)));
    }
}
