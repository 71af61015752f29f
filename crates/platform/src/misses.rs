//! How often somebody failed in the last minutes, for whoever guesses. Kept in memory; a restart
//! forgives.

use jiff::{SignedDuration, Timestamp};
use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Mutex, PoisonError},
};

/// How long a failure counts.
const WINDOW: SignedDuration = SignedDuration::from_mins(5);

/// Above this many keys those that did nothing lately are forgotten.
const MOST_KEYS: usize = 20_000;

/// Failures of the last five minutes by what they are counted for.
#[derive(Debug)]
pub struct Misses<K>(Mutex<HashMap<K, Vec<Timestamp>>>);

impl<K> Default for Misses<K> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash> Misses<K> {
    /// How many there were.
    pub fn recent(&self, key: &K, now: Timestamp) -> usize {
        let misses = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_recent = |at: &&Timestamp| now.duration_since(**at) < WINDOW;
        misses.get(key).map_or(0, |times| times.iter().filter(is_recent).count())
    }

    /// Notes one more.
    pub fn note(&self, key: K, now: Timestamp) {
        let mut misses = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if misses.len() > MOST_KEYS {
            misses
                .retain(|_, times| times.last().is_some_and(|at| now.duration_since(*at) < WINDOW));
        }
        let times = misses.entry(key).or_default();
        times.retain(|at| now.duration_since(*at) < WINDOW);
        times.push(now);
    }
}
