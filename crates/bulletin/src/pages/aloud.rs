//! Text made to be read aloud: usual abbreviations of offices in full, numbers of papers and codes as
//! people say them. What is made so is a proposal, which whoever writes the bulletin may change.

/// Abbreviations and what they stand for. What offices write in several ways stands here in each.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("ATTP", "an toàn thực phẩm"),
    ("BCĐ", "Ban Chỉ đạo"),
    ("BHXH", "bảo hiểm xã hội"),
    ("BHYT", "bảo hiểm y tế"),
    ("BNV", "Bộ Nội vụ"),
    ("BTC", "Bộ Tài chính"),
    ("BTP", "Bộ Tư pháp"),
    ("CBCC", "cán bộ, công chức"),
    ("CBCCVC", "cán bộ, công chức, viên chức"),
    ("CCCD", "căn cước công dân"),
    ("CCVC", "công chức, viên chức"),
    ("CMND", "chứng minh nhân dân"),
    ("CNTT", "công nghệ thông tin"),
    ("CP", "Chính phủ"),
    ("CQĐT", "chính quyền điện tử"),
    ("DVC", "dịch vụ công"),
    ("DVCTT", "dịch vụ công trực tuyến"),
    ("GCN", "giấy chứng nhận"),
    ("GCNQSDĐ", "giấy chứng nhận quyền sử dụng đất"),
    ("HĐND", "Hội đồng nhân dân"),
    ("HTQLCL", "hệ thống quản lý chất lượng"),
    ("HTX", "hợp tác xã"),
    ("KH&CN", "Khoa học và Công nghệ"),
    ("BKHCN", "Bộ Khoa học và Công nghệ"),
    ("KHCN", "Khoa học và Công nghệ"),
    ("KT-XH", "kinh tế, xã hội"),
    ("LĐTBXH", "Lao động, Thương binh và Xã hội"),
    ("LĐ-TB&XH", "Lao động, Thương binh và Xã hội"),
    ("MTTQ", "Mặt trận Tổ quốc"),
    ("NĐ", "nghị định"),
    ("NĐ-CP", "nghị định của Chính phủ"),
    ("NN&PTNT", "Nông nghiệp và Phát triển nông thôn"),
    ("NQ", "nghị quyết"),
    ("NSNN", "ngân sách nhà nước"),
    ("NTM", "nông thôn mới"),
    ("PAKN", "phản ánh, kiến nghị"),
    ("PCCC", "phòng cháy, chữa cháy"),
    ("PCTT", "phòng, chống thiên tai"),
    ("QĐ", "quyết định"),
    ("QLCL", "quản lý chất lượng"),
    ("QLNN", "quản lý nhà nước"),
    ("QPPL", "quy phạm pháp luật"),
    ("QSDĐ", "quyền sử dụng đất"),
    ("SĐT", "số điện thoại"),
    ("TDTT", "thể dục, thể thao"),
    ("TN&MT", "Tài nguyên và Môi trường"),
    ("TN&TKQ", "Tiếp nhận và Trả kết quả"),
    ("TNHS", "tiếp nhận hồ sơ"),
    ("TTg", "Thủ tướng Chính phủ"),
    ("TTHC", "thủ tục hành chính"),
    ("TTPVHCC", "Trung tâm Phục vụ hành chính công"),
    ("UBMTTQ", "Ủy ban Mặt trận Tổ quốc"),
    ("UBND", "Ủy ban nhân dân"),
    ("VBQPPL", "văn bản quy phạm pháp luật"),
    ("VHXH", "văn hóa, xã hội"),
    ("VP", "Văn phòng"),
    ("VPCP", "Văn phòng Chính phủ"),
];

/// Kinds of papers, as their symbols begin (NĐ 30/2020/NĐ-CP, annex III).
const KINDS: &[(&str, &str)] = &[
    ("BB", "biên bản"),
    ("BC", "báo cáo"),
    ("CT", "chỉ thị"),
    ("CĐ", "công điện"),
    ("CV", "công văn"),
    ("HD", "hướng dẫn"),
    ("KH", "kế hoạch"),
    ("NQ", "nghị quyết"),
    ("NĐ", "nghị định"),
    ("QC", "quy chế"),
    ("QĐ", "quyết định"),
    ("TB", "thông báo"),
    ("TT", "thông tư"),
    ("TTLT", "thông tư liên tịch"),
    ("TTr", "tờ trình"),
];

