use super::{
    SECTION,
    words::{RAISE, SENT, action_label, done_label, recorded_label},
};
use crate::{
    Action, Feedback, FeedbackId, Kind, State, actions,
    form::{ActionForm, ErasureForm, PublicForm},
    may,
    model::mask,
    permit, print, store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use dossier::DossierId;
use jiff::civil::Date;
use nonconformity::{Finding, Origin, RaiseButton, Source};
use organization::{Member, Unit};
use platform::{
    Actor, App, AppError, FieldErrors, Notice, PersonId, Shell, Tx,
    ledger::object,
    pages::{HistoryLine, PDF, opened, render_with, saved},
};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    it: Feedback,
    /// The dossier that it is about, for those who may open it.
    dossier: Option<DossierId>,
    files: Vec<store::FileRow>,
    units: Vec<Unit>,
    members: Vec<Member>,
    actions: Vec<Action>,
    publishes: bool,
    /// Whether somebody may erase who it was, now.
    erases: bool,
    erasure: ErasureForm,
    notices: Vec<Notice>,
    names: BTreeMap<PersonId, String>,
    history: Vec<HistoryLine>,
    today: Date,
    form: ActionForm,
    public: PublicForm,
    errors: FieldErrors,
}

impl ShowPage {
    fn has(&self, action: Action) -> bool {
        self.actions.contains(&action)
    }

    fn side_actions(&self) -> bool {
        let side = [Action::Return, Action::Extend, Action::Transfer, Action::Decline];
        side.into_iter().any(|action| self.has(action))
    }

    fn name(&self, person: Option<PersonId>) -> &str {
        person.and_then(|person| self.names.get(&person)).map_or("–", String::as_str)
    }

    fn unit_name(&self) -> &str {
        let unit = self.units.iter().find(|unit| Some(unit.id.get()) == self.it.unit);
        unit.map_or("–", |unit| unit.name.as_str())
    }

    fn day(day: Option<Date>) -> String {
        day.map_or_else(|| "–".to_owned(), text::date)
    }

    fn kind(&self) -> &str {
        if self.form.kind.is_empty() { self.it.message.kind.as_str() } else { &self.form.kind }
    }

    fn answer(&self) -> &str {
        if self.form.answer.is_empty() { &self.it.answer } else { &self.form.answer }
    }

    /// What everybody would read: as it was typed, as it is published, or proposed without names.
    fn public_words(&self) -> String {
        self.shown(&self.public.public_words, |shown| &shown.words, &self.it.message.words)
    }

    fn public_answer(&self) -> String {
        self.shown(&self.public.public_answer, |shown| &shown.answer, &self.it.answer)
    }

    fn shown(
        &self,
        typed: &str,
        published: fn(&crate::Published) -> &String,
        said: &str,
    ) -> String {
        if !self.public.op.is_empty() {
            return typed.to_owned();
        }
        let message = &self.it.message;
        let proposed = || mask(said, &message.sender, &message.contact);
        self.it.published.as_ref().map_or_else(proposed, |shown| published(shown).clone())
    }

    /// The way to the form of a nonconformity, filled in without the citizen's name.
    fn raise(&self) -> Option<RaiseButton> {
        let message = &self.it.message;
        let finding = Finding {
            source: Source::Complaint,
            clause: "8.2.1".to_owned(),
            unit: self.it.unit,
            description: mask(&message.title, &message.sender, &message.contact),
            ..Finding::default()
        };
        let thing = object("feedback", self.it.id);
        let label = format!("{} {}", message.kind.label(), self.it.number);
        let origin = Origin::new(&thing, &format!("/feedback/{}", self.it.id), &label)?;
        Some(RaiseButton::new(&finding, &origin, RAISE))
    }
}

/// What somebody just did, from the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Did {
    did: String,
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<FeedbackId>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let mut page = page(&app, &actor, id).await?;
    if let Some(said) = done_label(&did.did) {
        page.shell = page.shell.saying("ok", said);
    }
    Ok(render_with(StatusCode::OK, &page))
}

async fn page(app: &App, actor: &Actor, id: FeedbackId) -> Result<ShowPage, AppError> {
    let (asks, today) = (actor.clone(), app.clock.today());
    let (shell, board) = (Shell::new(app, actor, SECTION), app.notices.clone());
    let read = move |tx: &Tx<'_>| {
        let it = actions::open(tx, &asks, id)?;
        let moves = it.state().moves().iter().map(|(action, _)| *action);
        let actions: Vec<_> = moves.filter(|action| may(&asks, *action, &it).is_ok()).collect();
        let names = organization::names(tx)?;
        Ok(ShowPage {
            shell,
            dossier: dossier_of(tx, &asks, &it.message.about)?,
            files: store::files(tx, id.get())?,
            units: organization::units(tx, today)?,
            members: if actions.contains(&Action::Assign) {
                organization::directory(tx, today)?
            } else {
                Vec::new()
            },
            publishes: permit::may_publish(&asks).is_ok() && it.state().is_answered(),
            erases: permit::may_rule(&asks).is_ok()
                && it.ended_on.is_some()
                && it.erased_on.is_none(),
            erasure: ErasureForm::default(),
            notices: board.about(tx, &asks, &[object("feedback", id)], today)?,
            history: history(tx, &names, id)?,
            names,
            today,
            form: ActionForm::default(),
            public: PublicForm::default(),
            errors: FieldErrors::default(),
            actions,
            it,
        })
    };
    app.db.at(actor.agency).read(read).await
}

