//! The registers of this feature. Nothing here touches a clock, a database or a request.

mod concern;

pub use concern::{Concern, Post, SeatView, concerns_of};

use crate::{actions, pages};
use jiff::civil::Date;
use platform::{FieldErrors, Role};
use quality_register::{
    Entry, Field, Hooks, Kind, Limit, Register, Rights, Slot, Stage, Step, Tone, Values, Who,
};

const STEER: Rights = Rights::roles(&[Role::IsoSecretary, Role::Approver]);
const HEAD: Rights = Rights::roles(&[Role::Approver]);
const CLERK: Rights = Rights::roles(&[Role::Clerk, Role::IsoSecretary]);
const CHAIR: Rights = Rights::roles(&[]).or(&[Who::Owner]);

/// What happens only because of something else.
const NOBODY: Rights = Rights::roles(&[]);

/// Decisions that set the committee up or strengthen it (thành lập, kiện toàn).
pub static COMMITTEES: Register = Register {
    key: "committee",
    path: "/committees",
    fields: &[
        Field::new("title", Kind::Line).required().plays(Slot::Title),
        Field::new("kind", Kind::Choice(&["set_up", "strengthen"])).required().plays(Slot::Kind),
        Field::new("unit", Kind::Unit).required().plays(Slot::Unit),
        Field::new("tasks", Kind::Text).required(),
        Field::new("standing_tasks", Kind::Text),
        Field::new("signer", Kind::Person).required(),
        Field::new("number", Kind::Line).later().column(),
        Field::new("dated", Kind::Day).later().column(),
    ],
    stages: &[
        Stage::new("draft", Tone::Warn).edited_by(STEER).waits_for(HEAD).steps(&[
            Step::new("sign", "signed", HEAD),
            Step::new("drop", "dropped", STEER).needs_note().grave(),
        ]),
        Stage::new("signed", Tone::Info).waits_for(CLERK).steps(&[
            Step::new("number", "in_force", CLERK).asks(&["number", "dated"]),
            Step::new("return", "draft", STEER).needs_note(),
        ]),
        Stage::new("in_force", Tone::Ok).steps(&[
            Step::new("correct", "in_force", CLERK).asks(&["number", "dated"]).needs_note(),
            Step::new("replace", "replaced", NOBODY),
        ]),
        Stage::new("replaced", Tone::Mute).settled(),
        Stage::new("dropped", Tone::Mute).settled(),
    ],
    begin: STEER,
    guard: not_in_the_future,
    hooks: Hooks {
        fills: actions::fill_committee,
        choices: actions::leaders,
        may_stand: actions::may_stand_committee,
        begun: actions::copy_seats,
        may_step: actions::may_step_committee,
        after: actions::after_committee,
        says: actions::say_signer,
        panels: pages::committee_panels,
        prints: &[("/decision", pages::DECISION), ("/decision.docx", pages::DECISION_WORD)],
        ..Hooks::NONE
    },
    words: pages::COMMITTEE_WORDS,
    ..Register::BLANK
};

/// Who sits in a committee. Name and position are written down as they were when it was drafted.
pub static SEATS: Register = Register {
    key: "seat",
    path: "/committee-seats",
    fields: &[
        Field::new("person", Kind::Person).required().plays(Slot::Owner).unlisted(),
        Field::new("post", Kind::Choice(&Post::WORDS)).required().plays(Slot::Kind).column(),
        Field::new("representative", Kind::Choice(&["no", "yes"])),
        Field::new("from", Kind::Day).required().column(),
        Field::new("to", Kind::Day).plays(Slot::Due),
        Field::new("tasks", Kind::Text),
        Field::new("title", Kind::Line).plays(Slot::Title),
        Field::new("position", Kind::Line).column(),
        Field::new("left_on", Kind::Day).later().keeps_to(&[Limit::UntilToday]),
    ],
    stages: &[
        Stage::new("proposed", Tone::Warn)
            .edited_by(STEER)
            .steps(&[Step::new("serve", "serving", NOBODY), Step::new("remove", "removed", STEER)]),
        Stage::new("serving", Tone::Ok).steps(&[
            Step::new("leave", "left", STEER).asks(&["left_on"]).needs_note(),
            Step::new("end", "ended", NOBODY),
        ]),
        Stage::new("left", Tone::Bad).settled().steps(&[Step::new("end", "ended", NOBODY)]),
        Stage::new("ended", Tone::Mute).settled(),
        Stage::new("removed", Tone::Mute).settled(),
    ],
    begin: STEER,
    parent: Some(&COMMITTEES),
    columns: &["title", "position", "post", "representative", "from", "to", Register::STATE],
    check: term_is_sound,
    hooks: Hooks {
        fills: actions::fill_seat,
        may_stand: actions::may_stand_seat,
        may_step: actions::may_step_seat,
        above: pages::concerns_panel,
        ..Hooks::NONE
    },
    words: pages::SEAT_WORDS,
    ..Register::BLANK
};

