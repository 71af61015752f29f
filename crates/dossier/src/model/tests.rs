use super::*;
use expect_test::expect;
use flow::{Duration, Procedure, Step, TimeLimit, Unit};
use std::fmt::Write;
use workcal::Limit;

pub(crate) fn a_dossier(state: State) -> Dossier {
    let at: Timestamp = "2022-09-30T02:15:00Z".parse().unwrap();
    Dossier {
        id: DossierId::new(1),
        code: "H50.12-220930-0001".into(),
        version: document::VersionId::new(1),
        procedure_name: "Đăng ký khai sinh".into(),
        unit: 7,
        channel: Channel::Counter,
        limit_case: String::new(),
        limit_text: "03 ngày làm việc".into(),
        grain: Grain::Day,
        sets: 1,
        received_at: at,
        due_at: "2022-10-05T10:00:00Z".parse().unwrap(),
        judged_at: "2022-10-05T10:00:00Z".parse().unwrap(),
        is_provisional: false,
        finished_at: None,
        returned_at: None,
        step_no: 2,
        step_role: StepRole::Specialist,
        step_due_at: None,
        assignee: None,
        receiver: PersonId::new(1),
        form_set: FormSet::Of2018,
        moves: 0,
        state,
    }
}

#[test]
fn the_life_of_a_dossier() {
    let mut table = String::new();
    for from in State::ALL {
        for (action, to) in from.moves() {
            writeln!(table, "{:20} --{}--> {}", from.as_str(), action.as_str(), to.as_str())
                .unwrap();
        }
    }
    expect![[r"
        in_process           --advance--> in_process
        in_process           --finish--> result_ready
        in_process           --send_back--> in_process
        in_process           --request_supplement--> awaiting_supplement
        in_process           --pause--> paused
        in_process           --extend--> in_process
        in_process           --refuse--> refused
        in_process           --withdraw--> withdrawn
        awaiting_supplement  --receive_supplement--> in_process
        awaiting_supplement  --withdraw--> withdrawn
        paused               --resume--> in_process
        paused               --withdraw--> withdrawn
        result_ready         --return--> returned
    "]]
    .assert_eq(&table);
}

#[test]
fn a_day_is_a_day() {
    for (finished, want) in [
        ("2022-10-04T16:59:00Z", Timeliness::Early),
        ("2022-10-04T17:00:00Z", Timeliness::OnTime), // midnight here: the due day has begun
        ("2022-10-05T16:59:00Z", Timeliness::OnTime),
        ("2022-10-05T17:00:00Z", Timeliness::Late),
    ] {
        let dossier =
            Dossier { finished_at: finished.parse().ok(), ..a_dossier(State::ResultReady) };
        assert_eq!(dossier.timeliness(), Some(want), "{finished}");
    }
}

#[test]
fn an_extension_does_not_make_a_late_dossier_punctual() {
    let dossier = Dossier {
        due_at: "2022-10-10T10:00:00Z".parse().unwrap(),
        finished_at: "2022-10-07T03:00:00Z".parse().ok(),
        ..a_dossier(State::ResultReady)
    };
    assert_eq!(dossier.timeliness(), Some(Timeliness::Late));
}

#[test]
fn steps_take_the_norm_of_their_case() {
    let norm = |case: Option<&str>, value| Duration {
        case: case.map(Into::into),
        value: Some(value),
        unit: Some(Unit::WorkingDay),
        text: String::new(),
    };
    let step = Step {
        action: "Thẩm tra".into(),
        responsible: Some("Công chức Tư pháp - Hộ tịch".into()),
        durations: vec![norm(None, 0.5), norm(Some("phải xác minh"), 2.0)],
        ..Step::default()
    };
    let procedure = Procedure { steps: vec![step], ..Procedure::default() };
    for (case, minutes) in [("", 240), ("phải xác minh", 960), ("khác", 240)] {
        let plan = plan(&procedure, case);
        assert_eq!(plan[0].norm_minutes, Some(minutes), "{case}");
        assert_eq!(plan[0].role, StepRole::Specialist);
    }
}

#[test]
fn limits_of_procedures_are_limits_of_law() {
    for (value, unit, want) in [
        (Some(3.0), Some(Unit::WorkingDay), Some(Limit::WorkingDays(3))),
        (Some(0.5), Some(Unit::WorkingDay), Some(Limit::OfficeMinutes(240))),
        (None, Some(Unit::SameDay), Some(Limit::SameDay)),
        (Some(23.0), Some(Unit::CalendarDay), Some(Limit::CalendarDays(23))),
        (None, Some(Unit::WorkingDay), None),
        (Some(1.0), None, None),
    ] {
        let limit = TimeLimit { case: None, value, unit, cutoff: None, text: String::new() };
        assert_eq!(term_of(&limit).map(|term| term.limit), want, "{value:?} {unit:?}");
    }
}
