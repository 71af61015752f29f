//! A procedure without a fault, and builders for what the tables change.

use flow::lint::{Context, ExternalText, Register, TextStatus};
use flow::*;
use jiff::civil::{Date, date};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) const EFFECTIVE: Date = date(2025, 7, 7);

pub(crate) fn sound() -> Procedure {
    Procedure {
        code: Some("QT 05/CX-HCTP".into()),
        name: Some("Đăng ký nhận cha, mẹ, con".into()),
        issue_no: Some(1),
        issued_on: Some(EFFECTIVE),
        effective_on: Some(EFFECTIVE),
        author: Some(who("Nguyễn Văn An", "Chuyên viên")),
        reviewer: Some(who("Lê Thị Bình", "Trưởng phòng")),
        approver: Some(who("Trần Văn Cường", "Phó Giám đốc")),
        national_code: Some("1.001022".into()),
        time_limit: vec![
            limit(None, Some(3.0), Unit::WorkingDay, "03 ngày làm việc"),
            limit(Some("phải xác minh"), Some(8.0), Unit::WorkingDay, "không quá 08 ngày làm việc"),
        ],
        components: vec![component("Tờ khai nhận cha, mẹ, con"), component("Giấy tờ chứng minh")],
        sets: Some(1),
        fees: vec![Fee { text: "15.000 đồng/trường hợp".into(), amount_vnd: Some(15_000) }],
        results: vec!["Trích lục đăng ký nhận cha, mẹ, con".into()],
        legal_basis: vec![
            basis("60/2014/QH13", "Luật Hộ tịch số 60/2014/QH13;"),
            basis("123/2015/NĐ-CP", "Nghị định số 123/2015/NĐ-CP ngày 15/11/2015;"),
        ],
        steps: vec![
            step(1, "Tiếp nhận, kiểm tra hồ sơ", "Bộ phận Một cửa", 0.5, 0.5),
            step(2, "Thẩm tra hồ sơ", "Công chức Tư pháp - Hộ tịch", 1.0, 5.0),
            step(3, "Ký duyệt hồ sơ", "Lãnh đạo UBND", 0.5, 1.0),
            step(4, "Đóng dấu văn bản", "Văn thư UBND", 0.5, 0.5),
            step(5, "Trả kết quả", "Bộ phận Một cửa", 0.5, 0.5),
        ],
        forms: vec![form("BM.01", "Tờ khai"), form("BM.02", "Giấy biên nhận")],
        records: vec![record("Bộ hồ sơ theo mục 5.a", Some("UBND cấp xã"), Some("Vĩnh viễn"))],
        printed: Printed {
            header_names: vec!["Tên quy trình: Đăng ký nhận cha, mẹ, con ______".into()],
            footers: vec![footer(EFFECTIVE, 1)],
        },
        ..Procedure::default()
    }
}

pub(crate) fn context() -> Context {
    Context {
        register: Some(Register::from_iter(
            ["60/2014/QH13", "123/2015/NĐ-CP"].map(|n| (n.to_owned(), ExternalText::default())),
        )),
        codes_in_use: BTreeMap::from([("QT 01/CX-HCTP".into(), "Đăng ký khai sinh".into())]),
        national_codes: Some(BTreeSet::from(["1.001022".into()])),
        positions: Some(
            ["Bộ phận Một cửa", "Tư pháp - Hộ tịch", "Lãnh đạo UBND", "Văn thư"]
                .map(str::to_owned)
                .to_vec(),
        ),
        ..Context::default()
    }
}

/// Puts the second legal basis into the register as `text`.
pub(crate) fn register(context: &mut Context, text: ExternalText) {
    let law = ("60/2014/QH13".to_owned(), ExternalText::default());
    context.register = Some(Register::from_iter([law, ("123/2015/NĐ-CP".to_owned(), text)]));
}

pub(crate) fn text_of(status: TextStatus) -> ExternalText {
    ExternalText { status, ..ExternalText::default() }
}

pub(crate) fn who(name: &str, position: &str) -> Signatory {
    Signatory { name: Some(name.into()), position: Some(position.into()) }
}

pub(crate) fn limit(case: Option<&str>, value: Option<f64>, unit: Unit, text: &str) -> TimeLimit {
    let case = case.map(str::to_owned);
    TimeLimit { case, value, unit: Some(unit), cutoff: None, text: text.into() }
}

pub(crate) fn norm(case: Option<&str>, value: f64, unit: Unit, text: &str) -> Duration {
    let case = case.map(str::to_owned);
    Duration { case, value: Some(value), unit: Some(unit), text: text.into() }
}

/// A step with working days for the ordinary case and for verification.
pub(crate) fn step(no: u32, action: &str, responsible: &str, plain: f64, verified: f64) -> Step {
    Step {
        no: Some(no),
        action: action.into(),
        responsible: Some(responsible.into()),
        durations: vec![
            norm(Some("Thời gian không xác minh"), plain, Unit::WorkingDay, ""),
            norm(Some("Thời gian có xác minh"), verified, Unit::WorkingDay, ""),
        ],
        ..Step::default()
    }
}

pub(crate) fn component(text: &str) -> Component {
    Component { text: text.into(), kind: None }
}

pub(crate) fn basis(number: &str, title: &str) -> LegalBasis {
    LegalBasis { number: Some(number.into()), title: title.into() }
}

pub(crate) fn form(code: &str, name: &str) -> Form {
    Form { code: Some(code.into()), name: name.into(), attached: Some(true) }
}

pub(crate) fn record(name: &str, keeper: Option<&str>, retention: Option<&str>) -> RecordKept {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    RecordKept { name: name.into(), keeper: owned(keeper), retention: owned(retention) }
}

pub(crate) fn footer(effective_on: Date, issue_no: u32) -> FooterPrint {
    FooterPrint {
        effective_on: Some(effective_on),
        issue_no: Some(issue_no),
        ..FooterPrint::default()
    }
}

/// One limit, and steps with these norms in its only case.
pub(crate) fn timed(procedure: &mut Procedure, limit: TimeLimit, norms: &[(f64, Unit, &str)]) {
    procedure.time_limit = vec![limit];
    procedure.steps.truncate(norms.len());
    for (step, (value, unit, text)) in procedure.steps.iter_mut().zip(norms) {
        step.durations = vec![norm(None, *value, *unit, text)];
    }
    if let Some(last) = procedure.steps.last_mut() {
        last.action = "Trả kết quả".into();
    }
}
