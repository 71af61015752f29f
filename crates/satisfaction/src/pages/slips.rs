//! Entering slips on paper, taking files over, sorting what people wrote.

use super::{
    SECTION,
    words::{typing_hint, wrong_rows},
};
use crate::{
    Area, Invalid, Sheet, SheetFault, Survey, SurveyId, actions,
    form::{FileForm, SlipsForm, SortForm},
    permit, read_sheet, store,
};
use askama::Template;
use axum::{
    extract::{Form, Multipart, Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use organization::Unit;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    pages::{render, render_with},
    sentence,
};

#[derive(Template)]
#[template(path = "pages/slips.html")]
struct SlipsPage {
    shell: Shell,
    it: Survey,
    units: Vec<Unit>,
    comments: Vec<store::Comment>,
    plans: bool,
    form: SlipsForm,
    wrong: String,
    file: FileForm,
    errors: FieldErrors,
}

impl SlipsPage {
    /// How a line is typed, for as many questions as there are.
    fn hint(&self) -> String {
        let count = self.it.questions.len();
        let ticks = ["5", "4", "4", "5", "3", "-"].into_iter().cycle().take(count);
        typing_hint(count, &ticks.collect::<Vec<_>>().join(" "))
    }
}

impl store::Comment {
    pub(super) fn topic_label(&self) -> &'static str {
        Area::parse(&self.topic).map_or("", Area::label)
    }
}

pub(crate) async fn slips(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SurveyId>,
) -> Result<Response, AppError> {
    Ok(render(&page(&app, &actor, id).await?))
}

async fn page(app: &App, actor: &Actor, id: SurveyId) -> Result<SlipsPage, AppError> {
    let (asks, today) = (actor.clone(), app.clock.today());
    let shell = Shell::new(app, actor, SECTION);
    let read = move |tx: &Tx<'_>| {
        let it = actions::open(tx, id)?;
        permit::may_enter(&asks)?;
        Ok(SlipsPage {
            shell,
            it,
            units: organization::units(tx, today)?,
            comments: actions::comments(tx, &asks, id)?,
            plans: permit::may_plan(&asks).is_ok(),
            form: SlipsForm::default(),
            wrong: String::new(),
            file: FileForm::default(),
            errors: FieldErrors::default(),
        })
    };
    app.db.at(actor.agency).read(read).await
}

