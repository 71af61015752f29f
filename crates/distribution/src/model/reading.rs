use super::Refusal;
use crate::Permit;
use document::{State, VersionId};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, time},
    tz,
};
use platform::PersonId;

/// Questions about one version, at most.
pub(crate) const MOST_QUESTIONS: usize = 3;

/// The hour at which the last of these days ends.
const CLOSING: jiff::civil::Time = time(17, 0, 0, 0);

/// How long people have to read, and who is told when they do not. Days of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Days to read, from the day on which it binds.
    pub read_days: i64,
    /// Days after that, until the head of the unit is told.
    pub head_days: i64,
    /// Days after the due day, until the ISO secretary is told.
    pub secretary_days: i64,
}

impl Default for Terms {
    fn default() -> Self {
        Self { read_days: 7, head_days: 0, secretary_days: 7 }
    }
}

impl Terms {
    /// Until when somebody should have read what binds them since `since`.
    pub fn due_at(self, since: Date) -> Timestamp {
        let until = since.saturating_add(self.read_days.days()).to_datetime(CLOSING);
        tz::offset(7).to_timestamp(until).unwrap_or(Timestamp::MAX)
    }

    /// The last day since which an unread document is overdue at `now`.
    pub fn overdue_since(self, now: Timestamp) -> Date {
        self.passed(now, 0)
    }

    /// The last day since which the head of the unit is told of an unread document.
    pub fn head_since(self, now: Timestamp) -> Date {
        self.passed(now, self.head_days)
    }

    /// The last day since which the ISO secretary is told of an unread document.
    pub fn secretary_since(self, now: Timestamp) -> Date {
        self.passed(now, self.secretary_days)
    }

    /// The last day since which the due moment lies more than `more` days back.
    fn passed(self, now: Timestamp, more: i64) -> Date {
        let here = text::here(now);
        let days = self.read_days + more + i64::from(here.time() <= CLOSING);
        here.date().saturating_sub(days.days())
    }
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

/// What stands behind an acknowledgement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof<'a> {
    /// How many parts the version has.
    pub parts: usize,
    /// Which of them were shown to this person, counted from 0.
    pub shown: &'a [usize],
    /// The content hash of the version.
    pub hash: &'a str,
    /// The content hash that the page showed.
    pub seen: &'a str,
}

impl Proof<'_> {
    /// The parts that were never shown.
    pub fn missing(&self) -> Vec<usize> {
        (0..self.parts).filter(|part| !self.shown.contains(part)).collect()
    }
}

/// A question about a version, with its choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub text: String,
    /// What there is to choose from: two to four.
    pub choices: Vec<String>,
    /// Which choice is right, counted from 0.
    pub right: usize,
    /// The part of the version in which it stands, counted from 0.
    pub part: usize,
}

impl Question {
    /// The questions that these answers, in the same order, do not answer right.
    pub fn wrong(questions: &[Self], answers: &[Option<usize>]) -> Vec<usize> {
        let is_wrong = |(no, question): (usize, &Self)| {
            (answers.get(no).copied().flatten() != Some(question.right)).then_some(no)
        };
        questions.iter().enumerate().filter_map(is_wrong).collect()
    }
}

/// Questions can be set until somebody answered them, and not about what is over.
pub(crate) const fn may_be_asked(state: State, was_answered: bool) -> bool {
    !was_answered && !matches!(state, State::Superseded | State::Withdrawn)
}

impl Obligation {
    /// When its person acknowledged it.
    pub const fn acknowledged_at(&self) -> Option<Timestamp> {
        self.acknowledged_at
    }
}

