use super::*;
use crate::may;
use jiff::civil::date;
use platform::{Actor, AgencyId, Role};

pub(crate) fn a_disposal(state: State) -> Disposal {
    Disposal {
        id: DisposalId::new(5),
        number: "01/2026".into(),
        unit: 7,
        reason: "Hết thời hạn lưu".into(),
        proposer: PersonId::new(1),
        proposed_on: date(2026, 11, 2),
        checker: (state != State::Proposed).then_some(PersonId::new(2)),
        checked_on: (state != State::Proposed).then_some(date(2026, 11, 3)),
        approver: None,
        approved_on: (state == State::Approved).then_some(date(2026, 11, 10)),
        executed_on: None,
        method: String::new(),
        members: String::new(),
        moves: 0,
        state,
    }
}

pub(crate) fn a_holding() -> Holding {
    Holding {
        id: HoldingId::new(9),
        kind: TypeId::new(3),
        code: "HS.01".into(),
        name: "Sổ theo dõi hồ sơ".into(),
        facts: HoldingFacts {
            unit: 7,
            year: 2020,
            title: "Quyển 1".into(),
            volumes: 1,
            place: "Kho".into(),
            from: date(2020, 1, 2),
            closed_on: Some(date(2020, 12, 31)),
        },
        unit_name: "Văn phòng".into(),
        event_on: None,
        retention: Retention::Years(5),
        way: Way::Shred,
        hold: None,
        listed: None,
        disposed_on: None,
    }
}

#[test]
fn what_procedures_write_about_time() {
    for (written, meant) in [
        ("Vĩnh viễn", Some(Retention::Permanent)),
        ("vĩnh viễn (sổ gốc)", Some(Retention::Permanent)),
        ("1 năm", Some(Retention::Years(1))),
        ("05 năm kể từ ngày kết thúc", Some(Retention::Years(5))),
        ("20 (hai mươi) năm", None),
        ("70 năm", Some(Retention::Years(70))),
        ("100 năm", None),
        ("5 năm tại phòng, 10 năm tại kho", None),
        ("Đến khi hợp đồng thanh lý", Some(Retention::Until("Đến khi hợp đồng thanh lý".into()))),
        ("Theo quy định lưu trữ", None),
        ("", None),
    ] {
        assert_eq!(Retention::read(written), meant, "{written}");
    }
}

#[test]
fn the_day_on_which_time_is_over() {
    let (ended, event) = (Some(date(2016, 3, 1)), Some(date(2026, 5, 31)));
    for (retention, ended, event, due) in [
        (Retention::Permanent, ended, event, None),
        (Retention::Years(5), ended, None, Some(date(2022, 1, 1))),
        (Retention::Years(1), Some(date(2016, 12, 31)), None, Some(date(2018, 1, 1))),
        (Retention::Years(5), None, event, None),
        (Retention::Until("Hết hợp đồng".into()), ended, None, None),
        (Retention::Until("Hết hợp đồng".into()), ended, event, Some(date(2026, 6, 1))),
    ] {
        assert_eq!(retention.due_on(ended, event), due, "{retention:?}");
    }
}

#[test]
fn how_something_kept_stands() {
    let held = || a_holding();
    let last = date(2025, 12, 31);
    let due = date(2026, 1, 1);
    for (holding, today, stands) in [
        (held(), last, Keeping::Kept(due)),
        (held(), due, Keeping::Due(due)),
        (Holding { hold: Some("Đang có khiếu nại".into()), ..held() }, due, Keeping::OnHold),
        (Holding { way: Way::Keep, ..held() }, due, Keeping::Permanent),
        (Holding { retention: Retention::Permanent, ..held() }, due, Keeping::Permanent),
        (
            Holding { disposed_on: Some(due), hold: Some("x".into()), ..held() },
            due,
            Keeping::Disposed(due),
        ),
        (
            Holding { facts: HoldingFacts { closed_on: None, ..held().facts }, ..held() },
            due,
            Keeping::Open,
        ),
    ] {
        assert_eq!(holding.keeping(today), stands);
    }
}

