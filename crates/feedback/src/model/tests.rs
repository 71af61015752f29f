use super::*;
use expect_test::expect;
use jiff::civil::date;
use std::fmt::Write;

const TODAY: Date = date(2026, 11, 23);

pub(crate) fn a_feedback(state: State) -> Feedback {
    Feedback {
        id: FeedbackId::new(1),
        code: "ABCDEFGHJKLM".into(),
        number: "PA-2026-01".into(),
        channel: Channel::Portal,
        message: Message {
            kind: Kind::Report,
            title: "Chờ lâu".into(),
            words: "Chờ hai giờ".into(),
            about: String::new(),
            sender: "Nguyễn Văn Dân".into(),
            contact: "0912 345 678".into(),
            may_publish: true,
        },
        received_at: Timestamp::UNIX_EPOCH,
        unit: Some(7),
        owner: Some(PersonId::new(1)),
        due_on: Some(date(2026, 12, 1)),
        rule: String::new(),
        extensions: 0,
        answer: "Đã thêm quầy".into(),
        proposed_by: Some(PersonId::new(1)),
        signed_by: None,
        answered_on: None,
        ending: String::new(),
        published: None,
        ended_on: None,
        erased_on: None,
        moves: 0,
        state,
    }
}

#[test]
fn the_life_of_feedback() {
    let mut table = String::new();
    for from in State::ALL {
        for (action, to) in from.moves() {
            writeln!(table, "{:10} --{}--> {}", from.as_str(), action.as_str(), to.as_str())
                .unwrap();
        }
    }
    expect![[r"
        received   --classify--> classified
        received   --transfer--> transferred
        received   --decline--> declined
        classified --assign--> assigned
        classified --classify--> classified
        classified --transfer--> transferred
        classified --decline--> declined
        assigned   --propose--> proposed
        assigned   --assign--> assigned
        assigned   --extend--> assigned
        assigned   --transfer--> transferred
        proposed   --answer--> answered
        proposed   --return--> assigned
        proposed   --extend--> proposed
        answered   --close--> closed
        answered   --return--> assigned
    "]]
    .assert_eq(&table);
}

#[test]
fn each_act_takes_what_it_needs() {
    use Action::*;
    let nothing = Move::default();
    let said = Move {
        note: "Vì".into(),
        kind: Some(Kind::Complaint),
        unit: Some(7),
        owner: Some(PersonId::new(5)),
        due_on: Some(date(2026, 12, 2)),
        answer: "Xin lỗi".into(),
    };
    let same = Move { due_on: Some(date(2026, 12, 1)), ..said.clone() };
    for (from, action, with, want) in [
        (State::Received, Assign, &said, Err(Refusal::WrongState)),
        (State::Received, Classify, &nothing, Err(Refusal::NoKind)),
        (State::Received, Classify, &said, Ok(State::Classified)),
        (State::Received, Decline, &nothing, Err(Refusal::NoNote)),
        (State::Classified, Assign, &nothing, Err(Refusal::NoOwner)),
        (State::Classified, Transfer, &said, Ok(State::Transferred)),
        (State::Assigned, Propose, &nothing, Err(Refusal::NoAnswer)),
        (State::Assigned, Propose, &said, Ok(State::Proposed)),
        (State::Assigned, Extend, &same, Err(Refusal::NotLater)),
        (State::Assigned, Extend, &said, Ok(State::Assigned)),
        (State::Proposed, Answer, &nothing, Ok(State::Answered)),
        (State::Proposed, Return, &nothing, Err(Refusal::NoNote)),
        (State::Answered, Close, &nothing, Ok(State::Closed)),
        (State::Closed, Return, &said, Err(Refusal::WrongState)),
    ] {
        let before = a_feedback(from);
        let got = Permit { action, feedback: &before }.act(PersonId::new(2), with, TODAY);
        assert_eq!(got.map(|after| after.state()), want, "{from:?} {action:?}");
    }
}

#[test]
fn what_is_answered_anew_is_no_longer_published() {
    let published = Published { on: TODAY, words: "a".into(), answer: "b".into() };
    let before = Feedback {
        published: Some(published),
        answered_on: Some(TODAY),
        ..a_feedback(State::Answered)
    };
    let with = Move { note: "Người dân chưa đồng ý".into(), ..Move::default() };
    let permit = Permit { action: Action::Return, feedback: &before };
    let after = permit.act(PersonId::new(2), &with, TODAY).unwrap();
    assert_eq!((after.published, after.answered_on), (None, None));
}

#[test]
fn overdue_is_computed() {
    for (state, today, overdue) in [
        (State::Assigned, date(2026, 12, 1), false),
        (State::Assigned, date(2026, 12, 2), true),
        (State::Received, date(2026, 12, 2), true),
        (State::Answered, date(2026, 12, 2), false),
        (State::Declined, date(2026, 12, 2), false),
    ] {
        assert_eq!(a_feedback(state).is_overdue(today), overdue, "{state:?} {today}");
    }
}

#[test]
fn the_newest_rule_that_had_begun_counts() {
    let rule = |from: Date, is_own: bool| Rule {
        kind: Kind::Report,
        from,
        limit: None,
        term: format!("{from} {is_own}"),
        starts: Starts::Received,
        source: String::new(),
        is_own,
    };
    let rules = [
        rule(date(2017, 1, 1), false),
        rule(date(2026, 7, 1), true),
        rule(date(2026, 12, 1), true),
        rule(date(2026, 7, 1), false),
    ];
    let of = |day| rule_of(&rules, Kind::Report, day).map(|rule| rule.term.clone());
    assert_eq!(of(date(2016, 1, 1)), None);
    assert_eq!(of(date(2026, 6, 30)).unwrap(), "2017-01-01 false");
    assert_eq!(of(TODAY).unwrap(), "2026-07-01 true");
    assert_eq!(rule_of(&rules, Kind::Praise, TODAY), None);
}
