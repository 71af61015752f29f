//! Whether the promise of a running dossier is kept: the one rule for the desk, the portal, programs
//! and figures.

use super::State;
use jiff::Timestamp;
use workcal::{Grain, Timeliness, timeliness};

/// How the promise of a running dossier stands at an instant.
///
/// A limit in days is kept until the end of its last day (Civil Code, Article 148(6); `one-stop.md`
/// 2.3), so what is finished on that evening is in time. The receipt names an hour all the same:
/// once it is over the applicant comes in vain, and everybody is told so in the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// The hour on the receipt is still to come.
    Ahead,
    /// It is over; the day is not.
    HourOver,
    /// The limit is over: the dossier is late.
    Broken,
}

/// How the promise of a dossier in this state stands; nothing unless it runs.
pub fn promise(state: State, due_at: Timestamp, grain: Grain, now: Timestamp) -> Option<Promise> {
    let standing = if timeliness(due_at, now, grain) == Timeliness::Late {
        Promise::Broken
    } else if now > due_at {
        Promise::HourOver
    } else {
        Promise::Ahead
    };
    (state == State::InProcess).then_some(standing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_lasts_until_its_midnight_and_an_hour_until_its_minute() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        // 17:00 on 26 November here.
        let due = at("2026-11-26T10:00:00Z");
        for (now, day, minute) in [
            ("2026-11-26T10:00:00Z", Promise::Ahead, Promise::Ahead),
            ("2026-11-26T10:00:01Z", Promise::HourOver, Promise::Broken),
            ("2026-11-26T16:59:59Z", Promise::HourOver, Promise::Broken),
            ("2026-11-26T17:00:00Z", Promise::Broken, Promise::Broken),
        ] {
            let of = |grain| promise(State::InProcess, due, grain, at(now));
            assert_eq!((of(Grain::Day), of(Grain::Minute)), (Some(day), Some(minute)), "{now}");
            assert_eq!(promise(State::Paused, due, Grain::Day, at(now)), None);
        }
    }
}
