use super::*;
use expect_test::expect;
use jiff::civil::date;
use std::fmt::Write;

pub(crate) fn an_objective(state: State) -> Objective {
    Objective {
        id: ObjectiveId::new(1),
        content: Content {
            number: "MT.01".into(),
            statement: "Hồ sơ được giải quyết đúng và trước hạn".into(),
            unit: Some(7),
            indicator: Indicator::DossiersOnTime { document: None },
            target: Target { operator: Operator::AtLeast, permille: 980 },
            period: Period { from: date(2026, 1, 1), to: date(2026, 12, 31) },
            frequency: Frequency::Monthly,
            measures: String::new(),
            owner: Some(PersonId::new(1)),
            parent: None,
            baseline: Some(971),
        },
        judged: None,
        remark: String::new(),
        decision_number: String::new(),
        decided_on: None,
        moves: 0,
        state,
    }
}

const fn of(numerator: i64, denominator: i64) -> Measurement {
    Measurement { numerator, denominator }
}

#[test]
fn the_life_of_an_objective() {
    let mut table = String::new();
    for from in State::ALL {
        for (action, to) in from.moves() {
            writeln!(table, "{:9} --{}--> {}", from.as_str(), action.as_str(), to.as_str())
                .unwrap();
        }
    }
    expect![[r#"
        draft     --submit--> submitted
        submitted --appraise--> appraised
        submitted --return--> draft
        appraised --approve--> approved
        appraised --return--> draft
        approved  --review--> approved
        approved  --evaluate--> evaluated
        approved  --amend--> draft
        evaluated --close--> closed
    "#]]
    .assert_eq(&table);
}

#[test]
fn nothing_is_neither_all_nor_none() {
    let (least, most) = (Operator::AtLeast, Operator::AtMost);
    for (operator, permille, measured, want) in [
        (least, 980, of(98, 100), Verdict::Met),
        (least, 980, of(97, 100), Verdict::Missed),
        (least, 1000, of(1999, 2000), Verdict::Missed), // 100,0% when rounded
        (least, 980, of(0, 0), Verdict::Nothing),
        (least, 0, of(0, 0), Verdict::Nothing),
        (most, 0, of(0, 12), Verdict::Met),
        (most, 0, of(1, 12), Verdict::Missed),
        (most, 0, of(0, 0), Verdict::Nothing),
    ] {
        let target = Target { operator, permille };
        assert_eq!(target.judge(measured), want, "{target:?} {measured:?}");
    }
    assert_eq!(of(0, 0).permille(), None);
    assert_eq!(of(2, 3).permille(), Some(667));
}

#[test]
fn a_share_is_made_from_sums() {
    let months = [of(1, 1), of(8, 10), of(0, 0)];
    let year: Measurement = months.into_iter().sum();
    assert_eq!((year, year.permille()), (of(9, 11), Some(818))); // not (100% + 80%) / 2
}

#[test]
fn percentages_as_people_type_them() {
    for (typed, want) in [
        ("98", Some(980)),
        ("98,5", Some(985)),
        ("98.5 %", Some(985)),
        ("100", Some(1000)),
        ("0", Some(0)),
        ("100,1", None),
        ("-1", None),
        ("98,55", None),
        ("", None),
        ("chín", None),
    ] {
        assert_eq!(Target::parse_percent(typed), want, "{typed:?}");
    }
}

#[test]
fn a_period_falls_into_months() {
    let period = Period { from: date(2026, 1, 10), to: date(2026, 3, 5) };
    let months: Vec<_> = period.months().iter().map(|m| format!("{}..{}", m.from, m.to)).collect();
    assert_eq!(
        months,
        ["2026-01-10..2026-01-31", "2026-02-01..2026-02-28", "2026-03-01..2026-03-05"]
    );
    assert_eq!(period.until(date(2025, 12, 31)), None);
    assert_eq!(period.until(date(2026, 2, 1)).map(|p| p.to), Some(date(2026, 2, 1)));
}

#[test]
fn what_was_reached_is_fixed_when_it_is_over() {
    let objective = an_objective(State::Approved);
    let act = |action, reason: &str, measured, today| {
        let standing = Standing { value: measured, ..Standing::default() };
        Permit { action, objective: &objective }.act(reason, standing, today)
    };
    let last = date(2026, 12, 31);
    for (action, reason, measured, today, want) in [
        (Action::Evaluate, "", of(98, 100), date(2026, 12, 30), Err(Refusal::NotOver)),
        (Action::Evaluate, "", of(98, 100), last, Ok(State::Evaluated)),
        (Action::Evaluate, "", of(0, 0), last, Ok(State::Evaluated)),
        (Action::Evaluate, "", of(9, 10), last, Err(Refusal::NoReason)),
        (Action::Evaluate, "Thiếu người", of(9, 10), last, Ok(State::Evaluated)),
        (Action::Amend, "", of(9, 10), last, Err(Refusal::NoReason)),
        (Action::Amend, "Giao thêm thủ tục", of(9, 10), last, Ok(State::Draft)),
        (Action::Review, "", of(9, 10), date(2026, 6, 30), Err(Refusal::NoReason)),
        (Action::Review, "Chậm", of(9, 10), date(2026, 6, 30), Ok(State::Approved)),
        (Action::Approve, "", of(9, 10), last, Err(Refusal::WrongState)),
    ] {
        let got = act(action, reason, measured, today).map(|after| after.state());
        assert_eq!(got, want, "{action:?} {reason:?} {measured:?} {today}");
    }
    let unverified = Standing { value: of(99, 100), unverified: 1, is_raised: false };
    let permit = Permit { action: Action::Evaluate, objective: &objective };
    assert_eq!(permit.act("", unverified, last), Err(Refusal::Unverified));
    let missed = Objective { judged: Some(of(9, 10)), ..an_objective(State::Evaluated) };
    for (is_raised, want) in [(false, Err(Refusal::NotRaised)), (true, Ok(State::Closed))] {
        let standing = Standing { is_raised, ..Standing::default() };
        let permit = Permit { action: Action::Close, objective: &missed };
        assert_eq!(permit.act("", standing, last).map(|after| after.state()), want);
    }
    let judged = act(Action::Evaluate, "Thiếu người", of(9, 10), last).unwrap();
    assert_eq!((judged.judged, judged.remark.as_str()), (Some(of(9, 10)), "Thiếu người"));
}
