use super::{AUDITS, TEAM};
use crate::{actions, model, pages};
use platform::Role;
use quality_register::{Field, Hooks, Kind, Limit, Register, Rights, Slot, Stage, Step, Tone, Who};

/// Who may hand what is left over to another course of action.
const STEERS: Rights = Rights::roles(&[Role::IsoSecretary, Role::Approver]);

/// The head of the audited unit.
const UNIT: Rights = Rights::roles(&[]).or(&[Who::Head]);

/// Phát hiện đánh giá: what the audit found, signed by both sides (`iso-in-agencies.md` 4.3, 5.7).
pub static FINDINGS: Register = Register {
    key: "audit_finding",
    path: "/audit-findings",
    prefix: "PH",
    parent: Some(&AUDITS),
    fields: &[
        Field::new("statement", Kind::Text).required().plays(Slot::Title),
        Field::new("category", Kind::Choice(&model::CATEGORIES)).required().plays(Slot::Kind),
        Field::new("unit", Kind::Unit).required().plays(Slot::Unit),
        Field::new("clause", Kind::Clauses).required().column(),
        Field::new("document", Kind::Document),
        Field::new("evidence", Kind::Text).required(),
        Field::new("due", Kind::Day).keeps_to(&[Limit::FromToday]).plays(Slot::Due),
        Field::new("reply", Kind::Text).later(),
        Field::new("verdict", Kind::Text).later(),
    ],
    stages: &[
        Stage::new("noted", Tone::Warn)
            .edited_by(TEAM)
            .waits_for(Rights::roles(&[]).or(&[Who::Raiser]))
            .steps(&[
                Step::new("give", "given", TEAM),
                Step::new("note_down", "recorded", TEAM),
                Step::new("drop", "withdrawn", TEAM).needs_note().grave(),
            ]),
        Stage::new("given", Tone::Info).waits_for(UNIT).steps(&[
            Step::new("accept", "agreed", UNIT).offers(&["reply"]),
            Step::new("object", "objected", UNIT).asks(&["reply"]),
        ]),
        Stage::new("objected", Tone::Warn).waits_for(TEAM).steps(&[
            Step::new("uphold", "agreed", TEAM).asks(&["verdict"]),
            Step::new("withdraw", "withdrawn", TEAM).asks(&["verdict"]),
        ]),
        Stage::new("agreed", Tone::Bad).steps(&[
            Step::new("close", "closed", TEAM),
            Step::new("transfer", "transferred", STEERS).needs_note(),
        ]),
        Stage::new("recorded", Tone::Ok).settled(),
        Stage::new("closed", Tone::Ok).settled(),
        Stage::new("transferred", Tone::Mute).settled(),
        Stage::new("withdrawn", Tone::Mute).settled(),
    ],
    begin: TEAM,
    guard: |entry, step, _| {
        let is_nonconformity = model::is_nonconformity(entry.kind());
        match step.key {
            "note_down" if is_nonconformity => Err("finding_must_be_signed"),
            "give" if !is_nonconformity => Err("finding_needs_no_signature"),
            _ => Ok(()),
        }
    },
    hooks: Hooks {
        fills: actions::as_programme,
        names: pages::category_names,
        may_stand: actions::finding_may_stand,
        may_step: actions::finding_may_step,
        after: actions::finding_moved,
        panels: pages::finding_panels,
        prints: &[("/sheet", pages::PRINT_SHEET)],
        above: pages::above_findings,
        ..Hooks::NONE
    },
    words: pages::FINDING_WORDS,
    ..Register::BLANK
};
