//! An entry and how it moves. Nothing here touches a clock, a database or a request.

use crate::{
    Permit, Register,
    days::{Days, Said},
    definition::{Field, Kind, Note, Slot, Stage},
};
use edition::Edition;
use jiff::civil::Date;
use platform::{FieldErrors, PersonId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

platform::id_type! {
    /// One entry of a register.
    EntryId
}

/// The fields of an entry that are filled in, each in the form in which it is stored: days as
/// `2026-01-31`, people and units by their key, choices by their word.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Values(BTreeMap<String, String>);

impl Values {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with a field filled in; an empty value empties it.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<String>) -> Self {
        self.set(key, value.into());
        self
    }

    /// Fills a field in; an empty value empties it.
    pub fn set(&mut self, key: &str, value: String) {
        if value.is_empty() {
            self.0.remove(key);
        } else {
            self.0.insert(key.to_owned(), value);
        }
    }

    /// What stands in a field; empty where nothing does.
    pub fn text(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// Whether something stands in a field.
    pub fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// The number in a field.
    pub fn whole(&self, key: &str) -> Option<i64> {
        self.text(key).parse().ok()
    }

    /// The day in a field.
    pub fn day(&self, key: &str) -> Option<Date> {
        self.text(key).parse().ok()
    }

    /// The person in a field.
    pub fn person(&self, key: &str) -> Option<PersonId> {
        self.whole(key).map(PersonId::new)
    }

    /// The words in a field of several choices or clauses.
    pub fn list(&self, key: &str) -> impl Iterator<Item = &str> {
        self.text(key).split(", ").filter(|word| !word.is_empty())
    }

    /// Everything that is filled in.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }
}

/// The thing that an entry came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// As the record names it: `meeting/12`.
    pub thing: String,
    /// Its page.
    pub href: String,
    /// What people call it.
    pub label: String,
}

/// One entry of a register.
#[derive(Clone)]
pub struct Entry {
    /// Its key.
    pub id: EntryId,
    /// The register that it stands in.
    pub register: &'static Register,
    /// `RR-2026-01`; empty where its register gives none.
    pub number: String,
    /// Its fields.
    pub values: Values,
    /// The entry that it belongs to.
    pub parent: Option<EntryId>,
    /// The thing that it came from.
    pub origin: Option<Origin>,
    /// Who noted it; 0 for the clock.
    pub raised_by: PersonId,
    /// The day it was noted.
    pub raised_on: Date,
    /// The day from which its due day no longer counts.
    pub settled_on: Option<Date>,
    /// The edition of ISO 9001 whose clauses it names: the one that it was made under.
    pub edition: Edition,
    /// How often it changed, so that two people do not change it at once.
    pub moves: i64,
    /// What was done to it and by whom, in order.
    pub acts: Vec<(String, PersonId)>,
    /// Private, so that [`Permit::step`] alone moves it.
    pub(crate) stage: &'static Stage,
}

/// Why the rules said no to a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Fields are missing or wrong.
    Fields(FieldErrors),
    /// A rule of the register, by its code.
    Rule(&'static str),
}

impl Entry {
    /// A new one, in the first state of its register.
    pub(crate) fn begin(
        register: &'static Register,
        id: EntryId,
        values: Values,
        by: PersonId,
        (on, edition): (Date, Edition),
    ) -> Option<Self> {
        Some(Self {
            id,
            register,
            number: String::new(),
            values,
            parent: None,
            origin: None,
            raised_by: by,
            raised_on: on,
            settled_on: None,
            edition,
            moves: 0,
            acts: Vec::new(),
            stage: register.stages.first()?,
        })
    }

