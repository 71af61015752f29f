use super::{
    accept::{Place, step_due},
    clock::{clock, setting, standing},
    open,
};
use crate::{
    Action, Dossier, DossierId, State, may,
    model::{Setting, is_of_unit, role_of},
    store,
};
use flow::StepRole;
use jiff::{Timestamp, civil::Date};
use organization::{Member, Working};
use platform::{
    Actor, AppError, DbError, PersonId, Tx,
    ledger::{Entry, commitment, object},
};
use workcal::{ClockEvent, PausePolicy, Standing};

/// How often the citizen may be asked for more (NĐ 63/2010, Art. 20(4)).
const MOST_SUPPLEMENTS: usize = 2;

/// One act, with what its form said.
#[derive(Debug, Clone, Default)]
pub struct Move {
    /// Why, in words.
    pub reason: String,
    /// The legal basis, where the clock stops.
    pub basis: String,
    /// The person the next step goes to, if to somebody in particular.
    pub assignee: Option<PersonId>,
    /// The later day that is promised.
    pub until: Option<Date>,
    /// How often the dossier had moved when the person looked at it. Nobody moves what they did not
    /// see; `None` where no page showed it.
    pub seen: Option<i64>,
}

/// Does one action: look up, ask leave, decide, move the steps and the clock, save, remember.
pub fn act(
    tx: &Tx<'_>,
    actor: &Actor,
    id: DossierId,
    action: Action,
    with: &Move,
) -> Result<Dossier, AppError> {
    let before = open(tx, actor, id)?;
    if with.seen.is_some_and(|seen| seen != before.moves) {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let mut after = may(actor, action, &before)?.act()?;
    if action.needs_reason() && with.reason.trim().is_empty() {
        return Err(AppError::Conflict("dossier_reason_missing"));
    }
    let working = organization::working(tx, text::here(before.received_at).date())?;
    match action {
        Action::Advance => advance(tx, actor, &working, &mut after, with)?,
        Action::Finish => finish(tx, actor, &mut after)?,
        Action::SendBack => send_back(tx, actor, &working, &mut after)?,
        Action::RequestSupplement
        | Action::ReceiveSupplement
        | Action::Pause
        | Action::Resume
        | Action::Extend => turn_clock(tx, actor, &working, &mut after, action, with)?,
        Action::Refuse => after.finished_at = Some(tx.now()),
        // There is no result, so there is nothing to be early or late with.
        Action::Withdraw => {}
        Action::Return => give_back(tx, actor, &mut after)?,
    }
    save(tx, actor, &before, &after, action, with)?;
    Ok(after)
}

fn advance(
    tx: &Tx<'_>,
    actor: &Actor,
    working: &Working,
    dossier: &mut Dossier,
    with: &Move,
) -> Result<(), AppError> {
    let place = Place::of(tx, dossier)?;
    if dossier.step_no >= place.last_working {
        return Err(AppError::Conflict("wrong_state"));
    }
    let now = tx.now();
    let next = place.step(dossier.step_no + 1).ok_or(AppError::Conflict("wrong_state"))?;
    if let Some(person) = with.assignee
        && !candidates(tx, dossier.unit, next.role)?.iter().any(|member| member.person == person)
    {
        return Err(AppError::Conflict("assignee_unfit"));
    }
    let due = step_due(working, now, next)?;
    let id = dossier.id.get();
    store::finish_step(tx, id, dossier.step_no, now.as_microsecond(), actor.person.get())?;
    store::begin_step(tx, id, next.no, now.as_microsecond(), due)?;
    hand_over(tx, actor, dossier, next.no)?;
    dossier.step_no = next.no;
    dossier.step_role = next.role;
    dossier.step_due_at = due.map(store::instant).transpose()?;
    dossier.assignee = with.assignee;
    Ok(())
}

/// Who could do a step of such a role: everybody who plays it, in the dossier's unit where the step
/// is done in a unit.
pub(crate) fn candidates(tx: &Tx<'_>, unit: i64, role: StepRole) -> Result<Vec<Member>, AppError> {
    let today = text::here(tx.now()).date();
    let mut members = organization::with_role(tx, role_of(role), today)?;
    if is_of_unit(role) && unit != 0 {
        members.retain(|member| member.unit.is_some_and(|of| of.get() == unit));
    }
    Ok(members)
}

/// Notes that the dossier goes from the step at which it stands to another.
fn hand_over(tx: &Tx<'_>, actor: &Actor, from: &Dossier, to: i64) -> Result<(), DbError> {
    let due = from.step_due_at.map(Timestamp::as_microsecond);
    let (now, person) = (tx.now().as_microsecond(), actor.person.get());
    let id = from.id.get();
    store::insert_hand_over(tx, id, from.moves, from.step_no, to, person, now, due)?;
    Ok(())
}

/// The result is at the desk: the clock stops here, not when the citizen comes.
fn finish(tx: &Tx<'_>, actor: &Actor, dossier: &mut Dossier) -> Result<(), AppError> {
    let place = Place::of(tx, dossier)?;
    if dossier.step_no != place.last_working {
        return Err(AppError::Conflict("steps_left"));
    }
    let (id, now) = (dossier.id.get(), tx.now().as_microsecond());
    store::finish_step(tx, id, dossier.step_no, now, actor.person.get())?;
    hand_over(tx, actor, dossier, place.step(dossier.step_no + 1).map_or(0, |last| last.no))?;
    if let Some(last) = place.step(dossier.step_no + 1) {
        store::begin_step(tx, id, last.no, now, None)?;
        dossier.step_no = last.no;
        dossier.step_role = last.role;
    }
    dossier.step_due_at = None;
    dossier.assignee = None;
    dossier.finished_at = Some(tx.now());
    Ok(())
}

fn send_back(
    tx: &Tx<'_>,
    actor: &Actor,
    working: &Working,
    dossier: &mut Dossier,
) -> Result<(), AppError> {
    let place = Place::of(tx, dossier)?;
    let earlier = place.step(dossier.step_no - 1).ok_or(AppError::Conflict("first_step"))?;
    let due = step_due(working, tx.now(), earlier)?;
    let id = dossier.id.get();
    hand_over(tx, actor, dossier, earlier.no)?;
    store::reset_step(tx, id, dossier.step_no)?;
    store::begin_step(tx, id, earlier.no, tx.now().as_microsecond(), due)?;
    dossier.step_no = earlier.no;
    dossier.step_role = earlier.role;
    dossier.step_due_at = due.map(store::instant).transpose()?;
    dossier.assignee = None;
    Ok(())
}

fn give_back(tx: &Tx<'_>, actor: &Actor, dossier: &mut Dossier) -> Result<(), AppError> {
    let now = tx.now();
    // Where the procedure names no step for the desk, the last step is done already.
    if dossier.step_no > Place::of(tx, dossier)?.last_working {
        let person = actor.person.get();
        store::finish_step(tx, dossier.id.get(), dossier.step_no, now.as_microsecond(), person)?;
    }
    dossier.returned_at = Some(now);
    Ok(())
}

/// Stops, starts or moves the clock, and folds the due date anew from all its events.
fn turn_clock(
    tx: &Tx<'_>,
    actor: &Actor,
    working: &Working,
    dossier: &mut Dossier,
    action: Action,
    with: &Move,
) -> Result<(), AppError> {
    let past = clock(tx, dossier.id)?;
    let setting = setting(tx, text::here(dossier.received_at).date())?;
    let event = event(tx.now(), &setting, working, &past, action, with)?;
    let mut events: Vec<_> = past.into_iter().map(|(_, event)| event).collect();
    events.push(event);
    let standing = standing(working, &events)?;
    let before = dossier.due_at;
    if let Standing::Running { due } = &standing {
        dossier.due_at = due.due_at;
        dossier.is_provisional = due.provisional;
    }
    // A promise made with an apology is a promise; what is judged by is what would be due without.
    events.retain(|event| !matches!(event, ClockEvent::Extended { .. }));
    if let Standing::Running { due } = self::standing(working, &events)? {
        dossier.judged_at = due.due_at;
    }
    let stored = serde_json::to_string(&event).map_err(|e| AppError::Failed(e.to_string()))?;
    let after = standing.due().map(|due| due.due_at.as_microsecond());
    store::insert_clock(
        tx,
        dossier.id.get(),
        dossier.moves,
        action.as_str(),
        &stored,
        actor.person.get(),
        tx.now().as_microsecond(),
        Some(before.as_microsecond()),
        after,
    )?;
    Ok(())
}

fn event(
    now: Timestamp,
    setting: &Setting,
    working: &Working,
    past: &[(String, ClockEvent)],
    action: Action,
    with: &Move,
) -> Result<ClockEvent, AppError> {
    let supplement = ClockEvent::Paused { at: now, policy: setting.supplement };
    match action {
        Action::RequestSupplement => {
            let asked = past.iter().filter(|(act, _)| act == action.as_str());
            if asked.count() >= MOST_SUPPLEMENTS {
                return Err(AppError::Conflict("supplement_too_often"));
            }
            Ok(supplement)
        }
        Action::Pause if with.basis.trim().is_empty() => Err(AppError::Conflict("basis_missing")),
        Action::Pause => Ok(ClockEvent::Paused { at: now, policy: PausePolicy::SuspendResume }),
        Action::Extend => {
            if past.iter().any(|(act, _)| act == action.as_str()) {
                return Err(AppError::Conflict("extended_already"));
            }
            let until = with.until.ok_or(AppError::Conflict("until_missing"))?;
            let time = working.time();
            let to = time.close_of_business(until).map_err(|e| AppError::Failed(e.to_string()))?;
            let events: Vec<_> = past.iter().map(|(_, event)| *event).collect();
            let standing = standing(working, &events)?;
            let is_later = standing.due().is_some_and(|due| to > due.due_at);
            if is_later {
                Ok(ClockEvent::Extended { to })
            } else {
                Err(AppError::Conflict("until_too_early"))
            }
        }
        Action::ReceiveSupplement
        | Action::Resume
        | Action::Advance
        | Action::Finish
        | Action::SendBack
        | Action::Refuse
        | Action::Withdraw
        | Action::Return => Ok(ClockEvent::Resumed { at: now }),
    }
}

fn save(
    tx: &Tx<'_>,
    actor: &Actor,
    before: &Dossier,
    after: &Dossier,
    action: Action,
    with: &Move,
) -> Result<(), AppError> {
    let micros = |at: Option<Timestamp>| at.map(Timestamp::as_microsecond);
    let day = |at: Timestamp| text::here(at).date().to_string();
    let changed = store::save(
        tx,
        after.id.get(),
        before.moves,
        after.state().as_str(),
        after.state().is_open().into(),
        after.due_at.as_microsecond(),
        &day(after.due_at),
        after.judged_at.as_microsecond(),
        &day(after.judged_at),
        after.is_provisional.into(),
        micros(after.finished_at),
        after.finished_at.map(day),
        micros(after.returned_at),
        after.step_no,
        after.step_role.as_str(),
        micros(after.step_due_at),
        after.assignee.map(PersonId::get),
    )?;
    if changed != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let mut entry = Entry {
        action: &format!("dossier.{}", action.as_str()),
        object: object("dossier", after.id),
        version: after.moves,
        ..Entry::default()
    };
    let reason = with.reason.trim();
    if !reason.is_empty() {
        let (id, now, basis) = (after.id.get(), tx.now().as_microsecond(), with.basis.trim());
        store::insert_reason(tx, id, after.moves, action.as_str(), now, reason, basis)?;
        let said = format!("{reason}\n{basis}");
        entry.pii_commit = Some(commitment(&salt(tx, after.id)?, &said));
    }
    tx.record(actor, &entry)?;
    if after.state() == State::ResultReady {
        tx.emit(
            "dossier.finished",
            after.id.get(),
            &serde_json::json!({ "version": after.version }),
        )?;
    }
    Ok(())
}

/// The salt of a dossier's personal data; zeros once that was erased.
fn salt(tx: &Tx<'_>, id: DossierId) -> Result<[u8; 32], AppError> {
    let row = store::applicant(tx, id.get())?;
    let bytes = row.and_then(|row| hex::decode(row.salt).ok());
    Ok(bytes.and_then(|bytes| bytes.try_into().ok()).unwrap_or_default())
}
