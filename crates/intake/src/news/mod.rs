//! Old news out of the files that other portals export: RSS and Atom, `WordPress` (WXR), and the tables
//! of `NukeViet` as `phpMyAdmin` writes them in XML.
//!
//! | file | holds |
//! |---|---|
//! | `feed` | RSS and Atom; `WordPress`'s export, which is an RSS with more |
//! | `nukeviet` | the tables of `NukeViet`'s module News |
//! | `html` | HTML as the small Markdown, and as plain words |
//!
//! Nothing is fetched: pictures of another site are counted and left out. Readers' comments and
//! e-mail addresses in an export are not read at all.

mod feed;
mod html;
mod nukeviet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::{ErrorKind, IntakeError};
use crate::{clean::clean, xml};

/// Articles that are read of one file.
pub const MAX_ARTICLES: usize = 5_000;
/// Signs of one text.
const MAX_SIGNS: usize = 200_000;
/// Signs of a lead.
const MAX_LEAD: usize = 600;

/// Whose file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A feed of RSS 2.0 or 1.0.
    Rss,
    /// A feed of Atom.
    Atom,
    /// `WordPress`'s export.
    WordPress,
    /// `NukeViet`'s tables.
    NukeViet,
}

/// An article of another portal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OldArticle {
    /// What the other portal calls it: its address, or the number of its row.
    pub key: String,
    /// Its title, in plain words.
    pub title: String,
    /// Its lead, in plain words.
    pub lead: String,
    /// Its text, in the small Markdown; empty where the file has only the lead.
    pub body: String,
    /// The byline.
    pub byline: String,
    /// The category.
    pub category: String,
    /// The tags.
    pub tags: Vec<String>,
    /// Since when it was published.
    pub published_at: Option<Timestamp>,
    /// How often it had been read.
    pub views: u32,
    /// Pictures of the other site that were left out.
    pub pictures: u32,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OldNews {
    /// Whose file it is.
    pub origin: Origin,
    /// Its published articles, in the order of the file.
    pub articles: Vec<OldArticle>,
    /// What stands there beside them: drafts, pages, rows without a title or past the limit.
    pub left_out: u32,
}

/// Reads a file of old news. Only for trusted files: see [`crate::child::news_in_child`].
pub fn read_news(bytes: &[u8]) -> Result<OldNews, IntakeError> {
    let unknown = || IntakeError::new(ErrorKind::Unsupported, "no export of news");
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| unknown())?;
    if !text.trim_start().starts_with('<') {
        return Err(unknown());
    }
    let document = xml::parse(text)?;
    let root = document.root_element();
    match xml::name(root) {
        "rss" | "RDF" => Ok(feed::rss(root)),
        "feed" => Ok(feed::atom(root)),
        "pma_xml_export" | "database" | "mysqldump" => nukeviet::read(root).ok_or_else(unknown),
        _ => Err(unknown()),
    }
}

/// Articles gathered under the limits.
struct Gathered {
    news: OldNews,
}

impl Gathered {
    const fn of(origin: Origin) -> Self {
        Self { news: OldNews { origin, articles: Vec::new(), left_out: 0 } }
    }

    /// Takes an article; one without a title is left out.
    fn take(&mut self, article: OldArticle) {
        if article.title.is_empty() || self.news.articles.len() >= MAX_ARTICLES {
            self.leave_out();
        } else {
            self.news.articles.push(article);
        }
    }

    const fn leave_out(&mut self) {
        self.news.left_out = self.news.left_out.saturating_add(1);
    }
}

/// One line of plain words, no longer than may be.
fn line(text: &str, most: usize) -> String {
    let words = html::words(text);
    let whole = clean(&words.split_whitespace().collect::<Vec<_>>().join(" "));
    if whole.chars().count() <= most {
        return whole;
    }
    let cut: String = whole.chars().take(most.saturating_sub(1)).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or_default())
}

/// HTML as the small Markdown, with the pictures that it left out.
fn text(html: &str) -> (String, u32) {
    let cut: String = html.chars().take(MAX_SIGNS).collect();
    let read = html::markdown(&cut);
    (clean(&read.text), read.pictures)
}
