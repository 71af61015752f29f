//! The version with what was typed, and every mistake.

use super::{
    DurationRow, EditForm, Group, LimitRow, MAX_ROWS, StepRow,
    fill::{kind_word, written_for},
    rows::Row,
};
use crate::{
    model::{amount, is_plain_time, limit_value, number},
    pages::written_duration,
};
use document::{Content, Title, Version};
use flow::{
    Amendment, Component, ComponentKind, Duration, Fee, Form, LegalBasis, Procedure, RecordKept,
    Section, Step, StepRole, TimeLimit, Unit,
};
use jiff::civil::Time;
use platform::FieldErrors;
use std::collections::BTreeMap;

/// Letters in a line, and in a text.
const LINE: usize = 1_000;
const TEXT: usize = 40_000;

/// What was typed, as far as it could be read.
#[derive(Debug, Clone)]
pub(crate) struct Parsed {
    /// The version; a field with a mistake is as if nothing had been typed.
    pub(crate) version: Version,
    /// Its procedure.
    pub(crate) procedure: Procedure,
    /// Every mistake.
    pub(crate) errors: FieldErrors,
    /// Of each table the rows of the form that say something, in order.
    rows: BTreeMap<Group, Vec<usize>>,
}

impl Parsed {
    /// Where the form shows a place of the checks: blank rows count on the page, not in the text.
    pub(crate) fn place(&self, anchor: &str) -> String {
        let found = anchor.rsplit_once('-').and_then(|(group, row)| {
            let row = row.parse::<usize>().ok()?.checked_sub(1)?;
            let shown = *self.rows.get(&Group::parse(group)?)?.get(row)?;
            Some(format!("{group}-{}", shown + 1))
        });
        found.unwrap_or_else(|| anchor.to_owned())
    }
}

/// Collects mistakes while it reads.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) errors: FieldErrors,
    rows: BTreeMap<Group, Vec<usize>>,
}

impl EditForm {
    /// Reads the whole form over what is stored. Never stops at the first mistake.
    pub(crate) fn parse(&self, version: &Version, stored: &Procedure) -> Parsed {
        let (procedure, mut read) = self.procedure(stored);
        let mut changed = version.clone();
        match Title::parse(&self.title) {
            Some(title) => changed.title = title,
            None => read.errors.0.insert(0, ("title".to_owned(), "bad_title")),
        }
        changed.summary = read.text("summary", &self.summary, TEXT);
        changed.basis = read.text("basis", &self.basis, TEXT);
        changed.content = Content::Procedure(Box::new(procedure.clone()));
        Parsed { version: changed, procedure, errors: read.errors, rows: read.rows }
    }

    /// The procedure over what is stored, and every mistake in it.
    pub(super) fn procedure(&self, stored: &Procedure) -> (Procedure, Reader) {
        let mut read = Reader::default();
        let mut procedure = stored.clone();
        read.facts(self, &mut procedure);
        read.lists(self, &mut procedure);
        procedure.steps = read.steps(self);
        procedure.not_understood = (stored.not_understood.iter().enumerate())
            .filter(|(row, _)| !self.done.contains(row))
            .map(|(_, note)| note.clone())
            .collect();
        (procedure, read)
    }
}

impl Reader {
    fn text(&mut self, field: &str, typed: &str, most: usize) -> String {
        let text = text::typed(typed);
        if text.chars().count() > most {
            self.errors.add(field, "too_long");
        }
        text
    }

    fn line(&mut self, field: &str, typed: &str) -> String {
        self.text(field, typed, LINE)
    }

    fn said(&mut self, field: &str, typed: &str) -> Option<String> {
        Some(self.text(field, typed, TEXT)).filter(|text| !text.is_empty())
    }

