//! What a line of legal bases says.

use super::{own_number, scan::Cited};
use jiff::civil::Date;
use text::fold;

/// A line of legal bases, taken apart. What it does not say is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// `Nghị định`; by the symbol where the line has no word for it.
    pub kind: String,
    /// As offices write it.
    pub number: String,
    /// Who issued it; by the symbol where the line does not say.
    pub issuer: String,
    /// What it is about.
    pub title: String,
    /// When it was signed.
    pub issued_on: Option<Date>,
}

/// Kinds of texts: folded, as written, and the part of the symbol that means it.
const KINDS: [(&str, &str, &str); 14] = [
    ("thong tu lien tich", "Thông tư liên tịch", "TTLT"),
    ("van ban hop nhat", "Văn bản hợp nhất", "VBHN"),
    ("nghi quyet", "Nghị quyết", "NQ"),
    ("quyet dinh", "Quyết định", "QĐ"),
    ("nghi dinh", "Nghị định", "NĐ"),
    ("phap lenh", "Pháp lệnh", "PL"),
    ("cong van", "Công văn", ""),
    ("hien phap", "Hiến pháp", ""),
    ("thong tu", "Thông tư", "TT"),
    ("ke hoach", "Kế hoạch", "KH"),
    ("huong dan", "Hướng dẫn", "HD"),
    ("chi thi", "Chỉ thị", "CT"),
    ("bo luat", "Bộ luật", ""),
    ("luat", "Luật", ""),
];

/// Bodies by the last part of a symbol.
const ISSUERS: [(&str, &str); 16] = [
    ("CP", "Chính phủ"),
    ("TTg", "Thủ tướng Chính phủ"),
    ("VPCP", "Văn phòng Chính phủ"),
    ("BTP", "Bộ Tư pháp"),
    ("BTC", "Bộ Tài chính"),
    ("BNV", "Bộ Nội vụ"),
    ("BKHCN", "Bộ Khoa học và Công nghệ"),
    ("BYT", "Bộ Y tế"),
    ("BCA", "Bộ Công an"),
    ("BGDĐT", "Bộ Giáo dục và Đào tạo"),
    ("BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội"),
    ("BKHĐT", "Bộ Kế hoạch và Đầu tư"),
    ("BTNMT", "Bộ Tài nguyên và Môi trường"),
    ("BXD", "Bộ Xây dựng"),
    ("BCT", "Bộ Công Thương"),
    ("BNG", "Bộ Ngoại giao"),
];

/// The folded words for kinds of texts, longer ones first where one contains the other.
pub(super) fn kinds() -> impl Iterator<Item = &'static str> {
    KINDS
        .iter()
        .map(|(folded, ..)| *folded)
        .filter(|folded| *folded != "ke hoach" && *folded != "huong dan")
}

/// Reads one line.
pub fn read(line: &str) -> Reading {
    let composed = text::nfc(line);
    let line = composed.trim_start_matches(|c: char| !c.is_alphanumeric());
    let line = line.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ';' | '.' | ','));
    let folded = fold(line);
    let cited = own_number(line);
    let kind = KINDS.iter().find(|(word, ..)| folded.starts_with(word)).map(|(_, kind, _)| *kind);
    let by_symbol = cited.as_ref().and_then(kind_by_symbol);
    let kind = kind.or(by_symbol).unwrap_or_default();
    let rest = after_number(line, cited.as_ref());
    let (issued_on, rest) = date(rest);
    let (issuer, rest) = issuer(rest);
    let issuer = issuer.or_else(|| cited.as_ref().and_then(issuer_by_symbol));
    Reading {
        title: title(line, kind, rest, cited.as_ref()),
        kind: kind.to_owned(),
        number: cited.map(|cited| cited.spelled).unwrap_or_default(),
        issuer: issuer.unwrap_or_default(),
        issued_on,
    }
}

fn kind_by_symbol(cited: &Cited) -> Option<&'static str> {
    let first = cited.symbol.first()?;
    if is_parliament(first) {
        return Some("Luật");
    }
    KINDS.iter().find(|(.., symbol)| symbol == first).map(|(_, kind, _)| *kind)
}

fn issuer_by_symbol(cited: &Cited) -> Option<String> {
    if cited.symbol.first().is_some_and(|first| is_parliament(first)) {
        return Some("Quốc hội".to_owned());
    }
    // The agency's own texts have more than one body of that name.
    let last = cited.symbol.last().filter(|_| cited.symbol.len() == 2)?;
    let known = ISSUERS.iter().find(|(symbol, _)| symbol == last);
    known.map(|(_, issuer)| (*issuer).to_owned())
}

fn is_parliament(part: &str) -> bool {
    part.strip_prefix("QH").is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

fn after_number<'l>(line: &'l str, cited: Option<&Cited>) -> &'l str {
    let Some(cited) = cited else { return "" };
    line.split_once(&cited.written).map_or("", |(_, rest)| rest)
}

/// `ngày 15/11/2015` or `ngày 15 tháng 11 năm 2015` at the beginning, and what follows.
fn date(rest: &str) -> (Option<Date>, &str) {
    let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    let Some(said) = trimmed.strip_prefix("ngày") else { return (None, trimmed) };
    let mut numbers = Vec::new();
    let mut end = 0;
    let mut digits = String::new();
    for (at, c) in said.char_indices().chain([(said.len(), ' ')]) {
        if c.is_ascii_digit() {
            digits.push(c);
        } else if !digits.is_empty() {
            numbers.extend(digits.parse::<i16>());
            digits.clear();
            end = at;
            if numbers.len() == 3 {
                break;
            }
        }
    }
    let day = match numbers.as_slice() {
        [day, month, year] => i8::try_from(*day)
            .ok()
            .zip(i8::try_from(*month).ok())
            .and_then(|(day, month)| Date::new(*year, month, day).ok()),
        _ => None,
    };
    if day.is_some() { (day, said.get(end..).unwrap_or_default()) } else { (None, trimmed) }
}

/// `của Chính phủ` at the beginning, and what follows.
fn issuer(rest: &str) -> (Option<String>, &str) {
    let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    let Some(said) = trimmed.strip_prefix("của ") else { return (None, trimmed) };
    let ends = [
        " quy định",
        " về ",
        " hướng dẫn",
        " ban hành",
        " sửa đổi",
        " công bố",
        " bãi bỏ",
        ", ",
        " (",
    ];
    let end = ends.iter().filter_map(|word| said.find(word)).min().unwrap_or(said.len());
    let name = said.get(..end).unwrap_or_default().trim();
    // What has no end is no name: the whole of a sentence is not taken for a body.
    let name = (1..=60).contains(&name.chars().count()).then(|| name.to_owned());
    (name, said.get(end..).unwrap_or_default())
}

fn title(line: &str, kind: &str, rest: &str, cited: Option<&Cited>) -> String {
    let before = cited.and_then(|cited| line.split_once(&cited.written)).map_or(line, |(b, _)| b);
    let before = before.trim().trim_end_matches(':').trim_end();
    let before = before.strip_suffix("số").or_else(|| before.strip_suffix("Số")).unwrap_or(before);
    let named = before.trim().chars().count() > kind.chars().count() + 1;
    if named {
        return before.trim().to_owned();
    }
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric()).trim();
    let rest = rest.strip_prefix("về việc ").or_else(|| rest.strip_prefix("về ")).unwrap_or(rest);
    text::capitalised(rest)
}
