use crate::Limit;

/// One field of a register. Its label is the word `field.<key>`, what helps to fill it in
/// `hint.<key>`, the labels of its choices `choice.<key>.<choice>`. Where `tone.<key>.<choice>` names a
/// class, the list shows the choice as a badge.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name in forms, files and the API; never changed once data are stored under it.
    pub key: &'static str,
    /// What may stand in it.
    pub kind: Kind,
    /// Whether an entry cannot stand without it.
    pub is_required: bool,
    /// Whether it is only filled in by a step that asks for it.
    pub is_later: bool,
    /// Whether lists show it.
    pub listed: Listed,
    /// The part that it plays in lists.
    pub slot: Option<Slot>,
    /// What the day in it keeps to.
    pub limits: &'static [Limit],
}

/// Whether lists show a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// As the part that it plays, if it plays one.
    AsPlayed,
    /// As a column of its own.
    Column,
    /// Not at all, because another column says the same.
    Never,
}

/// What may stand in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A line of text.
    Line,
    /// Several lines of text.
    Text,
    /// A whole number within bounds.
    Whole(i64, i64),
    /// A year.
    Year,
    /// A day.
    Day,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Some of these words.
    Several(&'static [&'static str]),
    /// A unit of the agency.
    Unit,
    /// A person of the agency.
    Person,
    /// Clauses of the standard, such as `8.5.1, 9.2`.
    Clauses,
    /// The code of a document of the agency.
    Document,
}

/// The part that a field plays in lists, whatever its register calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// What the entry is called in a line.
    Title,
    /// The kind by which lists are filtered; a [`Kind::Choice`].
    Kind,
    /// The unit that it concerns.
    Unit,
    /// Who answers for it.
    Owner,
    /// Until when.
    Due,
    /// The document that it is about, by its code; a [`Kind::Document`].
    Document,
    /// How much it matters, by which lists are filtered; a [`Kind::Choice`].
    Grade,
}

impl Field {
    /// The code of what is wrong where nothing stands in it: it is chosen, or written.
    pub const fn missing(&self) -> &'static str {
        match self.kind {
            Kind::Choice(_) | Kind::Several(_) | Kind::Unit | Kind::Person => "unchosen",
            Kind::Line
            | Kind::Text
            | Kind::Whole(..)
            | Kind::Year
            | Kind::Day
            | Kind::Clauses
            | Kind::Document => "missing",
        }
    }

    /// A field that may stay empty.
    pub const fn new(key: &'static str, kind: Kind) -> Self {
        Self {
            key,
            kind,
            is_required: false,
            is_later: false,
            listed: Listed::AsPlayed,
            slot: None,
            limits: &[],
        }
    }

    /// It must be filled in.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    /// It is filled in by a step that asks for it, never before.
    #[must_use]
    pub const fn later(self) -> Self {
        Self { is_later: true, ..self }
    }

    /// The list shows it.
    #[must_use]
    pub const fn column(self) -> Self {
        Self { listed: Listed::Column, ..self }
    }

    /// Whether lists show it.
    pub(crate) fn is_listed(&self) -> bool {
        match self.listed {
            Listed::AsPlayed => self.slot.is_some(),
            Listed::Column => true,
            Listed::Never => false,
        }
    }

    /// Lists leave it out, because another column says the same.
    #[must_use]
    pub const fn unlisted(self) -> Self {
        Self { listed: Listed::Never, ..self }
    }

    /// The day in it keeps to these.
    #[must_use]
    pub const fn keeps_to(self, limits: &'static [Limit]) -> Self {
        Self { limits, ..self }
    }

    /// It plays this part in lists.
    #[must_use]
    pub const fn plays(self, slot: Slot) -> Self {
        Self { slot: Some(slot), ..self }
    }
}
