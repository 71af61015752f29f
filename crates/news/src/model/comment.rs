use super::{ArticleId, CommentId};
use jiff::Timestamp;

/// Where a comment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommentState {
    /// Chờ duyệt: nobody but the editors sees it.
    Pending,
    /// Đã đăng.
    Published,
    /// Không đăng.
    Refused,
}

/// What the editors decide about a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Everybody reads it.
    Publish,
    /// Nobody does, for a reason.
    Refuse,
}

impl CommentState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Pending, Self::Published, Self::Refused];

    /// The whole life cycle: a decision can be taken back by another one.
    pub const fn moves(self) -> &'static [(Verdict, Self)] {
        match self {
            Self::Pending => {
                &[(Verdict::Publish, Self::Published), (Verdict::Refuse, Self::Refused)]
            }
            Self::Published => &[(Verdict::Refuse, Self::Refused)],
            Self::Refused => &[(Verdict::Publish, Self::Published)],
        }
    }

    /// Where a verdict leads from here, if anywhere.
    pub fn after(self, verdict: Verdict) -> Option<Self> {
        self.moves().iter().find(|(of, _)| *of == verdict).map(|(_, to)| *to)
    }

    /// The word in the database and in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Published => "published",
            Self::Refused => "refused",
        }
    }

    /// The state that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 2] = [Self::Publish, Self::Refuse];

    /// The word in forms and in the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Refuse => "refuse",
        }
    }

    /// The verdict that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.as_str() == word)
    }
}

/// What a reader said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its key.
    pub id: CommentId,
    /// About what.
    pub article: ArticleId,
    /// Who, as they call themselves.
    pub name: String,
    /// For the editors alone; empty once it is forgotten.
    pub email: String,
    /// What.
    pub words: String,
    /// When.
    pub at: Timestamp,
    /// Where it stands.
    pub state: CommentState,
}

#[cfg(test)]
mod tests {
    use super::{CommentState, Verdict};

    #[test]
    fn the_life_of_a_comment() {
        use CommentState::{Pending, Published, Refused};
        for (from, verdict, to) in [
            (Pending, Verdict::Publish, Some(Published)),
            (Pending, Verdict::Refuse, Some(Refused)),
            (Published, Verdict::Refuse, Some(Refused)),
            (Published, Verdict::Publish, None),
            (Refused, Verdict::Publish, Some(Published)),
            (Refused, Verdict::Refuse, None),
        ] {
            assert_eq!(from.after(verdict), to, "{from:?} {verdict:?}");
        }
    }
}
