//! The course of one dossier: each act with its moment and the person whose step it is.

use crate::{
    Failure,
    dossiers::DESK,
    facts::{Facts, PresentFacts, ProcedureFacts, SpecialFacts, StepFacts, Trouble},
    moment::Days,
};
use dossier::{Action, Move};
use flow::{StepRole, Unit};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, time},
};

/// How fast a dossier goes.
pub(crate) enum Pace {
    /// So many hundredths of the norms.
    Usual(i64),
    /// Not by the book.
    Special(SpecialFacts),
    /// One of the last days, wherever it has come.
    Present(PresentFacts),
}

/// One act to come.
pub(crate) struct Scheduled {
    pub(crate) moment: Timestamp,
    pub(crate) login: String,
    pub(crate) action: Action,
    pub(crate) with: Move,
}

/// What decides the course of a dossier.
pub(crate) struct Course<'f> {
    pub(crate) facts: &'f Facts,
    pub(crate) of: &'f ProcedureFacts,
    pub(crate) days: &'f Days,
    pub(crate) place: usize,
}

/// Minutes that a step takes where people hurry.
const QUICK: i64 = 25;

/// Minutes between steps of the last days.
const BRISK: i64 = 40;

impl Course<'_> {
    /// Everything after its reception.
    pub(crate) fn acts(&self, received: Timestamp, pace: &Pace) -> Result<Vec<Scheduled>, Failure> {
        match pace {
            Pace::Usual(hundredths) => {
                let minutes = self.minutes(received, *hundredths);
                let mut acts = self.steps(received, &minutes)?;
                self.give_back(&mut acts)?;
                Ok(acts)
            }
            Pace::Special(special) => self.special(received, special),
            Pace::Present(present) => self.present(received, present),
        }
    }

    /// The steps between reception and return.
    fn working(&self) -> &[StepFacts] {
        let steps = &self.of.steps;
        let ends_at_desk = steps.last().is_some_and(|step| step.role == StepRole::OneStop);
        let end = steps.len() - usize::from(ends_at_desk && steps.len() > 1);
        steps.get(1..end).unwrap_or_default()
    }

    fn is_same_day(&self) -> bool {
        self.of.limits.first().and_then(|limit| limit.unit) == Some(Unit::SameDay)
    }

    /// Minutes for each step: its share of the norms, or of the hours that are left today.
    fn minutes(&self, received: Timestamp, hundredths: i64) -> Vec<i64> {
        let norms = self.working().iter().map(|step| whole(step.days * 480.0));
        let scaled = |minutes: i64| (minutes * hundredths / 100).max(3);
        if !self.is_same_day() {
            return norms.map(scaled).collect();
        }
        let norms: Vec<_> = norms.collect();
        let here = text::here(received);
        let left = self.left_today(received, here.date());
        // After the cutoff it may go over to the next morning.
        let left = if here.time() > time(15, 0, 0, 0) { left.max(150) } else { left };
        let wanted = (hundredths * 2).min(left * 9 / 10);
        let sum = norms.iter().sum::<i64>().max(1);
        norms.iter().map(|norm| (norm * wanted / sum).max(2)).collect()
    }

    fn left_today(&self, from: Timestamp, day: Date) -> i64 {
        let closing = Days::on(day, 16, 50).unwrap_or(from);
        self.days.between(from, closing)
    }

    /// The steps one after another; the last hands the result to the desk.
    fn steps(&self, from: Timestamp, minutes: &[i64]) -> Result<Vec<Scheduled>, Failure> {
        let steps = self.working();
        let mut moment = from;
        let mut acts = Vec::new();
        for (n, (step, minutes)) in steps.iter().zip(minutes).enumerate() {
            moment = self.days.after(moment, *minutes)?;
            let action = if n + 1 == steps.len() { Action::Finish } else { Action::Advance };
            acts.push(self.act(moment, step.role, action)?);
        }
        Ok(acts)
    }

    fn act(&self, moment: Timestamp, role: StepRole, action: Action) -> Result<Scheduled, Failure> {
        let login = self.hands(role)?;
        Ok(Scheduled { moment, login, action, with: Move::default() })
    }

    /// Who does the steps of a role.
    fn hands(&self, role: StepRole) -> Result<String, Failure> {
        let unit = Some(self.of.unit.as_str());
        let person = match role {
            StepRole::OneStop => return Ok(DESK.to_owned()),
            // The head of the agency signs some, the deputy most.
            StepRole::Leader if self.place.is_multiple_of(5) => return Ok("chutich".to_owned()),
            StepRole::Leader => return Ok("phochutich".to_owned()),
            StepRole::Specialist => self.facts.person("specialist", unit)?,
            StepRole::UnitHead => self.facts.person("head", unit)?,
            StepRole::Clerk => self.facts.person("clerk", None)?,
        };
        Ok(person.login.clone())
    }

    /// The citizen comes for the result some time after it is there.
    fn give_back(&self, acts: &mut Vec<Scheduled>) -> Result<(), Failure> {
        let Some(last) = acts.last() else { return Ok(()) };
        let wait =
            if self.is_same_day() { 10 + self.place % 50 } else { 30 + self.place * 37 % 700 };
        let wait = i64::try_from(wait).unwrap_or_default();
        let moment = self.days.after(last.moment, wait)?;
        acts.push(self.act(moment, StepRole::OneStop, Action::Return)?);
        Ok(())
    }

    fn special(
        &self,
        received: Timestamp,
        special: &SpecialFacts,
    ) -> Result<Vec<Scheduled>, Failure> {
        let minutes = self.minutes(received, 70);
        let mut acts = match special.what {
            Trouble::Late => self.late(received, special.at_step)?,
            Trouble::Supplement | Trouble::Pause => {
                let with = Move {
                    reason: special.reason.clone(),
                    basis: special.basis.clone(),
                    ..Move::default()
                };
                let (mut acts, asked) = self.stop(received, special.what, with)?;
                let resumed = self.days.after(asked, i64::from(special.days) * 480)?;
                acts.push(if special.what == Trouble::Pause {
                    self.act(resumed, StepRole::Specialist, Action::Resume)?
                } else {
                    self.act(resumed, StepRole::OneStop, Action::ReceiveSupplement)?
                });
                acts.extend(self.steps(resumed, &minutes)?);
                acts
            }
            Trouble::SendBack => self.sent_back(received, &minutes, &special.reason)?,
        };
        self.give_back(&mut acts)?;
        Ok(acts)
    }

    /// The clock stops while something is awaited.
    fn stop(
        &self,
        received: Timestamp,
        what: Trouble,
        with: Move,
    ) -> Result<(Vec<Scheduled>, Timestamp), Failure> {
        let asked = self.days.after(received, 90)?;
        let action = if what == Trouble::Pause { Action::Pause } else { Action::RequestSupplement };
        let act = Scheduled { with, ..self.act(asked, StepRole::Specialist, action)? };
        Ok((vec![act], asked))
    }

    /// One step lies until the morning after the promised day; the rest hurry.
    fn late(&self, received: Timestamp, at_step: usize) -> Result<Vec<Scheduled>, Failure> {
        let morning = self.morning_after_due(received)?;
        let lost = self.days.between(received, morning);
        let before = i64::try_from(at_step.saturating_sub(2)).unwrap_or_default() * QUICK;
        // Steps are counted from reception, which is the first.
        let minutes = (2..)
            .zip(self.working())
            .map(|(no, _)| if no == at_step { (lost - before).max(QUICK) } else { QUICK });
        self.steps(received, &minutes.collect::<Vec<_>>())
    }

    fn morning_after_due(&self, received: Timestamp) -> Result<Timestamp, Failure> {
        let from = text::here(received).date();
        let limit = self.of.limits.first();
        let value = limit.and_then(|limit| limit.value).map_or(0, whole);
        let due = usize::try_from(value).unwrap_or_default();
        let far = from.checked_add((value * 2 + 20).days()).map_err(|_| Failure::Beyond)?;
        let later = self.days.working(from.tomorrow().map_err(|_| Failure::Beyond)?, far);
        let day = later.get(due).copied().ok_or(Failure::Beyond)?;
        Days::on(day, 8, 20)
    }

    /// The head of the unit sends it back once.
    fn sent_back(
        &self,
        received: Timestamp,
        minutes: &[i64],
        reason: &str,
    ) -> Result<Vec<Scheduled>, Failure> {
        let mut acts = self.steps(received, minutes)?;
        let Some(first) = acts.first().map(|act| act.moment) else { return Ok(acts) };
        let back = self.days.after(first, QUICK)?;
        let with = Move { reason: reason.to_owned(), ..Move::default() };
        let sent = Scheduled { with, ..self.act(back, StepRole::UnitHead, Action::SendBack)? };
        let again = self.days.after(back, 4 * QUICK)?;
        let again = self.act(again, StepRole::Specialist, Action::Advance)?;
        acts.splice(1..1, [sent, again]);
        Ok(acts)
    }

    /// As far as it has come.
    fn present(
        &self,
        received: Timestamp,
        present: &PresentFacts,
    ) -> Result<Vec<Scheduled>, Failure> {
        if let Some(what) = present.what {
            let (reason, basis) = (present.reason.clone(), present.basis.clone());
            let with = Move { reason, basis, ..Move::default() };
            return Ok(self.stop(received, what, with)?.0);
        }
        let mut acts = if present.late {
            self.late(received, 2)?
        } else {
            self.steps(received, &vec![BRISK; self.working().len()])?
        };
        acts.truncate(present.steps);
        if present.returned {
            self.give_back(&mut acts)?;
        }
        Ok(acts)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a norm is a small number")]
fn whole(number: f64) -> i64 {
    number.round() as i64
}
