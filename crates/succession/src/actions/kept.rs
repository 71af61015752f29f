//! Registers that are kept on: what the agency knew of its surroundings, risks, things and partners.

use super::taking::{Taking, Thing};
use crate::{Kind, pages};
use context::{ISSUES, PARTIES};
use infrastructure::EQUIPMENT;
use platform::{AppError, DbError, Tx};
use provider::PROVIDERS;
use quality_register::{Entry, Kind as FieldKind, Register, Values};
use risk::RISKS;
use training::KNOWLEDGE;

/// The registers that are kept on, each with the settled states that are all the same: a device that
/// is out of use is still there. Objectives, committees and declarations are decisions of a body that
/// is no more; whoever takes over makes its own (ADR 0024).
const KEPT: [(&Register, &[&str]); 6] = [
    (&ISSUES, &[]),
    (&PARTIES, &[]),
    (&RISKS, &[]),
    (&EQUIPMENT, &["out_of_use"]),
    (&PROVIDERS, &[]),
    (&KNOWLEDGE, &[]),
];

/// What is kept on of an agency.
pub(super) fn kept(there: &Tx<'_>) -> Result<Vec<Entry>, DbError> {
    let mut kept = Vec::new();
    for (register, even) in KEPT {
        let mut entries = quality_register::every(there, register)?;
        entries.retain(|entry| entry.settled_on.is_none() || even.contains(&entry.state()));
        kept.append(&mut entries);
    }
    Ok(kept)
}

impl Taking<'_> {
    /// An entry that begins anew in the same register here, judged again by this agency.
    pub(super) fn kept(&self, entry: &Entry) -> Result<(), AppError> {
        let name = entry.thing();
        if !self.is_ours(Kind::Kept, entry.unit(), &name)? {
            return Ok(());
        }
        let label = pages::kept_label(entry);
        let origin = self.origin(&name, &entry.href(), &label);
        let values = self.values(entry);
        let begun = quality_register::raise(self.tx, self.actor, entry.register, &values, origin)?;
        let thing = Thing {
            kind: Kind::Kept,
            name,
            page: entry.href(),
            label: &label,
            title: entry.title(),
            state: entry.register.named("state", entry.state()),
            due: entry.due_on(),
            national_code: "",
        };
        self.keep(&thing, &begun.into())?;
        Ok(())
    }

    /// What it says from the beginning on. Units are those of the same code here; whoever takes over
    /// answers for it until somebody else is named; codes of documents and clauses are named anew.
    fn values(&self, entry: &Entry) -> Values {
        let mut values = Values::new();
        for field in entry.register.fields.iter().filter(|field| !field.is_later) {
            let said = entry.values.text(field.key);
            let says = match field.kind {
                _ if said.is_empty() => continue,
                FieldKind::Unit => self.unit(said.parse().ok()).to_string(),
                FieldKind::Person => self.actor.person.to_string(),
                FieldKind::Document | FieldKind::Clauses => continue,
                FieldKind::Line
                | FieldKind::Text
                | FieldKind::Whole(..)
                | FieldKind::Year
                | FieldKind::Day
                | FieldKind::Choice(_)
                | FieldKind::Several(_) => said.to_owned(),
            };
            values.set(field.key, says);
        }
        values
    }
}
