//! RSS, Atom, and `WordPress`'s export.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::DateTime, fmt::rfc2822::DateTimeParser, tz};
use roxmltree::Node;

use super::{
    Gathered, MAX_COMMENTS, MAX_LEAD, OldArticle, OldComment, OldNews, OldPicture, Origin, html,
    line, text,
};
use crate::xml::{attr, child, elements, name};

const DATES: DateTimeParser = DateTimeParser::new();

/// The text of a child element.
fn said<'a>(node: Node<'a, '_>, local: &str) -> &'a str {
    child(node, local).and_then(|it| it.text()).unwrap_or_default().trim()
}

/// The text of `…:encoded`, of which an export of `WordPress` has two.
fn encoded<'a>(item: Node<'a, '_>, of: &str) -> &'a str {
    let is_it = |it: &Node<'_, '_>| {
        name(*it) == "encoded" && it.tag_name().namespace().is_some_and(|space| space.contains(of))
    };
    elements(item).find(is_it).and_then(|it| it.text()).unwrap_or_default().trim()
}

pub(super) fn rss(root: Node<'_, '_>) -> OldNews {
    let channel = child(root, "channel").unwrap_or(root);
    let is_export = child(channel, "wxr_version").is_some();
    let mut news = Gathered::of(if is_export { Origin::WordPress } else { Origin::Rss });
    // RSS 1.0 has its items beside the channel.
    let items = || elements(channel).chain(elements(root)).filter(|it| name(*it) == "item");
    let attached: BTreeMap<_, _> =
        items().map(|item| (said(item, "post_id"), said(item, "attachment_url"))).collect();
    for item in items() {
        let is_article =
            !is_export || (said(item, "post_type") == "post" && said(item, "status") == "publish");
        if is_article {
            news.take(article(item, &attached));
        } else if said(item, "post_type") != "attachment" {
            news.leave_out();
        }
    }
    news.news
}

fn article(item: Node<'_, '_>, attached: &BTreeMap<&str, &str>) -> OldArticle {
    let (content, excerpt) = (encoded(item, "content"), encoded(item, "excerpt"));
    let description = said(item, "description");
    let lead = if excerpt.is_empty() { description } else { excerpt };
    let (body, mut pictures) = text(content);
    if let Some(address) =
        thumbnail(item).and_then(|id| attached.get(id)).filter(|it| !it.is_empty())
    {
        pictures.retain(|picture| picture.address != *address);
        pictures.insert(0, OldPicture { address: (*address).to_owned(), alt: String::new() });
    }
    let (comments, comments_left_out) = comments(item);
    let mut article = OldArticle {
        key: [said(item, "link"), said(item, "guid")]
            .into_iter()
            .find(|it| !it.is_empty())
            .unwrap_or_default()
            .to_owned(),
        title: line(said(item, "title"), 300),
        lead: line(lead, MAX_LEAD),
        body,
        byline: line(byline(said(item, "creator"), said(item, "author")), 120),
        published_at: moment(item),
        pictures,
        comments,
        comments_left_out,
        ..OldArticle::default()
    };
    for term in elements(item).filter(|it| name(*it) == "category") {
        let word = line(term.text().unwrap_or_default(), 80);
        match attr(term, "domain") {
            _ if word.is_empty() => {}
            Some("post_tag") => article.tags.push(word),
            _ if article.category.is_empty() => article.category = word,
            _ => {}
        }
    }
    article
}

/// The attachment that stands for an article.
fn thumbnail<'a>(item: Node<'a, '_>) -> Option<&'a str> {
    let metas = elements(item).filter(|it| name(*it) == "postmeta");
    let mut named = metas.filter(|meta| said(*meta, "meta_key") == "_thumbnail_id");
    named.next().map(|meta| said(meta, "meta_value"))
}

/// What readers said that is published there, and how much else there is. Pings are no readers.
fn comments(item: Node<'_, '_>) -> (Vec<OldComment>, u32) {
    let (mut taken, mut left_out) = (Vec::new(), 0_u32);
    for comment in elements(item).filter(|it| name(*it) == "comment") {
        let words = html::words(said(comment, "comment_content"));
        let lines = words.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let words = lines.collect::<Vec<_>>().join("\n");
        let words: String = words.trim().chars().take(2000).collect();
        let is_reader = matches!(said(comment, "comment_type"), "" | "comment");
        let is_public = said(comment, "comment_approved") == "1";
        if !is_reader || !is_public || words.is_empty() || taken.len() >= MAX_COMMENTS {
            left_out = left_out.saturating_add(1);
            continue;
        }
        let at = |local: &str| said(comment, local).parse::<DateTime>().ok();
        let universal = at("comment_date_gmt").and_then(|at| tz::offset(0).to_timestamp(at).ok());
        let here = || at("comment_date").and_then(|at| tz::offset(7).to_timestamp(at).ok());
        taken.push(OldComment {
            name: line(said(comment, "comment_author"), 80),
            words: crate::clean::clean(&words),
            at: universal.or_else(here),
        });
    }
    taken.sort_by_key(|comment| comment.at);
    (taken, left_out)
}

/// RSS asks for an e-mail address as author: `a@b.vn (Name)`. Only the name is taken.
fn byline<'a>(creator: &'a str, author: &'a str) -> &'a str {
    if !creator.is_empty() {
        return creator;
    }
    let named = author.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
    named.map_or(if author.contains('@') { "" } else { author }, |(name, _)| name)
}

fn moment(item: Node<'_, '_>) -> Option<Timestamp> {
    let civil = |local: &str| said(item, local).parse::<DateTime>().ok();
    let universal = civil("post_date_gmt").and_then(|at| tz::offset(0).to_timestamp(at).ok());
    let here = || civil("post_date").and_then(|at| tz::offset(7).to_timestamp(at).ok());
    let dated = || DATES.parse_timestamp(said(item, "pubDate")).ok();
    let plain = || said(item, "date").parse().ok();
    universal.or_else(here).or_else(dated).or_else(plain)
}

pub(super) fn atom(root: Node<'_, '_>) -> OldNews {
    let mut news = Gathered::of(Origin::Atom);
    for entry in elements(root).filter(|it| name(*it) == "entry") {
        let (body, pictures) = text(said(entry, "content"));
        let link = child(entry, "link").and_then(|it| attr(it, "href")).unwrap_or_default();
        let published = [said(entry, "published"), said(entry, "updated")];
        let category = child(entry, "category");
        let category = category.and_then(|it| attr(it, "label").or_else(|| attr(it, "term")));
        news.take(OldArticle {
            key: if link.is_empty() { said(entry, "id") } else { link }.to_owned(),
            title: line(said(entry, "title"), 300),
            lead: line(said(entry, "summary"), MAX_LEAD),
            body,
            byline: line(child(entry, "author").map_or("", |it| said(it, "name")), 120),
            category: line(category.unwrap_or_default(), 80),
            published_at: published.iter().find_map(|at| at.parse().ok()),
            pictures,
            ..OldArticle::default()
        });
    }
    news.news
}
