use crate::{actions, pages::INSPECTION_WORDS};
use platform::Role;
use quality_register::{Field, Hooks, Kind, Register, Rights, Slot, Stage, Step, Tone};
use register::Width;

/// Who deals with whoever inspects.
const STEER: Rights = Rights::roles(&[Role::IsoSecretary, Role::Approver]);

/// The public reads what came of it, in the words of the agency.
const PUBLISH: &str = "publish";
/// The public no longer reads it.
const HIDE: &str = "hide";

/// What can be done about the public once an inspection was held, wherever it stands.
macro_rules! held {
    ($at:literal $(, $step:expr)* $(,)?) => {
        &[
            $($step,)*
            Step::new(PUBLISH, $at, STEER).asks(&["conclusion"]).offers(&["paper"]),
            Step::new(HIDE, $at, STEER).needs_note().grave(),
        ]
    };
}

/// Inspections by the province: announced, prepared, held, minutes received, findings, remediation
/// sent, closed; with their rank (`iso-in-agencies.md` 1.6, 5.17).
pub static INSPECTIONS: Register = Register {
    key: "inspection",
    path: "/inspections",
    prefix: "KT",
    fields: &[
        Field::new("what", Kind::Line).required().plays(Slot::Title),
        Field::new("form", Kind::Choice(&["on_site", "report", "remote"]))
            .required()
            .plays(Slot::Kind),
        Field::new("by", Kind::Line).required().column(),
        Field::new("announced_by", Kind::Line),
        Field::new("day", Kind::Day).required().plays(Slot::Due),
        Field::new("owner", Kind::Person).plays(Slot::Owner),
        Field::new("minutes", Kind::Line).later(),
        Field::new("rank", Kind::Choice(&["excellent", "good", "fair", "average", "none"]))
            .later()
            .column()
            .plays(Slot::Grade),
        Field::new("findings", Kind::Text).later(),
        Field::new("remediation", Kind::Line).later(),
        // What the public reads (ISO 9001, 7.4): the words, the file beside the entry, since when.
        Field::new("conclusion", Kind::Text).later(),
        Field::new("paper", Kind::Line).later(),
        Field::new("public_on", Kind::Day).later(),
    ],
    stages: &[
        Stage::new("announced", Tone::Warn).edited_by(STEER).waits_for(STEER).steps(&[
            Step::new("prepare", "prepared", STEER),
            Step::new("call_off", "called_off", STEER).needs_note().grave(),
        ]),
        Stage::new("prepared", Tone::Info).edited_by(STEER).steps(&[
            Step::new("hold", "held", STEER),
            Step::new("call_off", "called_off", STEER).needs_note().grave(),
        ]),
        Stage::new("held", Tone::Info).settled().waits_for(STEER).steps(held![
            "held",
            Step::new("minutes", "minutes_received", STEER).asks(&["minutes", "rank"]),
        ]),
        Stage::new("minutes_received", Tone::Info).settled().waits_for(STEER).steps(held![
            "minutes_received",
            Step::new("find", "findings", STEER).asks(&["findings"]),
            Step::new("close", "closed", STEER).with_note(),
        ]),
        Stage::new("findings", Tone::Bad).settled().waits_for(STEER).steps(held![
            "findings",
            Step::new("remedy", "remediation_sent", STEER).asks(&["remediation"]),
        ]),
        Stage::new("remediation_sent", Tone::Info)
            .settled()
            .steps(held!["remediation_sent", Step::new("close", "closed", STEER).with_note(),]),
        Stage::new("closed", Tone::Ok).settled().steps(held!["closed"]),
        Stage::new("called_off", Tone::Mute).settled(),
    ],
    begin: STEER,
    columns: &[Register::NUMBER, "what", "form", "by", "day", "minutes", "rank", Register::STATE],
    widths: &[
        Width::Cm(2.6),
        Width::Share(1.6),
        Width::Cm(3.0),
        Width::Share(1.2),
        Width::Cm(2.3),
        Width::Cm(3.2),
        Width::Cm(2.3),
        Width::Cm(3.2),
    ],
    hooks: Hooks {
        fills: actions::shows,
        may_step: actions::may_show,
        panels: crate::pages::beside,
        ..Hooks::NONE
    },
    words: INSPECTION_WORDS,
    ..Register::BLANK
};

#[cfg(test)]
mod tests {
    use super::INSPECTIONS;
    use expect_test::expect_file;

    #[test]
    fn the_table_is_sound_and_has_its_words() {
        assert_eq!(INSPECTIONS.faults(), [""; 0]);
        assert_eq!(INSPECTIONS.missing_words(), [""; 0]);
        let matrix = quality_register::matrix(&INSPECTIONS);
        expect_file!["../../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
