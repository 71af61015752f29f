use super::words::{
    HOUR_OVER, action_label, recorded_label, timeliness_class, timeliness_label, until, with_basis,
};
use crate::{Action, Dossier, DossierId, Promise, actions, form, may, model::last_working, store};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use flow::StepRole;
use jiff::Timestamp;
use organization::Member;
use platform::{
    Actor, App, AppError, FieldErrors, PersonId, Shell, Tx,
    ledger::object,
    pages::{HistoryLine, render_with},
};
use serde::Deserialize;
use std::collections::BTreeMap;
use workcal::describe;

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    dossier: Dossier,
    applicant: Option<store::ApplicantRow>,
    steps: Vec<store::StepRow>,
    components: Vec<(String, i64, i64)>,
    derivation: Vec<String>,
    actions: Vec<Action>,
    colleagues: Vec<Member>,
    names: BTreeMap<PersonId, String>,
    history: Vec<HistoryLine>,
    reasons: Vec<store::Reason>,
    version_number: String,
    /// Whether this person works with dossiers: the list and the slips are theirs to open.
    is_at_work: bool,
    now: Timestamp,
    form: form::ActionForm,
    errors: FieldErrors,
}

impl ShowPage {
    fn is_current(&self, step: &store::StepRow) -> bool {
        step.no == self.dossier.step_no && !self.dossier.state().is_closed()
    }

    /// The slips that can be printed: their place in the address, and their name.
    fn slips(&self) -> Vec<(&'static str, &'static str)> {
        let given = |kind: &&crate::print::Slip| {
            self.is_at_work && kind.of(&self.dossier, &self.reasons).is_some()
        };
        let slips = crate::print::Slip::ALL.iter().filter(given);
        slips.map(|slip| (slip.as_str(), slip.label())).collect()
    }

    /// The class of a step in the timeline.
    fn step_class(&self, step: &store::StepRow) -> &'static str {
        let is_current = self.is_current(step);
        let is_late = |at: i64| step.due_at.is_some_and(|due| at > due);
        match step.finished_at {
            Some(_) => "done",
            None if is_current && is_late(self.now.as_microsecond()) => "late",
            None if is_current => "now",
            None => "todo",
        }
    }

    /// Who did a step, or who should, and when.
    fn step_line(&self, step: &store::StepRow) -> String {
        let name = step.person.and_then(|id| self.names.get(&PersonId::new(id)));
        let who = name.map_or(step.responsible.as_str(), String::as_str);
        let at = |micros: i64| Timestamp::from_microsecond(micros).unwrap_or_default();
        match (step.finished_at, step.due_at.filter(|_| step.started_at.is_some())) {
            (Some(finished), _) => format!("{who} · xong {}", text::date_time(at(finished))),
            (None, Some(due)) => format!("{who} · {}", until(at(due))),
            (None, None) => who.to_owned(),
        }
    }

    /// Whether the second form is the one that was just sent.
    fn asks_reason(&self) -> bool {
        Action::parse(&self.form.action).is_some_and(Action::needs_reason)
    }

    fn has(&self, action: Action) -> bool {
        self.actions.contains(&action)
    }

    /// What moves the dossier on; the rest stands in the second form.
    fn main_actions(&self) -> impl Iterator<Item = &Action> {
        let main = [
            Action::Advance,
            Action::Finish,
            Action::ReceiveSupplement,
            Action::Resume,
            Action::Return,
        ];
        self.actions.iter().filter(move |action| main.contains(action))
    }

    fn other_actions(&self) -> Vec<Action> {
        self.actions.iter().copied().filter(|action| action.needs_reason()).collect()
    }
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
    Path(id): Path<DossierId>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let mut page = page(&app, &actor, id).await?;
    if did.did == "accept" {
        page.shell = page.shell.saying("ok", "Đã tiếp nhận. In giấy hẹn giao cho người nộp.");
    } else if let Some(action) = Action::parse(&did.did) {
        page.shell = page.shell.saying("ok", action_label(action));
    }
    Ok(render_with(StatusCode::OK, &page))
}

