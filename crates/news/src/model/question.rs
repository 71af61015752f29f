use sha2::{Digest, Sha256};

/// What a reader is asked before a comment, instead of another site's puzzle: the agency's own
/// question, or a small sum in words. The same for everybody during an hour, so that a page can be
/// handed out as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Question {
    /// The agency's own, with its answer.
    Own { asked: String, answer: String },
    /// How much these two make.
    Sum(u8, u8),
}

impl Question {
    /// The question of an hour about an article.
    pub(crate) fn of(own: Option<(String, String)>, salt: &[u8], article: i64, hour: i64) -> Self {
        if let Some((asked, answer)) = own {
            return Self::Own { asked, answer };
        }
        let mut hasher = Sha256::new();
        hasher.update(salt);
        hasher.update(article.to_be_bytes());
        hasher.update(hour.to_be_bytes());
        let hash = hasher.finalize();
        Self::Sum(hash[0] % 8 + 2, hash[1] % 8 + 2)
    }

    /// Whether an answer is right.
    pub(crate) fn is_right(&self, typed: &str) -> bool {
        let typed = text::fold(typed);
        match self {
            Self::Own { answer, .. } => {
                let answers = answer.split(';').map(text::fold);
                !typed.is_empty() && answers.into_iter().any(|answer| answer == typed)
            }
            Self::Sum(a, b) => portal::is_sum(*a, *b, &typed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Question;

    #[test]
    fn answers() {
        let own = Question::of(Some(("?".into(), "Quảng Trị; tỉnh Quảng Trị".into())), b"", 1, 1);
        let sum = Question::Sum(2, 3);
        for (question, typed, right) in [
            (&own, "quang tri", true),
            (&own, " TỈNH QUẢNG TRỊ ", true),
            (&own, "Huế", false),
            (&own, "", false),
            (&sum, "5", true),
            (&sum, "Năm", true),
            (&sum, "6", false),
            (&sum, "", false),
        ] {
            assert_eq!(question.is_right(typed), right, "{question:?} {typed:?}");
        }
    }

    #[test]
    fn the_sum_changes_with_the_hour_and_stays_small() {
        let of = |hour| Question::of(None, b"salt", 7, hour);
        assert_eq!(of(1), of(1));
        assert!((0..50).any(|hour| of(hour) != of(1)));
        for hour in 0..200 {
            let Question::Sum(a, b) = of(hour) else { panic!("a sum") };
            assert!((2..=9).contains(&a) && (2..=9).contains(&b));
        }
    }
}
