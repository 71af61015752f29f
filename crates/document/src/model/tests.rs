use super::*;
use expect_test::expect;
use jiff::civil::date;
use std::fmt::Write;

#[test]
fn the_life_of_a_version() {
    let mut table = String::new();
    for from in State::ALL {
        for (action, to) in from.moves() {
            writeln!(table, "{:12} --{}--> {}", from.as_str(), action.as_str(), to.as_str())
                .unwrap();
        }
    }
    expect![[r#"
        draft        --submit--> in_review
        draft        --withdraw--> withdrawn
        in_review    --review--> in_appraisal
        in_review    --return--> draft
        in_appraisal --appraise--> in_approval
        in_appraisal --return--> draft
        in_approval  --approve--> approved
        in_approval  --return--> draft
        approved     --issue--> scheduled
        approved     --return--> draft
        scheduled    --take_effect--> effective
        scheduled    --withdraw--> withdrawn
        effective    --supersede--> superseded
        effective    --suspend--> suspended
        effective    --withdraw--> withdrawn
        suspended    --resume--> effective
        suspended    --supersede--> superseded
        suspended    --withdraw--> withdrawn
    "#]]
    .assert_eq(&table);
}

pub(crate) fn a_version(state: State) -> Version {
    Version {
        id: VersionId::new(1),
        document: DocumentId::new(1),
        kind: Kind::SystemProcedure,
        code: Code::parse("QT.HT.01").unwrap(),
        title: Title::parse("Kiểm soát tài liệu").unwrap(),
        unit: None,
        author: PersonId::new(1),
        issue_no: 1,
        revision_no: 0,
        summary: String::new(),
        basis: String::new(),
        content: Content::Text("Nội dung".into()),
        edits: 0,
        decision: None,
        issued_on: None,
        effective_on: None,
        expired_on: None,
        state,
    }
}

#[test]
fn a_version_waits_for_its_day() {
    for (day, today, want) in [
        (None, date(2026, 11, 23), Err(Refusal::TooEarly)),
        (Some(date(2026, 12, 1)), date(2026, 11, 30), Err(Refusal::TooEarly)),
        (Some(date(2026, 12, 1)), date(2026, 12, 1), Ok(State::Effective)),
    ] {
        let version = Version { effective_on: day, ..a_version(State::Scheduled) };
        let permit = Permit { action: Action::TakeEffect, version: &version };
        assert_eq!(permit.act(today).map(|v| v.state()), want, "{day:?} {today}");
    }
}

#[test]
fn a_later_issue_says_what_changed() {
    for (issue_no, revision_no, summary, want) in [
        (1, 0, "", Ok(State::InReview)),
        (2, 0, " ", Err(Refusal::NoAmendment)),
        (1, 1, "", Err(Refusal::NoAmendment)),
        (2, 0, "Bỏ bước 3", Ok(State::InReview)),
    ] {
        let version =
            Version { issue_no, revision_no, summary: summary.into(), ..a_version(State::Draft) };
        let permit = Permit { action: Action::Submit, version: &version };
        assert_eq!(permit.act(date(2026, 11, 23)).map(|v| v.state()), want);
    }
}

#[test]
fn codes_as_agencies_write_them() {
    for (typed, meant) in [
        ("QT.VP.01", Some("QT.VP.01")),
        (" QT  01/CX-HCTP ", Some("QT 01/CX-HCTP")),
        ("qt.đt.02", Some("qt.đt.02")),
        ("", None),
        ("-x", None),
        ("QT.01; DROP TABLE", None),
    ] {
        assert_eq!(Code::parse(typed).as_ref().map(Code::as_str), meant, "{typed:?}");
    }
}

#[test]
fn what_is_signed_is_told_apart() {
    let one = a_version(State::Draft);
    let hash = one.content_hash();
    for changed in [
        Version { title: Title::parse("Khác").unwrap(), ..one.clone() },
        Version { issue_no: 2, ..one.clone() },
        Version { content: Content::Text("Nội dung.".into()), ..one.clone() },
        Version { summary: "a".into(), basis: String::new(), ..one.clone() },
    ] {
        assert_ne!(changed.content_hash(), hash);
    }
    assert_eq!(Version { edits: 9, ..one }.content_hash(), hash);
}
