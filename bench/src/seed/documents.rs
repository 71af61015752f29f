use super::{InForce, index, now};
use crate::{Outcome, product::AGENCY};
use document::{Content, Kind};
use flow::{
    Component, ComponentKind, Duration, Fee, Form, LegalBasis, Procedure, RecordKept, Section,
    Signatory, Step, StepRole, TimeLimit, Unit,
};
use rusqlite::{Connection, Transaction, params};

/// One document in five is an administrative procedure.
const PROCEDURES: usize = 5;

/// Versions that still wait for somebody, by state; everything else is in force.
const WAITING: [(&str, usize); 5] =
    [("draft", 60), ("in_review", 20), ("in_appraisal", 20), ("in_approval", 10), ("approved", 5)];

/// The first key: 1 January 2020, as the product makes keys.
const FIRST_KEY: i64 = 1_577_811_600_000 << 20;

/// Fills the master list and tells which procedures are in force.
pub(super) fn fill(conn: &mut Connection, count: usize, units: &[i64]) -> Outcome<Vec<InForce>> {
    let tx = conn.transaction()?;
    let mut in_force = Vec::new();
    let mut waiting = WAITING.iter().flat_map(|(state, times)| vec![*state; *times]);
    for n in 0..count {
        let is_procedure = n % PROCEDURES == 0;
        // What waits comes last, and is a tenth of all at most.
        let state = if n * 10 >= count * 9 { waiting.next() } else { None };
        let state = state.unwrap_or("effective");
        let unit = units.get(n % units.len()).copied().filter(|_| is_procedure || n % 20 != 1);
        let line = insert(&tx, n, state, unit, is_procedure)?;
        if is_procedure && state == "effective" {
            in_force.push(line);
        }
    }
    tx.commit()?;
    Ok(in_force)
}

fn insert(
    tx: &Transaction<'_>,
    n: usize,
    state: &str,
    unit: Option<i64>,
    is_procedure: bool,
) -> Outcome<InForce> {
    let key = FIRST_KEY + i64::try_from(n)? * 4;
    let (document, version) = (key, key + 1);
    let title = format!("Quy trình giải quyết thủ tục hành chính số {n} (minh họa)");
    let code = format!("QT.{n:05}");
    let (kind, content) = if is_procedure {
        let procedure = Content::Procedure(Box::new(procedure(&code, &title)));
        (Kind::AdministrativeProcedure, procedure)
    } else {
        (Kind::Instruction, Content::Text("Nội dung hướng dẫn công việc. ".repeat(60)))
    };
    let folded = text::fold(&format!("{code} {title}"));
    tx.prepare_cached(
        "INSERT INTO document (agency_id, id, kind, code, code_key, title, title_key, folded, unit_id, is_withdrawn)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0)",
    )?
    .execute(params![
        AGENCY.get(), document, kind.as_str(), code, text::sort_key(&code), title,
        text::sort_key(&title), folded, unit
    ])?;
    let binds = (state == "effective").then_some("2024-03-01");
    let stored = content.to_stored();
    tx.prepare_cached(
        "INSERT INTO document_version (agency_id, id, document_id, issue_no, revision_no, state, title, author_id,
            summary, basis, form, content, content_hash, edits, issued_on, effective_on, changed_at)
         VALUES (?1, ?2, ?3, 1, 0, ?4, ?5, 0, '', '', ?10, ?6, ?7, 1, ?8, ?8, ?9)",
    )?
    .execute(params![
        AGENCY.get(), version, document, state, title, stored, "0".repeat(64), binds, now(),
        content.form().as_str()
    ])?;
    tx.prepare_cached(
        "INSERT INTO document_signature (agency_id, version_id, part, person_id, name, position, at, content_hash)
         VALUES (?1, ?2, 'drafted', 0, 'Công chức 40 (minh họa)', 'Chuyên viên', ?3, ?4)",
    )?
    .execute(params![AGENCY.get(), version, now(), "0".repeat(64)])?;
    tx.prepare_cached(
        "INSERT INTO search_entry (agency_id, id, href, kind, topic, title, shelf, folded) VALUES (?1, ?2, ?3, 'Tài liệu', 'document', ?4, 0, ?5)",
    )?
    .execute(params![AGENCY.get(), key + 2, format!("/documents/{version}"), title, folded])?;
    index(tx, key + 2, &folded, &format!("zza{AGENCY} zzs0 zzc zztdocument"))?;
    Ok(InForce { document, version, title, unit: unit.unwrap_or_default() })
}

