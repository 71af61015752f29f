use super::{Did, words::Names};
use crate::{Line, LineId, actions, form::LineForm, permit, store};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::{Version, VersionId};
use jiff::civil::Date;
use organization::{Member, Unit};
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with, sentence};

#[derive(Template)]
#[template(path = "pages/scope.html")]
struct ScopePage {
    shell: Shell,
    version: Version,
    lines: Vec<Line>,
    names: Names,
    units: Vec<Unit>,
    people: Vec<Member>,
    positions: Vec<String>,
    today: Date,
    may_keep: bool,
    form: LineForm,
    errors: FieldErrors,
}

impl ScopePage {
    /// Whether a line names anybody today.
    fn counts(&self, line: &Line) -> bool {
        line.from <= self.today && line.to.is_none_or(|to| to >= self.today)
    }

    /// Whom the usual scope names, for the document without a list.
    fn usual(&self) -> String {
        self.version.unit.map_or_else(String::new, |unit| {
            self.names.units.get(&unit).cloned().unwrap_or_default()
        })
    }
}

pub(crate) async fn scope(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let mut page = page(&app, &actor, id).await?;
    page.shell = did.said(page.shell);
    Ok(render_with(StatusCode::OK, &page))
}

async fn page(app: &App, actor: &Actor, id: VersionId) -> Result<ScopePage, AppError> {
    let (asks, today) = (actor.clone(), app.clock.today());
    let shell = Shell::new(app, actor, "/distributions");
    let read = move |tx: &Tx<'_>| {
        let version = actions::open(tx, &asks, id)?;
        let units = organization::units(tx, today)?;
        let people = organization::names(tx)?.into_iter();
        let positions = store::positions(tx, &today.to_string())?.into_iter();
        let mut members = organization::directory(tx, today)?;
        members.retain(|member| !member.position.is_empty());
        Ok(ScopePage {
            shell,
            lines: store::lines_of(tx, version.document, today)?,
            names: Names {
                units: units.iter().map(|unit| (unit.id.get(), unit.name.clone())).collect(),
                people: people.map(|(id, name)| (id.get(), name)).collect(),
            },
            positions: positions.map(|(position,)| position).collect(),
            people: members,
            may_keep: permit::may_keep_copies(&asks).is_ok(),
            form: LineForm { from: text::date(today), ..LineForm::default() },
            errors: FieldErrors::default(),
            units,
            today,
            version,
        })
    };
    app.db.at(actor.agency).read(read).await
}

pub(crate) async fn add_line(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Form(form): Form<LineForm>,
) -> Result<Response, AppError> {
    let (target, from) = match form.parse() {
        Ok(line) => line,
        Err(errors) => {
            let page = ScopePage { form, errors, ..page(&app, &actor, id).await? };
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let by = actor.clone();
    let act = move |tx: &Tx<'_>| actions::add_line(tx, &by, id, &target, from);
    match app.db.at(actor.agency).write(act).await {
        Ok(_) => {
            let to = format!("/distributions/{id}/scope?did=line_added");
            Ok(Redirect::to(&to).into_response())
        }
        Err(AppError::Conflict(code)) => {
            let mut page = ScopePage { form, ..page(&app, &actor, id).await? };
            page.shell = page.shell.saying("bad", sentence(code));
            Ok(render_with(StatusCode::CONFLICT, &page))
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn end_line(
    Shared(app): Shared<App>,
    actor: Actor,
    Path((id, line)): Path<(VersionId, LineId)>,
) -> Result<Response, AppError> {
    let by = actor.clone();
    app.db.at(actor.agency).write(move |tx| actions::end_line(tx, &by, id, line)).await?;
    Ok(Redirect::to(&format!("/distributions/{id}/scope?did=line_ended")).into_response())
}
