use super::{AUDITS, LEAD, PLANS};
use crate::{actions, model, pages};
use quality_register::{Bar, Field, Hooks, Kind, Register, Rights, Slot, Stage, Step, Tone, Who};

/// The auditors of the session, or the secretary for them.
const ITS_AUDITORS: Rights = Rights::roles(&[platform::Role::IsoSecretary]).or(&[
    Who::Owner,
    Who::Named("second"),
    Who::Named("third"),
]);

/// Lịch đánh giá: a unit at a time with its auditors and contents (ISO 19011, 6.3.2).
pub static SESSIONS: Register = Register {
    key: "audit_session",
    path: "/audit-sessions",
    parent: Some(&AUDITS),
    fields: &[
        Field::new("topic", Kind::Line).required().plays(Slot::Title),
        Field::new("unit", Kind::Unit).required().plays(Slot::Unit),
        Field::new("day", Kind::Day).required().plays(Slot::Due),
        Field::new("begins", Kind::Line).required(),
        Field::new("ends", Kind::Line).required(),
        Field::new("clauses", Kind::Clauses),
        Field::new("documents", Kind::Line),
        Field::new("auditor", Kind::Person).required().plays(Slot::Owner),
        Field::new("second", Kind::Person),
        Field::new("third", Kind::Person),
        Field::new("exception", Kind::Text).later(),
    ],
    stages: &[
        Stage::new("planned", Tone::Info).edited_by(PLANS).steps(&[
            Step::new("hold", "held", ITS_AUDITORS),
            Step::new("allow", "allowed", LEAD.but_not(&[Bar::Owner])).asks(&["exception"]),
            Step::new("drop", "dropped", PLANS).needs_note().grave(),
        ]),
        Stage::new("allowed", Tone::Warn).steps(&[
            Step::new("hold", "held", ITS_AUDITORS),
            Step::new("withdraw", "planned", LEAD).needs_note(),
            Step::new("drop", "dropped", PLANS).needs_note().grave(),
        ]),
        Stage::new("held", Tone::Ok).settled(),
        Stage::new("dropped", Tone::Mute).settled(),
    ],
    begin: PLANS,
    check: model::session_is_whole,
    hooks: Hooks {
        fills: actions::as_programme,
        may_stand: actions::session_may_stand,
        may_step: actions::session_may_step,
        ..Hooks::NONE
    },
    words: pages::SESSION_WORDS,
    ..Register::BLANK
};
