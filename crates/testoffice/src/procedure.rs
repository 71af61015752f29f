//! Procedures that the checks let through.

use flow::{
    Component, Duration, Fee, LegalBasis, Procedure, RecordKept, Section, Step, StepRole,
    TimeLimit, Unit,
};

fn step(no: u32, action: &str, responsible: &str, role: StepRole, days: f64) -> Step {
    let norm = Duration {
        case: None,
        value: Some(days),
        unit: Some(Unit::WorkingDay),
        text: String::new(),
    };
    Step {
        no: Some(no),
        action: action.into(),
        responsible: Some(responsible.into()),
        role: Some(role),
        durations: vec![norm],
        outputs: Vec::new(),
    }
}

fn three_working_days() -> TimeLimit {
    TimeLimit {
        case: None,
        value: Some(3.0),
        unit: Some(Unit::WorkingDay),
        cutoff: None,
        text: "03 ngày làm việc".into(),
    }
}

fn civil_status_law() -> LegalBasis {
    LegalBasis {
        number: Some("60/2014/QH13".into()), title: "Luật Hộ tịch số 60/2014/QH13".into()
    }
}

/// Three working days in five steps, of which the examination has one.
pub fn procedure() -> Procedure {
    Procedure {
        national_code: Some("1.001022".into()),
        time_limit: vec![three_working_days()],
        components: vec![Component { text: "Tờ khai".into(), kind: None }],
        sets: Some(1),
        results: vec!["Trích lục".into()],
        legal_basis: vec![civil_status_law()],
        steps: vec![
            step(1, "Tiếp nhận, kiểm tra hồ sơ", "Bộ phận Một cửa", StepRole::OneStop, 0.5),
            step(2, "Thẩm tra hồ sơ", "Công chức Tư pháp - Hộ tịch", StepRole::Specialist, 1.0),
            step(3, "Ký duyệt hồ sơ", "Lãnh đạo UBND", StepRole::Leader, 0.5),
            step(4, "Đóng dấu văn bản", "Văn thư UBND", StepRole::Clerk, 0.5),
            step(5, "Trả kết quả", "Bộ phận Một cửa", StepRole::OneStop, 0.5),
        ],
        ..Procedure::default()
    }
}

/// A procedure of a place in which the checks find no error: whole, of three steps.
pub fn checked_procedure(place: &str) -> Procedure {
    let step = |no: u32, action: &str, who: &str, role: StepRole| {
        let mut step = step(no, action, who, role, 1.0);
        step.durations[0].text = "01 ngày làm việc".into();
        step.outputs = vec!["Phiếu kiểm soát".into()];
        step
    };
    Procedure {
        issuing_body: Some(format!("UBND {place}")),
        settled_by: Some(format!("UBND {place}")),
        applicants: Some("Cá nhân".into()),
        channels: vec![format!("Bộ phận Một cửa {place}")],
        sections: vec![Section {
            number: "1".into(),
            title: "Mục đích".into(),
            text: format!("Quy định trình tự thực hiện tại {place}."),
        }],
        time_limit: vec![three_working_days()],
        sets: Some(1),
        fees: vec![Fee { text: "8.000 đồng".into(), amount_vnd: Some(8_000) }],
        results: vec!["Giấy chứng nhận".into()],
        legal_basis: vec![civil_status_law()],
        steps: vec![
            step(1, "Tiếp nhận hồ sơ", "Bộ phận Một cửa", StepRole::OneStop),
            step(2, "Thẩm định hồ sơ", "Công chức tư pháp", StepRole::Specialist),
            step(3, "Trả kết quả", "Bộ phận Một cửa", StepRole::OneStop),
        ],
        records: vec![RecordKept {
            name: "Hồ sơ giải quyết".into(),
            keeper: Some("Công chức tư pháp".into()),
            retention: Some("Vĩnh viễn".into()),
        }],
        ..Procedure::default()
    }
}
