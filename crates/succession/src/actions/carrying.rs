use super::{deciding, kept::kept, note, open, taking::Taking};
use crate::{Action, Kind, Share, Succession, SuccessionId, may, pages, store};
use audit::FINDINGS;
use jiff::civil::date;
use organization::UnitId;
use plan::TASKS;
use platform::{Actor, AgencyId, AppError, FieldErrors, Tx};
use quality_register::{Entry, Register};
use std::collections::BTreeMap;

/// What is received from one agency, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// From whom.
    pub predecessor: AgencyId,
    /// Which part of it.
    pub share: Share,
    /// Our unit that receives what no unit of ours has the code for.
    pub unit: UnitId,
}

/// How many things of each kind were received.
pub type Received = BTreeMap<Kind, i64>;

/// Copies the documents in force as drafts of this agency before the day of effect, so that they are
/// reviewed and issued in time; what is there already stays.
pub fn prepare(
    tx: &Tx<'_>,
    actor: &Actor,
    id: SuccessionId,
    orders: &[Order],
) -> Result<Received, AppError> {
    take(tx, actor, id, orders, Action::Prepare)
}

/// Takes over, once, what the orders say: documents in force become drafts of this agency, what is not
/// done is raised here with the day by which it is due, and each remembers what it was. Dossiers keep
/// their rows where they are, since each runs on the issue under which it was accepted; here they are
/// tasks with the day of their promise (ADR 0024).
pub fn carry_out(
    tx: &Tx<'_>,
    actor: &Actor,
    id: SuccessionId,
    orders: &[Order],
) -> Result<Received, AppError> {
    take(tx, actor, id, orders, Action::CarryOut)
}

fn take(
    tx: &Tx<'_>,
    actor: &Actor,
    id: SuccessionId,
    orders: &[Order],
    action: Action,
) -> Result<Received, AppError> {
    let before = open(tx, id)?;
    let today = text::here(tx.now()).date();
    let after = may(actor, action, &before)?.act(None, today)?;
    let units = organization::units(tx, today)?;
    for it in &before.predecessors {
        let order = orders.iter().find(|order| order.predecessor == it.agency);
        let is_ours = |order: &&Order| units.iter().any(|unit| unit.id == order.unit);
        let Some(order) = order.filter(is_ours) else {
            return Err(FieldErrors(vec![(format!("unit_{}", it.agency), "bad_choice")]).into());
        };
        store::receive_in(tx, id.get(), it.agency.get(), order.unit.get())?;
        let last_day = before.decision.last_day();
        let from = (it.agency, it.name.as_str());
        let taking = Taking::new(tx, actor, id, from, order, last_day)?;
        taking.documents()?;
        if action == Action::CarryOut {
            taking.what_is_not_done()?;
        }
    }
    deciding::save(tx, actor, &before, &after, action)?;
    let mut received = Received::new();
    for (kind, count) in store::things::counts(tx, id.get())? {
        received.extend(Kind::parse(&kind).map(|kind| (kind, count)));
    }
    note(tx, actor, "succession.receive", id, &pages::told(&received))?;
    Ok(received)
}

/// What an agency leaves: its books, counted as of its last day or, before that, of today. What is
/// counted stays, since nothing is added to closed books.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Left {
    pub(crate) documents: usize,
    pub(crate) dossiers: i64,
    pub(crate) running: usize,
    pub(crate) nonconformities: usize,
    pub(crate) tasks: usize,
    pub(crate) findings: usize,
    pub(crate) kept: usize,
    pub(crate) people: usize,
}

/// Counts it, in the transaction of the agency that leaves it.
pub(crate) fn left(there: &Tx<'_>, succession: &Succession) -> Result<Left, AppError> {
    let today = text::here(there.now()).date();
    let day = today.min(succession.decision.last_day());
    let tally = dossier::tally(there, date(1990, 1, 1), day, None)?;
    let members = organization::directory(there, day)?;
    Ok(Left {
        documents: document::versions_in_force(there)?.len(),
        dossiers: tally.received,
        running: dossier::running(there)?.len(),
        nonconformities: nonconformity::unfinished(there)?.len(),
        tasks: unsettled(there, &TASKS)?.len(),
        findings: unsettled(there, &FINDINGS)?.len(),
        kept: kept(there)?.len(),
        people: members.iter().filter(|member| !member.position.is_empty()).count(),
    })
}

/// The entries of a register that are not done.
pub(super) fn unsettled(
    there: &Tx<'_>,
    register: &'static Register,
) -> Result<Vec<Entry>, AppError> {
    let mut entries = quality_register::every(there, register)?;
    entries.retain(|entry| entry.settled_on.is_none());
    Ok(entries)
}
