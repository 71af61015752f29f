use super::*;
use expect_test::expect;
use jiff::civil::date;
use std::fmt::Write;

const TODAY: Date = date(2026, 11, 23);

pub(crate) fn a_nonconformity(state: State) -> Nonconformity {
    let finding = Finding {
        source: Source::SelfFound,
        description: "Phiếu kiểm soát để trống".into(),
        clause: "8.5.1".into(),
        requirement: "QT.VP.06".into(),
        unit: Some(7),
        ..Finding::default()
    };
    let noted =
        Nonconformity::noted(NonconformityId::new(1), finding, PersonId::new(9), date(2026, 11, 1));
    Nonconformity {
        number: "NC-2026-01".into(),
        owner: Some(PersonId::new(1)),
        due_on: Some(date(2026, 12, 1)),
        doer: Some(PersonId::new(1)),
        judge_from: Some(date(2026, 12, 23)),
        moves: 3,
        state,
        ..noted
    }
}

fn lines(due_on: Date) -> Vec<Line> {
    let line = |kind| Line {
        kind,
        what: "Sửa".into(),
        who: PersonId::new(1),
        due_on,
        done_on: None,
        evidence: String::new(),
    };
    LineKind::ALL.map(line).into()
}

fn a_plan() -> Plan {
    Plan {
        cause: Cause {
            method: Method::Whys,
            whys: vec!["Không ai nhắc".into(), "Quy trình không nói ai ghi".into()],
            bones: Vec::new(),
            root: "Quy trình không nói ai ghi".into(),
            branch: Some(Branch::Method),
        },
        lines: lines(date(2026, 12, 1)),
        similar: Some(false),
        ..Plan::default()
    }
}