/// Meetings of the committee.
pub static MEETINGS: Register = Register {
    key: "committee_meeting",
    path: "/committee-meetings",
    prefix: "HOP",
    fields: &[
        Field::new("title", Kind::Line).required().plays(Slot::Title),
        Field::new("held_on", Kind::Day).required().plays(Slot::Due),
        Field::new("time", Kind::Line).required(),
        Field::new("place", Kind::Line).required(),
        Field::new("chair", Kind::Person).required().plays(Slot::Owner),
        Field::new("agenda", Kind::Text).required(),
        Field::new("guests", Kind::Text),
        Field::new("number", Kind::Line).later(),
        Field::new("sent_on", Kind::Day).later().keeps_to(&[Limit::UntilToday]),
        Field::new("course", Kind::Text).later(),
        Field::new("ended", Kind::Line).later(),
    ],
    stages: &[
        Stage::new("planned", Tone::Warn).edited_by(STEER).waits_for(STEER).steps(&[
            Step::new("invite", "invited", STEER).asks(&["number", "sent_on"]),
            Step::new("cancel", "cancelled", STEER).needs_note().grave(),
        ]),
        Stage::new("invited", Tone::Info).waits_for(STEER).before_due(0).steps(&[
            Step::new("hold", "held", STEER).asks(&["course", "ended"]).opens_before(0),
            Step::new("cancel", "cancelled", STEER).needs_note().grave(),
        ]),
        Stage::new("held", Tone::Info).settled().waits_for(CHAIR).steps(&[
            Step::new("confirm", "minuted", CHAIR),
            Step::new("return", "invited", CHAIR).needs_note(),
        ]),
        Stage::new("minuted", Tone::Ok).settled(),
        Stage::new("cancelled", Tone::Mute).settled(),
    ],
    begin: STEER,
    children: &[&ATTENDANCE, &CONCLUSIONS],
    hooks: Hooks {
        begun: actions::invite_members,
        may_step: actions::may_step_meeting,
        after: actions::after_meeting,
        prints: &[("/invitation", pages::INVITATION), ("/minutes", pages::MINUTES)],
        ..Hooks::NONE
    },
    words: pages::MEETING_WORDS,
    ..Register::BLANK
};

/// Who was there.
pub static ATTENDANCE: Register = Register {
    key: "committee_attendance",
    path: "/committee-attendance",
    fields: &[
        Field::new("person", Kind::Person).required().plays(Slot::Owner).unlisted(),
        Field::new("title", Kind::Line).plays(Slot::Title),
        Field::new("post", Kind::Choice(&Post::WORDS)).plays(Slot::Kind).column(),
    ],
    stages: &[
        Stage::new("expected", Tone::Warn).steps(&[
            Step::new("attend", "present", STEER.or(&[Who::Owner])),
            Step::new("excuse", "excused", STEER.or(&[Who::Owner])).needs_note(),
            Step::new("miss", "absent", STEER),
        ]),
        Stage::new("present", Tone::Ok).settled().steps(&[UNDO]),
        Stage::new("excused", Tone::Info).settled().steps(&[UNDO]),
        Stage::new("absent", Tone::Bad).settled().steps(&[UNDO]),
    ],
    begin: STEER,
    parent: Some(&MEETINGS),
    columns: &["title", "post", Register::STATE],
    hooks: Hooks {
        fills: actions::fill_guest,
        may_stand: actions::may_change_meeting,
        may_step: actions::may_step_guest,
        ..Hooks::NONE
    },
    words: pages::ATTENDANCE_WORDS,
    ..Register::BLANK
};

const UNDO: Step = Step::new("undo", "expected", STEER);

/// What a meeting concluded; each becomes a task when the chair confirms the minutes.
pub static CONCLUSIONS: Register = Register {
    key: "committee_conclusion",
    path: "/committee-conclusions",
    prefix: "KL",
    fields: &[
        Field::new("title", Kind::Line).required().plays(Slot::Title),
        Field::new("unit", Kind::Unit).required().plays(Slot::Unit),
        Field::new("owner", Kind::Person).plays(Slot::Owner),
        Field::new("due", Kind::Day).required().plays(Slot::Due).keeps_to(&[Limit::FromToday]),
        Field::new("output", Kind::Line),
    ],
    stages: &[
        Stage::new("noted", Tone::Warn).edited_by(STEER).steps(&[
            Step::new("assign", "assigned", NOBODY),
            Step::new("drop", "dropped", STEER).needs_note(),
        ]),
        Stage::new("assigned", Tone::Ok).settled(),
        Stage::new("dropped", Tone::Mute).settled(),
    ],
    begin: STEER,
    parent: Some(&MEETINGS),
    hooks: Hooks {
        may_stand: actions::may_change_meeting,
        after: actions::after_conclusion,
        panels: pages::tasks_panel,
        ..Hooks::NONE
    },
    words: pages::CONCLUSION_WORDS,
    ..Register::BLANK
};

/// A term does not end before it begins.
fn term_is_sound(values: &Values, wrong: &mut FieldErrors) {
    if let (Some(from), Some(to)) = (values.day("from"), values.day("to"))
        && to < from
    {
        wrong.add("to", "term_ends_before");
    }
}

/// A decision is not dated tomorrow.
fn not_in_the_future(after: &Entry, step: &Step, today: Date) -> Result<(), &'static str> {
    let is_early = after.values.day("dated").is_some_and(|dated| dated > today);
    let is_dated = matches!(step.key, "number" | "correct");
    if is_dated && is_early { Err("committee_dated_ahead") } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect_file;
    use quality_register::matrix;

    const ALL: [&Register; 5] = [&COMMITTEES, &SEATS, &MEETINGS, &ATTENDANCE, &CONCLUSIONS];

    #[test]
    fn the_tables_are_sound_and_have_their_words() {
        for register in ALL {
            assert_eq!(register.faults(), [""; 0], "{}", register.key);
            assert_eq!(register.missing_words(), [""; 0], "{}", register.key);
        }
    }

    #[test]
    fn who_may_do_what() {
        let drawn = ALL.map(matrix).join("\n");
        expect_file!["../../tests/it/snapshots/rights.txt"].assert_eq(&drawn);
    }
}
