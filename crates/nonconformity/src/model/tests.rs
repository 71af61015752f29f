use super::*;
use expect_test::expect;
use jiff::civil::date;
use std::fmt::Write;

const TODAY: Date = date(2026, 11, 23);

pub(crate) fn a_nonconformity(state: State) -> Nonconformity {
    Nonconformity {
        id: NonconformityId::new(1),
        number: "NC-2026-01".into(),
        finding: Finding {
            source: Source::SelfFound,
            description: "Phiếu kiểm soát để trống".into(),
            clause: "8.5.1".into(),
            requirement: "QT.VP.06".into(),
            unit: Some(7),
            ..Finding::default()
        },
        group: None,
        follows: None,
        raised_by: PersonId::new(9),
        raised_on: date(2026, 11, 1),
        correction: String::new(),
        cause: String::new(),
        measure: String::new(),
        owner: Some(PersonId::new(1)),
        due_on: Some(date(2026, 12, 1)),
        extensions: 0,
        doer: Some(PersonId::new(1)),
        result: String::new(),
        verifier: None,
        verification: String::new(),
        judge_from: Some(date(2026, 12, 23)),
        effect: String::new(),
        closed_on: None,
        moves: 3,
        state,
    }
}

fn act(state: State, action: Action, with: &Move, today: Date) -> Result<Nonconformity, Refusal> {
    let before = a_nonconformity(state);
    Permit { action, nonconformity: &before }.act(PersonId::new(2), with, today)
}

#[test]
fn the_life_of_a_nonconformity() {
    let mut table = String::new();
    for from in State::ALL {
        for (action, to) in from.moves() {
            writeln!(table, "{:14} --{}--> {}", from.as_str(), action.as_str(), to.as_str())
                .unwrap();
        }
    }
    expect![[r"
        draft          --raise--> open
        draft          --cancel--> cancelled
        open           --assign--> assigned
        open           --cancel--> cancelled
        assigned       --propose_cause--> cause_proposed
        assigned       --assign--> assigned
        assigned       --extend--> assigned
        assigned       --cancel--> cancelled
        cause_proposed --approve_plan--> plan_approved
        cause_proposed --return--> assigned
        cause_proposed --extend--> cause_proposed
        cause_proposed --cancel--> cancelled
        plan_approved  --report_done--> done
        plan_approved  --extend--> plan_approved
        plan_approved  --cancel--> cancelled
        done           --verify--> verified
        done           --return--> plan_approved
        done           --cancel--> cancelled
        verified       --close--> closed
        verified       --mark_ineffective--> ineffective
    "]]
    .assert_eq(&table);
}

#[test]
fn each_act_takes_what_it_needs() {
    use Action::*;
    let nothing = Move::default();
    let said = Move { note: "Đã xem".into(), ..Move::default() };
    let given =
        Move { owner: Some(PersonId::new(5)), due_on: Some(date(2026, 12, 15)), ..said.clone() };
    let past = Move { due_on: Some(date(2026, 11, 22)), ..given.clone() };
    let same = Move { due_on: Some(date(2026, 12, 1)), ..given.clone() };
    let plan = Move {
        correction: "Ghi bổ sung".into(),
        cause: "Vì sao".into(),
        measure: "Sửa quy trình".into(),
        ..Move::default()
    };
    let late = date(2026, 12, 23);
    for (from, action, with, today, want) in [
        (State::Draft, Raise, &nothing, TODAY, Ok(State::Open)),
        (State::Draft, Assign, &given, TODAY, Err(Refusal::WrongState)),
        (State::Open, Assign, &nothing, TODAY, Err(Refusal::NoOwner)),
        (State::Open, Assign, &past, TODAY, Err(Refusal::NoDay)),
        (State::Open, Assign, &given, TODAY, Ok(State::Assigned)),
        (State::Assigned, ProposeCause, &said, TODAY, Err(Refusal::NoPlan)),
        (State::Assigned, ProposeCause, &plan, TODAY, Ok(State::CauseProposed)),
        (State::CauseProposed, Return, &nothing, TODAY, Err(Refusal::NoNote)),
        (State::CauseProposed, ApprovePlan, &nothing, TODAY, Ok(State::PlanApproved)),
        (State::PlanApproved, Extend, &same, TODAY, Err(Refusal::NotLater)),
        (State::PlanApproved, Extend, &given, TODAY, Ok(State::PlanApproved)),
        (State::PlanApproved, ReportDone, &nothing, TODAY, Err(Refusal::NoNote)),
        (State::PlanApproved, ReportDone, &said, TODAY, Ok(State::Done)),
        (State::Done, Return, &said, TODAY, Ok(State::PlanApproved)),
        (State::Done, Verify, &said, TODAY, Ok(State::Verified)),
        (State::Verified, Close, &said, TODAY, Err(Refusal::TooEarly)),
        (State::Verified, MarkIneffective, &said, TODAY, Ok(State::Ineffective)),
        (State::Verified, Close, &said, late, Ok(State::Closed)),
        (State::Closed, Cancel, &said, TODAY, Err(Refusal::WrongState)),
    ] {
        let got = act(from, action, with, today).map(|after| after.state());
        assert_eq!(got, want, "{from:?} {action:?} {with:?}");
    }
}

#[test]
fn the_effect_is_judged_a_month_later_unless_somebody_says_otherwise() {
    let said = Move { note: "Đã xem".into(), ..Move::default() };
    let verified = act(State::Done, Action::Verify, &said, TODAY).unwrap();
    assert_eq!(verified.judge_from, Some(date(2026, 12, 23)));
    assert_eq!(verified.verifier, Some(PersonId::new(2)));
    let sooner = Move { judge_from: Some(date(2026, 12, 1)), ..said };
    let verified = act(State::Done, Action::Verify, &sooner, TODAY).unwrap();
    assert_eq!(verified.judge_from, Some(date(2026, 12, 1)));
}

#[test]
fn overdue_is_computed() {
    for (state, today, overdue) in [
        (State::PlanApproved, date(2026, 12, 1), false),
        (State::PlanApproved, date(2026, 12, 2), true),
        (State::Done, date(2026, 12, 2), false),
        (State::Cancelled, date(2026, 12, 2), false),
    ] {
        assert_eq!(a_nonconformity(state).is_overdue(today), overdue, "{state:?} {today}");
    }
}
