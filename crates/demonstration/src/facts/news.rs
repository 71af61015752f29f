use jiff::civil::{Date, DateTime};
use serde::Deserialize;

/// News, radio and briefings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewsFacts {
    pub(crate) editors: Vec<String>,
    pub(crate) categories: Vec<String>,
    pub(crate) visits_before: i64,
    pub(crate) articles: Vec<ArticleFacts>,
    pub(crate) bulletins: Vec<BulletinFacts>,
    pub(crate) briefings: Vec<BriefingFacts>,
    pub(crate) present: PresentNews,
}

/// An article of 2022.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ArticleFacts {
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) lead: String,
    pub(crate) body: String,
    pub(crate) byline: String,
    pub(crate) category: String,
    pub(crate) tags: Vec<String>,
    pub(crate) author: String,
    pub(crate) editor: String,
    pub(crate) written: DateTime,
    /// The minute for which its publication was planned.
    pub(crate) published: DateTime,
    pub(crate) correction: Option<CorrectionFacts>,
    #[serde(default)]
    pub(crate) comments: Vec<CommentFacts>,
}

/// A correction.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectionFacts {
    pub(crate) at: DateTime,
    pub(crate) note: String,
    pub(crate) from: String,
    pub(crate) to: String,
}

/// A reader's comment and what became of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CommentFacts {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) words: String,
    pub(crate) at: DateTime,
    pub(crate) verdict: String,
}

/// A bulletin made of an article.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BulletinFacts {
    pub(crate) article: String,
    pub(crate) author: String,
    pub(crate) editor: String,
    pub(crate) written: DateTime,
    pub(crate) airings: Vec<AiringFacts>,
}

/// That it was read out.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AiringFacts {
    pub(crate) day: Date,
    pub(crate) time: String,
    pub(crate) channel: String,
}

/// Something put before a briefing.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BriefingFacts {
    pub(crate) day: Date,
    pub(crate) by: String,
    pub(crate) title: String,
    pub(crate) words: String,
    pub(crate) conclusion: String,
    pub(crate) concluded_by: String,
}

/// What is new.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PresentNews {
    pub(crate) published: PresentArticle,
    pub(crate) waiting_comment: WaitingComment,
    pub(crate) submitted: PresentArticle,
}

/// An article of these days, so many working days old.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PresentArticle {
    pub(crate) title: String,
    pub(crate) lead: String,
    pub(crate) body: String,
    pub(crate) byline: String,
    pub(crate) category: String,
    pub(crate) tags: Vec<String>,
    pub(crate) back: usize,
}

/// A comment that nobody decided about yet.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WaitingComment {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) words: String,
}
