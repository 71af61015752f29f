use super::{Did, SECTION, status, words};
use crate::{PLANNERS, Standing, Transition, TransitionId, actions, form::AssessForm};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    response::{IntoResponse, Redirect, Response},
};
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    list::{Cell, Exported, ListQuery},
    pages::render_with,
};
use register::{Head, Width};

#[derive(Template)]
#[template(path = "pages/documents.html")]
struct DocumentsPage {
    shell: Shell,
    transition: Transition,
    lines: Vec<actions::DocumentLine>,
    query: ListQuery,
    form: AssessForm,
    errors: FieldErrors,
    may_assess: bool,
}

impl DocumentsPage {
    fn count(&self, standing: Standing) -> usize {
        self.lines.iter().filter(|line| line.standing == standing).count()
    }

    fn shown(&self) -> Vec<&actions::DocumentLine> {
        let wanted = self.query.get("standing");
        let is_wanted =
            |line: &&actions::DocumentLine| wanted.is_empty() || line.standing.as_str() == wanted;
        self.lines.iter().filter(is_wanted).collect()
    }

    fn is_chosen(&self, line: &actions::DocumentLine) -> bool {
        self.form.which.contains(&line.document)
    }
}

impl actions::DocumentLine {
    fn day(&self) -> String {
        self.on_day.parse().map(text::date).unwrap_or_default()
    }
}

impl Exported for actions::DocumentLine {
    fn heads() -> Vec<&'static str> {
        vec!["Mã hiệu", "Tên tài liệu", "Tình trạng", "Nội dung phải sửa", "Ngày xem"]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.code.as_str().into(),
            self.title.as_str().into(),
            self.standing.label().into(),
            self.note.as_str().into(),
            self.day().into(),
        ]
    }
}

const WIDTHS: &[Width] =
    &[Width::Cm(3.2), Width::Share(1.6), Width::Cm(3.6), Width::Share(1.4), Width::Cm(2.4)];

pub(crate) async fn documents(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<TransitionId>,
    Query(query): Query<ListQuery>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    if let Some(output) = register::asked(&query) {
        let as_of = app.clock.today();
        let work = move |tx: &Tx<'_>| {
            let transition = actions::open(tx, id)?;
            let head = Head {
                title: words::documents_title(&transition.intent.title),
                as_of,
                counted: words::DOCUMENTS,
                file_name: "tai-lieu-chuyen-doi",
                widths: WIDTHS,
                signers: words::SIGNERS,
            };
            register::respond(tx, &actions::documents(tx, &transition)?, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let page = page(&app, &actor, id, query.with("did", "")).await?;
    let shell = did.on(page.shell.clone());
    Ok(render_with(status(&page.errors), &DocumentsPage { shell, ..page }))
}

async fn page(
    app: &App,
    actor: &Actor,
    id: TransitionId,
    query: ListQuery,
) -> Result<DocumentsPage, AppError> {
    let read = move |tx: &Tx<'_>| {
        let transition = actions::open(tx, id)?;
        let lines = actions::documents(tx, &transition)?;
        Ok::<_, AppError>((transition, lines))
    };
    let (transition, lines) = app.db.at(actor.agency).read(read).await?;
    Ok(DocumentsPage {
        shell: Shell::new(app, actor, SECTION),
        may_assess: actor.is_any(PLANNERS) && transition.state().is_open(),
        transition,
        lines,
        query,
        form: AssessForm::default(),
        errors: FieldErrors::default(),
    })
}

pub(crate) async fn assess(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<TransitionId>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let form = AssessForm::read(pairs);
    let (verdict, note) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => {
            let page = page(&app, &actor, id, ListQuery::default()).await?;
            return Ok(render_with(status(&errors), &DocumentsPage { form, errors, ..page }));
        }
    };
    let scope = app.db.at(actor.agency);
    let work = move |tx: &Tx<'_>| actions::assess(tx, &actor, id, &form.which, verdict, &note);
    scope.write(work).await?;
    Ok(Redirect::to(&format!("/transitions/{id}/documents?did=assess")).into_response())
}
