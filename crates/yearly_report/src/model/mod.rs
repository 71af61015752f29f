//! Nothing here touches a clock, a database or a request.

mod state;

pub use state::{Action, State};

use crate::Permit;
use edition::Edition;
use jiff::civil::Date;
use platform::{Exhibit, PersonId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

platform::id_type! {
    /// One yearly report.
    ReportId
}
platform::id_type! {
    /// To whom it goes.
    LineId
}

/// To whom the agency reports each year, and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its key.
    pub id: LineId,
    /// `Sở Khoa học và Công nghệ tỉnh Quảng Trị`.
    pub receiver: String,
    /// The month of the deadline.
    pub month: i8,
    /// Its day; the last of a month that is shorter.
    pub day: i8,
    /// So many days before it, those who write are reminded.
    pub remind_days: i64,
}

impl Line {
    /// The deadline of a year.
    pub fn due(&self, year: i16) -> Date {
        let first = Date::new(year, self.month.clamp(1, 12), 1).unwrap_or(Date::MIN);
        let last = first.last_of_month();
        Date::new(year, first.month(), self.day.clamp(1, last.day())).unwrap_or(last)
    }
}

/// A part of the report (`iso-in-agencies.md` 1.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// I. Direction and administration.
    Direction,
    /// II. Building and applying.
    Building,
    /// III. Maintaining and improving.
    Maintaining,
    /// IV. Results, difficulties, proposals.
    Results,
    /// V. Plan of the next year.
    Next,
}

impl Part {
    /// Every part, in the order of the report.
    pub const ALL: [Self; 5] =
        [Self::Direction, Self::Building, Self::Maintaining, Self::Results, Self::Next];

    /// The word in forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direction => "direction",
            Self::Building => "building",
            Self::Maintaining => "maintaining",
            Self::Results => "results",
            Self::Next => "next",
        }
    }

    /// The part in which a feature's figures stand.
    pub fn of(key: &str) -> Self {
        match key.split('.').next().unwrap_or_default() {
            "organization" | "committee" | "plan" | "communication" | "training" => Self::Direction,
            "master_list" | "document" | "declaration" | "transition" | "external_document" => {
                Self::Building
            }
            "dossier" | "satisfaction" | "survey" => Self::Results,
            _ => Self::Maintaining,
        }
    }
}

/// A figure as it stood on the day of the cut.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The name of the [`Exhibit`].
    pub key: String,
    /// What is counted.
    pub label: String,
    /// How much there was.
    pub count: i64,
    /// Of how much.
    pub of: Option<i64>,
    /// What it showed, in a few words.
    pub told: String,
    /// Which it was, as a paper names it; empty in reports that were frozen before it was noted.
    #[serde(default)]
    pub named: String,
    /// Where its list is.
    pub href: String,
    /// The clauses of the 2015 edition that it is evidence for; none in reports that were frozen before
    /// they were noted.
    #[serde(default)]
    pub clauses: Vec<String>,
    /// The same of each unit, by its name: how much, of how much; none where its feature does not tell units
    /// apart, and in reports that were frozen before they were noted.
    #[serde(default)]
    pub units: Vec<(String, i64, i64)>,
}

impl Figure {
    /// Freezes what a feature shows, as a whole and of each unit.
    pub fn freeze(shown: &Exhibit, units: Vec<(String, i64, i64)>) -> Self {
        Self {
            key: shown.key.to_owned(),
            label: shown.label.to_owned(),
            count: shown.count,
            of: shown.of,
            told: shown.told(),
            named: shown.named.clone(),
            href: shown.href.clone(),
            clauses: shown.clauses.iter().map(|it| (*it).to_owned()).collect(),
            units,
        }
    }

    /// Its clauses as they are called under an edition.
    pub fn clauses_under(&self, edition: Edition) -> String {
        edition::told(&self.clauses.join(", "), Edition::Iso2015, edition)
    }

    /// Whether its receiver has a use for it: how the program keeps its own record is not theirs.
    pub fn is_reported(&self) -> bool {
        !self.key.starts_with("platform.")
    }

    /// The part in which it stands.
    pub fn part(&self) -> Part {
        Part::of(&self.key)
    }
}

/// What people write to each part.
pub type Narrative = BTreeMap<Part, String>;

/// A yearly report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its key.
    pub id: ReportId,
    /// To whom it goes.
    pub line: LineId,
    /// Of which year.
    pub year: i16,
    /// The day as of which its figures were frozen.
    pub cut_off: Date,
    /// The figures as they stood.
    pub figures: Vec<Figure>,
    /// What people wrote.
    pub narrative: Narrative,
    /// Its number; empty until it is sent.
    pub number: String,
    /// The day on the paper.
    pub dated: Option<Date>,
    /// Who signed.
    pub signer: Option<PersonId>,
    /// When.
    pub signed_on: Option<Date>,
    /// When it was sent.
    pub sent_on: Option<Date>,
    /// When its receiver confirmed it.
    pub answered_on: Option<Date>,
    /// How often it moved, so that two people do not move it at once.
    pub moves: i64,
    /// Private, so that [`Permit::act`] alone moves it.
    pub(crate) state: State,
}

