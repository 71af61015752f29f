//! What the typesetter prints: a version made into a sheet. Pure.

use crate::{
    model::{Topic, cases, is_lettered, topic},
    pages::printed as words,
};
use document::{Part, Signature, Version};
use flow::{
    Procedure, Section,
    lint::{CaseSum, sums},
};
use jiff::civil::Date;
use organization::Agency;
use typeset::{
    AmendmentRow, Control, DossierComponent, ExtraSection, FormName, Layout, ProcedureSheet,
    RecordRow, StepRow, TimeLimitLine,
};

/// Everything that one printed procedure is made of.
pub struct Printing<'p> {
    /// Who issues it.
    pub agency: &'p Agency,
    /// The version.
    pub version: &'p Version,
    /// What it holds.
    pub procedure: &'p Procedure,
    /// Who signed.
    pub signatures: &'p [Signature],
    /// The file's own date, where no decision gives one.
    pub today: Date,
}

impl Printing<'_> {
    /// The sheet.
    pub fn sheet(&self) -> ProcedureSheet {
        let printed = self.version.printed(self.procedure);
        let text = |wanted| section_text(&printed.sections, wanted);
        let lines = |wanted| text(wanted).lines().map(str::to_owned).collect();
        let columns = cases(&printed);
        let is_labelled = columns.len() > 1 || columns.iter().any(Option::is_some);
        ProcedureSheet {
            control: self.control(&printed),
            dated: document::printed_day(self.version.issued_on.unwrap_or(self.today)),
            layout: if is_lettered(&printed) { Layout::Lettered } else { Layout::Numbered },
            watermark: document::watermark(self.version.state()),
            author: document::printed_signer(self.signatures, Part::Drafted),
            reviewer: document::printed_signer(self.signatures, Part::Reviewed),
            approver: document::printed_signer(self.signatures, Part::Approved),
            amendments: self.amendments(&printed),
            purpose: text(Topic::Purpose),
            scope: text(Topic::Scope),
            references: lines(Topic::References),
            definitions_text: text(Topic::Definitions),
            legal_basis: printed.legal_basis.iter().map(|basis| basis.title.clone()).collect(),
            components: components(&printed),
            sets: printed.sets.map(words::sets).unwrap_or_default(),
            time_limits: limits(&printed),
            applicants: said(printed.applicants.as_ref()),
            settled_by: said(printed.settled_by.as_ref()),
            channels: printed.channels.clone(),
            results: printed.results.clone(),
            fees: printed.fees.iter().map(|fee| fee.text.clone()).collect(),
            conditions: said(printed.conditions.as_ref()),
            cases: if is_labelled {
                columns.iter().map(|case| words::case(case.as_ref())).collect()
            } else {
                Vec::new()
            },
            steps: steps(&printed, &columns),
            totals: totals(&printed, &columns),
            pictures: crate::pages::picture::printed(&printed),
            steps_note: notes(&printed, text(Topic::Notes)),
            forms: forms(&printed),
            records: records(&printed),
            extra: extra(&printed),
            ..ProcedureSheet::default()
        }
    }

    fn control(&self, printed: &Procedure) -> Control {
        let version = self.version;
        let written = |day: Option<Date>| day.map(text::date).unwrap_or_default();
        Control {
            agency: self.agency.name.clone(),
            name: version.title.as_str().to_owned(),
            code: version.code.as_str().to_owned(),
            issue: format!("{:02}", version.issue_no),
            revision: (version.revision_no > 0).then(|| format!("{:02}", version.revision_no)),
            issued_on: written(version.issued_on),
            effective_on: written(version.effective_on),
            national: words::national(printed.national_code.as_deref(), printed.field.as_deref()),
            copy: None,
        }
    }

    fn amendments(&self, printed: &Procedure) -> Vec<AmendmentRow> {
        let version = self.version;
        let current = version.number();
        let row = |amendment: &flow::Amendment| AmendmentRow {
            revision: amendment.revision.clone(),
            summary: amendment.summary.clone(),
            basis: amendment.basis.clone(),
            place: String::new(),
            effective_on: version
                .effective_on
                .filter(|_| amendment.revision == current)
                .map(text::date)
                .unwrap_or_default(),
        };
        printed.amendments.iter().map(row).collect()
    }
}

