//! What the editor shows, for the whole page and for its live part.

use super::words::{self, SumLine};
use crate::{
    actions,
    form::{EditForm, Parsed, SectionRow},
    model::{Topic, is_plain_time, topic},
    review::Review,
    store,
};
use document::Version;
use flow::{
    Procedure, Section,
    lint::{Finding, Severity},
};
use platform::{AppError, FieldErrors, Tx};

/// A draft under the pen.
pub(super) struct Editor {
    /// As it is stored.
    pub(super) version: Version,
    pub(super) stored: Procedure,
    /// As it was typed.
    pub(super) form: EditForm,
    pub(super) parsed: Parsed,
    pub(super) review: Review,
    /// Mistakes to show: none before somebody wants to save.
    pub(super) errors: FieldErrors,
    /// Where to go on typing.
    pub(super) focus: Option<(&'static str, usize)>,
    /// Whether something typed is not stored.
    pub(super) is_dirty: bool,
    /// Whether somebody else saved meanwhile.
    pub(super) is_overtaken: bool,
    /// The name of the file from which it was read.
    pub(super) source: Option<String>,
}

impl Editor {
    /// The editor with what was typed over what is stored.
    pub(super) fn of(
        tx: &Tx<'_>,
        version: Version,
        stored: Procedure,
        form: EditForm,
    ) -> Result<Self, AppError> {
        let parsed = form.parse(&version, &stored);
        let review = actions::review(tx, &parsed.version, &parsed.procedure)?;
        let source = store::source(tx, version.id.get())?.map(|(_, name)| name);
        Ok(Self {
            version,
            stored,
            form,
            parsed,
            review,
            errors: FieldErrors::default(),
            focus: None,
            is_dirty: false,
            is_overtaken: false,
            source,
        })
    }

    pub(super) fn sums(&self) -> Vec<SumLine> {
        SumLine::all(&self.review)
    }

    pub(super) fn count(&self, severity: Severity) -> usize {
        self.review.count(severity)
    }

    /// The field or row of a finding.
    pub(super) fn place(&self, finding: &Finding) -> String {
        self.parsed.place(&finding.anchor)
    }

    /// `bad` or `warn`, for the row of the form counted from 1.
    pub(super) fn row_class(&self, group: &str, row: usize) -> &'static str {
        let here = format!("{group}-{row}");
        let at_here = self.review.findings.iter().filter(|found| self.place(found) == here);
        match at_here.map(|found| found.severity).min() {
            Some(Severity::Error) => "bad",
            Some(Severity::Warning) => "warn",
            Some(Severity::Info) | None => "",
        }
    }

    /// Whether to go on typing in this row, counted from 1.
    pub(super) fn is_focus(&self, group: &str, row: usize) -> bool {
        self.focus.is_some_and(|(at, place)| at == group && place + 1 == row)
    }

    /// Whether the amendment row is needed.
    pub(super) fn is_later(&self) -> bool {
        self.version.issue_no > 1 || self.version.revision_no > 0
    }

    /// The notes of the reader, with whether each was just ticked off.
    pub(super) fn notes(&self) -> Vec<(usize, bool, &flow::NotUnderstood)> {
        let notes = self.stored.not_understood.iter().enumerate();
        notes.map(|(row, note)| (row, self.form.done.contains(&row), note)).collect()
    }

    /// The sections that people write, or those that the structured data says again; with their rows.
    pub(super) fn sections(&self, structured: bool) -> Vec<(usize, &SectionRow)> {
        let rows = self.form.sections.iter().enumerate();
        rows.filter(|(_, row)| is_structured(row) == structured).collect()
    }

    /// The name of a column of durations, where there is more than one.
    pub(super) fn case_name(&self, case: usize) -> String {
        let name = self.form.cases.get(case).map(|name| name.trim()).unwrap_or_default();
        match (self.form.cases.len(), name) {
            (1, "") => String::new(),
            (_, "") => words::ORDINARY.to_owned(),
            (_, name) => name.to_owned(),
        }
    }
}

fn is_structured(row: &SectionRow) -> bool {
    let section =
        Section { number: row.number.clone(), title: row.title.clone(), text: String::new() };
    topic(&section) == Topic::Structured
}

impl crate::form::DurationRow {
    /// Whether the text says more than value and unit, so that people must see it.
    pub(super) fn shows_text(&self) -> bool {
        !self.text.trim().is_empty() && (self.value.trim().is_empty() || !is_plain_time(&self.text))
    }
}
