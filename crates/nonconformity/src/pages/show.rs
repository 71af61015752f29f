use super::{
    fishbone,
    new::{AlikePart, procedures},
    words::{action_label, described, done_label, note_label, recorded_label},
    written,
};
use crate::{
    Action, Branch, Line, LineKind, Method, Nonconformity, NonconformityId, State,
    actions::{self, Alike},
    form::ActionForm,
    may, store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::{Timestamp, civil::Date};
use organization::Member;
use platform::{
    Actor, App, AppError, FieldErrors, Notice, PersonId, Shell, Tx,
    ledger::object,
    pages::{CLOCK, HistoryLine, render_with},
};
use quality_register::talk::Talk;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    it: Nonconformity,
    description: String,
    /// The clause that was not met, with its edition and what it is called now.
    clause: String,
    unit: String,
    dossiers: Vec<store::Linked>,
    sees_dossiers: bool,
    before: Option<Nonconformity>,
    after: Vec<(i64, String)>,
    alike: Vec<Alike>,
    talk: Talk,
    actions: Vec<Action>,
    members: Vec<Member>,
    documents: Vec<(String, String)>,
    names: BTreeMap<PersonId, String>,
    history: Vec<HistoryLine>,
    notices: Vec<Notice>,
    today: Date,
    form: ActionForm,
    errors: FieldErrors,
}

impl ShowPage {
    fn name(&self, person: Option<PersonId>) -> &str {
        person.and_then(|person| self.names.get(&person)).map_or("–", String::as_str)
    }

    fn number(it: &Nonconformity) -> &str {
        if it.number.is_empty() { State::Draft.label() } else { &it.number }
    }

    fn has(&self, action: Action) -> bool {
        self.actions.contains(&action)
    }

    fn alike_part(&self) -> AlikePart<'_> {
        AlikePart { alike: &self.alike }
    }

    /// The fishbone, where the cause was looked for with one.
    fn fishbone(&self) -> Option<String> {
        let cause = &self.it.plan.cause;
        let is_drawn = cause.method == Method::Fishbone && !cause.bones.is_empty();
        is_drawn.then(|| fishbone::draw(&self.problem(), cause).svg)
    }

    /// What is wrong, in as few words as a head of the fishbone holds.
    fn problem(&self) -> String {
        self.description.lines().next().unwrap_or_default().chars().take(120).collect()
    }

    /// The lines of a kind that are still to be done.
    fn open_lines(&self) -> impl Iterator<Item = (String, &Line)> {
        let open = |kind: LineKind| {
            let key = move |(place, line)| (format!("{}.{place}", kind.as_str()), line);
            self.it.plan.of(kind).map(key).filter(|(_, line): &(_, &Line)| line.done_on.is_none())
        };
        LineKind::ALL.into_iter().flat_map(open)
    }

    /// Whether a field is wrong that several forms of the page have.
    fn is_wrong(&self, action: Action, field: &str) -> bool {
        self.form.action == action.as_str() && self.errors.at(field).is_some()
    }

    fn line_error(&self, key: &str, field: &str) -> Option<&'static str> {
        self.errors.at(&format!("{key}.{field}"))
    }

    fn has_error(&self, key: &str, field: &str) -> bool {
        self.line_error(key, field).is_some()
    }

    /// The document that is to be changed: as chosen, or the one in which it happened.
    fn is_chosen(&self, version: &str) -> bool {
        let place = self.it.finding.place.as_ref().map(|place| place.version.to_string());
        let chosen =
            if self.form.version.is_empty() { place } else { Some(self.form.version.clone()) };
        chosen.as_deref() == Some(version)
    }

    /// What takes nothing but words, a form each.
    fn plain_actions(&self) -> impl Iterator<Item = Action> {
        let plain = [Action::Raise, Action::ApprovePlan, Action::ReportDone];
        plain.into_iter().filter(|action| self.has(*action))
    }

    fn judging(&self) -> bool {
        self.has(Action::Close) || self.has(Action::MarkIneffective)
    }

    fn side_actions(&self) -> bool {
        [Action::Return, Action::Extend, Action::Cancel].into_iter().any(|action| self.has(action))
    }

    /// The form as it was sent, for the action it was sent with.
    fn typed<'f>(&'f self, action: Action, field: &'f str) -> &'f str {
        if self.form.action == action.as_str() { field } else { "" }
    }
}

/// The clause that was not met, with its edition and what it is called now.
fn clause(tx: &Tx<'_>, finding: &crate::Finding) -> Result<String, AppError> {
    let in_force = edition::now(tx)?;
    Ok(edition::beside(&finding.clause, finding.edition.unwrap_or(in_force), in_force))
}

/// The name of a branch's field.
fn bone_field(branch: Branch) -> &'static str {
    match branch {
        Branch::People => "bone.people",
        Branch::Method => "bone.method",
        Branch::Means => "bone.means",
        Branch::Input => "bone.input",
        Branch::Environment => "bone.environment",
        Branch::Control => "bone.control",
    }
}

