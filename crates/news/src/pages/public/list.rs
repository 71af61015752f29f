use crate::{
    actions, feed,
    pages::{LIST_ABOUT, Photo, dated},
    store::{
        self,
        board::{self, Category},
        lists::{PUBLIC, PublicLine},
    },
};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use jiff::Timestamp;
use platform::{
    App, AppError, Tx,
    list::{ListQuery, Page},
};
use portal::{PublicShell, Visit};

/// Articles on a page.
const ON_A_PAGE: &str = "12";

/// Articles in a feed.
const IN_A_FEED: i64 = 30;

#[derive(Template)]
#[template(path = "pages/public/list.html")]
struct ListPage {
    shell: PublicShell,
    page: Page<PublicLine>,
    query: ListQuery,
    categories: Vec<Category>,
    tags: Vec<(String, String, i64)>,
    /// What the list is narrowed to, in words.
    narrowed: String,
}

impl ListPage {
    fn is_narrowed(&self) -> bool {
        self.query.is_filtered(&PUBLIC)
    }

    fn photo(&self, line: &PublicLine) -> Option<Photo> {
        let PublicLine { small, width, height, alt, .. } = line;
        (!small.is_empty()).then(|| Photo {
            alt: alt.clone(),
            src: format!("{}/news/photos/{small}", self.shell.base),
            srcset: String::new(),
            width: *width,
            height: *height,
        })
    }
}

impl PublicLine {
    fn dated(&self) -> String {
        Timestamp::from_microsecond(self.published_at).map(dated).unwrap_or_default()
    }
}

/// `GET /portal/{agency}/news`.
pub(crate) async fn list(
    Shared(app): Shared<App>,
    visit: Visit,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let make = move |tx: &Tx<'_>, shell: PublicShell| {
        let asked = query.clone().with("limit", ON_A_PAGE).with("sort", "").with("dir", "");
        let page = PUBLIC.page(tx, &[&tx.agency().get()], &asked)?;
        let (categories, tags) = (board::categories(tx)?, store::all_tags(tx)?);
        let category = categories.iter().find(|it| it.slug == query.get("category"));
        let tag = tags.iter().find(|(slug, ..)| slug == query.get("tag"));
        let narrowed = category.map(|it| it.name.clone()).or(tag.map(|(_, word, _)| word.clone()));
        Ok(ListPage {
            shell: shell.about(LIST_ABOUT),
            page,
            query,
            narrowed: narrowed.unwrap_or_default(),
            categories,
            tags,
        })
    };
    visit.page(&app, make).await
}

fn head(app: &App, shell: &PublicShell, name: &str) -> feed::Head {
    let list = format!("{}{}/news", app.settings.public_url, shell.base);
    feed::Head {
        title: format!("Tin tức – {}", shell.short_name),
        own: format!("{list}/{name}"),
        list,
        agency: shell.agency_name.clone(),
    }
}

/// `GET /portal/{agency}/news/rss.xml`.
pub(crate) async fn rss(Shared(app): Shared<App>, visit: Visit) -> Result<Response, AppError> {
    let program = app.clone();
    let make = move |tx: &Tx<'_>, shell: PublicShell| {
        Ok(feed::rss(&head(&program, &shell, "rss.xml"), &actions::newest(tx, IN_A_FEED)?))
    };
    visit.text(&app, "application/rss+xml; charset=utf-8", make).await
}

/// `GET /portal/{agency}/news/atom.xml`.
pub(crate) async fn atom(Shared(app): Shared<App>, visit: Visit) -> Result<Response, AppError> {
    let program = app.clone();
    let make = move |tx: &Tx<'_>, shell: PublicShell| {
        let head = head(&program, &shell, "atom.xml");
        Ok(feed::atom(&head, &actions::newest(tx, IN_A_FEED)?, tx.now()))
    };
    visit.text(&app, "application/atom+xml; charset=utf-8", make).await
}
