//! The server's start on a seeded folder, and its memory once nobody asks for anything.

use crate::{
    Outcome,
    args::Args,
    figures::{Row, median, millis},
    machine::memory,
    product,
};
use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How often it is started, with and without its database in the kernel's memory.
const STARTS: usize = 5;

/// How long it stands idle before its memory is read.
const IDLE: Duration = Duration::from_secs(2);

pub(crate) fn run(folder: &Path, args: &Args) -> Outcome<Vec<Row>> {
    let program = Path::new(args.text("program", "target/release/haidang"));
    if !program.exists() {
        return Err(format!("{}: cargo build --release -p server", program.display()).into());
    }
    let floor = median((0..STARTS).map(|_| version(program)).collect::<Outcome<_>>()?);
    let mut rows = jobs(folder)?;
    for (name, is_cold) in
        [("start to the first answer", false), ("the same, database not in memory", true)]
    {
        let (mut times, mut resident, mut own) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..STARTS {
            if is_cold {
                forget(folder)?;
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

/// Asks the kernel to forget the database; nobody else's files are touched.
fn forget(folder: &Path) -> Outcome<()> {
    let file = format!("if={}", folder.join("haidang.db").display());
    Command::new("dd").args([&file, "iflag=nocache", "count=0"]).stderr(Stdio::null()).status()?;
    Ok(())
}

fn start(program: &Path, folder: &Path) -> Outcome<(Duration, (f64, f64))> {
    let free = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    let started = Instant::now();
    let mut child = Command::new(program)
        .args(["serve", "--listen", &free.to_string(), "--data"])
        .arg(folder)
        .stderr(Stdio::null())
        .spawn()?;
    let answered = wait(&mut child, free, started);
    let used = answered.and_then(|time| {
        thread::sleep(IDLE);
        Ok((time, memory(child.id())?))
    });
    Command::new("kill").args(["-TERM", &child.id().to_string()]).status()?;
    child.wait()?;
    used
}

fn wait(child: &mut Child, address: SocketAddr, started: Instant) -> Outcome<Duration> {
    while started.elapsed() < Duration::from_mins(1) {
        if let Some(status) = child.try_wait()? {
            return Err(format!("the server ended: {status}").into());
        }
        if health(address).is_ok_and(|answer| answer.starts_with("HTTP/1.1 200")) {
            return Ok(started.elapsed());
        }
        thread::sleep(Duration::from_millis(2));
    }
    Err("the server does not answer".into())
}

fn health(address: SocketAddr) -> Outcome<String> {
    let mut stream = TcpStream::connect(address)?;
    stream
        .write_all(b"GET /health HTTP/1.1\r\nHost: bench.example\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}
