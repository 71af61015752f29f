use super::*;
use jiff::civil::date;

/// At half past eight on 23 November 2026, in a state.
pub(crate) fn an_appointment(state: State) -> Appointment {
    Appointment {
        id: AppointmentId::new(1),
        code: "ABCD2345".into(),
        channel: Channel::Portal,
        slot: Slot::parse("2026-11-23T08:30").unwrap(),
        visitor: Visitor {
            name: "Trần Thị Dân".into(),
            phone: "0912 345 678".into(),
            document: None,
            matter: "Việc khác".into(),
        },
        note: String::new(),
        erase_on: date(2026, 12, 23),
        ticket: None,
        arrived_at: None,
        ended_at: None,
        dossier: None,
        moves: 0,
        state,
    }
}

fn act(state: State, action: Action, with: &Move, now: &str) -> Result<Appointment, Refusal> {
    let appointment = an_appointment(state);
    Permit { action, appointment: &appointment }.act(with, now.parse().unwrap())
}

/// Every state with every action, at nine on its day: only what the table has goes through.
#[test]
fn the_life_of_an_appointment() {
    let with = Move { slot: Slot::parse("2026-11-24T07:00"), ticket: Some(3), ..Move::default() };
    for state in State::ALL {
        for action in Action::ALL {
            let moved = act(state, action, &with, "2026-11-23T02:00:00Z");
            match state.after(action) {
                Some(to) => assert_eq!(moved.map(|it| (it.state, it.moves)), Ok((to, 1))),
                None => assert_eq!(moved, Err(Refusal::WrongState), "{state:?} {action:?}"),
            }
        }
    }
}

#[test]
fn what_a_move_needs() {
    let (before, after, next_day) =
        ("2026-11-23T01:29:00Z", "2026-11-23T01:31:00Z", "2026-11-24T01:31:00Z");
    let plain = Move::default();
    assert_eq!(act(State::Booked, Action::Miss, &plain, before), Err(Refusal::TooEarly));
    assert!(act(State::Booked, Action::Miss, &plain, after).is_ok());
    assert_eq!(act(State::Booked, Action::Arrive, &plain, next_day), Err(Refusal::OtherDay));
    assert_eq!(act(State::Booked, Action::Move, &plain, before), Err(Refusal::NoSlot));
    let same = Move { slot: Slot::parse("2026-11-23T08:30"), ..Move::default() };
    assert_eq!(act(State::Booked, Action::Move, &same, before), Err(Refusal::NoSlot));
    let later = Move { slot: Slot::parse("2026-11-25T09:00"), ..Move::default() };
    let moved = act(State::Booked, Action::Move, &later, before).unwrap();
    assert_eq!(
        (moved.slot.text().as_str(), moved.erase_on),
        ("2026-11-25T09:00", date(2026, 12, 25))
    );
    let numbered = Move { ticket: Some(7), ..Move::default() };
    let here = act(State::Booked, Action::Arrive, &numbered, before).unwrap();
    assert_eq!((here.ticket, here.arrived_at.is_some()), (Some(7), true));
}

#[test]
fn overdue_is_told_by_the_clock() {
    for (state, now, overdue) in [
        (State::Booked, "2026-11-23T01:29:00Z", false),
        (State::Booked, "2026-11-23T01:31:00Z", true),
        (State::Arrived, "2026-11-23T01:31:00Z", false),
    ] {
        assert_eq!(an_appointment(state).is_overdue(now.parse().unwrap()), overdue);
    }
    assert_eq!(an_appointment(State::Booked).spoken_code(), "ABCD-2345");
}
