//! What the register of risks and opportunities is: fields, states, rights and rules.

use crate::{actions, pages, scale};
use platform::{FieldErrors, Role};
use quality_register::{
    Bar, Field, Hooks, Kind, Limit, Register, Rights, Slot, Stage, Step, Tone, Values, Who,
};

/// Levels below high, which the head of a unit may approve.
const BELOW_HIGH: &[&str] = &["low", "medium"];
/// Every level, for columns and filters.
const GRADES: &[&str] = &["low", "medium", "high"];
/// The parts of an assessment, before treatment and after.
pub(crate) const PARTS: [(&str, &str); 3] = [
    ("likelihood", "residual_likelihood"),
    ("severity", "residual_severity"),
    ("detection", "residual_detection"),
];

const SECRETARY: Rights = Rights::roles(&[Role::IsoSecretary]);
/// Whoever knows the work judges it.
const JUDGES: Rights = SECRETARY.or(&[Who::Owner, Who::Head, Who::Raiser]);
/// The head of the unit, and for what is high the leaders.
const APPROVERS: Rights = Rights::roles(&[Role::Approver])
    .or(&[Who::HeadWhere("level", BELOW_HIGH)])
    .but_not(&[Bar::Did("assess")]);
/// Whom an assessment waits for.
const ASKED: Rights = Rights::roles(&[])
    .or(&[Who::HeadWhere("level", BELOW_HIGH), Who::RoleWhere(Role::Approver, "level", &["high"])])
    .but_not(&[Bar::Did("assess")]);
/// The same for what is left after treatment.
const ACCEPTORS: Rights = Rights::roles(&[Role::Approver])
    .or(&[Who::HeadWhere("residual_level", BELOW_HIGH)])
    .but_not(&[Bar::Owner]);
const ASKED_AFTER: Rights = Rights::roles(&[])
    .or(&[
        Who::HeadWhere("residual_level", BELOW_HIGH),
        Who::RoleWhere(Role::Approver, "residual_level", &["high"]),
    ])
    .but_not(&[Bar::Owner]);
/// Whoever leaves it as it is needs the same leave.
const LEAVERS: Rights = Rights::roles(&[]).or(&[
    Who::RoleWhere(Role::Approver, "treatment", &["accept"]),
    Who::HeadWhere("treatment", &["accept"]),
]);
/// Whoever judges the effect is not whoever treats.
const EVALUATORS: Rights = Rights::roles(&[Role::IsoSecretary, Role::Approver, Role::Auditor])
    .or(&[Who::Head])
    .but_not(&[Bar::Owner]);
const KEEPERS: Rights = SECRETARY.or(&[Who::Owner, Who::Head]);

const ASSESS: Step = Step::new("assess", "assessed", JUDGES)
    .asks(&["likelihood", "severity", "treatment", "owner"])
    .offers(&["detection", "action", "due"]);
const REOPEN: Step = Step::new("reopen", "reopened", JUDGES).asks(&["incident"]).needs_note();
const CLOSE: Step = Step::new("close", "closed", ACCEPTORS).needs_note();

/// Risks and opportunities.
pub static RISKS: Register = Register {
    key: "risk",
    path: "/risks",
    prefix: "RC",
    fields: FIELDS,
    stages: STAGES,
    begin: Rights::EVERYBODY,
    check,
    rank,
    hooks: Hooks {
        fills: actions::fills,
        choices: actions::choices,
        says: pages::says,
        panels: pages::panels,
        above: pages::above,
        book: crate::print::book,
        ..Hooks::NONE
    },
    words: pages::WORDS,
    ..Register::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("kind", Kind::Choice(&["risk", "opportunity"])).required().plays(Slot::Kind),
    Field::new("what", Kind::Line).required().plays(Slot::Title),
    Field::new("unit", Kind::Unit).required().plays(Slot::Unit),
    Field::new("process", Kind::Line).required().column(),
    Field::new("document", Kind::Document).plays(Slot::Document),
    Field::new("step_no", Kind::Whole(1, 99)),
    Field::new("cause", Kind::Text),
    Field::new("consequence", Kind::Text),
    Field::new("control", Kind::Text),
    Field::new("owner", Kind::Person).plays(Slot::Owner),
    Field::new("likelihood", Kind::Whole(1, 5)).later(),
    Field::new("severity", Kind::Whole(1, 5)).later(),
    Field::new("detection", Kind::Whole(1, 5)).later(),
    Field::new("level", Kind::Choice(GRADES)).later(),
    Field::new(
        "treatment",
        Kind::Choice(&["avoid", "reduce", "transfer", "accept", "exploit", "pursue"]),
    )
    .later(),
    Field::new("action", Kind::Text).later(),
    Field::new("due", Kind::Day).keeps_to(&[Limit::FromToday]).later(),
    Field::new("done", Kind::Text).later(),
    Field::new("residual_likelihood", Kind::Whole(1, 5)).later(),
    Field::new("residual_severity", Kind::Whole(1, 5)).later(),
    Field::new("residual_detection", Kind::Whole(1, 5)).later(),
    Field::new("residual_level", Kind::Choice(GRADES)).later(),
    Field::new("effect", Kind::Choice(&["effective", "partly", "none"])).later(),
    Field::new("evaluation", Kind::Text).later(),
    Field::new("incident", Kind::Line).later(),
    Field::new("current", Kind::Choice(GRADES)).later().column().plays(Slot::Grade),
    Field::new("next", Kind::Day).later().plays(Slot::Due),
];

