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
    /// Whether the list shows it as a column.
    pub is_column: bool,
    /// The part that it plays in lists.
    pub slot: Option<Slot>,
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
    /// A field that may stay empty.
    pub const fn new(key: &'static str, kind: Kind) -> Self {
        Self { key, kind, is_required: false, is_later: false, is_column: false, slot: None }
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
        Self { is_column: true, ..self }
    }

    /// It plays this part in lists.
    #[must_use]
    pub const fn plays(self, slot: Slot) -> Self {
        Self { slot: Some(slot), ..self }
    }
}
