//! What a register is: fields, states, rights and rules as values. A feature writes them as statics;
//! everything else is done here, once for all registers.

mod field;
mod life;
mod rights;

pub use field::{Field, Kind, Listed, Slot};
pub use life::{Note, Stage, Step, Tone};
pub(crate) use rights::Reach;
pub use rights::{Bar, Rights, Who};

use crate::{Entry, Panel, Shown, Values};
use jiff::civil::Date;
use platform::{Access, Actor, AppError, DbError, FieldErrors, Tx, list::ListQuery};
use register::Width;

/// A register of the quality system: risks, findings, tasks, training …
///
/// ```
/// use platform::{Access, Role};
/// use quality_register::{Field, Kind, Register, Rights, Slot, Stage, Step, Tone};
///
/// static IDEAS: Register = Register {
///     key: "idea",
///     path: "/ideas",
///     section: "/quality",
///     prefix: "SK",
///     access: Access::SignedIn,
///     fields: &[Field::new("what", Kind::Line).required().plays(Slot::Title)],
///     stages: &[
///         Stage::new("noted", Tone::Warn)
///             .edited_by(Rights::EVERYBODY)
///             .steps(&[Step::new("accept", "accepted", Rights::roles(&[Role::Approver]))]),
///         Stage::new("accepted", Tone::Ok).settled(),
///     ],
///     begin: Rights::EVERYBODY,
///     words: &[("title", "Sáng kiến")],
///     ..Register::BLANK
/// };
/// assert_eq!(IDEAS.stage("noted").unwrap().steps[0].to, "accepted");
/// ```
#[derive(Clone, Copy)]
pub struct Register {
    /// Its word in the database, the record (`risk/12`) and the API.
    pub key: &'static str,
    /// Its page, such as `/risks`.
    pub path: &'static str,
    /// The entry of the navigation that it stands under.
    pub section: &'static str,
    /// What its numbers begin with: `RR` makes `RR-2026-01`. Empty: entries have no number.
    pub prefix: &'static str,
    /// Who may see it at all.
    pub access: Access,
    /// Its fields, in the order of the form.
    pub fields: &'static [Field],
    /// Its states, in the order of life; an entry begins in the first.
    pub stages: &'static [Stage],
    /// Who begins an entry.
    pub begin: Rights,
    /// The register that an entry belongs to, if it cannot stand alone: a finding to its audit.
    pub parent: Option<&'static Register>,
    /// Whether an entry may also stand without one to belong to: a task of no plan.
    pub stands_alone: bool,
    /// The registers whose entries belong to one of these, shown on its page.
    pub children: &'static [&'static Register],
    /// The columns of its print on paper: fields, [`NUMBER`](Self::NUMBER), [`STATE`](Self::STATE),
    /// [`PARENT`](Self::PARENT); what lists show of an entry where there are none.
    pub columns: &'static [&'static str],
    /// The widths of these columns.
    pub widths: &'static [Width],
    /// What the words say of several fields together; notes every mistake.
    pub check: fn(&Values, &mut FieldErrors),
    /// By what lists are sorted first where asked: the score of a risk. Computed of the fields alone;
    /// shown where the word `rank` names it.
    pub rank: fn(&Values) -> i64,
    /// What else must hold for a step, from the entry as it will stand; the code of a refusal.
    pub guard: fn(&Entry, &Step, Date) -> Result<(), &'static str>,
    /// What depends on other things, and what follows.
    pub hooks: Hooks,
    /// Every word that people read.
    pub words: &'static [(&'static str, &'static str)],
    /// Words that it shares with others, where its own say nothing.
    pub shared_words: &'static [(&'static str, &'static str)],
}