impl Permit<'_> {
    /// Does what it allows: the obligation met. Acknowledging twice changes nothing.
    pub fn acknowledge(
        self,
        state: State,
        proof: &Proof<'_>,
        at: Timestamp,
    ) -> Result<Obligation, Refusal> {
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
        if !proof.missing().is_empty() {
            return Err(Refusal::PartsMissing);
        }
        if proof.seen != proof.hash {
            return Err(Refusal::ChangedMeanwhile);
        }
        Ok(Obligation { acknowledged_at: Some(at), ..obligation.clone() })
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

    const READ: Proof<'_> = Proof { parts: 2, shown: &[0, 1], hash: "a", seen: "a" };

    #[test]
    fn what_is_acknowledged_was_shown_whole_and_is_in_force() {
        let at: Timestamp = "2026-12-03T01:00:00Z".parse().unwrap();
        let opened = an_obligation().opened_at;
        let half = Proof { shown: &[1], ..READ };
        let other = Proof { seen: "b", ..READ };
        let unseen = Proof { seen: "", ..READ };
        for (state, opened_at, proof, want) in [
            (State::Effective, opened, READ, Ok(Some(at))),
            (State::Effective, None, READ, Err(Refusal::ReadFirst)),
            (State::Effective, opened, half, Err(Refusal::PartsMissing)),
            (State::Effective, opened, other, Err(Refusal::ChangedMeanwhile)),
            (State::Effective, opened, unseen, Err(Refusal::ChangedMeanwhile)),
            (State::Scheduled, opened, READ, Err(Refusal::NotInForce)),
            (State::Superseded, opened, READ, Err(Refusal::NotInForce)),
            (State::Withdrawn, opened, READ, Err(Refusal::NotInForce)),
        ] {
            let obligation = Obligation { opened_at, ..an_obligation() };
            let permit = Permit { obligation: &obligation };
            let got = permit.acknowledge(state, &proof, at).map(|met| met.acknowledged_at);
            assert_eq!(got, want, "{state:?} {opened_at:?} {proof:?}");
        }
    }

    #[test]
    fn the_first_acknowledgement_stands() {
        let first = "2026-12-03T01:00:00Z".parse().unwrap();
        let met = Obligation { acknowledged_at: Some(first), ..an_obligation() };
        let permit = Permit { obligation: &met };
        let again = permit.acknowledge(State::Superseded, &READ, Timestamp::MAX);
        assert_eq!(again.unwrap().acknowledged_at, Some(first));
    }

    #[test]
    fn the_days_after_which_somebody_is_told() {
        let terms = Terms { read_days: 7, head_days: 2, secretary_days: 10 };
        let since = date(2026, 12, 1);
        let due = terms.due_at(since);
        assert_eq!(text::date_time(due), "17:00 08/12/2026");
        for (after_hours, reader, head, secretary) in [
            (-1, false, false, false),
            (0, false, false, false),
            (1, true, false, false),
            (48, true, false, false),
            (49, true, true, false),
            (240, true, true, false),
            (241, true, true, true),
            (9999, true, true, true),
        ] {
            let now = due + after_hours.hours();
            let told =
                [terms.overdue_since(now), terms.head_since(now), terms.secretary_since(now)]
                    .map(|last| since <= last);
            assert_eq!(told, [reader, head, secretary], "{after_hours} hours");
        }
    }

    #[test]
    fn every_answer_must_be_right() {
        let question = |right| Question {
            text: "?".into(),
            choices: vec!["a".into(), "b".into()],
            right,
            part: 0,
        };
        let questions = [question(0), question(1)];
        for (answers, wrong) in [
            (vec![Some(0), Some(1)], vec![]),
            (vec![Some(1), Some(1)], vec![0]),
            (vec![Some(0), None], vec![1]),
            (vec![], vec![0, 1]),
        ] {
            assert_eq!(Question::wrong(&questions, &answers), wrong, "{answers:?}");
        }
    }

    #[test]
    fn questions_stand_once_somebody_answered() {
        for (state, answered, may) in [
            (State::Draft, false, true),
            (State::Effective, false, true),
            (State::Effective, true, false),
            (State::Superseded, false, false),
            (State::Withdrawn, false, false),
        ] {
            assert_eq!(may_be_asked(state, answered), may, "{state:?} {answered}");
        }
    }
}
