//! Nothing here touches a clock, a database or a request.

use crate::Permit;
use document::{State, VersionId};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, time},
    tz,
};
use platform::PersonId;

/// How long people have to read, in days.
const DAYS: i64 = 7;

/// The hour at which the last of these days ends.
const CLOSING: jiff::civil::Time = time(17, 0, 0, 0);

platform::id_type! {
    /// One paper copy.
    CopyId
}

/// That one person must read one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    /// What.
    pub version: VersionId,
    /// Who.
    pub person: PersonId,
    /// Since which day.
    pub since: Date,
    /// When they first opened it.
    pub opened_at: Option<Timestamp>,
    /// Private, so that [`Permit::acknowledge`] alone sets it.
    pub(crate) acknowledged_at: Option<Timestamp>,
}

/// Something that somebody has not acknowledged yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The version.
    pub version: VersionId,
    /// The document's code.
    pub code: String,
    /// The version's title.
    pub title: String,
    /// Who has it to read.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Since which day.
    pub since: Date,
}

/// A copy to hand out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyOrder {
    /// Its number, which is stamped on it.
    pub number: u32,
    /// Who gets it: a person, a desk, a board.
    pub holder: String,
    /// The day.
    pub delivered_on: Date,
}

/// A numbered paper copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperCopy {
    /// Its key.
    pub id: CopyId,
    /// The version that is printed on it.
    pub version: VersionId,
    /// Its number.
    pub number: u32,
    /// Who holds it.
    pub holder: String,
    /// Since which day.
    pub delivered_on: Date,
    /// The day it came back.
    pub recalled_on: Option<Date>,
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The version is not in force.
    #[error("this version is not in force")]
    NotInForce,
    /// They were not asked to read it.
    #[error("this person was not asked to read it")]
    NotAsked,
    /// They did not open it.
    #[error("it was never opened")]
    ReadFirst,
    /// A copy that came back cannot come back.
    #[error("this copy was recalled before")]
    AlreadyRecalled,
    /// A copy cannot come back before it was handed out.
    #[error("recalled before it was delivered")]
    RecalledBeforeDelivered,
}

/// Until when somebody should have read what binds them since `since`.
pub(crate) fn due_at(since: Date) -> Timestamp {
    let until = since.saturating_add(DAYS.days()).to_datetime(CLOSING);
    tz::offset(7).to_timestamp(until).unwrap_or(Timestamp::MAX)
}

/// The last day since which an unread document is overdue at `now`.
pub(crate) fn overdue_since(now: Timestamp) -> Date {
    let here = text::here(now);
    let days = if here.time() > CLOSING { DAYS } else { DAYS + 1 };
    here.date().saturating_sub(days.days())
}

/// Copies are handed out of what is or will be in force.
pub(crate) const fn may_be_delivered(state: State) -> bool {
    matches!(state, State::Scheduled | State::Effective)
}

impl Obligation {
    /// When its person acknowledged it.
    pub const fn acknowledged_at(&self) -> Option<Timestamp> {
        self.acknowledged_at
    }

    /// Until when it should be done.
    pub fn due_at(&self) -> Timestamp {
        due_at(self.since)
    }
}

impl Permit<'_> {
    /// Does what it allows: the obligation met. Acknowledging twice changes nothing.
    pub fn acknowledge(self, state: State, at: Timestamp) -> Result<Obligation, Refusal> {
        let Self { obligation } = self;
        if obligation.acknowledged_at.is_some() {
            return Ok(obligation.clone());
        }
        if state != State::Effective {
            return Err(Refusal::NotInForce);
        }
        if obligation.opened_at.is_none() {
            return Err(Refusal::ReadFirst);
        }
        Ok(Obligation { acknowledged_at: Some(at), ..obligation.clone() })
    }
}

impl PaperCopy {
    /// The copy come back.
    pub fn recall(self, on: Date) -> Result<Self, Refusal> {
        if self.recalled_on.is_some() {
            return Err(Refusal::AlreadyRecalled);
        }
        if on < self.delivered_on {
            return Err(Refusal::RecalledBeforeDelivered);
        }
        Ok(Self { recalled_on: Some(on), ..self })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use jiff::civil::date;

    pub(crate) fn an_obligation() -> Obligation {
        Obligation {
            version: VersionId::new(1),
            person: PersonId::new(1),
            since: date(2026, 12, 1),
            opened_at: Some("2026-12-02T01:00:00Z".parse().unwrap()),
            acknowledged_at: None,
        }
    }

    #[test]
    fn what_is_acknowledged_was_opened_and_is_in_force() {
        let at: Timestamp = "2026-12-03T01:00:00Z".parse().unwrap();
        let opened = an_obligation().opened_at;
        for (state, opened_at, want) in [
            (State::Effective, opened, Ok(Some(at))),
            (State::Effective, None, Err(Refusal::ReadFirst)),
            (State::Scheduled, opened, Err(Refusal::NotInForce)),
            (State::Superseded, opened, Err(Refusal::NotInForce)),
            (State::Withdrawn, opened, Err(Refusal::NotInForce)),
        ] {
            let obligation = Obligation { opened_at, ..an_obligation() };
            let permit = Permit { obligation: &obligation };
            let got = permit.acknowledge(state, at).map(|met| met.acknowledged_at);
            assert_eq!(got, want, "{state:?} {opened_at:?}");
        }
    }

    #[test]
    fn the_first_acknowledgement_stands() {
        let first = "2026-12-03T01:00:00Z".parse().unwrap();
        let met = Obligation { acknowledged_at: Some(first), ..an_obligation() };
        let again = Permit { obligation: &met }.acknowledge(State::Superseded, Timestamp::MAX);
        assert_eq!(again.unwrap().acknowledged_at, Some(first));
    }

    #[test]
    fn a_week_to_read() {
        let due = due_at(date(2026, 12, 1));
        assert_eq!(text::date_time(due), "17:00 08/12/2026");
        for (now, overdue) in [(due, false), (due + 1.second(), true), (due - 1.second(), false)] {
            assert_eq!(date(2026, 12, 1) <= overdue_since(now), overdue, "{now}");
        }
    }

    #[test]
    fn a_copy_comes_back_once_and_not_before_it_went() {
        let copy = |recalled_on| PaperCopy {
            id: CopyId::new(1),
            version: VersionId::new(1),
            number: 1,
            holder: "Một cửa".into(),
            delivered_on: date(2026, 12, 1),
            recalled_on,
        };
        for (recalled_on, on, want) in [
            (None, date(2026, 12, 1), Ok(Some(date(2026, 12, 1)))),
            (None, date(2026, 11, 30), Err(Refusal::RecalledBeforeDelivered)),
            (Some(date(2026, 12, 2)), date(2026, 12, 3), Err(Refusal::AlreadyRecalled)),
        ] {
            assert_eq!(copy(recalled_on).recall(on).map(|copy| copy.recalled_on), want, "{on}");
        }
    }
}
