use super::clock::{setting, standing};
use crate::{
    Channel, Dossier, DossierId,
    model::{FormSet, PlannedStep, last_working, plan, term_of},
    store,
};
use document::{State, Version, VersionId};
use flow::{Procedure, StepRole, TimeLimit};
use jiff::Timestamp;
use organization::Working;
use platform::{
    Actor, AppError, Role, Tx,
    ledger::{Entry, commitment, object},
    search::{self, Shelf},
};
use serde_json::json;
use workcal::{ClockEvent, Due};

/// Whoever asks. Personal data: it lies in a row of its own, and never in the record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Applicant {
    /// Full name, or an organisation's.
    pub name: String,
    /// Address.
    pub address: String,
    /// Telephone, as typed.
    pub phone: String,
    /// E-mail.
    pub email: String,
}

/// A dossier that the desk takes.
#[derive(Debug, Clone)]
pub struct Acceptance {
    /// The procedure's version in force.
    pub version: VersionId,
    /// The case of its limit; empty for the ordinary one.
    pub case: String,
    /// How it came.
    pub channel: Channel,
    /// Whoever asks.
    pub applicant: Applicant,
    /// What they handed in: the text, originals, copies.
    pub components: Vec<(String, i64, i64)>,
    /// Number of sets.
    pub sets: i64,
    /// The thing of another feature that it came out of, such as `appointment/17`, which is told of
    /// it; empty for none.
    pub origin: String,
}

/// Takes a dossier: code, due date, plan of steps and deadline in one transaction.
///
/// Reception itself is the first step, where the procedure begins at the desk.
pub fn accept(tx: &Tx<'_>, actor: &Actor, acceptance: &Acceptance) -> Result<DossierId, AppError> {
    if !actor.is(Role::OneStopOfficer) {
        return Err(AppError::Forbidden("role_missing"));
    }
    let version = document::open(tx, actor, acceptance.version)?;
    let procedure = version.procedure().ok_or(AppError::NotFound)?;
    if version.state() != State::Effective {
        return Err(AppError::Conflict("procedure_not_in_force"));
    }
    let limit =
        limit_of(procedure, &acceptance.case).ok_or(AppError::Conflict("limit_unusable"))?;
    let steps = plan(procedure, &acceptance.case);
    let roles: Vec<_> = steps.iter().map(|step| step.role).collect();
    // Reception itself is done with this very act, where the procedure makes a step of it.
    let at_desk = roles.first() == Some(&StepRole::OneStop) && last_working(&roles) > 1;
    let current = steps.get(usize::from(at_desk)).ok_or(AppError::Conflict("no_steps"))?;
    let now = tx.now();
    let today = text::here(now).date();
    let (setting, working) = (setting(tx, today)?, organization::working(tx, today)?);
    let term = term_of(limit).ok_or(AppError::Conflict("limit_unusable"))?;
    let started = ClockEvent::Started { at: now, term };
    let due = standing(&working, &[started])?;
    let due = due.due().ok_or(AppError::Conflict("limit_unusable"))?;
    let (number,) = store::next_number(tx, &today.to_string())?;
    let agency = organization::agency(tx)?;
    let code = setting.pattern.code(&agency.code, today, number);
    let id = tx.new_key();
    let grain = store::grain_word(term.limit.grain());
    store::insert(
        tx,
        id,
        &code,
        version.id.get(),
        version.document.get(),
        version.title.as_str(),
        version.unit.unwrap_or(0),
        acceptance.channel.as_str(),
        &acceptance.case,
        &limit.text,
        grain,
        acceptance.sets,
        now.as_microsecond(),
        due.due_at.as_microsecond(),
        &text::here(due.due_at).date().to_string(),
        due.provisional.into(),
        current.no,
        current.role.as_str(),
        step_due(&working, now, current)?,
        None,
        actor.person.get(),
        FormSet::on(today).as_str(),
    )?;
    put_steps(tx, actor, id, &steps, current.no, &working)?;
    if at_desk {
        let (now, person) = (now.as_microsecond(), actor.person.get());
        store::insert_hand_over(tx, id, 0, 1, current.no, person, now, None)?;
    }
    put_clock(tx, actor, id, &started, due)?;
    put_applicant(tx, actor, id, &code, acceptance, &version)?;
    if !acceptance.origin.is_empty() {
        let told = json!({ "origin": acceptance.origin, "code": code, "by": actor.person.get() });
        tx.emit("dossier.accepted", id, &told)?;
    }
    Ok(DossierId::new(id))
}