/// `iso-in-agencies.md` 5.6, with the owner's report between treatment and its evaluation.
const STAGES: &[Stage] = &[
    Stage::new("identified", Tone::Warn).edited_by(JUDGES).waits_for(SECRETARY).steps(&[ASSESS]),
    Stage::new("assessed", Tone::Info).waits_for(ASKED).steps(&[
        Step::new("approve", "treatment_approved", APPROVERS).with_note(),
        Step::new("return", "identified", APPROVERS).needs_note(),
    ]),
    Stage::new("treatment_approved", Tone::Info).waits_for(Rights::OWNER).steps(&[
        Step::new("start", "in_treatment", Rights::OWNER),
        Step::new("leave", "accepted", LEAVERS).needs_note(),
    ]),
    Stage::new("in_treatment", Tone::Info).waits_for(Rights::OWNER).steps(&[Step::new(
        "report",
        "treated",
        Rights::OWNER,
    )
    .asks(&["done"])]),
    Stage::new("treated", Tone::Info).waits_for(EVALUATORS).steps(&[
        Step::new("evaluate", "evaluated", EVALUATORS)
            .asks(&["residual_likelihood", "residual_severity", "effect", "evaluation"])
            .offers(&["residual_detection"]),
        Step::new("redo", "in_treatment", EVALUATORS).asks(&["due"]).needs_note(),
    ]),
    Stage::new("evaluated", Tone::Info).waits_for(ASKED_AFTER).steps(&[
        Step::new("accept", "accepted", ACCEPTORS).with_note(),
        Step::new("again", "in_treatment", ACCEPTORS).asks(&["action", "due"]).needs_note(),
        CLOSE,
    ]),
    Stage::new("accepted", Tone::Ok).waits_for(KEEPERS).before_due(30).steps(&[
        Step::new("review", "accepted", KEEPERS).needs_note(),
        REOPEN,
        CLOSE,
    ]),
    Stage::new("reopened", Tone::Bad).edited_by(JUDGES).waits_for(SECRETARY).steps(&[ASSESS]),
    Stage::new("closed", Tone::Mute).settled().steps(&[REOPEN]),
];

/// Treatment fits the kind; what is done about it is said unless it is left as it is.
fn check(values: &Values, wrong: &mut FieldErrors) {
    let treatment = values.text("treatment");
    let fits: &[&str] = match values.text("kind") {
        "opportunity" => &["", "exploit", "pursue"],
        _ => &["", "avoid", "reduce", "transfer", "accept"],
    };
    if !fits.contains(&treatment) {
        wrong.add("treatment", "treatment_of_other_kind");
    }
    if !treatment.is_empty() && treatment != "accept" {
        for field in ["action", "due"] {
            if !values.has(field) {
                wrong.add(field, "missing");
            }
        }
    }
    if values.has("step_no") && !values.has("document") {
        wrong.add("document", "step_without_document");
    }
}

/// The score as it stands: what is left after treatment where that was judged.
fn rank(values: &Values) -> i64 {
    match scores(values) {
        (_, residual) if residual > 0 => residual,
        (inherent, _) => inherent,
    }
}

/// The score before treatment and after; 0 where it was not judged.
pub(crate) fn scores(values: &Values) -> (i64, i64) {
    let before = PARTS.map(|(part, _)| values.whole(part));
    let after = PARTS.map(|(_, part)| values.whole(part));
    (scale::score(before), scale::score(after))
}

