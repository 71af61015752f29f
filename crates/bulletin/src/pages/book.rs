//! The book of briefings: what was put before them and what came of it.

use super::written;
use crate::store::{BRIEFINGS, briefing::BookLine};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use platform::{
    Actor, App, AppError, Shell, Tx,
    list::{Cell, Exported, ListQuery, Page},
    pages::render,
};
use register::{Head, Width};

#[derive(Template)]
#[template(path = "pages/book.html")]
struct BookPage {
    shell: Shell,
    page: Page<BookLine>,
    query: ListQuery,
}

impl BookLine {
    fn day(&self) -> String {
        written(&self.day)
    }
}

impl Exported for BookLine {
    fn heads() -> Vec<&'static str> {
        vec!["Ngày", "Nội dung", "Tóm tắt", "Người đưa vào", "Kết luận"]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.day().into(),
            self.title.as_str().into(),
            self.words.as_str().into(),
            self.who.as_str().into(),
            self.conclusion.as_str().into(),
        ]
    }
}

/// `GET /briefings/log`.
pub(crate) async fn book(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    if let Some(output) = register::asked(&query) {
        let head = Head {
            title: "Sổ nội dung giao ban".to_owned(),
            as_of: app.clock.today(),
            counted: "nội dung",
            file_name: "so-giao-ban",
            widths: &[
                Width::Cm(2.4),
                Width::Share(1.3),
                Width::Share(1.5),
                Width::Cm(3.6),
                Width::Share(1.6),
            ],
            signers: &["Người ghi sổ", "Thủ trưởng cơ quan"],
        };
        let work = move |tx: &Tx<'_>| {
            let base: [&dyn platform::db::Param; 1] = [&tx.agency().get()];
            register::export::<BookLine>(&BRIEFINGS, tx, &base, &query, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let asked = query.clone();
    let read = move |tx: &Tx<'_>| BRIEFINGS.page(tx, &[&tx.agency().get()], &asked);
    let page = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    Ok(render(&BookPage { shell: Shell::new(&app, &actor, "/bulletins"), page, query }))
}
