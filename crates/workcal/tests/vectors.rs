//! Due dates counted by hand, ours and those handed to us.

use jiff::Timestamp;
use workcal::{
    Calendar, DayKind, Limit, Occasion, OfficeHours, SpecialDay, WorkingTime, read_instant,
    vectors::run,
};

#[expect(clippy::expect_used, reason = "tables of this crate")]
fn assert_all_match(table: &str) {
    let outcomes = run(table, &Calendar::national()).expect("a readable table");
    assert!(!outcomes.is_empty());
    for outcome in outcomes {
        assert_eq!(outcome.matches(), Some(true), "{outcome:?}");
    }
}

/// Files of the project's requirements, which stand beside a checkout and not in it.
fn shared(name: &str) -> Option<String> {
    let path = format!("{}/../../../shared/data/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("skipped: {path} is not there");
    }
    text
}

#[test]
fn our_own_vectors() {
    assert_all_match(include_str!("own_vectors.csv"));
}

#[test]
fn the_vectors_handed_to_us() {
    if let Some(table) = shared("due_date_vectors.csv") {
        assert_all_match(&table);
    }
}

/// The facts of our table are those of the one handed to us; the words are our own.
#[test]
fn the_calendar_handed_to_us() {
    let Some(table) = shared("vn_calendar_2022_2027.csv") else { return };
    let facts = |calendar: &Calendar| -> Vec<_> {
        calendar.special_days().map(|day| (day.date, day.kind)).collect()
    };
    let handed = Calendar::parse(&table).expect("a readable table");
    assert_eq!(facts(&handed), facts(&Calendar::national()));
}

#[test]
fn limits_beyond_reason_are_refused() {
    let (calendar, hours) = (Calendar::national(), OfficeHours::p1());
    let clock = WorkingTime::new(&calendar, &hours);
    let received = read_instant("2026-03-02T09:00").expect("an instant");
    for limit in [Limit::WorkingDays(u32::MAX), Limit::Months(121)] {
        let error = clock.due(received, limit).expect_err("no due date").to_string();
        assert_eq!(error, "a limit of more than ten years");
    }
    let error = clock.due(Timestamp::MAX, Limit::Months(120)).expect_err("no due date").to_string();
    assert_eq!(error, "a date beyond the last that can be counted with");
}

#[test]
fn a_table_without_expectations_is_only_counted() {
    let table = "id,received_at,limit_value,limit_unit,policy\n\
                 a,2026-03-02T09:00+07:00,3,ngày làm việc,EFF_START\n";
    let outcomes = run(table, &Calendar::national()).expect("a readable table");
    let due_at = outcomes[0].due_at.as_ref().expect("a due date");
    assert_eq!(due_at.to_string(), "2026-03-05T10:00:00Z");
    assert_eq!(outcomes[0].matches(), None);
}

#[test]
fn rows_without_a_due_date_say_why() {
    for (row, complaint) in [
        ("P1,yesterday,3,ngày,,,", "\"yesterday\" is not an instant"),
        ("P9,2026-03-02T09:00,3,ngày,,,", "no office hours are named \"P9\""),
        ("P1,2026-03-02T09:00,3,ngày,LUNAR,,", "no policy is named \"LUNAR\""),
        ("P1,2026-03-02T09:00,3,canh giờ,,,", "\"canh giờ\" is no unit"),
        ("P1,2026-03-02T09:00,ba,ngày,,,", "\"ba\" does not begin with a number"),
        ("P1,2026-03-02T09:00,3,ngày,RESUME,pause=2026-03-03T09:00,", "the policy needs resume=…"),
        (
            "P1,2026-03-02T09:00,3,ngày,RESUME,pause=2026-03-04T09:00;resume=2026-03-03T09:00,",
            "an event is earlier than the one before",
        ),
    ] {
        let header =
            "hours_profile,received_at,limit_value,limit_unit,policy,extra,expected_due_at";
        let table = format!("id,{header}\nx,{row}2026-03-05T17:00\n");
        let outcomes = run(&table, &Calendar::national()).expect("a readable table");
        let error = outcomes[0].due_at.as_ref().expect_err(row).to_string();
        assert!(error.contains(complaint), "{row}: {error}");
        assert_eq!(outcomes[0].matches(), Some(false), "{row}");
    }
    assert!(run("id,received_at\nx,2026-03-02T09:00\n", &Calendar::national()).is_err());
}

/// `iso-in-agencies.md` 6.2. Its last line asked for a loud failure without a calendar for the
/// next year; here the law supplies one, and the due date says that it is provisional.
#[test]
fn the_agency_s_own_table() {
    let hours = OfficeHours::p1();
    let published = Calendar::national();
    let only_2022 = Calendar::parse(&lines_of_2022(&published)).expect("a calendar of one year");
    for (calendar, received, limit, due, provisional) in [
        (&published, "2022-04-29T14:59", "trong ngày", "2022-04-29", false),
        (&published, "2022-04-29T15:01", "trong ngày", "2022-05-04", false),
        (&published, "2022-01-28T09:00", "03 ngày làm việc", "2022-02-09", false),
        (&published, "2022-01-28T09:00", "23 ngày", "2022-02-21", false),
        (&published, "2022-08-30T10:00", "03 ngày làm việc", "2022-09-06", false),
        (&published, "2022-08-30T10:00", "15 ngày", "2022-09-14", false),
        (&published, "2022-03-01T08:00", "22 ngày làm việc", "2022-03-31", false),
        (&published, "2022-12-30T16:00", "trong ngày", "2023-01-03", false),
        (&only_2022, "2022-12-30T16:00", "trong ngày", "2023-01-03", true),
        (&only_2022, "2022-12-30T14:00", "trong ngày", "2022-12-30", false),
    ] {
        let received = read_instant(received).expect("an instant");
        let limit = Limit::parse(limit).expect("a limit");
        let found = WorkingTime::new(calendar, &hours).due(received, limit).expect("a due date");
        let expected: Timestamp = format!("{due}T17:00+07:00").parse().expect("an instant");
        assert_eq!((found.due_at, found.provisional), (expected, provisional), "{received}");
    }
    let made_up = DayKind::DayOff { reason: "nghỉ bù Tết Dương lịch".to_owned() };
    assert_eq!(only_2022.kind_of_day(jiff::civil::date(2023, 1, 2)), made_up);
}

fn lines_of_2022(calendar: &Calendar) -> String {
    let line = |day: &SpecialDay| {
        let kind = if day.kind == Occasion::Statutory { "statutory" } else { "make_up" };
        format!("{},{kind},{}\n", day.date, day.reason)
    };
    let lines = calendar.special_days().filter(|day| day.date.year() == 2022).map(line);
    "date,kind,reason\n".to_owned() + &lines.collect::<String>()
}
