use crate::{actions, pages};
use platform::{FieldErrors, Role};
use quality_register::{
    Field, Hooks, Kind, Limit, Register, Rights, Slot, Stage, Step, Tone, Values, Who,
};
use register::Width;

const OFFICE: Rights =
    Rights::roles(&[Role::IsoSecretary, Role::Clerk]).or(&[Who::Head, Who::Raiser]);
const KEEPERS: Rights = Rights::roles(&[Role::IsoSecretary]).or(&[Who::Owner, Who::Head]);
/// Only what measures is calibrated.
const MEASURERS: Rights = Rights::roles(&[]).or(&[
    Who::OwnerWhere("kind", &["measuring"]),
    Who::HeadWhere("kind", &["measuring"]),
    Who::RoleWhere(Role::IsoSecretary, "kind", &["measuring"]),
]);

/// Equipment and measuring devices.
pub static EQUIPMENT: Register = Register {
    key: "equipment",
    path: "/equipment",
    prefix: "TB",
    fields: FIELDS,
    stages: STAGES,
    begin: Rights::roles(&[Role::IsoSecretary, Role::Head, Role::Clerk]),
    columns: &[
        "name",
        "code",
        "kind",
        "quantity",
        "place",
        "owner",
        "maintenance",
        "maintained_on",
        "certificate",
        "calibration_due",
        "next",
        Register::STATE,
    ],
    widths: &[
        Width::Share(1.5),
        Width::Cm(2.0),
        Width::Cm(2.1),
        Width::Cm(1.2),
        Width::Share(1.0),
        Width::Share(1.1),
        Width::Share(1.3),
        Width::Cm(2.1),
        Width::Share(1.0),
        Width::Cm(2.2),
        Width::Cm(2.1),
        Width::Cm(2.1),
    ],
    check: measures,
    hooks: Hooks {
        fills: |tx, entry, step| {
            actions::fill(entry, step, text::here(tx.now()).date());
            Ok(())
        },
        panels: pages::panels,
        above: pages::above,
        ..Hooks::NONE
    },
    words: pages::EQUIPMENT_WORDS,
    ..Register::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("kind", Kind::Choice(&["equipment", "measuring"])).required().plays(Slot::Kind),
    Field::new("name", Kind::Line).required().plays(Slot::Title),
    Field::new("code", Kind::Line),
    Field::new("quantity", Kind::Whole(1, 9999)),
    Field::new("place", Kind::Line).required().column(),
    Field::new("unit", Kind::Unit).required().plays(Slot::Unit),
    Field::new("owner", Kind::Person).required().plays(Slot::Owner),
    Field::new("maintenance", Kind::Text).required(),
    Field::new("maintenance_months", Kind::Whole(1, 60)).required(),
    Field::new("calibration_months", Kind::Whole(1, 60)),
    Field::new("work", Kind::Text).later(),
    Field::new("condition", Kind::Choice(&["good", "worn", "broken"]))
        .later()
        .column()
        .plays(Slot::Grade),
    Field::new("maintained_on", Kind::Day).later().keeps_to(&[Limit::UntilToday]),
    Field::new("certificate", Kind::Line).later(),
    Field::new("calibrated_by", Kind::Line).later(),
    Field::new("calibrated_on", Kind::Day).later().keeps_to(&[Limit::UntilToday]),
    Field::new("calibration_due", Kind::Day).later(),
    Field::new("impact", Kind::Text).later(),
    Field::new("next", Kind::Day).later().plays(Slot::Due),
];

/// `iso-in-agencies.md` 5.19; «due» is computed, so it is no state.
const STAGES: &[Stage] = &[
    Stage::new("registered", Tone::Warn)
        .edited_by(OFFICE)
        .waits_for(Rights::OWNER)
        .steps(&[Step::new("commission", "in_use", KEEPERS).with_note(), DISPOSE]),
    Stage::new("in_use", Tone::Ok).edited_by(OFFICE).waits_for(KEEPERS).before_due(15).steps(&[
        Step::new("maintain", "in_use", KEEPERS).asks(&["maintained_on", "work", "condition"]),
        Step::new("calibrate", "in_use", MEASURERS).asks(&[
            "calibrated_on",
            "certificate",
            "calibrated_by",
        ]),
        Step::new("stop", "out_of_use", KEEPERS).needs_note(),
        Step::new("fail", "out_of_use", MEASURERS).asks(&["impact"]).needs_note(),
    ]),
    Stage::new("out_of_use", Tone::Bad)
        .settled()
        .waits_for(Rights::OWNER)
        .steps(&[Step::new("restore", "in_use", KEEPERS).asks(&["work", "condition"]), DISPOSE]),
    Stage::new("disposed", Tone::Mute).settled(),
];

const DISPOSE: Step =
    Step::new("dispose", "disposed", Rights::roles(&[Role::Approver]).or(&[Who::Head]))
        .needs_note()
        .grave();

/// What measures has its calibration, and nothing else has.
fn measures(values: &Values, wrong: &mut FieldErrors) {
    match (values.text("kind"), values.has("calibration_months")) {
        ("measuring", false) => wrong.add("calibration_months", "device_without_calibration"),
        ("equipment", true) => wrong.add("calibration_months", "calibration_without_device"),
        _ => {}
    }
}
