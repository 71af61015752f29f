use super::{duration, status, written};
use crate::{
    State, actions,
    form::SettingForm,
    model::reading_time,
    permit,
    store::{AIRINGS, AirLine, LIST, Line},
};
use askama::Template;
use axum::{
    extract::{Form, Query, State as Shared},
    response::{IntoResponse, Redirect, Response},
};
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    list::{Cell, Exported, List, ListQuery, Page},
    pages::{render, render_with},
};
use register::{Head, Width};

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    page: Page<Line>,
    query: ListQuery,
    list: &'static List,
    rate: i64,
    may_keep: bool,
}

impl Line {
    fn state(&self) -> State {
        State::parse(&self.state).unwrap_or(State::Draft)
    }

    fn time(&self, rate: i64) -> String {
        duration(reading_time(&self.script, rate))
    }

    fn last_day(&self) -> String {
        written(&self.last_day)
    }
}

impl Exported for Line {
    fn heads() -> Vec<&'static str> {
        vec!["Số", "Bản tin", "Người soạn", "Số lần phát", "Phát gần nhất", "Tình trạng"]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.number.as_str().into(),
            self.title.as_str().into(),
            self.author.as_str().into(),
            Cell::Number(self.airings),
            self.last_day().into(),
            self.state().label().into(),
        ]
    }
}

/// `GET /bulletins`.
pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let (today, asks) = (app.clock.today(), actor.clone());
    if let Some(output) = register::asked(&query) {
        let work = move |tx: &Tx<'_>| {
            let (agency, reader) = (tx.agency().get(), asks.person.get());
            let is_editor = i64::from(news::is_editor(tx, &asks)?);
            let head = Head {
                title: "Danh mục bản tin truyền thanh".to_owned(),
                as_of: today,
                counted: "bản tin",
                file_name: "ban-tin-truyen-thanh",
                widths: &[
                    Width::Cm(2.2),
                    Width::Share(2.0),
                    Width::Cm(4.2),
                    Width::Cm(2.2),
                    Width::Cm(2.8),
                    Width::Cm(3.4),
                ],
                signers: &["Người lập"],
            };
            let base: [&dyn platform::db::Param; 3] = [&agency, &reader, &is_editor];
            register::export::<Line>(&LIST, tx, &base, &query, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let shell = Shell::new(&app, &actor, "/bulletins");
    let read = move |tx: &Tx<'_>| {
        let (agency, reader) = (tx.agency().get(), asks.person.get());
        let is_editor = i64::from(news::is_editor(tx, &asks)?);
        let page = LIST.page(tx, &[&agency, &reader, &is_editor], &query)?;
        let rate = actions::setting(tx)?.words_per_minute;
        let may_keep = permit::may_keep(&asks).is_ok();
        Ok::<_, AppError>(ListPage { shell, page, query, list: &LIST, rate, may_keep })
    };
    Ok(render(&app.db.at(actor.agency).read(read).await?))
}

#[derive(Template)]
#[template(path = "pages/log.html")]
struct LogPage {
    shell: Shell,
    page: Page<AirLine>,
    query: ListQuery,
}

impl AirLine {
    fn day(&self) -> String {
        written(&self.day)
    }
}

impl Exported for AirLine {
    fn heads() -> Vec<&'static str> {
        vec!["Ngày", "Giờ", "Số", "Bản tin", "Kênh phát", "Ghi chú", "Người ghi"]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.day().into(),
            self.time.as_str().into(),
            self.number.as_str().into(),
            self.title.as_str().into(),
            self.channel.as_str().into(),
            self.note.as_str().into(),
            self.who.as_str().into(),
        ]
    }
}

/// `GET /bulletins/log`.
pub(crate) async fn log(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    if let Some(output) = register::asked(&query) {
        let work = move |tx: &Tx<'_>| {
            let head = Head {
                title: "Sổ phát thanh".to_owned(),
                as_of: today,
                counted: "lần phát",
                file_name: "so-phat-thanh",
                widths: &[
                    Width::Cm(2.4),
                    Width::Cm(1.6),
                    Width::Cm(2.2),
                    Width::Share(2.0),
                    Width::Share(1.4),
                    Width::Share(1.0),
                    Width::Cm(3.6),
                ],
                signers: &["Người ghi sổ", "Trưởng ban biên tập"],
            };
            let base: [&dyn platform::db::Param; 1] = [&tx.agency().get()];
            register::export::<AirLine>(&AIRINGS, tx, &base, &query, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let asked = query.clone();
    let read = move |tx: &Tx<'_>| AIRINGS.page(tx, &[&tx.agency().get()], &asked);
    let page = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    Ok(render(&LogPage { shell: Shell::new(&app, &actor, "/bulletins"), page, query }))
}

#[derive(Template)]
#[template(path = "pages/settings.html")]
struct SettingsPage {
    shell: Shell,
    form: SettingForm,
    errors: FieldErrors,
}

/// `GET /bulletins/settings`.
pub(crate) async fn settings(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    permit::may_keep(&actor)?;
    let read = |tx: &Tx<'_>| actions::setting(tx);
    let setting = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let (shell, errors) = (Shell::new(&app, &actor, "/bulletins"), FieldErrors::default());
    Ok(render(&SettingsPage { shell, form: SettingForm::of(setting), errors }))
}

/// `POST /bulletins/settings`.
pub(crate) async fn set_setting(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<SettingForm>,
) -> Result<Response, AppError> {
    permit::may_keep(&actor)?;
    let setting = match form.parse() {
        Ok(setting) => setting,
        Err(errors) => {
            let shell = Shell::new(&app, &actor, "/bulletins");
            let status = status(&errors, None);
            return Ok(render_with(status, &SettingsPage { shell, form, errors }));
        }
    };
    let by = actor.clone();
    app.db.at(actor.agency).write(move |tx| actions::set_setting(tx, &by, &setting)).await?;
    Ok(Redirect::to("/bulletins").into_response())
}
