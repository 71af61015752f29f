use crate::Procedure;

/// A place in a procedure; rows count from 0 here and from 1 where they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Code,
    Name,
    Issue,
    IssuedOn,
    EffectiveOn,
    IssuingBody,
    Header(usize),
    Footer(usize),
    Author,
    Reviewer,
    Approver,
    Amendments,
    Amendment(usize),
    Section(usize),
    NationalCode,
    Conditions,
    Results,
    TimeLimits,
    TimeLimit(usize),
    Components,
    Component(usize),
    Sets,
    Fees,
    Fee(usize),
    LegalBases,
    LegalBasis(usize),
    Steps,
    Step(usize),
    Form(usize),
    Records,
    Record(usize),
    NotUnderstood,
}

impl Part {
    /// Field name and row: what an editor jumps to.
    pub(super) fn anchor(self) -> String {
        let (field, row) = self.field();
        row.map_or_else(|| field.to_owned(), |row| format!("{field}-{}", row + 1))
    }

    const fn field(self) -> (&'static str, Option<usize>) {
        match self {
            Self::Code => ("code", None),
            Self::Name => ("name", None),
            Self::Issue => ("issue_no", None),
            Self::IssuedOn => ("issued_on", None),
            Self::EffectiveOn => ("effective_on", None),
            Self::IssuingBody => ("issuing_body", None),
            Self::Header(row) => ("headers", Some(row)),
            Self::Footer(row) => ("footers", Some(row)),
            Self::Author => ("author", None),
            Self::Reviewer => ("reviewer", None),
            Self::Approver => ("approver", None),
            Self::Amendments => ("amendments", None),
            Self::Amendment(row) => ("amendments", Some(row)),
            Self::Section(row) => ("sections", Some(row)),
            Self::NationalCode => ("national_code", None),
            Self::Conditions => ("conditions", None),
            Self::Results => ("results", None),
            Self::TimeLimits => ("time_limit", None),
            Self::TimeLimit(row) => ("time_limit", Some(row)),
            Self::Components => ("components", None),
            Self::Component(row) => ("components", Some(row)),
            Self::Sets => ("sets", None),
            Self::Fees => ("fees", None),
            Self::Fee(row) => ("fees", Some(row)),
            Self::LegalBases => ("legal_basis", None),
            Self::LegalBasis(row) => ("legal_basis", Some(row)),
            Self::Steps => ("steps", None),
            Self::Step(row) => ("steps", Some(row)),
            Self::Form(row) => ("forms", Some(row)),
            Self::Records => ("records", None),
            Self::Record(row) => ("records", Some(row)),
            Self::NotUnderstood => ("not_understood", None),
        }
    }

    /// The place as an office names it.
    pub(super) fn label(self, procedure: &Procedure) -> String {
        let (_, row) = self.field();
        let n = row.map_or(0, |row| row + 1);
        match self {
            Self::Code => "Trang bìa, mã hiệu".into(),
            Self::Name => "Trang bìa, tên quy trình".into(),
            Self::Issue => "Trang bìa, lần ban hành".into(),
            Self::IssuedOn => "Trang bìa, ngày ban hành".into(),
            Self::EffectiveOn => "Ngày hiệu lực".into(),
            Self::IssuingBody => "Trang bìa, cơ quan ban hành".into(),
            Self::Header(_) => format!("Đầu trang thứ {n}"),
            Self::Footer(_) => format!("Chân trang thứ {n}"),
            Self::Author => "Khối trách nhiệm, người soạn thảo".into(),
            Self::Reviewer => "Khối trách nhiệm, người xem xét".into(),
            Self::Approver => "Khối trách nhiệm, người phê duyệt".into(),
            Self::Amendments => "Bảng theo dõi sửa đổi".into(),
            Self::Amendment(_) => format!("Bảng theo dõi sửa đổi, dòng {n}"),
            Self::Section(row) => section(procedure, row),
            Self::NationalCode => "Mã thủ tục hành chính".into(),
            Self::Conditions => "Yêu cầu, điều kiện".into(),
            Self::Results => "Kết quả thực hiện".into(),
            Self::TimeLimits => "Thời hạn giải quyết".into(),
            Self::TimeLimit(row) => time_limit(procedure, row),
            Self::Components => "Thành phần hồ sơ".into(),
            Self::Component(_) => format!("Thành phần hồ sơ, dòng {n}"),
            Self::Sets => "Số lượng hồ sơ".into(),
            Self::Fees => "Phí, lệ phí".into(),
            Self::Fee(_) => format!("Phí, lệ phí, dòng {n}"),
            Self::LegalBases => "Căn cứ pháp lý".into(),
            Self::LegalBasis(_) => format!("Căn cứ pháp lý, dòng {n}"),
            Self::Steps => "Các bước xử lý công việc".into(),
            Self::Step(row) => format!("Bước {}", step_no(procedure, row)),
            Self::Form(_) => format!("Biểu mẫu, dòng {n}"),
            Self::Records => "Hồ sơ lưu".into(),
            Self::Record(_) => format!("Hồ sơ lưu, dòng {n}"),
            Self::NotUnderstood => "Nội dung chưa đọc được".into(),
        }
    }
}

/// The number that people call a step by: the printed one, else its place in the table.
pub(super) fn step_no(procedure: &Procedure, row: usize) -> String {
    let printed = procedure.steps.get(row).and_then(|step| step.no);
    printed.map_or_else(|| (row + 1).to_string(), |no| no.to_string())
}

fn section(procedure: &Procedure, row: usize) -> String {
    let number = procedure.sections.get(row).map_or("", |section| section.number.trim());
    if number.is_empty() {
        format!("Phần nội dung thứ {}", row + 1)
    } else {
        format!("Mục {number}")
    }
}

fn time_limit(procedure: &Procedure, row: usize) -> String {
    match procedure.time_limit.get(row).and_then(|limit| limit.case.as_deref()) {
        Some(case) => format!("Thời hạn giải quyết, trường hợp “{case}”"),
        None => "Thời hạn giải quyết".into(),
    }
}
