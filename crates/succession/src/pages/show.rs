use super::{SECTION, words};
use crate::{
    Action, Answer, Kind, Predecessor, State, Succession, SuccessionId,
    actions::{self, Left},
    form::ActionForm,
    permit, print, store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{
    Actor, AgencyId, App, AppError, FieldErrors, Shell, Tx,
    ledger::object,
    list::ListQuery,
    pages::{DOCX, HistoryLine, PDF, opened, render_with, saved},
    sentence,
};
use typeset::MinutesSheet;

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    it: Succession,
    /// The agencies whose books this person may read by now.
    open_books: Vec<AgencyId>,
    /// What those that said yes leave.
    left: Vec<(String, Left)>,
    counts: Vec<(Kind, i64)>,
    actions: Vec<Action>,
    history: Vec<HistoryLine>,
    form: ActionForm,
    errors: FieldErrors,
    today: Date,
}

impl ShowPage {
    fn offers(&self, action: Action) -> bool {
        self.actions.contains(&action)
    }

    fn reads(&self, one: &Predecessor) -> bool {
        self.open_books.contains(&one.agency)
    }

    /// What is done with one button; the other acts have a page or a form.
    fn buttons(&self) -> impl Iterator<Item = &Action> {
        let plain =
            |action: &&Action| matches!(action, Action::Decide | Action::Recall | Action::Drop);
        self.actions.iter().filter(plain)
    }

    fn is_taken(&self) -> bool {
        matches!(self.it.state(), State::CarriedOut | State::HandedOver)
    }

    /// Why it is not carried out yet.
    fn waits_for(&self) -> Option<&'static str> {
        let decided = self.it.state() == State::Decided;
        match (self.it.is_agreed(), self.it.is_ready(self.today)) {
            (false, _) if decided => Some(sentence("succession_not_agreed")),
            (true, false) if decided => Some(sentence("succession_too_early")),
            _ => None,
        }
    }
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SuccessionId>,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let page = page(&app, &actor, id).await?;
    let shell = page.shell.clone();
    let shell =
        words::done(query.get("did")).map_or(shell.clone(), |said| shell.saying("ok", said));
    Ok(render_with(StatusCode::OK, &ShowPage { shell, ..page }))
}

async fn page(app: &App, actor: &Actor, id: SuccessionId) -> Result<ShowPage, AppError> {
    let (shell, asks, today) = (Shell::new(app, actor, SECTION), actor.clone(), app.clock.today());
    let read = move |tx: &Tx<'_>| {
        let it = actions::open(tx, id)?;
        let names = organization::names(tx)?;
        let told = |entry| HistoryLine::of(entry, &names, words::recorded_label);
        let history = tx.recorded(&object("succession", id))?.into_iter().map(told).collect();
        let may_look = |one: &&Predecessor| actions::may_look(tx, &asks, &it, one.agency).is_ok();
        let open_books = it.predecessors.iter().filter(may_look).map(|one| one.agency).collect();
        let counts = store::things::counts(tx, id.get())?.into_iter();
        let counts = counts.filter_map(|(kind, n)| Some((Kind::parse(&kind)?, n)));
        let mut counts: Vec<_> = counts.collect();
        counts.sort_by_key(|(kind, _)| *kind);
        let ended = asks.via.ended.is_some();
        Ok::<_, AppError>(ShowPage {
            shell,
            open_books,
            left: if permit::may_read(&asks).is_ok() { left(tx, &it)? } else { Vec::new() },
            counts,
            actions: if ended { Vec::new() } else { actions::offered(&asks, &it) },
            history,
            form: ActionForm { dated: text::date(today), ..ActionForm::default() },
            errors: FieldErrors::default(),
            today,
            it,
        })
    };
    app.db.at(actor.agency).read_long(read).await
}

/// What each agency leaves that said yes; of the others nothing is told.
pub(super) fn left(tx: &Tx<'_>, it: &Succession) -> Result<Vec<(String, Left)>, AppError> {
    let agreed = it.predecessors.iter().filter(|one| one.answer == Answer::Agreed);
    let count = |one: &Predecessor| {
        Ok::<_, AppError>((one.name.clone(), actions::left(&tx.of(one.agency), it)?))
    };
    agreed.map(count).collect()
}

pub(crate) async fn act(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SuccessionId>,
    Form(form): Form<ActionForm>,
) -> Result<Response, AppError> {
    let (action, minutes) = match form.parse(app.clock.today()) {
        Ok(parsed) => parsed,
        Err(errors) => {
            let page = ShowPage { form, errors, ..page(&app, &actor, id).await? };
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let by = actor.clone();
    let is_chosen_first = matches!(action, Action::CarryOut | Action::Prepare);
    let work = move |tx: &Tx<'_>| {
        if is_chosen_first {
            return permit::may(&by, action, &actions::open(tx, id)?)?.fits();
        }
        actions::act(tx, &by, id, action, minutes.as_ref()).map(drop)
    };
    match app.db.at(actor.agency).write(work).await {
        Ok(()) if is_chosen_first => {
            Ok(Redirect::to(&format!("/successions/{id}/carry-out")).into_response())
        }
        Ok(()) => {
            let to = format!("/successions/{id}?did={}", action.as_str());
            Ok(Redirect::to(&to).into_response())
        }
        Err(AppError::Conflict(code)) => {
            let page = page(&app, &actor, id).await?;
            let shell = page.shell.clone().refusing(code, page.it.state().label());
            Ok(render_with(StatusCode::CONFLICT, &ShowPage { shell, form, ..page }))
        }
        Err(other) => Err(other),
    }
}

fn sheet(tx: &Tx<'_>, actor: &Actor, id: SuccessionId) -> Result<MinutesSheet, AppError> {
    permit::may_read(actor)?;
    let it = actions::open(tx, id)?;
    let today = text::here(tx.now()).date();
    let things = store::things::of_succession(tx, id.get())?;
    Ok(print::sheet(&organization::agency(tx)?, &it, &left(tx, &it)?, &things, today))
}

/// The minutes of the hand-over.
pub(crate) async fn minutes(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SuccessionId>,
) -> Result<Response, AppError> {
    let scope = app.db.at(actor.agency);
    let bytes = scope.read_long(move |tx| print::pdf(&sheet(tx, &actor, id)?)).await?;
    opened(PDF, "bien-ban-ban-giao.pdf", bytes)
}

/// The same as a Word file, to be filled in further.
pub(crate) async fn minutes_word(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SuccessionId>,
) -> Result<Response, AppError> {
    let scope = app.db.at(actor.agency);
    let bytes = scope.read_long(move |tx| print::word(&sheet(tx, &actor, id)?)).await?;
    saved(DOCX, "bien-ban-ban-giao.docx", bytes)
}
