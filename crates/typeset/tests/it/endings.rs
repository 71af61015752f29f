//! How papers end: no page holds a signature alone, no map is torn over two pages, and what is too
//! tall to be kept together is not cut off.

use typeset::{LetterSheet, MinutesSheet, Paper, PaperPart, PaperSheet, Pdf};

use crate::{
    copies::minutes,
    guides::one,
    letters::plain,
    parts::paper,
    pdf::{engine, pages, words},
};

/// The last page holds these words beside whoever signs; `false` where nothing can be read.
fn ends_with(pdf: &Pdf, wanted: &str, signer: &str) -> bool {
    let Some(found) = pages(pdf) else { return false };
    let last = found.last().unwrap();
    assert!(last.contains(signer), "{signer:?} is not in:\n{last}");
    assert!(last.contains(wanted), "{wanted:?} is not with {signer:?}, page {}", found.len());
    true
}

/// Rows of a table, two cells each.
fn rows(count: usize) -> Vec<Vec<String>> {
    (1..=count).map(|row| vec![format!("Dòng {row:02}"), "Sửa QT.VP.06".into()]).collect()
}

/// A paper of one part.
fn of(part: PaperPart) -> PaperSheet {
    PaperSheet { parts: vec![part], ..paper(0, false) }
}

/// A table of the sample, with other rows.
fn table(rows: Vec<Vec<String>>) -> PaperPart {
    let columns = paper(0, false).parts.into_iter().find_map(|part| {
        let PaperPart::Table { columns, .. } = part else { return None };
        Some(columns)
    });
    PaperPart::Table { columns: columns.unwrap(), rows }
}

/// The same as a map.
fn map(rows: Vec<Vec<String>>) -> PaperPart {
    let PaperPart::Table { columns, rows } = table(rows) else { panic!("no table") };
    PaperPart::Map { columns, rows }
}

#[test]
fn minutes_end_with_the_last_row_or_the_last_words() {
    let engine = engine();
    for count in 16..30 {
        let bare = MinutesSheet { closing: String::new(), ..minutes(count) };
        let row = format!("{count} QT.TP.25");
        if !ends_with(&engine.minutes(&bare).unwrap(), &row, "Lê Văn C (minh họa)") {
            return;
        }
        let closed = engine.minutes(&minutes(count)).unwrap();
        ends_with(&closed, "mỗi bên giữ 01 bản.", "Lê Văn C (minh họa)");
        let lines: Vec<_> = (1..=count).map(|line| format!("- Dòng {line:02}")).collect();
        let text = MinutesSheet {
            opening: lines.join("\n"),
            columns: Vec::new(),
            rows: Vec::new(),
            ..bare
        };
        let row = format!("Dòng {count:02}");
        ends_with(&engine.minutes(&text).unwrap(), &row, "Lê Văn C (minh họa)");
    }
}

#[test]
fn a_paper_ends_with_the_end_of_its_last_part() {
    let engine = engine();
    for count in 14..34 {
        let row = format!("Dòng {count:02}");
        let facts = rows(count).into_iter().map(|row| (row[0].clone(), row[1].clone()));
        let text: Vec<_> = rows(count).into_iter().map(|row| row.join(" ")).collect();
        for part in [
            table(rows(count)),
            PaperPart::Facts { facts: facts.collect() },
            PaperPart::Text { text: text.join("\n") },
        ] {
            if !ends_with(&engine.paper(&of(part)).unwrap(), &row, "Lê Văn C (minh họa)") {
                return;
            }
        }
        // Who signs the part stays with it, and so does who signs the whole.
        let pdf = engine.paper(&paper(count, true)).unwrap();
        ends_with(&pdf, &format!("{count} Sửa QT.VP.06"), "Nguyễn Văn A (minh họa)");
        ends_with(&pdf, &format!("{count} Sửa QT.VP.06"), "Lê Văn C (minh họa)");
    }
}

/// Only the last lines of a long paragraph go with who signs: no page is left nearly empty for it.
#[test]
fn a_long_last_paragraph_is_parted_before_its_last_lines() {
    let engine = engine();
    for count in (300..640).step_by(20) {
        let said = format!("{}hết.", "thống nhất ".repeat(count));
        let sheet = MinutesSheet {
            opening: format!("Mở đầu.\n{said}"),
            columns: Vec::new(),
            rows: Vec::new(),
            closing: String::new(),
            ..minutes(0)
        };
        let pdf = engine.minutes(&sheet).unwrap();
        if !ends_with(&pdf, "nhất hết.", "Lê Văn C (minh họa)") {
            return;
        }
        let Some(found) = pages(&pdf) else { return };
        assert_eq!(found.join(" ").matches("thống").count(), count);
        assert!(found[0].chars().count() > 1500, "{count}: {}", found[0]);
    }
}

