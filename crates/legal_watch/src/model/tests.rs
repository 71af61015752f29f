use super::*;
use crate::Permit;
use document::{DocumentId, State};
use external_document::{
    ExternalDocument, Known, Matcher, Relation, RelationId, RelationKind, TextId,
};
use flow::{LegalBasis, Procedure, Section};
use jiff::civil::date;
use platform::PersonId;

/// A task of document 7, unit 8, written by person 1, due on 1 March 2027.
pub(crate) fn a_task() -> Task {
    Task {
        id: TaskId::new(1),
        relation: RelationId::new(2),
        document: DocumentId::new(7),
        verdict: None,
        reason: String::new(),
        judged_by: None,
        judged_at: None,
        closed: None,
        due_on: date(2027, 3, 1),
        unit: Some(8),
        author: PersonId::new(1),
        has_draft: false,
    }
}

fn known(id: i64, number: &str, title: &str) -> Known {
    let text = ExternalDocument {
        number: number.into(),
        title: title.into(),
        ..ExternalDocument::default()
    };
    Known { id: TextId::new(id), edits: 0, text }
}

fn matcher() -> Matcher {
    Matcher::new(&[
        known(1, "60/2014/QH13", "Luật Hộ tịch"),
        known(2, "03/2026/QH16", "Luật Hộ tịch"),
        known(3, "123/2015/NĐ-CP", "Quy định chi tiết"),
    ])
}

fn citing(lines: &[&str]) -> Procedure {
    let basis = |line: &&str| LegalBasis {
        number: flow::citation::own_number(line).map(|cited| cited.written),
        title: (*line).into(),
    };
    Procedure { legal_basis: lines.iter().map(basis).collect(), ..Procedure::default() }
}

#[test]
fn a_task_goes_from_stage_to_stage() {
    let (change, keep) = (Some(Verdict::Change), Some(Verdict::Keep));
    for (verdict, has_draft, closed, stage, open) in [
        (None, false, None, Stage::ToJudge, true),
        (None, true, None, Stage::ToJudge, true),
        (change, false, None, Stage::ToChange, true),
        (change, true, None, Stage::UnderWay, true),
        (keep, true, None, Stage::Kept, false),
        (change, false, Some(Closing::Done), Stage::Done, false),
        (None, false, Some(Closing::RelationGone), Stage::Lapsed, false),
        (change, true, Some(Closing::DocumentGone), Stage::Lapsed, false),
    ] {
        let task = Task { verdict, closed, has_draft, ..a_task() };
        assert_eq!((task.stage(), task.stage().is_open()), (stage, open), "{task:?}");
        assert_eq!(task.is_overdue(date(2027, 3, 2)), open, "{stage:?}");
        assert!(!task.is_overdue(date(2027, 3, 1)), "its last day is not over");
    }
}

#[test]
fn a_closed_task_is_not_judged_and_keeping_needs_a_reason() {
    let judge = |task: &Task, verdict, reason| Permit { task }.judge(verdict, reason);
    let task = a_task();
    assert_eq!(judge(&task, Verdict::Keep, " "), Err(Refusal::NoReason));
    assert_eq!(judge(&task, Verdict::Change, "").unwrap().verdict, Some(Verdict::Change));
    let kept = judge(&task, Verdict::Keep, "Chỉ đổi tên cơ quan").unwrap();
    assert_eq!(judge(&kept, Verdict::Change, "").unwrap().stage(), Stage::ToChange);
    let done = Task { closed: Some(Closing::Done), ..task };
    assert_eq!(judge(&done, Verdict::Change, ""), Err(Refusal::Closed));
}

#[test]
fn what_must_be_reviewed() {
    let old_law = "Luật Hộ tịch năm 2014";
    let new_law = "Luật Hộ tịch số 03/2026/QH16";
    let matcher = Matcher::new(&[
        known(1, "60/2014/QH13", "Luật Hộ tịch"),
        known(2, "03/2026/QH16", "Luật Hộ tịch"),
    ]);
    for (kind, lines, must) in [
        (RelationKind::Replaces, &[old_law][..], true),
        (RelationKind::Replaces, &[old_law, new_law], true),
        (RelationKind::Replaces, &[new_law], false),
        (RelationKind::Amends, &["Luật số 60/2014/QH 13"], true),
        (RelationKind::Amends, &[old_law, new_law], false),
        (RelationKind::ReplacesPart, &[new_law], false),
        (RelationKind::ReplacesPart, &[], false),
    ] {
        let relation = Relation {
            id: RelationId::new(1),
            kind,
            new: TextId::new(2),
            old: TextId::new(1),
            from: date(2027, 3, 1),
            articles: String::new(),
            note: String::new(),
            withdrawn: None,
        };
        assert_eq!(must_review(&relation, &citing(lines), &matcher), must, "{kind:?} {lines:?}");
    }
}

#[test]
fn a_basis_is_exchanged_once_and_in_its_place() {
    let line = LegalBasis {
        number: Some("03/2026/QH16".into()),
        title: "Luật Hộ tịch số 03/2026/QH16".into(),
    };
    let new = "Luật Hộ tịch số 03/2026/QH16";
    let decree = "Nghị định số 123/2015/NĐ-CP";
    for (before, after) in [
        (&["Luật Hộ tịch số 60/2014/QH13", decree][..], &[new, decree][..]),
        (&[decree, "60 /2014/QH 13", "Luật Hộ tịch năm 2014"], &[decree, new]),
        (&["Luật Hộ tịch năm 2014", new, decree], &[new, decree]),
        (&[decree], &[decree]),
    ] {
        let done = exchange(&citing(before), TextId::new(1), TextId::new(2), &line, &matcher());
        let titles: Vec<_> = done.legal_basis.iter().map(|basis| &basis.title[..]).collect();
        assert_eq!(titles, after, "{before:?}");
    }
}

#[test]
fn what_else_names_the_old_text_is_told() {
    let mut procedure = citing(&["Luật Hộ tịch số 60/2014/QH13"]);
    assert!(!names_elsewhere(&procedure, "60/2014/QH13"));
    procedure.sections.push(Section {
        text: "Theo Điều 16 Luật Hộ tịch số 60/2014/QH 13, công chức…".into(),
        ..Section::default()
    });
    assert!(names_elsewhere(&procedure, "60/2014/QH13"));
    assert!(!names_elsewhere(&procedure, "03/2026/QH16"));
}

#[test]
fn what_left_its_author_is_not_changed() {
    for state in State::ALL {
        let blocked = matches!(Outcome::foreseen(Some(state)), Outcome::Blocked(_));
        assert_eq!(blocked, state != State::Draft, "{state:?}");
    }
    assert_eq!(Outcome::foreseen(None), Outcome::Drafted);
    for outcome in Outcome::ALL {
        assert_eq!(Outcome::parse(outcome.as_str()), Some(outcome));
    }
}
