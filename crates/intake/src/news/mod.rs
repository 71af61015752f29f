//! Old news out of the files that other portals export: RSS and Atom, `WordPress` (WXR), and the tables
//! of `NukeViet` as `phpMyAdmin` writes them in XML.
//!
//! | file | holds |
//! |---|---|
//! | `feed` | RSS and Atom; `WordPress`'s export, which is an RSS with more |
//! | `nukeviet` | the tables of `NukeViet`'s module News |
//! | `html` | HTML as the small Markdown, and as plain words |
//!
//! Nothing is fetched: of pictures only their addresses are read, for whoever has the files beside the
//! export. Of what readers said only what the other site had published is read; e-mail addresses and
//! lines of readers are not read at all.

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
/// Pictures of one article.
const MAX_PICTURES: usize = 200;
/// Signs of an address; what is longer is a picture inside the text.
const MAX_ADDRESS: usize = 500;
/// What readers said of one article.
const MAX_COMMENTS: usize = 500;

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
    /// Its pictures on the other site, in order; the one that stands for it first.
    pub pictures: Vec<OldPicture>,
    /// What readers said of it and the other site had published, oldest first.
    pub comments: Vec<OldComment>,
    /// What readers said that it had not published, or that is empty.
    pub comments_left_out: u32,
}

/// A picture of an article on the other site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OldPicture {
    /// Where it was, as the file says.
    pub address: String,
    /// What it shows, in plain words.
    pub alt: String,
}

/// What a reader said on the other site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OldComment {
    /// Who, as they called themselves.
    pub name: String,
    /// What, in plain words.
    pub words: String,
    /// When.
    pub at: Option<Timestamp>,
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

/// HTML as the small Markdown, with the pictures that stood in it.
fn text(html: &str) -> (String, Vec<OldPicture>) {
    let cut: String = html.chars().take(MAX_SIGNS).collect();
    let read = html::markdown(&cut);
    let picture = |(address, alt): (String, String)| OldPicture {
        address: clean(&address.chars().take(MAX_ADDRESS).collect::<String>()),
        alt: line(&alt, 200),
    };
    (clean(&read.text), read.pictures.into_iter().take(MAX_PICTURES).map(picture).collect())
}
