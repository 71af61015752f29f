use super::{SECTION, by_unit, words};
use crate::{
    Action, Figure, Line, Part, Report, ReportId, State, WRITERS, actions,
    form::{ActionForm, ContentForm},
    print, store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use edition::Edition;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    ledger::object,
    list::{Cell, Exported, Format, ListQuery, download},
    pages::{DOCX, HistoryLine, PDF, opened, render_with, saved},
};
use typeset::LetterSheet;

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    report: Report,
    line: Line,
    signer: String,
    actions: Vec<Action>,
    history: Vec<HistoryLine>,
    content: ContentForm,
    form: ActionForm,
    errors: FieldErrors,
    may_write: bool,
    /// The edition in force on the day of its figures, and the one under which clauses are shown.
    edition: Edition,
    shown: Edition,
}

impl ShowPage {
    fn offers(&self, action: Action) -> bool {
        self.actions.contains(&action)
    }
}

impl Exported for Figure {
    fn heads() -> Vec<&'static str> {
        vec![
            "Phần",
            "Chỉ tiêu",
            "Số lượng",
            "Trên tổng số",
            "Diễn giải",
            "Điều khoản TCVN ISO 9001:2015",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            words::part_label(self.part()).into(),
            words::capital(&self.label).into(),
            Cell::Number(self.count),
            self.of.map_or_else(|| "".into(), Cell::Number),
            self.told.as_str().into(),
            self.clauses.join(", ").into(),
        ]
    }
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ReportId>,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let mut page = page(&app, &actor, id).await?;
    page.shown = Edition::parse(query.get("edition")).unwrap_or(page.edition);
    let said = words::done(query.get("did"));
    let shell =
        said.map_or_else(|| page.shell.clone(), |said| page.shell.clone().saying("ok", said));
    Ok(render_with(StatusCode::OK, &ShowPage { shell, ..page }))
}

async fn page(app: &App, actor: &Actor, id: ReportId) -> Result<ShowPage, AppError> {
    let (shell, asks) = (Shell::new(app, actor, SECTION), actor.clone());
    let read = move |tx: &Tx<'_>| {
        let report = actions::open(tx, id)?;
        let line = store::line(tx, report.line)?.ok_or(AppError::NotFound)?;
        let names = organization::names(tx)?;
        let told = |entry| HistoryLine::of(entry, &names, words::recorded_label);
        let history = tx.recorded(&object("yearly_report", id))?.into_iter().map(told).collect();
        let words = |part| report.words(part).to_owned();
        let content = ContentForm {
            moves: report.moves,
            direction: words(Part::Direction),
            building: words(Part::Building),
            maintaining: words(Part::Maintaining),
            results: words(Part::Results),
            next: words(Part::Next),
            cut_off: text::date(report.cut_off),
            op: String::new(),
        };
        let signer = report.signer.and_then(|signer| names.get(&signer).cloned());
        let edition = edition::on(tx, report.cut_off)?;
        Ok(ShowPage {
            shell,
            edition,
            shown: edition,
            line,
            signer: signer.unwrap_or_default(),
            actions: actions::offered(&asks, &report),
            history,
            content,
            form: ActionForm::default(),
            errors: FieldErrors::default(),
            may_write: asks.is_any(WRITERS) && report.state() == State::Draft,
            report,
        })
    };
    app.db.at(actor.agency).read(read).await
}

pub(crate) async fn save(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ReportId>,
    Form(form): Form<ContentForm>,
) -> Result<Response, AppError> {
    let (narrative, again) = match form.parse(app.clock.today()) {
        Ok(parsed) => parsed,
        Err(errors) => {
            let page = ShowPage { content: form, errors, ..page(&app, &actor, id).await? };
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let (by, showcase, moves) = (actor.clone(), app.showcase.clone(), form.moves);
    let work = move |tx: &Tx<'_>| {
        let again = again.map(|day| (&showcase, day));
        actions::write(tx, &by, (id, moves), &narrative, again)
    };
    match app.db.at(actor.agency).write(work).await {
        Ok(()) => {
            let did = if form.op == "freeze" { "freeze" } else { "write" };
            Ok(Redirect::to(&format!("/yearly-reports/{id}?did={did}")).into_response())
        }
        Err(AppError::Conflict(code)) => {
            let page = page(&app, &actor, id).await?;
            let shell = page.shell.clone().refusing(code, page.report.state().label());
            Ok(render_with(StatusCode::CONFLICT, &ShowPage { shell, content: form, ..page }))
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn act(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ReportId>,
    Form(form): Form<ActionForm>,
) -> Result<Response, AppError> {
    let (action, given) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => {
            let page = ShowPage { form, errors, ..page(&app, &actor, id).await? };
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let by = actor.clone();
    let scope = app.db.at(actor.agency);
    match scope.write(move |tx| actions::act(tx, &by, id, action, &given)).await {
        Ok(_) => {
            let to = format!("/yearly-reports/{id}?did={}", action.as_str());
            Ok(Redirect::to(&to).into_response())
        }
        Err(AppError::Conflict(code)) => {
            let page = page(&app, &actor, id).await?;
            let shell = page.shell.clone().refusing(code, page.report.state().label());
            Ok(render_with(StatusCode::CONFLICT, &ShowPage { shell, form, ..page }))
        }
        Err(other) => Err(other),
    }
}

/// The report as an official paper, its clauses by the edition of its day, or by another.
pub(crate) fn sheet(
    tx: &Tx<'_>,
    id: ReportId,
    shown: Option<Edition>,
) -> Result<LetterSheet, AppError> {
    let report = actions::open(tx, id)?;
    let line = store::line(tx, report.line)?.ok_or(AppError::NotFound)?;
    let names = organization::names(tx)?;
    let signer = report.signer.and_then(|signer| names.get(&signer).cloned()).unwrap_or_default();
    let edition = shown.map_or_else(|| edition::on(tx, report.cut_off), Ok)?;
    let day = report.dated.or(report.signed_on).unwrap_or(text::here(tx.now()).date());
    Ok(print::sheet(&organization::agency_on(tx, day)?, &report, &line, &signer, edition))
}

pub(crate) async fn pdf(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ReportId>,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let shown = Edition::parse(query.get("edition"));
    let read = move |tx: &Tx<'_>| print::pdf(&sheet(tx, id, shown)?);
    let bytes = app.db.at(actor.agency).read_long(read).await?;
    opened(PDF, "bao-cao-nam.pdf", bytes)
}

pub(crate) async fn word(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ReportId>,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let shown = Edition::parse(query.get("edition"));
    let read = move |tx: &Tx<'_>| print::word(&sheet(tx, id, shown)?);
    let bytes = app.db.at(actor.agency).read_long(read).await?;
    saved(DOCX, "bao-cao-nam.docx", bytes)
}

/// The frozen figures for a spreadsheet.
pub(crate) async fn figures(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ReportId>,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let format = Format::parse(query.get("format")).unwrap_or(Format::Xlsx);
    let report = app.db.at(actor.agency).read(move |tx| actions::open(tx, id)).await?;
    download(&report.figures, format, "so-lieu-bao-cao-nam")
}
