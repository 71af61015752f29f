//! What a file seems to be: kind, code, title, unit, issue and dates, out of what was read. Only what
//! stands in the file is proposed; what does not is left for a person.

use document::{Code, Kind, Title};
use flow::Procedure;
use intake::Reading;
use jiff::civil::Date;
use text::fold;

/// Lines at the head of a document in which a code or title is looked for.
const HEAD: usize = 60;

/// What a file seems to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposal {
    /// What kind, where something in the file says so.
    pub kind: Option<Kind>,
    /// The code as printed; empty where none is.
    pub code: String,
    /// The title as printed, else the name of the file.
    pub title: String,
    /// Whether the title is only the name of the file.
    pub is_named: bool,
    /// The one unit that the file names.
    pub unit: Option<i64>,
    /// Lần ban hành.
    pub issue_no: Option<u32>,
    /// Lần sửa đổi.
    pub revision_no: Option<u32>,
    /// Ngày ban hành.
    pub issued_on: Option<Date>,
    /// Ngày hiệu lực.
    pub effective_on: Option<Date>,
}

/// What the head of a document says of each kind, the most telling first.
const KINDS: [(&str, Kind); 12] = [
    ("chinh sach chat luong", Kind::Policy),
    ("ke hoach thuc hien muc tieu", Kind::Plan),
    ("muc tieu chat luong", Kind::Objectives),
    ("so tay chat luong", Kind::Manual),
    ("ban mo ta mo hinh", Kind::Manual),
    ("mo hinh he thong quan ly chat luong", Kind::Manual),
    ("huong dan", Kind::Instruction),
    ("quy che", Kind::Regulation),
    ("quy dinh", Kind::Regulation),
    ("ke hoach", Kind::Plan),
    ("bieu mau", Kind::Form),
    ("phu luc", Kind::Appendix),
];

/// What this file seems to be. `units` are the agency's, by key and name.
pub fn propose(name: &str, reading: &Reading, units: &[(i64, String)]) -> Proposal {
    let lines: Vec<&str> = reading.text.lines().take(HEAD).map(str::trim).collect();
    let blank = Procedure::default();
    let procedure = reading.procedure.as_ref().unwrap_or(&blank);
    let kind = kind(procedure, &lines);
    let code = procedure.code.clone().or_else(|| after_label(&lines, &CODE).and_then(|c| code(&c)));
    let printed = procedure.name.clone().or_else(|| title(&lines, kind));
    let (title, is_named) = match printed.filter(|title| Title::parse(title).is_some()) {
        Some(title) => (title, false),
        None => (stem(name), true),
    };
    let number = |labels: &[&str]| after_label(&lines, labels).and_then(|text| first_number(&text));
    let day = |labels: &[&str]| after_label(&lines, labels).and_then(|text| first_date(&text));
    Proposal {
        kind,
        code: code.unwrap_or_default(),
        title,
        is_named,
        unit: unit(name, procedure, &lines, units),
        issue_no: procedure.issue_no.or_else(|| number(&["lan ban hanh"])),
        revision_no: procedure.revision_no.or_else(|| number(&["lan sua doi"])),
        issued_on: procedure.issued_on.or_else(|| day(&["ngay ban hanh"])),
        effective_on: procedure
            .effective_on
            .or_else(|| day(&["ngay hieu luc", "ngay co hieu luc"])),
    }
}

const CODE: [&str; 5] = ["ma hieu", "ma so tai lieu", "ma tai lieu", "ma quy trinh", "ky hieu"];

fn kind(procedure: &Procedure, lines: &[&str]) -> Option<Kind> {
    let is_asked = !procedure.components.is_empty() || !procedure.time_limit.is_empty();
    let is_process = is_asked && !procedure.steps.is_empty();
    if is_process {
        return Some(Kind::AdministrativeProcedure);
    }
    let heads = lines.iter().filter(|line| is_capital(line)).map(|line| fold(line));
    let heads: Vec<String> = heads.collect();
    let says = |words: &str| heads.iter().any(|head| head.starts_with(words));
    if let Some((_, kind)) = KINDS.iter().find(|(words, _)| says(words)) {
        return Some(*kind);
    }
    // «QUY TRÌNH» alone is either kind; a time limit for citizens decides, else a person does.
    let text = lines.join(" ");
    let folded = fold(&text);
    let of_citizens = ["thu tuc hanh chinh", "tthc", "bo phan mot cua"];
    if says("quy trinh") && !of_citizens.iter().any(|words| folded.contains(words)) {
        return Some(Kind::SystemProcedure);
    }
    None
}

