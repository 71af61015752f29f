//! The registers of this feature. Nothing here touches a clock, a database or a request.

mod year;

pub(crate) use year::{Part, part_in, year_of};

use crate::{actions, pages, print};
use platform::Role;
use quality_register::{
    Bar, Field, Hooks, Kind, Limit, Register, Rights, Slot, Stage, Step, Tone, Who,
};

const STEER: Rights = Rights::roles(&[Role::IsoSecretary, Role::Approver]);
const OFFICE: Rights = Rights::roles(&[Role::IsoSecretary]);
const LEAD: Rights = Rights::roles(&[Role::Approver]);
const WRITERS: Rights = STEER.or(&[Who::Raiser, Who::Head]);
/// Whoever leads the trainee: the head of their unit, or those who lead the agency.
const MANAGER: Rights = LEAD.or(&[Who::Head]).but_not(&[Bar::Owner]);
/// So many days before its day the effect of a course can be judged; earlier, nobody knows it.
const JUDGED_BEFORE: i64 = 14;

/// Until when something is to be done is not over when it is set.
const SET_AHEAD: &[Limit] = &[Limit::FromToday];

/// What happens only because of something else.
const NOBODY: Rights = Rights::roles(&[]);

/// Kinds of certificates that are asked for by name; the audit asks for `internal_auditor`.
pub const CERTIFICATES: &[&str] = &[
    "iso_awareness",
    "internal_auditor",
    "document_control",
    "one_stop",
    "civil_status",
    "professional",
];

/// Courses: the lines of the yearly plan, then what came of them.
pub static COURSES: Register = Register {
    key: "course",
    path: "/courses",
    prefix: "DT",
    fields: &[
        Field::new("title", Kind::Line).required().plays(Slot::Title),
        Field::new("kind", Kind::Choice(&["inside", "outside", "briefing"]))
            .required()
            .plays(Slot::Kind),
        Field::new("due", Kind::Day).keeps_to(SET_AHEAD).required().plays(Slot::Due),
        Field::new("audience", Kind::Line).required().column(),
        Field::new("organizer", Kind::Line).required(),
        Field::new("content", Kind::Text),
        Field::new("method", Kind::Line),
        Field::new("unit", Kind::Unit).plays(Slot::Unit),
        Field::new("place", Kind::Line),
        Field::new("cost", Kind::Line),
        Field::new("effect_months", Kind::Whole(1, 12)),
        Field::new("decision", Kind::Line).later(),
        Field::new("held_on", Kind::Day).keeps_to(&[Limit::UntilToday]).later().column(),
        Field::new("trainer", Kind::Line).later(),
        Field::new("material", Kind::Line).later(),
        Field::new("summary", Kind::Text).later(),
    ],
    stages: &[
        Stage::new("proposed", Tone::Warn).edited_by(WRITERS).waits_for(LEAD).steps(&[
            Step::new("approve", "planned", LEAD).offers(&["decision"]),
            Step::new("decline", "cancelled", LEAD).needs_note().grave(),
        ]),
        Stage::new("planned", Tone::Info).edited_by(OFFICE).waits_for(OFFICE).before_due(7).steps(
            &[
                Step::new("hold", "held", OFFICE)
                    .asks(&["held_on"])
                    .offers(&["trainer", "material", "decision"]),
                Step::new("cancel", "cancelled", STEER).needs_note().grave(),
            ],
        ),
        Stage::new("held", Tone::Info)
            .settled()
            .waits_for(OFFICE)
            .steps(&[Step::new("record", "recorded", OFFICE).asks(&["summary"])]),
        Stage::new("recorded", Tone::Info)
            .settled()
            .steps(&[Step::new("close", "closed", OFFICE).with_note()]),
        Stage::new("closed", Tone::Ok).settled(),
        Stage::new("cancelled", Tone::Mute).settled(),
    ],
    begin: STEER.or(&[Who::Head]),
    children: &[&ATTENDANCES],
    hooks: Hooks {
        may_step: actions::may_step_course,
        panels: pages::course_panels,
        above: pages::plan_panels,
        book: print::book,
        prints: &[("/sheet", pages::SHEET), ("/record", pages::RECORD)],
        ..Hooks::NONE
    },
    words: pages::COURSE_WORDS,
    ..Register::BLANK
};

