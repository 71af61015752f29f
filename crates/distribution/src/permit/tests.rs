use super::*;
use crate::{
    CopyState, DisposalState,
    model::samples::{a_copy, an_obligation, minutes},
};
use expect_test::expect_file;
use platform::{AgencyId, PersonId};
use std::fmt::Write;

type Right = fn(&Actor) -> bool;

/// A copy that a unit holds, and minutes that somebody else wrote.
fn held_by_unit() -> PaperCopy {
    let mut copy = a_copy(CopyState::Delivered);
    (copy.held.person, copy.held.unit) = (None, Some(7));
    copy
}

fn copy_right(actor: &Actor, action: CopyAction) -> bool {
    may(actor, action, &a_copy(CopyState::Delivered)).is_ok()
}

fn disposal_right(actor: &Actor, action: DisposalAction, drafted_by: i64) -> bool {
    let mut disposal = minutes(DisposalState::Draft);
    disposal.drafted_by = PersonId::new(drafted_by);
    may_dispose(actor, action, &disposal).is_ok()
}

/// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
#[test]
fn who_may_do_what() {
    let rights: [(&str, Right); 13] = [
        ("acknowledge own", |actor| may_acknowledge(actor, &an_obligation()).is_ok()),
        ("acknowledge others'", |actor| {
            let theirs = Obligation { person: PersonId::new(2), ..an_obligation() };
            may_acknowledge(actor, &theirs).is_ok()
        }),
        ("lists, copies, setting", |actor| may_keep_copies(actor).is_ok()),
        ("deliver a copy", |actor| copy_right(actor, CopyAction::Deliver)),
        ("ask a copy back", |actor| copy_right(actor, CopyAction::RequestRecall)),
        ("take a copy back", |actor| copy_right(actor, CopyAction::Return)),
        ("note a loss", |actor| copy_right(actor, CopyAction::Lose)),
        ("sign for own copy", |actor| {
            may_sign_receipt(actor, &a_copy(CopyState::Delivered)).is_ok()
        }),
        ("sign for own unit", |actor| may_sign_receipt(actor, &held_by_unit()).is_ok()),
        ("sign for another unit", |actor| {
            let mut copy = held_by_unit();
            copy.held.unit = Some(8);
            may_sign_receipt(actor, &copy).is_ok()
        }),
        ("approve own minutes", |actor| disposal_right(actor, DisposalAction::Approve, 1)),
        ("approve others' minutes", |actor| disposal_right(actor, DisposalAction::Approve, 2)),
        ("execute, drop minutes", |actor| disposal_right(actor, DisposalAction::Execute, 2)),
    ];
    let mut matrix = String::new();
    for (what, may) in rights {
        let mut who = Vec::new();
        for role in Role::ALL {
            let mut actor = Actor::system(AgencyId::new(1), "password");
            (actor.person, actor.unit, actor.roles) = (PersonId::new(1), Some(7), vec![role]);
            if may(&actor) {
                who.push(role.as_str());
            }
        }
        let who = match who.len() {
            0 => "–".to_owned(),
            13 => "everybody".to_owned(),
            _ => who.join(", "),
        };
        writeln!(matrix, "{what:24} | {who}").unwrap();
    }
    expect_file!["../../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
}

/// The clock asks copies back and does nothing else.
#[test]
fn the_clock_only_asks_back() {
    let clock = Actor::system(AgencyId::new(1), "clock");
    for action in CopyAction::ALL {
        let may = matches!(action, CopyAction::RequestRecall | CopyAction::Keep);
        assert_eq!(copy_right(&clock, action), may, "{action:?}");
    }
}