fn said(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

fn section_text(sections: &[Section], wanted: Topic) -> String {
    let about = sections.iter().filter(|section| topic(section) == wanted);
    let texts: Vec<_> =
        about.map(|section| section.text.trim()).filter(|t| !t.is_empty()).collect();
    texts.join("\n")
}

fn components(printed: &Procedure) -> Vec<DossierComponent> {
    let one = |component: &flow::Component| DossierComponent {
        group: component.kind.map(words::component_group).unwrap_or_default().to_owned(),
        text: component.text.clone(),
        ..DossierComponent::default()
    };
    printed.components.iter().map(one).collect()
}

fn limits(printed: &Procedure) -> Vec<TimeLimitLine> {
    let one = |limit: &flow::TimeLimit| {
        // What the text names itself, the label would say twice.
        let text = text::fold(&limit.text);
        let parts = limit.case.iter().flat_map(|case| case.split(", "));
        let unnamed = parts.filter(|part| !text.contains(&text::fold(part)));
        let case = unnamed.collect::<Vec<_>>().join(", ");
        TimeLimitLine { case, text: limit.text.clone() }
    };
    printed.time_limit.iter().map(one).collect()
}

fn steps(printed: &Procedure, columns: &[Option<String>]) -> Vec<StepRow> {
    let one = |(place, step): (usize, &flow::Step)| {
        let of_case = |case: &Option<String>| {
            let norm = step.durations.iter().find(|norm| norm.case == *case);
            norm.map(|norm| norm.text.clone()).unwrap_or_default()
        };
        StepRow {
            no: format!("B{}", place + 1),
            action: step.action.clone(),
            responsible: said(step.responsible.as_ref()),
            durations: columns.iter().map(of_case).collect(),
            outputs: step.outputs.clone(),
        }
    };
    printed.steps.iter().enumerate().map(one).collect()
}

/// The sum of one column of durations, whatever limit it is compared with.
pub(crate) fn column_sum(printed: &Procedure, case: Option<&String>) -> Option<CaseSum> {
    let mut alone = printed.clone();
    for step in &mut alone.steps {
        step.durations.retain(|norm| norm.case.as_ref() == case);
    }
    sums(&alone).into_iter().find(|sum| sum.minutes.is_some())
}

fn totals(printed: &Procedure, columns: &[Option<String>]) -> Vec<String> {
    let sums: Vec<_> = columns.iter().map(|case| column_sum(printed, case.as_ref())).collect();
    if sums.iter().all(Option::is_none) {
        return Vec::new();
    }
    sums.iter().map(|sum| sum.as_ref().map_or_else(|| "–".to_owned(), words::total)).collect()
}

/// The words under the table of steps. Where the cells say «ngày» and mean working days, the unit
/// is stated: else whoever reads the print counts days of the calendar.
fn notes(printed: &Procedure, written: String) -> String {
    let bare = |unit: flow::Unit| {
        let mut durations = printed.steps.iter().flat_map(|step| &step.durations);
        durations
            .any(|norm| norm.unit == Some(unit) && !text::fold(&norm.text).contains("lam viec"))
    };
    let is_stated = text::fold(&written).contains("don vi tinh");
    // One sentence cannot be true for both.
    let is_one = bare(flow::Unit::WorkingDay) && !bare(flow::Unit::CalendarDay);
    if is_stated || !is_one {
        return written;
    }
    if written.is_empty() { words::UNIT.to_owned() } else { format!("{}\n{written}", words::UNIT) }
}

fn forms(printed: &Procedure) -> Vec<FormName> {
    let one =
        |form: &flow::Form| FormName { code: said(form.code.as_ref()), name: form.name.clone() };
    printed.forms.iter().map(one).collect()
}

fn records(printed: &Procedure) -> Vec<RecordRow> {
    let one = |record: &flow::RecordKept| RecordRow {
        name: record.name.clone(),
        keeper: said(record.keeper.as_ref()),
        retention: said(record.retention.as_ref()),
    };
    printed.records.iter().map(one).collect()
}

fn extra(printed: &Procedure) -> Vec<ExtraSection> {
    let own = printed.sections.iter().filter(|section| topic(section) == Topic::Own);
    let one = |section: &Section| ExtraSection {
        title: section.title.clone(),
        text: section.text.clone(),
    };
    own.map(one).collect()
}
