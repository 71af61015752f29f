//! The registers of this feature. Nothing here touches a clock, a database or a request.

mod chart;

pub(crate) use chart::{Chart, UnitCodes, in_order};

use crate::{STEER_ROLES, actions, pages};
use jiff::civil::Date;
use platform::Role;
use quality_register::{
    Bar as Barred, Entry, Field, Hooks, Kind, Limit, Register, Rights, Slot, Stage, Step, Tone, Who,
};

const STEER: Rights = Rights::roles(STEER_ROLES);
const HEAD: Rights = Rights::roles(&[Role::Approver]);
const CLERK: Rights = Rights::roles(&[Role::Clerk, Role::IsoSecretary]);
/// A plan that is approved and has no number yet waits for it.
const NUMBERING: Rights = Rights::roles(&[]).or(&[Who::RoleWhere(Role::Clerk, "decision", &[""])]);
const DRAFT: Rights = STEER.or(&[Who::Raiser, Who::Head]);
const DOERS: Rights = Rights::roles(&[]).or(&[Who::Owner, Who::Head]);
const CHECK: Rights = STEER.but_not(&[Barred::Owner, Barred::Did("finish")]);

/// What happens only because of something else.
const NOBODY: Rights = Rights::roles(&[]);

/// Plans: of the agency where no unit is named, of a division where one is.
pub static PLANS: Register = Register {
    key: "plan",
    path: "/plans",
    prefix: "KH",
    fields: &[
        Field::new("title", Kind::Line).required().plays(Slot::Title),
        Field::new("kind", Kind::Choice(&["build", "apply", "maintain", "convert"]))
            .required()
            .plays(Slot::Kind),
        Field::new("year", Kind::Year).required().column(),
        Field::new("unit", Kind::Unit).plays(Slot::Unit),
        Field::new("owner", Kind::Person).plays(Slot::Owner),
        Field::new("bases", Kind::Text),
        Field::new("aims", Kind::Text),
        Field::new("resources", Kind::Text),
        Field::new("decision", Kind::Line).later(),
        Field::new("signed_on", Kind::Day).later().keeps_to(&[Limit::UntilToday]),
    ],
    stages: &[
        Stage::new("draft", Tone::Warn)
            .edited_by(DRAFT)
            .waits_for(Rights::roles(&[]).or(&[Who::Raiser]))
            .steps(&[Step::new("submit", "submitted", DRAFT)]),
        Stage::new("submitted", Tone::Info).waits_for(HEAD).steps(&[
            Step::new("approve", "running", HEAD).offers(&["decision", "signed_on"]),
            Step::new("return", "draft", HEAD).needs_note(),
        ]),
        Stage::new("running", Tone::Info).waits_for(NUMBERING).steps(&[
            Step::new("amend", "draft", STEER).needs_note(),
            Step::new("number", "running", CLERK).asks(&["decision", "signed_on"]).with_note(),
            Step::new("close", "closed", STEER).with_note().grave(),
        ]),
        Stage::new("closed", Tone::Ok).settled(),
    ],
    begin: STEER.or(&[Who::Head]),
    children: &[&TASKS],
    hooks: Hooks {
        fills: actions::fill_plan,
        may_step: actions::may_step_plan,
        after: actions::after_plan,
        panels: pages::plan_panels,
        prints: &[("/chart", pages::PRINT), ("/chart-page", pages::PRINT_CHART)],
        ..Hooks::NONE
    },
    words: pages::PLAN_WORDS,
    ..Register::BLANK
};

