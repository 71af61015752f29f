//! Lints 53 made-up procedures of the usual size, alone and as a set, and prints the time.
//!
//! `cargo run --release -p flow --example bench_lint`

use flow::lint::{Context, ExternalText, lint, lint_set};
use flow::{
    Component, Duration, LegalBasis, Procedure, RecordKept, Section, Step, TimeLimit, Unit,
};
use std::time::Instant;

const PROCEDURES: u32 = 53;
const ROUNDS: u32 = 20;

fn main() {
    let procedures: Vec<Procedure> = (1..=PROCEDURES).map(procedure).collect();
    let names: Vec<String> = (1..=PROCEDURES).map(|n| format!("{n:02}.doc")).collect();
    let files: Vec<(&str, &Procedure)> =
        names.iter().map(String::as_str).zip(&procedures).collect();
    let context = Context {
        register: Some(
            (1..15).map(|n| (format!("{n:02}/2020/NĐ-CP"), ExternalText::default())).collect(),
        ),
        ..Context::default()
    };

    let start = Instant::now();
    let mut findings = 0;
    for _ in 0..ROUNDS {
        findings = procedures.iter().map(|procedure| lint(procedure, &context).len()).sum();
    }
    let alone = start.elapsed() / ROUNDS;
    let start = Instant::now();
    let between = lint_set(&files).len();
    let set = start.elapsed();
    println!(
        "{PROCEDURES} procedures: {findings} findings in {alone:?} ({:?} each)",
        alone / PROCEDURES
    );
    println!("as a set: {between} findings in {set:?}");
}

/// Fourteen legal bases, seven steps of two cases, twenty components, 40,000 characters of text.
fn procedure(n: u32) -> Procedure {
    let norm = |case: Option<&str>, value| Duration {
        case: case.map(str::to_owned),
        value: Some(value),
        unit: Some(Unit::WorkingDay),
        text: format!("{value} ngày làm việc"),
    };
    let limit = |case: Option<&str>, value| TimeLimit {
        case: case.map(str::to_owned),
        value: Some(value),
        unit: Some(Unit::WorkingDay),
        cutoff: None,
        text: format!("{value} ngày làm việc, nhận hồ sơ sau 15 giờ thì tính từ ngày sau"),
    };
    let paragraph = "Trường hợp người yêu cầu đăng ký hộ tịch không cung cấp được giấy tờ theo quy \
                     định thì cơ quan đăng ký hộ tịch từ chối giải quyết. ";
    Procedure {
        code: Some(format!("QT {:02}/CX-HCTP", n % 40)),
        name: Some(format!("Thủ tục hành chính thứ {n}")),
        issue_no: Some(1),
        time_limit: vec![limit(None, 3.0), limit(Some("phải xác minh"), 8.0)],
        components: (0..20)
            .map(|i| Component {
                text: format!("Giấy tờ thứ {i} phải nộp hoặc xuất trình"),
                kind: None,
            })
            .collect(),
        legal_basis: (1..=14)
            .map(|i| LegalBasis {
                number: Some(format!("{i:02}/2020/NĐ-CP")),
                title: format!("Nghị định số {i:02}/2020/NĐ-CP của Chính phủ về hộ tịch"),
            })
            .collect(),
        steps: (1..=7)
            .map(|no| Step {
                no: Some(no),
                action: "Thẩm tra hồ sơ, dự thảo kết quả, trình lãnh đạo".into(),
                responsible: Some("Công chức Tư pháp - Hộ tịch".into()),
                durations: vec![norm(None, 0.5), norm(Some("có xác minh"), 1.0)],
                ..Step::default()
            })
            .collect(),
        records: vec![RecordKept { name: "Bộ hồ sơ".into(), ..RecordKept::default() }],
        sections: (1..=7)
            .map(|i| Section {
                number: i.to_string(),
                title: "Nội dung".into(),
                text: paragraph.repeat(40),
            })
            .collect(),
        ..Procedure::default()
    }
}
