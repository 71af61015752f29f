use crate::{actions, pages};
use platform::{FieldErrors, Role};
use quality_register::{
    Bar, Entry, Field, Hooks, Kind, Register, Rights, Slot, Stage, Step, Tone, Values, Who,
};
use register::Width;

/// What is looked at in the room where citizens come (Decree 61/2018, 8; ISO 9001, 7.1.4).
const ITEMS: &[&str] = &[
    "seats", "light", "air", "quiet", "queue", "posting", "computer", "access", "water", "fire",
    "clean", "conduct",
];

const KEEPERS: Rights = Rights::roles(&[Role::IsoSecretary]).or(&[Who::Head]);
/// Whoever mends does not confirm.
const CONFIRMERS: Rights = KEEPERS.but_not(&[Bar::Owner]);

/// Checks of the work environment.
pub static CHECKS: Register = Register {
    key: "environment_check",
    path: "/environment-checks",
    prefix: "MT",
    fields: &[
        Field::new("place", Kind::Line).required().plays(Slot::Title),
        Field::new("checked_on", Kind::Day).required().column(),
        Field::new("unit", Kind::Unit).required().plays(Slot::Unit),
        Field::new("good", Kind::Several(ITEMS)),
        Field::new("verdict", Kind::Choice(&["good", "lacking"]))
            .later()
            .column()
            .plays(Slot::Grade),
        Field::new("remark", Kind::Text),
        Field::new("owner", Kind::Person).plays(Slot::Owner),
        Field::new("measure", Kind::Text).later(),
        Field::new("due", Kind::Day).later().plays(Slot::Due),
        Field::new("result", Kind::Text).later(),
    ],
    stages: &[
        Stage::new("recorded", Tone::Warn)
            .edited_by(KEEPERS.or(&[Who::Head, Who::Raiser]))
            .waits_for(KEEPERS)
            .steps(&[
                Step::new("finish", "finished", KEEPERS).with_note(),
                Step::new("assign", "mending", KEEPERS).asks(&["owner", "measure", "due"]),
            ]),
        Stage::new("mending", Tone::Info).waits_for(Rights::OWNER).steps(&[Step::new(
            "report",
            "mended",
            Rights::OWNER,
        )
        .asks(&["result"])]),
        Stage::new("mended", Tone::Info).waits_for(CONFIRMERS).steps(&[
            Step::new("confirm", "finished", CONFIRMERS).with_note(),
            Step::new("return", "mending", CONFIRMERS).needs_note(),
        ]),
        Stage::new("finished", Tone::Ok).settled(),
    ],
    begin: Rights::roles(&[Role::IsoSecretary, Role::Head, Role::OneStopOfficer]),
    columns: &[
        "place",
        "checked_on",
        "verdict",
        "remark",
        "measure",
        "owner",
        "due",
        "result",
        Register::STATE,
    ],
    widths: &[
        Width::Share(1.2),
        Width::Cm(2.2),
        Width::Cm(2.2),
        Width::Share(1.4),
        Width::Share(1.4),
        Width::Share(1.1),
        Width::Cm(2.2),
        Width::Share(1.2),
        Width::Cm(2.4),
    ],
    check: remark,
    guard,
    hooks: Hooks {
        fills: |_, entry, step| {
            if step.is_none() {
                actions::judge(entry);
            }
            Ok(())
        },
        panels: pages::lacks,
        ..Hooks::NONE
    },
    words: pages::CHECKS_WORDS,
    ..Register::BLANK
};

/// What was not ticked.
pub(crate) fn lacking(values: &Values) -> Vec<&'static str> {
    let good: Vec<_> = values.list("good").collect();
    ITEMS.iter().copied().filter(|item| !good.contains(item)).collect()
}

/// What is lacking is said in words.
fn remark(values: &Values, wrong: &mut FieldErrors) {
    if !lacking(values).is_empty() && !values.has("remark") {
        wrong.add("remark", "lack_without_words");
    }
}

/// A check with lacks ends when they are mended.
fn guard(entry: &Entry, step: &Step, _: jiff::civil::Date) -> Result<(), &'static str> {
    if step.key == "finish" && !lacking(&entry.values).is_empty() {
        return Err("lack_not_mended");
    }
    Ok(())
}
