use super::{FINDINGS, LEAD, PLANS, PROGRAMMES, STEER};
use crate::{actions, pages};
use quality_register::{Bar, Field, Hooks, Kind, Register, Rights, Slot, Stage, Step, Tone, Who};

/// The lead auditor, or the secretary for them.
const LED: Rights = STEER.or(&[Who::Owner]);

/// Cuộc đánh giá: one audit of the programme (`iso-in-agencies.md` 4.3, 5.7).
pub static AUDITS: Register = Register {
    key: "audit",
    path: "/audits",
    prefix: "DG",
    parent: Some(&PROGRAMMES),
    fields: &[
        Field::new("name", Kind::Line).required().plays(Slot::Title),
        Field::new("objective", Kind::Text).required(),
        Field::new("scope", Kind::Text).required(),
        Field::new("criteria", Kind::Text).required(),
        Field::new("from", Kind::Day).required().column(),
        Field::new("to", Kind::Day).required().plays(Slot::Due),
        Field::new("lead", Kind::Person).required().plays(Slot::Owner),
        Field::new("days", Kind::Whole(1, 180)).required(),
        Field::new("recipients", Kind::Text),
        Field::new("lead_exception", Kind::Text).later(),
        Field::new("summary", Kind::Text).later(),
        Field::new("conclusion", Kind::Text).later(),
        Field::new("report_number", Kind::Line).later(),
        Field::new("report_day", Kind::Day).later(),
    ],
    stages: &[
        Stage::new("draft", Tone::Warn).edited_by(LED).waits_for(LED).steps(&[
            Step::new("announce", "announced", LED),
            Step::new("allow", "draft", LEAD.but_not(&[Bar::Owner])).asks(&["lead_exception"]),
            Step::new("cancel", "cancelled", STEER).needs_note().grave(),
        ]),
        Stage::new("announced", Tone::Info).waits_for(Rights::OWNER).steps(&[
            Step::new("open", "in_progress", Rights::OWNER),
            Step::new("revise", "draft", LED).needs_note(),
            Step::new("cancel", "cancelled", STEER).needs_note().grave(),
        ]),
        Stage::new("in_progress", Tone::Info).waits_for(Rights::OWNER).steps(&[Step::new(
            "finish",
            "reporting",
            Rights::OWNER,
        )]),
        Stage::new("reporting", Tone::Warn).settled().waits_for(Rights::OWNER).steps(&[
            Step::new("sign", "signed", Rights::OWNER).asks(&["summary", "conclusion"]),
            Step::new("resume", "in_progress", Rights::OWNER).needs_note(),
        ]),
        Stage::new("signed", Tone::Info).settled().waits_for(LEAD).steps(&[
            Step::new("approve", "reported", LEAD).asks(&["report_number", "report_day"]),
            Step::new("return", "reporting", LEAD).needs_note(),
        ]),
        Stage::new("reported", Tone::Info).settled().waits_for(STEER).steps(&[Step::new(
            "send",
            "follow_up",
            STEER,
        )
        .with_note()]),
        Stage::new("follow_up", Tone::Warn)
            .settled()
            .waits_for(LED)
            .steps(&[Step::new("close", "closed", LED)]),
        Stage::new("closed", Tone::Ok).settled(),
        Stage::new("cancelled", Tone::Mute).settled(),
    ],
    begin: PLANS,
    children: &[&FINDINGS],
    check: |values, wrong| {
        if let (Some(from), Some(to)) = (values.day("from"), values.day("to"))
            && to < from
        {
            wrong.add("to", "audit_ends_first");
        }
    },
    hooks: Hooks {
        may_stand: actions::audit_may_stand,
        may_step: actions::audit_may_step,
        panels: pages::audit_panels,
        prints: &[
            ("/checklist", pages::SEE_CHECKLIST),
            ("/plan", pages::PRINT_PLAN),
            ("/report", pages::PRINT_REPORT),
        ],
        ..Hooks::NONE
    },
    words: pages::AUDIT_WORDS,
    ..Register::BLANK
};
