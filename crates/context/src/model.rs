//! What the registers of issues and of interested parties are.

use crate::{actions, pages, print};
use platform::{FieldErrors, Role};
use quality_register::{
    Bar, Field, Hooks, Kind, Register, Rights, Slot, Stage, Step, Tone, Values, Who,
};

const OFFICE: Rights = Rights::roles(&[Role::IsoSecretary]).or(&[Who::Head, Who::Raiser]);
const LEADERS: Rights = Rights::roles(&[Role::Approver]).but_not(&[Bar::Raiser]);
const KEEPERS: Rights = Rights::roles(&[Role::IsoSecretary]).or(&[Who::Owner, Who::Head]);

/// `iso-in-agencies.md` 5.13: a review is an act on what is approved, and the next is due in a year.
const STAGES: &[Stage] = &[
    Stage::new("draft", Tone::Warn)
        .edited_by(OFFICE)
        .waits_for(Rights::roles(&[Role::IsoSecretary]))
        .steps(&[Step::new("submit", "submitted", OFFICE)]),
    Stage::new("submitted", Tone::Info).waits_for(LEADERS).steps(&[
        Step::new("approve", "approved", LEADERS).with_note(),
        Step::new("return", "draft", LEADERS).needs_note(),
    ]),
    Stage::new("approved", Tone::Ok).waits_for(KEEPERS).before_due(30).steps(&[
        Step::new("review", "approved", KEEPERS).needs_note(),
        Step::new("revise", "draft", KEEPERS).needs_note(),
        Step::new("retire", "retired", Rights::roles(&[Role::Approver])).needs_note().grave(),
    ]),
    Stage::new("retired", Tone::Mute).settled(),
];

/// What both registers have in common.
const BASE: Register = Register {
    stages: STAGES,
    begin: Rights::roles(&[Role::IsoSecretary, Role::Head]),
    check: climate,
    hooks: Hooks {
        fills: |tx, entry, step| {
            actions::fills(tx, entry, step);
            Ok(())
        },
        ..Hooks::NONE
    },
    shared_words: pages::SHARED_WORDS,
    ..Register::BLANK
};

/// Issues from within and without (4.1).
pub static ISSUES: Register = Register {
    key: "context_issue",
    path: "/context-issues",
    prefix: "VBC",
    fields: &[
        Field::new("kind", Kind::Choice(&["internal", "external"])).required().plays(Slot::Kind),
        Field::new("topic", Kind::Line).required().column(),
        Field::new("issue", Kind::Line).required().plays(Slot::Title),
        Field::new("sign", Kind::Choice(&["positive", "negative", "both"])).required().column(),
        Field::new("effect", Kind::Text).required(),
        Field::new("climate", Kind::Choice(&["yes", "no"])).required().column(),
        Field::new("climate_reason", Kind::Text),
        Field::new("monitor", Kind::Text).required(),
        Field::new("unit", Kind::Unit).required().plays(Slot::Unit),
        Field::new("owner", Kind::Person).required().plays(Slot::Owner),
        Field::new("reviewed_on", Kind::Day).later(),
        Field::new("next", Kind::Day).later().plays(Slot::Due),
    ],
    hooks: Hooks { book: print::issues, ..BASE.hooks },
    words: pages::ISSUES_WORDS,
    ..BASE
};

/// Interested parties and what they need (4.2).
pub static PARTIES: Register = Register {
    key: "interested_party",
    path: "/interested-parties",
    prefix: "BQT",
    fields: &[
        Field::new(
            "kind",
            Kind::Choice(&["citizen", "superior", "elected", "partner", "staff", "provider"]),
        )
        .required()
        .plays(Slot::Kind),
        Field::new("party", Kind::Line).required().plays(Slot::Title),
        Field::new("needs", Kind::Text).required().column(),
        Field::new("requirements", Kind::Text),
        Field::new("how", Kind::Text).required(),
        Field::new("monitor", Kind::Text),
        Field::new("climate", Kind::Choice(&["yes", "no"])),
        Field::new("climate_reason", Kind::Text),
        Field::new("unit", Kind::Unit).required().plays(Slot::Unit),
        Field::new("owner", Kind::Person).required().plays(Slot::Owner),
        Field::new("reviewed_on", Kind::Day).later(),
        Field::new("next", Kind::Day).later().plays(Slot::Due),
    ],
    hooks: Hooks { book: print::parties, ..BASE.hooks },
    words: pages::PARTIES_WORDS,
    ..BASE
};

/// Whoever says that the climate matters says why (Amendment 1:2024).
fn climate(values: &Values, wrong: &mut FieldErrors) {
    if values.text("climate") == "yes" && !values.has("climate_reason") {
        wrong.add("climate_reason", "climate_without_reason");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sound_and_have_their_words() {
        for register in [&ISSUES, &PARTIES] {
            assert_eq!(register.faults(), [""; 0]);
            assert_eq!(register.missing_words(), [""; 0]);
        }
    }

    /// The matrix an auditor asks for, drawn from the table. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/snapshots/rights.txt");
        expect_test::expect_file![path].assert_eq(&quality_register::matrix(&ISSUES));
    }
}
