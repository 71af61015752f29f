use super::{SECTION, words, written};
use crate::{Covered, Process, actions, form::LinesForm, permit};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    list::{Cell, Exported, ListQuery},
    pages::{render, render_with},
};
use register::{Head, Width};

#[derive(Template)]
#[template(path = "pages/competence.html")]
struct CompetencePage {
    shell: Shell,
    rows: Vec<Covered>,
    fields: Vec<String>,
    query: ListQuery,
    form: LinesForm,
    errors: FieldErrors,
    may_keep: bool,
}

impl Exported for Covered {
    fn heads() -> Vec<&'static str> {
        vec!["Mã thủ tục", "Tên thủ tục hành chính", "Lĩnh vực", "Thuộc thẩm quyền từ", "Quy trình"]
    }

    fn cells(&self) -> Vec<Cell> {
        let it = &self.competence;
        vec![
            it.national_code.as_str().into(),
            it.name.as_str().into(),
            it.field.as_str().into(),
            text::date(it.from).into(),
            self.process.as_ref().map_or("", |process| process.code.as_str()).into(),
        ]
    }
}

/// The day as of which the list is told: today, unless a day that is over is asked for.
fn day(query: &ListQuery, today: Date) -> Date {
    register::as_of(query.get("as_of"), today).unwrap_or(today)
}

/// The name of the unit that is asked for; empty where none is.
fn unit_asked(tx: &Tx<'_>, query: &ListQuery, day: Date) -> Result<String, AppError> {
    let units = organization::units(tx, day)?;
    let asked = query.get("unit");
    let unit = units.into_iter().find(|unit| unit.id.to_string() == asked);
    Ok(unit.map(|unit| unit.name).unwrap_or_default())
}

fn wanted(query: &ListQuery, unit: String) -> impl Fn(&Covered) -> bool {
    let (typed, field) = (text::fold(query.get("q")), query.get("field").to_owned());
    let covered = query.get("covered").to_owned();
    move |row| {
        let said = text::fold(&format!("{} {}", row.competence.national_code, row.competence.name));
        let found = typed.split_whitespace().all(|word| said.contains(word));
        let is_covered = match covered.as_str() {
            "yes" => row.process.is_some(),
            "no" => row.process.is_none(),
            _ => true,
        };
        let of = row.process.as_ref().map_or("", |process| process.unit.as_str());
        found
            && is_covered
            && (unit.is_empty() || of == unit)
            && (field.is_empty() || row.competence.field == field)
    }
}

/// The procedures of the agency's competence, with or without a process.
pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    if let Some(output) = register::asked(&query) {
        let work = move |tx: &Tx<'_>| {
            let day = day(&query, text::here(tx.now()).date());
            let mut rows = actions::coverage_on(tx, day)?;
            rows.retain(wanted(&query, unit_asked(tx, &query, day)?));
            let head = Head {
                title: words::COMPETENCE.to_owned(),
                as_of: day,
                counted: words::PROCEDURES,
                file_name: "thu-tuc-thuoc-tham-quyen",
                widths: WIDTHS,
                signers: &words::SIGNERS,
            };
            register::respond(tx, &rows, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let form = LinesForm { from: text::date(app.clock.today()), ..LinesForm::default() };
    let page = page(&app, &actor, query, form, FieldErrors::default()).await?;
    let said = match page.query.get("did") {
        "added" => Some(words::added(page.query.get("count").parse().unwrap_or_default())),
        did => words::done(did).map(str::to_owned),
    };
    let shell = page.shell.clone();
    let shell = said.map_or(shell.clone(), |said| shell.saying("ok", &said));
    let query = page.query.clone().with("did", "").with("count", "");
    Ok(render(&CompetencePage { shell, query, ..page }))
}

const WIDTHS: &[Width] =
    &[Width::Cm(2.6), Width::Share(3.0), Width::Share(1.2), Width::Cm(3.0), Width::Cm(3.4)];

async fn page(
    app: &App,
    actor: &Actor,
    query: ListQuery,
    form: LinesForm,
    errors: FieldErrors,
) -> Result<CompetencePage, AppError> {
    let may_keep = permit::may_keep(actor).is_ok();
    let (shell, today) = (Shell::new(app, actor, SECTION), app.clock.today());
    let read = move |tx: &Tx<'_>| {
        let day = day(&query, today);
        let mut rows = actions::coverage_on(tx, day)?;
        let mut fields: Vec<_> = rows.iter().map(|row| row.competence.field.clone()).collect();
        fields.retain(|field| !field.is_empty());
        fields.sort_by_cached_key(|field| text::sort_key(field));
        fields.dedup();
        rows.retain(wanted(&query, unit_asked(tx, &query, day)?));
        Ok(CompetencePage { shell, rows, fields, query, form, errors, may_keep })
    };
    app.db.at(actor.agency).read(read).await
}