/// The dossier whose code stands in what somebody says it is about, if this reader may open it.
fn dossier_of(tx: &Tx<'_>, actor: &Actor, about: &str) -> Result<Option<DossierId>, AppError> {
    for word in about.split_whitespace().filter(|word| word.contains('-')).take(10) {
        let code = word.trim_matches(|c: char| !c.is_alphanumeric()).to_uppercase();
        if let Some(id) = dossier::of_code(tx, &code)? {
            return Ok(dossier::open(tx, actor, id).is_ok().then_some(id));
        }
    }
    Ok(None)
}

fn history(
    tx: &Tx<'_>,
    names: &BTreeMap<PersonId, String>,
    id: FeedbackId,
) -> Result<Vec<HistoryLine>, AppError> {
    let notes: BTreeMap<i64, String> = store::notes(tx, id.get())?.into_iter().collect();
    let line = |entry: platform::ledger::Recorded| {
        let note = notes.get(&entry.version).filter(|_| entry.version > 0).cloned();
        let action = entry.action.clone();
        let is_staff = names.contains_key(&PersonId::new(entry.person));
        let label = |action: &str| {
            if action == "feedback.receive" && !is_staff { SENT } else { recorded_label(action) }
        };
        let line = HistoryLine::of(entry, names, label);
        let line = line.or_citizen(&action, &["feedback.receive"]);
        HistoryLine { reason: note.unwrap_or_default(), ..line }
    };
    Ok(tx.recorded(&object("feedback", id))?.into_iter().map(line).collect())
}

/// Leads on where it was done; shows the page again, nothing lost, where it was refused.
async fn answer(
    app: &App,
    actor: &Actor,
    id: FeedbackId,
    did: &str,
    done: Result<Feedback, AppError>,
    keep: impl FnOnce(ShowPage) -> ShowPage,
) -> Result<Response, AppError> {
    match done {
        Ok(_) => {
            // Whoever handed it on may no longer know of it.
            let sees = app.db.at(actor.agency);
            let asks = actor.clone();
            let open = sees.read(move |tx: &Tx<'_>| actions::open(tx, &asks, id)).await;
            let to =
                if open.is_ok() { format!("/feedback/{id}?did={did}") } else { SECTION.to_owned() };
            Ok(Redirect::to(&to).into_response())
        }
        Err(AppError::Conflict(code)) => {
            let mut page = keep(page(app, actor, id).await?);
            page.shell = page.shell.refusing(code, page.it.state().label());
            Ok(render_with(StatusCode::CONFLICT, &page))
        }
        Err(AppError::Invalid(errors)) => {
            let page = ShowPage { errors, ..keep(page(app, actor, id).await?) };
            Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn act(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<FeedbackId>,
    Form(form): Form<ActionForm>,
) -> Result<Response, AppError> {
    let done = match form.parse() {
        Err(errors) => Err(AppError::Invalid(errors)),
        Ok((action, with)) => {
            let by = actor.clone();
            let work = move |tx: &Tx<'_>| actions::act(tx, &by, id, action, &with);
            app.db.at(actor.agency).write(work).await
        }
    };
    let did = form.action.clone();
    answer(&app, &actor, id, &did, done, |page| ShowPage { form, ..page }).await
}

pub(crate) async fn publish(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<FeedbackId>,
    Form(form): Form<PublicForm>,
) -> Result<Response, AppError> {
    let done = match form.parse() {
        Err(errors) => Err(AppError::Invalid(errors)),
        Ok(shown) => {
            let by = actor.clone();
            let work = move |tx: &Tx<'_>| actions::publish(tx, &by, id, shown);
            app.db.at(actor.agency).write(work).await
        }
    };
    let did = if form.op == "withdraw" { "withdraw" } else { "publish" };
    answer(&app, &actor, id, did, done, |page| ShowPage { public: form, ..page }).await
}

/// Who it was is erased because they ask for it.
pub(crate) async fn erase(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<FeedbackId>,
    Form(form): Form<ErasureForm>,
) -> Result<Response, AppError> {
    let done = match form.parse() {
        Err(errors) => Err(AppError::Invalid(errors)),
        Ok(reason) => {
            let by = actor.clone();
            let work = move |tx: &Tx<'_>| actions::erase(tx, &by, id, &reason);
            app.db.at(actor.agency).write(work).await
        }
    };
    answer(&app, &actor, id, "erase", done, |page| ShowPage { erasure: form, ..page }).await
}

/// A file that came with it, to be saved: the browser never shows what a stranger sent.
pub(crate) async fn file(
    Shared(app): Shared<App>,
    actor: Actor,
    Path((id, file)): Path<(FeedbackId, i64)>,
) -> Result<Response, AppError> {
    let scope = app.db.at(actor.agency);
    let read = move |tx: &Tx<'_>| {
        let it = actions::open(tx, &actor, id)?;
        let files = store::files(tx, id.get())?;
        let place = files.iter().position(|known| known.id == file);
        let found = place.and_then(|place| Some((place, files.into_iter().nth(place)?)));
        found.map(|(place, row)| (it.number, place, row)).ok_or(AppError::NotFound)
    };
    let (number, place, row) = scope.read(read).await?;
    let bytes = app.files.get(&row.hash).map_err(|e| AppError::Failed(e.to_string()))?;
    let ending = row.name.rsplit_once('.').map_or("bin", |(_, ending)| ending);
    let ending: String = ending.chars().filter(char::is_ascii_alphanumeric).take(5).collect();
    saved("application/octet-stream", &format!("{number}-{}.{ending}", place + 1), bytes)
}

/// The slip to print.
pub(crate) async fn slip_pdf(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<FeedbackId>,
) -> Result<Response, AppError> {
    let (today, asks) = (app.clock.today(), actor.clone());
    let work = move |tx: &Tx<'_>| print::slip(tx, &actions::open(tx, &asks, id)?, today);
    let bytes = app.db.at(actor.agency).read_long(work).await?;
    opened(PDF, "phieu.pdf", bytes)
}
