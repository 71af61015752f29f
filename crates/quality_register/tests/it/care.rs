//! What the program fills in itself, offers, and lets wait until the day comes near.

use crate::secretary;
use jiff::ToSpan as _;
use platform::{AppError, Feature, FieldErrors, Role};
use quality_register::{
    Field, Hooks, Kind, Register, Rights, Shown, Slot, Stage, Step, Tone, Who, about_document,
};
use testkit::TestApp;

const CAREFUL: Rights = Rights::roles(&[]).or(&[
    Who::HeadWhere("grade", &["light"]),
    Who::RoleWhere(Role::Approver, "grade", &["grave"]),
]);

/// Things that are looked at every year.
static CARES: Register = Register {
    key: "care",
    path: "/cares",
    fields: &[
        Field::new("what", Kind::Line).required().plays(Slot::Title),
        Field::new("about", Kind::Document).plays(Slot::Document).column(),
        Field::new("grade", Kind::Choice(&["light", "grave"])).plays(Slot::Grade).column(),
        Field::new("weight", Kind::Whole(1, 9)),
        Field::new("unit", Kind::Unit).plays(Slot::Unit),
        Field::new("next", Kind::Day).later().plays(Slot::Due),
    ],
    stages: &[Stage::new("kept", Tone::Ok)
        .waits_for(CAREFUL)
        .before_due(30)
        .steps(&[Step::new("look", "kept", CAREFUL)])],
    begin: Rights::EVERYBODY,
    columns: &[Register::NUMBER, "what", Register::STATE],
    rank: |values| values.whole("weight").unwrap_or_default(),
    hooks: Hooks {
        fills: |tx, entry, _| {
            if entry.values.text("about") == "QT.XX.01" {
                let wrong = FieldErrors(vec![("about".into(), "bad_choice")]);
                return Err(AppError::Invalid(wrong));
            }
            let day = text::here(tx.now()).date().saturating_add(1.year());
            entry.values.set("next", day.to_string());
            Ok(())
        },
        says: |_, entry, lines| {
            let Some(at) = lines.iter().position(|line| line.key == "weight") else {
                return Ok(());
            };
            lines[at].text = format!("{}: lớn", entry.values.text("weight"));
            let text = "Lãnh đạo".to_owned();
            lines.insert(at + 1, Shown { key: "", label: "Người cân", text });
            Ok(())
        },
        choices: |_, field| {
            let offer = |key: &str| (key.to_owned(), format!("{key}: lớn"));
            Ok(if ["weight", "about"].contains(&field.key) { vec![offer("7")] } else { Vec::new() })
        },
        ..Hooks::NONE
    },
    words: &[
        ("title", "Sổ theo dõi"),
        ("one", "việc"),
        ("new", "Ghi việc"),
        ("lead", "Mỗi năm xem lại một lần."),
        ("empty", "Chưa có việc nào."),
        ("rank", "Điểm"),
        ("field.what", "Nội dung"),
        ("field.about", "Quy trình"),
        ("field.grade", "Mức"),
        ("choice.grade.light", "Nhẹ"),
        ("choice.grade.grave", "Nặng"),
        ("tone.grade.grave", "bad"),
        ("field.weight", "Trọng số"),
        ("field.unit", "Đơn vị"),
        ("field.next", "Lần tới"),
        ("state.kept", "Đang theo dõi"),
        ("step.look", "Đã xem lại"),
        ("act.look", "xem lại"),
    ],
    ..Register::BLANK
};

pub(crate) fn app() -> TestApp {
    let cares = Feature {
        routes: quality_register::routes(&CARES),
        inbox: Some(|tx, actor| quality_register::inbox(tx, actor, &[&CARES])),
        ..Feature::new("care")
    };
    let own = quality_register::feature();
    TestApp::new([external_document::feature(), document::feature(), own, cares])
}

#[tokio::test]
async fn a_yearly_look_waits_for_whom_the_grade_says_when_its_day_is_near() {
    assert_eq!(CARES.faults(), [""; 0]);
    assert_eq!(CARES.missing_words(), [""; 0]);
    let app = app();
    app.set_clock("2026-01-05T09:00:00+07:00");
    let leader = app.person("Lãnh đạo B (minh họa)", &[Role::Approver]).await;
    let form = leader.get("/cares/new").await.text;
    assert!(form.contains("<option value=\"7\">7: lớn</option></select>"), "{form}");
    assert!(form.contains("list=\"l-about\""), "{form}");
    let wrong = [("what", "Kho lưu"), ("about", "QT.XX.01")];
    let refused = leader.post("/cares", &wrong).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Kho lưu"), "what was typed stays");

    let right = [("what", "Kho lưu"), ("about", "QT.VP.01"), ("grade", "grave"), ("weight", "7")];
    assert_eq!(leader.post("/cares", &right).await.status, 303);
    let list = leader.get("/cares?grade=grave&document=QT.VP.01").await.text;
    assert!(list.contains("<span class=\"badge bad\">Nặng</span>"), "{list}");
    assert!(list.contains("data-label=\"Điểm\">7</td>") && list.contains("05/01/2027"), "{list}");
    let code = app.write(|tx| Ok(about_document(tx, &CARES, "QT.VP.01")?.len())).await.unwrap();
    assert_eq!(code, 1);

    assert!(!leader.get("/").await.text.contains("/cares/"), "nothing to do yet");
    app.set_clock("2026-12-10T09:00:00+07:00");
    assert!(leader.get("/").await.text.contains("/cares/"));
    let secretary = secretary(&app).await;
    assert!(!secretary.get("/").await.text.contains("/cares/"), "it waits for leaders only");
}
