//! Fees, and the numbers of legal documents.

use flow::{Fee, LegalBasis};

use super::line::{Line, entries};
use crate::plain::fold;

pub(super) fn fees(lines: &[Line]) -> Vec<Fee> {
    entries(lines)
        .into_iter()
        .map(|text| {
            let amounts = amounts(&text);
            let amount_vnd = match amounts.as_slice() {
                [one] => Some(*one),
                _ => None,
            };
            Fee { text, amount_vnd }
        })
        .collect()
}

/// Every amount in đồng, such as `8.000 đồng` and `400.000 (bốn trăm nghìn) đồng`.
fn amounts(text: &str) -> Vec<i64> {
    let folded = fold(text);
    let mut out = Vec::new();
    let mut rest = folded.as_str();
    while let Some(from) = rest.find(|c: char| c.is_ascii_digit()) {
        rest = rest.get(from..).unwrap_or_default();
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
        let token = rest.get(..end).unwrap_or_default().trim_end_matches('.');
        rest = rest.get(end.max(1)..).unwrap_or_default();
        let mut unit = rest.trim_start();
        if let Some((_, after)) = unit.strip_prefix('(').and_then(|u| u.split_once(')')) {
            unit = after.trim_start();
        }
        let (unit, factor) = match unit.strip_prefix("nghin ").or(unit.strip_prefix("ngan ")) {
            Some(unit) => (unit, 1_000),
            None => match unit.strip_prefix("trieu ") {
                Some(unit) => (unit, 1_000_000),
                None => (unit, 1),
            },
        };
        let names = ["dong", "vnd", "d/", "d,", "d.", "d;", "d "];
        if (names.iter().any(|n| unit.starts_with(n)) || unit == "d")
            && let Some(amount) = amount(token)
        {
            out.push(amount * factor);
        }
    }
    out
}

fn amount(token: &str) -> Option<i64> {
    let groups: Vec<&str> = token.split('.').collect();
    let well_formed = groups.iter().skip(1).all(|g| g.len() == 3);
    let digits = groups.concat();
    (well_formed && digits.len() <= 12).then(|| digits.parse().ok()).flatten()
}

pub(super) fn legal_basis(lines: &[Line]) -> Vec<LegalBasis> {
    entries(lines)
        .into_iter()
        .map(|entry| {
            let title = entry.trim_end_matches([';', '.', ' ']).to_owned();
            LegalBasis { number: own_number(&title), title }
        })
        .filter(|basis| !basis.title.is_empty())
        .collect()
}

/// The number of the document itself, as it is written there.
fn own_number(title: &str) -> Option<String> {
    flow::citation::own_number(title).map(|cited| cited.written)
}

#[cfg(test)]
mod tests {
    use super::{amounts, own_number};

    #[test]
    fn amounts_in_dong() {
        for (text, want) in [
            ("8.000 đồng/bản sao", &[8_000][..]),
            ("Mức thu: 400.000 (bốn trăm nghìn) đồng/trường hợp", &[400_000]),
            ("Nộp trực tiếp: 5.000 đồng; nộp trực tuyến 4.000 đồng", &[5_000, 4_000]),
            ("50 nghìn đồng", &[50_000]),
            ("200.000đ/hồ sơ", &[200_000]),
            ("Không", &[]),
            ("áp dụng tại 32 xã, đến 31/12/2025", &[]),
        ] {
            assert_eq!(amounts(text), want, "{text}");
        }
    }

    #[test]
    fn a_legal_document_is_known_by_its_own_number() {
        for (title, want) in [
            ("Nghị định số 123/2015/NĐ-CP ngày 15/11/2015", Some("123/2015/NĐ-CP")),
            ("Luật Hộ tịch số 60/2014/QH13", Some("60/2014/QH13")),
            ("Luật Hộ tịch năm 2014", None),
            ("Luật Hộ tịch năm 2014 và Nghị định 123/2015/NĐ-CP", None),
            ("Quyết định 30/QĐ-TTg của Thủ tướng", Some("30/QĐ-TTg")),
            ("Thông tư 10/2025/TT-BTP sửa Thông tư số 10/2020/TT-BTP", Some("10/2025/TT-BTP")),
            ("Thông tư liên tịch số 01/2015/TTLT-BTP-BNV", Some("01/2015/TTLT-BTP-BNV")),
            ("Nghị quyết số 10/2022/NQ-HĐND ngày 09 tháng 12 năm 2022", Some("10/2022/NQ-HĐND")),
        ] {
            assert_eq!(own_number(title).as_deref(), want, "{title}");
        }
    }
}