#[test]
fn a_letter_without_last_words_ends_with_its_text_or_its_table() {
    let engine = engine();
    for count in 16..34 {
        let lines: Vec<_> = rows(count).into_iter().map(|row| row.join(" ")).collect();
        let bare = LetterSheet { closing: String::new(), ..plain() };
        let text = LetterSheet { body: lines.join("\n"), ..bare.clone() };
        let row = format!("Dòng {count:02}");
        if !ends_with(&engine.letter(&text).unwrap(), &row, "Nguyễn Văn A (minh họa)") {
            return;
        }
        let PaperPart::Table { columns, rows } = table(rows(count)) else { panic!("no table") };
        let listed = LetterSheet { columns, rows, ..bare };
        ends_with(&engine.letter(&listed).unwrap(), &row, "Nguyễn Văn A (minh họa)");
    }
}

#[test]
fn a_map_stands_on_one_page_with_its_heading() {
    let engine = engine();
    let heading = |text: &str| PaperPart::Heading { text: text.into() };
    let named = |name: &str| (1..=5).map(|n| vec![format!("{name}{n}"), "Cao".into()]).collect();
    for count in 1..16 {
        let parts = vec![
            table(rows(count)),
            heading("Trước xử lý"),
            map(named("T")),
            heading("Hiện tại"),
            map(named("H")),
        ];
        let sheet = PaperSheet { parts, ..paper(0, true) };
        let Some(found) = pages(&engine.paper(&sheet).unwrap()) else { return };
        for (head, first, last) in [("Trước xử lý", "T1", "T5"), ("Hiện tại", "H1", "H5")]
        {
            let page = found.iter().find(|page| page.contains(head)).unwrap();
            assert!(page.contains(first) && page.contains(last), "{count}: {page}");
        }
        let last = found.last().unwrap();
        assert!(last.contains("H5") && last.contains("Lê Văn C"), "{count}: {last}");
    }
    let tall = engine.paper(&of(map(rows(90)))).unwrap();
    assert!(tall.pages > 1, "a map taller than a page is a table");
    let Some(text) = words(&tall) else { return };
    assert!(text.contains("Dòng 90"), "{text}");
}

/// The foot of a table does not break: what is taller than its page must not stand in it.
#[test]
fn rows_taller_than_a_page_lose_nothing() {
    let engine = engine();
    for words_of_last in [150, 600, 1200] {
        let mut all = rows(3);
        all.last_mut().unwrap()[1] = "dài ".repeat(words_of_last);
        let pdf = engine.paper(&of(table(all))).unwrap();
        let Some(text) = words(&pdf) else { return };
        assert_eq!(text.matches("dài").count(), words_of_last);
        assert!(text.contains("Trần Thị B (minh họa)") && text.contains("Lưu: VT"), "{text}");
    }
    let mut crowded = of(table(rows(3)));
    crowded.recipients = (1..=90).map(|n| format!("Đơn vị {n:02}")).collect();
    let Some(text) = words(&engine.paper(&crowded).unwrap()) else { return };
    assert!(text.contains("Đơn vị 01") && text.contains("Đơn vị 90"), "{text}");
}

/// A sheet of A5 that would put a row or two on another page is set a little smaller.
#[test]
fn no_sheet_ends_with_a_row_or_two() {
    let engine = engine();
    for count in 8..26 {
        let mut sheet = one(Paper::A5);
        let step = |no: usize| {
            let who = "Công chức Tư pháp";
            vec![no.to_string(), format!("Việc thứ {no:02}"), who.into(), "0,5 ngày".into()]
        };
        sheet.guides[0].steps = (1..=count).map(step).collect();
        let Some(found) = pages(&engine.guide(&sheet).unwrap()) else { return };
        let rows = found.last().unwrap().matches("Việc thứ").count();
        assert!(found.len() <= 2 && rows > 2, "{count} steps: {rows} on page {}", found.len());
    }
}
