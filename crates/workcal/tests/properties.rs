//! What holds for every limit, whenever something is received.

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use std::sync::LazyLock;
use text::here;
use workcal::{
    Calendar, ClockEvent, Grain, Limit, OfficeHours, PausePolicy, Role, Standing, Start, Term,
    WorkingTime,
};

static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::national);
static HOURS: LazyLock<[OfficeHours; 2]> = LazyLock::new(|| {
    [OfficeHours::p1(), OfficeHours::parse(WITH_RECEPTION).unwrap_or_else(|_| OfficeHours::p2())]
});

/// Friday is short, Saturday has a session of reception, summer begins early.
const WITH_RECEPTION: &str = r#"{"name": "", "week": {
    "usual": [{"from": "07:30", "to": "11:30"}, {"from": "13:30", "to": "17:00"}],
    "differing": {"5": [{"from": "07:30", "to": "11:30"}, {"from": "13:30", "to": "16:00"}]},
    "reception": {"6": [{"from": "07:30", "to": "11:00"}]}},
    "seasons": [{"from": "2026-05-16", "to": "2026-09-15",
        "week": {"usual": [{"from": "06:30", "to": "11:00"}, {"from": "14:00", "to": "17:30"}]}}]}"#;

fn clock(hours: usize) -> WorkingTime<'static> {
    WorkingTime::new(&CALENDAR, &HOURS[hours])
}

/// Some second from 2022 to 2028, the last of which is derived.
fn instant() -> impl Strategy<Value = Timestamp> {
    (1_640_995_200_i64..1_861_920_000)
        .prop_map(|second| Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH))
}

fn some_time() -> impl Strategy<Value = SignedDuration> {
    (0..40 * 24 * 60_i64).prop_map(SignedDuration::from_mins)
}

fn term() -> impl Strategy<Value = Term> {
    let limit = prop_oneof![
        (1..90_u32).prop_map(Limit::WorkingDays),
        (1..3000_u32).prop_map(Limit::OfficeMinutes),
        (1..90_u32).prop_map(Limit::CalendarDays),
        (1..7_u32).prop_map(Limit::Months),
        Just(Limit::SameDay),
    ];
    let start = prop_oneof![Just(Start::Effective), Just(Start::Raw)];
    (limit, start).prop_map(|(limit, start)| Term { start, ..Term::new(limit) })
}

proptest! {
    #[test]
    fn what_comes_later_is_not_due_earlier(
        hours in 0..2_usize, received in instant(), later in some_time(), term in term(),
    ) {
        let clock = clock(hours);
        let first = clock.due(received, term)?;
        let second = clock.due(received + later, term)?;
        prop_assert!(first.due_at <= second.due_at, "{first:?} {second:?}");
    }

    #[test]
    fn work_is_due_in_working_time(hours in 0..2_usize, received in instant(), term in term()) {
        let clock = clock(hours);
        let due = clock.due(received, term)?;
        prop_assert!(due.due_at >= received);
        let day = here(due.due_at).date();
        prop_assert!(CALENDAR.is_working(day));
        prop_assert_eq!(clock.effective_start(due.due_at)?, due.due_at);
        if term.limit.grain() == Grain::Day {
            // The close of business: nothing is worked between it and midnight.
            let night = due.due_at + SignedDuration::from_hours(6);
            prop_assert_eq!(clock.working_minutes_between(due.due_at, night), 0);
        }
    }

    #[test]
    fn a_pause_of_no_time_changes_nothing(
        hours in 0..2_usize, received in instant(), after in some_time(), term in term(),
    ) {
        let clock = clock(hours);
        let at = received + after;
        for policy in [PausePolicy::SuspendResume, PausePolicy::Run] {
            let events = [
                ClockEvent::Started { at: received, term },
                ClockEvent::Paused { at, policy },
                ClockEvent::Resumed { at },
            ];
            let due = clock.due(received, term)?;
            prop_assert_eq!(clock.standing(&events)?, Standing::Running { due });
        }
    }

    #[test]
    fn a_pause_never_brings_a_due_date_forward(
        hours in 0..2_usize, received in instant(), after in some_time(), wait in some_time(),
        longer in some_time(), term in term(),
    ) {
        let clock = clock(hours);
        let paused = received + after;
        let due_with = |wait| -> Result<_, TestCaseError> {
            let events = [
                ClockEvent::Started { at: received, term },
                ClockEvent::Paused { at: paused, policy: PausePolicy::SuspendResume },
                ClockEvent::Resumed { at: paused + wait },
            ];
            let standing = clock.standing(&events)?;
            Ok(standing.due().map(|due| due.due_at))
        };
        let unpaused = Some(clock.due(received, term)?.due_at);
        prop_assert!(unpaused <= due_with(wait)?);
        prop_assert!(due_with(wait)? <= due_with(wait + longer)?);
    }

    #[test]
    fn steps_in_a_row_take_as_long_as_their_sum(
        hours in 0..2_usize, received in instant(), a in 1..40_u32, b in 1..40_u32,
    ) {
        let clock = clock(hours);
        let steps = [Limit::WorkingDays(a), Limit::WorkingDays(b)].map(Term::new);
        let last = clock.due_in_sequence(received, &steps)?.pop();
        let whole = clock.due(received, Limit::WorkingDays(a + b))?;
        prop_assert_eq!(last.map(|due| due.due_at), Some(whole.due_at));
    }

    #[test]
    fn minutes_added_are_minutes_measured(
        hours in 0..2_usize, from in instant(), minutes in 0..5000_u32,
    ) {
        let clock = clock(hours);
        let to = clock.add_working_minutes(from, minutes)?;
        prop_assert_eq!(clock.working_minutes_between(from, to), i64::from(minutes));
    }

    #[test]
    fn a_derivation_tells_every_day_once(
        hours in 0..2_usize, received in instant(), days in 1..60_u32, start in prop_oneof![
            Just(Start::Effective), Just(Start::Raw)],
    ) {
        let clock = clock(hours);
        let term = Term { start, ..Term::new(Limit::WorkingDays(days)) };
        let due = clock.due(received, term)?;
        let (mut day, mut number) = (here(received).date(), 0);
        for line in &due.derivation {
            prop_assert_eq!(line.date, day);
            prop_assert_eq!(&line.day, &CALENDAR.kind_of_day(day));
            if let Role::WorkingDay { number: this } = line.role {
                number += 1;
                prop_assert_eq!(this, number);
            }
            day = day.tomorrow()?;
        }
        prop_assert_eq!(number, days);
        prop_assert_eq!(day.yesterday()?, here(due.due_at).date());
    }
}
