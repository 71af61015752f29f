use super::{
    parts, share,
    trend::{self, Month},
    words::{self, RAISE, action_label, behind_words, done, missed, recorded_label, requirement},
};
use crate::{
    Action, Content, Indicator, Measurement, Objective, ObjectiveId, Period, Scale, State, Verdict,
    actions,
    form::{ActionForm, Asked, EnteredForm, TaskForm},
    may, measure, permit, store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use nonconformity::{Finding, Origin, RaiseButton, Source};
use organization::Member;
use platform::{
    Actor, App, AppError, FieldErrors, Notice, PersonId, Shell, Span, Tx,
    ledger::object,
    list::ListQuery,
    pages::{HistoryLine, render_with},
    sentence,
};
use quality_register::talk::Talk;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/show.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing this reader may do or see")]
pub(super) struct ShowPage {
    pub(super) shell: Shell,
    objective: Objective,
    value: Measurement,
    /// Nobody entered anything of it.
    is_blank: bool,
    months: Vec<Month>,
    unit: String,
    owner: String,
    actions: Vec<Action>,
    entered: Vec<store::EnteredRow>,
    tasks: Vec<store::TaskRow>,
    reviews: Vec<store::ReviewRow>,
    talk: Talk,
    parent: Option<Objective>,
    children: Vec<Objective>,
    members: Vec<Member>,
    may_plan: bool,
    may_verify: bool,
    pub(super) task_form: TaskForm,
    past: Vec<(Content, String)>,
    history: Vec<HistoryLine>,
    notices: Vec<Notice>,
    names: BTreeMap<PersonId, String>,
    reader: PersonId,
    today: Date,
    sees_dossiers: bool,
    may_write: bool,
    may_enter: bool,
    form: EnteredForm,
    /// What came back of the buttons.
    action_form: ActionForm,
    pub(super) errors: FieldErrors,
}

impl ShowPage {
    const fn verdict(&self) -> Verdict {
        self.objective.content.target.judge(self.value)
    }

    fn share(&self) -> String {
        share(self.scale(), self.value, self.is_blank)
    }

    fn parts(&self) -> Option<String> {
        parts(self.scale(), self.value)
    }

    const fn scale(&self) -> Scale {
        self.objective.content.indicator.scale()
    }

    fn is_count(&self) -> bool {
        self.scale() == Scale::Count
    }

    /// From which day on its result may be fixed, while that is to come.
    fn judged_from(&self) -> Option<Date> {
        let runs = self.objective.state() == State::Approved;
        (runs && !self.objective.is_over(self.today)).then_some(self.objective.content.period.to)
    }

    const fn verdict_label(&self) -> &'static str {
        words::verdict(self.verdict(), self.is_blank)
    }

    /// The list behind a period: exactly what the figure counts. All of it, what fulfils, what does
    /// not.
    fn list(&self, period: Period, fulfils: Option<bool>) -> String {
        let unit = self.objective.content.unit;
        match &self.objective.content.indicator {
            Indicator::DossiersOnTime { document } => {
                let key = |key: Option<i64>| key.map(|key| key.to_string()).unwrap_or_default();
                let timeliness = match fulfils {
                    None => "",
                    Some(true) => "kept",
                    Some(false) => "late",
                };
                let query = ListQuery::default()
                    .with("finished_from", &period.from.to_string())
                    .with("finished_to", &period.to.to_string())
                    .with("document", &key(document.map(document::DocumentId::get)))
                    .with("unit", &key(unit))
                    .with("timeliness", timeliness);
                format!("/dossiers{}", query.href(&[]))
            }
            Indicator::Offered { key } => {
                let span = Span { from: period.from, to: period.to };
                platform::indicator(key)
                    .map(|it| (it.href)(span, unit, fulfils))
                    .unwrap_or_default()
            }
            Indicator::DocumentsAcknowledged => {
                let reading = match fulfils {
                    None => "",
                    Some(true) => "read",
                    Some(false) => "unread",
                };
                let query = as_of(period, self.today, unit).with("reading", reading);
                format!("/distributions/readings{}", query.href(&[]))
            }
            Indicator::ProceduresInForce if fulfils == Some(true) => {
                let query = as_of(period, self.today, unit)
                    .with("category", "administrative")
                    .with("standing", "in_force");
                format!("/registers/documents{}", query.href(&[]))
            }
            Indicator::ProceduresInForce
            | Indicator::Entered { .. }
            | Indicator::Counted { .. } => String::new(),
        }
    }

    /// The same for all of it, so far.
    fn whole_list(&self, fulfils: Option<bool>) -> String {
        let period = self.objective.content.period;
        self.list(period.until(self.today).unwrap_or(period), fulfils)
    }

    /// Whether the list behind may be opened by whoever reads the page.
    fn is_linked(&self) -> bool {
        let opens = match &self.objective.content.indicator {
            Indicator::DossiersOnTime { .. } => self.sees_dossiers,
            Indicator::Offered { key } => platform::indicator(key).is_some(),
            Indicator::DocumentsAcknowledged | Indicator::ProceduresInForce => true,
            Indicator::Entered { .. } | Indicator::Counted { .. } => false,
        };
        opens && self.value.denominator > 0
    }

    /// Whether what is counted are dossiers.
    fn counts_dossiers(&self) -> bool {
        matches!(self.objective.content.indicator, Indicator::DossiersOnTime { .. })
    }

    /// The lists behind, with how many each has and what they are: what fulfils, what does not, all.
    fn behind(&self) -> [(Option<bool>, i64, &'static str); 3] {
        let Measurement { numerator, denominator } = self.value;
        let [kept, missed, all] = behind_words(self.counts_dossiers());
        [
            (Some(true), numerator, kept),
            (Some(false), denominator - numerator, missed),
            (None, denominator, all),
        ]
    }

    /// Which version of the objective this is: one more than it was changed.
    fn version(&self) -> usize {
        self.past.len() + 1
    }

    /// The way to the form of a nonconformity, filled in.
    fn raise(&self) -> Option<RaiseButton> {
        let content = &self.objective.content;
        let finding = Finding {
            source: Source::Objective,
            clause: "6.2".to_owned(),
            unit: content.unit,
            description: missed(&self.objective, &self.share()),
            requirement: requirement(&self.objective),
            ..Finding::default()
        };
        let thing = object("objective", self.objective.id);
        let href = format!("/objectives/{}", self.objective.id);
        let label = format!("{} {}", content.number, content.statement);
        let origin = Origin::new(&thing, &href, &label)?;
        Some(RaiseButton::new(&finding, &origin, RAISE).like_a_link())
    }

    fn drawn(&self) -> String {
        trend::draw(&self.months, self.objective.content.target)
    }

    fn name(&self, person: i64) -> &str {
        self.names.get(&PersonId::new(person)).map_or("", String::as_str)
    }
}

/// How things stood at the end of a period, or stand today.
fn as_of(period: Period, today: Date, unit: Option<i64>) -> ListQuery {
    let unit = unit.map(|unit| unit.to_string()).unwrap_or_default();
    ListQuery::default().with("as_of", &text::date(period.to.min(today))).with("unit", &unit)
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
    Path(id): Path<ObjectiveId>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let mut page = page(&app, &actor, id).await?;
    if let Some(said) = done(&did.did) {
        page.shell = page.shell.saying("ok", said);
    }
    Ok(render_with(StatusCode::OK, &page))
}

pub(super) async fn page(app: &App, actor: &Actor, id: ObjectiveId) -> Result<ShowPage, AppError> {
    let (asks, today) = (actor.clone(), app.clock.today());
    let (shell, board) = (Shell::new(app, actor, "/objectives"), app.notices.clone());
    let about = [object("objective", id)];
    let read = move |tx: &Tx<'_>| {
        let objective = actions::open(tx, id)?;
        let content = &objective.content;
        let names = organization::names(tx)?;
        let units = organization::units(tx, today)?;
        let unit = units.into_iter().find(|unit| Some(unit.id.get()) == content.unit);
        let moves = objective.state().moves().iter().map(|(action, _)| *action);
        let is_draft = objective.state() == State::Draft;
        let in_time = |action: &Action| *action != Action::Evaluate || objective.is_over(today);
        Ok(ShowPage {
            shell,
            value: measure::so_far(tx, &objective, today)?,
            is_blank: measure::is_blank_so_far(tx, &objective, today)?,
            months: trend::months(tx, &objective, today)?,
            unit: unit.map(|unit| unit.name).unwrap_or_default(),
            owner: content.owner.and_then(|id| names.get(&id)).cloned().unwrap_or_default(),
            actions: (moves.filter(in_time))
                .filter(|action| may(&asks, *action, &objective).is_ok())
                .collect(),
            entered: store::entered(tx, id.get())?,
            tasks: store::tasks(tx, id.get(), store::moment(today))?,
            reviews: store::reviews(tx, id.get())?,
            talk: Talk::of(tx, &about[0], &format!("/objectives/{id}"), &asks)?,
            parent: content
                .parent
                .map(|id| store::get(tx, ObjectiveId::new(id)))
                .transpose()?
                .flatten(),
            children: store::children(tx, id.get())?
                .into_iter()
                .map(store::read)
                .collect::<Result<_, _>>()?,
            members: organization::directory(tx, today)?,
            may_plan: permit::may_plan(&asks, &objective).is_ok(),
            may_verify: permit::may_verify(&asks, PersonId::new(0)).is_ok(),
            task_form: TaskForm::default(),
            past: past(tx, id)?,
            history: history(tx, &names, id)?,
            notices: board.about(tx, &asks, &about, today)?,
            names,
            reader: asks.person,
            today,
            sees_dossiers: asks.is_any(dossier::DESK),
            may_write: is_draft && permit::may_write(&asks, content).is_ok(),
            may_enter: permit::may_enter(&asks, &objective).is_ok(),
            form: EnteredForm::default(),
            action_form: ActionForm::default(),
            errors: FieldErrors::default(),
            objective,
        })
    };
    app.db.at(actor.agency).read(read).await
}