    /// Where it stands.
    pub const fn stage(&self) -> &'static Stage {
        self.stage
    }

    /// The word of the state it stands in.
    pub const fn state(&self) -> &'static str {
        self.stage.key
    }

    /// As the record names it: `risk/12`.
    pub fn thing(&self) -> String {
        platform::ledger::object(self.register.key, self.id)
    }

    /// Its page.
    pub fn href(&self) -> String {
        format!("{}/{}", self.register.path, self.id)
    }

    fn slot(&self, slot: Slot) -> &str {
        self.register.slot(slot).map_or("", |field| self.values.text(field.key))
    }

    /// What it is called in a line.
    pub fn title(&self) -> &str {
        self.slot(Slot::Title)
    }

    /// Its number, or else its title.
    pub fn name(&self) -> &str {
        if self.number.is_empty() { self.title() } else { &self.number }
    }

    /// The kind by which lists are filtered.
    pub fn kind(&self) -> &str {
        self.slot(Slot::Kind)
    }

    /// The unit that it concerns.
    pub fn unit(&self) -> Option<i64> {
        self.slot(Slot::Unit).parse().ok()
    }

    /// Who answers for it.
    pub fn owner(&self) -> Option<PersonId> {
        self.slot(Slot::Owner).parse().ok().map(PersonId::new)
    }

    /// The code of the document that it is about; empty where it is about none.
    pub fn document(&self) -> &str {
        self.slot(Slot::Document)
    }

    /// How much it matters.
    pub fn grade(&self) -> &str {
        self.slot(Slot::Grade)
    }

    /// Until when.
    pub fn due_on(&self) -> Option<Date> {
        self.slot(Slot::Due).parse().ok()
    }

    /// Whether its day is over while it is not settled. Computed, never stored.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.settled_on.is_none() && self.due_on().is_some_and(|due| due < today)
    }

    /// The fields with a clause that its edition does not have.
    pub(crate) fn unknown_clauses(&self) -> impl Iterator<Item = &'static str> {
        let is_unknown = |field: &&Field| {
            field.kind == Kind::Clauses
                && self.values.list(field.key).any(|number| self.edition.holding(number).is_none())
        };
        self.register.fields.iter().filter(is_unknown).map(|field| field.key)
    }

    /// Who did an act to it last.
    pub fn who_did(&self, action: &str) -> Option<PersonId> {
        self.acts.iter().rev().find(|(done, _)| done == action).map(|(_, by)| *by)
    }

    /// The fields that people fill in by hand here, without a step.
    pub fn open_fields(&self) -> impl Iterator<Item = &'static Field> {
        self.register.fields.iter().filter(|field| !field.is_later)
    }

    /// Everything it says in words, for search and for the commitment in the record.
    pub fn words(&self) -> String {
        let values: Vec<_> = self.values.iter().map(|(_, value)| value).collect();
        format!("{}\n{}", self.number, values.join("\n"))
    }

    /// The same with other fields.
    pub(crate) fn filled(&self, values: Values) -> Self {
        Self { values, moves: self.moves + 1, ..self.clone() }
    }
}

impl Permit<'_> {
    /// Does the step that it allows: the entry moved. `given` are the fields that came with it,
    /// each already read; `note` the words.
    pub fn step(self, given: &Values, note: &str, today: Date) -> Result<Entry, Refusal> {
        let Self { step, entry: before } = self;
        let register = before.register;
        let stage = register.stage(step.to).ok_or(Refusal::Rule("wrong_state"))?;
        if step.opens_on(before.due_on()).is_some_and(|day| today < day) {
            return Err(Refusal::Rule("step_not_yet"));
        }
        let mut values = before.values.clone();
        let mut wrong = FieldErrors::default();
        for field in step.asks.iter().chain(step.offers) {
            values.set(field, given.text(field).to_owned());
        }
        for field in step.asks.iter().filter(|field| !values.has(field)) {
            let code = register.field(field).map_or("missing", Field::missing);
            wrong.add(*field, code);
        }
        if step.note == Note::Must && note.is_empty() {
            wrong.add("note", "note_missing");
        }
        (register.check)(&values, &mut wrong);
        // What a step asks for is said anew by it.
        let is_new = |key: &str| step.asks.contains(&key) || step.offers.contains(&key);
        let days = Days { today, said: Said::Typed, is_new: &is_new };
        days.check(register, &values, &mut wrong);
        if !wrong.is_empty() {
            return Err(Refusal::Fields(wrong));
        }
        let settled_on = match (stage.is_settled, before.settled_on) {
            (true, Some(day)) => Some(day),
            (true, None) => Some(today),
            (false, _) => None,
        };
        let after = Entry { settled_on, stage, ..before.filled(values) };
        (register.guard)(&after, step, today).map_err(Refusal::Rule)?;
        Ok(after)
    }
}
