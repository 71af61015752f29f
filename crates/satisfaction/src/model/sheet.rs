//! A sheet of another system, read as slips or as counts.

use super::{Answers, Imported, Tally};

/// What a sheet holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sheet {
    /// A row a slip, a column a question: answers and what was written.
    Slips(Vec<(Answers, String)>),
    /// A row a question, a column an answer of the scale.
    Counts(Imported),
}

/// Why a sheet is not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SheetFault {
    /// No row heads what is looked for.
    #[error("no heads")]
    NoHeads,
    /// It has not one row a question.
    #[error("another number of questions")]
    Questions,
    /// This row has a cell that is no answer or no count.
    #[error("row {0}")]
    Row(usize),
}

/// How a column with what people wrote is headed, folded.
const COMMENTS: [&str; 4] = ["y kien", "gop y", "ghi chu", "noi dung khac"];

/// Reads rows of cells; `questions` is how many the survey has. A row that has `Câu hỏi` and five
/// columns after it heads counts; a row with `Câu 1`, `Câu 2`… (or `1`, `2`…) heads slips.
pub fn read_sheet(rows: &[Vec<String>], questions: usize) -> Result<Sheet, SheetFault> {
    for (at, row) in rows.iter().enumerate().take(30) {
        let heads: Vec<String> = row.iter().map(|cell| text::fold(cell)).collect();
        let below = rows.get(at + 1..).unwrap_or_default();
        let named = |word: &str| heads.iter().position(|head| head.starts_with(word));
        if let Some(first) = named("cau hoi").or_else(|| named("noi dung danh gia")) {
            return counts(below, first + 1, questions, at + 2);
        }
        if let Some(columns) = columns(&heads, questions) {
            let comment = heads.iter().position(|h| COMMENTS.iter().any(|c| h.starts_with(c)));
            return slips(below, &columns, comment, at + 2);
        }
    }
    Err(SheetFault::NoHeads)
}

fn columns(heads: &[String], questions: usize) -> Option<Vec<usize>> {
    let of = |no: usize| {
        let names = [format!("cau {no}"), format!("c{no}"), no.to_string()];
        heads.iter().position(|head| names.contains(head))
    };
    (1..=questions).map(of).collect()
}

fn slips(
    rows: &[Vec<String>],
    columns: &[usize],
    comment: Option<usize>,
    first: usize,
) -> Result<Sheet, SheetFault> {
    let mut slips = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let cell = |at: usize| row.get(at).map_or("", |cell| cell.trim());
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let ticks = columns.iter().map(|at| Answers::tick(cell(*at)));
        let ticks = ticks.collect::<Option<Vec<_>>>().ok_or(SheetFault::Row(first + place))?;
        slips.push((Answers(ticks), comment.map(cell).unwrap_or_default().to_owned()));
    }
    Ok(Sheet::Slips(slips))
}

fn counts(
    rows: &[Vec<String>],
    column: usize,
    questions: usize,
    first: usize,
) -> Result<Sheet, SheetFault> {
    let mut counts = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        if row.get(column - 1).is_none_or(|cell| cell.trim().is_empty()) {
            continue;
        }
        let mut tally = Tally::default();
        for (at, count) in tally.0.iter_mut().enumerate() {
            let cell = row.get(column + at).map_or("", |cell| cell.trim());
            let read = if cell.is_empty() { Some(0) } else { cell.parse().ok() };
            *count = read
                .filter(|n| (0..=10_000_000).contains(n))
                .ok_or(SheetFault::Row(first + place))?;
        }
        counts.push(tally);
    }
    if counts.len() != questions {
        return Err(SheetFault::Questions);
    }
    // The system that counted says nothing of slips: the question most people answered is nearest.
    let valid = counts.iter().map(Tally::n).max().unwrap_or_default();
    Ok(Sheet::Counts(Imported { issued: 0, returned: valid, valid, counts }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(sheet: &[&str]) -> Vec<Vec<String>> {
        sheet.iter().map(|row| row.split('|').map(str::to_owned).collect()).collect()
    }

    #[test]
    fn counts_of_another_system() {
        let sheet = rows(&[
            "Kết quả khảo sát tỉnh",
            "TT|Câu hỏi|1|2|3|4|5",
            "1|Tiếp cận|0|1|3|30|18",
            "2|Thủ tục|0|1|4|31|16",
        ]);
        let Ok(Sheet::Counts(read)) = read_sheet(&sheet, 2) else { panic!("no counts") };
        assert_eq!((read.valid, read.counts[1]), (52, Tally([0, 1, 4, 31, 16])));
        assert_eq!(read_sheet(&sheet, 3), Err(SheetFault::Questions));
        let wrong = rows(&["Câu hỏi|1|2|3|4|5", "Tiếp cận|0|x|3|30|18"]);
        assert_eq!(read_sheet(&wrong, 1), Err(SheetFault::Row(2)));
    }

    #[test]
    fn slips_of_another_system() {
        let sheet = rows(&["STT|Câu 1|Câu 2|Ý kiến khác", "1|5||Tốt", "2|3|4|", "3|6|4|"]);
        let Ok(Sheet::Slips(read)) = read_sheet(&sheet[..3], 2) else { panic!("no slips") };
        assert_eq!(read[0], (Answers(vec![Some(5), None]), "Tốt".to_owned()));
        assert_eq!(read.len(), 2);
        assert_eq!(read_sheet(&sheet, 2), Err(SheetFault::Row(4)));
        assert_eq!(read_sheet(&rows(&["gì đó"]), 2), Err(SheetFault::NoHeads));
    }
}
