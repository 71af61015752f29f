//! How often somebody may guess: ten times in five minutes for one login from one address, and a
//! hundred for one address.

use jiff::Timestamp;
use platform::Misses;

const PER_LOGIN: usize = 10;
const PER_ADDRESS: usize = 100;

/// Failures of the last minutes, by login and address, and by address alone.
#[derive(Default)]
pub(crate) struct Throttle(Misses<(String, String)>);

impl Throttle {
    /// Whether another guess is allowed now.
    pub(crate) fn allows(&self, login: &str, address: &str, now: Timestamp) -> bool {
        let [of_login, of_address] = keys(login, address);
        self.0.recent(&of_login, now) < PER_LOGIN && self.0.recent(&of_address, now) < PER_ADDRESS
    }

    /// Notes a wrong guess.
    pub(crate) fn failed(&self, login: &str, address: &str, now: Timestamp) {
        for key in keys(login, address) {
            self.0.note(key, now);
        }
    }
}

fn keys(login: &str, address: &str) -> [(String, String); 2] {
    [login, ""].map(|login| (login.to_owned(), address.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;

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
