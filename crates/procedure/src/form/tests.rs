use super::*;
use flow::{
    Component, ComponentKind, Duration, Fee, LegalBasis, Procedure, RecordKept, Section, Step,
    StepRole, TimeLimit, Unit,
};

fn typed(pairs: &[(&str, &str)]) -> EditForm {
    let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    EditForm::from_pairs(pairs.collect())
}

fn codes(pairs: &[(&str, &str)]) -> Vec<(String, &'static str)> {
    typed(pairs).procedure(&Procedure::default()).1.errors.0
}

fn norm(case: Option<&str>, value: Option<f64>, unit: Option<Unit>, text: &str) -> Duration {
    Duration { case: case.map(str::to_owned), value, unit, text: text.to_owned() }
}

/// Two cases, words for times, everything that a source may say.
#[expect(clippy::too_many_lines, reason = "one value with every field filled")]
fn a_procedure() -> Procedure {
    let step = |no, action: &str, durations| Step {
        no: Some(no),
        action: action.to_owned(),
        responsible: Some("Bộ phận Một cửa".to_owned()),
        role: Some(StepRole::OneStop),
        durations,
        outputs: vec!["Mẫu 01".to_owned(), "Sổ".to_owned()],
    };
    let day = Some(Unit::WorkingDay);
    Procedure {
        code: Some("QT.01".to_owned()),
        issuing_body: Some("UBND".to_owned()),
        national_code: Some("1.001193".to_owned()),
        channels: vec!["Trực tiếp".to_owned()],
        time_limit: vec![
            TimeLimit {
                case: None,
                value: Some(3.0),
                unit: day,
                cutoff: Some(jiff::civil::time(15, 0, 0, 0)),
                text: "03 ngày làm việc".to_owned(),
            },
            TimeLimit {
                case: Some("Trong ngày".to_owned()),
                value: Some(0.0),
                unit: Some(Unit::SameDay),
                cutoff: None,
                text: "Ngay trong ngày".to_owned(),
            },
        ],
        components: vec![Component {
            text: "Tờ khai".to_owned(),
            kind: Some(ComponentKind::Presented),
        }],
        sets: Some(1),
        fees: vec![Fee { text: "8.000 đồng".to_owned(), amount_vnd: Some(8000) }],
        legal_basis: vec![LegalBasis { number: None, title: "Luật Hộ tịch".to_owned() }],
        records: vec![RecordKept {
            name: "Hồ sơ".to_owned(),
            keeper: None,
            retention: Some("Vĩnh viễn".to_owned()),
        }],
        sections: vec![Section {
            number: "1".to_owned(),
            title: "Mục đích".to_owned(),
            text: "Một\nHai".to_owned(),
        }],
        steps: vec![
            step(
                1,
                "Tiếp nhận",
                vec![
                    norm(None, Some(0.5), day, "½ ngày"),
                    norm(Some("Phải xác minh"), Some(1.0), day, "01 ngày"),
                ],
            ),
            step(
                2,
                "Trả",
                vec![
                    norm(None, None, None, "Giờ hành chính"),
                    norm(
                        Some("Phải xác minh"),
                        Some(10.0),
                        Some(Unit::CalendarDay),
                        "10 ngày, kể từ ngày nhận đủ hồ sơ",
                    ),
                ],
            ),
        ],
        ..Procedure::default()
    }
}

#[test]
fn what_is_stored_comes_back_from_the_form_as_it_was() {
    let stored = a_procedure();
    let (again, read) = EditForm::of_procedure(&stored).procedure(&stored);
    assert!(read.errors.is_empty(), "{:?}", read.errors);
    assert_eq!(again, stored);
}

#[test]
fn a_form_tells_every_mistake_at_once() {
    let wrong = codes(&[
        ("sets", "một"),
        ("time_limit.0.value", "ba"),
        ("time_limit.0.cutoff", "chiều"),
        ("fees.0.text", "Lệ phí"),
        ("fees.0.amount", "tám nghìn"),
        ("cases.0", "A"),
        ("cases.1", "A"),
        ("steps.0.action", "Tiếp nhận"),
        ("steps.0.role", "king"),
        ("steps.0.time.0.value", "nửa"),
        ("steps.0.time.0.unit", "hour"),
        ("steps.0.time.1.unit", "week"),
        ("steps.0.time.1.value", "1"),
    ]);
    let wrong: Vec<_> = wrong.iter().map(|(field, code)| (field.as_str(), *code)).collect();
    assert_eq!(
        wrong,
        [
            ("sets", "bad_number"),
            ("time_limit.0.value", "bad_number"),
            ("time_limit.0.cutoff", "bad_procedure_time"),
            ("fees.0.amount", "bad_amount"),
            ("cases.1", "case_twice"),
            ("steps.0.role", "bad_choice"),
            ("steps.0.time.0.value", "bad_number"),
            ("steps.0.time.1.unit", "bad_choice"),
        ]
    );
}

