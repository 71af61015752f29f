//! A procedure as rows of cells, part by part.

use crate::{ComponentKind, Procedure, Step, StepRole};

/// A part of the document, in the order in which it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Tên.
    Name,
    /// Mã thủ tục hành chính.
    NationalCode,
    /// Lĩnh vực.
    Field,
    /// Các mục văn bản.
    Sections,
    /// Thành phần hồ sơ.
    Components,
    /// Số lượng hồ sơ.
    Sets,
    /// Thời hạn giải quyết.
    TimeLimit,
    /// Đối tượng thực hiện.
    Applicants,
    /// Cơ quan thực hiện.
    SettledBy,
    /// Cách thức thực hiện.
    Channels,
    /// Kết quả.
    Results,
    /// Phí, lệ phí.
    Fees,
    /// Yêu cầu, điều kiện.
    Conditions,
    /// Căn cứ pháp lý.
    LegalBasis,
    /// Các bước xử lý.
    Steps,
    /// Biểu mẫu.
    Forms,
    /// Hồ sơ lưu.
    Records,
    /// The paragraphs of a document that is no structured procedure.
    Text,
}

/// What a cell tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// The words themselves.
    Text,
    /// The number of a section, the code of a form.
    Number,
    /// A heading or name.
    Title,
    /// Which case.
    Case,
    /// How it is handed over.
    Kind,
    /// What is done.
    Action,
    /// Who does it.
    Responsible,
    /// The same as a role.
    Role,
    /// How long it takes.
    Time,
    /// What it leaves.
    Outputs,
    /// Who keeps it.
    Keeper,
    /// How long it is kept.
    Retention,
}

/// The words for what the model keeps as codes.
#[derive(Debug, Clone, Copy)]
pub struct Labels {
    /// How a component is handed over.
    pub component: fn(ComponentKind) -> &'static str,
    /// Who does a step.
    pub role: fn(StepRole) -> &'static str,
    /// The case without a name, where others have one.
    pub ordinary: &'static str,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 18] = [
        Self::Name,
        Self::NationalCode,
        Self::Field,
        Self::Sections,
        Self::Components,
        Self::Sets,
        Self::TimeLimit,
        Self::Applicants,
        Self::SettledBy,
        Self::Channels,
        Self::Results,
        Self::Fees,
        Self::Conditions,
        Self::LegalBasis,
        Self::Steps,
        Self::Forms,
        Self::Records,
        Self::Text,
    ];

    /// Whether it is a list, whose rows are found again by what they say. The others have one row.
    pub const fn is_listed(self) -> bool {
        match self {
            Self::Name
            | Self::NationalCode
            | Self::Field
            | Self::Sets
            | Self::Applicants
            | Self::SettledBy
            | Self::Conditions => false,
            Self::Sections
            | Self::Components
            | Self::TimeLimit
            | Self::Channels
            | Self::Results
            | Self::Fees
            | Self::LegalBasis
            | Self::Steps
            | Self::Forms
            | Self::Records
            | Self::Text => true,
        }
    }
}

type Rows = Vec<Vec<String>>;

/// The columns of a part and its rows; the first cell is what a row is told by.
pub(super) fn of(part: Part, p: &Procedure, labels: &Labels) -> (Vec<Column>, Rows) {
    let one = |said: Option<&String>| -> (Vec<Column>, Rows) {
        let said = said.map(|text| text.trim()).filter(|text| !text.is_empty());
        (vec![Column::Text], said.map(|text| vec![text.to_owned()]).into_iter().collect())
    };
    let lines =
        |all: &[String]| (vec![Column::Text], all.iter().map(|line| vec![line.clone()]).collect());
    match part {
        Part::Name => one(p.name.as_ref()),
        Part::NationalCode => one(p.national_code.as_ref()),
        Part::Field => one(p.field.as_ref()),
        Part::Applicants => one(p.applicants.as_ref()),
        Part::SettledBy => one(p.settled_by.as_ref()),
        Part::Conditions => one(p.conditions.as_ref()),
        Part::Sets => one(p.sets.map(|sets| format!("{sets:02}")).as_ref()),
        Part::Channels => lines(&p.channels),
        Part::Results => lines(&p.results),
        Part::Text => (vec![Column::Text], Vec::new()),
        Part::Sections => (vec![Column::Title, Column::Number, Column::Text], sections(p)),
        Part::Components => (vec![Column::Text, Column::Kind], components(p, labels)),
        Part::TimeLimit => (vec![Column::Text, Column::Case], limits(p)),
        Part::Fees => lines(&p.fees.iter().map(|fee| fee.text.clone()).collect::<Vec<_>>()),
        Part::LegalBasis => {
            lines(&p.legal_basis.iter().map(|basis| basis.title.clone()).collect::<Vec<_>>())
        }
        Part::Steps => (
            vec![Column::Action, Column::Responsible, Column::Role, Column::Time, Column::Outputs],
            p.steps.iter().map(|step| self::step(step, labels)).collect(),
        ),
        Part::Forms => (
            vec![Column::Title, Column::Number],
            p.forms.iter().map(|form| vec![form.name.clone(), said(form.code.as_ref())]).collect(),
        ),
        Part::Records => (vec![Column::Title, Column::Keeper, Column::Retention], records(p)),
    }
}

fn said(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

fn sections(p: &Procedure) -> Rows {
    let kept = p.sections.iter().filter(|it| !it.text.trim().is_empty());
    kept.map(|it| vec![it.title.clone(), it.number.clone(), it.text.clone()]).collect()
}

fn components(p: &Procedure, labels: &Labels) -> Rows {
    let kind = |kind: Option<ComponentKind>| kind.map(labels.component).unwrap_or_default();
    p.components.iter().map(|it| vec![it.text.clone(), kind(it.kind).to_owned()]).collect()
}

fn limits(p: &Procedure) -> Rows {
    let text = |limit: &crate::TimeLimit| match limit.cutoff {
        Some(cutoff) => format!("{} ({})", limit.text, text::clock_time(cutoff)),
        None => limit.text.clone(),
    };
    p.time_limit.iter().map(|it| vec![text(it), said(it.case.as_ref())]).collect()
}

fn records(p: &Procedure) -> Rows {
    let cells = |it: &crate::RecordKept| {
        vec![it.name.clone(), said(it.keeper.as_ref()), said(it.retention.as_ref())]
    };
    p.records.iter().map(cells).collect()
}

fn step(step: &Step, labels: &Labels) -> Vec<String> {
    let many = step.durations.len() > 1;
    let norm = |norm: &crate::Duration| match (&norm.case, many) {
        (None, false) => norm.text.clone(),
        (case, _) => format!("{}: {}", case.as_deref().unwrap_or(labels.ordinary), norm.text),
    };
    let times: Vec<String> = step.durations.iter().map(norm).collect();
    vec![
        step.action.clone(),
        said(step.responsible.as_ref()),
        step.role.map(labels.role).unwrap_or_default().to_owned(),
        times.join("\n"),
        step.outputs.join("\n"),
    ]
}