fn act(state: State, action: Action, with: &Move, today: Date) -> Result<Nonconformity, Refusal> {
    let before = Nonconformity { plan: a_plan(), ..a_nonconformity(state) };
    let before = if action == Action::ReportDone { all_done(before) } else { before };
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
    expect![[r#"
        draft          --raise--> open
        draft          --cancel--> cancelled
        open           --assign--> assigned
        open           --cancel--> cancelled
        assigned       --propose_cause--> cause_proposed
        assigned       --assign--> assigned
        assigned       --extend--> assigned
        assigned       --cancel--> cancelled
        cause_proposed --approve_plan--> plan_approved
        cause_proposed --report_line--> cause_proposed
        cause_proposed --return--> assigned
        cause_proposed --extend--> cause_proposed
        cause_proposed --cancel--> cancelled
        plan_approved  --report_line--> plan_approved
        plan_approved  --request_change--> plan_approved
        plan_approved  --note_risk--> plan_approved
        plan_approved  --report_done--> done
        plan_approved  --extend--> plan_approved
        plan_approved  --cancel--> cancelled
        done           --verify--> verified
        done           --return--> plan_approved
        done           --request_change--> done
        done           --note_risk--> done
        done           --cancel--> cancelled
        verified       --close--> closed
        verified       --mark_ineffective--> ineffective
        verified       --request_change--> verified
        verified       --note_risk--> verified
    "#]]
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
    let plan = Move { plan: a_plan(), ..Move::default() };
    let over = Move { plan: Plan { lines: lines(date(2026, 11, 22)), ..a_plan() }, ..plan.clone() };
    let too_late =
        Move { plan: Plan { lines: lines(date(2026, 12, 2)), ..a_plan() }, ..plan.clone() };
    let cause = Cause { whys: vec!["Không ai nhắc".into()], ..a_plan().cause };
    let asked_once = Move { plan: Plan { cause, ..a_plan() }, ..plan.clone() };
    let day = |kind, place, day| Move { line: Some((kind, place, day)), ..said.clone() };
    let done = day(LineKind::Action, 0, TODAY);
    let late = date(2026, 12, 23);
    for (from, action, with, today, want) in [
        (State::Draft, Raise, &nothing, TODAY, Ok(State::Open)),
        (State::Draft, Assign, &given, TODAY, Err(Refusal::WrongState)),
        (State::Open, Assign, &nothing, TODAY, Err(Refusal::NoOwner)),
        (State::Open, Assign, &past, TODAY, Err(Refusal::NoDay)),
        (State::Open, Assign, &given, TODAY, Ok(State::Assigned)),
        (State::Assigned, ProposeCause, &said, TODAY, Err(Refusal::NoPlan)),
        (State::Assigned, ProposeCause, &plan, TODAY, Ok(State::CauseProposed)),
        (State::Assigned, ProposeCause, &over, TODAY, Err(Refusal::LineOver)),
        (State::Assigned, ProposeCause, &too_late, TODAY, Err(Refusal::LineLate)),
        (State::Assigned, ProposeCause, &asked_once, TODAY, Err(Refusal::NoPlan)),
        (State::CauseProposed, ReportLine, &done, TODAY, Err(Refusal::NoLine)),
        (
            State::CauseProposed,
            ReportLine,
            &day(LineKind::Correction, 0, TODAY),
            TODAY,
            Ok(State::CauseProposed),
        ),
        (State::PlanApproved, ReportLine, &done, TODAY, Ok(State::PlanApproved)),
        (
            State::PlanApproved,
            ReportLine,
            &day(LineKind::Action, 0, date(2026, 11, 24)),
            TODAY,
            Err(Refusal::NoLine),
        ),
        (
            State::PlanApproved,
            ReportLine,
            &day(LineKind::Action, 1, TODAY),
            TODAY,
            Err(Refusal::NoLine),
        ),
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

fn all_done(mut it: Nonconformity) -> Nonconformity {
    for line in &mut it.plan.lines {
        line.done_on = Some(TODAY);
    }
    it
}

#[test]
fn nothing_is_left_open_behind_a_closed_one() {
    let said = Move { note: "Không lặp lại".into(), ..Move::default() };
    let late = date(2026, 12, 23);
    let verified = |change: fn(&mut Nonconformity)| {
        let mut it = Nonconformity { plan: a_plan(), ..a_nonconformity(State::Verified) };
        change(&mut it);
        it
    };
    let close = |it: &Nonconformity| {
        let permit = Permit { action: Action::Close, nonconformity: it };
        permit.act(PersonId::new(2), &said, late).map(|after| after.state())
    };
    let risky = verified(|it| it.plan.touches_risks = true);
    assert_eq!(close(&risky), Err(Refusal::RiskOpen));
    let noted = Nonconformity { risk_note: "RR-2026-01".into(), ..risky };
    assert_eq!(close(&noted), Ok(State::Closed));
    let bookish = verified(|it| it.plan.touches_documents = true);
    assert_eq!(close(&bookish), Err(Refusal::ChangeOpen));
    let asked = Nonconformity { change_request: Some(RequestId::new(3)), ..bookish };
    assert_eq!(close(&asked), Ok(State::Closed));
    let open = Nonconformity { plan: a_plan(), ..a_nonconformity(State::PlanApproved) };
    let permit = Permit { action: Action::ReportDone, nonconformity: &open };
    assert_eq!(permit.act(PersonId::new(1), &said, TODAY), Err(Refusal::LinesOpen));
}

#[test]
fn what_was_done_of_a_plan_stays_done_when_it_is_proposed_again() {
    let before = all_done(Nonconformity { plan: a_plan(), ..a_nonconformity(State::Assigned) });
    let mut again = a_plan();
    again.lines[1].what = "Khác".into();
    let with = Move { plan: again, ..Move::default() };
    let permit = Permit { action: Action::ProposeCause, nonconformity: &before };
    let after = permit.act(PersonId::new(1), &with, TODAY).unwrap();
    let done: Vec<_> = after.plan.lines.iter().map(|line| line.done_on).collect();
    assert_eq!(done, [Some(TODAY), None]);
}

#[test]
fn a_fishbone_is_read_back_as_it_was_written() {
    let cause = Cause {
        method: Method::Fishbone,
        whys: Vec::new(),
        bones: vec![(Branch::People, "Vắng".into()), (Branch::People, "Mới".into())],
        root: "Không ai thay".into(),
        branch: Some(Branch::People),
    };
    let read = Cause::read(Method::Fishbone, &cause.written(), cause.root.clone(), cause.branch);
    assert_eq!(read, cause);
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
