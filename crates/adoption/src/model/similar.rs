use std::collections::HashMap;

/// Words of one piece.
const PIECE: usize = 3;

/// How alike two texts are, from 0 to 1: the share of three-word pieces that both have (Dice).
/// Capitals, tone marks and punctuation do not count.
#[expect(clippy::cast_precision_loss, reason = "texts have far fewer than 2^52 words")]
pub fn similarity(one: &str, other: &str) -> f64 {
    let (one, other) = (pieces(one), pieces(other));
    let total: usize = one.values().sum::<usize>() + other.values().sum::<usize>();
    if total == 0 {
        return 0.0;
    }
    let both: usize =
        one.iter().map(|(piece, n)| other.get(piece).copied().unwrap_or_default().min(*n)).sum();
    2.0 * both as f64 / total as f64
}

fn pieces(text: &str) -> HashMap<Vec<String>, usize> {
    let folded = text::fold(text);
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let mut out = HashMap::new();
    for piece in words.windows(PIECE) {
        *out.entry(piece.to_vec()).or_default() += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::similarity;

    #[test]
    fn likeness() {
        let long = "Công chức kiểm tra hồ sơ, ghi sổ và trình lãnh đạo ký duyệt kết quả trong ngày làm việc";
        for (one, other, from, to) in [
            ("", "", 0.0, 0.0),
            (long, long, 1.0, 1.0),
            (long, &long.to_uppercase(), 1.0, 1.0),
            (long, &long.replace("lãnh đạo", "chủ tịch"), 0.6, 0.9),
            (long, "Hoàn toàn một văn bản khác không giống chút nào", 0.0, 0.1),
        ] {
            let got = similarity(one, other);
            assert!((from..=to).contains(&got), "{other}: {got}");
            assert!((similarity(other, one) - got).abs() < 1e-9);
        }
    }
}
