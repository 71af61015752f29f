//! How often somebody may scan a code that is none: thirty times in five minutes for one address.
//! Codes that exist cost nothing, so that an inspector with a pile of paper is not slowed down.

use jiff::Timestamp;
use platform::Misses;
use std::net::IpAddr;

const MOST: usize = 30;

/// Misses of the last minutes, by address.
#[derive(Default)]
pub(crate) struct Throttle(Misses<Option<IpAddr>>);

impl Throttle {
    /// Whether another code may be tried now.
    pub(crate) fn allows(&self, address: Option<IpAddr>, now: Timestamp) -> bool {
        self.0.recent(&address, now) < MOST
    }

    /// Notes a code that is none.
    pub(crate) fn missed(&self, address: Option<IpAddr>, now: Timestamp) {
        self.0.note(address, now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;

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
