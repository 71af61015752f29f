//! Nothing here touches a clock, a database or a request.

mod state;

pub use state::{Action, State};

use crate::Permit;
use document::VersionId;
use jiff::civil::Date;
use platform::PersonId;

platform::id_type! {
    /// One change request.
    RequestId
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Ban hành mới.
    New,
    /// Sửa đổi.
    Amend,
    /// Hủy bỏ.
    Cancel,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::New, Self::Amend, Self::Cancel];

    /// The word in the database and in forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Amend => "amend",
            Self::Cancel => "cancel",
        }
    }

    /// The kind that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// One change request (phiếu đề nghị).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its key.
    pub id: RequestId,
    /// `03/2026`; empty until it is handed in.
    pub number: String,
    /// What is asked for.
    pub kind: Kind,
    /// The document to change or give up.
    pub document: Option<i64>,
    /// Its code, or the one that is proposed.
    pub code: String,
    /// Its title, or the one that is proposed.
    pub title: String,
    /// Why.
    pub reason: String,
    /// The legal ground, or what else made it necessary.
    pub basis: String,
    /// What stands there now.
    pub present: String,
    /// What should stand there.
    pub proposed: String,
    /// What else it touches: forms, other processes, training, scope, declaration.
    pub impact: String,
    /// Whether it cannot wait for its turn.
    pub is_urgent: bool,
    /// Who asks.
    pub requested_by: PersonId,
    /// Since when.
    pub requested_on: Date,
    /// The unit of whoever asks.
    pub unit: Option<i64>,
    /// Who writes it.
    pub author: Option<PersonId>,
    /// Until when.
    pub due_on: Option<Date>,
    /// The version written for it.
    pub version: Option<VersionId>,
    /// The request in which it goes on.
    pub merged_into: Option<RequestId>,
    /// How often it moved, so that two people do not move it at once.
    pub moves: i64,
    /// Private, so that [`Permit::act`] alone moves it.
    pub(crate) state: State,
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// This state has no such move.
    #[error("this action does not start from this state")]
    WrongState,
    /// A refusal needs its reason.
    #[error("a refusal needs its reason")]
    ReasonMissing,
    /// Nobody is named to write it.
    #[error("nobody is named to write it")]
    AuthorMissing,
    /// No day until which it is written.
    #[error("no day until which it is written")]
    DueMissing,
    /// A request does not go on in itself, nor in one that has ended.
    #[error("it cannot go on in that request")]
    BadTarget,
}

/// What an action comes with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// A reason.
    pub reason: String,
    /// Who writes it.
    pub author: Option<PersonId>,
    /// Until when.
    pub due_on: Option<Date>,
    /// The request in which it goes on.
    pub target: Option<RequestId>,
    /// The version written for it.
    pub version: Option<VersionId>,
}

impl Request {
    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Whether it should have been written by `today`. Computed, never stored.
    pub fn is_overdue(&self, today: Date) -> bool {
        matches!(self.state, State::Accepted | State::InProgress)
            && self.due_on.is_some_and(|due| due < today)
    }
}

impl Permit<'_> {
    /// Does what it allows: the request moved.
    pub fn act(self, given: &Given) -> Result<Request, Refusal> {
        let Self { action, request } = self;
        let to = request.state.after(action).ok_or(Refusal::WrongState)?;
        let mut moved = Request { state: to, moves: request.moves + 1, ..request.clone() };
        match action {
            Action::Reject if given.reason.trim().is_empty() => {
                return Err(Refusal::ReasonMissing);
            }
            Action::Accept => {
                moved.author = Some(given.author.ok_or(Refusal::AuthorMissing)?);
                moved.due_on = Some(given.due_on.ok_or(Refusal::DueMissing)?);
            }
            Action::Merge => {
                let target = given.target.filter(|target| *target != request.id);
                moved.merged_into = Some(target.ok_or(Refusal::BadTarget)?);
            }
            Action::Begin => moved.version = given.version,
            Action::GiveUp => moved.version = None,
            Action::Submit
            | Action::Retract
            | Action::Endorse
            | Action::Reject
            | Action::Finish => {}
        }
        Ok(moved)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use jiff::civil::date;

    pub(crate) fn a_request(state: State) -> Request {
        Request {
            id: RequestId::new(1),
            number: "01/2026".into(),
            kind: Kind::Amend,
            document: Some(1),
            code: "QT.VP.01".into(),
            title: "Họp".into(),
            reason: "Luật đổi".into(),
            basis: String::new(),
            present: String::new(),
            proposed: "Bỏ bước 3".into(),
            impact: String::new(),
            is_urgent: false,
            requested_by: PersonId::new(1),
            requested_on: date(2026, 11, 23),
            unit: Some(7),
            author: None,
            due_on: None,
            version: None,
            merged_into: None,
            moves: 0,
            state,
        }
    }

    /// Every state with every action: only what the table has goes through.
    #[test]
    fn the_life_of_a_request() {
        let given = Given {
            reason: "Trùng".into(),
            author: Some(PersonId::new(2)),
            due_on: Some(date(2026, 12, 1)),
            target: Some(RequestId::new(9)),
            version: Some(VersionId::new(5)),
        };
        for state in State::ALL {
            for action in Action::ALL {
                let request = a_request(state);
                let got = Permit { action, request: &request }.act(&given);
                match state.after(action) {
                    Some(to) => assert_eq!(got.unwrap().state, to, "{state:?} {action:?}"),
                    None => assert_eq!(got, Err(Refusal::WrongState), "{state:?} {action:?}"),
                }
            }
        }
    }

    #[test]
    fn what_an_action_must_come_with() {
        let nothing = Given::default();
        let own = Given { target: Some(RequestId::new(1)), ..Given::default() };
        let nobody = Given { due_on: Some(date(2026, 12, 1)), ..Given::default() };
        let undated = Given { author: Some(PersonId::new(2)), ..Given::default() };
        for (action, given, refusal) in [
            (Action::Reject, &nothing, Refusal::ReasonMissing),
            (Action::Accept, &nobody, Refusal::AuthorMissing),
            (Action::Accept, &undated, Refusal::DueMissing),
            (Action::Merge, &nothing, Refusal::BadTarget),
            (Action::Merge, &own, Refusal::BadTarget),
        ] {
            let request = a_request(State::Endorsed);
            assert_eq!(Permit { action, request: &request }.act(given), Err(refusal));
        }
    }

    #[test]
    fn overdue_is_what_was_not_written_in_time() {
        for (state, due, overdue) in [
            (State::Accepted, Some(date(2026, 11, 22)), true),
            (State::InProgress, Some(date(2026, 11, 23)), false),
            (State::Done, Some(date(2026, 11, 22)), false),
            (State::Accepted, None, false),
        ] {
            let request = Request { due_on: due, ..a_request(state) };
            assert_eq!(request.is_overdue(date(2026, 11, 23)), overdue, "{state:?} {due:?}");
        }
    }
}
