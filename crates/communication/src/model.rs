//! What the plan of communication and its log are.

use crate::{actions, pages, print};
use jiff::{ToSpan as _, civil::Date};
use platform::{FieldErrors, Role};
use quality_register::{
    Bar, Field, Hooks, Kind, Limit, Register, Rights, Slot, Stage, Step, Tone, Values, Who,
};
use register::Width;

/// The ways by which an agency speaks.
const CHANNELS: &[&str] = &["portal", "radio", "briefing", "meeting", "zalo", "document", "other"];

const OFFICE: Rights = Rights::roles(&[Role::IsoSecretary]).or(&[Who::Head, Who::Raiser]);
const SPEAKERS: Rights = Rights::roles(&[Role::IsoSecretary]).or(&[Who::Owner, Who::Head]);
const LEADERS: Rights = Rights::roles(&[Role::Approver]).but_not(&[Bar::Raiser]);

/// How often something is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frequency {
    OnChange,
    Weekly,
    Monthly,
    Quarterly,
    HalfYearly,
    Yearly,
}

impl Frequency {
    /// Every word of a form.
    const WORDS: &'static [&'static str] =
        &["on_change", "weekly", "monthly", "quarterly", "half_yearly", "yearly"];

    /// The frequency that a word means.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "on_change" => Self::OnChange,
            "weekly" => Self::Weekly,
            "monthly" => Self::Monthly,
            "quarterly" => Self::Quarterly,
            "half_yearly" => Self::HalfYearly,
            "yearly" => Self::Yearly,
            _ => return None,
        })
    }

    /// The day by which it is told again; none where only a change asks for it.
    pub(crate) fn after(self, day: Date) -> Option<Date> {
        let span = match self {
            Self::OnChange => return None,
            Self::Weekly => 1.week(),
            Self::Monthly => 1.month(),
            Self::Quarterly => 3.months(),
            Self::HalfYearly => 6.months(),
            Self::Yearly => 1.year(),
        };
        Some(day.saturating_add(span))
    }
}

/// What is told to whom, by which way, how often.
pub static PLAN: Register = Register {
    key: "communication_plan",
    path: "/communication-plan",
    prefix: "KTT",
    fields: &[
        Field::new("content", Kind::Line).required().plays(Slot::Title),
        Field::new("channel", Kind::Choice(CHANNELS)).required().plays(Slot::Kind),
        Field::new("audience", Kind::Line).required().column(),
        Field::new("frequency", Kind::Choice(Frequency::WORDS)).required().column(),
        Field::new("way", Kind::Text),
        Field::new("record", Kind::Line).required(),
        Field::new("unit", Kind::Unit).required().plays(Slot::Unit),
        Field::new("owner", Kind::Person).required().plays(Slot::Owner),
        Field::new("told_on", Kind::Day).keeps_to(&[Limit::UntilToday]).later(),
        Field::new("aired_at", Kind::Line).later(),
        Field::new("minutes", Kind::Whole(1, 600)).later(),
        Field::new("text", Kind::Text).later(),
        Field::new("result", Kind::Text).later(),
        Field::new("next", Kind::Day).later().plays(Slot::Due),
    ],
    stages: &[
        Stage::new("draft", Tone::Warn)
            .edited_by(OFFICE)
            .waits_for(LEADERS)
            .steps(&[Step::new("approve", "active", LEADERS).with_note()]),
        Stage::new("active", Tone::Ok).waits_for(SPEAKERS).before_due(7).steps(&[
            Step::new("log", "active", SPEAKERS)
                .asks(&["told_on"])
                .offers(&["aired_at", "minutes", "text", "result"]),
            Step::new("revise", "draft", OFFICE).needs_note(),
            Step::new("stop", "stopped", SPEAKERS).needs_note().grave(),
        ]),
        Stage::new("stopped", Tone::Mute).settled(),
    ],
    begin: Rights::roles(&[Role::IsoSecretary, Role::Head, Role::Clerk]),
    columns: &[
        "content",
        "frequency",
        "audience",
        "channel",
        "way",
        "owner",
        "record",
        "told_on",
        "next",
        Register::STATE,
    ],
    widths: &[
        Width::Share(1.7),
        Width::Cm(2.4),
        Width::Share(1.2),
        Width::Cm(2.4),
        Width::Share(1.2),
        Width::Share(1.1),
        Width::Share(1.1),
        Width::Cm(2.2),
        Width::Cm(2.2),
        Width::Cm(2.2),
    ],
    hooks: Hooks {
        fills: actions::fills,
        after: actions::after,
        panels: actions::told,
        ..Hooks::NONE
    },
    words: pages::PLAN_WORDS,
    shared_words: pages::SHARED_WORDS,
    ..Register::BLANK
};

