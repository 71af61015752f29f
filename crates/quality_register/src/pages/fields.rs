//! Fields as people see them: written out, and as inputs of a form.

use crate::{
    Entry, Register, Values,
    definition::{Field, Kind},
    form::{Known, Typed},
};
use edition::Edition;
use jiff::civil::Date;
use platform::{AppError, DbError, FieldErrors, PersonId, Tx};
use std::collections::BTreeMap;

/// The names behind the keys that fields hold. Names stay after people leave.
#[derive(Debug, Default, Clone)]
pub(crate) struct Directory {
    pub(crate) names: BTreeMap<PersonId, String>,
    pub(crate) known: Known,
    /// The edition in force.
    pub(crate) in_force: Option<Edition>,
    /// The edition under which clauses are shown, where one is asked for.
    pub(crate) shown: Option<Edition>,
}

impl Directory {
    /// Everybody there is, with who is here on a day.
    pub(crate) fn of(tx: &Tx<'_>, register: &Register, day: Date) -> Result<Self, DbError> {
        let (units, members) = (organization::units(tx, day)?, organization::directory(tx, day)?);
        let (mut offered, mut named) = (BTreeMap::new(), BTreeMap::new());
        for field in register.fields {
            let choices = (register.hooks.choices)(tx, field)?;
            if !choices.is_empty() {
                offered.insert(field.key, choices);
            }
            let own = (register.hooks.names)(tx, field)?;
            if !own.is_empty() {
                named.insert(field.key, own);
            }
        }
        Ok(Self {
            names: organization::names(tx)?,
            known: Known { units, members, offered, named },
            in_force: register.names_clauses().then(|| edition::now(tx)).transpose()?,
            shown: None,
        })
    }

    /// The word for a choice of a field.
    pub(crate) fn choice<'d>(&'d self, register: &Register, key: &str, word: &str) -> &'d str {
        self.known.choice(register, key, word)
    }

    /// The word for the kind of an entry.
    pub(crate) fn kind<'d>(&'d self, register: &Register, kind: &str) -> &'d str {
        let slot = register.slot(crate::definition::Slot::Kind);
        slot.map_or("", |field| self.choice(register, field.key, kind))
    }

    /// Clauses as they were noted, or as they are called under the edition that is asked for.
    fn clauses(&self, numbers: &str, own: Edition) -> String {
        match (self.shown, self.in_force) {
            (Some(shown), _) => edition::told(numbers, own, shown),
            (None, Some(in_force)) => edition::noted(numbers, own, in_force),
            (None, None) => numbers.to_owned(),
        }
    }

    pub(crate) fn name(&self, person: Option<PersonId>) -> &str {
        person.and_then(|person| self.names.get(&person)).map_or("", String::as_str)
    }

    fn unit(&self, key: Option<i64>) -> &str {
        let unit = self.known.units.iter().find(|unit| Some(unit.id.get()) == key);
        unit.map_or("", |unit| unit.name.as_str())
    }
}

/// A field as people read it, for prints and pages of a feature's own.
pub fn shown_value(
    tx: &Tx<'_>,
    register: &Register,
    values: &Values,
    key: &str,
) -> Result<String, DbError> {
    let Some(field) = register.field(key) else { return Ok(String::new()) };
    let directory = if matches!(field.kind, Kind::Person | Kind::Unit | Kind::Choice(_)) {
        Directory::of(tx, register, text::here(tx.now()).date())?
    } else {
        Directory::default()
    };
    let own = directory.in_force.unwrap_or(Edition::Iso2015);
    Ok(written(register, field, (values, own), &directory))
}

/// A field as people read it; empty where nothing stands in it.
pub(crate) fn written(
    register: &Register,
    field: &Field,
    (values, own): (&Values, Edition),
    directory: &Directory,
) -> String {
    let key = field.key;
    match field.kind {
        Kind::Line | Kind::Text | Kind::Document | Kind::Year => values.text(key).to_owned(),
        Kind::Clauses => directory.clauses(values.text(key), own),
        Kind::Whole(..) => values.whole(key).map(text::count).unwrap_or_default(),
        Kind::Day => values.day(key).map(text::date).unwrap_or_default(),
        Kind::Choice(_) => directory.choice(register, key, values.text(key)).to_owned(),
        Kind::Several(_) => {
            let word = |word| directory.choice(register, key, word);
            values.list(key).map(word).collect::<Vec<_>>().join(", ")
        }
        Kind::Unit => directory.unit(values.whole(key)).to_owned(),
        Kind::Person => directory.name(values.person(key)).to_owned(),
    }
}

