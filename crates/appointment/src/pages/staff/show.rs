use super::{Done, SECTION, new::version_of};
use crate::{
    Action, Appointment, AppointmentId, Asks, State, actions,
    form::ActionForm,
    may,
    pages::{
        DayChoice, by_day,
        words::{self, action_label, done_label, recorded_label},
    },
    print,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::Version;
use jiff::Timestamp;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    ledger::object,
    pages::{HistoryLine, PDF, opened, render_with},
};

#[derive(Template)]
#[template(path = "pages/staff/show.html")]
struct ShowPage {
    shell: Shell,
    it: Appointment,
    /// The version in force of its process, for the intake form.
    version: Option<Version>,
    actions: Vec<Action>,
    days: Vec<DayChoice>,
    history: Vec<HistoryLine>,
    now: Timestamp,
    form: ActionForm,
    errors: FieldErrors,
}

impl ShowPage {
    fn has(&self, action: Action) -> bool {
        self.actions.contains(&action)
    }

    /// Whether a dossier can be taken from whoever is here.
    fn can_take(&self) -> bool {
        self.version.is_some() && self.it.dossier.is_none() && self.it.state() == State::Arrived
    }

    fn at(at: Option<Timestamp>) -> String {
        at.map_or_else(|| "–".to_owned(), text::date_time)
    }

    /// Whether an action makes sense now: nobody arrives on another day, nobody is missing early.
    fn fits(action: Action, it: &Appointment, now: Timestamp) -> bool {
        match action {
            Action::Arrive => it.slot.day == text::here(now).date(),
            Action::Miss => it.state() == State::Arrived || it.is_overdue(now),
            Action::Serve | Action::Cancel | Action::Move => true,
        }
    }
}

/// `GET /appointments/{id}`.
pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<AppointmentId>,
    Query(did): Query<Done>,
) -> Result<Response, AppError> {
    let mut page = page(&app, &actor, id).await?;
    if let Some(said) = done_label(&did.did) {
        page.shell = page.shell.saying("ok", said);
    }
    Ok(render_with(StatusCode::OK, &page))
}

async fn page(app: &App, actor: &Actor, id: AppointmentId) -> Result<ShowPage, AppError> {
    let (asks, shell) = (actor.clone(), Shell::new(app, actor, SECTION));
    let read = move |tx: &Tx<'_>| {
        let it = actions::open(tx, &asks, id)?;
        let now = tx.now();
        let moves = it.state().moves().iter().map(|(action, _)| *action);
        let actions: Vec<_> = moves
            .filter(|action| may(Asks::Staff(&asks), *action, &it).is_ok())
            .filter(|action| ShowPage::fits(*action, &it, now))
            .collect();
        let days = if actions.contains(&Action::Move) {
            by_day(&actions::vacancies(tx, text::here(now))?)
        } else {
            Vec::new()
        };
        let names = organization::names(tx)?;
        let lines = tx.recorded(&object("desk_appointment", id))?.into_iter();
        // The reason of these lines is the slot, which a person reads as a time.
        let line = |entry: platform::ledger::Recorded| {
            let slot = crate::Slot::parse(&entry.reason);
            let slot = slot.map(|slot| format!("{} {}", slot.clock(), text::date(slot.day)));
            let action = entry.action.clone();
            let line = HistoryLine::of(entry, &names, recorded_label);
            let line = line.or_citizen(&action, words::ON_PORTAL);
            HistoryLine { reason: slot.unwrap_or_default(), ..line }
        };
        Ok::<_, AppError>(ShowPage {
            shell,
            version: version_of(tx, it.visitor.document)?,
            actions,
            days,
            history: lines.map(line).collect(),
            now,
            form: ActionForm::default(),
            errors: FieldErrors::default(),
            it,
        })
    };
    app.db.at(actor.agency).read(read).await
}

/// `POST /appointments/{id}/actions`. Where the intake form is to open at once, the browser sends the
/// same body on to it: name and telephone number never stand in an address.
pub(crate) async fn act(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<AppointmentId>,
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
    match done {
        Ok(_) if form.intake == "yes" => Ok(Redirect::temporary("/dossiers/new").into_response()),
        Ok(_) => {
            let to = format!("/appointments/{id}?did={}", form.action);
            Ok(Redirect::to(&to).into_response())
        }
        Err(AppError::Conflict(code)) => {
            let mut page = ShowPage { form, ..page(&app, &actor, id).await? };
            page.shell = page.shell.refusing(code, page.it.state().label());
            Ok(render_with(StatusCode::CONFLICT, &page))
        }
        Err(AppError::Invalid(errors)) => {
            let page = ShowPage { form, errors, ..page(&app, &actor, id).await? };
            Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// `GET /appointments/{id}/ticket.pdf`.
pub(crate) async fn ticket(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<AppointmentId>,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let work = move |tx: &Tx<'_>| print::ticket(tx, &actions::open(tx, &asks, id)?);
    let bytes = app.db.at(actor.agency).read_long(work).await?;
    opened(PDF, "so-thu-tu.pdf", bytes)
}