/// Who takes part in a course, and what they brought home.
pub static ATTENDANCES: Register = Register {
    key: "attendance",
    path: "/attendances",
    fields: &[
        // The line is called by its person.
        Field::new("person", Kind::Person).required().plays(Slot::Owner).unlisted(),
        Field::new("name", Kind::Line).later().plays(Slot::Title),
        Field::new("unit", Kind::Unit).later().plays(Slot::Unit),
        Field::new("result", Kind::Line).later().column(),
        Field::new("certificate", Kind::Choice(CERTIFICATES)).later().column().plays(Slot::Kind),
        Field::new("certificate_no", Kind::Line).later(),
        Field::new("certificate_on", Kind::Day).keeps_to(&[Limit::UntilToday]).later(),
        Field::new("valid_to", Kind::Day)
            .keeps_to(&[Limit::NotBefore("certificate_on", "validity_backwards")])
            .later()
            .column(),
        Field::new("effect_due", Kind::Day).later().plays(Slot::Due),
        Field::new("effect", Kind::Choice(&["good", "partly", "none"])).later().column(),
        Field::new("effect_words", Kind::Text).later(),
    ],
    stages: &[
        Stage::new("enrolled", Tone::Warn).steps(&[
            Step::new("attend", "attended", OFFICE).offers(&[
                "result",
                "certificate",
                "certificate_no",
                "certificate_on",
                "valid_to",
            ]),
            Step::new("sign_in", "attended", NOBODY),
            Step::new("miss", "missed", OFFICE).needs_note(),
        ]),
        Stage::new("attended", Tone::Info).waits_for(MANAGER).before_due(JUDGED_BEFORE).steps(&[
            Step::new("evaluate", "evaluated", MANAGER)
                .asks(&["effect"])
                .offers(&["effect_words"])
                .opens_before(JUDGED_BEFORE),
            Step::new("certify", "attended", OFFICE)
                .asks(&["certificate", "certificate_on"])
                .offers(&["certificate_no", "valid_to", "result"]),
        ]),
        Stage::new("evaluated", Tone::Ok).settled(),
        Stage::new("missed", Tone::Mute).settled(),
    ],
    begin: OFFICE.or(&[Who::Head]),
    parent: Some(&COURSES),
    columns: &[
        "name",
        "unit",
        Register::PARENT,
        "result",
        "certificate",
        "valid_to",
        "effect",
        Register::STATE,
    ],
    hooks: Hooks { fills: actions::fill_attendance, may_stand: actions::may_attend, ..Hooks::NONE },
    words: pages::ATTENDANCE_WORDS,
    ..Register::BLANK
};

/// Needs that units see.
pub static NEEDS: Register = Register {
    key: "training_need",
    path: "/training-needs",
    prefix: "NCDT",
    fields: &[
        Field::new("title", Kind::Line).required().plays(Slot::Title),
        Field::new("unit", Kind::Unit).required().plays(Slot::Unit),
        Field::new("people", Kind::Line).required().column(),
        Field::new("reason", Kind::Text),
        Field::new("due", Kind::Day).keeps_to(SET_AHEAD).plays(Slot::Due),
        Field::new("course", Kind::Line).later().column(),
    ],
    stages: &[
        Stage::new("noted", Tone::Warn).edited_by(WRITERS).waits_for(OFFICE).steps(&[
            Step::new("take", "taken", OFFICE).asks(&["course"]),
            Step::new("decline", "declined", STEER).needs_note().grave(),
        ]),
        Stage::new("taken", Tone::Ok).settled(),
        Stage::new("declined", Tone::Mute).settled(),
    ],
    begin: STEER.or(&[Who::Head]),
    hooks: Hooks {
        choices: actions::offered_courses,
        fills: actions::taken_into,
        panels: pages::need_panels,
        ..Hooks::NONE
    },
    words: pages::NEED_WORDS,
    ..Register::BLANK
};

