//! What people type. Past this folder, a value is right or it does not exist.
//!
//! | file | holds |
//! |---|---|
//! | `rows` | the rows of the editor's tables |
//! | `ops` | what the row tools do |
//! | `fill` | the form of a stored version |
//! | `parse` | the version with what was typed, and every mistake |
//! | `start` | beginning a procedure, with or without a file |

mod fill;
mod ops;
mod parse;
mod rows;
mod start;

pub(crate) use ops::{Group, Op};
pub(crate) use parse::Parsed;
pub(crate) use rows::{
    AmendmentRow, BasisRow, ComponentRow, DurationRow, FeeRow, FormRow, LimitRow, RecordRow,
    SectionRow, StepRow,
};
pub(crate) use start::{StartForm, from_multipart};

/// Rows that one table may have.
pub(crate) const MAX_ROWS: usize = 200;

/// Cases that the steps may tell apart; more don't fit on paper.
pub(crate) const MAX_CASES: usize = 6;

/// The editor, exactly as it arrives.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct EditForm {
    /// How often the version had been saved when this person began.
    pub(crate) edits: i64,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) basis: String,
    pub(crate) national_code: String,
    pub(crate) field: String,
    pub(crate) applicants: String,
    pub(crate) settled_by: String,
    pub(crate) sets: String,
    pub(crate) conditions: String,
    /// One a line.
    pub(crate) channels: String,
    /// One a line.
    pub(crate) results: String,
    /// The label of each column of durations; empty for the ordinary case.
    pub(crate) cases: Vec<String>,
    pub(crate) amendments: Vec<AmendmentRow>,
    pub(crate) components: Vec<ComponentRow>,
    pub(crate) time_limit: Vec<LimitRow>,
    pub(crate) fees: Vec<FeeRow>,
    pub(crate) legal_basis: Vec<BasisRow>,
    pub(crate) steps: Vec<StepRow>,
    pub(crate) forms: Vec<FormRow>,
    pub(crate) records: Vec<RecordRow>,
    pub(crate) sections: Vec<SectionRow>,
    /// Which of the things not understood have been seen to.
    pub(crate) done: Vec<usize>,
    /// The button that was pressed.
    pub(crate) op: String,
}

impl EditForm {
    /// Reads the pairs of the form: `steps.3.time.0.value=0,5`.
    pub(crate) fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            form.set(&name, value);
        }
        form.tidy();
        form
    }

    fn set(&mut self, name: &str, value: String) {
        let mut parts = name.splitn(3, '.');
        let (first, row) = (parts.next().unwrap_or_default(), parts.next());
        let Some(row) = row else { return self.set_field(first, value) };
        let Ok(row) = row.parse::<usize>() else { return };
        match (first, Group::parse(first), parts.next()) {
            ("cases", _, None) if row < MAX_CASES => {
                if self.cases.len() <= row {
                    self.cases.resize(row + 1, String::new());
                }
                if let Some(case) = self.cases.get_mut(row) {
                    *case = value;
                }
            }
            ("done", _, None) => self.done.push(row),
            (_, Some(group), Some(field)) => self.rows(group).set(row, field, value),
            _ => {}
        }
    }

    fn set_field(&mut self, name: &str, value: String) {
        match name {
            "edits" => self.edits = value.parse().unwrap_or(-1),
            "title" => self.title = value,
            "summary" => self.summary = value,
            "basis" => self.basis = value,
            "national_code" => self.national_code = value,
            "field" => self.field = value,
            "applicants" => self.applicants = value,
            "settled_by" => self.settled_by = value,
            "sets" => self.sets = value,
            "conditions" => self.conditions = value,
            "channels" => self.channels = value,
            "results" => self.results = value,
            "op" => self.op = value,
            _ => {}
        }
    }

    fn rows(&mut self, group: Group) -> &mut dyn ops::Rows {
        match group {
            Group::Amendments => &mut self.amendments,
            Group::Components => &mut self.components,
            Group::TimeLimit => &mut self.time_limit,
            Group::Fees => &mut self.fees,
            Group::LegalBasis => &mut self.legal_basis,
            Group::Steps => &mut self.steps,
            Group::Forms => &mut self.forms,
            Group::Records => &mut self.records,
            Group::Sections => &mut self.sections,
        }
    }
}

#[cfg(test)]
mod tests;
