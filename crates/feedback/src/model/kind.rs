/// What somebody says. Tố cáo (denunciation) is none of these: it has a law and a way of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Phản ánh: something does not go as the rules say.
    Report,
    /// Kiến nghị: a rule or a way of work should be another.
    Petition,
    /// Khiếu nại: a decision or an act about the citizen is to be looked at again.
    Complaint,
    /// Góp ý.
    Suggestion,
    /// Khen.
    Praise,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Report, Self::Petition, Self::Complaint, Self::Suggestion, Self::Praise];

    /// Whether a name and a way to answer are needed: without them no law asks for an answer.
    pub const fn needs_sender(self) -> bool {
        matches!(self, Self::Report | Self::Petition | Self::Complaint)
    }

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Petition => "petition",
            Self::Complaint => "complaint",
            Self::Suggestion => "suggestion",
            Self::Praise => "praise",
        }
    }

    /// The kind that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// By what way it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// Cổng công khai.
    Portal,
    /// Trực tiếp tại Bộ phận Một cửa.
    Counter,
    /// Điện thoại.
    Phone,
    /// Thư, bưu chính.
    Post,
    /// Hòm thư góp ý.
    Box,
}

impl Channel {
    /// Every way.
    pub const ALL: [Self; 5] = [Self::Portal, Self::Counter, Self::Phone, Self::Post, Self::Box];

    /// The ways by which the desk enters what was said.
    pub const TYPED: [Self; 4] = [Self::Counter, Self::Phone, Self::Post, Self::Box];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Counter => "counter",
            Self::Phone => "phone",
            Self::Post => "post",
            Self::Box => "box",
        }
    }

    /// The way that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.as_str() == word)
    }
}