/// What whoever holds a position has to have.
pub static COMPETENCES: Register = Register {
    key: "competence",
    path: "/competences",
    prefix: "NL",
    fields: &[
        Field::new("position", Kind::Line).required().plays(Slot::Title),
        Field::new("certificate", Kind::Choice(CERTIFICATES)).plays(Slot::Kind),
        Field::new("requirement", Kind::Text).required().column(),
        Field::new("unit", Kind::Unit).plays(Slot::Unit),
        Field::new("basis", Kind::Line),
    ],
    stages: &[
        Stage::new("draft", Tone::Warn)
            .edited_by(WRITERS)
            .waits_for(LEAD)
            .steps(&[Step::new("approve", "standing", LEAD)]),
        Stage::new("standing", Tone::Ok)
            .settled()
            .steps(&[Step::new("drop", "dropped", STEER).needs_note().grave()]),
        Stage::new("dropped", Tone::Mute).settled(),
    ],
    begin: STEER.or(&[Who::Head]),
    hooks: Hooks { above: pages::gap_panels, ..Hooks::NONE },
    words: pages::COMPETENCE_WORDS,
    ..Register::BLANK
};

/// What the agency knows and must not lose (7.1.6).
pub static KNOWLEDGE: Register = Register {
    key: "knowledge",
    path: "/knowledge",
    prefix: "TT",
    fields: &[
        Field::new("title", Kind::Line).required().plays(Slot::Title),
        Field::new("owner", Kind::Person).required().plays(Slot::Owner),
        Field::new("unit", Kind::Unit).plays(Slot::Unit),
        Field::new("risk", Kind::Choice(&["low", "medium", "high"])).required().plays(Slot::Grade),
        Field::new("why", Kind::Text),
        Field::new("kept", Kind::Text).later().column(),
        Field::new("document", Kind::Document).plays(Slot::Document),
        Field::new("due", Kind::Day).keeps_to(SET_AHEAD).plays(Slot::Due),
    ],
    stages: &[
        Stage::new("noted", Tone::Warn).edited_by(WRITERS).waits_for(Rights::OWNER).steps(&[
            Step::new("keep", "kept", STEER.or(&[Who::Owner, Who::Head])).asks(&["kept"]),
        ]),
        Stage::new("kept", Tone::Ok)
            .edited_by(WRITERS)
            .waits_for(Rights::OWNER)
            .before_due(14)
            .steps(&[
                Step::new("review", "kept", STEER.or(&[Who::Owner, Who::Head]))
                    .asks(&["due"])
                    .with_note(),
                Step::new("drop", "dropped", STEER).needs_note().grave(),
            ]),
        Stage::new("dropped", Tone::Mute).settled(),
    ],
    begin: Rights::EVERYBODY,
    words: pages::KNOWLEDGE_WORDS,
    ..Register::BLANK
};

#[cfg(test)]
mod tests {
    use crate::REGISTERS;
    use expect_test::expect_file;
    use quality_register::matrix;

    #[test]
    fn the_tables_are_sound_and_have_their_words() {
        for register in REGISTERS {
            assert_eq!(register.faults(), [""; 0], "{}", register.key);
            assert_eq!(register.missing_words(), [""; 0], "{}", register.key);
        }
    }

    #[test]
    fn who_may_do_what() {
        let drawn = REGISTERS.map(matrix).join("\n");
        expect_file!["../../tests/it/snapshots/rights.txt"].assert_eq(&drawn);
    }
}
