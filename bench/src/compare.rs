//! Two issues side by side: procedures as they are read from Word with every kind of change made to
//! them, and a text of 100 KB.

use crate::{
    args::Args,
    figures::{Row, Times},
    lint,
};
use flow::{
    ComponentKind, Procedure, Step, StepRole, canonical_json,
    compare::{Labels, compare, compare_texts},
};
use std::{hint::black_box, time::Instant};

const ROUNDS: usize = 400;
/// Letters of the text.
const TEXT: usize = 100_000;

const fn component(kind: ComponentKind) -> &'static str {
    match kind {
        ComponentKind::Submitted => "submitted",
        ComponentKind::Presented => "presented",
        ComponentKind::Online => "online",
    }
}

const fn role(role: StepRole) -> &'static str {
    role.as_str()
}

const LABELS: Labels = Labels { component, role, ordinary: "ordinary" };

pub(crate) fn run(args: &Args) -> Vec<Row> {
    let (files, origin) = lint::procedures(args);
    let mut pairs: Vec<_> = files.into_iter().map(|(_, old)| (changed(&old), old)).collect();
    let large = large();
    pairs.push((changed(&large), large));
    let stored: Vec<_> =
        pairs.iter().map(|(new, old)| (canonical_json(old), canonical_json(new))).collect();
    let (mut times, mut floors, mut told) = (Vec::new(), Vec::new(), 0);
    for round in 0..ROUNDS {
        let at = round % pairs.len();
        let (Some((new, old)), Some((before, after))) = (pairs.get(at), stored.get(at)) else {
            continue;
        };
        let started = Instant::now();
        let comparison = compare(old, new, &LABELS);
        times.push(started.elapsed());
        told += comparison.parts.iter().filter(|part| part.is_told()).count();
        let started = Instant::now();
        black_box(serde_json::from_str::<Procedure>(before).is_ok());
        black_box(serde_json::from_str::<Procedure>(after).is_ok());
        floors.push(started.elapsed());
    }
    let what = format!(
        "comparison of two issues ({} procedures, {origin}, one of them with 200 steps; {told} parts told)",
        pairs.len()
    );
    vec![row(what, times, floors, "reading both from their JSON"), texts()]
}

fn row(
    what: String,
    times: Vec<std::time::Duration>,
    floors: Vec<std::time::Duration>,
    floor: &str,
) -> Row {
    let (times, floors) = (Times::new(times), Times::new(floors));
    let ratio = times.percentile(50).as_secs_f64() / floors.percentile(50).as_secs_f64().max(1e-9);
    let said = format!("{} ({floor})", floors.text());
    Row::new(what, times.text(), "< 30 ms", said, format!("{ratio:.1}×"))
}

fn texts() -> Row {
    let line = |number: usize| {
        format!(
            "Điều {number}. Các phòng phối hợp giải quyết hồ sơ số {number} đúng hạn, công khai kết quả và lưu hồ sơ theo quy định.\n"
        )
    };
    let old: String = (0..TEXT / line(0).len()).map(line).collect();
    let lines = old.lines().enumerate();
    let new: String = lines
        .filter(|(at, _)| at % 17 != 0)
        .map(|(at, line)| if at % 5 == 0 { line.replace("đúng hạn", "trước hạn") } else { line.to_owned() } + "\n")
        .collect();
    let (mut times, mut floors) = (Vec::new(), Vec::new());
    for _ in 0..100 {
        let started = Instant::now();
        black_box(compare_texts(&old, &new).parts.len());
        times.push(started.elapsed());
        let started = Instant::now();
        black_box(old.lines().zip(new.lines()).filter(|(a, b)| a == b).count());
        floors.push(started.elapsed());
    }
    row("comparison of two texts of 100 KB".into(), times, floors, "looking at each line once")
}

/// Every kind of change: rows moved, gone, come, words changed.
fn changed(old: &Procedure) -> Procedure {
    let mut new = old.clone();
    if new.steps.len() > 2 {
        new.steps.swap(0, 1);
        new.steps.pop();
    }
    for (at, step) in new.steps.iter_mut().enumerate() {
        if at % 2 == 0 {
            step.action = format!("{} và cập nhật phần mềm", step.action);
        }
    }
    new.steps.push(Step { action: "Gửi phiếu khảo sát".into(), ..Step::default() });
    for section in &mut new.sections {
        section.text = section.text.replace("quy định", "hướng dẫn");
    }
    for basis in new.legal_basis.iter_mut().step_by(3) {
        basis.title = basis.title.replace("Nghị định", "Thông tư");
    }
    for limit in &mut new.time_limit {
        limit.text = limit.text.replace("ngày", "ngày làm việc");
    }
    new
}

/// As large as the editor takes.
fn large() -> Procedure {
    let step = |n: usize| Step {
        action: format!("Việc thứ {n}: kiểm tra tính đầy đủ, hợp lệ của hồ sơ số {n} và trình ký"),
        responsible: Some(format!("Đơn vị {}", n % 7)),
        ..Step::default()
    };
    Procedure { steps: (0..200).map(step).collect(), ..Procedure::default() }
}
