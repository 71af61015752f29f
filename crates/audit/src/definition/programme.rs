use super::{AUDITS, LEAD, STEER};
use crate::{actions, pages};
use quality_register::{Bar, Edition, Field, Hooks, Kind, Register, Slot, Stage, Step, Tone};

/// The editions by which a programme may audit, the oldest first.
const EDITIONS: [&str; 4] = [
    Edition::Iso2008.as_str(),
    Edition::Iso2015.as_str(),
    Edition::Amended2024.as_str(),
    Edition::Iso2026.as_str(),
];

/// Chương trình đánh giá: the audits of a year (ISO 9001, 9.2.2 a; ISO 19011, 5).
pub static PROGRAMMES: Register = Register {
    key: "audit_programme",
    path: "/audit-programmes",
    prefix: "CTDG",
    fields: &[
        Field::new("name", Kind::Line).required().plays(Slot::Title),
        Field::new("year", Kind::Year).required().column(),
        Field::new("symbol", Kind::Line).column(),
        Field::new("edition", Kind::Choice(&EDITIONS)).required().column(),
        Field::new("objective", Kind::Text).required(),
        Field::new("criteria", Kind::Text).required(),
        Field::new("method", Kind::Text).required(),
        Field::new("resources", Kind::Text),
        Field::new("uncovered", Kind::Text).later(),
    ],
    stages: &[
        Stage::new("draft", Tone::Warn).edited_by(STEER).waits_for(STEER).steps(&[Step::new(
            "submit",
            "submitted",
            STEER,
        )]),
        Stage::new("submitted", Tone::Info).waits_for(LEAD).steps(&[
            Step::new("approve", "approved", LEAD.but_not(&[Bar::Did("submit")]))
                .offers(&["symbol"]),
            Step::new("return", "draft", LEAD).needs_note(),
        ]),
        Stage::new("approved", Tone::Info).waits_for(STEER).steps(&[
            Step::new("start", "running", STEER),
            Step::new("revise", "draft", STEER).needs_note(),
        ]),
        Stage::new("running", Tone::Info)
            .steps(&[Step::new("complete", "completed", STEER).offers(&["uncovered"])]),
        Stage::new("completed", Tone::Ok).settled(),
    ],
    begin: STEER,
    children: &[&AUDITS],
    hooks: Hooks {
        fills: |_, programme, _| {
            // Its clauses are those of the edition by which it audits.
            if let Some(edition) = Edition::parse(programme.values.text("edition")) {
                programme.edition = edition;
            }
            Ok(())
        },
        after: actions::programme_moved,
        panels: pages::programme_panels,
        prints: &[("/paper", pages::PRINT_PROGRAMME), ("/coverage", pages::SEE_COVERAGE)],
        ..Hooks::NONE
    },
    words: pages::PROGRAMME_WORDS,
    ..Register::BLANK
};