/// Bodies whose symbol ends with the number of their term: `QH15`.
const TERMS: &[(&str, &str)] =
    &[("QH", "Quốc hội khóa"), ("UBTVQH", "Ủy ban Thường vụ Quốc hội khóa")];

fn meant<'t>(table: &[(&str, &'t str)], short: &str) -> Option<&'t str> {
    table.iter().find(|(known, _)| *known == short).map(|(_, meant)| *meant)
}

/// A text as it is read aloud. Its lines stay.
pub(crate) fn aloud(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let gap = &piece[word.len()..];
        let is_inside = |c: char| c.is_alphanumeric();
        let (Some(from), Some(to)) = (word.find(is_inside), word.rfind(is_inside)) else {
            out.push_str(piece);
            continue;
        };
        let to = to + word[to..].chars().next().map_or(0, char::len_utf8);
        out.push_str(&word[..from]);
        let core = &word[from..to];
        let said = numbered(core, &out).or_else(|| coded(core)).unwrap_or_else(|| spelled(core));
        let said = if said != core && begins(&out) { text::capitalised(&said) } else { said };
        out.push_str(&said);
        out.push_str(&word[to..]);
        out.push_str(gap);
    }
    out
}

/// Whether what follows begins a sentence.
fn begins(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '«', '“', '"', '(']);
    before.is_empty() || before.ends_with(['.', '!', '?', '\n'])
}

/// The number and symbol of a paper: `47/QĐ-UBND` is `quyết định số 47 của Ủy ban nhân dân`. What was
/// said just before is not said again.
fn numbered(core: &str, before: &str) -> Option<String> {
    let parts: Vec<_> = core.split('/').collect();
    let (number, year, symbol) = match parts.as_slice() {
        [number, symbol] => (*number, None, *symbol),
        [number, year, symbol] if is_year(year) => (*number, Some(*year), *symbol),
        _ => return None,
    };
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || c.is_lowercase());
    let (kind, issuer) = issued(symbol).filter(|_| is_number)?;
    let before = before.trim_end().to_lowercase();
    let stem = before.strip_suffix("số").map(str::trim_end);
    let has_kind = kind.is_empty() || stem.unwrap_or(&before).ends_with(kind);
    let mut said = Vec::new();
    if !has_kind && stem.is_none() {
        said.push(kind.to_owned());
    }
    if stem.is_none() {
        said.push("số".to_owned());
    }
    said.push(number.to_owned());
    said.extend(year.map(|year| format!("năm {year}")));
    said.push(format!("của {issuer}"));
    Some(said.join(" "))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.chars().all(|c| c.is_ascii_digit())
}

/// Kind and issuer of a symbol such as `QĐ-UBND`; a body with terms issues laws, whose names say what
/// they are.
fn issued(symbol: &str) -> Option<(&'static str, String)> {
    let Some((kind, issuer)) = symbol.split_once('-') else {
        let body = symbol.trim_end_matches(|c: char| c.is_ascii_digit());
        let term = &symbol[body.len()..];
        let body = meant(TERMS, body).filter(|_| !term.is_empty())?;
        return Some(("", format!("{body} {term}")));
    };
    let kind = meant(KINDS, kind)?;
    let first = issuer.split('-').next().unwrap_or_default();
    let known = meant(ABBREVIATIONS, issuer).or_else(|| meant(ABBREVIATIONS, first));
    Some((kind, known.map_or_else(|| letters(issuer), ToOwned::to_owned)))
}

