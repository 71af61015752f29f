use super::{DECISIONS, LEAD, STEER};
use crate::{actions, pages};
use platform::Role;
use quality_register::{Bar, Field, Hooks, Kind, Register, Rights, Slot, Stage, Step, Tone, Who};

/// The secretary of the meeting, or whoever keeps the system running.
const CLERK: Rights = STEER.or(&[Who::Owner]);

/// Who leads the meeting.
const CHAIR: Rights = Rights::roles(&[]).or(&[Who::Named("chair")]);

/// Cuộc họp xem xét của lãnh đạo (ISO 9001, 9.3; `iso-in-agencies.md` 5.10).
pub static REVIEWS: Register = Register {
    key: "management_review",
    path: "/management-reviews",
    prefix: "XXLD",
    fields: &[
        Field::new("name", Kind::Line).required().plays(Slot::Title),
        Field::new("from", Kind::Day).required().column(),
        Field::new("to", Kind::Day).required().column(),
        Field::new("day", Kind::Day).required().plays(Slot::Due),
        Field::new("time", Kind::Line),
        Field::new("place", Kind::Line),
        Field::new("chair", Kind::Person).required(),
        Field::new("secretary", Kind::Person).required().plays(Slot::Owner),
        Field::new("participants", Kind::Text).required(),
        Field::new("agenda", Kind::Text),
        Field::new("attended", Kind::Text).later(),
        Field::new("absent", Kind::Text).later(),
        Field::new("ended", Kind::Line).later(),
        Field::new("course", Kind::Text).later(),
        Field::new("conclusion", Kind::Text).later(),
        Field::new("number", Kind::Line).later(),
    ],
    stages: &[
        Stage::new("planned", Tone::Warn).edited_by(STEER).waits_for(STEER).steps(&[
            Step::new("announce", "announced", LEAD),
            Step::new("cancel", "cancelled", LEAD).needs_note().grave(),
        ]),
        Stage::new("announced", Tone::Info).waits_for(CLERK).steps(&[
            Step::new("hold", "held", CLERK).opens_before(0),
            Step::new("revise", "planned", STEER).needs_note(),
            Step::new("cancel", "cancelled", LEAD).needs_note().grave(),
        ]),
        Stage::new("held", Tone::Info).settled().waits_for(CLERK).steps(&[WRITE]),
        Stage::new("minutes_draft", Tone::Warn)
            .settled()
            .waits_for(Rights::OWNER)
            .steps(&[Step::new("sign", "minutes_submitted", Rights::OWNER), WRITE]),
        Stage::new("minutes_submitted", Tone::Info).settled().waits_for(CHAIR).steps(&[
            Step::new("countersign", "minutes_signed", CHAIR.but_not(&[Bar::Owner]))
                .asks(&["number"]),
            Step::new("return", "minutes_draft", CHAIR).needs_note(),
        ]),
        Stage::new("minutes_signed", Tone::Info).settled().waits_for(STEER).steps(&[Step::new(
            "hand_out",
            "actions_open",
            STEER,
        )]),
        Stage::new("actions_open", Tone::Warn).settled().steps(&[Step::new(
            "close",
            "closed",
            Rights::roles(&[Role::IsoSecretary, Role::Approver]),
        )]),
        Stage::new("closed", Tone::Ok).settled(),
        Stage::new("cancelled", Tone::Mute).settled(),
    ],
    begin: STEER,
    children: &[&DECISIONS],
    check: |values, wrong| {
        if let (Some(from), Some(to)) = (values.day("from"), values.day("to")) {
            if to < from {
                wrong.add("to", "period_runs_backward");
            }
            if values.day("day").is_some_and(|day| day < to) {
                wrong.add("day", "held_before_its_period_ends");
            }
        }
    },
    hooks: Hooks {
        may_step: actions::review_may_step,
        after: actions::review_moved,
        panels: pages::review_panels,
        prints: &[
            ("/inputs", pages::SEE_INPUTS),
            ("/minutes", pages::PRINT_MINUTES),
            ("/minutes.docx", pages::WORD_MINUTES),
        ],
        ..Hooks::NONE
    },
    words: pages::REVIEW_WORDS,
    ..Register::BLANK
};

/// Minutes name who was there and who was not, and when it ended.
const WRITE: Step = Step::new("write", "minutes_draft", CLERK)
    .asks(&["attended", "course", "conclusion"])
    .offers(&["absent", "ended"]);