/// What was told.
pub static LOG: Register = Register {
    key: "communication",
    path: "/communications",
    prefix: "TT",
    fields: &[
        Field::new("content", Kind::Line).required().plays(Slot::Title),
        Field::new("channel", Kind::Choice(CHANNELS)).required().plays(Slot::Kind),
        Field::new("told_on", Kind::Day).keeps_to(&[Limit::UntilToday]).required().column(),
        Field::new("audience", Kind::Line).column(),
        Field::new("aired_at", Kind::Line),
        Field::new("minutes", Kind::Whole(1, 600)),
        Field::new("text", Kind::Text),
        Field::new("unit", Kind::Unit).plays(Slot::Unit),
        Field::new("owner", Kind::Person).plays(Slot::Owner),
        Field::new("result", Kind::Text),
    ],
    stages: &[
        Stage::new("told", Tone::Ok)
            .settled()
            .edited_by(OFFICE.or(&[Who::Owner, Who::Raiser]))
            .steps(&[Step::new("withdraw", "withdrawn", OFFICE).needs_note().grave()]),
        Stage::new("withdrawn", Tone::Mute).settled(),
    ],
    begin: Rights::EVERYBODY,
    check: on_air,
    hooks: Hooks { book: print::book, ..Hooks::NONE },
    words: pages::LOG_WORDS,
    shared_words: pages::SHARED_WORDS,
    ..Register::BLANK
};

/// What was read on the radio has its text and its time.
pub(crate) fn on_air(values: &Values, wrong: &mut FieldErrors) {
    if values.text("channel") != "radio" {
        return;
    }
    for (field, code) in [("aired_at", "radio_without_time"), ("text", "radio_without_text")] {
        if !values.has(field) {
            wrong.add(field, code);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_tables_are_sound_and_have_their_words() {
        for register in [&PLAN, &LOG] {
            assert_eq!(register.faults(), [""; 0]);
            assert_eq!(register.missing_words(), [""; 0]);
            assert_eq!(register.columns.len(), register.widths.len());
        }
    }

    /// The matrix an auditor asks for, drawn from the tables. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/snapshots/rights.txt");
        let matrix = [&PLAN, &LOG].map(quality_register::matrix).concat();
        expect_test::expect_file![path].assert_eq(&matrix);
    }

    #[test]
    fn how_often_says_when_next() {
        let from = date(2026, 1, 31);
        for (word, next) in [
            ("on_change", None),
            ("weekly", Some(date(2026, 2, 7))),
            ("monthly", Some(date(2026, 2, 28))),
            ("quarterly", Some(date(2026, 4, 30))),
            ("half_yearly", Some(date(2026, 7, 31))),
            ("yearly", Some(date(2027, 1, 31))),
        ] {
            assert_eq!(Frequency::parse(word).unwrap().after(from), next, "{word}");
        }
        assert_eq!(Frequency::WORDS.iter().filter_map(|word| Frequency::parse(word)).count(), 6);
        assert_eq!(Frequency::parse("never"), None);
    }

    #[test]
    fn only_radio_needs_text_and_time() {
        let wrong = |channel: &str| {
            let mut wrong = FieldErrors::default();
            on_air(&Values::new().with("channel", channel), &mut wrong);
            wrong.0.len()
        };
        assert_eq!((wrong("radio"), wrong("portal")), (2, 0));
    }
}
