//! The form of a stored version.

use super::{
    AmendmentRow, BasisRow, ComponentRow, DurationRow, EditForm, FeeRow, FormRow, LimitRow,
    RecordRow, SectionRow, StepRow,
};
use crate::model::{cases, written_number};
use document::Version;
use flow::{
    ComponentKind, Duration, Procedure, Step, StepRole, TimeLimit, Unit, lint::suggest_role,
};

impl EditForm {
    /// What the editor shows of a stored version. Roles that nobody has chosen are proposed.
    pub(crate) fn of(version: &Version, stored: &Procedure) -> Self {
        Self {
            edits: version.edits,
            title: version.title.as_str().to_owned(),
            summary: version.summary.clone(),
            basis: version.basis.clone(),
            ..Self::of_procedure(stored)
        }
    }

    pub(super) fn of_procedure(stored: &Procedure) -> Self {
        let cases = cases(stored);
        let mut form = Self {
            national_code: said(stored.national_code.as_ref()),
            field: said(stored.field.as_ref()),
            applicants: said(stored.applicants.as_ref()),
            settled_by: said(stored.settled_by.as_ref()),
            sets: stored.sets.map(|sets| sets.to_string()).unwrap_or_default(),
            conditions: said(stored.conditions.as_ref()),
            channels: stored.channels.join("\n"),
            results: stored.results.join("\n"),
            steps: stored.steps.iter().map(|step| step_row(step, &cases)).collect(),
            cases: cases.into_iter().map(Option::unwrap_or_default).collect(),
            time_limit: stored.time_limit.iter().map(limit_row).collect(),
            ..Self::default()
        };
        form.fill_lists(stored);
        form.tidy();
        form
    }

    fn fill_lists(&mut self, stored: &Procedure) {
        let amendment = |row: &flow::Amendment| AmendmentRow {
            summary: row.summary.clone(),
            basis: row.basis.clone(),
            revision: row.revision.clone(),
        };
        let component = |row: &flow::Component| ComponentRow {
            text: row.text.clone(),
            kind: row.kind.map(kind_word).unwrap_or_default().to_owned(),
        };
        let fee = |row: &flow::Fee| FeeRow {
            text: row.text.clone(),
            amount: row.amount_vnd.map(text::count).unwrap_or_default(),
        };
        let basis = |row: &flow::LegalBasis| BasisRow {
            number: said(row.number.as_ref()),
            title: row.title.clone(),
        };
        let form = |row: &flow::Form| FormRow {
            code: said(row.code.as_ref()),
            name: row.name.clone(),
            attached: row
                .attached
                .map(|is| if is { "yes" } else { "no" })
                .unwrap_or_default()
                .into(),
        };
        let record = |row: &flow::RecordKept| RecordRow {
            name: row.name.clone(),
            keeper: said(row.keeper.as_ref()),
            retention: said(row.retention.as_ref()),
        };
        let section = |row: &flow::Section| SectionRow {
            number: row.number.clone(),
            title: row.title.clone(),
            text: row.text.clone(),
        };
        self.amendments = stored.amendments.iter().map(amendment).collect();
        self.components = stored.components.iter().map(component).collect();
        self.fees = stored.fees.iter().map(fee).collect();
        self.legal_basis = stored.legal_basis.iter().map(basis).collect();
        self.forms = stored.forms.iter().map(form).collect();
        self.records = stored.records.iter().map(record).collect();
        self.sections = stored.sections.iter().map(section).collect();
    }
}

fn said(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

/// The word for it in the form.
pub(super) const fn kind_word(kind: ComponentKind) -> &'static str {
    match kind {
        ComponentKind::Submitted => "submitted",
        ComponentKind::Presented => "presented",
        ComponentKind::Online => "online",
    }
}

fn unit_word(unit: Option<Unit>) -> String {
    unit.map(Unit::as_str).unwrap_or_default().to_owned()
}

fn limit_row(limit: &TimeLimit) -> LimitRow {
    let value = if limit.unit == Some(Unit::SameDay) { None } else { limit.value };
    LimitRow {
        case: said(limit.case.as_ref()),
        value: value.map(written_number).unwrap_or_default(),
        unit: unit_word(limit.unit),
        cutoff: limit.cutoff.map(text::clock_time).unwrap_or_default(),
        text: limit.text.clone(),
    }
}

fn step_row(step: &Step, cases: &[Option<String>]) -> StepRow {
    let suggested = step.responsible.as_deref().and_then(suggest_role);
    let proposed = if step.role.is_none() { suggested } else { None };
    let word = |role: Option<StepRole>| role.map(StepRole::as_str).unwrap_or_default().to_owned();
    let of_case = |case: &Option<String>| step.durations.iter().find(|norm| norm.case == *case);
    StepRow {
        action: step.action.clone(),
        responsible: said(step.responsible.as_ref()),
        role: word(step.role.or(proposed)),
        proposed: word(proposed),
        outputs: step.outputs.join("\n"),
        durations: cases.iter().map(|case| duration_row(of_case(case))).collect(),
    }
}

fn duration_row(norm: Option<&Duration>) -> DurationRow {
    let Some(norm) = norm else { return DurationRow::default() };
    let value = norm.value.map(written_number).unwrap_or_default();
    let unit = unit_word(norm.unit);
    DurationRow { was: written_for(&value, &unit), value, unit, text: norm.text.clone() }
}

/// What a text was written for: value and unit as typed.
pub(super) fn written_for(value: &str, unit: &str) -> String {
    format!("{}|{unit}", value.trim())
}
