//! The server's start on a seeded folder, and its memory once nobody asks for anything.

use crate::{
    Outcome,
    args::Args,
    figures::{Row, median, millis},
    machine::memory,
    product,
    program::{self, Program},
};
use std::{
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How often it is started, with and without its database in the kernel's memory.
const STARTS: usize = 5;

/// How long it stands idle before its memory is read.
const IDLE: Duration = Duration::from_secs(2);

pub(crate) fn run(folder: &Path, args: &Args) -> Outcome<Vec<Row>> {
    let program = program::built(args)?;
    let floor = median((0..STARTS).map(|_| version(program)).collect::<Outcome<_>>()?);
    let mut rows = jobs(folder)?;
    rows.push(first_of_all(program, floor)?);
    for (name, is_cold) in
        [("start to the first answer", false), ("the same, database not in memory", true)]
    {
        let (mut times, mut resident, mut own) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..STARTS {
            if is_cold {
                forget(&folder.join("haidang.db"))?;
            }
            let (time, (all, anonymous)) = start(program, folder)?;
            times.push(millis(time));
            resident.push(all);
            own.push(anonymous);
        }
        let most = times.iter().copied().fold(0.0, f64::max);
        let time = median(times);
        rows.push(Row::new(
            name,
            format!("{time:.0} ms (worst {most:.0})"),
            "< 300 ms",
            format!("{floor:.0} ms (the program prints its version)"),
            format!("{:.1}×", time / floor),
        ));
        if !is_cold {
            let got = format!("{:.0} MB, of it {:.0} MB no file", median(resident), median(own));
            rows.push(Row::new("memory, idle for 2 s", got, "< 80 MB", "", ""));
        }
    }
    Ok(rows)
}

/// What the clock does, one job at a time: for so long nobody else writes.
fn jobs(folder: &Path) -> Outcome<Vec<Row>> {
    let product = product::open(folder)?;
    let runtime = server::serve::runtime()?;
    let mut rows = Vec::new();
    for job in &product.jobs {
        let mut times = [0.0; 2];
        for time in &mut times {
            let started = Instant::now();
            runtime.block_on(composition::run_job(&product.app.db, *job))?;
            *time = millis(started.elapsed());
        }
        let [first, again] = times;
        let name = format!("job {}, every {} s", job.name, job.every_seconds);
        rows.push(Row::new(name, format!("{again:.0} ms (the first time {first:.0})"), "", "", ""));
    }
    Ok(rows)
}

/// Milliseconds of a process that does nothing.
fn version(program: &Path) -> Outcome<f64> {
    let started = Instant::now();
    Command::new(program).arg("--version").stdout(Stdio::null()).status()?;
    Ok(millis(started.elapsed()))
}

/// The first start there is: an empty folder, the program not in the kernel's memory.
fn first_of_all(program: &Path, floor: f64) -> Outcome<Row> {
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let folder = tempfile::tempdir()?;
        forget(program)?;
        times.push(millis(Program::start(program, folder.path(), &[])?.started_in));
    }
    let most = times.iter().copied().fold(0.0, f64::max);
    let time = median(times);
    Ok(Row::new(
        "first start on an empty folder: the schema is made, the program is not in memory",
        format!("{time:.0} ms (worst {most:.0})"),
        "",
        format!("{floor:.0} ms (the program prints its version)"),
        format!("{:.1}×", time / floor),
    ))
}

/// Asks the kernel to forget a file; nobody else's files are touched.
fn forget(file: &Path) -> Outcome<()> {
    let file = format!("if={}", file.display());
    Command::new("dd").args([&file, "iflag=nocache", "count=0"]).stderr(Stdio::null()).status()?;
    Ok(())
}

fn start(program: &Path, folder: &Path) -> Outcome<(Duration, (f64, f64))> {
    let running = Program::start(program, folder, &[])?;
    thread::sleep(IDLE);
    Ok((running.started_in, memory(running.id())?))
}