/// Leads on where it was done; shows the page again, nothing lost, where it was refused.
async fn answer(
    app: &App,
    actor: &Actor,
    id: SurveyId,
    did: &str,
    done: Result<(), AppError>,
    keep: impl FnOnce(SlipsPage) -> SlipsPage,
) -> Result<Response, AppError> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/surveys/{id}?did={did}")).into_response()),
        Err(AppError::Conflict(code)) => {
            let mut page = keep(page(app, actor, id).await?);
            page.shell = page.shell.saying("bad", sentence(code));
            Ok(render_with(StatusCode::CONFLICT, &page))
        }
        Err(AppError::Invalid(errors)) => {
            let page = SlipsPage { errors, ..keep(page(app, actor, id).await?) };
            Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn enter(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SurveyId>,
    Form(form): Form<SlipsForm>,
) -> Result<Response, AppError> {
    let open = app.db.at(actor.agency).read(move |tx: &Tx<'_>| actions::open(tx, id));
    let questions = open.await?.questions.len();
    let (done, wrong) = match form.parse(questions) {
        Err((errors, wrong)) => (Err(AppError::Invalid(errors)), wrong),
        Ok((unit, slips)) => {
            let by = actor.clone();
            let work = move |tx: &Tx<'_>| actions::enter(tx, &by, id, unit, &slips).map(drop);
            (app.db.at(actor.agency).write(work).await, Vec::new())
        }
    };
    let wrong = if wrong.is_empty() { String::new() } else { wrong_rows(&wrong) };
    let keep = |page| SlipsPage { form, wrong, ..page };
    answer(&app, &actor, id, "enter", done, keep).await
}

pub(crate) async fn sort(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SurveyId>,
    Form(form): Form<SortForm>,
) -> Result<Response, AppError> {
    let done = match form.parse() {
        Err(errors) => Err(AppError::Invalid(errors)),
        Ok((topic, invalid)) => {
            let by = actor.clone();
            let work = move |tx: &Tx<'_>| actions::sort(tx, &by, id, &form.slip, topic, invalid);
            app.db.at(actor.agency).write(work).await
        }
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/surveys/{id}/slips#sorting")).into_response()),
        refused => answer(&app, &actor, id, "sort", refused, |page| page).await,
    }
}

pub(crate) async fn import(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SurveyId>,
    parts: Multipart,
) -> Result<Response, AppError> {
    let file = FileForm::read(parts).await?;
    let open = app.db.at(actor.agency).read(move |tx: &Tx<'_>| actions::open(tx, id));
    let questions = open.await?.questions.len();
    permit::may_plan(&actor)?;
    let done = match read(&app, &file, questions).await {
        Err(refused) => Err(refused),
        Ok((source, issued, sheet)) => {
            let (by, name) = (actor.clone(), file.name.clone());
            let work = move |tx: &Tx<'_>| {
                actions::import(tx, &by, id, (&source, &name, issued), &sheet).map(drop)
            };
            app.db.at(actor.agency).write(work).await
        }
    };
    answer(&app, &actor, id, "import", done, |page| SlipsPage { file, ..page }).await
}

async fn read(
    app: &App,
    file: &FileForm,
    questions: usize,
) -> Result<(String, i64, Sheet), AppError> {
    let (source, issued) = file.parse()?;
    let wrong = |code| AppError::Invalid(FieldErrors(vec![("file".to_owned(), code)]));
    let rows = match std::str::from_utf8(&file.bytes) {
        Ok(written) if !file.bytes.contains(&0) => csv_rows(written),
        _ => xlsx_rows(app, file.bytes.clone()).await?,
    };
    let rows = rows.ok_or_else(|| wrong("sheet_refused"))?;
    let sheet = read_sheet(&rows, questions).map_err(|fault| match fault {
        SheetFault::NoHeads => wrong("sheet_no_heads"),
        SheetFault::Questions => wrong("sheet_questions"),
        SheetFault::Row(_) => wrong("sheet_row"),
    })?;
    Ok((source, issued, sheet))
}

/// Text with commas or, as spreadsheets here write it, semicolons.
fn csv_rows(written: &str) -> Option<Vec<Vec<String>>> {
    let written = written.trim_start_matches('\u{feff}');
    let head = written.lines().next().unwrap_or_default();
    let semicolons = head.matches(';').count() > head.matches(',').count();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(if semicolons { b';' } else { b',' })
        .from_reader(written.as_bytes());
    let rows = reader.records().take(20_000);
    rows.map(|row| Some(row.ok()?.iter().map(text::nfc).collect())).collect()
}

/// The first sheet of a workbook, read in a process of its own.
async fn xlsx_rows(app: &App, bytes: Vec<u8>) -> Result<Option<Vec<Vec<String>>>, AppError> {
    let Ok(table) = register::sheet(app, bytes).await? else {
        return Ok(None);
    };
    let row = |row: intake::TableRow| {
        let width = row.cells.keys().max().map_or(0, |last| *last as usize + 1);
        let mut cells = vec![String::new(); width];
        for (place, cell) in row.cells {
            let written = match cell {
                intake::TableCell::Text(said) => text::nfc(&said),
                intake::TableCell::Day(day) => text::date(day),
            };
            if let Some(slot) = cells.get_mut(place as usize) {
                *slot = written;
            }
        }
        cells
    };
    Ok(Some(table.rows.into_iter().map(row).collect()))
}