/// Tasks: of a plan, or out of a conclusion, a review or a gap.
pub static TASKS: Register = Register {
    key: "task",
    path: "/tasks",
    prefix: "CV",
    fields: &[
        Field::new("title", Kind::Line).required().plays(Slot::Title),
        Field::new("unit", Kind::Unit).required().plays(Slot::Unit),
        Field::new("owner", Kind::Person).plays(Slot::Owner),
        Field::new("start", Kind::Day),
        Field::new("due", Kind::Day)
            .required()
            .plays(Slot::Due)
            .keeps_to(&[Limit::FromToday, Limit::NotBefore("start", "due_before_start")]),
        Field::new("output", Kind::Line),
        Field::new("reform", Kind::Line),
        Field::new("progress", Kind::Whole(0, 100)).later().column(),
        Field::new("result", Kind::Text).later(),
    ],
    stages: &[
        Stage::new("planned", Tone::Mute).edited_by(DRAFT).steps(&[
            Step::new("release", "todo", NOBODY),
            Step::new("cancel", "cancelled", STEER).needs_note().grave(),
        ]),
        Stage::new("todo", Tone::Warn).edited_by(STEER).waits_for(DOERS).steps(&[
            Step::new("start", "doing", DOERS),
            EXTEND_TODO,
            Step::new("cancel", "cancelled", STEER).needs_note().grave(),
        ]),
        Stage::new("doing", Tone::Info).waits_for(DOERS).steps(&[
            Step::new("finish", "done", DOERS).asks(&["result"]),
            Step::new("report", "doing", DOERS).asks(&["progress"]).with_note(),
            EXTEND_DOING,
            Step::new("cancel", "cancelled", STEER).needs_note().grave(),
        ]),
        Stage::new("done", Tone::Info).settled().waits_for(CHECK).steps(&[
            Step::new("verify", "verified", CHECK).with_note(),
            Step::new("return", "doing", CHECK).needs_note(),
        ]),
        Stage::new("verified", Tone::Ok).settled(),
        Stage::new("cancelled", Tone::Mute).settled(),
    ],
    begin: STEER.or(&[Who::Head]),
    parent: Some(&PLANS),
    stands_alone: true,
    hooks: Hooks {
        may_stand: actions::task_may_stand,
        begun: actions::release_if_due,
        ..Hooks::NONE
    },
    words: pages::TASK_WORDS,
    ..Register::BLANK
};

const EXTEND_TODO: Step = Step::new("extend", "todo", STEER).asks(&["due"]).needs_note();
const EXTEND_DOING: Step = Step::new("extend", "doing", STEER).asks(&["due"]).needs_note();

/// Letters that urge a unit whose tasks are late (đôn đốc).
pub static URGINGS: Register = Register {
    key: "urging",
    path: "/urgings",
    prefix: "DD",
    fields: &[
        Field::new("title", Kind::Line).required().plays(Slot::Title),
        Field::new("unit", Kind::Unit).required().plays(Slot::Unit),
        Field::new("tasks", Kind::Text).required(),
        Field::new("due", Kind::Day).required().plays(Slot::Due).keeps_to(&[Limit::FromToday]),
        Field::new("number", Kind::Line).later().column(),
        Field::new("sent_on", Kind::Day).later().keeps_to(&[Limit::UntilToday]),
        Field::new("reply", Kind::Text).later(),
    ],
    stages: &[
        Stage::new("drafted", Tone::Warn).edited_by(STEER).waits_for(STEER).steps(&[
            Step::new("send", "sent", STEER).asks(&["number", "sent_on"]),
            Step::new("drop", "dropped", STEER).needs_note().grave(),
        ]),
        Stage::new("sent", Tone::Info)
            .waits_for(Rights::roles(&[]).or(&[Who::Head]))
            .steps(&[Step::new("answer", "answered", STEER.or(&[Who::Head])).asks(&["reply"])]),
        Stage::new("answered", Tone::Ok).settled(),
        Stage::new("dropped", Tone::Mute).settled(),
    ],
    begin: STEER,
    guard: sent_after_drafting,
    hooks: Hooks { above: pages::late_units, prints: &[("/letter", pages::LETTER)], ..Hooks::NONE },
    words: pages::URGING_WORDS,
    ..Register::BLANK
};

/// A letter is sent when it is drafted or later.
fn sent_after_drafting(after: &Entry, step: &Step, _: Date) -> Result<(), &'static str> {
    let is_early = after.values.day("sent_on").is_some_and(|day| day < after.raised_on);
    if step.key == "send" && is_early { Err("urging_sent_before_drafting") } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect_file;
    use quality_register::matrix;

    #[test]
    fn the_tables_are_sound_and_have_their_words() {
        for register in [&PLANS, &TASKS, &URGINGS] {
            assert_eq!(register.faults(), [""; 0], "{}", register.key);
            assert_eq!(register.missing_words(), [""; 0], "{}", register.key);
        }
    }

    #[test]
    fn who_may_do_what() {
        let drawn = [&PLANS, &TASKS, &URGINGS].map(matrix).join("\n");
        expect_file!["../../tests/it/snapshots/rights.txt"].assert_eq(&drawn);
    }
}