/// Whether what is said of the effect fits the scores: a risk that was treated with effect is smaller
/// than before, and one that was partly is not greater. An opportunity may stay as great as it was.
pub(crate) fn effect_fits(values: &Values) -> bool {
    let (before, after) = scores(values);
    match values.text("effect") {
        _ if values.text("kind") != "risk" => true,
        "effective" => after < before,
        "partly" => after <= before,
        _ => true,
    }
}

/// How a score came about, before treatment or after: `4 × 4 = 16`; nothing where it was not judged.
pub(crate) fn product(values: &Values, is_residual: bool) -> Option<String> {
    let levels =
        PARTS.map(|(before, after)| values.whole(if is_residual { after } else { before }));
    let score = scale::score(levels);
    let factors: Vec<_> = levels.iter().flatten().map(ToString::to_string).collect();
    (score > 0).then(|| format!("{} = {score}", factors.join(" × ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sound_and_has_its_words() {
        assert_eq!(RISKS.faults(), [""; 0]);
        assert_eq!(RISKS.missing_words(), [""; 0]);
    }

    /// The matrix an auditor asks for, drawn from the table. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/snapshots/rights.txt");
        expect_test::expect_file![path].assert_eq(&quality_register::matrix(&RISKS));
    }

    #[test]
    fn treatment_fits_the_kind() {
        let of = |kind: &str, treatment: &str| {
            let values = Values::new()
                .with("kind", kind)
                .with("treatment", treatment)
                .with("action", "việc")
                .with("due", "2026-12-31");
            let mut wrong = FieldErrors::default();
            check(&values, &mut wrong);
            wrong.is_empty()
        };
        for (kind, treatment, fits) in [
            ("risk", "avoid", true),
            ("risk", "accept", true),
            ("risk", "exploit", false),
            ("opportunity", "exploit", true),
            ("opportunity", "pursue", true),
            ("opportunity", "reduce", false),
        ] {
            assert_eq!(of(kind, treatment), fits, "{kind} {treatment}");
        }
    }

    #[test]
    fn only_what_is_left_as_it_is_needs_no_action() {
        let wrong = |treatment: &str| {
            let mut wrong = FieldErrors::default();
            check(&Values::new().with("kind", "risk").with("treatment", treatment), &mut wrong);
            wrong.0.into_iter().map(|(field, _)| field).collect::<Vec<_>>()
        };
        assert_eq!(wrong("reduce"), ["action", "due"]);
        assert!(wrong("accept").is_empty() && wrong("").is_empty());
    }

    #[test]
    fn what_is_left_counts_once_it_was_judged() {
        let judged = Values::new().with("likelihood", "4").with("severity", "4");
        assert_eq!(rank(&judged), 16);
        let after = judged.with("residual_likelihood", "2").with("residual_severity", "4");
        assert_eq!((rank(&after), scores(&after)), (8, (16, 8)));
        assert_eq!(rank(&Values::new()), 0);
    }

    #[test]
    fn what_grew_was_not_treated_with_effect() {
        let fits = |kind: &str, effect: &str, after: &str| {
            let values = Values::new().with("kind", kind).with("effect", effect);
            let values = values.with("likelihood", "4").with("severity", "5");
            let values = values.with("residual_likelihood", after).with("residual_severity", "5");
            effect_fits(&values)
        };
        for (kind, effect, after, wanted) in [
            ("risk", "effective", "3", true),
            ("risk", "effective", "4", false),
            ("risk", "partly", "4", true),
            ("risk", "partly", "5", false),
            ("risk", "none", "5", true),
            ("opportunity", "effective", "5", true),
        ] {
            assert_eq!(fits(kind, effect, after), wanted, "{kind} {effect} {after}");
        }
    }

    #[test]
    fn a_score_says_how_it_came_about() {
        let judged = Values::new().with("likelihood", "4").with("severity", "3");
        assert_eq!(product(&judged, false).as_deref(), Some("4 × 3 = 12"));
        assert_eq!(product(&judged, true), None);
        let third = judged.with("detection", "2").with("residual_likelihood", "1");
        assert_eq!(product(&third, false).as_deref(), Some("4 × 3 × 2 = 24"));
        let after = third.with("residual_severity", "3");
        assert_eq!(product(&after, true).as_deref(), Some("1 × 3 = 3"));
    }
}
