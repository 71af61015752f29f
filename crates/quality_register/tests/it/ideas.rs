use platform::Role;
use quality_register::{
    Bar, Field, Kind, Limit, Register, Rights, Slot, Stage, Step, Tone, Who, matrix,
};

const STEER: Rights = Rights::roles(&[Role::IsoSecretary, Role::Approver]);

/// Ideas for improvement, with what was tried out below each.
pub(crate) static IDEAS: Register = Register {
    key: "idea",
    path: "/ideas",
    prefix: "SK",
    fields: &[
        Field::new("what", Kind::Line).required().plays(Slot::Title),
        Field::new("kind", Kind::Choice(&["process", "tool"])).required().plays(Slot::Kind),
        Field::new("unit", Kind::Unit).plays(Slot::Unit),
        Field::new("owner", Kind::Person).plays(Slot::Owner),
        Field::new("due", Kind::Day).keeps_to(&[Limit::FromToday]).plays(Slot::Due),
        Field::new("effort", Kind::Whole(1, 5)).column(),
        Field::new("result", Kind::Text).later(),
    ],
    stages: &[
        Stage::new("noted", Tone::Warn)
            .edited_by(Rights::roles(&[Role::IsoSecretary]).or(&[Who::Raiser]))
            .waits_for(STEER)
            .steps(&[
                Step::new("accept", "doing", STEER.but_not(&[Bar::Raiser])).asks(&["owner"]),
                Step::new("drop", "dropped", STEER).needs_note().grave(),
            ]),
        Stage::new("doing", Tone::Info).waits_for(Rights::OWNER).steps(&[Step::new(
            "finish",
            "done",
            Rights::OWNER,
        )
        .asks(&["result"])]),
        Stage::new("done", Tone::Info)
            .settled()
            .waits_for(STEER.but_not(&[Bar::Did("finish")]))
            .steps(&[
                Step::new("confirm", "proven", STEER.but_not(&[Bar::Did("finish")])).with_note(),
                Step::new("return", "doing", STEER).needs_note(),
            ]),
        Stage::new("proven", Tone::Ok).settled(),
        Stage::new("dropped", Tone::Mute).settled(),
    ],
    begin: Rights::EVERYBODY,
    children: &[&TRIALS],
    rank: |values| values.whole("effort").unwrap_or_default(),
    check: |values, wrong| {
        if values.text("kind") == "tool" && !values.has("effort") {
            wrong.add("effort", "missing");
        }
    },
    guard: |entry, step, _| {
        if step.key == "confirm" && entry.values.text("result") == "?" {
            Err("wrong_state")
        } else {
            Ok(())
        }
    },
    words: WORDS,
    ..Register::BLANK
};

/// What was tried out for an idea.
pub(crate) static TRIALS: Register = Register {
    key: "trial",
    path: "/trials",
    fields: &[Field::new("what", Kind::Line).required().plays(Slot::Title)],
    stages: &[Stage::new("noted", Tone::Ok).settled()],
    begin: Rights::EVERYBODY,
    parent: Some(&IDEAS),
    words: &[
        ("title", "Thử nghiệm"),
        ("one", "thử nghiệm"),
        ("new", "Ghi thử nghiệm"),
        ("lead", "Những lần thử."),
        ("empty", "Chưa thử lần nào."),
        ("field.what", "Việc thử"),
        ("state.noted", "Đã ghi"),
    ],
    ..Register::BLANK
};

/// A table that cannot be: no title, a step to nowhere that asks for nothing there is.
static LAME: Register = Register {
    stages: &[
        Stage::new("a", Tone::Ok).steps(&[Step::new("go", "b", Rights::EVERYBODY).asks(&["x"])])
    ],
    ..Register::BLANK
};

const WORDS: &[(&str, &str)] = &[
    ("title", "Sổ sáng kiến"),
    ("one", "sáng kiến"),
    ("new", "Ghi sáng kiến"),
    ("lead", "Ai cũng ghi được."),
    ("empty", "Chưa có sáng kiến nào."),
    ("field.what", "Nội dung"),
    ("field.kind", "Loại"),
    ("choice.kind.process", "Quy trình"),
    ("choice.kind.tool", "Công cụ"),
    ("field.unit", "Đơn vị"),
    ("field.owner", "Người chịu trách nhiệm"),
    ("field.due", "Hạn"),
    ("field.effort", "Công sức"),
    ("field.result", "Kết quả"),
    ("state.noted", "Chờ xem xét"),
    ("state.doing", "Đang làm"),
    ("state.done", "Chờ xác nhận"),
    ("state.proven", "Đã xác nhận"),
    ("state.dropped", "Không làm"),
    ("step.accept", "Nhận làm"),
    ("act.accept", "nhận làm"),
    ("step.drop", "Không làm"),
    ("act.drop", "quyết định không làm"),
    ("step.finish", "Báo cáo đã xong"),
    ("act.finish", "báo cáo đã xong"),
    ("step.confirm", "Xác nhận"),
    ("act.confirm", "xác nhận"),
    ("step.return", "Trả lại"),
    ("act.return", "trả lại"),
];

#[test]
fn the_table_is_sound_and_has_its_words() {
    assert_eq!(IDEAS.faults(), [""; 0]);
    assert_eq!(IDEAS.missing_words(), [""; 0]);
    assert_eq!(TRIALS.missing_words(), [""; 0]);
    assert_eq!(LAME.faults().len(), 3, "{:?}", LAME.faults());
}

#[test]
fn the_matrix_is_read_off_the_table() {
    let matrix = matrix(&IDEAS);
    let line = |step: &str| matrix.lines().find(|line| line.contains(step)).unwrap().to_owned();
    assert!(
        line("finish").ends_with("| owner: everybody | its unit: – | noted it: – | others: –"),
        "{matrix}"
    );
    assert!(
        line("accept").ends_with("| noted it: – | others: approver, iso_secretary"),
        "{matrix}"
    );
}
