use super::{LEAD, REVIEWS};
use crate::{actions, pages};
use quality_register::{Bar, Field, Hooks, Kind, Register, Rights, Slot, Stage, Step, Tone};

/// Quyết định của cuộc xem xét (ISO 9001, 9.3.3).
pub static DECISIONS: Register = Register {
    key: "review_decision",
    path: "/review-decisions",
    prefix: "QDXX",
    parent: Some(&REVIEWS),
    fields: &[
        Field::new("words", Kind::Text).required().plays(Slot::Title),
        Field::new("kind", Kind::Choice(&["improvement", "system", "resources"]))
            .required()
            .plays(Slot::Kind),
        Field::new("course", Kind::Choice(&["task", "nonconformity", "change_request"]))
            .required()
            .column(),
        Field::new("unit", Kind::Unit).required().plays(Slot::Unit),
        Field::new("owner", Kind::Person).plays(Slot::Owner),
        Field::new("due", Kind::Day).required().plays(Slot::Due),
        Field::new("document", Kind::Document),
        Field::new("result", Kind::Text).later(),
    ],
    stages: &[
        Stage::new("decided", Tone::Info).edited_by(LEAD).steps(&[
            Step::new("assign", "assigned", Rights::roles(&[])),
            Step::new("drop", "dropped", LEAD).needs_note().grave(),
        ]),
        Stage::new("assigned", Tone::Warn).steps(&[
            Step::new("confirm", "done", LEAD.but_not(&[Bar::Owner])).asks(&["result"]),
            Step::new("drop", "dropped", LEAD).needs_note().grave(),
        ]),
        Stage::new("done", Tone::Ok).settled(),
        Stage::new("dropped", Tone::Mute).settled(),
    ],
    begin: LEAD,
    check: |values, wrong| {
        if values.text("course") == "change_request" && !values.has("document") {
            wrong.add("document", "document_to_change_missing");
        }
    },
    hooks: Hooks {
        may_stand: actions::decision_may_stand,
        may_step: actions::decision_may_step,
        panels: pages::decision_panels,
        ..Hooks::NONE
    },
    words: pages::DECISION_WORDS,
    ..Register::BLANK
};