/// The limit of a case; the ordinary one has no label, or is the only one.
fn limit_of<'p>(procedure: &'p Procedure, case: &str) -> Option<&'p TimeLimit> {
    let labelled = |limit: &&TimeLimit| limit.case.as_deref().unwrap_or_default() == case;
    let limits = &procedure.time_limit;
    limits.iter().find(labelled).or_else(|| limits.first().filter(|_| case.is_empty()))
}

/// Until when a step should be done that begins now.
pub(crate) fn step_due(
    working: &Working,
    from: Timestamp,
    step: &PlannedStep,
) -> Result<Option<i64>, AppError> {
    let Some(minutes) = step.norm_minutes.and_then(|n| u32::try_from(n).ok()) else {
        return Ok(None);
    };
    let due = working.time().add_working_minutes(from, minutes);
    Ok(Some(due.map_err(|e| AppError::Failed(e.to_string()))?.as_microsecond()))
}

fn put_steps(
    tx: &Tx<'_>,
    actor: &Actor,
    id: i64,
    steps: &[PlannedStep],
    current: i64,
    working: &Working,
) -> Result<(), AppError> {
    let now = tx.now().as_microsecond();
    for step in steps {
        let is_done = step.no < current;
        let started = (step.no <= current).then_some(now);
        let due = if step.no == current { step_due(working, tx.now(), step)? } else { None };
        let (finished, person) =
            if is_done { (Some(now), Some(actor.person.get())) } else { (None, None) };
        store::insert_step(
            tx,
            id,
            step.no,
            &step.action,
            &step.responsible,
            step.role.as_str(),
            step.norm_minutes,
            started,
            due,
            finished,
            person,
        )?;
    }
    Ok(())
}

fn put_clock(
    tx: &Tx<'_>,
    actor: &Actor,
    id: i64,
    event: &ClockEvent,
    due: &Due,
) -> Result<(), AppError> {
    let event = serde_json::to_string(event).map_err(|e| AppError::Failed(e.to_string()))?;
    let after = Some(due.due_at.as_microsecond());
    let at = tx.now().as_microsecond();
    store::insert_clock(tx, id, 0, "accept", &event, actor.person.get(), at, None, after)?;
    Ok(())
}

fn put_applicant(
    tx: &Tx<'_>,
    actor: &Actor,
    id: i64,
    code: &str,
    acceptance: &Acceptance,
    version: &Version,
) -> Result<(), AppError> {
    let Applicant { name, address, phone, email } = &acceptance.applicant;
    let mut salt = [0; 32];
    getrandom::fill(&mut salt).map_err(|e| AppError::Failed(e.to_string()))?;
    store::insert_applicant(tx, id, name, address, phone, email, &hex::encode(salt))?;
    let words = text::fold(&format!("{code} {name}"));
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    for word in words {
        store::insert_word(tx, word, id)?;
    }
    for (no, (text, originals, copies)) in (1..).zip(&acceptance.components) {
        store::insert_component(tx, id, no, text, *originals, *copies)?;
    }
    let href = format!("/dossiers/{id}");
    let kind = crate::pages::KIND_DOSSIER;
    let title = format!("{code} {}", version.title.as_str());
    let shelf = version.unit.map_or(Shelf::Desk, Shelf::DeskOf);
    let entry = search::Entry {
        href: &href,
        kind,
        topic: "dossier",
        title: &title,
        shelf,
        ..Default::default()
    };
    search::put(tx, &entry)?;
    let data = format!("{name}\n{address}\n{phone}\n{email}");
    let entry = Entry {
        action: "dossier.accept",
        object: object("dossier", id),
        reason: code,
        pii_commit: Some(commitment(&salt, &data)),
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(())
}

/// Where a dossier stands among its steps, and what comes next.
pub(crate) struct Place {
    steps: Vec<PlannedStep>,
    /// The last step before the result goes back to the desk.
    pub(crate) last_working: i64,
}

impl Place {
    /// The stored plan of a dossier.
    pub(crate) fn of(tx: &Tx<'_>, dossier: &Dossier) -> Result<Self, AppError> {
        let steps: Vec<_> = (store::steps(tx, dossier.id.get())?.into_iter())
            .map(|row| PlannedStep {
                no: row.no,
                action: row.action,
                responsible: row.responsible,
                role: StepRole::parse(&row.role).unwrap_or(StepRole::Specialist),
                norm_minutes: row.norm_minutes,
            })
            .collect();
        let roles: Vec<_> = steps.iter().map(|step| step.role).collect();
        let last_working = last_working(&roles);
        Ok(Self { steps, last_working })
    }

    /// The step of that number.
    pub(crate) fn step(&self, no: i64) -> Option<&PlannedStep> {
        self.steps.iter().find(|step| step.no == no)
    }
}
