//! The tables of `NukeViet`'s module News: `…_rows` has a row an article, `…_detail` its text, `…_cat`
//! the categories, `…_tags_id` the tags.

use std::collections::BTreeMap;

use jiff::Timestamp;
use roxmltree::Node;

use super::{Gathered, MAX_LEAD, OldArticle, OldNews, OldPicture, Origin, line, text};
use crate::xml::{attr, elements, name};

type Row<'a> = BTreeMap<&'a str, &'a str>;

/// Rows by the ending of their table's name.
struct Tables<'a>(Vec<(&'a str, Row<'a>)>);

impl<'a> Tables<'a> {
    /// `phpMyAdmin` writes `<table name=…><column name=…>`, mysqldump
    /// `<table_data name=…><row><field name=…>`.
    fn of(root: Node<'a, '_>) -> Self {
        let mut rows = Vec::new();
        let tables = root.descendants().filter(|it| matches!(name(*it), "table" | "table_data"));
        for table in tables {
            let Some(called) = attr(table, "name") else { continue };
            if name(table) == "table" {
                rows.push((called, row(table)));
            } else {
                rows.extend(elements(table).map(|it| (called, row(it))));
            }
        }
        Self(rows.into_iter().filter(|(_, row)| !row.is_empty()).collect())
    }

    fn ending(&self, end: &str) -> impl Iterator<Item = &Row<'a>> {
        self.0.iter().filter(move |(called, _)| called.ends_with(end)).map(|(_, row)| row)
    }
}

fn row<'a>(node: Node<'a, '_>) -> Row<'a> {
    let cell = |it: Node<'a, '_>| Some((attr(it, "name")?, it.text().unwrap_or_default().trim()));
    elements(node).filter_map(cell).collect()
}

fn at<'a>(row: &Row<'a>, column: &str) -> &'a str {
    row.get(column).copied().unwrap_or_default()
}

/// The articles; nothing where these are tables of something else.
pub(super) fn read(root: Node<'_, '_>) -> Option<OldNews> {
    let tables = Tables::of(root);
    let is_news = |row: &&Row<'_>| row.contains_key("hometext") && row.contains_key("title");
    tables.ending("_rows").find(is_news)?;
    let bodies: BTreeMap<_, _> =
        tables.ending("_detail").map(|row| (at(row, "id"), at(row, "bodyhtml"))).collect();
    let categories: BTreeMap<_, _> =
        tables.ending("_cat").map(|row| (at(row, "catid"), at(row, "title"))).collect();
    let mut tags: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in tables.ending("_tags_id") {
        tags.entry(at(row, "id")).or_default().push(line(at(row, "keyword"), 80));
    }
    let mut news = Gathered::of(Origin::NukeViet);
    for row in tables.ending("_rows").filter(is_news) {
        if !matches!(at(row, "status"), "" | "1") {
            news.leave_out();
            continue;
        }
        let key = at(row, "id");
        let (body, mut pictures) = text(bodies.get(key).copied().unwrap_or_default());
        let cover = at(row, "homeimgfile");
        if !cover.is_empty() {
            let alt = line(at(row, "homeimgalt"), 200);
            pictures.insert(0, OldPicture { address: cover.to_owned(), alt });
        }
        let seconds = at(row, "publtime").parse().ok().filter(|at| *at > 0);
        news.take(OldArticle {
            key: format!("nukeviet {key}"),
            title: line(at(row, "title"), 300),
            lead: line(at(row, "hometext"), MAX_LEAD),
            body,
            byline: line(at(row, "author"), 120),
            category: line(categories.get(at(row, "catid")).copied().unwrap_or_default(), 80),
            tags: tags.remove(key).unwrap_or_default(),
            published_at: seconds.and_then(|at| Timestamp::from_second(at).ok()),
            views: at(row, "hitstotal").parse().unwrap_or_default(),
            pictures,
            ..OldArticle::default()
        });
    }
    Some(news.news)
}
