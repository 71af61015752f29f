use super::{Did, SECTION, printed, titled, words};
use crate::{
    Action, Given, Item, PLANNERS, Stage, Transition, TransitionId, actions, form::ActionForm,
    pages::status, store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, FieldErrors, PersonId, Shell, Tx,
    ledger::object,
    list::{Cell, Exported, ListQuery, download},
    pages::{HistoryLine, render_with},
};
use register::Output;
use standard::{Confidence, Kind};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    transition: Transition,
    lines: Vec<Line>,
    documents: Vec<actions::DocumentLine>,
    actions: Vec<Action>,
    history: Vec<HistoryLine>,
    form: ActionForm,
    errors: FieldErrors,
    query: ListQuery,
    /// The day as of which everything is told.
    day: Date,
    is_past: bool,
    may_plan: bool,
}

/// A clause with the words that its line shows.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) item: Item,
    pub(super) old: String,
    pub(super) new: String,
    pub(super) owner: String,
    /// Whether it applies to the agency.
    pub(super) applies: bool,
    pub(super) overdue: bool,
}

impl ShowPage {
    /// How many lines a filter asks for.
    fn count(&self, wanted: &str) -> usize {
        self.lines.iter().filter(|line| line.is_of(wanted)).count()
    }

    /// How many apply.
    fn all(&self) -> usize {
        self.lines.iter().filter(|line| line.applies).count()
    }

    fn unchanged(&self) -> usize {
        let is_open = |line: &&Line| {
            line.item.kind == Kind::Same.as_str() && line.is_of(Stage::Unassessed.as_str())
        };
        self.lines.iter().filter(is_open).count()
    }

    fn open_documents(&self) -> usize {
        self.documents.iter().filter(|line| !line.standing.is_settled()).count()
    }

    /// The day in its field: as typed, where that is no day.
    fn typed_day(&self) -> String {
        if self.errors.at("as_of").is_none() {
            text::date(self.day)
        } else {
            self.query.get("as_of").into()
        }
    }

    /// The lines that are asked for.
    fn shown(&self) -> Vec<&Line> {
        self.lines.iter().filter(|line| line.is_of(self.query.get("stage"))).collect()
    }
}

impl Line {
    /// Whether it is where a filter asks for.
    fn is_of(&self, wanted: &str) -> bool {
        match wanted {
            "" => true,
            EXCLUDED => !self.applies,
            "overdue" => self.overdue,
            "settled" => self.applies && self.item.stage().is_settled(),
            stage => self.applies && self.item.stage().as_str() == stage,
        }
    }

    /// Where it stands, in a word.
    pub(super) const fn stage_label(&self) -> &'static str {
        if self.applies { self.item.stage().label() } else { words::EXCLUDED }
    }

    const fn stage_class(&self) -> &'static str {
        if self.applies { self.item.stage().class() } else { "mute" }
    }
}

/// The filter for what does not apply.
const EXCLUDED: &str = "excluded";

impl Exported for Line {
    fn heads() -> Vec<&'static str> {
        vec![
            "Điều khoản mới",
            "Điều khoản cũ",
            "Thay đổi",
            "Hiện trạng, khoảng trống",
            "Việc phải làm",
            "Người thực hiện",
            "Hạn",
            "Bằng chứng",
            "Tình trạng",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.new.as_str().into(),
            self.old.as_str().into(),
            words::kind_label(&self.item.kind).into(),
            self.item.present.as_str().into(),
            self.item.plan.as_str().into(),
            self.owner.as_str().into(),
            self.item.due_on.map(text::date).unwrap_or_default().into(),
            self.item.evidence.as_str().into(),
            self.stage_label().into(),
        ]
    }
}