/// Whether a line is a heading in capitals, and not one that every official paper has.
fn is_capital(line: &str) -> bool {
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let common = ["cong hoa xa hoi", "doc lap", "uy ban nhan dan", "ubnd", "muc luc", "so "];
    let folded = fold(line);
    (6..=200).contains(&letters)
        && line.to_uppercase() == line
        && !common.iter().any(|words| folded.starts_with(words))
}

/// The heading, joined where it goes over several lines. «QUY TRÌNH» alone is no title.
fn title(lines: &[&str], kind: Option<Kind>) -> Option<String> {
    let at = lines.iter().position(|line| {
        let folded = fold(line);
        let told = KINDS.iter().any(|(words, _)| folded.starts_with(words));
        is_capital(line) && (told || folded.starts_with("quy trinh"))
    })?;
    let rest = lines.get(at..)?.iter().take(4);
    let mut whole = Vec::new();
    for line in rest.filter(|line| !line.is_empty()) {
        if !whole.is_empty() && !is_capital(line) {
            break;
        }
        whole.push(*line);
    }
    let whole = whole.join(" ");
    let of_process =
        matches!(kind, Some(Kind::AdministrativeProcedure | Kind::SystemProcedure) | None);
    let bare = if of_process && fold(&whole).starts_with("quy trinh") {
        whole.split_whitespace().skip(2).collect::<Vec<_>>().join(" ")
    } else {
        whole
    };
    Some(bare).filter(|title| title.chars().filter(|c| c.is_alphabetic()).count() >= 4)
}

/// What stands after a label and its colon, on its line or on the next.
fn after_label(lines: &[&str], labels: &[&str]) -> Option<String> {
    lines
        .iter()
        .enumerate()
        .find_map(|(at, line)| {
            let (before, after) = line.split_once(':')?;
            let label = fold(before);
            labels.iter().any(|known| label.trim().ends_with(known)).then(|| {
                let own = after.trim();
                if own.is_empty() { lines.get(at + 1).copied().unwrap_or_default() } else { own }
            })
        })
        .map(str::to_owned)
}

/// A code without what follows it on its line.
fn code(text: &str) -> Option<String> {
    let whole = text.split("  ").next().unwrap_or_default();
    // The number of the issue may stand on the same line.
    let words: Vec<&str> =
        whole.split_whitespace().take_while(|word| fold(word) != "lan").collect();
    let code = Code::parse(&words.join(" "))?;
    let has_digit = code.as_str().chars().any(|c| c.is_ascii_digit());
    has_digit.then(|| code.as_str().to_owned())
}

fn first_number(text: &str) -> Option<u32> {
    let digits: String = text.chars().skip_while(|c| !c.is_ascii_digit()).take(3).collect();
    digits.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok().filter(|n| *n < 100)
}

/// `07/7/2025` or `ngày 07 tháng 7 năm 2025`.
fn first_date(text: &str) -> Option<Date> {
    let numbers: Vec<i16> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty() && part.len() <= 4)
        .filter_map(|part| part.parse().ok())
        .collect();
    let [day, month, year, ..] = numbers.as_slice() else { return None };
    let (day, month) = (i8::try_from(*day).ok()?, i8::try_from(*month).ok()?);
    Date::new(*year, month, day).ok().filter(|date| (1990..2100).contains(&date.year()))
}

/// The one unit named on the cover, in the path, as the body that settles, or in the head.
fn unit(name: &str, procedure: &Procedure, lines: &[&str], units: &[(i64, String)]) -> Option<i64> {
    let of = |text: Option<&String>| text.map(|text| words(text)).unwrap_or_default();
    let places = [
        words(&name.replace(['/', '_', '-'], " ")),
        of(procedure.issuing_body.as_ref()),
        of(procedure.settled_by.as_ref()),
        words(&lines.iter().take(12).copied().collect::<Vec<_>>().join(" ")),
    ];
    places.iter().find_map(|place| {
        let named = units.iter().filter(|(_, unit)| place.contains(&words(unit)));
        let mut longest: Vec<&(i64, String)> = named.collect();
        longest.sort_by_key(|(_, unit)| std::cmp::Reverse(unit.len()));
        match longest.as_slice() {
            [(id, _)] => Some(*id),
            // «Phòng Tư pháp» within «Phòng Tư pháp - Hộ tịch»: the longer name is meant.
            [(id, long), rest @ ..]
                if rest.iter().all(|(_, one)| words(long).contains(&words(one))) =>
            {
                Some(*id)
            }
            _ => None,
        }
    })
}

