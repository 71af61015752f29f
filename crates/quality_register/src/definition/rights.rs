use crate::Entry;
use platform::{Actor, AppError, Role};

/// Who may do something to an entry: anybody who is let in by one word and kept out by none.
#[derive(Debug, Clone, Copy)]
pub struct Rights {
    roles: &'static [Role],
    others: &'static [Who],
    bars: &'static [Bar],
}

/// Whom a right lets in whatever their role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Everybody of the agency.
    Everybody,
    /// Whoever answers for it.
    Owner,
    /// The head of the unit that it concerns.
    Head,
    /// The head of the unit that it concerns, where this field says one of these words.
    HeadWhere(&'static str, &'static [&'static str]),
    /// Whoever answers for it, where this field says one of these words.
    OwnerWhere(&'static str, &'static [&'static str]),
    /// Those of a role, where this field says one of these words.
    RoleWhere(Role, &'static str, &'static [&'static str]),
    /// Whoever noted it.
    Raiser,
    /// The person whom this field names.
    Named(&'static str),
}

/// What keeps somebody out although they would be let in (`iso-in-agencies.md` 9, rule 11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// Whoever answers for it.
    Owner,
    /// Whoever noted it.
    Raiser,
    /// Everybody of the unit that it concerns.
    OwnUnit,
    /// Whoever did this act to it.
    Did(&'static str),
    /// The person whom this field names.
    Named(&'static str),
}

/// The entries that a right may let somebody into, in words that a question to the database knows;
/// none of them is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Reach {
    /// Any entry, as far as its row can tell.
    pub(crate) all: bool,
    /// Those that this person answers for.
    pub(crate) owner: Option<i64>,
    /// Those of this unit.
    pub(crate) unit: Option<i64>,
    /// Those that this person noted.
    pub(crate) raiser: Option<i64>,
}

impl Rights {
    /// Everybody of the agency.
    pub const EVERYBODY: Self = Self::roles(&[]).or(&[Who::Everybody]);

    /// Whoever answers for it, and nobody else.
    pub const OWNER: Self = Self::roles(&[]).or(&[Who::Owner]);

    /// Those who play one of these roles.
    pub const fn roles(roles: &'static [Role]) -> Self {
        Self { roles, others: &[], bars: &[] }
    }

    /// These as well, whatever their role.
    #[must_use]
    pub const fn or(self, others: &'static [Who]) -> Self {
        Self { others, ..self }
    }

    /// But none of these.
    #[must_use]
    pub const fn but_not(self, bars: &'static [Bar]) -> Self {
        Self { bars, ..self }
    }

    /// Whether the person may, or why not.
    pub(crate) fn ask(&self, actor: &Actor, entry: &Entry) -> Result<(), AppError> {
        if !self.lets_in(actor, entry) {
            return Err(AppError::Forbidden("role_missing"));
        }
        let hit = self.bars.iter().find(|bar| bar.hits(actor, entry));
        hit.map_or(Ok(()), |bar| Err(AppError::Forbidden(bar.code())))
    }

    /// Whether somebody may begin an entry; there is none yet that could bar them.
    pub(crate) fn lets_begin(&self, actor: &Actor) -> bool {
        let begins = |who: &Who| match who {
            Who::Everybody => true,
            Who::Head => actor.is(Role::Head),
            Who::Owner
            | Who::Raiser
            | Who::Named(_)
            | Who::HeadWhere(..)
            | Who::OwnerWhere(..)
            | Who::RoleWhere(..) => false,
        };
        actor.is_any(self.roles) || self.others.iter().any(begins)
    }

    /// Which entries the person may be let into; `lets_in` says it of each.
    pub(crate) fn reach(&self, actor: &Actor) -> Reach {
        let person = Some(actor.person.get());
        let mut reach = Reach { all: actor.is_any(self.roles), ..Reach::default() };
        for who in self.others {
            match who {
                // What a field says stands in no column.
                Who::Everybody | Who::Named(_) => reach.all = true,
                Who::RoleWhere(role, ..) => reach.all |= actor.is(*role),
                Who::Owner | Who::OwnerWhere(..) => reach.owner = person,
                Who::Head | Who::HeadWhere(..) => {
                    reach.unit = actor.unit.filter(|_| actor.is(Role::Head));
                }
                Who::Raiser => reach.raiser = person,
            }
        }
        reach
    }

    /// Whether only those who lead may: the leaders of the agency, the head of the unit.
    pub(crate) fn is_of_leaders(&self) -> bool {
        let leads = |who: &Who| {
            matches!(who, Who::Head | Who::HeadWhere(..) | Who::RoleWhere(Role::Approver, ..))
        };
        let is_anybodys = !self.roles.is_empty() || !self.others.is_empty();
        is_anybodys
            && self.roles.iter().all(|role| *role == Role::Approver)
            && self.others.iter().all(leads)
    }

    /// Whether it asks what was done before.
    pub(crate) fn looks_back(&self) -> bool {
        self.bars.iter().any(|bar| matches!(bar, Bar::Did(_)))
    }

    /// Whether the person is let in by one word, whatever keeps them out by another.
    pub(crate) fn lets_in(&self, actor: &Actor, entry: &Entry) -> bool {
        actor.is_any(self.roles) || self.others.iter().any(|who| who.is(actor, entry))
    }
}

impl Who {
    fn is(self, actor: &Actor, entry: &Entry) -> bool {
        let person = Some(actor.person);
        match self {
            Self::Everybody => true,
            Self::Owner => entry.owner() == person,
            Self::Head => is_head(actor, entry),
            Self::HeadWhere(field, words) => {
                words.contains(&entry.values.text(field)) && is_head(actor, entry)
            }
            Self::OwnerWhere(field, words) => {
                words.contains(&entry.values.text(field)) && entry.owner() == person
            }
            Self::RoleWhere(role, field, words) => {
                words.contains(&entry.values.text(field)) && actor.is(role)
            }
            Self::Raiser => entry.raised_by == actor.person,
            Self::Named(field) => entry.values.person(field) == person,
        }
    }
}

fn is_head(actor: &Actor, entry: &Entry) -> bool {
    actor.is(Role::Head) && is_own_unit(actor, entry)
}

fn is_own_unit(actor: &Actor, entry: &Entry) -> bool {
    entry.unit().is_some() && entry.unit() == actor.unit
}

impl Bar {
    fn hits(self, actor: &Actor, entry: &Entry) -> bool {
        let person = Some(actor.person);
        match self {
            Self::Owner => entry.owner() == person,
            Self::Raiser => entry.raised_by == actor.person,
            Self::OwnUnit => is_own_unit(actor, entry),
            Self::Did(action) => {
                entry.acts.iter().any(|(done, by)| done == action && *by == actor.person)
            }
            Self::Named(field) => entry.values.person(field) == person,
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::OwnUnit => "own_unit",
            Self::Owner | Self::Raiser | Self::Did(_) | Self::Named(_) => "own_work",
        }
    }
}
