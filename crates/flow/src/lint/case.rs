use std::collections::BTreeSet;
use text::fold;

/// Words that say "this is a case" and not which.
const FILLERS: [&str; 19] = [
    "truong", "hop", "doi", "voi", "thoi", "gian", "han", "can", "phai", "co", "viec", "cac",
    "neu", "la", "ho", "so", "khi", "giai", "quyet",
];

/// Ways to write the ordinary case.
const ORDINARY: [&str; 7] =
    ["", "thong thuong", "binh thuong", "khong xac minh", "thuong", "chung", "con lai"];

/// The key of "trường hợp khác": the other case, whichever that is.
pub(super) const OTHER: &str = "khac";

/// A case's label made comparable: the limit says "phải xác minh", the table "Thời gian có xác
/// minh", and both mean one case. The ordinary case is the empty text.
pub(super) fn case_key(label: Option<&str>) -> String {
    let folded = fold(label.unwrap_or_default());
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let kept: Vec<&str> = words.filter(|w| !w.is_empty() && !FILLERS.contains(w)).collect();
    let key = kept.join(" ");
    if ORDINARY.contains(&key.as_str()) { String::new() } else { key }
}

/// Whether two labels mean one case: the same words, or all words of one among the other's.
pub(super) fn same_case(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let (one, other): (BTreeSet<_>, BTreeSet<_>) =
        (one.split(' ').collect(), other.split(' ').collect());
    let negated = |words: &BTreeSet<&str>| words.contains("khong");
    negated(&one) == negated(&other) && (one.is_subset(&other) || other.is_subset(&one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_one_case_are_recognised() {
        for (one, other, same) in [
            (None, Some("Thời gian không xác minh"), true),
            (None, Some("trường hợp thông thường"), true),
            (Some("phải xác minh"), Some("Thời gian có xác minh"), true),
            (Some("cần phải xác minh"), Some("Có xác minh:"), true),
            (None, Some("có xác minh"), false),
            (Some("bổ sung thông tin hộ tịch"), Some("Bổ sung"), true),
            (Some("bổ sung"), Some("thay đổi, cải chính"), false),
            (Some("yếu tố nước ngoài"), Some("không có yếu tố nước ngoài"), false),
        ] {
            let (a, b) = (case_key(one), case_key(other));
            assert_eq!(same_case(&a, &b), same, "{one:?} {other:?}");
        }
    }
}
