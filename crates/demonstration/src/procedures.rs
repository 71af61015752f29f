//! The structured procedures, made of their facts.

use crate::{
    Failure,
    facts::{Facts, PersonFacts, PresentRevision, ProcedureFacts, StepFacts, TextFacts},
};
use flow::{
    Component, ComponentKind, Duration, Fee, Form, LegalBasis, Procedure, Section, Step, Unit,
};

/// Forms of the system that every administrative procedure uses.
const FORMS: [&str; 2] = ["BM.TT.01", "BM.TT.02"];

const CHANNELS: [&str; 3] = [
    "Trực tiếp tại Bộ phận Tiếp nhận và Trả kết quả huyện Cồn Cỏ",
    "Qua dịch vụ bưu chính công ích",
    "Trực tuyến trên Cổng Dịch vụ công",
];

const REFERENCES: &str = "TCVN ISO 9001:2015 Hệ thống quản lý chất lượng - Các yêu cầu\n\
    Quyết định số 101/QĐ-BKHCN ngày 21/01/2019 của Bộ Khoa học và Công nghệ\n\
    Các văn bản nêu tại mục 5.1";

const ABBREVIATIONS: &str = "UBND: Ủy ban nhân dân\n\
    HĐND: Hội đồng nhân dân\n\
    TTHC: Thủ tục hành chính\n\
    TN&TKQ: Tiếp nhận và Trả kết quả";

const NOTES: &str = "Thời gian của từng bước có thể điều chỉnh nhưng tổng thời gian không vượt quá \
    thời hạn tại mục 5.4. 01 ngày làm việc bằng 08 giờ làm việc.\n\
    Hồ sơ được theo dõi bằng phần mềm thì không phải lập Phiếu kiểm soát quá trình bản giấy.";

/// The procedure as it was first issued.
pub(crate) fn procedure(facts: &Facts, of: &ProcedureFacts) -> Result<Procedure, Failure> {
    let longer = of.limits.iter().find_map(|limit| limit.case.clone());
    let basis = of.basis.iter().map(|number| facts.text(number).map(legal_basis));
    let unit = facts.agency.units.iter().find(|unit| unit.code == of.unit);
    let unit = unit.map_or("", |unit| unit.name.as_str());
    Ok(Procedure {
        issuing_body: Some(facts.agency.name.clone()),
        sections: sections(&of.name, unit),
        national_code: of.national.clone(),
        field: Some(of.field.clone()),
        applicants: Some(of.applicants.clone()),
        settled_by: Some(facts.agency.short_name.clone()),
        channels: CHANNELS.map(str::to_owned).into(),
        time_limit: of.limits.clone(),
        components: of.components.iter().map(|text| component(text)).collect(),
        sets: Some(1),
        fees: vec![Fee { text: of.fee.text.clone(), amount_vnd: of.fee.vnd }],
        results: vec![of.result.clone()],
        legal_basis: basis.collect::<Result<_, _>>()?,
        steps: (1..)
            .zip(&of.steps)
            .map(|(no, step)| self::step(no, step, longer.as_ref()))
            .collect(),
        forms: facts
            .documents
            .iter()
            .filter(|form| FORMS.contains(&form.code.as_str()))
            .map(form)
            .collect(),
        records: of.records.clone(),
        ..Procedure::default()
    })
}

/// Who writes the documents of a unit; of the whole agency, the office's author.
pub(crate) fn author<'f>(facts: &'f Facts, unit: Option<&str>) -> Result<&'f PersonFacts, Failure> {
    facts.person("author", unit)
}

/// The procedure with what its new legal bases ask for.
pub(crate) fn revised(
    facts: &Facts,
    mut procedure: Procedure,
    by: &PresentRevision,
) -> Result<Procedure, Failure> {
    for (old, new) in &by.replace {
        let named = |basis: &&mut LegalBasis| basis.number.as_deref() == Some(old.as_str());
        let place = procedure.legal_basis.iter_mut().find(named);
        *place.ok_or_else(|| Failure::fact("revisions.yaml", old))? = legal_basis(facts.text(new)?);
    }
    if let (Some(new), Some(limit)) = (&by.limit, procedure.time_limit.first_mut()) {
        limit.value = Some(new.value);
        limit.text.clone_from(&new.text);
    }
    for (step, days) in procedure.steps.iter_mut().zip(&by.days) {
        step.durations = vec![norm(None, *days)];
    }
    Ok(procedure)
}

fn sections(name: &str, unit: &str) -> Vec<Section> {
    let purpose = format!(
        "Quy định trình tự, trách nhiệm và thời gian thực hiện từng bước của thủ tục “{name}”, để \
         hồ sơ được giải quyết đúng pháp luật, đúng hạn."
    );
    let scope = format!(
        "Áp dụng đối với tổ chức, cá nhân có yêu cầu; Bộ phận Tiếp nhận và Trả kết quả, {unit}, lãnh \
         đạo UBND huyện và các đơn vị liên quan của UBND huyện đảo Cồn Cỏ."
    );
    let section = |number: &str, title: &str, text: String| Section {
        number: number.into(),
        title: title.into(),
        text,
    };
    vec![
        section("1", "Mục đích", purpose),
        section("2", "Phạm vi", scope),
        section("3", "Tài liệu viện dẫn", REFERENCES.into()),
        section("4", "Định nghĩa, viết tắt", ABBREVIATIONS.into()),
        section("5.7", "Quy trình xử lý công việc", NOTES.into()),
    ]
}

fn component(text: &str) -> Component {
    let shown = text.ends_with("(xuất trình)");
    let kind = if shown { ComponentKind::Presented } else { ComponentKind::Submitted };
    Component { text: text.to_owned(), kind: Some(kind) }
}

/// A legal basis as papers name it: laws by their name, all others by their kind.
fn legal_basis(text: &TextFacts) -> LegalBasis {
    let day = text.issued.map(|day| format!(" ngày {}", text::date(day))).unwrap_or_default();
    let TextFacts { number, kind, issuer, title, .. } = text;
    let name = title.split(" (").next().unwrap_or_default();
    let line = if name.starts_with(kind.as_str()) {
        format!("{name} số {number}{day}")
    } else {
        format!("{kind} số {number}{day} của {issuer}: {title}")
    };
    LegalBasis { number: Some(number.clone()), title: line }
}

fn step(no: u32, step: &StepFacts, longer: Option<&String>) -> Step {
    let ordinary = norm(None, step.days);
    let more = longer.map(|case| norm(Some(case.clone()), step.more.unwrap_or(step.days)));
    Step {
        no: Some(no),
        action: step.action.clone(),
        responsible: Some(step.by.clone()),
        role: Some(step.role),
        durations: [Some(ordinary), more].into_iter().flatten().collect(),
        outputs: vec![step.output.clone()],
    }
}

/// A norm in words: less than a day in hours, a whole number below ten with its zero, as offices write it.
fn norm(case: Option<String>, days: f64) -> Duration {
    let (value, unit, word) = if days < 1.0 {
        (days * 8.0, Unit::Hour, "giờ làm việc")
    } else {
        (days, Unit::WorkingDay, "ngày làm việc")
    };
    let written = value.to_string().replace('.', ",");
    let is_whole = value.fract() < f64::EPSILON;
    let written = if is_whole && value < 10.0 { format!("0{written}") } else { written };
    Duration { case, value: Some(value), unit: Some(unit), text: format!("{written} {word}") }
}

fn form(document: &crate::facts::DocumentFacts) -> Form {
    Form { code: Some(document.code.clone()), name: document.name.clone(), attached: Some(true) }
}