/// What an action comes with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// Its number.
    pub number: String,
    /// The day on the paper, of sending, of the answer.
    pub day: Option<Date>,
    /// Why it comes back.
    pub reason: String,
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// This state has no such move.
    #[error("this does not start from this state")]
    WrongState,
    /// A reason is needed.
    #[error("a reason is needed")]
    ReasonMissing,
    /// A number and a day are needed.
    #[error("a number and a day are needed")]
    NumberMissing,
}

impl Report {
    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Where it stood at the end of a day; none before it was sent.
    pub fn sent_by(&self, day: Date) -> Option<State> {
        self.sent_on.filter(|sent| *sent <= day)?;
        let is_answered = self.answered_on.is_some_and(|answered| answered <= day);
        Some(if is_answered { State::Acknowledged } else { State::Sent })
    }

    /// The figures of a part.
    pub fn of_part(&self, part: Part) -> impl Iterator<Item = &Figure> {
        self.figures.iter().filter(move |figure| figure.part() == part)
    }

    /// What was written to a part.
    pub fn words(&self, part: Part) -> &str {
        self.narrative.get(&part).map_or("", String::as_str)
    }
}

impl Permit<'_> {
    /// Moves the report.
    pub fn act(self, given: &Given, today: Date) -> Result<Report, Refusal> {
        let Self { action, report, by } = self;
        let state = report.state.after(action).ok_or(Refusal::WrongState)?;
        let mut after = Report { state, ..report.clone() };
        match action {
            Action::Review => {}
            Action::Return if given.reason.trim().is_empty() => {
                return Err(Refusal::ReasonMissing);
            }
            Action::Return => (after.signer, after.signed_on) = (None, None),
            Action::Sign => (after.signer, after.signed_on) = (Some(by), Some(today)),
            Action::Send => {
                let day = given.day.filter(|_| !given.number.is_empty());
                let day = day.ok_or(Refusal::NumberMissing)?;
                after.number.clone_from(&given.number);
                (after.dated, after.sent_on) = (Some(day), Some(today));
            }
            Action::Acknowledge => after.answered_on = given.day.or(Some(today)),
        }
        Ok(after)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use jiff::civil::date;

    pub(crate) fn a_report(state: State) -> Report {
        Report {
            id: ReportId::new(1),
            line: LineId::new(1),
            year: 2026,
            cut_off: date(2026, 11, 20),
            figures: Vec::new(),
            narrative: Narrative::new(),
            number: String::new(),
            dated: None,
            signer: None,
            signed_on: None,
            sent_on: None,
            answered_on: None,
            moves: 0,
            state,
        }
    }

    #[test]
    fn a_report_goes_from_hand_to_hand() {
        let today = date(2026, 11, 26);
        let given = Given { number: "98/BC-UBND".into(), day: Some(today), reason: "x".into() };
        for state in State::ALL {
            for action in Action::ALL {
                let report = a_report(state);
                let act = |given: &Given| {
                    Permit { action, report: &report, by: PersonId::new(3) }.act(given, today)
                };
                let want = state.after(action).ok_or(Refusal::WrongState);
                assert_eq!(act(&given).map(|after| after.state), want, "{state:?} {action:?}");
                let bare = act(&Given::default()).map(|after| after.state);
                match action {
                    Action::Return if want.is_ok() => assert_eq!(bare, Err(Refusal::ReasonMissing)),
                    Action::Send if want.is_ok() => assert_eq!(bare, Err(Refusal::NumberMissing)),
                    Action::Review
                    | Action::Return
                    | Action::Sign
                    | Action::Send
                    | Action::Acknowledge => assert_eq!(bare, want),
                }
            }
        }
    }

    #[test]
    fn a_sent_report_is_told_as_of_a_day() {
        let report = Report {
            sent_on: Some(date(2022, 12, 8)),
            answered_on: Some(date(2022, 12, 20)),
            ..a_report(State::Acknowledged)
        };
        for (day, want) in [
            (date(2022, 12, 7), None),
            (date(2022, 12, 8), Some(State::Sent)),
            (date(2022, 12, 20), Some(State::Acknowledged)),
        ] {
            assert_eq!(report.sent_by(day), want, "{day}");
        }
    }

    #[test]
    fn figures_are_read_under_another_edition() {
        let figure = |clauses: &[&str]| Figure {
            clauses: clauses.iter().map(|it| (*it).to_owned()).collect(),
            ..Figure::default()
        };
        assert_eq!(figure(&["9.2"]).clauses_under(Edition::Iso2008), "8.2.2");
        assert!(figure(&["10.1"]).clauses_under(Edition::Iso2026).contains("không có"));
        assert_eq!(figure(&[]).clauses_under(Edition::Iso2026), "");
    }

    #[test]
    fn the_deadline_is_a_day_of_its_month() {
        let line = |month, day| Line {
            id: LineId::new(1),
            receiver: String::new(),
            month,
            day,
            remind_days: 20,
        };
        assert_eq!(line(11, 20).due(2026), date(2026, 11, 20));
        assert_eq!(line(2, 31).due(2026), date(2026, 2, 28));
        assert_eq!(line(2, 31).due(2028), date(2028, 2, 29));
    }

    #[test]
    fn where_figures_stand() {
        for (key, part) in [
            ("organization.roles", Part::Direction),
            ("master_list.policy", Part::Building),
            ("nonconformity.overdue", Part::Maintaining),
            ("dossier.late", Part::Results),
            ("anything.new", Part::Maintaining),
        ] {
            assert_eq!(Part::of(key), part, "{key}");
        }
    }
}
