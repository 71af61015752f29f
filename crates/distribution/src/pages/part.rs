//! A part of a document as a page shows it.

use crate::{Part, model};
use document::{Content, Version};
use flow::{Procedure, Step};

/// Something that stands on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// Authored text, rendered by `markdown`: nothing in it runs.
    Html(String),
    /// A stored file by its name; opening it is what counts.
    File(String),
    Heading(String),
    Paragraph(String),
    List(Vec<String>),
    Table {
        heads: Vec<String>,
        rows: Vec<Vec<String>>,
    },
}

/// What a part is called in the list of parts.
pub(crate) fn part_title(version: &Version, part: &Part) -> String {
    match (part, &version.content) {
        (Part::Text(from, to), Content::Text(text)) => {
            let blocks = markdown::read(text).blocks;
            let words =
                blocks.get(*from..*to).unwrap_or_default().iter().map(markdown::Block::words);
            let first = words.map(|words| words.trim().to_owned()).find(|words| !words.is_empty());
            let first = first.unwrap_or_else(|| "Nội dung".to_owned());
            let short: String = first.chars().take(60).collect();
            if short.len() < first.len() { format!("{}…", short.trim_end()) } else { short }
        }
        (Part::Text(..), _) => "Nội dung".to_owned(),
        (Part::File, _) => "Tệp gốc".to_owned(),
        (Part::Opening, _) => "Mục đích, phạm vi".to_owned(),
        (Part::Conditions, _) => "Hồ sơ, thời hạn, phí, căn cứ".to_owned(),
        (Part::Steps(from, to), _) => format!("Các bước xử lý {} đến {to}", from + 1),
        (Part::Closing, _) => "Biểu mẫu, hồ sơ lưu".to_owned(),
    }
}

/// What a part shows.
pub(crate) fn blocks(version: &Version, part: &Part) -> Vec<Block> {
    let mut out = Vec::new();
    match &version.content {
        Content::Text(text) => {
            if let Part::Text(from, to) = part {
                let blocks = markdown::read(text).blocks;
                let shown = blocks.get(*from..*to).unwrap_or_default();
                out.push(Block::Html(markdown::to_html(shown, 2)));
            }
        }
        Content::Original(original) => out.push(Block::File(original.name.clone())),
        Content::Procedure(stored) => {
            let procedure = version.printed(stored);
            match part {
                Part::Opening => opening(&mut out, &procedure),
                Part::Conditions => conditions(&mut out, &procedure),
                Part::Steps(from, to) => steps(&mut out, &procedure, *from, *to),
                Part::Closing => closing(&mut out, &procedure),
                Part::Text(..) | Part::File => {}
            }
            sections(&mut out, &procedure, part);
        }
    }
    out
}

fn paragraphs(out: &mut Vec<Block>, text: &str) {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    out.extend(lines.map(|line| Block::Paragraph(line.to_owned())));
}

fn heading(out: &mut Vec<Block>, words: &str) {
    out.push(Block::Heading(words.to_owned()));
}

/// A list under its heading; says so where it is empty.
fn listed(out: &mut Vec<Block>, words: &str, items: Vec<String>) {
    heading(out, words);
    if items.is_empty() {
        out.push(Block::Paragraph("Chưa có nội dung.".to_owned()));
    } else {
        out.push(Block::List(items));
    }
}

fn sections(out: &mut Vec<Block>, procedure: &Procedure, part: &Part) {
    for section in procedure.sections.iter().filter(|section| model::belongs(section, part)) {
        if section.text.trim().is_empty() {
            continue;
        }
        let number = section.number.trim().trim_end_matches('.');
        let dot = if number.is_empty() { "" } else { ". " };
        heading(out, &format!("{number}{dot}{}", section.title));
        paragraphs(out, &section.text);
    }
}

fn opening(out: &mut Vec<Block>, procedure: &Procedure) {
    if procedure.amendments.is_empty() {
        out.push(Block::Paragraph("Ban hành lần đầu.".to_owned()));
        return;
    }
    heading(out, "Nội dung sửa đổi");
    let row =
        |it: &flow::Amendment| vec![it.revision.clone(), it.summary.clone(), it.basis.clone()];
    out.push(Block::Table {
        heads: ["Lần", "Nội dung sửa đổi", "Căn cứ"].map(str::to_owned).to_vec(),
        rows: procedure.amendments.iter().map(row).collect(),
    });
}

fn conditions(out: &mut Vec<Block>, procedure: &Procedure) {
    let texts = procedure.components.iter().map(|it| it.text.clone()).collect();
    listed(out, "Thành phần hồ sơ", texts);
    if let Some(sets) = procedure.sets {
        out.push(Block::Paragraph(format!("Số lượng hồ sơ: {sets:02} bộ.")));
    }
    let limit = |it: &flow::TimeLimit| match &it.case {
        Some(case) => format!("{case}: {}", it.text),
        None => it.text.clone(),
    };
    listed(out, "Thời hạn giải quyết", procedure.time_limit.iter().map(limit).collect());
    listed(out, "Phí, lệ phí", procedure.fees.iter().map(|it| it.text.clone()).collect());
    listed(out, "Kết quả", procedure.results.clone());
    if !procedure.channels.is_empty() {
        listed(out, "Cách thức thực hiện", procedure.channels.clone());
    }
    let named =
        [("Đối tượng", &procedure.applicants), ("Cơ quan thực hiện", &procedure.settled_by)];
    for (words, text) in named {
        if let Some(text) = text {
            out.push(Block::Paragraph(format!("{words}: {text}.")));
        }
    }
    if let Some(text) = &procedure.conditions {
        heading(out, "Yêu cầu, điều kiện");
        paragraphs(out, text);
    }
    listed(
        out,
        "Căn cứ pháp lý",
        procedure.legal_basis.iter().map(|it| it.title.clone()).collect(),
    );
}

fn steps(out: &mut Vec<Block>, procedure: &Procedure, from: usize, to: usize) {
    let time = |step: &Step| {
        let one = |it: &flow::Duration| match &it.case {
            Some(case) => format!("{case}: {}", it.text),
            None => it.text.clone(),
        };
        step.durations.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    let row = |(place, step): (usize, &Step)| {
        vec![
            format!("B{}", place + 1),
            step.action.clone(),
            step.responsible.clone().unwrap_or_default(),
            time(step),
            step.outputs.join("; "),
        ]
    };
    let shown = procedure.steps.iter().enumerate().skip(from).take(to.saturating_sub(from));
    out.push(Block::Table {
        heads: ["TT", "Trình tự", "Trách nhiệm", "Thời gian", "Biểu mẫu, kết quả"]
            .map(str::to_owned)
            .to_vec(),
        rows: shown.map(row).collect(),
    });
}

fn closing(out: &mut Vec<Block>, procedure: &Procedure) {
    let form = |it: &flow::Form| match &it.code {
        Some(code) => format!("{code} {}", it.name),
        None => it.name.clone(),
    };
    listed(out, "Biểu mẫu", procedure.forms.iter().map(form).collect());
    heading(out, "Hồ sơ lưu");
    let row = |it: &flow::RecordKept| {
        let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
        vec![it.name.clone(), or_dash(&it.keeper), or_dash(&it.retention)]
    };
    out.push(Block::Table {
        heads: ["Tên hồ sơ", "Nơi lưu, người lưu", "Thời hạn lưu"].map(str::to_owned).to_vec(),
        rows: procedure.records.iter().map(row).collect(),
    });
}