async fn page(app: &App, actor: &Actor, id: DossierId) -> Result<ShowPage, AppError> {
    let (asks, is_at_work) = (actor.clone(), actor.is_any(crate::DESK));
    let now = app.clock.now();
    // Whoever only looks at one came by a link, and finds no way to a list that refuses them.
    let shell = Shell::new(app, actor, if is_at_work { "/dossiers" } else { "" });
    app.db
        .at(actor.agency)
        .read(move |tx| {
            let dossier = actions::look(tx, &asks, id)?;
            let names = organization::names(tx)?;
            let standing = actions::due_of(tx, id, dossier.received_at)?;
            let steps = store::steps(tx, id.get())?;
            let reasons = store::reasons_for(tx, &asks, &dossier)?;
            let actions = offered(&asks, &dossier, &steps);
            let colleagues = if actions.contains(&Action::Advance) {
                colleagues(tx, &dossier, &steps)?
            } else {
                Vec::new()
            };
            let version = document::open(tx, &asks, dossier.version);
            Ok(ShowPage {
                shell,
                applicant: store::applicant_for(tx, &asks, &dossier)?,
                components: store::components(tx, id.get())?,
                derivation: standing.due().map(describe::derivation).unwrap_or_default(),
                history: history(tx, &names, &reasons, id)?,
                reasons,
                version_number: version.map(|version| version.number()).unwrap_or_default(),
                steps,
                actions,
                colleagues,
                names,
                is_at_work,
                now,
                form: form::ActionForm::default(),
                errors: FieldErrors::default(),
                dossier,
            })
        })
        .await
}

/// The buttons that would go through: advancing or finishing, never both.
fn offered(actor: &Actor, dossier: &Dossier, steps: &[store::StepRow]) -> Vec<Action> {
    let roles: Vec<_> = steps.iter().filter_map(|step| StepRole::parse(&step.role)).collect();
    let last_working = last_working(&roles);
    let moves = dossier.state().moves().iter().map(|(action, _)| *action);
    let is_place = |action: &Action| match action {
        Action::Advance => dossier.step_no < last_working,
        Action::Finish => dossier.step_no == last_working,
        Action::SendBack => dossier.step_no > 1,
        Action::RequestSupplement
        | Action::ReceiveSupplement
        | Action::Pause
        | Action::Resume
        | Action::Extend
        | Action::Refuse
        | Action::Withdraw
        | Action::Return => true,
    };
    moves.filter(is_place).filter(|action| may(actor, *action, dossier).is_ok()).collect()
}

/// Who could be given the next step in person.
fn colleagues(
    tx: &Tx<'_>,
    dossier: &Dossier,
    steps: &[store::StepRow],
) -> Result<Vec<Member>, AppError> {
    let next = steps.iter().find(|step| step.no == dossier.step_no + 1);
    let Some(role) = next.and_then(|step| StepRole::parse(&step.role)) else {
        return Ok(Vec::new());
    };
    actions::candidates(tx, dossier.unit, role)
}

fn history(
    tx: &Tx<'_>,
    names: &BTreeMap<PersonId, String>,
    reasons: &[store::Reason],
    id: DossierId,
) -> Result<Vec<HistoryLine>, AppError> {
    let why = |version: i64| {
        let given = reasons.iter().find(|given| given.move_no == version)?;
        let store::Reason { words, basis, .. } = given;
        Some(if basis.is_empty() { words.clone() } else { with_basis(words, basis) })
    };
    let recorded = tx.recorded(&object("dossier", id))?;
    let line = |entry: platform::ledger::Recorded| {
        let reason = why(entry.version).unwrap_or_default();
        HistoryLine { reason, ..HistoryLine::of(entry, names, recorded_label) }
    };
    Ok(recorded.into_iter().map(line).collect())
}

pub(crate) async fn act(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DossierId>,
    Form(form): Form<form::ActionForm>,
) -> Result<Response, AppError> {
    let wrong = async |form: form::ActionForm, errors: FieldErrors| {
        let page = ShowPage { form, errors, ..page(&app, &actor, id).await? };
        Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
    };
    let (action, with) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => return wrong(form, errors).await,
    };
    let by = actor.clone();
    let done =
        app.db.at(actor.agency).write(move |tx| actions::act(tx, &by, id, action, &with)).await;
    match done {
        Ok(_) => {
            Ok(Redirect::to(&format!("/dossiers/{id}?did={}", action.as_str())).into_response())
        }
        Err(AppError::Conflict(code)) => {
            if let Some(field) = form::field_of(code) {
                return wrong(form, FieldErrors(vec![(field.into(), code)])).await;
            }
            // The page as it is now, and why not: what was typed is still there.
            let page = page(&app, &actor, id).await?;
            let shell = page.shell.clone().refusing(code, page.dossier.state().label());
            Ok(render_with(StatusCode::CONFLICT, &ShowPage { shell, form, ..page }))
        }
        Err(other) => Err(other),
    }
}