/// A procedure as long as the real ones: five steps that add up to its limit of five days.
pub(crate) fn procedure(code: &str, title: &str) -> Procedure {
    let words =
        "Kiểm tra hồ sơ, đối chiếu thành phần với quy định, ghi kết quả và chuyển bước sau. ";
    let signatory = |position: &str| {
        Some(Signatory {
            name: Some("Công chức (minh họa)".into()),
            position: Some(position.into()),
        })
    };
    let section = |number: &str, title: &str, times: usize| Section {
        number: number.into(),
        title: title.into(),
        text: words.repeat(times),
    };
    Procedure {
        code: Some(code.into()),
        name: Some(title.into()),
        issue_no: Some(1),
        revision_no: Some(0),
        issuing_body: Some("Ủy ban nhân dân tỉnh Minh Họa".into()),
        author: signatory("Chuyên viên"),
        reviewer: signatory("Trưởng phòng"),
        approver: signatory("Chủ tịch"),
        sections: vec![
            section("1", "Mục đích", 2),
            section("2", "Phạm vi", 3),
            section("3", "Tài liệu viện dẫn", 3),
            section("4", "Định nghĩa, viết tắt", 3),
            section("5.7", "Quy trình xử lý công việc", 12),
        ],
        national_code: Some("1.001193".into()),
        field: Some("Hộ tịch".into()),
        applicants: Some("Cá nhân, tổ chức".into()),
        settled_by: Some("UBND tỉnh Minh Họa".into()),
        channels: vec!["Trực tiếp".into(), "Trực tuyến".into(), "Qua bưu chính".into()],
        time_limit: vec![TimeLimit {
            case: None,
            value: Some(5.0),
            unit: Some(Unit::WorkingDay),
            cutoff: None,
            text: "05 ngày làm việc".into(),
        }],
        components: (1..=4).map(component).collect(),
        sets: Some(1),
        fees: vec![Fee { text: "Không".into(), amount_vnd: None }],
        results: vec!["Văn bản trả lời".into()],
        legal_basis: (1..=8).map(basis).collect(),
        steps: steps(words),
        forms: (1..=3)
            .map(|n| Form {
                code: Some(format!("BM.{n:02}")),
                name: format!("Mẫu số {n}"),
                attached: Some(true),
            })
            .collect(),
        records: vec![RecordKept {
            name: "Hồ sơ thủ tục".into(),
            keeper: Some("Phòng chuyên môn".into()),
            retention: Some("20 năm".into()),
        }],
        ..Procedure::default()
    }
}

fn component(n: usize) -> Component {
    Component {
        text: format!("Giấy tờ số {n} theo quy định"),
        kind: Some(ComponentKind::Submitted),
    }
}

fn basis(n: usize) -> LegalBasis {
    let number = format!("{n}/2018/NĐ-CP");
    LegalBasis {
        title: format!("Nghị định số {number} của Chính phủ"), number: Some(number)
    }
}

/// Who does the steps, and their days.
pub(super) const STEPS: [(StepRole, &str, f64); 5] = [
    (StepRole::OneStop, "Bộ phận Một cửa", 0.5),
    (StepRole::Specialist, "Công chức chuyên môn", 3.0),
    (StepRole::UnitHead, "Trưởng phòng", 0.5),
    (StepRole::Leader, "Lãnh đạo UBND", 0.5),
    (StepRole::OneStop, "Bộ phận Một cửa", 0.5),
];

fn steps(words: &str) -> Vec<Step> {
    let step = |(no, (role, who, days)): (u32, &(StepRole, &str, f64))| Step {
        no: Some(no),
        action: format!("Bước {no}. {words}"),
        responsible: Some((*who).to_owned()),
        role: Some(*role),
        durations: vec![Duration {
            case: None,
            value: Some(*days),
            unit: Some(Unit::WorkingDay),
            text: format!("{days} ngày làm việc").replace('.', ","),
        }],
        outputs: vec!["Phiếu kiểm soát".into()],
    };
    (1..).zip(&STEPS).map(step).collect()
}
