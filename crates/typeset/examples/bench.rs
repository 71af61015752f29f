//! Times distinct one-page documents, one thread and then two: `bench [HOW_MANY]`.

#[path = "../tests/it/decisions.rs"]
mod decisions;
#[path = "../tests/it/samples.rs"]
mod samples;

use std::{
    error::Error,
    fs, thread,
    time::{Duration, Instant},
};

use typeset::{Engine, Generation, Layout, Pdf, SlipKind, TypesetError};

type Kind = fn(&Engine, usize) -> Result<Pdf, TypesetError>;

const KINDS: [(&str, Kind); 6] = [
    ("receipt", |engine, n| {
        let mut sheet = samples::receipt(Generation::Y2025, n);
        sheet.copies.clear();
        engine.receipt(&sheet)
    }),
    ("decision", |engine, n| {
        let mut sheet = decisions::decision(0, 0);
        sheet.number = format!("{n}/QĐ-UBND");
        sheet.summary = format!("{} (lần {n})", sheet.summary);
        engine.decision(&sheet)
    }),
    ("slip", |engine, n| {
        let mut sheet = samples::slip(Generation::Y2025, SlipKind::Supplement);
        sheet.head.number = format!("{n}/HDHS");
        sheet.applicant.name = format!("Trần Thị Bưởi {n} (minh họa)");
        engine.slip(&sheet)
    }),
    ("control slip", |engine, n| {
        let mut sheet = samples::control_slip(Generation::Y2018, 3);
        sheet.head.dossier = format!("H50.22-260105-{n:04}");
        engine.control_slip(&sheet)
    }),
    ("procedure, 5 pages", |engine, n| {
        let mut sheet = samples::procedure(Layout::Numbered, &["Bình thường", "Phải xác minh"]);
        sheet.control.code = format!("QT.{n}");
        for step in &mut sheet.steps {
            step.action = format!("{} ({n})", step.action);
        }
        engine.procedure(&sheet)
    }),
    ("list, 60 rows", |engine, n| {
        let mut sheet = samples::register(60);
        for row in &mut sheet.rows {
            row[1] = format!("QT.{n}.{}", row[0]);
        }
        engine.register(&sheet)
    }),
];

fn main() -> Result<(), Box<dyn Error>> {
    let many: usize = std::env::args().nth(1).map_or(Ok(200), |n| n.parse())?;
    let start = Instant::now();
    let engine = Engine::new()?;
    println!("engine {:.2?}, {}", start.elapsed(), memory());
    for (name, make) in KINDS {
        let start = Instant::now();
        let pages = make(&engine, 0)?.pages;
        let cold = start.elapsed();
        let mut times = (1..=many)
            .map(|n| {
                let start = Instant::now();
                make(&engine, n).map(|_| start.elapsed())
            })
            .collect::<Result<Vec<Duration>, _>>()?;
        times.sort();
        let (half, most) = (times[many / 2], times[many * 95 / 100]);
        println!(
            "{name}: {pages} pages, cold {cold:.2?}; warm p50 {half:.2?} p95 {most:.2?}; {}",
            memory()
        );
    }
    let (_, receipt) = KINDS[0];
    let start = Instant::now();
    thread::scope(|scope| {
        let each: Vec<_> = (0..2)
            .map(|t| {
                let engine = &engine;
                scope.spawn(move || {
                    (0..many).try_for_each(|n| receipt(engine, 10_000 * (t + 1) + n).map(drop))
                })
            })
            .collect();
        each.into_iter().try_for_each(|t| t.join().unwrap_or(Ok(())))
    })?;
    let rate = f64::from(u32::try_from(2 * many)?) / start.elapsed().as_secs_f64();
    println!("two threads: {rate:.0} receipts a second; {}", memory());
    Ok(())
}

fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or("VmRSS unknown");
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
