use crate::{
    Outcome,
    figures::{Times, real},
    machine::cpu_seconds,
};
use std::{
    sync::{
        Barrier,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// So many clients, each with one request after the other, for so long.
#[derive(Clone, Copy)]
pub(crate) struct Load {
    pub(crate) clients: usize,
    pub(crate) time: Duration,
}

/// What came of it.
#[derive(Default)]
pub(crate) struct Run {
    times: Vec<Duration>,
    cpu: f64,
    wall: f64,
}

impl Run {
    /// Adds another round.
    pub(crate) fn add(&mut self, other: Self) {
        self.times.extend(other.times);
        self.cpu += other.cpu;
        self.wall += other.wall;
    }

    /// How long they took.
    pub(crate) fn times(&self) -> Times {
        Times::new(self.times.clone())
    }

    /// CPU milliseconds of one.
    pub(crate) fn cpu_each(&self) -> f64 {
        self.cpu * 1000.0 / real(self.times.len()).max(1.0)
    }

    /// How many were answered in a second.
    pub(crate) fn per_second(&self) -> f64 {
        real(self.times.len()) / self.wall.max(1e-9)
    }

    /// How much of the machine was left for us.
    pub(crate) fn cores(&self) -> f64 {
        self.cpu / self.wall.max(1e-9)
    }
}

/// Lets all clients loose; each makes what it works with, and is told the number of each request.
pub(crate) fn drive<C>(
    load: Load,
    make: impl Fn() -> Outcome<C> + Sync,
    one: impl Fn(&C, usize) -> Outcome<()> + Sync,
) -> Outcome<Run> {
    let number = AtomicUsize::new(0);
    let ready_all = Barrier::new(load.clients + 1);
    let client = || -> Outcome<Vec<Duration>> {
        // The first one opens files and prepares statements.
        let ready = make().and_then(|with| one(&with, 0).map(|()| with));
        ready_all.wait();
        let (with, mut times) = (ready?, Vec::new());
        let begun = Instant::now();
        while begun.elapsed() < load.time {
            let n = number.fetch_add(1, Ordering::Relaxed);
            let started = Instant::now();
            one(&with, n)?;
            times.push(started.elapsed());
        }
        Ok(times)
    };
    let mut run = Run::default();
    let (cpu, begun) = thread::scope(|scope| {
        let threads: Vec<_> = (0..load.clients).map(|_| scope.spawn(client)).collect();
        ready_all.wait();
        let start = (cpu_seconds(), Instant::now());
        for thread in threads {
            run.times.extend(thread.join().map_err(|_| "a client panicked")??);
        }
        Ok::<_, Box<dyn std::error::Error + Send + Sync>>(start)
    })?;
    run.cpu = cpu_seconds() - cpu;
    run.wall = begun.elapsed().as_secs_f64();
    Ok(run)
}
