//! What the kernel says about this process, and what the disk can do.

use crate::{
    Outcome,
    figures::{Times, rate},
};
use sha2::{Digest as _, Sha256};
use std::{
    fs::{self, File},
    io::Write as _,
    path::Path,
    time::{Duration, Instant},
};

/// Ticks of `/proc/…/stat` in a second, on every Linux of today.
const TICKS: f64 = 100.0;

/// CPU seconds that this process has used: user and system, ended threads among them.
pub(crate) fn cpu_seconds() -> f64 {
    cpu_seconds_of(std::process::id())
}

/// The same of another process.
pub(crate) fn cpu_seconds_of(process: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let after = stat.rsplit(") ").next().unwrap_or_default();
    let ticks = after.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok());
    ticks.sum::<f64>() / TICKS
}

/// Memory of a process in megabytes: all that is resident, and the part of it that is no file.
pub(crate) fn memory(pid: u32) -> Outcome<(f64, f64)> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name));
        let kb = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
        kb.unwrap_or_default() / 1024.0
    };
    Ok((line("VmRSS:"), line("RssAnon:")))
}

/// Processes that want a core, on average of the last minute.
pub(crate) fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or_default().to_owned()
}

/// Processor, memory, load, and how fast it is at something that depends on nothing else.
pub(crate) fn describe() -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let model = model.trim_start_matches([' ', '\t', ':']);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let memory = memory.split_whitespace().nth(1).unwrap_or_default().parse().unwrap_or(0_u64);
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    format!(
        "{model}, {cores} cores, {} GiB, Linux {}; load {}; SHA-256 of 64 MiB takes {:.2} s of CPU\n",
        memory / 1024 / 1024,
        kernel.trim(),
        load(),
        yardstick()
    )
}

fn yardstick() -> f64 {
    let block = vec![7; 1024 * 1024];
    let before = cpu_seconds();
    let mut hasher = Sha256::new();
    for _ in 0..64 {
        hasher.update(&block);
    }
    std::hint::black_box(hasher.finalize());
    cpu_seconds() - before
}

/// The disk's own flush: writes of 4 KiB, each followed by `fsync`, one after the other.
pub(crate) fn fsync_floor(folder: &Path) -> Outcome<(Duration, f64)> {
    let path = folder.join("bench-fsync");
    let mut file = File::create(&path)?;
    let block = [7; 4096];
    let (mut times, begun) = (Vec::new(), Instant::now());
    while times.len() < 400 && begun.elapsed() < Duration::from_secs(3) {
        let started = Instant::now();
        file.write_all(&block)?;
        file.sync_all()?;
        times.push(started.elapsed());
    }
    let all = begun.elapsed().as_secs_f64();
    fs::remove_file(&path)?;
    let times = Times::new(times);
    Ok((times.percentile(50), rate(times.count(), all)))
}