fn past(tx: &Tx<'_>, id: ObjectiveId) -> Result<Vec<(Content, String)>, AppError> {
    let read = |(_, content, reason): (i64, String, String)| {
        let content = serde_json::from_str(&content);
        content.map(|content| (content, reason)).map_err(|e| AppError::Failed(e.to_string()))
    };
    store::past(tx, id.get())?.into_iter().map(read).collect()
}

fn history(
    tx: &Tx<'_>,
    names: &BTreeMap<PersonId, String>,
    id: ObjectiveId,
) -> Result<Vec<HistoryLine>, AppError> {
    let line = |entry| {
        let line = HistoryLine::of(entry, names, recorded_label);
        HistoryLine { reason: String::new(), ..line }
    };
    Ok(tx.recorded(&object("objective", id))?.into_iter().map(line).collect())
}

pub(crate) async fn act(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ObjectiveId>,
    Form(form): Form<ActionForm>,
) -> Result<Response, AppError> {
    let again = async |action_form: ActionForm,
                       errors: FieldErrors,
                       refused: Option<&'static str>,
                       status| {
        let mut page = page(&app, &actor, id).await?;
        if let Some(code) = refused {
            page.shell = page.shell.refusing(code, page.objective.state().label());
        }
        Ok(render_with(status, &ShowPage { action_form, errors, ..page }))
    };
    let Asked { action, reason, decision } = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => return again(form, errors, None, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| match &decision {
        Some((number, dated)) => actions::approve(tx, &by, id, (number, *dated)),
        None => actions::act(tx, &by, id, action, &reason),
    };
    match app.db.at(actor.agency).write(write).await {
        Ok(_) => {
            Ok(Redirect::to(&format!("/objectives/{id}?did={}", action.as_str())).into_response())
        }
        Err(AppError::Conflict(code)) => {
            again(form, FieldErrors::default(), Some(code), StatusCode::CONFLICT).await
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn enter(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ObjectiveId>,
    Form(form): Form<EnteredForm>,
) -> Result<Response, AppError> {
    let again =
        async |form: EnteredForm, errors: FieldErrors, said: Option<&'static str>, status| {
            let mut page = page(&app, &actor, id).await?;
            if let Some(said) = said {
                page.shell = page.shell.saying("bad", said);
            }
            Ok(render_with(status, &ShowPage { form, errors, ..page }))
        };
    let objective = app.db.at(actor.agency).read(move |tx| actions::open(tx, id)).await?;
    let entered = match form.parse(objective.content.indicator.scale()) {
        Ok(entered) => entered,
        Err(errors) => return again(form, errors, None, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::enter(tx, &by, id, &entered)).await {
        Ok(_) => Ok(Redirect::to(&format!("/objectives/{id}?did=enter")).into_response()),
        Err(AppError::Conflict(code)) => {
            let said = Some(sentence(code));
            again(form, FieldErrors::default(), said, StatusCode::CONFLICT).await
        }
        Err(other) => Err(other),
    }
}
