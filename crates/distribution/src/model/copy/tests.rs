use super::*;
use jiff::civil::date;

pub(crate) fn a_copy(state: CopyState) -> PaperCopy {
    PaperCopy {
        id: CopyId::new(1),
        version: VersionId::new(1),
        number: 1,
        code: None,
        held: Held { unit: None, person: Some(PersonId::new(1)), name: "Một cửa".into() },
        allocated_on: date(2026, 12, 1),
        delivered_on: (state != CopyState::ToDeliver).then(|| date(2026, 12, 2)),
        receipt: None,
        recall_on: (state == CopyState::RecallRequested).then(|| date(2026, 12, 20)),
        returned_on: (state == CopyState::Returned).then(|| date(2026, 12, 21)),
        return_signed: false,
        lost_on: None,
        lost_reason: String::new(),
        destroyed_on: None,
        disposal: None,
        state,
    }
}

#[test]
fn a_copy_moves_by_its_table_and_by_its_days() {
    use CopyAction::{Deliver, Destroy, Keep, Lose, RequestRecall, Return};
    let today = date(2026, 12, 31);
    for (state, action, on, reason, want) in [
        (CopyState::ToDeliver, Deliver, date(2026, 12, 1), "", Ok(CopyState::Delivered)),
        (CopyState::ToDeliver, Deliver, date(2026, 11, 30), "", Err(Refusal::WrongDay)),
        (CopyState::ToDeliver, Deliver, date(2027, 1, 1), "", Err(Refusal::WrongDay)),
        (CopyState::ToDeliver, Keep, today, "", Ok(CopyState::Returned)),
        (CopyState::ToDeliver, Return, today, "", Err(Refusal::WrongState)),
        (CopyState::Delivered, RequestRecall, today, "", Ok(CopyState::RecallRequested)),
        (CopyState::Delivered, Deliver, today, "", Err(Refusal::WrongState)),
        (CopyState::Delivered, Lose, today, " ", Err(Refusal::ReasonMissing)),
        (CopyState::Delivered, Lose, today, "Thất lạc", Ok(CopyState::Lost)),
        (CopyState::RecallRequested, Return, date(2026, 12, 1), "", Err(Refusal::WrongDay)),
        // It came back before anybody asked for it, and was written down after.
        (CopyState::RecallRequested, Return, date(2026, 12, 2), "", Ok(CopyState::Returned)),
        (CopyState::Returned, Destroy, date(2026, 12, 20), "", Err(Refusal::WrongDay)),
        (CopyState::Returned, Destroy, today, "", Ok(CopyState::Destroyed)),
        (CopyState::Destroyed, Lose, today, "?", Err(Refusal::WrongState)),
        (CopyState::Lost, Return, today, "", Err(Refusal::WrongState)),
    ] {
        let copy = a_copy(state);
        let permit = CopyPermit { action, copy: &copy };
        let got = permit.act(on, today, reason).map(|copy| copy.state());
        assert_eq!(got, want, "{state:?} {action:?} {on} {reason:?}");
    }
}

#[test]
fn words_come_back_as_they_went() {
    for state in CopyState::ALL {
        assert_eq!(CopyState::parse(state.as_str()), Some(state));
    }
    for action in CopyAction::ALL {
        assert_eq!(CopyAction::parse(action.as_str()), Some(action));
    }
}

#[test]
fn what_a_copy_is_worth() {
    use CopyState::{Delivered, Destroyed, Lost, RecallRequested, Returned, ToDeliver};
    for (copy, version, want) in [
        (Delivered, State::Effective, Verdict::Current),
        (ToDeliver, State::Effective, Verdict::Current),
        (Delivered, State::Scheduled, Verdict::NotYet),
        (RecallRequested, State::Superseded, Verdict::Replaced),
        (Returned, State::Superseded, Verdict::Replaced),
        (RecallRequested, State::Effective, Verdict::Recalled),
        (Returned, State::Scheduled, Verdict::Recalled),
        (Delivered, State::Suspended, Verdict::Suspended),
        (Delivered, State::Withdrawn, Verdict::Withdrawn),
        (Lost, State::Effective, Verdict::Lost),
        (Destroyed, State::Superseded, Verdict::Destroyed),
    ] {
        assert_eq!(verdict(copy, version), want, "{copy:?} {version:?}");
    }
}

#[test]
fn a_code_is_read_as_people_type_it() {
    let code = CopyCode::new([0, 1, 2, 3, 4, 250, 251, 252, 253, 254]);
    assert_eq!(code.as_str().len(), 16);
    assert_ne!(code, CopyCode::new([1; 10]));
    let typed = code.grouped().to_lowercase();
    assert_eq!(CopyCode::parse(&typed), Some(code));
    for wrong in ["", "ABC", "ILOU0000ILOU0000", "0123456789ABCDEF0", &"0".repeat(4000)] {
        assert_eq!(CopyCode::parse(wrong), None, "{wrong}");
    }
}
