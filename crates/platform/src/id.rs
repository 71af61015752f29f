use std::sync::atomic::{AtomicI64, Ordering};

/// Declares a database key that can't be mistaken for another table's.
#[macro_export]
macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(i64);

        impl $name {
            /// Wraps a key that came out of the database or a URL.
            pub const fn new(key: i64) -> Self {
                Self(key)
            }

            /// The bare key, for SQL.
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id_type! {
    /// One agency: the tenant to which every other row belongs.
    AgencyId
}

id_type! {
    /// One person of an agency.
    PersonId
}

/// Makes keys that grow with time: milliseconds since 1970, then a counter of 20 bits.
///
/// Newer rows get greater keys, so an index on the key is an index on age, and keys made by two
/// processes in the same millisecond are told apart by where their counters started.
#[derive(Debug)]
pub(crate) struct IdMaker(AtomicI64);

impl IdMaker {
    /// A maker whose counter starts at `salt` (20 bits of it).
    pub(crate) const fn new(salt: i64) -> Self {
        Self(AtomicI64::new(salt & 0xF_FFFF))
    }

    /// The next key at `millis`: greater than every key this maker gave before.
    pub(crate) fn next(&self, millis: i64) -> i64 {
        let floor = millis << 20;
        let next = |last: i64| if last < floor { floor | (last & 0xF_FFFF) } else { last } + 1;
        let last = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| Some(next(last)))
            .unwrap_or_else(|last| last);
        next(last)
    }
}

/// The least key that a row made at a moment or later can have: keys grow with the clock, so that what
/// was there before a moment has a smaller one.
pub fn first_key(at: jiff::Timestamp) -> i64 {
    at.as_millisecond() << 20
}

#[cfg(test)]
mod tests {
    use super::IdMaker;

    #[test]
    fn keys_grow_even_when_the_clock_does_not() {
        let maker = IdMaker::new(7);
        let keys = [maker.next(1000), maker.next(1000), maker.next(999), maker.next(1001)];
        assert!(keys.is_sorted_by(|a, b| a < b), "{keys:?}");
        assert_eq!(keys[3] >> 20, 1001);
    }
}