/// What the names of a line's fields begin with.
fn line_key(kind: LineKind, place: usize) -> String {
    format!("{}.{place}", kind.as_str())
}

/// What somebody just did, from the address.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Did {
    #[serde(default)]
    did: String,
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<NonconformityId>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let mut page = page(&app, &actor, id).await?;
    let said = match did.did.as_str() {
        "comment" => Some("Đã gửi ý kiến."),
        "file" => Some("Đã đính kèm tệp."),
        "file_withdraw" => Some("Đã rút tệp."),
        _ => None,
    };
    if let Some(said) = said {
        page.shell = page.shell.saying("ok", said);
    } else if did.did == "record" {
        page.shell =
            page.shell.saying("ok", "Đã ghi lại. Thư ký ISO sẽ xem xét và giao người xử lý.");
    } else if let Some(action) = Action::parse(&did.did) {
        page.shell = page.shell.saying("ok", done_label(action));
    }
    Ok(render_with(StatusCode::OK, &page))
}

async fn page(app: &App, actor: &Actor, id: NonconformityId) -> Result<ShowPage, AppError> {
    let (asks, today) = (actor.clone(), app.clock.today());
    let (shell, board) = (Shell::new(app, actor, "/nonconformities"), app.notices.clone());
    let about = vec![object("nonconformity", id)];
    let read = move |tx: &Tx<'_>| {
        let it = actions::open(tx, id)?;
        let moves = it.state().moves().iter().map(|(action, _)| *action);
        let actions: Vec<_> = moves.filter(|action| may(&asks, *action, &it).is_ok()).collect();
        let has = |action| actions.contains(&action);
        let members = if has(Action::Assign) || has(Action::ProposeCause) {
            organization::directory(tx, today)?
        } else {
            Vec::new()
        };
        let documents = if has(Action::RequestChange) { procedures(tx)? } else { Vec::new() };
        let units = organization::units(tx, today)?;
        let unit = units.into_iter().find(|unit| Some(unit.id.get()) == it.finding.unit);
        let dossiers = store::dossiers(tx, id.get())?;
        let names = organization::names(tx)?;
        Ok(ShowPage {
            shell,
            clause: clause(tx, &it.finding)?,
            description: described(&it, dossiers.len()),
            alike: actions::alike(tx, &it)?,
            talk: Talk::of(tx, &about[0], &format!("/nonconformities/{id}"), &asks)?,
            documents,
            unit: unit.map(|unit| unit.name).unwrap_or_default(),
            dossiers,
            sees_dossiers: asks.is_any(dossier::DESK),
            before: it.follows.map(|id| store::get(tx, id)).transpose()?.flatten(),
            after: store::following(tx, id.get())?,
            actions,
            members,
            history: history(tx, &names, id)?,
            notices: board.about(tx, &asks, &about, today)?,
            names,
            today,
            form: ActionForm::of(&it),
            errors: FieldErrors::default(),
            it,
        })
    };
    app.db.at(actor.agency).read(read).await
}

fn history(
    tx: &Tx<'_>,
    names: &BTreeMap<PersonId, String>,
    id: NonconformityId,
) -> Result<Vec<HistoryLine>, AppError> {
    let notes: BTreeMap<i64, String> = store::notes(tx, id.get())?.into_iter().collect();
    let line = |entry: platform::ledger::Recorded| {
        let collected = entry.action == "nonconformity.collect";
        let note = notes.get(&entry.version).filter(|_| entry.version > 0).cloned();
        let line = HistoryLine::of(entry, names, recorded_label);
        if collected { line } else { HistoryLine { reason: note.unwrap_or_default(), ..line } }
    };
    Ok(tx.recorded(&object("nonconformity", id))?.into_iter().map(line).collect())
}

pub(crate) async fn act(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<NonconformityId>,
    Form(form): Form<ActionForm>,
) -> Result<Response, AppError> {
    let again =
        async |form: ActionForm, errors: FieldErrors, refused: Option<&'static str>, status| {
            let mut page = page(&app, &actor, id).await?;
            if let Some(code) = refused {
                page.shell = page.shell.refusing(code, page.it.state().label());
            }
            Ok(render_with(status, &ShowPage { form, errors, ..page }))
        };
    if !form.more.is_empty() {
        return again(form, FieldErrors::default(), None, StatusCode::OK).await;
    }
    let (action, with) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => return again(form, errors, None, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let by = actor.clone();
    let done =
        app.db.at(actor.agency).write(move |tx| actions::act(tx, &by, id, action, &with)).await;
    match done {
        Ok(_) => {
            let page = format!("/nonconformities/{id}?did={}", action.as_str());
            Ok(Redirect::to(&page).into_response())
        }
        Err(AppError::Invalid(errors)) => {
            again(form, errors, None, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(AppError::Conflict(code)) => {
            again(form, FieldErrors::default(), Some(code), StatusCode::CONFLICT).await
        }
        Err(other) => Err(other),
    }
}

impl store::Linked {
    fn due(&self) -> String {
        text::date_time(Timestamp::from_microsecond(self.judged_at).unwrap_or_default())
    }
}
