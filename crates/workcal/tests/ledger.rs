//! The clock of a deadline that stops, runs again and is put off.

use expect_test::expect;
use jiff::Timestamp;
use workcal::{
    Calendar, ClockEvent, Limit, OfficeHours, PausePolicy, Standing, Term, WorkingTime, describe,
    read_instant,
};

#[expect(clippy::expect_used, reason = "instants of this file")]
fn at(text: &str) -> Timestamp {
    read_instant(text).expect(text)
}

#[expect(clippy::expect_used, reason = "limits of this file")]
fn started(text: &str, limit: &str) -> ClockEvent {
    ClockEvent::Started { at: at(text), term: Term::new(Limit::parse(limit).expect(limit)) }
}

fn paused(text: &str, policy: PausePolicy) -> ClockEvent {
    ClockEvent::Paused { at: at(text), policy }
}

fn resumed(text: &str) -> ClockEvent {
    ClockEvent::Resumed { at: at(text) }
}

fn extended(text: &str) -> ClockEvent {
    ClockEvent::Extended { to: at(text) }
}

/// What is due after the events, or why nothing is.
fn due_after(events: &[ClockEvent]) -> String {
    let (calendar, hours) = (Calendar::national(), OfficeHours::p1());
    match WorkingTime::new(&calendar, &hours).standing(events) {
        Ok(Standing::Running { due }) => {
            text::here(due.due_at).strftime("%Y-%m-%dT%H:%M").to_string()
        }
        Ok(Standing::Stopped { .. }) => "stopped".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn one_pause() {
    use PausePolicy::{Restart, Run, SuspendResume};
    for (limit, pause, policy, resume, due) in [
        // Monday 2 March 09:00 and ten working days: Monday 16 March.
        ("10 ngày làm việc", "2026-03-04T14:00", Run, "2026-03-12T10:00", "2026-03-16T17:00"),
        ("10 ngày làm việc", "2026-03-04T14:00", Restart, "2026-03-12T10:00", "2026-03-26T17:00"),
        (
            "10 ngày làm việc",
            "2026-03-04T14:00",
            SuspendResume,
            "2026-03-12T10:00",
            "2026-03-24T17:00",
        ),
        // Back within the day: the day was used anyway.
        (
            "10 ngày làm việc",
            "2026-03-04T14:00",
            SuspendResume,
            "2026-03-04T16:00",
            "2026-03-16T17:00",
        ),
        // No office time passed between Friday's close and Saturday.
        (
            "10 ngày làm việc",
            "2026-03-06T18:00",
            SuspendResume,
            "2026-03-07T10:00",
            "2026-03-16T17:00",
        ),
        // Back on a Saturday: taken up on Monday, which does not count.
        (
            "10 ngày làm việc",
            "2026-03-06T16:00",
            SuspendResume,
            "2026-03-07T10:00",
            "2026-03-17T17:00",
        ),
        // Stopped on the day of reception: nothing used.
        (
            "2 ngày làm việc",
            "2026-03-02T10:00",
            SuspendResume,
            "2026-03-05T10:00",
            "2026-03-09T17:00",
        ),
        // Stopped on the due day: due on the day of resumption.
        (
            "2 ngày làm việc",
            "2026-03-04T10:00",
            SuspendResume,
            "2026-03-09T10:00",
            "2026-03-09T17:00",
        ),
        // Late stays late, unless the law counts again.
        (
            "2 ngày làm việc",
            "2026-03-05T10:00",
            SuspendResume,
            "2026-03-09T10:00",
            "2026-03-04T17:00",
        ),
        ("2 ngày làm việc", "2026-03-05T10:00", Restart, "2026-03-09T10:00", "2026-03-11T17:00"),
        ("6 giờ", "2026-03-02T11:00", SuspendResume, "2026-03-04T16:00", "2026-03-05T10:00"),
        ("15 ngày", "2026-03-10T08:00", SuspendResume, "2026-03-12T20:00", "2026-03-19T17:00"),
        // The days of a weekend are days of the calendar.
        ("15 ngày", "2026-03-06T18:00", SuspendResume, "2026-03-08T10:00", "2026-03-19T17:00"),
        // Stopped on a Sunday after the last day, a Saturday; due on the day of resumption.
        ("12 ngày", "2026-03-15T08:00", SuspendResume, "2026-03-18T08:00", "2026-03-18T17:00"),
        // The last day was a Saturday; two days on it is a Monday.
        ("12 ngày", "2026-03-10T08:00", SuspendResume, "2026-03-12T08:00", "2026-03-16T17:00"),
        ("1 tháng", "2026-03-10T08:00", SuspendResume, "2026-03-11T08:00", "2026-04-03T17:00"),
        ("trong ngày", "2026-03-02T10:00", SuspendResume, "2026-03-04T16:00", "2026-03-04T17:00"),
        ("trong ngày", "2026-03-02T10:00", Restart, "2026-03-04T16:00", "2026-03-05T17:00"),
    ] {
        let events = [started("2026-03-02T09:00", limit), paused(pause, policy), resumed(resume)];
        assert_eq!(due_after(&events), due, "{limit} {pause} {policy:?} {resume}");
        let standing = if policy == Run { due } else { "stopped" };
        assert_eq!(due_after(&events[..2]), standing, "{limit} {pause} {policy:?}");
    }
}

#[test]
fn pauses_and_extensions_in_a_row() {
    use PausePolicy::{Run, SuspendResume};
    let start = started("2026-03-02T09:00", "5 ngày làm việc");
    let two_pauses = [
        start,
        paused("2026-03-03T10:00", SuspendResume), // one used
        resumed("2026-03-05T10:00"),
        paused("2026-03-09T10:00", SuspendResume), // and two more
        resumed("2026-03-11T10:00"),
    ];
    assert_eq!(due_after(&two_pauses), "2026-03-13T17:00");

    let two_pauses_in_hours = [
        started("2026-03-02T09:00", "8 giờ"),
        paused("2026-03-02T10:00", SuspendResume),
        resumed("2026-03-03T10:00"),
        paused("2026-03-03T14:00", SuspendResume), // 1 h and 2 h used
        resumed("2026-03-04T09:00"),
    ];
    assert_eq!(due_after(&two_pauses_in_hours), "2026-03-04T16:00");

    let put_off_then_paused = [
        start,
        extended("2026-03-20T17:00"),
        paused("2026-03-18T10:00", SuspendResume), // Thursday and Friday are left
        resumed("2026-03-23T10:00"),
    ];
    assert_eq!(due_after(&put_off_then_paused[..2]), "2026-03-20T17:00");
    assert_eq!(due_after(&put_off_then_paused), "2026-03-25T17:00");

    let two_pauses_in_days_of_the_calendar = [
        started("2026-03-02T09:00", "10 ngày"),
        paused("2026-03-03T10:00", SuspendResume), // one used
        resumed("2026-03-05T10:00"),
        paused("2026-03-09T10:00", SuspendResume), // and four more
        resumed("2026-03-12T10:00"),
        extended("2026-03-20T17:00"),
        paused("2026-03-18T10:00", SuspendResume), // two are left
        resumed("2026-03-23T10:00"),
    ];
    assert_eq!(due_after(&two_pauses_in_days_of_the_calendar[..5]), "2026-03-17T17:00");
    assert_eq!(due_after(&two_pauses_in_days_of_the_calendar), "2026-03-25T17:00");

    let stopped_before_it_was_taken_up = [
        started("2026-03-07T09:00", "3 ngày làm việc"), // a Saturday
        paused("2026-03-08T10:00", SuspendResume),
        resumed("2026-03-11T10:00"),
    ];
    assert_eq!(due_after(&stopped_before_it_was_taken_up), "2026-03-16T17:00");

    let put_off_while_it_runs =
        [start, paused("2026-03-03T10:00", Run), extended("2026-03-20T17:00")];
    assert_eq!(due_after(&put_off_while_it_runs), "2026-03-20T17:00");
}

#[test]
fn a_derivation_across_pauses() {
    let (calendar, hours) = (Calendar::national(), OfficeHours::p1());
    let events = [
        started("2026-03-02T06:30", "8 giờ"),
        paused("2026-03-02T08:00", PausePolicy::SuspendResume),
        resumed("2026-03-03T18:00"),
        paused("2026-03-04T14:00", PausePolicy::SuspendResume),
        resumed("2026-03-05T09:00"),
    ];
    let standing = WorkingTime::new(&calendar, &hours).standing(&events).unwrap();
    expect![[r#"
        Nhận 06:30 thứ Hai 02/03/2026
        Thứ Hai 02/03: tính 1 giờ làm việc
        Thứ Hai 02/03: tạm dừng tính thời hạn từ 08:00
        Thứ Ba 03/03: tính tiếp thời hạn từ 18:00
        Thứ Tư 04/03: tính 5 giờ làm việc
        Thứ Tư 04/03: tạm dừng tính thời hạn từ 14:00
        Thứ Năm 05/03: tính tiếp thời hạn từ 09:00
        Thứ Năm 05/03: tính 2 giờ làm việc
        Hạn trả: 11:00 thứ Năm 05/03/2026"#]]
    .assert_eq(&describe::derivation(standing.due().unwrap()).join("\n"));
}

#[test]
fn events_that_make_no_sense() {
    use PausePolicy::Restart;
    let start = started("2026-03-02T09:00", "5 ngày làm việc");
    let pause = paused("2026-03-03T10:00", Restart);
    for (events, complaint) in [
        (vec![], "the clock was not started"),
        (vec![pause], "the clock was not started"),
        (vec![start, start], "the clock was started twice"),
        (vec![start, pause, pause], "the clock is paused already"),
        (vec![start, pause, extended("2026-03-20T17:00")], "the clock is paused already"),
        (vec![start, resumed("2026-03-03T10:00")], "the clock was not paused"),
        (
            vec![start, paused("2026-03-01T10:00", Restart)],
            "an event is earlier than the one before",
        ),
    ] {
        assert_eq!(due_after(&events), complaint, "{events:?}");
    }
}

#[test]
fn events_are_stored_as_json() {
    let events = [
        started("2026-03-02T09:00", "5 ngày làm việc"),
        paused("2026-03-03T10:00", PausePolicy::SuspendResume),
    ];
    let stored = serde_json::to_string(&events).unwrap();
    assert_eq!(
        stored,
        r#"[{"event":"started","at":"2026-03-02T02:00:00Z","term":{"limit":{"unit":"working_days","value":5},"start":"effective","cutoff":"15:00:00"}},{"event":"paused","at":"2026-03-03T03:00:00Z","policy":"suspend_resume"}]"#
    );
    assert_eq!(serde_json::from_str::<Vec<ClockEvent>>(&stored).unwrap(), events);
}

#[test]
fn a_due_date_is_stored_with_its_derivation() {
    let (calendar, hours) = (Calendar::national(), OfficeHours::p1());
    let clock = WorkingTime::new(&calendar, &hours);
    let due = clock.due(at("2026-04-24T10:00"), Limit::WorkingDays(3)).unwrap();
    let stored = serde_json::to_value(&due).unwrap();
    assert_eq!(
        stored["derivation"][3].to_string(),
        r#"{"date":"2026-04-27","day":"day_off","reason":"nghỉ bù Giỗ Tổ Hùng Vương","role":"passed"}"#
    );
    assert_eq!(
        stored["derivation"][4].to_string(),
        r#"{"date":"2026-04-28","day":"working","number":1,"role":"working_day"}"#
    );
    assert_eq!(serde_json::from_value::<workcal::Due>(stored).unwrap(), due);
}