/// The clauses as they stood at the end of a day.
pub(super) fn lines(
    tx: &Tx<'_>,
    transition: &Transition,
    day: Date,
) -> Result<Vec<Line>, AppError> {
    let names = organization::names(tx)?;
    let scope = actions::Scope::of(tx, &transition.intent)?;
    let line = |item: Item| Line {
        old: titled(transition.intent.from, &item.old),
        new: titled(transition.intent.to, &item.new),
        owner: item.owner.and_then(|owner| names.get(&owner).cloned()).unwrap_or_default(),
        applies: scope.holds(&item),
        overdue: scope.holds(&item) && item.is_overdue(day),
        item,
    };
    Ok(store::items_on(tx, transition.id, day)?.into_iter().map(line).collect())
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<TransitionId>,
    Query(query): Query<ListQuery>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    if let Some(output) = register::asked(&query) {
        let day = register::as_of(query.get("as_of"), app.clock.today())?;
        let work = move |tx: &Tx<'_>| {
            let transition = actions::open_on(tx, id, day)?;
            let mut lines = lines(tx, &transition, day)?;
            lines.retain(|line| line.is_of(query.get("stage")));
            match output {
                Output::Sheet(format) => download(&lines, format, printed::FILE_NAME),
                Output::Pdf | Output::PdfOnA3 => printed::respond(tx, &transition, &lines, day),
            }
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let page = page(&app, &actor, id, query.with("did", "")).await?;
    let shell = did.on(page.shell.clone());
    Ok(render_with(status(&page.errors), &ShowPage { shell, ..page }))
}

async fn page(
    app: &App,
    actor: &Actor,
    id: TransitionId,
    query: ListQuery,
) -> Result<ShowPage, AppError> {
    let (shell, asks) = (Shell::new(app, actor, SECTION), actor.clone());
    let today = app.clock.today();
    let (day, errors) = match register::as_of(query.get("as_of"), today) {
        Ok(day) => (day, FieldErrors::default()),
        Err(errors) => (today, errors),
    };
    let is_past = day != today;
    let read = move |tx: &Tx<'_>| {
        let transition =
            if is_past { actions::open_on(tx, id, day)? } else { actions::open(tx, id)? };
        let names = organization::names(tx)?;
        Ok(ShowPage {
            shell,
            lines: lines(tx, &transition, day)?,
            documents: actions::documents(tx, &transition)?,
            actions: if is_past { Vec::new() } else { actions::offered(&asks, &transition) },
            history: history(tx, &names, &object("transition", id))?,
            form: ActionForm::default(),
            errors,
            query,
            day,
            is_past,
            may_plan: asks.is_any(PLANNERS) && !is_past,
            transition,
        })
    };
    app.db.at(actor.agency).read_long(read).await
}

/// What the record says of a thing.
pub(super) fn history(
    tx: &Tx<'_>,
    names: &BTreeMap<PersonId, String>,
    object: &str,
) -> Result<Vec<HistoryLine>, AppError> {
    let line = |entry| HistoryLine::of(entry, names, words::recorded_label);
    Ok(tx.recorded(object)?.into_iter().map(line).collect())
}

pub(crate) async fn act(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<TransitionId>,
    Form(form): Form<ActionForm>,
) -> Result<Response, AppError> {
    let (action, reason) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => {
            let page = page(&app, &actor, id, ListQuery::default()).await?;
            return Ok(render_with(status(&errors), &ShowPage { form, errors, ..page }));
        }
    };
    let by = actor.clone();
    let scope = app.db.at(actor.agency);
    let done = scope.write(move |tx| actions::act(tx, &by, id, action, &reason)).await;
    answer(&app, &actor, id, action.as_str(), done.map(drop)).await
}

pub(crate) async fn fit_unchanged(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<TransitionId>,
) -> Result<Response, AppError> {
    let by = actor.clone();
    let given = Given { evidence: words::UNCHANGED.to_owned(), ..Given::default() };
    let scope = app.db.at(actor.agency);
    let done = scope.write(move |tx| actions::fit_unchanged(tx, &by, id, &given)).await;
    answer(&app, &actor, id, "unchanged", done.map(drop)).await
}

/// The page, saying what was done; or the same page, saying what stands in the way.
async fn answer(
    app: &App,
    actor: &Actor,
    id: TransitionId,
    did: &str,
    done: Result<(), AppError>,
) -> Result<Response, AppError> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/transitions/{id}?did={did}")).into_response()),
        Err(AppError::Conflict(code)) => {
            let page = page(app, actor, id, ListQuery::default()).await?;
            let shell = page.shell.clone().refusing(code, page.transition.state().label());
            Ok(render_with(StatusCode::CONFLICT, &ShowPage { shell, ..page }))
        }
        Err(other) => Err(other),
    }
}
