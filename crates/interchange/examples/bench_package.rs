//! How long a package of many documents takes, and how much memory; beside it the floor: the same
//! sheets printed as PDF and Word one after the other, written nowhere.
//!
//! `cargo run --release -p interchange --example bench_package -- 500`

#![expect(clippy::unwrap_used, reason = "a benchmark that can't go on should stop")]

use document::{Code, Content, Draft, Kind, Title};
use flow::{Duration, LegalBasis, Procedure, Step, StepRole, TimeLimit, Unit};
use interchange::{Scope, Sealing};
use platform::{Actor, AppError, Role, Tx};
use std::{fs::File, time::Instant};
use testkit::{AGENCY, TestApp};

fn procedure(n: usize) -> Procedure {
    let step = |no: u32| Step {
        no: Some(no),
        action: format!("Bước {no} của quy trình {n}: kiểm tra, đối chiếu, ghi sổ, trình ký"),
        responsible: Some("Công chức chuyên môn".into()),
        role: Some(StepRole::Specialist),
        durations: vec![Duration {
            case: None,
            value: Some(1.0),
            unit: Some(Unit::WorkingDay),
            text: "01 ngày làm việc".into(),
        }],
        outputs: vec!["Phiếu kiểm soát".into()],
    };
    let basis = |n: usize| LegalBasis {
        number: Some(format!("{n}/2020/NĐ-CP")),
        title: format!("Nghị định số {n}/2020/NĐ-CP ngày 01/01/2020 của Chính phủ"),
    };
    Procedure {
        time_limit: vec![TimeLimit {
            case: None,
            value: Some(12.0),
            unit: Some(Unit::WorkingDay),
            cutoff: None,
            text: "12 ngày làm việc".into(),
        }],
        legal_basis: (1..14).map(basis).collect(),
        steps: (1..=12).map(step).collect(),
        ..Procedure::default()
    }
}

/// Peak of this process, in MB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}

fn main() {
    let count = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(500);
    let app = TestApp::new([
        external_document::feature(),
        document::feature(),
        procedure::feature(),
        rendition::feature(),
        adoption::feature(),
        interchange::feature(),
    ]);
    let mut actor = Actor::system(AGENCY, "command");
    actor.roles = vec![Role::IsoSecretary];
    let db = app.app().db.at(AGENCY);
    for from in (0..count).step_by(100) {
        let by = actor.clone();
        let made: Result<(), AppError> = db.write_now(move |tx| {
            for n in from..count.min(from + 100) {
                let content = Content::Procedure(Box::new(procedure(n)));
                let code = Code::parse(&format!("QT.{n:04}")).unwrap();
                let title = Title::parse(&format!("Quy trình số {n}")).unwrap();
                let kind = Kind::AdministrativeProcedure;
                document::draft(tx, &by, Draft { kind, code, title, unit: None, content })?;
            }
            Ok(())
        });
        made.unwrap();
    }
    app.seal();
    let sealing = Sealing {
        ledger: app.app().ledger.clone(),
        files: app.app().files.clone(),
        program: "bench".to_owned(),
    };
    let path = app.folder().join("package.zip");
    let file = File::options().read(true).write(true).create_new(true).open(&path).unwrap();
    println!("{count} documents; before: peak {} MB", peak());
    let began = Instant::now();
    let written = db.read_now(|tx: &Tx<'_>| {
        interchange::write(tx, &actor, Scope::All, &sealing, file, &mut |done, total| {
            if done * 4 % total < 4 {
                println!(
                    "{done:5} of {total}: {:6.1} s, peak {} MB",
                    began.elapsed().as_secs_f64(),
                    peak()
                );
            }
            Ok(())
        })
    });
    let took = began.elapsed().as_secs_f64();
    let length = path.metadata().unwrap().len() / 1024;
    println!("package: {took:.1} s, {length} KB, {} documents", written.unwrap().documents);
    let began = Instant::now();
    intake::package::read(&path).unwrap();
    println!("checked again: {:.2} s", began.elapsed().as_secs_f64());
    let began = Instant::now();
    let floor: Result<usize, AppError> = db.read_now(|tx: &Tx<'_>| {
        let mut bytes = 0;
        let engine = typeset::Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
        let ids: Vec<(i64,)> = tx.list("SELECT id FROM document_version ORDER BY id", &[])?;
        for (id,) in ids {
            let id = document::VersionId::new(id);
            let paper = rendition::prepare(tx, &actor, id, &rendition::Stamp::ByState)?;
            let sheet = paper.procedure().unwrap();
            bytes += engine.procedure(sheet).unwrap().bytes.len();
            bytes += docx::procedure(sheet).unwrap().len();
        }
        Ok(bytes)
    });
    let took = began.elapsed().as_secs_f64();
    println!("floor, PDF and Word on one thread: {took:.1} s, {} KB", floor.unwrap() / 1024);
}
