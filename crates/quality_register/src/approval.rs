//! Who approved an entry, read off what was done to it. Nothing here touches a database.

use crate::{Moved, Register, Step};

/// An approval that stands: from which state to which, by place in the order of life.
struct Standing<'m> {
    from: Option<usize>,
    to: Option<usize>,
    moved: &'m Moved,
}

/// The last step by which somebody approved ([`Step::approves`]) and that still stands: an entry that
/// came back since to where it had waited for approval, or before, is approved by nobody yet.
pub(crate) fn approval<'m>(register: &Register, moves: &'m [Moved]) -> Option<&'m Moved> {
    let place = |state: &str| register.stages.iter().position(|stage| stage.key == state);
    let mut approvals: Vec<Standing<'m>> = Vec::new();
    for (before, moved) in moves.iter().zip(moves.iter().skip(1)) {
        let (from, to) = (place(&before.state), place(&moved.state));
        approvals.retain(|it| to != it.from && to >= it.from.min(it.to));
        let step = register.stage(&before.state).and_then(|stage| stage.step(&moved.action));
        if step.is_some_and(Step::approves) {
            approvals.push(Standing { from, to, moved });
        }
    }
    approvals.pop().map(|it| it.moved)
}

#[cfg(test)]
mod tests {
    use super::approval;
    use crate::{Moved, Register, Rights, Stage, Step, Tone, Values, Who};
    use jiff::Timestamp;
    use platform::{PersonId, Role};

    const SECRETARY: Rights = Rights::roles(&[Role::IsoSecretary]);
    const EITHER: Rights = Rights::roles(&[Role::Approver, Role::IsoSecretary]);
    const LEADERS: Rights = Rights::roles(&[Role::Approver]).or(&[Who::Head]);

    /// Approved by the leaders, evaluated every year, approved again.
    static SUPPLIERS: Register = Register {
        stages: &[
            Stage::new("proposed", Tone::Warn).steps(&[
                Step::new("approve", "approved", LEADERS).with_note(),
                Step::new("return", "proposed", LEADERS).needs_note(),
                Step::new("file", "approved", EITHER),
            ]),
            Stage::new("approved", Tone::Ok).steps(&[
                Step::new("evaluate", "evaluated", EITHER),
                Step::new("revise", "proposed", SECRETARY).needs_note(),
            ]),
            Stage::new("evaluated", Tone::Info).steps(&[
                Step::new("reapprove", "approved", LEADERS),
                Step::new("drop", "dropped", LEADERS).needs_note().grave(),
            ]),
            Stage::new("dropped", Tone::Mute),
        ],
        ..Register::BLANK
    };

    /// Who approved, where person 1 does the first act, person 2 the second and so on.
    fn approver(acts: &[(&str, &str)]) -> Option<i64> {
        let at = |(by, (action, state)): (i64, &(&str, &str))| Moved {
            action: (*action).to_owned(),
            by: PersonId::new(by),
            at: Timestamp::UNIX_EPOCH,
            note: String::new(),
            state: (*state).to_owned(),
            values: Values::new(),
        };
        let moves: Vec<_> = (1..).zip(acts).map(at).collect();
        approval(&SUPPLIERS, &moves).map(|moved| moved.by.get())
    }

    #[test]
    fn only_those_who_lead_approve_and_only_what_they_do_not_send_back() {
        let begin = ("begin", "proposed");
        assert_eq!(approver(&[begin]), None);
        assert_eq!(approver(&[begin, ("return", "proposed")]), None);
        assert_eq!(
            approver(&[begin, ("file", "approved")]),
            None,
            "a secretary may do that as well"
        );
        assert_eq!(approver(&[begin, ("edit", "proposed"), ("approve", "approved")]), Some(3));
    }

    #[test]
    fn an_approval_stands_until_the_entry_comes_back_to_where_it_waited_for_it() {
        let approved = [("begin", "proposed"), ("approve", "approved")];
        let after = |acts: &[(&str, &str)]| approver(&[&approved[..], acts].concat());
        assert_eq!(after(&[("edit", "approved")]), Some(2));
        assert_eq!(after(&[("evaluate", "evaluated")]), Some(2));
        assert_eq!(after(&[("revise", "proposed")]), None);
        let again = [("evaluate", "evaluated"), ("reapprove", "approved")];
        assert_eq!(after(&again), Some(4), "the newer approval counts");
        assert_eq!(after(&[&again[..], &[("edit", "approved")]].concat()), Some(4));
        assert_eq!(
            after(&[&again[..], &[("evaluate", "evaluated")]].concat()),
            Some(2),
            "it waits for the third, and the first still stands"
        );
        assert_eq!(after(&[("evaluate", "evaluated"), ("drop", "dropped")]), Some(2));
    }
}