#[test]
fn what_may_stand_on_one_list() {
    let (today, held) = (date(2026, 11, 23), a_holding());
    let other = Holding { facts: HoldingFacts { unit: 8, ..held.facts.clone() }, ..held.clone() };
    let listed = Holding { listed: Some(DisposalId::new(5)), ..held.clone() };
    let on_hold = Holding { hold: Some("x".into()), ..held.clone() };
    let young = Holding { retention: Retention::Years(6), ..held.clone() };
    let gone = Holding { disposed_on: Some(today), ..held.clone() };
    let own = Some(DisposalId::new(5));
    for (holdings, own, may) in [
        (vec![held.clone()], None, Ok(7)),
        (vec![], None, Err(Refusal::Nothing)),
        (vec![held.clone(), other], None, Err(Refusal::ManyUnits)),
        (vec![listed.clone()], None, Err(Refusal::Listed)),
        (vec![listed], own, Ok(7)),
        (vec![on_hold], None, Err(Refusal::OnHold)),
        (vec![young], None, Err(Refusal::NotDue)),
        (vec![gone], None, Err(Refusal::Listed)),
    ] {
        assert_eq!(disposal::check_lines(&holdings, own, today), may);
    }
}

fn actor(id: i64, roles: &[Role]) -> Actor {
    let mut actor = Actor::system(AgencyId::new(1), "password");
    (actor.person, actor.unit, actor.roles) = (PersonId::new(id), Some(7), roles.to_vec());
    actor
}

#[test]
fn minutes_need_a_day_a_way_and_three_people() {
    let (today, list) = (date(2026, 11, 23), a_disposal(State::Approved));
    let holdings = [Holding { listed: Some(list.id), ..a_holding() }];
    let whole = Move {
        on: Some(date(2026, 11, 20)),
        method: "Nghiền giấy".into(),
        members: "A\nB\nC".into(),
        ..Move::default()
    };
    let clerk = actor(4, &[Role::Clerk]);
    for (with, is) in [
        (whole.clone(), Ok(State::Executed)),
        (Move { on: None, ..whole.clone() }, Err(Refusal::NoMinutes)),
        (Move { method: " ".into(), ..whole.clone() }, Err(Refusal::NoMinutes)),
        (Move { members: "A\n\nB".into(), ..whole.clone() }, Err(Refusal::NoMinutes)),
        (Move { on: Some(date(2026, 11, 24)), ..whole.clone() }, Err(Refusal::BadDay)),
        (Move { on: Some(date(2026, 11, 9)), ..whole.clone() }, Err(Refusal::BadDay)),
    ] {
        let permit = may(&clerk, Action::Execute, &list).unwrap();
        let moved = permit.act(clerk.person, &with, &holdings, today);
        assert_eq!(moved.map(|moved| moved.state()), is, "{with:?}");
    }
    let held = [Holding { hold: Some("Khiếu nại".into()), ..holdings[0].clone() }];
    let permit = may(&clerk, Action::Execute, &list).unwrap();
    assert_eq!(permit.act(clerk.person, &whole, &held, today), Err(Refusal::OnHold));
}

#[test]
fn a_return_needs_its_reason_and_ends_the_list() {
    let (today, list) = (date(2026, 11, 23), a_disposal(State::Checked));
    let head = actor(6, &[Role::Approver]);
    let permit = may(&head, Action::Return, &list).unwrap();
    assert_eq!(permit.act(head.person, &Move::default(), &[], today), Err(Refusal::NoReason));
    let permit = may(&head, Action::Return, &list).unwrap();
    let with = Move { note: "Còn cần cho thanh tra".into(), ..Move::default() };
    let moved = permit.act(head.person, &with, &[], today).unwrap();
    assert!(moved.state() == State::Returned && moved.state().moves().is_empty());
}