/// A code such as `QT.VP.01`, letter by letter: `Q T, V P, 01`.
fn coded(core: &str) -> Option<String> {
    let parts: Vec<_> = core.split(['.', '-']).collect();
    let is_part = |part: &&str| {
        !part.is_empty() && part.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
    };
    let is_number = |part: &&str| part.chars().all(|c| c.is_ascii_digit());
    let is_code = core.contains('.')
        && parts.iter().all(is_part)
        && parts.iter().any(is_number)
        && parts.first().is_some_and(|first| first.chars().all(char::is_uppercase));
    let spelled =
        parts.iter().map(|part| if is_number(part) { (*part).to_owned() } else { letters(part) });
    is_code.then(|| spelled.collect::<Vec<_>>().join(", "))
}

fn letters(short: &str) -> String {
    let each = short.chars().filter(|c| c.is_alphanumeric()).map(String::from);
    each.collect::<Vec<_>>().join(" ")
}

/// Every abbreviation in a word in full: also of two that are joined, such as `HĐND-UBND`.
fn spelled(core: &str) -> String {
    if let Some(whole) = meant(ABBREVIATIONS, core) {
        return whole.to_owned();
    }
    let (mut out, mut rest) = (String::new(), core);
    while !rest.is_empty() {
        let is_joint = |c: char| !c.is_alphanumeric() && c != '&';
        let (word, after) = rest.split_at(rest.find(is_joint).unwrap_or(rest.len()));
        out.push_str(meant(ABBREVIATIONS, word).unwrap_or(word));
        let (joint, after) = after.split_at(after.chars().next().map_or(0, char::len_utf8));
        out.push_str(joint);
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::aloud;

    #[test]
    fn what_is_read_aloud() {
        for (written, read) in [
            (
                "UBND xã giải quyết 214 TTHC.",
                "Ủy ban nhân dân xã giải quyết 214 thủ tục hành chính.",
            ),
            (
                "CBCC, HĐND-UBND (VP)",
                "Cán bộ, công chức, Hội đồng nhân dân-Ủy ban nhân dân (Văn phòng)",
            ),
            (
                "Đã xong. TTHC mới: NĐ-CP",
                "Đã xong. Thủ tục hành chính mới: nghị định của Chính phủ",
            ),
            ("Bộ phận TN&TKQ", "Bộ phận Tiếp nhận và Trả kết quả"),
            ("theo QĐ này", "theo quyết định này"),
            // Numbers of papers.
            ("theo 47/QĐ-UBND.", "theo quyết định số 47 của Ủy ban nhân dân."),
            (
                "Quyết định số 47a/QĐ-UBND ngày 30/9/2022",
                "Quyết định số 47a của Ủy ban nhân dân ngày 30/9/2022",
            ),
            ("Quyết định 47/QĐ-UBND", "Quyết định số 47 của Ủy ban nhân dân"),
            ("Nghị định số 118/2025/NĐ-CP", "Nghị định số 118 năm 2025 của Chính phủ"),
            ("Luật Hộ tịch số 60/2014/QH13", "Luật Hộ tịch số 60 năm 2014 của Quốc hội khóa 13"),
            ("xem 12/2023/TT-BKHCN", "xem thông tư số 12 năm 2023 của Bộ Khoa học và Công nghệ"),
            ("xem 15/TB-XYZ", "xem thông báo số 15 của X Y Z"),
            // Codes.
            ("Quy trình QT.VP.01 (QT.TP-HT.02)", "Quy trình Q T, V P, 01 (Q T, T P, H T, 02)"),
            // What is none of these stays.
            (
                "Ngày 30/09/2022, 1.001193, ISO 9001:2015",
                "Ngày 30/09/2022, 1.001193, ISO 9001:2015",
            ),
            ("TP.HCM, A/B, 1/2", "TP.HCM, A/B, 1/2"),
            ("Dòng một.\n\n– UBND\n", "Dòng một.\n\n– Ủy ban nhân dân\n"),
            ("", ""),
        ] {
            assert_eq!(aloud(written), read, "{written}");
        }
    }

    /// Read aloud once is read aloud for good.
    #[test]
    fn nothing_is_left_to_spell() {
        for written in ["UBND, TTHC, 47/QĐ-UBND", "QT.VP.01", "Luật số 60/2014/QH13"] {
            let once = aloud(written);
            assert_eq!(aloud(&once), once);
        }
    }
}
