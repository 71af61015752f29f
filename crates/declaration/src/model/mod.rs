//! Nothing here touches a clock, a database or a request.

mod competence;
mod map;
mod snapshot;
mod state;
#[cfg(test)]
pub(crate) mod tests;

pub use competence::{Competence, Covered, Entry, side_by_side};
pub use map::{Band, MapProcess, Picture, Sheet as MapSheet, WIDTH as MAP_WIDTH, draw};
pub use snapshot::{Process, Reason, Scope, Snapshot};
pub use state::{Action, State};

use crate::Permit;
use jiff::civil::Date;
use platform::PersonId;

platform::id_type! {
    /// One declaration.
    DeclarationId
}

/// A declaration of conformity (công bố; `iso-in-agencies.md` 1.5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// Its key.
    pub id: DeclarationId,
    /// Số, ký hiệu of its decision, as the clerk writes it: `47a/QĐ-UBND`.
    pub number: String,
    /// The decision's day.
    pub dated: Option<Date>,
    /// What it declares: frozen once signed; before that what stands now.
    pub snapshot: Snapshot,
    /// Who signed.
    pub signer: Option<Signer>,
    /// The declaration that was in force when it was signed.
    pub replaces: Option<DeclarationId>,
    /// How it was made known.
    pub publication: Publication,
    /// Since when it is in force: the day of its decision, once it was made known.
    pub in_force_on: Option<Date>,
    /// Since when another one is.
    pub superseded_on: Option<Date>,
    /// Who drafted it.
    pub drafted_by: PersonId,
    /// When.
    pub drafted_on: Date,
    /// How often it moved, so that two people do not move it at once.
    pub moves: i64,
    /// Private, so that [`Permit::act`] alone moves it.
    pub(crate) state: State,
}

/// Who signed, with name and position as they were then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their position.
    pub position: String,
}

/// Where a declaration is made known: three things that are all wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publication {
    /// Since when it hangs at the office.
    pub posted_on: Option<Date>,
    /// Where.
    pub posted_at: String,
    /// Since when it is on the portal.
    pub portal_on: Option<Date>,
    /// Where.
    pub portal_url: String,
    /// When it was sent to the department of science and technology.
    pub sent_on: Option<Date>,
    /// To whom, and by what letter.
    pub sent_to: String,
}

impl Publication {
    /// Whether it was posted, put on the portal and sent.
    pub const fn is_whole(&self) -> bool {
        self.posted_on.is_some() && self.portal_on.is_some() && self.sent_on.is_some()
    }

    /// Whether nothing of it is done.
    pub const fn is_empty(&self) -> bool {
        self.posted_on.is_none() && self.portal_on.is_none() && self.sent_on.is_none()
    }

    fn days(&self) -> impl Iterator<Item = Date> {
        [self.posted_on, self.portal_on, self.sent_on].into_iter().flatten()
    }
}

/// One act, with what its form said; each action takes what it needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Move {
    /// The hash of what the signer saw.
    pub seen: String,
    /// The number.
    pub number: String,
    /// The decision's day.
    pub dated: Option<Date>,
    /// What was done to make it known.
    pub publication: Publication,
    /// Why it is discarded.
    pub reason: String,
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// This state has no such move.
    #[error("this action does not start from this state")]
    WrongState,
    /// There is no scope in words, or no process.
    #[error("there is nothing to declare")]
    Nothing,
    /// What is declared changed after the page was shown.
    #[error("what is signed is not what was seen")]
    Changed,
    /// It has no number and day yet.
    #[error("it has no number")]
    NoNumber,
    /// It has a number already, and stays in the books.
    #[error("it has a number")]
    Numbered,
    /// Nothing says where it was made known.
    #[error("nothing was made known")]
    NotPublished,
    /// A day that has not come, or before the decision's.
    #[error("the day is in the future or before the decision")]
    BadDay,
    /// One of the three ways is missing.
    #[error("it is not posted, published and sent yet")]
    Incomplete,
    /// The act needs a reason.
    #[error("the act needs a reason")]
    NoReason,
}

impl Declaration {
    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Whether what it declares is frozen.
    pub const fn is_signed(&self) -> bool {
        self.signer.is_some()
    }
}

impl Permit<'_> {
    /// Does what it allows: the declaration moved. `by` is who acts.
    pub fn act(self, by: &Signer, with: &Move, today: Date) -> Result<Declaration, Refusal> {
        let Self { action, declaration: before } = self;
        let to = before.state.after(action).ok_or(Refusal::WrongState)?;
        let mut after = Declaration { state: to, moves: before.moves + 1, ..before.clone() };
        let has_number = !before.number.is_empty();
        match action {
            Action::Sign => {
                let Snapshot { scope, processes, .. } = &before.snapshot;
                if scope.statement.is_empty() || processes.is_empty() {
                    return Err(Refusal::Nothing);
                }
                if with.seen != before.snapshot.hash() {
                    return Err(Refusal::Changed);
                }
                after.signer = Some(by.clone());
            }
            Action::Number => {
                let dated = with.dated.filter(|day| *day <= today).ok_or(Refusal::BadDay)?;
                (after.number, after.dated) = (with.number.clone(), Some(dated));
            }
            Action::Publish => {
                let dated = before.dated.filter(|_| has_number).ok_or(Refusal::NoNumber)?;
                if with.publication.is_empty() {
                    return Err(Refusal::NotPublished);
                }
                if with.publication.days().any(|day| day < dated || day > today) {
                    return Err(Refusal::BadDay);
                }
                after.publication = with.publication.clone();
            }
            Action::TakeEffect => {
                if !before.publication.is_whole() {
                    return Err(Refusal::Incomplete);
                }
                // As its decision says: from the day of its signature.
                after.in_force_on = before.dated;
            }
            Action::Supersede => after.superseded_on = with.dated.or(Some(today)),
            Action::Discard => {
                if has_number {
                    return Err(Refusal::Numbered);
                }
                if with.reason.is_empty() {
                    return Err(Refusal::NoReason);
                }
            }
        }
        Ok(after)
    }
}