/// Where a register does more than its table says. Each runs in the transaction of the page or act.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// Fills in what the program knows of an entry that begins, changes or moves (with its step), or
    /// refuses what it says because of other things: the entry as it will stand.
    pub fills: fn(&Tx<'_>, &mut Entry, Option<&Step>) -> Result<(), AppError>,
    /// What a form offers for a field, value and label: to choose from, or, for the code of a
    /// document, to pick while typing.
    pub choices: fn(&Tx<'_>, &Field) -> Result<Offers, DbError>,
    /// What the agency itself calls the choices of a field; those that it says nothing of keep the
    /// register's own words.
    pub names: fn(&Tx<'_>, &Field) -> Result<Offers, DbError>,
    /// Refuses an entry to begin, or a change of its fields: the entry as it would stand.
    pub may_stand: fn(&Tx<'_>, &Actor, &Entry) -> Result<(), AppError>,
    /// Does what follows from an entry that was begun.
    pub begun: fn(&Tx<'_>, &Actor, &Entry) -> Result<(), AppError>,
    /// Refuses a step because of other things: the entry before it.
    pub may_step: fn(&Tx<'_>, &Actor, &Entry, &Step) -> Result<(), AppError>,
    /// Does what follows from a step: the entry after it.
    pub after: fn(&Tx<'_>, &Actor, &Entry, &Step) -> Result<(), AppError>,
    /// Says fields better than their kinds do, and what else there is to say: the lines of an entry
    /// on its page and on paper, as they would be.
    pub says: fn(&Tx<'_>, &Entry, &mut Vec<Shown>) -> Result<(), AppError>,
    /// What its page shows more.
    pub panels: fn(&Tx<'_>, &Actor, &Entry) -> Result<Vec<Panel>, AppError>,
    /// What stands above its list.
    pub above: fn(&Tx<'_>, &Actor, Date) -> Result<Vec<Panel>, AppError>,
    /// The register on paper in a form of its own: the entries that the question leaves, as of a
    /// day. `None` is the usual list with the columns of [`Register::columns`].
    pub book: fn(&Tx<'_>, &[Entry], &ListQuery, Date) -> Result<Book, AppError>,
    /// Files that its page offers to print beside the usual form: address after the entry's, label.
    pub prints: &'static [(&'static str, &'static str)],
}

/// What a form offers for a field: values with their labels.
pub type Offers = Vec<(String, String)>;

/// A register on paper, if it has a form of its own: the bytes of a PDF.
pub type Book = Option<Vec<u8>>;

impl Hooks {
    /// None.
    pub const NONE: Self = Self {
        fills: |_, _, _| Ok(()),
        choices: |_, _| Ok(Vec::new()),
        names: |_, _| Ok(Vec::new()),
        may_stand: |_, _, _| Ok(()),
        begun: |_, _, _| Ok(()),
        may_step: |_, _, _, _| Ok(()),
        after: |_, _, _, _| Ok(()),
        says: |_, _, _| Ok(()),
        panels: |_, _, _| Ok(Vec::new()),
        above: |_, _, _| Ok(Vec::new()),
        book: |_, _, _, _| Ok(None),
        prints: &[],
    };
}

impl Register {
    /// The column of the entry's own number; no field is called so, while some are called `number`.
    pub const NUMBER: &'static str = "entry.number";
    /// The column of states.
    pub const STATE: &'static str = "entry.state";
    /// The column of what entries belong to.
    pub const PARENT: &'static str = "entry.parent";

    /// What a register is that says nothing else.
    pub const BLANK: Self = Self {
        key: "",
        path: "",
        section: "/quality",
        prefix: "",
        access: Access::SignedIn,
        fields: &[],
        stages: &[],
        begin: Rights::roles(&[]),
        parent: None,
        stands_alone: false,
        children: &[],
        columns: &[],
        widths: &[],
        check: |_, _| {},
        rank: |_| 0,
        guard: |_, _, _| Ok(()),
        hooks: Hooks::NONE,
        words: &[],
        shared_words: &[],
    };

    /// The columns of its print on paper: those that it names, else what lists show of it.
    pub fn on_paper(&self) -> Vec<&'static str> {
        if !self.columns.is_empty() {
            return self.columns.to_vec();
        }
        let number = (!self.prefix.is_empty()).then_some(Self::NUMBER);
        let shown = self.fields.iter().filter(|field| field.is_listed());
        number.into_iter().chain(shown.map(|field| field.key)).chain([Self::STATE]).collect()
    }

    /// The state of this word.
    pub fn stage(&self, key: &str) -> Option<&'static Stage> {
        self.stages.iter().find(|stage| stage.key == key)
    }

    /// The field of this name.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The field that plays this part.
    pub fn slot(&self, slot: Slot) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.slot == Some(slot))
    }

    /// Whether it names clauses of the standard.
    pub fn names_clauses(&self) -> bool {
        self.fields.iter().any(|field| field.kind == Kind::Clauses)
    }

    /// The word for something; empty where there is none.
    pub fn word(&self, key: &str) -> &'static str {
        let mut words = self.words.iter().chain(self.shared_words);
        words.find(|(word, _)| *word == key).map_or("", |(_, text)| text)
    }

    /// The word for something of something: `named("field", "cause")`.
    pub fn named(&self, what: &str, key: &str) -> &'static str {
        self.word(&format!("{what}.{key}"))
    }

    /// The words that are missing, for the test of each register.
    pub fn missing_words(&self) -> Vec<String> {
        let mut keys: Vec<String> =
            ["title", "one", "new", "lead", "empty"].map(str::to_owned).into();
        for field in self.fields {
            keys.push(format!("field.{}", field.key));
            if let Kind::Choice(choices) | Kind::Several(choices) = field.kind {
                keys.extend(choices.iter().map(|choice| format!("choice.{}.{choice}", field.key)));
            }
        }
        for stage in self.stages {
            keys.push(format!("state.{}", stage.key));
            for step in stage.steps {
                keys.extend(["step", "act"].map(|what| format!("{what}.{}", step.key)));
            }
        }
        keys.retain(|key| self.word(key).is_empty());
        keys.dedup();
        keys
    }

    /// What its table says that cannot be: steps to nowhere, fields that nobody knows. Empty for a
    /// sound register; for the test of each.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if self.slot(Slot::Title).is_none() {
            faults.push("no field is the title".to_owned());
        }
        for key in self.columns {
            if self.field(key).is_none() && ![Self::NUMBER, Self::STATE, Self::PARENT].contains(key)
            {
                faults.push(format!("{key} is no field to print"));
            }
        }
        for step in self.stages.iter().flat_map(|stage| stage.steps) {
            if self.stage(step.to).is_none() {
                faults.push(format!("{} leads to {}, which is no state", step.key, step.to));
            }
            for field in step.asks.iter().chain(step.offers) {
                if self.field(field).is_none() {
                    faults.push(format!("{} asks for {field}, which is no field", step.key));
                }
            }
        }
        for field in self.fields.iter().filter(|field| field.kind != Kind::Day) {
            if !field.limits.is_empty() {
                faults.push(format!("{} keeps to days and holds none", field.key));
            }
        }
        faults
    }
}
