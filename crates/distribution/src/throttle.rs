//! How often somebody may scan a code that is none: thirty times in five minutes for one address.
//! Codes that exist cost nothing, so that an inspector with a pile of paper is not slowed down. Kept
//! in memory; a restart forgives.

use jiff::{SignedDuration, Timestamp};
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

const WINDOW: SignedDuration = SignedDuration::from_mins(5);
const MOST: usize = 30;

/// Above this many addresses those that did nothing lately are forgotten.
const MOST_KEYS: usize = 20_000;

/// Misses of the last minutes, by address.
#[derive(Default)]
pub(crate) struct Throttle(Mutex<HashMap<Option<IpAddr>, Vec<Timestamp>>>);

impl Throttle {
    /// Whether another code may be tried now.
    pub(crate) fn allows(&self, address: Option<IpAddr>, now: Timestamp) -> bool {
        let misses = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        misses.get(&address).is_none_or(|times| {
            times.iter().filter(|at| now.duration_since(**at) < WINDOW).count() < MOST
        })
    }

    /// Notes a code that is none.
    pub(crate) fn missed(&self, address: Option<IpAddr>, now: Timestamp) {
        let mut misses = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if misses.len() > MOST_KEYS {
            misses
                .retain(|_, times| times.last().is_some_and(|at| now.duration_since(*at) < WINDOW));
        }
        let times = misses.entry(address).or_default();
        times.retain(|at| now.duration_since(*at) < WINDOW);
        times.push(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessing_from_one_place_leaves_others_alone() {
        let throttle = Throttle::default();
        let now: Timestamp = "2026-11-23T01:00:00Z".parse().unwrap();
        let [thief, desk] = [[203, 0, 113, 1], [203, 0, 113, 2]].map(|ip| Some(IpAddr::from(ip)));
        for _ in 0..MOST {
            assert!(throttle.allows(thief, now));
            throttle.missed(thief, now);
        }
        assert!(!throttle.allows(thief, now));
        assert!(throttle.allows(desk, now));
        assert!(throttle.allows(thief, now + SignedDuration::from_mins(6)));
    }
}
