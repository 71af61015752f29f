//! The public side over real connections: the server as a process, clients in this one. Both share
//! the machine.

use super::HOME;
use crate::{
    Outcome,
    args::Args,
    figures::{Row, real},
    machine::cpu_seconds_of,
    pages::clients::{self, Load, Run},
    product::{self, AGENCY},
    program::{self, Line, Program, request},
};
use composition::Product;
use std::{
    cell::RefCell,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

/// What browsers ask with.
const PACKED: &str = "accept-encoding: gzip\r\n";

pub(super) fn run(
    folder: &Path,
    args: &Args,
    product: &Product,
    (load, process): (Load, &str),
) -> Outcome<Vec<Row>> {
    let running = Program::start(program::built(args)?, folder, &[])?;
    let mut rows = Vec::new();
    for (name, path) in [
        ("process library", format!("{HOME}/processes")),
        ("a process", process.to_owned()),
        ("start page", HOME.to_owned()),
    ] {
        let asked = request("GET", &path, PACKED, "");
        rows.push(measure(&running, &format!("{name}, over TCP"), load, &asked)?);
    }
    let path = format!("{HOME}/processes");
    let tag = Line::open(running.address)?.get(&path, PACKED)?.tag;
    let again = request("GET", &path, &format!("{PACKED}if-none-match: {tag}\r\n"), "");
    rows.push(measure(&running, "process library, asked again by a browser (304)", load, &again)?);
    let fresh = request("GET", &path, PACKED, "");
    let name = format!("process library while the office acts {ACTS} times a second");
    rows.push(while_acting(product, || measure(&running, &name, load, &fresh))?);
    Ok(rows)
}

/// Somebody in the office does something so often; each time every page is made anew.
const ACTS: u32 = 10;

fn while_acting(product: &Product, measured: impl FnOnce() -> Outcome<Row>) -> Outcome<Row> {
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let acting = scope.spawn(|| -> Outcome<()> {
            while !is_over.load(Ordering::Relaxed) {
                product.app.db.at(AGENCY).write_now(product::act)?;
                thread::sleep(Duration::from_secs(1) / ACTS);
            }
            Ok(())
        });
        let row = measured();
        is_over.store(true, Ordering::Relaxed);
        acting.join().map_err(|_| "the office panicked")??;
        row
    })
}

fn measure(running: &Program, name: &str, load: Load, asked: &[u8]) -> Outcome<Row> {
    let before = cpu_seconds_of(running.id());
    let run = clients::drive(
        load,
        || Ok(RefCell::new(Line::open(running.address)?)),
        |line, _| match line.borrow_mut().ask(asked)?.status {
            200 | 304 => Ok(()),
            status => Err(format!("{name}: {status}").into()),
        },
    )?;
    Ok(row(name, &run, cpu_seconds_of(running.id()) - before))
}

fn row(name: &str, run: &Run, cpu: f64) -> Row {
    let each = cpu * 1_000_000.0 / real(run.times().count()).max(1.0);
    let got = format!("**{:.0}/s**, {}", run.per_second(), run.times().text());
    let server =
        format!("CPU of the server {each:.0} µs, of the clients {:.0} µs", run.cpu_each() * 1000.0);
    Row::new(name, format!("{got}; {server}"), super::AIM, "", "")
}
