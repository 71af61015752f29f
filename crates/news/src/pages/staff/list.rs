use crate::{
    State, actions, pages,
    store::{
        board::Category,
        lists::{STAFF, StaffLine},
    },
};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use jiff::Timestamp;
use platform::{
    Actor, App, AppError, Shell, Tx,
    list::{Cell, Exported, List, ListQuery, Page},
    pages::render,
};
use register::{Head, Width};

#[derive(Template)]
#[template(path = "pages/staff/list.html")]
struct ListPage {
    shell: Shell,
    page: Page<StaffLine>,
    query: ListQuery,
    list: &'static List,
    categories: Vec<Category>,
    is_editor: bool,
    may_keep: bool,
    pending: i64,
}

impl StaffLine {
    fn state(&self) -> State {
        State::parse(&self.state).unwrap_or(State::Draft)
    }

    fn moment(micros: i64) -> String {
        let at = Timestamp::from_microsecond(micros).ok().filter(|_| micros != 0);
        at.map(text::date_time).unwrap_or_default()
    }

    /// When it was or will be published.
    fn when(&self) -> String {
        let is_planned = self.state() == State::Scheduled;
        Self::moment(if is_planned { self.planned_at } else { self.published_at })
    }
}

impl Exported for StaffLine {
    fn heads() -> Vec<&'static str> {
        vec!["Tiêu đề", "Tác giả", "Người nhập", "Chuyên mục", "Đăng lúc", "Tình trạng"]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.title.as_str().into(),
            self.byline.as_str().into(),
            self.author.as_str().into(),
            self.category.as_str().into(),
            self.when().into(),
            self.state().label().into(),
        ]
    }
}

/// `GET /news`.
pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let (today, asks) = (app.clock.today(), actor.clone());
    if let Some(output) = register::asked(&query) {
        let work = move |tx: &Tx<'_>| {
            let (agency, reader) = (tx.agency().get(), asks.person.get());
            let is_editor = i64::from(actions::is_editor(tx, &asks)?);
            let head = Head {
                title: "Danh mục tin bài".to_owned(),
                as_of: today,
                counted: "tin bài",
                file_name: "tin-bai",
                widths: &[
                    Width::Share(2.0),
                    Width::Cm(3.4),
                    Width::Cm(3.8),
                    Width::Cm(3.4),
                    Width::Cm(3.2),
                    Width::Cm(3.0),
                ],
                signers: &["Người lập", "Trưởng ban biên tập"],
            };
            let base: [&dyn platform::db::Param; 3] = [&agency, &reader, &is_editor];
            register::export::<StaffLine>(&STAFF, tx, &base, &query, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let shell = Shell::new(&app, &actor, "/news");
    let read = move |tx: &Tx<'_>| {
        let (agency, reader) = (tx.agency().get(), asks.person.get());
        let is_editor = actions::is_editor(tx, &asks)?;
        let page = STAFF.page(tx, &[&agency, &reader, &i64::from(is_editor)], &query)?;
        let (pending, _) = crate::store::readers::all_pending(tx)?;
        Ok::<_, AppError>(ListPage {
            shell,
            page,
            query,
            list: &STAFF,
            categories: actions::categories(tx)?,
            is_editor,
            may_keep: crate::permit::may_keep(&asks).is_ok(),
            pending,
        })
    };
    Ok(render(&app.db.at(actor.agency).read(read).await?))
}

impl ListPage {
    fn pending_text(&self) -> String {
        pages::pending(self.pending)
    }
}