/// A line of what an entry says: a field with what stands in it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The field; empty where a feature says something beside the fields.
    pub key: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What stands in it.
    pub text: String,
}

/// What an entry says, on its page and on paper: the fields that are filled in, in the order of the
/// form, and what its feature makes of them ([`Hooks::says`](crate::Hooks)).
pub(crate) fn shown(
    tx: &Tx<'_>,
    entry: &Entry,
    directory: &Directory,
) -> Result<Vec<Shown>, AppError> {
    let own = entry.edition;
    let text = |field: &Field| match (field.kind, directory.in_force) {
        (Kind::Clauses, Some(in_force)) => {
            edition::beside(entry.values.text(field.key), own, in_force)
        }
        _ => written(entry.register, field, (&entry.values, own), directory),
    };
    let show = |field: &'static Field| Shown {
        key: field.key,
        label: entry.register.named("field", field.key),
        text: text(field),
    };
    let fields = entry.register.fields.iter().map(show);
    let mut lines: Vec<_> = fields.filter(|line| !line.text.is_empty()).collect();
    (entry.register.hooks.says)(tx, entry, &mut lines)?;
    Ok(lines)
}

/// An input of a form.
pub(super) struct Input {
    pub(super) key: &'static str,
    pub(super) label: String,
    pub(super) hint: String,
    /// `text`, `pick`, `area`, `date`, `number`, `select` or `ticks`.
    pub(super) shape: &'static str,
    pub(super) value: String,
    /// Value, label and whether it is chosen.
    pub(super) choices: Vec<(String, String, bool)>,
    pub(super) error: Option<&'static str>,
}

/// Fields as inputs with what was typed into them. `asked` are those that must be filled in.
pub(super) fn inputs<'f>(
    register: &Register,
    fields: impl IntoIterator<Item = &'f Field>,
    typed: &Typed,
    errors: &FieldErrors,
    directory: &Directory,
    asked: impl Fn(&Field) -> bool,
) -> Vec<Input> {
    let input = |field: &Field| {
        let (shape, choices) = choices(register, field, typed, directory);
        Input {
            key: field.key,
            label: super::words::field_label(register.named("field", field.key), asked(field)),
            hint: super::words::hint(register.named("hint", field.key), field.kind),
            shape,
            value: typed.get(field.key).to_owned(),
            choices,
            error: errors.at(field.key),
        }
    };
    fields.into_iter().map(input).collect()
}

fn choices(
    register: &Register,
    field: &Field,
    typed: &Typed,
    directory: &Directory,
) -> (&'static str, Vec<(String, String, bool)>) {
    let now = typed.get(field.key);
    let word = |word: &&str| {
        let is_chosen = typed.has(field.key, word);
        let label = directory.choice(register, field.key, word).to_owned();
        ((*word).to_owned(), label, is_chosen)
    };
    if let Some(offered) = directory.known.offered.get(field.key) {
        let offer =
            |(value, label): &(String, String)| (value.clone(), label.clone(), value == now);
        let mut offers: Vec<_> = offered.iter().map(offer).collect();
        if field.kind == Kind::Document {
            return ("pick", offers);
        }
        // What stands in it and is no longer offered stays until somebody chooses.
        if !now.is_empty() && !offers.iter().any(|(value, ..)| value == now) {
            offers.push((now.to_owned(), now.to_owned(), true));
        }
        return ("select", offers);
    }
    match field.kind {
        Kind::Line | Kind::Document | Kind::Clauses => ("text", Vec::new()),
        Kind::Text => ("area", Vec::new()),
        Kind::Whole(..) | Kind::Year => ("number", Vec::new()),
        Kind::Day => ("date", Vec::new()),
        Kind::Choice(words) => ("select", words.iter().map(word).collect()),
        Kind::Several(words) => ("ticks", words.iter().map(word).collect()),
        Kind::Unit => {
            let unit = |unit: &organization::Unit| {
                let key = unit.id.to_string();
                let is_chosen = key == now;
                (key, unit.name.clone(), is_chosen)
            };
            ("select", directory.known.units.iter().map(unit).collect())
        }
        Kind::Person => {
            let person = |member: &organization::Member| {
                let key = member.person.to_string();
                let is_chosen = key == now;
                (key, super::words::person(member), is_chosen)
            };
            ("select", directory.known.members.iter().map(person).collect())
        }
    }
}
