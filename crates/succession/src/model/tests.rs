use super::*;
use crate::may;
use jiff::civil::date;
use platform::{Actor, Role};

/// A succession in a state, from an agency that said something.
pub(crate) fn a_succession(state: State, answer: Answer) -> Succession {
    let agency = AgencyId::new(2);
    Succession {
        id: SuccessionId::new(7),
        decision: Decision {
            form: Form::Convert,
            paper: "Nghị quyết".to_owned(),
            number: "12/NQ".to_owned(),
            dated: date(2025, 6, 16),
            authority: "Ủy ban Thường vụ Quốc hội".to_owned(),
            subject: String::new(),
            effective_on: date(2025, 7, 1),
            provision: String::new(),
            predecessors: vec![agency],
        },
        predecessors: vec![Predecessor {
            agency,
            name: "UBND huyện".to_owned(),
            answer,
            answered_on: None,
            note: String::new(),
            unit: None,
        }],
        carried_on: None,
        minutes: None,
        moves: 0,
        state,
    }
}

fn somebody(role: Role) -> Actor {
    let mut actor = Actor::system(AgencyId::new(1), "password");
    actor.roles = vec![role];
    actor
}

/// From every state with every action: what comes of it.
#[test]
fn the_table_of_states() {
    let clock = Actor::system(AgencyId::new(1), "clock");
    let (head, secretary) = (somebody(Role::Approver), somebody(Role::IsoSecretary));
    for state in State::ALL {
        for action in Action::ALL {
            let it = a_succession(state, Answer::Agreed);
            let who = match action {
                Action::SendBack => &clock,
                Action::Decide | Action::Recall => &head,
                Action::Prepare | Action::CarryOut | Action::HandOver | Action::Drop => &secretary,
            };
            let day = if action == Action::Recall { date(2025, 6, 30) } else { date(2025, 7, 1) };
            let acted = may(who, action, &it).unwrap().act(Some(&Minutes::default()), day);
            match state.after(action) {
                Some(to) => assert_eq!(acted.unwrap().state(), to, "{state:?} {action:?}"),
                None => assert_eq!(acted, Err(Refusal::WrongState), "{state:?} {action:?}"),
            }
        }
    }
}

#[test]
fn nothing_is_taken_over_before_its_day_or_against_somebody() {
    let secretary = somebody(Role::IsoSecretary);
    let carry = |answer, day| {
        let it = a_succession(State::Decided, answer);
        may(&secretary, Action::CarryOut, &it).unwrap().act(None, day).map(|it| it.state())
    };
    let (before, day) = (date(2025, 6, 30), date(2025, 7, 1));
    assert_eq!(carry(Answer::Agreed, before), Err(Refusal::TooEarly));
    assert_eq!(carry(Answer::Asked, day), Err(Refusal::NotAgreed));
    assert_eq!(carry(Answer::Objected, day), Err(Refusal::NotAgreed));
    assert_eq!(carry(Answer::Agreed, day), Ok(State::CarriedOut));
}

#[test]
fn it_is_taken_back_while_nobody_has_ended() {
    let head = somebody(Role::Approver);
    let recall = |answer, day| {
        let it = a_succession(State::Decided, answer);
        may(&head, Action::Recall, &it).unwrap().act(None, day).map(|it| it.state())
    };
    assert_eq!(recall(Answer::Agreed, date(2025, 6, 30)), Ok(State::Draft));
    assert_eq!(recall(Answer::Agreed, date(2025, 7, 1)), Err(Refusal::HasBegun));
    assert_eq!(recall(Answer::Asked, date(2025, 7, 9)), Ok(State::Draft));
}

#[test]
fn minutes_are_signed_with_their_number_and_day() {
    let it = a_succession(State::CarriedOut, Answer::Agreed);
    let secretary = somebody(Role::IsoSecretary);
    let signed = may(&secretary, Action::HandOver, &it).unwrap().act(None, date(2025, 7, 9));
    assert_eq!(signed, Err(Refusal::NoMinutes));
}

#[test]
fn a_share_holds_its_units() {
    let whole = Share::default();
    assert!(whole.holds(Some(5)) && whole.holds(None));
    let part = Share { units: vec![5], common: false };
    for (unit, held) in [(Some(5), true), (Some(6), false), (None, false), (Some(0), false)] {
        assert_eq!(part.holds(unit), held, "{unit:?}");
    }
    let with_the_rest = Share { common: true, ..part };
    assert!(with_the_rest.holds(None) && with_the_rest.holds(Some(0)));
}

#[test]
fn words_are_read_back() {
    for form in Form::ALL {
        assert_eq!(Form::parse(form.as_str()), Some(form));
    }
    for answer in Answer::ALL {
        assert_eq!(Answer::parse(answer.as_str()), Some(answer));
    }
    for kind in Kind::ALL {
        assert_eq!(Kind::parse(kind.as_str()), Some(kind));
    }
}
