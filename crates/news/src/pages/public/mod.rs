//! Pages for everybody, in the portal's frame.

mod article;
mod list;

pub(crate) use article::{article, comment, file, photo, vote};
pub(crate) use list::{atom, list, rss};

use crate::{actions, pages::dated, store};
use jiff::civil::Date;
use platform::{
    DbError, PublicAddress, PublicBlock, PublicMention, PublicPlace, PublicSection, Tx,
};

/// Articles on the first page of the portal.
const ON_HOME: i64 = 5;

/// The newest articles, for the portal's first page.
pub(crate) fn sections(tx: &Tx<'_>, _day: Date) -> Result<Vec<PublicSection>, DbError> {
    let newest = actions::newest(tx, ON_HOME)?;
    if newest.is_empty() {
        return Ok(Vec::new());
    }
    let mut links: Vec<_> = newest
        .into_iter()
        .map(|article| PublicMention {
            href: actions::address(&article.slug),
            note: article.published_at.map(dated).unwrap_or_default(),
            label: article.text.title,
        })
        .collect();
    let (href, label) = ("/news".to_owned(), "Xem tất cả tin".to_owned());
    links.push(PublicMention { href, label, note: String::new() });
    let blocks = vec![PublicBlock::Links(links)];
    Ok(vec![PublicSection {
        on: PublicPlace::Home,
        place: 20,
        id: "news",
        title: "Tin mới".to_owned(),
        blocks,
    }])
}

/// The articles, for search engines and the export.
pub(crate) fn addresses(tx: &Tx<'_>) -> Result<Vec<PublicAddress>, DbError> {
    let found = store::addresses(tx)?.into_iter();
    found
        .map(|(slug, at)| {
            let changed_on = Some(text::here(store::moment(at)?).date());
            Ok(PublicAddress { path: actions::address(&slug), changed_on })
        })
        .collect()
}
