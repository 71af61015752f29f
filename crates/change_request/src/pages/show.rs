use super::{action_label, kind_label, recorded_label};
use crate::{
    Action, Kind, Request, RequestId, State, actions,
    form::{ActionForm, OpinionForm},
    store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::{Timestamp, civil::Date};
use organization::Member;
use platform::{
    Actor, App, AppError, FieldErrors, PersonId, Role, Shell, Tx,
    ledger::object,
    pages::{HistoryLine, render_with},
};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    request: Request,
    names: BTreeMap<PersonId, String>,
    unit: String,
    actions: Vec<Action>,
    opinions: Vec<store::Opinion>,
    history: Vec<HistoryLine>,
    /// Who may write it.
    writers: Vec<Member>,
    /// Open requests in which it could go on.
    others: Vec<(i64, String, String)>,
    /// The drafts of whoever writes, for a new document.
    drafts: Vec<(String, String)>,
    form: ActionForm,
    opinion: OpinionForm,
    errors: FieldErrors,
    today: Date,
    may_write: bool,
}

impl ShowPage {
    fn name(&self, person: PersonId) -> &str {
        self.names.get(&person).map_or("", String::as_str)
    }

    fn number(&self) -> &str {
        if self.request.number.is_empty() { State::Draft.label() } else { &self.request.number }
    }

    fn offers(&self, action: Action) -> bool {
        self.actions.contains(&action)
    }

    fn moment(at: i64) -> String {
        Timestamp::from_microsecond(at).map(text::date_time).unwrap_or_default()
    }
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<RequestId>,
) -> Result<Response, AppError> {
    let page = page(&app, &actor, id).await?;
    Ok(render_with(StatusCode::OK, &page))
}

async fn page(app: &App, actor: &Actor, id: RequestId) -> Result<ShowPage, AppError> {
    let (shell, asks) = (Shell::new(app, actor, "/change-requests"), actor.clone());
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        let request = actions::open(tx, &asks, id)?;
        let names = organization::names(tx)?;
        let units = organization::units(tx, today)?;
        let unit = units.iter().find(|unit| Some(unit.id.get()) == request.unit);
        let offered = actions::offered(tx, &asks, &request)?;
        let decides = offered.contains(&Action::Accept);
        let mut others = if decides { store::open_numbers(tx)? } else { Vec::new() };
        others.retain(|(key, ..)| *key != id.get());
        let begins_new = request.kind == Kind::New && offered.contains(&Action::Begin);
        Ok(ShowPage {
            shell,
            unit: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            opinions: store::opinions(tx, id.get())?,
            history: history(tx, &names, id)?,
            writers: if decides {
                organization::with_role(tx, Role::Author, today)?
            } else {
                Vec::new()
            },
            others,
            drafts: if begins_new { document::own_drafts(tx, &asks)? } else { Vec::new() },
            form: ActionForm::default(),
            opinion: OpinionForm::default(),
            errors: FieldErrors::default(),
            today,
            may_write: actions::may_write(&asks, &request).is_ok(),
            actions: offered,
            names,
            request,
        })
    };
    app.db.at(actor.agency).read(read).await
}

fn history(
    tx: &Tx<'_>,
    names: &BTreeMap<PersonId, String>,
    id: RequestId,
) -> Result<Vec<HistoryLine>, AppError> {
    let recorded = tx.recorded(&object("change_request", id))?;
    let line = |entry| HistoryLine::of(entry, names, recorded_label);
    Ok(recorded.into_iter().map(line).collect())
}

pub(crate) async fn act(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<RequestId>,
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
        Ok(after) => {
            let to = match (action, after.version) {
                (Action::Begin, Some(version)) => format!("/documents/{version}/edit"),
                _ => format!("/change-requests/{id}"),
            };
            Ok(Redirect::to(&to).into_response())
        }
        // The page stays, and says at once what stands in the way.
        Err(AppError::Conflict(code)) => {
            let page = page(&app, &actor, id).await?;
            let shell = page.shell.clone().refusing(code, page.request.state().label());
            Ok(render_with(StatusCode::CONFLICT, &ShowPage { shell, form, ..page }))
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn opine(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<RequestId>,
    Form(form): Form<OpinionForm>,
) -> Result<Response, AppError> {
    let errors = match form.parse() {
        Err(errors) => errors,
        Ok(words) => {
            let by = actor.clone();
            let scope = app.db.at(actor.agency);
            match scope.write(move |tx| actions::opine(tx, &by, id, &words)).await {
                Ok(()) => {
                    let to = format!("/change-requests/{id}#h-opinions");
                    return Ok(Redirect::to(&to).into_response());
                }
                Err(AppError::Conflict(code)) => FieldErrors(vec![("words".into(), code)]),
                Err(other) => return Err(other),
            }
        }
    };
    let page = ShowPage { opinion: form, errors, ..page(&app, &actor, id).await? };
    Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
}
