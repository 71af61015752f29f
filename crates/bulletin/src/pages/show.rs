use super::{action_label, airing, duration, recorded_label, status};
use crate::{
    Action, Airing, Bulletin, BulletinId, Setting, State, actions,
    form::{ActionForm, AiringForm, ItemForm},
    model::{reading_time, syllables},
    permit, print, speech as voice,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State as Shared},
    response::{IntoResponse, Redirect, Response},
};
use platform::{
    Actor, App, AppError, FieldErrors, PersonId, Shell, Tx,
    ledger::object,
    pages::{HistoryLine, PDF, opened, render_with},
};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    bulletin: Bulletin,
    setting: Setting,
    names: BTreeMap<PersonId, String>,
    actions: Vec<Action>,
    airings: Vec<Airing>,
    history: Vec<HistoryLine>,
    form: ActionForm,
    airing: AiringForm,
    item: ItemForm,
    errors: FieldErrors,
    may_write: bool,
    can_speak: bool,
}

impl ShowPage {
    fn name(&self, person: PersonId) -> &str {
        self.names.get(&person).map_or("", String::as_str)
    }

    fn offers(&self, action: Action) -> bool {
        self.actions.contains(&action)
    }

    fn time(&self) -> String {
        duration(reading_time(&self.bulletin.text.script, self.setting.words_per_minute))
    }

    fn syllables(&self) -> String {
        text::count(syllables(&self.bulletin.text.script))
    }
}

#[derive(Default)]
struct Typed {
    form: ActionForm,
    airing: Option<AiringForm>,
    errors: FieldErrors,
    said: Option<&'static str>,
}

/// `GET /bulletins/{id}`.
pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<BulletinId>,
) -> Result<Response, AppError> {
    page(&app, &actor, id, Typed::default()).await
}

async fn page(
    app: &App,
    actor: &Actor,
    id: BulletinId,
    typed: Typed,
) -> Result<Response, AppError> {
    let (shell, said) = (Shell::new(app, actor, "/bulletins"), typed.said);
    let (asks, status) = (actor.clone(), status(&typed.errors, typed.said));
    let today = text::date(app.clock.today());
    let read = move |tx: &Tx<'_>| {
        let (bulletin, is_editor) = actions::open(tx, &asks, id)?;
        let (names, setting) = (organization::names(tx)?, actions::setting(tx)?);
        let recorded = tx.recorded(&object("bulletin", id))?;
        let history =
            recorded.into_iter().map(|entry| HistoryLine::of(entry, &names, recorded_label));
        let fresh = AiringForm { day: today, ..AiringForm::default() };
        let text = &bulletin.text;
        let state = bulletin.state().label();
        Ok::<_, AppError>(ShowPage {
            shell: said.map_or_else(|| shell.clone(), |code| shell.clone().refusing(code, state)),
            actions: actions::offered(&asks, is_editor, &bulletin),
            airings: actions::airings(tx, id)?,
            history: history.collect(),
            form: typed.form,
            airing: typed.airing.unwrap_or(fresh),
            item: ItemForm {
                title: text.title.clone(),
                source: text.source.text(),
                ..ItemForm::default()
            },
            errors: typed.errors,
            may_write: bulletin.state() == State::Draft
                && permit::may_write(&asks, is_editor, &bulletin).is_ok(),
            can_speak: voice::program().is_some(),
            setting,
            names,
            bulletin,
        })
    };
    Ok(render_with(status, &app.db.at(actor.agency).read(read).await?))
}

/// `POST /bulletins/{id}/actions`.
pub(crate) async fn act(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<BulletinId>,
    Form(form): Form<ActionForm>,
) -> Result<Response, AppError> {
    let (action, reason) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => {
            return page(&app, &actor, id, Typed { form, errors, ..Typed::default() }).await;
        }
    };
    let by = actor.clone();
    let scope = app.db.at(actor.agency);
    match scope.write(move |tx| actions::act(tx, &by, id, action, &reason)).await {
        Ok(_) => Ok(Redirect::to(&format!("/bulletins/{id}")).into_response()),
        Err(AppError::Conflict(code)) => {
            page(&app, &actor, id, Typed { form, said: Some(code), ..Typed::default() }).await
        }
        Err(other) => Err(other),
    }
}

/// `POST /bulletins/{id}/airings`.
pub(crate) async fn air(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<BulletinId>,
    Form(form): Form<AiringForm>,
) -> Result<Response, AppError> {
    let done = match form.parse() {
        Ok(airing) => {
            let by = actor.clone();
            let work = move |tx: &Tx<'_>| actions::air(tx, &by, id, &airing);
            app.db.at(actor.agency).write(work).await.map(drop)
        }
        Err(errors) => Err(errors.into()),
    };
    let airing = Some(form);
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/bulletins/{id}#h-log")).into_response()),
        Err(AppError::Invalid(errors)) => {
            page(&app, &actor, id, Typed { airing, errors, ..Typed::default() }).await
        }
        Err(AppError::Conflict(code)) => {
            page(&app, &actor, id, Typed { airing, said: Some(code), ..Typed::default() }).await
        }
        Err(other) => Err(other),
    }
}

/// `GET /bulletins/{id}/script.pdf`.
pub(crate) async fn script(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<BulletinId>,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let work = move |tx: &Tx<'_>| print::script(tx, &actions::open(tx, &asks, id)?.0);
    let pdf = app.db.at(actor.agency).read_long(work).await?;
    opened(PDF, "ban-tin-truyen-thanh.pdf", pdf)
}

/// `GET /bulletins/{id}/speech.wav`.
pub(crate) async fn speech(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<BulletinId>,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let read = move |tx: &Tx<'_>| {
        let (bulletin, _) = actions::open(tx, &asks, id)?;
        Ok::<_, AppError>((bulletin.text.script, actions::setting(tx)?.words_per_minute))
    };
    let (script, rate) = app.db.at(actor.agency).read(read).await?;
    let program = voice::program().ok_or(AppError::Conflict("speech_missing"))?;
    let work = move || voice::spoken(&program, &script, rate);
    let sound = tokio::task::spawn_blocking(work).await;
    let sound = sound.map_err(|e| AppError::Failed(e.to_string()))??;
    opened("audio/wav", "nghe-thu.wav", sound)
}
