use super::{SECTION, words};
use crate::{
    Kind, State, Succession,
    store::{self, things},
};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use platform::{
    Actor, App, AppError, Shell, Tx,
    list::{Cell, Exported, List, ListQuery, Page},
    pages::render,
};
use register::{Head, Width};

const WIDTHS: &[Width] = &[
    Width::Cm(4.2),
    Width::Cm(3.0),
    Width::Cm(4.6),
    Width::Share(1.0),
    Width::Cm(3.2),
    Width::Cm(2.4),
    Width::Cm(3.0),
    Width::Cm(4.0),
];

#[derive(Template)]
#[template(path = "pages/inherited.html")]
struct InheritedPage {
    shell: Shell,
    page: Page<things::Thing>,
    query: ListQuery,
    list: &'static List,
    successions: Vec<Succession>,
}

impl Exported for things::Thing {
    fn heads() -> Vec<&'static str> {
        vec![
            "Cơ quan cũ",
            "Loại",
            "Mã, số ở cơ quan cũ",
            "Tên",
            "Tình trạng khi bàn giao",
            "Hạn",
            "Mã, số ở cơ quan này",
            "Hiện nay",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.from.as_str().into(),
            self.kind().label().into(),
            self.label.as_str().into(),
            self.title.as_str().into(),
            self.state.as_str().into(),
            self.due().into(),
            self.here.as_str().into(),
            self.standing().1.into(),
        ]
    }
}

/// Everything that was taken over, as of a day: documents are told as issued anew by then.
pub(crate) async fn inherited(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let day = register::as_of(query.get("as_of"), app.clock.today())?;
    let until = day.to_string();
    if let Some(output) = register::asked(&query) {
        let work = move |tx: &Tx<'_>| {
            let base: [&dyn platform::db::Param; 2] = [&tx.agency().get(), &until];
            let head = Head {
                title: words::REGISTER_TITLE.to_owned(),
                as_of: day,
                counted: words::COUNTED,
                file_name: "danh-muc-tiep-nhan",
                widths: WIDTHS,
                signers: words::SIGNERS,
            };
            register::export::<things::Thing>(&things::LIST, tx, &base, &query, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let asked = query.clone();
    let read = move |tx: &Tx<'_>| {
        let page = things::LIST.page(tx, &[&tx.agency().get(), &until], &asked)?;
        let mut successions = store::all(tx)?;
        successions.retain(|it| !matches!(it.state(), State::Draft | State::Dropped));
        Ok::<_, AppError>((page, successions))
    };
    let (page, successions) = app.db.at(actor.agency).read(read).await?;
    let shell = Shell::new(&app, &actor, SECTION);
    Ok(render(&InheritedPage { shell, page, query, list: &things::LIST, successions }))
}
