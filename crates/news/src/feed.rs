//! RSS 2.0 and Atom (RFC 4287): the newest articles for other programs. Only text, no HTML.

use crate::Article;
use jiff::{Timestamp, fmt::rfc2822, tz};

/// What a feed says of itself.
pub(crate) struct Head {
    /// `Tin tức – UBND xã Thử Nghiệm`.
    pub(crate) title: String,
    /// The address of the list of articles, with scheme and host.
    pub(crate) list: String,
    /// The address of the feed itself.
    pub(crate) own: String,
    /// Who publishes.
    pub(crate) agency: String,
}

/// Text inside XML; what XML does not have is left out.
fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// The day of the week, the day, the time, with the zone of here.
fn rfc(at: Timestamp) -> String {
    let zoned = at.to_zoned(tz::TimeZone::fixed(tz::offset(7)));
    rfc2822::to_string(&zoned).unwrap_or_default()
}

/// An RSS feed.
pub(crate) fn rss(head: &Head, articles: &[Article]) -> String {
    let Head { title, list, own, agency } = head;
    let mut out = String::from(r#"<?xml version="1.0" encoding="utf-8"?>"#);
    let (title, agency) = (text(title), text(agency));
    out.extend([format!(
            r#"<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{title}</title><link>{list}</link><description>{agency}</description><language>vi</language><atom:link href="{own}" rel="self" type="application/rss+xml"/>"#
    )]);
    for article in articles {
        let (link, at) =
            (format!("{list}/{}", article.slug), article.published_at.unwrap_or_default());
        let (title, lead) = (text(&article.text.title), text(&article.text.lead));
        out.extend([format!(
            r#"<item><title>{title}</title><link>{link}</link><guid isPermaLink="true">{link}</guid><pubDate>{}</pubDate><dc:creator>{}</dc:creator><description>{lead}</description></item>"#,
            rfc(at),
            text(&article.text.byline)
        )]);
    }
    out.push_str("</channel></rss>\n");
    out
}

/// An Atom feed.
pub(crate) fn atom(head: &Head, articles: &[Article], now: Timestamp) -> String {
    let Head { title, list, own, agency } = head;
    let updated = articles.iter().filter_map(|article| article.published_at).max().unwrap_or(now);
    let mut out = String::from(r#"<?xml version="1.0" encoding="utf-8"?>"#);
    let (title, agency) = (text(title), text(agency));
    out.extend([format!(
            r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"><title>{title}</title><id>{own}</id><link href="{own}" rel="self"/><link href="{list}"/><updated>{updated}</updated><author><name>{agency}</name></author>"#
    )]);
    for article in articles {
        let (link, at) = (format!("{list}/{}", article.slug), article.published_at.unwrap_or(now));
        let (title, lead) = (text(&article.text.title), text(&article.text.lead));
        out.extend([format!(
            r#"<entry><title>{title}</title><id>{link}</id><link href="{link}"/><published>{at}</published><updated>{at}</updated><author><name>{}</name></author><summary>{lead}</summary></entry>"#,
            text(&article.text.byline)
        )]);
    }
    out.push_str("</feed>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{State, Text, model::tests::an_article};

    fn hostile() -> Article {
        Article {
            published_at: Some("2022-09-30T09:20:00Z".parse().unwrap()),
            text: Text {
                title: "<script>alert(1)</script> & ]]>\u{0}\u{8}".into(),
                lead: "\"Dẫn\" \u{ffff}".into(),
                byline: "A & B".into(),
                ..Text::default()
            },
            ..an_article(State::Published)
        }
    }

    #[test]
    fn whatever_is_written_a_feed_stays_xml() {
        let head = Head {
            title: "Tin & tức".into(),
            list: "https://a.vn/portal/x/news".into(),
            own: "https://a.vn/portal/x/news/rss.xml".into(),
            agency: "UBND <xã>".into(),
        };
        let now = "2022-10-01T00:00:00Z".parse().unwrap();
        for feed in [rss(&head, &[hostile()]), atom(&head, &[hostile()], now)] {
            let read = roxmltree::Document::parse(&feed).unwrap();
            let title = read.descendants().rfind(|it| it.tag_name().name() == "title");
            assert_eq!(title.unwrap().text(), Some("<script>alert(1)</script> & ]]>"));
        }
        assert!(rss(&head, &[hostile()]).contains("Fri, 30 Sep 2022 16:20:00 +0700"));
    }
}
