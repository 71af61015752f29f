//! What the register of providers is.

use crate::{actions, pages, print};
use platform::Role;
use quality_register::{
    Bar, Field, Hooks, Kind, Limit, Register, Rights, Slot, Stage, Step, Tone, Values, Who,
};

const OFFICE: Rights = Rights::roles(&[Role::IsoSecretary]).or(&[Who::Head, Who::Raiser]);
const KEEPERS: Rights = Rights::roles(&[Role::IsoSecretary]).or(&[Who::Owner, Who::Head]);
/// Whoever approves did not propose.
const LEADERS: Rights = Rights::roles(&[Role::Approver]).but_not(&[Bar::Raiser]);
/// Whoever approves again did not evaluate.
const JUDGES: Rights = Rights::roles(&[Role::Approver]).but_not(&[Bar::Did("evaluate")]);

/// What is scored, each from 1 to 5.
pub(crate) const SCORES: [&str; 4] = ["quality", "punctuality", "support", "price"];

/// What a sum of scores comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// From 16 of 20 points on.
    Good,
    /// From 10 on.
    Passed,
    /// Below half of the points.
    Failed,
}

impl Mark {
    /// Of a sum.
    pub const fn of(sum: i64) -> Self {
        match sum {
            16.. => Self::Good,
            10..=15 => Self::Passed,
            _ => Self::Failed,
        }
    }

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Passed => "passed",
            Self::Failed => "failed",
        }
    }
}

/// The sum of what was scored; 0 where nothing was.
pub(crate) fn sum(values: &Values) -> i64 {
    SCORES.iter().filter_map(|score| values.whole(score)).sum()
}

/// External providers.
pub static PROVIDERS: Register = Register {
    key: "provider",
    path: "/providers",
    prefix: "NCC",
    fields: FIELDS,
    stages: STAGES,
    begin: Rights::roles(&[Role::IsoSecretary, Role::Head, Role::Clerk]),
    rank: sum,
    hooks: Hooks {
        fills: actions::fills,
        may_stand: actions::is_new,
        panels: pages::panels,
        book: print::book,
        ..Hooks::NONE
    },
    words: pages::WORDS,
    ..Register::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("name", Kind::Line).required().plays(Slot::Title),
    Field::new(
        "kind",
        Kind::Choice(&[
            "software",
            "post",
            "consultant",
            "legal",
            "valuation",
            "maintenance",
            "cleaning",
            "other",
        ]),
    )
    .required()
    .plays(Slot::Kind),
    Field::new("provides", Kind::Line).required().column(),
    Field::new("criteria", Kind::Text).required(),
    Field::new("control", Kind::Text).required(),
    Field::new("contract", Kind::Line),
    Field::new("contract_until", Kind::Day).keeps_to(&[Limit::FromToday]),
    Field::new("unit", Kind::Unit).required().plays(Slot::Unit),
    Field::new("owner", Kind::Person).required().plays(Slot::Owner),
    Field::new("quality", Kind::Whole(1, 5)).later(),
    Field::new("punctuality", Kind::Whole(1, 5)).later(),
    Field::new("support", Kind::Whole(1, 5)).later(),
    Field::new("price", Kind::Whole(1, 5)).later(),
    Field::new("mark", Kind::Choice(&["good", "passed", "failed"]))
        .later()
        .column()
        .plays(Slot::Grade),
    Field::new("result", Kind::Text).later(),
    Field::new("evidence", Kind::Line).later(),
    Field::new("conditions", Kind::Text).later(),
    Field::new("evaluated_on", Kind::Day).later(),
    Field::new("next", Kind::Day).later().plays(Slot::Due),
];

/// `iso-in-agencies.md` 5.19; approved again is approved, with a new day.
const STAGES: &[Stage] = &[
    Stage::new("proposed", Tone::Warn).edited_by(OFFICE).waits_for(LEADERS).steps(&[
        Step::new("approve", "approved", LEADERS).with_note(),
        Step::new("refuse", "dropped", LEADERS).needs_note().grave(),
    ]),
    Stage::new("approved", Tone::Ok).waits_for(KEEPERS).before_due(30).edited_by(OFFICE).steps(&[
        Step::new("evaluate", "evaluated", KEEPERS).asks(&[
            "quality",
            "punctuality",
            "support",
            "price",
            "result",
            "evidence",
        ]),
        Step::new("drop", "dropped", LEADERS).needs_note().grave(),
    ]),
    Stage::new("evaluated", Tone::Info).waits_for(JUDGES).steps(&[
        Step::new("reapprove", "approved", JUDGES).offers(&["conditions"]).with_note(),
        Step::new("drop", "dropped", JUDGES).needs_note().grave(),
    ]),
    Stage::new("dropped", Tone::Mute)
        .settled()
        .steps(&[Step::new("propose", "proposed", OFFICE).needs_note()]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sound_and_has_its_words() {
        assert_eq!(PROVIDERS.faults(), [""; 0]);
        assert_eq!(PROVIDERS.missing_words(), [""; 0]);
    }

    /// The matrix an auditor asks for, drawn from the table. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/snapshots/rights.txt");
        expect_test::expect_file![path].assert_eq(&quality_register::matrix(&PROVIDERS));
    }

    #[test]
    fn half_of_the_points_is_enough() {
        let marks = [4, 9, 10, 15, 16, 20].map(|sum| Mark::of(sum).as_str());
        assert_eq!(marks, ["failed", "failed", "passed", "passed", "good", "good"]);
        let values = Values::new().with("quality", "5").with("price", "3");
        assert_eq!(sum(&values), 8);
    }
}