#[test]
fn a_time_is_written_for_its_number_until_words_say_more() {
    for (fields, value, unit, text) in [
        (
            &[("value", "0,5"), ("unit", "working_day")][..],
            Some(0.5),
            Some(Unit::WorkingDay),
            "0,5 ngày làm việc",
        ),
        (&[("value", "0.5"), ("unit", "hour")], Some(0.5), Some(Unit::Hour), "0,5 giờ làm việc"),
        // Nothing changed: the source's own way of writing stays.
        (
            &[
                ("value", "0,5"),
                ("unit", "working_day"),
                ("text", "½ ngày"),
                ("was", "0,5|working_day"),
            ],
            Some(0.5),
            Some(Unit::WorkingDay),
            "½ ngày",
        ),
        (
            &[
                ("value", "1"),
                ("unit", "working_day"),
                ("text", "½ ngày"),
                ("was", "0,5|working_day"),
            ],
            Some(1.0),
            Some(Unit::WorkingDay),
            "01 ngày làm việc",
        ),
        // Words that say more are the person's.
        (
            &[
                ("value", "5"),
                ("unit", "calendar_day"),
                ("text", "5 ngày kể từ ngày nhận"),
                ("was", "10|calendar_day"),
            ],
            Some(5.0),
            Some(Unit::CalendarDay),
            "5 ngày kể từ ngày nhận",
        ),
        (&[("value", "giờ hành chính"), ("unit", "")], None, None, "giờ hành chính"),
        (&[("value", ""), ("unit", "same_day")], None, Some(Unit::SameDay), "trong ngày"),
    ] {
        let mut pairs = vec![("steps.0.action".to_owned(), "Việc".to_owned())];
        pairs.extend(
            fields
                .iter()
                .map(|(field, value)| (format!("steps.0.time.0.{field}"), (*value).to_owned())),
        );
        let (procedure, read) = EditForm::from_pairs(pairs).procedure(&Procedure::default());
        assert!(read.errors.is_empty(), "{fields:?} {:?}", read.errors);
        assert_eq!(procedure.steps[0].durations, [norm(None, value, unit, text)], "{fields:?}");
    }
}

#[test]
fn row_tools_move_rows_with_everything_in_them() {
    let rows = [
        ("steps.0.action", "a"),
        ("steps.1.action", "b"),
        ("steps.1.time.0.value", "2"),
        ("steps.2.action", "c"),
    ];
    for (op, want, focus) in [
        ("up:steps:1", "b a c", 0),
        ("up:steps:0", "a b c", 0),
        ("down:steps:1", "a c b", 2),
        ("down:steps:2", "a b c", 2),
        ("copy:steps:1", "a b b c", 2),
        ("delete:steps:0", "b c", 0),
        ("delete:steps:2", "a b", 1),
        ("add-above:steps:0", " a b c", 0),
        ("add-below:steps:2", "a b c ", 3),
        ("add-below:steps:99", "a b c ", 3),
    ] {
        let mut form = typed(&rows);
        let at = form.apply(Op::parse(op));
        let actions: Vec<_> = form.steps.iter().map(|step| step.action.as_str()).collect();
        assert_eq!((actions.join(" ").as_str(), at), (want, Some(("steps", focus))), "{op}");
        let b = form.steps.iter().find(|step| step.action == "b");
        assert!(b.is_none_or(|b| b.durations[0].value == "2"), "{op}");
    }
}

#[test]
fn columns_of_time_come_and_go() {
    let mut form =
        typed(&[("cases.0", ""), ("steps.0.action", "a"), ("steps.0.time.0.value", "1")]);
    form.apply(Op::parse("add-case"));
    assert_eq!((form.cases.len(), form.steps[0].durations.len()), (2, 2));
    form.apply(Op::parse("delete-case:0"));
    assert_eq!((form.cases.len(), form.steps[0].durations[0].value.as_str()), (1, ""));
    form.apply(Op::parse("delete-case:0"));
    assert_eq!(form.cases.len(), 1, "one column always stays");
}

#[test]
fn a_table_has_two_hundred_rows_at_most() {
    let many: Vec<_> = (0..=300).map(|row| (format!("fees.{row}.text"), "x".to_owned())).collect();
    let form = EditForm::from_pairs(many);
    assert_eq!(form.fees.len(), MAX_ROWS + 1);
    let (_, read) = form.procedure(&Procedure::default());
    assert_eq!(read.errors.0, [("fees".to_owned(), "too_many_rows")]);
    let hostile = typed(&[
        ("fees.18446744073709551615.text", "x"),
        ("steps.0.time.9999.value", "1"),
        ("cases.9999", "x"),
    ]);
    assert_eq!((hostile.fees.len(), hostile.cases.len()), (1, 1));
}

#[test]
fn nobody_chose_a_role_it_is_proposed() {
    let mut stored = a_procedure();
    stored.steps[0].role = None;
    let form = EditForm::of_procedure(&stored);
    assert_eq!(form.steps[0].role, "one_stop");
    assert!(form.steps[0].is_proposed() && !form.steps[1].is_proposed());
}
