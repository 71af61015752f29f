//! Parts, columns and changes in words; the proposed row of the amendment table.

use super::super::words::{component_label, role_label};
use flow::compare::{Change, Column, Comparison, Labels, Part, PartRows, Row, Tag};

/// The words for what the model keeps as codes.
pub(crate) const LABELS: Labels =
    Labels { component: component_label, role: role_label, ordinary: "bình thường" };

/// What is said after writing the row.
pub(super) const AMENDED: &str = "Đã đưa vào bảng theo dõi sửa đổi của bản thảo.";

/// The name of a part.
pub(super) const fn part(part: Part) -> &'static str {
    match part {
        Part::Name => "Tên tài liệu",
        Part::NationalCode => "Mã thủ tục hành chính",
        Part::Field => "Lĩnh vực",
        Part::Sections => "Các mục văn bản",
        Part::Components => "Thành phần hồ sơ",
        Part::Sets => "Số lượng hồ sơ",
        Part::TimeLimit => "Thời hạn giải quyết",
        Part::Applicants => "Đối tượng thực hiện",
        Part::SettledBy => "Cơ quan thực hiện",
        Part::Channels => "Cách thức thực hiện",
        Part::Results => "Kết quả",
        Part::Fees => "Phí, lệ phí",
        Part::Conditions => "Yêu cầu, điều kiện",
        Part::LegalBasis => "Căn cứ pháp lý",
        Part::Steps => "Các bước xử lý",
        Part::Forms => "Biểu mẫu",
        Part::Records => "Hồ sơ lưu",
        Part::Text => "Nội dung",
    }
}

/// What is counted in a part.
const fn counted(part: Part) -> &'static str {
    match part {
        Part::Sections => "mục văn bản",
        Part::Components => "thành phần hồ sơ",
        Part::TimeLimit => "thời hạn",
        Part::Channels => "cách thức thực hiện",
        Part::Results => "kết quả",
        Part::Fees => "khoản phí, lệ phí",
        Part::LegalBasis => "căn cứ pháp lý",
        Part::Steps => "bước",
        Part::Forms => "biểu mẫu",
        Part::Records => "hồ sơ lưu",
        Part::Text => "đoạn",
        Part::Name => "tên tài liệu",
        Part::NationalCode => "mã thủ tục hành chính",
        Part::Field => "lĩnh vực",
        Part::Sets => "số lượng hồ sơ",
        Part::Applicants => "đối tượng thực hiện",
        Part::SettledBy => "cơ quan thực hiện",
        Part::Conditions => "yêu cầu, điều kiện",
    }
}

/// What stands before a cell; nothing where the value speaks for itself.
pub(super) const fn column(column: Column) -> &'static str {
    match column {
        Column::Text | Column::Action | Column::Title => "",
        Column::Number => "Số, mã",
        Column::Case => "Trường hợp",
        Column::Kind => "Cách nộp",
        Column::Responsible => "Trách nhiệm",
        Column::Role => "Vai trò",
        Column::Time => "Thời gian",
        Column::Outputs => "Biểu mẫu, kết quả",
        Column::Keeper => "Người lưu",
        Column::Retention => "Thời hạn lưu",
    }
}

/// What became of a row, with its colour and shape.
pub(super) const fn change(row: &Row) -> (&'static str, &'static str) {
    match (row.change, row.is_moved) {
        (Change::Same, false) => ("mute", "Giữ nguyên"),
        (Change::Same, true) => ("info", "Chuyển chỗ"),
        (Change::Changed, false) => ("warn", "Sửa"),
        (Change::Changed, true) => ("warn", "Sửa, chuyển chỗ"),
        (Change::Added, _) => ("ok", "Thêm"),
        (Change::Removed, _) => ("bad", "Bỏ"),
    }
}

/// `B3` for a step; nothing for rows without a number.
pub(super) fn place(part: Part, at: Option<usize>) -> String {
    match at {
        Some(at) if part == Part::Steps => format!("B{}", at + 1),
        Some(_) | None => String::new(),
    }
}

