//! Two issues side by side, on the page and as the printed amendment table.
//!
//! | file | holds |
//! |---|---|
//! | `mod` | the page and what it answers |
//! | `words` | parts, columns and changes in words; the proposed amendment row |
//! | `paper` | the amendment table as PDF |

mod paper;
mod words;

pub(crate) use words::LABELS;

use super::file_name;
use crate::compare::{self, Sides};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::VersionId;
use flow::compare::{Cell, Column, Part, PartRows, Row, Tag};
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    pages::{PDF, opened, render_with},
    sentence,
};
use serde::Deserialize;

/// Letters of an amendment row; the printed table has a column of 7 cm for it.
const MOST: usize = 4000;

#[derive(Template)]
#[template(path = "pages/compare/compare.html")]
struct ComparePage {
    shell: Shell,
    sides: Sides,
    /// What changed, in one line.
    summary: String,
    /// The row of the amendment table, proposed or typed.
    amendment: String,
    /// The row as the changes give it.
    proposed: String,
    errors: FieldErrors,
}

impl ComparePage {
    /// The parts with something to tell; the table of steps always, where there is one.
    fn parts(&self) -> Vec<&PartRows> {
        let all = self.sides.comparison.iter().flat_map(|comparison| &comparison.parts);
        all.filter(|rows| rows.is_told()).collect()
    }

    /// All rows of the table of steps, to read them in their order; of other parts what changed.
    fn rows(part: &PartRows) -> Vec<&Row> {
        part.rows.iter().filter(|row| part.part == Part::Steps || row.is_told()).collect()
    }

    fn old_place(part: &PartRows, row: &Row) -> String {
        words::place(part.part, row.old)
    }

    fn new_place(part: &PartRows, row: &Row) -> String {
        words::place(part.part, row.new)
    }

    /// The cells that say something on this side. The role only repeats who does it, so it is told
    /// where it changed.
    fn cells(row: &Row, is_old: bool) -> Vec<&Cell> {
        let here = if is_old { row.old } else { row.new };
        let said = |cell: &&Cell| {
            (cell.column != Column::Role || !cell.is_same())
                && here.is_some()
                && !(if is_old { cell.before() } else { cell.after() }).trim().is_empty()
        };
        row.cells.iter().filter(said).collect()
    }

    fn is_same(&self) -> bool {
        self.sides.comparison.as_ref().is_some_and(flow::compare::Comparison::is_same)
    }
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// The other version.
    #[serde(default)]
    with: Option<VersionId>,
    /// The version itself, where somebody chose another one than the address names.
    #[serde(default)]
    of: Option<VersionId>,
    /// `pdf` for paper.
    #[serde(default)]
    format: String,
    #[serde(default)]
    did: String,
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let of = asked.of.unwrap_or(id);
    let read = move |tx: &Tx<'_>| {
        let named = document::open(tx, &asks, id)?;
        let sides = compare::sides(tx, &asks, of, asked.with)?;
        if sides.new.document != named.document {
            return Err(AppError::NotFound);
        }
        Ok((sides, organization::agency(tx)?))
    };
    let (sides, agency) = app.db.at(actor.agency).read(read).await?;
    if asked.format == "pdf" {
        let today = app.clock.today();
        let name = file_name(&format!("sua doi {}", sides.new.code.as_str()));
        let print = move || paper::print(&agency, &sides, today);
        let printed = tokio::task::spawn_blocking(print).await;
        let bytes = printed.map_err(|e| AppError::Failed(e.to_string()))??;
        return opened(PDF, &format!("{name}.pdf"), bytes);
    }
    let page = page(&app, &actor, sides);
    let page = if asked.did == "amendment" {
        ComparePage { shell: page.shell.clone().saying("ok", words::AMENDED), ..page }
    } else {
        page
    };
    Ok(render_with(StatusCode::OK, &page))
}

fn page(app: &App, actor: &Actor, sides: Sides) -> ComparePage {
    let shell = Shell::new(app, actor, "/documents");
    let summary = sides.comparison.as_ref().map(words::summary).unwrap_or_default();
    let proposed = sides.comparison.as_ref().map(words::amendment).unwrap_or_default();
    let amendment = if sides.new.summary.trim().is_empty() {
        proposed.clone()
    } else {
        sides.new.summary.clone()
    };
    ComparePage { shell, sides, summary, amendment, proposed, errors: FieldErrors::default() }
}

#[derive(Debug, Deserialize)]
pub(crate) struct AmendmentForm {
    with: VersionId,
    edits: i64,
    summary: String,
}

/// Writes the proposed row, as somebody left it, into the draft.
pub(crate) async fn amend(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Form(form): Form<AmendmentForm>,
) -> Result<Response, AppError> {
    let with = form.with;
    let summary = text::typed(&form.summary);
    let mut errors = FieldErrors::default();
    if summary.is_empty() {
        errors.add("summary", "missing");
    } else if summary.chars().count() > MOST {
        errors.add("summary", "too_long");
    }
    let scope = app.db.at(actor.agency);
    if errors.is_empty() {
        let (by, text) = (actor.clone(), summary.clone());
        let write = move |tx: &Tx<'_>| compare::amend(tx, &by, id, form.edits, &text);
        match scope.write(write).await {
            Ok(()) => {
                let to = format!("/documents/{id}/compare?with={with}&did=amendment");
                return Ok(Redirect::to(&to).into_response());
            }
            Err(AppError::Conflict(code)) => {
                let page = again(&app, &actor, id, with, summary, errors).await?;
                let shell = page.shell.clone().saying("bad", sentence(code));
                return Ok(render_with(StatusCode::CONFLICT, &ComparePage { shell, ..page }));
            }
            Err(other) => return Err(other),
        }
    }
    let page = again(&app, &actor, id, with, form.summary, errors).await?;
    Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// The page with what was typed.
async fn again(
    app: &App,
    actor: &Actor,
    id: VersionId,
    with: VersionId,
    typed: String,
    errors: FieldErrors,
) -> Result<ComparePage, AppError> {
    let asks = actor.clone();
    let read = move |tx: &Tx<'_>| compare::sides(tx, &asks, id, Some(with));
    let sides = app.db.at(actor.agency).read(read).await?;
    Ok(ComparePage { amendment: typed, errors, ..page(app, actor, sides) })
}
