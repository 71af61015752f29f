use super::SCALE;

/// By what way a slip came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// Phiếu giấy.
    Paper,
    /// Quét mã QR, điện thoại.
    Phone,
    /// Tệp từ hệ thống khác.
    File,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 3] = [Self::Paper, Self::Phone, Self::File];

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Phone => "phone",
            Self::File => "file",
        }
    }

    /// The channel that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.as_str() == word)
    }
}

/// Why a slip does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Invalid {
    /// Trả lời chưa đến một nửa số câu.
    TooFew,
    /// Trùng phiếu khác.
    Twice,
    /// Không phải người đã làm thủ tục.
    NotServed,
}

impl Invalid {
    /// Every reason.
    pub const ALL: [Self; 3] = [Self::TooFew, Self::Twice, Self::NotServed];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooFew => "too_few",
            Self::Twice => "twice",
            Self::NotServed => "not_served",
        }
    }

    /// The reason that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == word)
    }
}

/// What somebody ticked: one place a question, from 1 to [`SCALE`]; nothing where nothing was ticked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(pub Vec<Option<u8>>);

impl Answers {
    /// A slip of which less than half is answered says nothing.
    pub fn judge(&self) -> Option<Invalid> {
        let answered = self.0.iter().flatten().count();
        (answered * 2 < self.0.len() || answered == 0).then_some(Invalid::TooFew)
    }

    /// Reads a line as somebody types slip after slip: `5 4 4 - 5 5; chờ hơi lâu`. What is not ticked
    /// is `-` or `0`; what stands behind the semicolon is the comment.
    pub fn parse(line: &str, questions: usize) -> Option<(Self, String)> {
        let (ticks, comment) = line.split_once(';').unwrap_or((line, ""));
        let apart: Vec<&str> = ticks.split([' ', '\t', ',']).filter(|it| !it.is_empty()).collect();
        // Typed without spaces: `544-55`.
        let ticks: Vec<String> = match apart.as_slice() {
            [whole] if questions > 1 => whole.chars().map(String::from).collect(),
            _ => apart.iter().map(|it| (*it).to_owned()).collect(),
        };
        if ticks.len() != questions {
            return None;
        }
        let read = ticks.iter().map(|tick| Self::tick(tick)).collect::<Option<Vec<_>>>()?;
        Some((Self(read), comment.trim().to_owned()))
    }

    /// One answer as typed; nothing ticked is an answer too.
    pub fn tick(typed: &str) -> Option<Option<u8>> {
        match typed.trim() {
            "" | "-" | "0" => Some(None),
            digit => digit.parse().ok().filter(|at| (1..=SCALE).contains(at)).map(Some),
        }
    }
}

/// A slip as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// By what way it came.
    pub channel: Channel,
    /// The unit that it is about, where it says so.
    pub unit: Option<i64>,
    /// What was ticked.
    pub answers: Answers,
    /// Why it does not count.
    pub invalid: Option<Invalid>,
}
