use std::collections::BTreeSet;

/// What stands before the name of a place that has an authority, folded.
const LEVELS: [&[&str]; 7] = [
    &["dac", "khu"],
    &["thi", "tran"],
    &["thi", "xa"],
    &["thanh", "pho"],
    &["xa"],
    &["phuong"],
    &["huyen"],
];

/// Longest name, in syllables.
const MOST: usize = 4;

/// Names of other places in a text: `xã Gio Hải` where nothing of ours is called so. `own` are the
/// names of the agency, its place and what stands above it.
pub(crate) fn foreign_names(text: &str, own: &[&str]) -> Vec<String> {
    let own: Vec<String> = own.iter().map(|name| text::fold(&name.replace('\n', " "))).collect();
    let mut found = BTreeSet::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        for at in 0..words.len() {
            let Some(name) = name_at(&words, at) else { continue };
            let folded = text::fold(&name);
            let bare = LEVELS
                .iter()
                .find_map(|level| folded.strip_prefix(&format!("{} ", level.join(" "))))
                .unwrap_or(&folded);
            let is_ours = |own: &String| format!(" {own} ").contains(&format!(" {bare} "));
            if !own.iter().any(is_ours) {
                found.insert(name);
            }
        }
    }
    found.into_iter().collect()
}

fn name_at(words: &[&str], at: usize) -> Option<String> {
    let level = LEVELS.iter().find(|level| {
        level.iter().enumerate().all(|(n, syllable)| {
            words.get(at + n).is_some_and(|word| text::fold(word) == *syllable)
        })
    })?;
    let mut name: Vec<&str> = words.get(at..at + level.len())?.to_vec();
    let before = name.len();
    for word in words.iter().skip(at + level.len()).take(MOST) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let is_name = bare.starts_with(char::is_uppercase) && bare.chars().all(char::is_alphabetic);
        if !is_name {
            break;
        }
        name.push(bare);
        if bare.len() != word.len() {
            break;
        }
    }
    (name.len() > before).then(|| name.join(" "))
}

#[cfg(test)]
mod tests {
    use super::foreign_names;

    #[test]
    fn names_of_others() {
        let own = ["Ủy ban nhân dân\nđặc khu Cồn Cỏ", "Cồn Cỏ", "Ủy ban nhân dân tỉnh Quảng Trị"];
        for (text, want) in [
            ("UBND đặc khu Cồn Cỏ tiếp nhận", &[][..]),
            ("UBND ĐẶC KHU CỒN CỎ", &[]),
            ("Nộp tại UBND xã Gio Hải, trong giờ hành chính", &["xã Gio Hải"]),
            ("Chủ tịch UBND phường Đông Hà. Sau đó", &["phường Đông Hà"]),
            ("Ủy ban nhân dân cấp xã. Trường hợp khác", &[]),
            ("cấp xã trong ngày", &[]),
            ("xã Gio Hải\nxã Gio Hải và thị trấn Cửa Tùng", &["thị trấn Cửa Tùng", "xã Gio Hải"]),
            ("đi xa Hà", &["xa Hà"]),
        ] {
            assert_eq!(foreign_names(text, &own), want, "{text}");
        }
    }
}
