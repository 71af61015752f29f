use serde::{Deserialize, Serialize};

/// The five areas of the national frame for measuring satisfaction (SIPAS), and the question about
/// all of it (`iso-in-agencies.md` 4.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Tiếp cận dịch vụ.
    Access,
    /// Thủ tục hành chính.
    Procedure,
    /// Công chức giải quyết.
    Official,
    /// Kết quả giải quyết.
    Outcome,
    /// Tiếp nhận, xử lý góp ý, phản ánh, kiến nghị.
    Voice,
    /// Hài lòng chung.
    Overall,
}

impl Area {
    /// Every area, in the order of the frame.
    pub const ALL: [Self; 6] =
        [Self::Access, Self::Procedure, Self::Official, Self::Outcome, Self::Voice, Self::Overall];

    /// The word in forms and the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Procedure => "procedure",
            Self::Official => "official",
            Self::Outcome => "outcome",
            Self::Voice => "voice",
            Self::Overall => "overall",
        }
    }

    /// The area that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|area| area.as_str() == word)
    }
}

/// A question that is answered on the scale from 1 to 5.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Where it belongs.
    pub area: Area,
    /// What is asked.
    pub text: String,
}

/// Questions that a slip may have: more is not answered.
pub const MOST_QUESTIONS: usize = 20;

/// How many answers the scale has, from 1 (rất không hài lòng) to 5 (rất hài lòng).
pub const SCALE: u8 = 5;