    fn lines(&mut self, field: &str, typed: &str) -> Vec<String> {
        let text = self.text(field, typed, TEXT);
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    fn number(&mut self, field: &str, typed: &str) -> Option<f64> {
        let read = number(typed);
        if read.is_none() && !typed.trim().is_empty() {
            self.errors.add(field, "bad_number");
        }
        read
    }

    fn unit(&mut self, field: &str, typed: &str) -> Option<Unit> {
        let unit = Unit::parse(typed);
        if unit.is_none() && !typed.is_empty() {
            self.errors.add(field, "bad_choice");
        }
        unit
    }

    fn facts(&mut self, form: &EditForm, out: &mut Procedure) {
        out.national_code = self.said("national_code", &form.national_code);
        out.field = self.said("field", &form.field);
        out.applicants = self.said("applicants", &form.applicants);
        out.settled_by = self.said("settled_by", &form.settled_by);
        out.conditions = self.said("conditions", &form.conditions);
        out.channels = self.lines("channels", &form.channels);
        out.results = self.lines("results", &form.results);
        let sets = form.sets.trim();
        out.sets = sets.parse().ok().filter(|sets| *sets <= 100);
        if out.sets.is_none() && !sets.is_empty() {
            self.errors.add("sets", "bad_number");
        }
    }

    /// The rows of a table that say something, each read by `read` with the name of its row.
    fn each<R: Row, T>(
        &mut self,
        group: Group,
        rows: &[R],
        mut read: impl FnMut(&mut Self, &str, &R) -> T,
    ) -> Vec<T> {
        if rows.len() > MAX_ROWS {
            self.errors.add(group.as_str(), "too_many_rows");
        }
        let mut out = Vec::new();
        for (place, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_blank()) {
            let name = format!("{}.{place}", group.as_str());
            out.push(read(self, &name, row));
            self.rows.entry(group).or_default().push(place);
        }
        out
    }

    fn lists(&mut self, form: &EditForm, out: &mut Procedure) {
        out.amendments =
            self.each(Group::Amendments, &form.amendments, |read, at, row| Amendment {
                no: None,
                summary: read.text(&format!("{at}.summary"), &row.summary, TEXT),
                basis: read.text(&format!("{at}.basis"), &row.basis, TEXT),
                revision: read.line(&format!("{at}.revision"), &row.revision),
            });
        out.components = self.each(Group::Components, &form.components, |read, at, row| {
            let kinds = [ComponentKind::Submitted, ComponentKind::Presented, ComponentKind::Online];
            let kind = kinds.into_iter().find(|kind| kind_word(*kind) == row.kind);
            Component { text: read.text(&format!("{at}.text"), &row.text, TEXT), kind }
        });
        out.time_limit = self.each(Group::TimeLimit, &form.time_limit, Self::limit);
        out.fees = self.each(Group::Fees, &form.fees, |read, at, row| {
            let amount_vnd = amount(&row.amount);
            if amount_vnd.is_none() && !row.amount.trim().is_empty() {
                read.errors.add(format!("{at}.amount"), "bad_amount");
            }
            Fee { text: read.text(&format!("{at}.text"), &row.text, TEXT), amount_vnd }
        });
        out.legal_basis = self.each(Group::LegalBasis, &form.legal_basis, |read, at, row| {
            let number = read.line(&format!("{at}.number"), &row.number);
            let title = read.text(&format!("{at}.title"), &row.title, TEXT);
            let title = if title.is_empty() { number.clone() } else { title };
            LegalBasis { number: Some(number).filter(|number| !number.is_empty()), title }
        });
        out.forms = self.each(Group::Forms, &form.forms, |read, at, row| Form {
            code: read.said(&format!("{at}.code"), &row.code),
            name: read.text(&format!("{at}.name"), &row.name, TEXT),
            attached: match row.attached.as_str() {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
        });
        out.records = self.each(Group::Records, &form.records, |read, at, row| RecordKept {
            name: read.text(&format!("{at}.name"), &row.name, TEXT),
            keeper: read.said(&format!("{at}.keeper"), &row.keeper),
            retention: read.said(&format!("{at}.retention"), &row.retention),
        });
        out.sections = self.each(Group::Sections, &form.sections, |read, at, row| Section {
            number: read.line(&format!("{at}.number"), &row.number),
            title: read.line(&format!("{at}.title"), &row.title),
            text: read.text(&format!("{at}.text"), &row.text, TEXT),
        });
    }

    fn limit(&mut self, at: &str, row: &LimitRow) -> TimeLimit {
        let unit = self.unit(&format!("{at}.unit"), &row.unit);
        let value = self.number(&format!("{at}.value"), &row.value);
        let cutoff = clock(&row.cutoff);
        if cutoff.is_none() && !row.cutoff.trim().is_empty() {
            self.errors.add(format!("{at}.cutoff"), "bad_procedure_time");
        }
        let value = limit_value(value, unit);
        let text = self.text(&format!("{at}.text"), &row.text, TEXT);
        let text = match unit {
            Some(unit) if text.is_empty() => written_duration(value, unit),
            _ => text,
        };
        let case = self.said(&format!("{at}.case"), &row.case);
        TimeLimit { case, value, unit, cutoff, text }
    }

    fn steps(&mut self, form: &EditForm) -> Vec<Step> {
        let cases: Vec<Option<String>> = (form.cases.iter().enumerate())
            .map(|(place, case)| self.said(&format!("cases.{place}"), case))
            .collect();
        for (place, case) in cases.iter().enumerate() {
            if cases.iter().take(place).any(|other| other == case) {
                self.errors.add(format!("cases.{place}"), "case_twice");
            }
        }
        let mut steps =
            self.each(Group::Steps, &form.steps, |read, at, row| read.step(at, row, &cases));
        // Steps are counted by their place: a number can neither be missing nor come twice.
        for (no, step) in (1..).zip(&mut steps) {
            step.no = Some(no);
        }
        steps
    }

    fn step(&mut self, at: &str, row: &StepRow, cases: &[Option<String>]) -> Step {
        let role = StepRole::parse(&row.role);
        if role.is_none() && !row.role.is_empty() {
            self.errors.add(format!("{at}.role"), "bad_choice");
        }
        let mut durations = Vec::new();
        for (place, (duration, case)) in row.durations.iter().zip(cases).enumerate() {
            let at = format!("{at}.time.{place}");
            durations.extend(self.duration(&at, duration, case.as_deref()));
        }
        Step {
            no: None,
            action: self.text(&format!("{at}.action"), &row.action, TEXT),
            responsible: self.said(&format!("{at}.responsible"), &row.responsible),
            role,
            durations,
            outputs: self.lines(&format!("{at}.outputs"), &row.outputs),
        }
    }

    /// A time norm. A text that says no more than value and unit follows them; any other stays.
    fn duration(&mut self, at: &str, row: &DurationRow, case: Option<&str>) -> Option<Duration> {
        let unit = self.unit(&format!("{at}.unit"), &row.unit);
        let same_day = unit == Some(Unit::SameDay);
        let typed = text::typed(&row.value);
        let mut text = self.line(&format!("{at}.text"), &row.text);
        let case = case.map(str::to_owned);
        if typed.is_empty() && text.is_empty() && !same_day {
            return None;
        }
        // Without a unit, words are words: «giờ hành chính».
        let words = unit.is_none() && number(&typed).is_none() && !typed.is_empty();
        if words {
            text = self.line(&format!("{at}.value"), &row.value);
            return Some(Duration { case, value: None, unit: None, text });
        }
        let value = self.number(&format!("{at}.value"), &row.value);
        let is_changed = row.was != written_for(&row.value, &row.unit);
        if is_plain_time(&text) && (is_changed || text.is_empty()) {
            text = unit.map(|unit| written_duration(value, unit)).unwrap_or(typed);
        }
        if value.is_none() && text.is_empty() {
            return None;
        }
        let unit = if value.is_none() && !same_day { None } else { unit };
        Some(Duration { case, value, unit, text })
    }
}

/// Reads a time of day as people type it: `15:00`, `15h30`, `15 giờ`, `15`.
fn clock(typed: &str) -> Option<Time> {
    let folded = text::fold(typed).replace("gio", ":").replace(['h', 'g'], ":");
    let (hour, minute) = folded.split_once(':').unwrap_or((&folded, ""));
    let minute = minute.trim().trim_end_matches("phut").trim();
    let minute = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    Time::new(hour.trim().parse().ok()?, minute, 0, 0).ok()
}