/// Adds what was pasted.
pub(crate) async fn add(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<LinesForm>,
) -> Result<Response, AppError> {
    let (entries, from) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => {
            let page = page(&app, &actor, ListQuery::default(), form, errors).await?;
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let at = app.db.at(actor.agency);
    let count = at.write(move |tx| actions::add_competences(tx, &actor, &entries, from)).await?;
    Ok(Redirect::to(&format!("/scope/competence?did=added&count={count}")).into_response())
}

/// Takes one out of the list.
pub(crate) async fn end(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<i64>,
) -> Result<Response, AppError> {
    let at = app.db.at(actor.agency);
    at.write(move |tx| actions::end_competence(tx, &actor, id)).await?;
    Ok(Redirect::to("/scope/competence?did=end").into_response())
}

#[derive(Template)]
#[template(path = "pages/processes.html")]
struct ProcessesPage {
    shell: Shell,
    rows: Vec<Process>,
    query: ListQuery,
}

impl Exported for Process {
    fn heads() -> Vec<&'static str> {
        vec![
            "Mã quy trình",
            "Tên",
            "Mã thủ tục",
            "Lĩnh vực",
            "Đơn vị",
            "Lần ban hành",
            "Ngày ban hành",
            "SHA-256",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.code.as_str().into(),
            self.title.as_str().into(),
            self.national_code.as_str().into(),
            self.field.as_str().into(),
            self.unit.as_str().into(),
            self.issue.as_str().into(),
            self.issued_on.map(text::date).unwrap_or_default().into(),
            self.hash.as_str().into(),
        ]
    }
}

/// The processes within the system; a list of its own, which no list of competence decides.
pub(crate) async fn covered(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let only_unlisted = query.get("unlisted") == "yes";
    let rows = move |tx: &Tx<'_>| {
        if only_unlisted {
            return Ok::<_, AppError>(actions::coverage(tx)?.1);
        }
        Ok(actions::snapshot(tx)?.processes)
    };
    if let Some(output) = register::asked(&query) {
        let work = move |tx: &Tx<'_>| {
            let head = Head {
                title: words::PROCESSES.to_owned(),
                as_of: text::here(tx.now()).date(),
                counted: words::PROCESS,
                file_name: "quy-trinh-trong-pham-vi",
                widths: PROCESS_WIDTHS,
                signers: &words::SIGNERS,
            };
            register::respond(tx, &rows(tx)?, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let rows = app.db.at(actor.agency).read(rows).await?;
    Ok(render(&ProcessesPage { shell: Shell::new(&app, &actor, SECTION), rows, query }))
}

const PROCESS_WIDTHS: &[Width] = &[
    Width::Cm(2.8),
    Width::Share(2.4),
    Width::Cm(2.2),
    Width::Share(1.0),
    Width::Share(1.2),
    Width::Cm(1.8),
    Width::Cm(2.2),
    Width::Share(1.6),
];
