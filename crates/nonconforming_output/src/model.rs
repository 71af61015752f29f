//! The register of nonconforming outputs as a value.

use crate::{pages, print};
use jiff::civil::Date;
use platform::{FieldErrors, Role};
use quality_register::{
    Bar, Entry, Field, Hooks, Kind, Register, Rights, Slot, Stage, Step, Tone, Values, Who,
};

/// What may be wrong with what an agency hands over (`iso-in-agencies.md` 4.4).
pub(crate) const KINDS: &[&str] =
    &["late", "wrong", "components", "lost", "fee", "step_missing", "not_handed_over"];

/// What can be decided about it.
const DISPOSITIONS: &[&str] = &["correct", "reissue", "apologise", "stop", "concession"];

/// A wrong result is decided by the leaders, everything else by the head of the unit.
const DECIDES: Rights = Rights::roles(&[Role::Approver]).or(&[Who::HeadWhere(
    "kind",
    &["late", "components", "lost", "fee", "step_missing", "not_handed_over"],
)]);

/// Those who look again: somebody else than who did it.
const LOOKS_AGAIN: Rights = Rights::roles(&[Role::Auditor, Role::IsoSecretary, Role::Approver])
    .or(&[Who::Head])
    .but_not(&[Bar::Owner, Bar::Did("execute")]);

const CLOSES: Rights =
    Rights::roles(&[Role::Approver]).or(&[Who::Head]).but_not(&[Bar::Did("recheck")]);

/// Sổ theo dõi đầu ra không phù hợp.
pub static OUTPUTS: Register = Register {
    key: "nonconforming_output",
    path: "/nonconforming-outputs",
    prefix: "KPH",
    fields: &[
        Field::new("what", Kind::Line).required().plays(Slot::Title),
        Field::new("kind", Kind::Choice(KINDS)).required().plays(Slot::Kind),
        Field::new("dossier", Kind::Line).column(),
        Field::new("process", Kind::Document).plays(Slot::Document),
        Field::new("found_on", Kind::Day).required(),
        Field::new("found_by", Kind::Line),
        Field::new("stage", Kind::Choice(&["inside", "handing_over", "afterwards"])).required(),
        Field::new("effect", Kind::Text),
        Field::new("unit", Kind::Unit).plays(Slot::Unit),
        Field::new("disposition", Kind::Choice(DISPOSITIONS)).later(),
        Field::new("decision", Kind::Text).later(),
        Field::new("owner", Kind::Person).later().plays(Slot::Owner),
        Field::new("due", Kind::Day).later().plays(Slot::Due),
        Field::new("done", Kind::Text).later(),
        Field::new("informed", Kind::Choice(&["letter", "phone", "counter", "message"])).later(),
        Field::new("informed_on", Kind::Day).later(),
        Field::new("apology", Kind::Line).later(),
        Field::new("recheck", Kind::Text).later(),
    ],
    stages: &[
        Stage::new("recorded", Tone::Warn)
            .edited_by(Rights::roles(&[Role::IsoSecretary]).or(&[Who::Raiser, Who::Head]))
            .waits_for(DECIDES)
            .steps(&[
                Step::new("decide", "decided", DECIDES).asks(&[
                    "disposition",
                    "decision",
                    "owner",
                    "due",
                ]),
                Step::new("drop", "dropped", DECIDES).needs_note().grave(),
            ]),
        Stage::new("decided", Tone::Info).waits_for(Rights::OWNER).steps(&[Step::new(
            "execute",
            "executed",
            Rights::OWNER.or(&[Who::Owner, Who::Head]),
        )
        .asks(&["done", "informed", "informed_on"])
        .offers(&["apology"])]),
        Stage::new("executed", Tone::Info).settled().waits_for(LOOKS_AGAIN).steps(&[
            Step::new("recheck", "rechecked", LOOKS_AGAIN).asks(&["recheck"]),
            Step::new("return", "decided", LOOKS_AGAIN).needs_note(),
        ]),
        Stage::new("rechecked", Tone::Info)
            .settled()
            .waits_for(CLOSES)
            .steps(&[Step::new("close", "closed", CLOSES).with_note()]),
        Stage::new("closed", Tone::Ok).settled(),
        Stage::new("dropped", Tone::Mute).settled(),
    ],
    begin: Rights::EVERYBODY,
    check,
    guard,
    hooks: Hooks { panels: pages::panels, book: print::book, ..Hooks::NONE },
    words: pages::WORDS,
    ..Register::BLANK
};

/// What came late has a dossier.
fn check(values: &Values, wrong: &mut FieldErrors) {
    if values.text("kind") == "late" && !values.has("dossier") {
        wrong.add("dossier", "output_dossier_missing");
    }
}

/// A late result is not done without an apology in writing (NĐ 61/2018, Điều 19; NĐ 118/2025).
fn guard(entry: &Entry, step: &Step, today: Date) -> Result<(), &'static str> {
    if step.key != "execute" {
        return Ok(());
    }
    if entry.kind() == "late" && !entry.values.has("apology") {
        return Err("output_apology_missing");
    }
    let in_future = entry.values.day("informed_on").is_some_and(|day| day > today);
    if in_future { Err("output_informed_in_future") } else { Ok(()) }
}
