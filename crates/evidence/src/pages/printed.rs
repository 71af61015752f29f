//! The matrix on paper: a row a clause, without the headings between them. What is missing stands first,
//! a line each with what to do; what there is follows in one paragraph.

use super::words;
use crate::{Conclusion, Row};
use platform::{Exhibit, list::Sheet};
use register::Width;

/// The heads, and the widths beside the running number.
const HEADS: [&str; 3] =
    ["Điều khoản", "Bằng chứng; chỗ thiếu (▲) và việc cần làm (→)", "Kết luận"];
pub(super) const WIDTHS: &[Width] = &[Width::Cm(6.5), Width::Share(1.0), Width::Cm(1.8)];

/// Rows as paper takes them.
pub(super) fn sheet<'r>(rows: impl IntoIterator<Item = &'r Row>) -> Sheet {
    let clauses = rows.into_iter().filter(|row| !row.clause.is_heading);
    let row = |row: &Row| {
        let clause = format!("{} {}", row.clause.number, row.clause.title());
        vec![clause.trim_end().into(), told(row).into(), row.conclusion.word().into()]
    };
    Sheet { heads: HEADS.into_iter().map(Into::into).collect(), rows: clauses.map(row).collect() }
}

fn told(row: &Row) -> String {
    if let Some(exclusion) = &row.exclusion {
        return exclusion.reason.clone();
    }
    match row.conclusion {
        Conclusion::Absent => return words::missing(&row.to_do()),
        Conclusion::Unshown => return row.conclusion.label().to_owned(),
        Conclusion::Enough | Conclusion::Short | Conclusion::Excluded => {}
    }
    let (gaps, shown): (Vec<&Exhibit>, Vec<&Exhibit>) =
        row.exhibits.iter().partition(|exhibit| exhibit.is_gap());
    let gap = |exhibit: &&Exhibit| words::missing(&words::mended(&exhibit.told(), exhibit.mend));
    let mut lines: Vec<String> = gaps.iter().map(gap).collect();
    let shown: Vec<_> = shown.into_iter().map(Exhibit::told).collect();
    lines.extend(Some(shown.join("; ")).filter(|shown| !shown.is_empty()));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Edition, Exclusion};
    use platform::list::Cell;

    fn row(clause: &str, exhibits: Vec<Exhibit>, excluded: Option<&str>) -> Row {
        let exclusion =
            excluded.map(|why| Exclusion { reason: why.to_owned(), is_confirmed: true });
        let conclusion = Conclusion::of(&exhibits, exclusion.is_some(), clause == "8.2.3");
        let clause = Edition::Iso2015.clause(clause).unwrap();
        Row { clause, exhibits, exclusion, conclusion }
    }

    #[test]
    fn a_row_is_a_clause_and_what_is_missing_comes_first() {
        let own = |label| Exhibit { label, mend: "Ban hành chính sách.", ..Exhibit::default() };
        let exhibits = || {
            let there = own("tài liệu có hiệu lực").happened(3);
            vec![there, own("bản đã ký").of_all(2, 5), own("cuộc họp").needed(1)]
        };
        let rows = [
            row("4", Vec::new(), None),
            row("4.3", exhibits(), None),
            row("8.3", exhibits(), Some("Không thiết kế")),
            row("8.2.3", Vec::new(), None),
            row("8.5.4", Vec::new(), None),
        ];
        let sheet = sheet(&rows);
        let cell = |row: usize, column: usize| match &sheet.rows[row][column] {
            Cell::Text(text) => text.as_str(),
            Cell::Number(_) => panic!("words alone"),
        };
        assert_eq!(sheet.rows.len(), 4, "no row for a heading");
        assert_eq!(cell(0, 0), "4.3 Xác định phạm vi của hệ thống quản lý chất lượng");
        assert_eq!(
            cell(0, 1),
            "▲ 2/5 bản đã ký → Ban hành chính sách.\n3 tài liệu có hiệu lực; 1 cuộc họp"
        );
        assert_eq!((cell(1, 1), cell(1, 2)), ("Không thiết kế", "Loại trừ"));
        assert_eq!(cell(2, 1), "▲ Ghi hồ sơ mà mục 8.2.3.2 yêu cầu lưu giữ.");
        assert_eq!((cell(0, 2), cell(2, 2), cell(3, 2)), ("Thiếu", "Thiếu", "–"));
        assert_eq!(cell(3, 1), "Chưa có nguồn trong hệ thống");
    }
}