/// Folded words with a space on both sides, so that only whole words are found.
fn words(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

fn stem(name: &str) -> String {
    let last = name.rsplit('/').next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let words: Vec<&str> = stem.split(['_', ' ']).filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().take(300).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flow::{Component, Step};
    use intake::Letters;

    fn reading(text: &str) -> Reading {
        Reading {
            source: "pdf".into(),
            letters: Letters::Stored,
            text: text.into(),
            pages: Some(1),
            procedure: None,
            legacy_runs: 0,
            legacy: Vec::new(),
            undecided: Vec::new(),
        }
    }

    #[test]
    fn kinds_codes_and_titles_are_taken_from_the_head() {
        let cases: [(&str, Option<Kind>, &str, &str, bool); 7] = [
            (
                "ỦY BAN NHÂN DÂN XÃ THỬ\nCHÍNH SÁCH CHẤT LƯỢNG\nMã hiệu: CS.01\n",
                Some(Kind::Policy),
                "CS.01",
                "CHÍNH SÁCH CHẤT LƯỢNG",
                false,
            ),
            (
                "QUY TRÌNH\nKIỂM SOÁT THÔNG TIN DẠNG VĂN BẢN\nMã hiệu:\nQT.HT.01\nLần ban hành: 02",
                Some(Kind::SystemProcedure),
                "QT.HT.01",
                "KIỂM SOÁT THÔNG TIN DẠNG VĂN BẢN",
                false,
            ),
            (
                "HƯỚNG DẪN SỬ DỤNG\nMÁY QUÉT VĂN BẢN\nCách dùng",
                Some(Kind::Instruction),
                "",
                "HƯỚNG DẪN SỬ DỤNG MÁY QUÉT VĂN BẢN",
                false,
            ),
            ("QUY CHẾ LÀM VIỆC\n", Some(Kind::Regulation), "", "QUY CHẾ LÀM VIỆC", false),
            ("QUY TRÌNH\nĐăng ký khai sinh\nBộ phận Một cửa", None, "", "tep cua toi", true),
            ("Thư gửi đồng nghiệp", None, "", "tep cua toi", true),
            ("Mã hiệu: không có", None, "", "tep cua toi", true),
        ];
        for (text, kind, code, title, is_named) in cases {
            let got = propose("thư mục/tep_cua_toi.pdf", &reading(text), &[]);
            let seen = (got.kind, got.code.as_str(), got.title.as_str(), got.is_named);
            assert_eq!(seen, (kind, code, title, is_named), "{text}");
        }
    }

    #[test]
    fn numbers_and_days_are_read_where_they_are_printed() {
        let text = "Lần ban hành: 02\nLần sửa đổi: 1\nNgày ban hành: 07/7/2025\n\
                    Ngày hiệu lực: ngày 15 tháng 8 năm 2025";
        let got = propose("a.pdf", &reading(text), &[]);
        assert_eq!((got.issue_no, got.revision_no), (Some(2), Some(1)));
        assert_eq!(got.issued_on, Some(jiff::civil::date(2025, 7, 7)));
        assert_eq!(got.effective_on, Some(jiff::civil::date(2025, 8, 15)));
        assert_eq!(propose("a", &reading("Ngày ban hành: 32/13/2025"), &[]).issued_on, None);
    }

    #[test]
    fn a_process_is_told_by_its_steps_and_a_unit_by_its_whole_name() {
        let units = [
            (1, "Phòng Tư pháp".to_owned()),
            (2, "Phòng Nội vụ".to_owned()),
            (3, "Văn phòng".to_owned()),
        ];
        let mut process = reading("");
        process.procedure = Some(Procedure {
            steps: vec![Step::default()],
            components: vec![Component::default()],
            settled_by: Some("Phòng Nội vụ".into()),
            ..Procedure::default()
        });
        let got = propose("Phòng Tư pháp/01.docx", &process, &units);
        assert_eq!(got.kind, Some(Kind::AdministrativeProcedure));
        assert_eq!(got.unit, Some(1), "the folder goes first");
        assert_eq!(propose("01.docx", &process, &units).unit, Some(2));
        let both = "Phòng Tư pháp và Phòng Nội vụ";
        assert_eq!(propose("01.pdf", &reading(both), &units).unit, None, "two are none");
        assert_eq!(propose("01.pdf", &reading("Văn phòng phẩm"), &units).unit, Some(3));
    }
}
