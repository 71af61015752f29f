use crate::{Article, PictureId, store};
use jiff::Timestamp;
use platform::{AppError, DbError, Tx};

/// The page of visits to an article, for the counter.
pub(crate) fn page_of(slug: &str) -> String {
    format!("news/{slug}")
}

/// An article's address inside the portal.
pub fn address(slug: &str) -> String {
    format!("/news/{slug}")
}

/// A published article, as everybody sees it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The article.
    pub article: Article,
    /// Its category's address and name.
    pub(crate) category: Option<(String, String)>,
    /// Its tags: address and word.
    pub(crate) tags: Vec<(String, String)>,
    pub(crate) pictures: Vec<store::Picture>,
    pub(crate) files: Vec<store::Attachment>,
    /// When it was corrected, and what was wrong; the newest first.
    pub(crate) corrected: Vec<(Timestamp, String)>,
    /// How often it was read.
    pub views: i64,
    /// The sum of its votes.
    pub score: i64,
    /// How many votes there are.
    pub votes: i64,
    /// What readers said: who, what, when.
    pub(crate) comments: Vec<(String, String, Timestamp)>,
}

impl Shown {
    /// The photo that stands for it.
    pub(crate) fn cover(&self) -> Option<&store::Picture> {
        let cover = self.article.cover.map(PictureId::get)?;
        self.pictures.iter().find(|picture| picture.id == cover)
    }
}

/// The published article of that name.
pub fn published(tx: &Tx<'_>, slug: &str) -> Result<Article, AppError> {
    Ok(store::read(tx, store::by_slug(tx, slug)?.ok_or(AppError::NotFound)?)?)
}

/// The newest published articles.
pub fn newest(tx: &Tx<'_>, most: i64) -> Result<Vec<Article>, DbError> {
    store::read_all(tx, store::newest(tx, most)?)
}

/// Everything that the page of an article shows.
pub fn show(tx: &Tx<'_>, article: Article) -> Result<Shown, DbError> {
    let key = article.id.get();
    let (score, votes) = store::readers::score(tx, key)?;
    let categories = store::board::categories(tx)?;
    let of = article.text.category.map(crate::CategoryId::get);
    let category = categories.into_iter().find(|it| Some(it.id) == of);
    let corrected = store::corrections(tx, key)?.into_iter().filter(|it| it.state == "applied");
    let comments = store::readers::published_comments(tx, key)?.into_iter();
    Ok(Shown {
        category: category.map(|it| (it.slug, it.name)),
        tags: store::tags(tx, key)?,
        pictures: store::pictures(tx, key)?,
        files: store::files(tx, key)?,
        corrected: corrected
            .map(|it| Ok((store::moment(it.decided_at.unwrap_or_default())?, it.note)))
            .collect::<Result<_, DbError>>()?,
        views: article.old_views + visit_counter::visits_of(tx, &page_of(&article.slug))?,
        score,
        votes,
        comments: comments
            .map(|(name, words, at)| Ok((name, words, store::moment(at)?)))
            .collect::<Result<_, DbError>>()?,
        article,
    })
}
