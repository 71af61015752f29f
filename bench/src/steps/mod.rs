//! Durable steps: the product's own action by many at once, in turn with a bare writer that changes
//! the same rows, and with the disk's own flush.

mod bare;

use crate::{
    Outcome,
    args::Args,
    figures::{Row, Times, median, millis, rate, real},
    machine::{cpu_seconds, fsync_floor},
    product::{self, AGENCY},
};
use bare::Bare;
use composition::Product;
use dossier::{Acceptance, Action, Applicant, Channel, DossierId, Move};
use platform::{Actor, PersonId, Role};
use rusqlite::Connection;
use std::{
    future::Future,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::runtime::Runtime;

/// A round of the product, one of the bare writer, and a flush of the disk before both.
type Measured = (Round, Round, (Duration, f64));

/// One round of one kind of work.
struct Round {
    times: Times,
    /// How many in a second.
    rate: f64,
    /// CPU microseconds of one.
    cpu: f64,
}

pub(crate) fn run(folder: &Path, args: &Args) -> Outcome<Vec<Row>> {
    let (clients, steps) = (args.number("clients", 32)?, args.number("steps", 6000)?);
    let rounds = args.number("rounds", 3)?;
    let product = product::open(folder)?;
    let conn = product::bare(folder)?;
    let runtime = server::serve::runtime()?;
    let actor = Arc::new(everybody(&conn)?);
    let all = accept(&product, &runtime, &conn, &actor, (clients, steps * rounds * 2))?;
    let mut rows = vec![all.1];
    let (own, bare) = all.0.split_at(steps * rounds);
    let writer = Arc::new(Bare::start(folder, &product, bare)?);
    for (action, name) in [
        (Action::Advance, "a step advanced (state, steps, hand-over, record)"),
        (Action::Advance, "the next step advanced"),
        (Action::Finish, "the last step finished (the same and an event)"),
    ] {
        let mut measured = Vec::new();
        for round in 0..rounds {
            let part = round * steps..(round + 1) * steps;
            let flush = fsync_floor(folder)?;
            let moved = advance(&product, &runtime, &actor, action, (clients, &own[part.clone()]))?;
            let floor = floor(&runtime, &writer, action, (clients, &bare[part]))?;
            measured.push((moved, floor, flush));
        }
        rows.push(row(name, clients, &measured));
    }
    writer.forget()?;
    Ok(rows)
}

fn row(name: &str, clients: usize, measured: &[Measured]) -> Row {
    let of = |pick: &dyn Fn(&Measured) -> f64| median(measured.iter().map(pick).collect());
    let (own, bare) = (of(&|m| m.0.rate), of(&|m| m.1.rate));
    let (p50, p99) =
        (of(&|m| millis(m.0.times.percentile(50))), of(&|m| millis(m.0.times.percentile(99))));
    let best = measured.iter().map(|m| m.0.rate).fold(0.0, f64::max);
    let (own_cpu, bare_cpu) = (of(&|m| m.0.cpu), of(&|m| m.1.cpu));
    let flush = of(&|m| m.2.1);
    Row::new(
        format!("{name}, {clients} clients"),
        format!(
            "{own:.0}/s (best {best:.0}), p50 {p50:.1} ms, p99 {p99:.1} ms, CPU {own_cpu:.0} µs"
        ),
        "≥ 2,000/s, ≥ 40 % of bare",
        format!(
            "bare {bare:.0}/s, CPU {bare_cpu:.0} µs; flush of 4 KiB {flush:.0}/s, p50 {:.2} ms",
            of(&|m| millis(m.2.0))
        ),
        format!(
            "{:.0} % of bare (by CPU {:.0} %), {:.1} steps a flush",
            own / bare * 100.0,
            bare_cpu / own_cpu * 100.0,
            own / flush
        ),
    )
}

/// Somebody who may do everything: what is measured is the step, not who does it.
fn everybody(conn: &Connection) -> Outcome<Actor> {
    let (person, unit) = product::somebody(conn, "one_stop_officer")?;
    let roles = [Role::OneStopOfficer, Role::Specialist, Role::Head, Role::Approver, Role::Clerk];
    let mut actor = Actor::system(AGENCY, "password");
    (actor.person, actor.unit, actor.roles) = (PersonId::new(person.get()), unit, roles.to_vec());
    actor.via.session_hash = "0".repeat(64);
    actor.via.ip_hash = "0".repeat(64);
    "POST /dossiers/{id}/actions".clone_into(&mut actor.via.route);
    Ok(actor)
}

/// Fresh dossiers, through the product's own front desk.
fn accept(
    product: &Product,
    runtime: &Runtime,
    conn: &Connection,
    actor: &Arc<Actor>,
    (clients, count): (usize, usize),
) -> Outcome<(Vec<i64>, Row)> {
    let version = conn.query_row(
        "SELECT v.id FROM document_version v JOIN document d ON d.agency_id = v.agency_id AND d.id = v.document_id
         WHERE v.agency_id = ?1 AND v.state = 'effective' AND d.kind = 'administrative_procedure' AND d.unit_id = ?2 LIMIT 1",
        (AGENCY.get(), actor.unit),
        |row| row.get(0),
    )?;
    let acceptance = Arc::new(Acceptance {
        version: document::VersionId::new(version),
        case: String::new(),
        channel: Channel::Counter,
        applicant: Applicant {
            name: "Người dân 0 (minh họa)".into(), ..Applicant::default()
        },
        components: vec![("Giấy tờ theo quy định".into(), 1, 1); 2],
        sets: 1,
        origin: String::new(),
    });
    let (db, by) = (product.app.db.clone(), actor.clone());
    let (round, ids) = drive(runtime, clients, count, move |_| {
        let (by, acceptance) = (by.clone(), acceptance.clone());
        let scope = db.at(AGENCY);
        async move { Ok(scope.write(move |tx| dossier::accept(tx, &by, &acceptance)).await?.get()) }
    })?;
    let got = format!("{:.0}/s, CPU {:.0} µs, {}", round.rate, round.cpu, round.times.text());
    let row = Row::new(format!("a dossier accepted, {clients} clients"), got, "", "", "");
    Ok((ids, row))
}

fn advance(
    product: &Product,
    runtime: &Runtime,
    actor: &Arc<Actor>,
    action: Action,
    (clients, ids): (usize, &[i64]),
) -> Outcome<Round> {
    let (db, by, ids): (_, _, Arc<[i64]>) = (product.app.db.clone(), actor.clone(), ids.into());
    let count = ids.len();
    let moved = drive(runtime, clients, count, move |n| {
        let (by, id) = (by.clone(), DossierId::new(ids[n]));
        let scope = db.at(AGENCY);
        async move {
            scope.write(move |tx| dossier::act(tx, &by, id, action, &Move::default())).await?;
            Ok(0)
        }
    });
    Ok(moved?.0)
}

fn floor(
    runtime: &Runtime,
    writer: &Arc<Bare>,
    action: Action,
    (clients, ids): (usize, &[i64]),
) -> Outcome<Round> {
    let (writer, ids): (_, Arc<[i64]>) = (writer.clone(), ids.into());
    let count = ids.len();
    let moved = drive(runtime, clients, count, move |n| {
        let done = writer.submit(ids[n], action == Action::Finish);
        async move { done.await?.map(|()| 0).map_err(Into::into) }
    });
    Ok(moved?.0)
}

/// So many clients, each with one write after the other.
fn drive<F>(
    runtime: &Runtime,
    clients: usize,
    count: usize,
    one: impl Fn(usize) -> F + Send + Sync + 'static,
) -> Outcome<(Round, Vec<i64>)>
where
    F: Future<Output = Outcome<i64>> + Send + 'static,
{
    let (next, one) = (Arc::new(AtomicUsize::new(0)), Arc::new(one));
    let (cpu, begun) = (cpu_seconds(), Instant::now());
    let tasks: Vec<_> = (0..clients)
        .map(|_| {
            let (next, one) = (next.clone(), one.clone());
            runtime.spawn(async move {
                let mut done = Vec::new();
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    if n >= count {
                        return Ok::<_, Box<dyn std::error::Error + Send + Sync>>(done);
                    }
                    let started = Instant::now();
                    let id = one(n).await?;
                    done.push((id, started.elapsed()));
                }
            })
        })
        .collect();
    let mut done = Vec::new();
    for task in tasks {
        done.extend(runtime.block_on(task)??);
    }
    let seconds = begun.elapsed().as_secs_f64();
    let cpu = (cpu_seconds() - cpu) * 1e6 / real(count);
    let (ids, times): (Vec<_>, Vec<_>) = done.into_iter().unzip();
    Ok((Round { times: Times::new(times), rate: rate(count, seconds), cpu }, ids))
}