/// What became of how many: `3 bước sửa, 1 bước thêm, thời hạn 03 → 05 ngày làm việc`.
pub(super) fn summary(comparison: &Comparison) -> String {
    if comparison.is_same() {
        return "Hai lần ban hành giống nhau từng chữ.".to_owned();
    }
    let mut said: Vec<String> = Vec::new();
    let order = |rows: &&PartRows| (rows.part != Part::Steps, rows.part != Part::TimeLimit);
    let mut parts: Vec<&PartRows> = comparison.parts.iter().filter(|rows| rows.is_told()).collect();
    parts.sort_by_key(order);
    for rows in parts {
        match rows.rows.as_slice() {
            [row] if row.change == Change::Changed && is_short(row) => {
                said.push(format!("{} {}", counted(rows.part), arrow(row)));
            }
            _ => said.extend(counts(rows)),
        }
    }
    let line = said.join(", ");
    let mut letters = line.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// Whether a row is told with its words rather than counted.
fn is_short(row: &Row) -> bool {
    let cells = || row.cells.iter().take(1);
    cells().all(|cell| !cell.is_same() && cell.before().len() + cell.after().len() < 120)
}

/// `03 → 05 ngày làm việc`, or both sides whole.
fn arrow(row: &Row) -> String {
    let Some(cell) = row.cells.first() else { return String::new() };
    match cell.pieces.as_slice() {
        [a, b, same] if (a.tag, b.tag, same.tag) == (Tag::Removed, Tag::Added, Tag::Same) => {
            format!("{} → {}{}", a.text.trim(), b.text.trim_start(), same.text)
        }
        _ => format!("{} → {}", cell.before().trim(), cell.after().trim()),
    }
}

fn counts(rows: &PartRows) -> Vec<String> {
    let what = counted(rows.part);
    let only = |change| rows.rows.iter().filter(|row| row.change == change).count();
    let kinds = [
        (only(Change::Changed), "sửa"),
        (only(Change::Added), "thêm"),
        (only(Change::Removed), "bỏ"),
        (rows.moved(), "chuyển chỗ"),
    ];
    let said = kinds.iter().filter(|(count, _)| *count > 0);
    if rows.part.is_listed() {
        return said.map(|(count, kind)| format!("{count} {what} {kind}")).collect();
    }
    said.map(|(_, kind)| format!("{kind} {what}")).collect()
}

/// The row of the amendment table that is proposed: a line a change.
pub(super) fn amendment(comparison: &Comparison) -> String {
    let told = comparison.parts.iter().flat_map(|rows| {
        rows.rows.iter().filter(|row| row.is_told()).map(move |row| line(rows.part, row))
    });
    let mut out = String::new();
    for (count, line) in told.enumerate() {
        if count == 40 || out.chars().count() + line.chars().count() > super::MOST - 100 {
            out.push_str("\nvà các thay đổi khác trong bảng so sánh.");
            break;
        }
        if count > 0 {
            out.push('\n');
        }
        out.push_str(&line);
    }
    out
}

/// One change in words.
pub(super) fn line(part: Part, row: &Row) -> String {
    let name = self::part(part);
    let first = |is_old: bool| {
        let cell = row.cells.first();
        let text = cell.map(|cell| if is_old { cell.before() } else { cell.after() });
        cut(&text.unwrap_or_default())
    };
    let number = |at: Option<usize>| at.map_or(0, |at| at + 1);
    let (old, new) = (number(row.old), number(row.new));
    if part == Part::Steps {
        return match (row.change, row.is_moved) {
            (Change::Added, _) => format!("Thêm bước {new}: {}.", first(false)),
            (Change::Removed, _) => format!("Bỏ bước {old} cũ: {}.", first(true)),
            (Change::Same, _) => format!("Chuyển bước {old} thành bước {new}: {}.", first(false)),
            (Change::Changed, false) => format!("Sửa bước {new}: {}.", cells(row)),
            (Change::Changed, true) => {
                format!("Sửa bước {old}, chuyển thành bước {new}: {}.", cells(row))
            }
        };
    }
    match row.change {
        Change::Added => format!("{name}: thêm “{}”.", first(false)),
        Change::Removed => format!("{name}: bỏ “{}”.", first(true)),
        Change::Same => format!("{name}: chuyển chỗ “{}”.", first(false)),
        Change::Changed => format!("{name}: {}.", cells(row)),
    }
}

/// The cells that changed: `thời gian “02 ngày” thành “03 ngày”`.
fn cells(row: &Row) -> String {
    let told = row.cells.iter().filter(|cell| !cell.is_same());
    let one = |cell: &flow::compare::Cell| {
        let label = column(cell.column).to_lowercase();
        let gap = if label.is_empty() { "" } else { " " };
        match (cut(&cell.before()), cut(&cell.after())) {
            (old, new) if old.is_empty() => format!("thêm {label}{gap}“{new}”"),
            (old, new) if new.is_empty() => format!("bỏ {label}{gap}“{old}”"),
            (old, new) => format!("{label}{gap}“{old}” thành “{new}”"),
        }
    };
    told.map(one).collect::<Vec<_>>().join("; ")
}

/// The beginning of a text, in one line.
fn cut(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= 90 {
        return flat.trim_end_matches('.').to_owned();
    }
    let kept: String = flat.chars().take(88).collect();
    let whole = kept.rsplit_once(' ').map_or(kept.as_str(), |(words, _)| words);
    format!("{whole}…")
}
