//! One-page documents, each another one, after the first few have warmed the engine up.

use crate::{
    Outcome,
    args::Args,
    figures::{Row, Times, real},
    machine::cpu_seconds,
};
use std::time::Instant;
use typeset::{
    Applicant, Article, Day, DecisionSheet, Engine, FormHead, Pdf, ReceiptComponent, ReceiptSheet,
    Signer, TypesetError,
};

const WARM_UP: usize = 20;
const DAY: Day = Day { year: 2026, month: 11, day: 23 };
const PLACE_AND_DATE: &str = "Minh Họa, ngày 23 tháng 11 năm 2026";
const AGENCY: &str = "Ủy ban nhân dân\ntỉnh Minh Họa";

pub(crate) fn run(args: &Args) -> Outcome<Vec<Row>> {
    let count = args.number("count", 200)?;
    let engine = Engine::shared()?;
    let receipt = measure("receipt", count, |n| engine.receipt(&receipt(n)))?;
    let decision = measure("decision", count, |n| engine.decision(&decision(n)))?;
    Ok(vec![receipt, decision])
}

fn measure(
    name: &str,
    count: usize,
    make: impl Fn(usize) -> Result<Pdf, TypesetError>,
) -> Outcome<Row> {
    let first = Instant::now();
    let mut bytes = make(count)?.bytes.len();
    let first = first.elapsed();
    for n in 1..WARM_UP {
        make(count + n)?;
    }
    let (cpu, mut times) = (cpu_seconds(), Vec::new());
    for n in 0..count {
        let started = Instant::now();
        let pdf = make(n)?;
        times.push(started.elapsed());
        bytes = pdf.bytes.len();
        if pdf.pages != 1 {
            return Err(format!("a {name} of {} pages", pdf.pages).into());
        }
    }
    let cpu = (cpu_seconds() - cpu) * 1000.0 / real(count);
    Ok(Row::new(
        format!("{name}, one page as PDF/A-2a, {count} different ones ({} kB)", bytes / 1024),
        format!("{}, CPU {cpu:.1} ms", Times::new(times).text()),
        "< 30 ms warm",
        format!("the first one {:.0} ms", first.as_secs_f64() * 1000.0),
        "",
    ))
}

fn receipt(n: usize) -> ReceiptSheet {
    let component = |text: &str| ReceiptComponent {
        text: text.into(),
        original: "01".into(),
        ..ReceiptComponent::default()
    };
    ReceiptSheet {
        head: FormHead {
            agency: AGENCY.into(),
            desk: "Bộ phận Tiếp nhận và Trả kết quả".into(),
            number: format!("{n}/TNHS"),
            dossier: format!("H00.01-261123-{n:04}"),
            place_and_date: PLACE_AND_DATE.into(),
            dated: DAY,
        },
        applicant: Applicant {
            name: format!("Người dân {n} (minh họa)"),
            address: "Thôn 1, xã Minh Họa".into(),
            ..Applicant::default()
        },
        channel: "Trực tiếp".into(),
        matter: "Cấp bản sao trích lục hộ tịch".into(),
        components: vec![component("Tờ khai theo mẫu"), component("Giấy tờ tùy thân")],
        sets: "01".into(),
        limit: "03 ngày làm việc".into(),
        received_at: "08 giờ 15 phút, ngày 23 tháng 11 năm 2026".into(),
        due_at: "17 giờ 00 phút, ngày 26 tháng 11 năm 2026".into(),
        result_at: "Bộ phận Tiếp nhận và Trả kết quả".into(),
        receiver: Signer { name: "Công chức 1 (minh họa)".into(), ..Signer::default() },
        qr: Some(format!("https://iso.example/dossiers/{n}")),
        ..ReceiptSheet::default()
    }
}

fn decision(n: usize) -> DecisionSheet {
    let article = |text: String| Article { heading: String::new(), text };
    DecisionSheet {
        agency: AGENCY.into(),
        number: format!("{n}/QĐ-UBND"),
        place_and_date: PLACE_AND_DATE.into(),
        dated: DAY,
        kind: "Quyết định".into(),
        summary: format!("Về việc ban hành quy trình số {n}"),
        authority: "Chủ tịch Ủy ban nhân dân tỉnh Minh Họa".into(),
        bases: vec!["Căn cứ Luật Tổ chức chính quyền địa phương".into()],
        articles: vec![
            article(format!("Ban hành kèm theo Quyết định này quy trình số {n}.")),
            article("Quyết định này có hiệu lực kể từ ngày ký.".into()),
            article("Các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này.".into()),
        ],
        recipients: vec!["Như Điều 3".into(), "Lưu: VT".into()],
        signer: Signer {
            title: "CHỦ TỊCH".into(),
            name: "Lãnh đạo 1 (minh họa)".into(),
            ..Signer::default()
        },
        ..DecisionSheet::default()
    }
}
