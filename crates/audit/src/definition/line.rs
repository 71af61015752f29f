use super::{AUDITS, PLANS, TEAM};
use crate::{actions, model, pages};
use platform::{Access, Role};
use quality_register::{Field, Hooks, Kind, Register, Slot, Stage, Step, Tone};

/// Who may look into the notes of an audit.
pub(crate) const READERS: Access =
    Access::Only(&[Role::Auditor, Role::IsoSecretary, Role::Approver]);

/// Phiếu ghi chép: what is asked, what was seen (`iso-in-agencies.md` 4.3).
pub static LINES: Register = Register {
    key: "audit_line",
    path: "/audit-lines",
    access: READERS,
    parent: Some(&AUDITS),
    fields: &[
        Field::new("question", Kind::Text).required().plays(Slot::Title),
        Field::new("from", Kind::Choice(&model::FROM)).required().plays(Slot::Kind),
        Field::new("unit", Kind::Unit).required().plays(Slot::Unit),
        Field::new("clause", Kind::Clauses),
        Field::new("document", Kind::Document),
        Field::new("step", Kind::Line),
        Field::new("sample", Kind::Text),
        Field::new("result", Kind::Choice(&model::RESULTS)).later().column(),
        Field::new("evidence", Kind::Text).later(),
    ],
    stages: &[
        Stage::new("open", Tone::Info).edited_by(PLANS).steps(&[
            Step::new("answer", "answered", TEAM).asks(&["result"]).offers(&["evidence"]),
            Step::new("drop", "dropped", PLANS).needs_note().grave(),
        ]),
        Stage::new("answered", Tone::Ok).settled().steps(&[Step::new("answer", "answered", TEAM)
            .asks(&["result"])
            .offers(&["evidence"])]),
        Stage::new("dropped", Tone::Mute).settled(),
    ],
    begin: PLANS,
    check: model::answer_is_whole,
    hooks: Hooks {
        fills: actions::as_programme,
        names: pages::result_names,
        may_stand: actions::line_may_stand,
        may_step: actions::line_may_step,
        ..Hooks::NONE
    },
    words: pages::LINE_WORDS,
    ..Register::BLANK
};
