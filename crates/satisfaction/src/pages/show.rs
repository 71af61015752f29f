use super::{
    SECTION,
    words::{SCALE_LABELS, action_label, done_label, recorded_label, share, slips_words},
};
use crate::{
    Action, Channel, Question, Results, State, Survey, SurveyId, Tally, actions, form::ActionForm,
    may, permit, print, store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::Timestamp;
use organization::Unit;
use platform::{
    Actor, App, AppError, FieldErrors, PersonId, Shell, Tx,
    ledger::object,
    list::{Cell, Exported, Format, ListQuery, download},
    pages::{HistoryLine, PDF, opened, render_with},
};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    it: Survey,
    results: Results,
    units: Vec<Unit>,
    imports: Vec<store::ImportRow>,
    comments: Vec<store::Comment>,
    actions: Vec<Action>,
    enters: bool,
    plans: bool,
    slug: Option<String>,
    public_url: String,
    history: Vec<HistoryLine>,
    names: BTreeMap<PersonId, String>,
    form: ActionForm,
    errors: FieldErrors,
}

impl ShowPage {
    fn has(&self, action: Action) -> bool {
        self.actions.contains(&action)
    }

    fn plain_actions(&self) -> impl Iterator<Item = Action> {
        let plain = [Action::Approve, Action::Open, Action::Close, Action::Publish];
        plain.into_iter().filter(|action| self.has(*action))
    }

    fn lines(&self) -> impl Iterator<Item = (&Question, &Tally)> {
        self.it.questions.iter().zip(&self.results.questions)
    }

    fn unit_name(&self, unit: i64) -> &str {
        let found = self.units.iter().find(|known| known.id.get() == unit);
        found.map_or("–", |unit| unit.name.as_str())
    }

    /// `phiếu giấy 52, quét mã QR 3`.
    fn channels(&self) -> String {
        let told = |(channel, count): (&Channel, &i64)| format!("{} {count}", channel.label());
        self.results.channels.iter().map(told).collect::<Vec<_>>().join(", ")
    }

    fn drafter(&self) -> &str {
        self.names.get(&self.it.drafted_by).map_or("–", String::as_str)
    }

    /// Where the QR code of the slip leads; nothing while the agency has no portal.
    fn address(&self) -> Option<String> {
        let slug = self.slug.as_ref()?;
        Some(format!("{}/portal/{slug}/surveys/{}", self.public_url, self.it.code))
    }

    /// How long the bar of a share is, in a picture of 300.
    fn bar(tally: &Tally) -> i64 {
        if tally.n() == 0 { 0 } else { tally.satisfied() * 300 / tally.n() }
    }

    fn percent(tally: &Tally) -> String {
        text::percent(tally.satisfied(), tally.n()).unwrap_or_else(|| "–".to_owned())
    }

    fn returned_share(&self) -> String {
        text::percent(self.results.returned, self.results.issued).unwrap_or_default()
    }
}

impl store::ImportRow {
    fn when(&self) -> String {
        text::date_time(Timestamp::from_microsecond(self.made_at).unwrap_or_default())
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
    Path(id): Path<SurveyId>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let mut page = page(&app, &actor, id).await?;
    if let Some(said) = done_label(&did.did) {
        page.shell = page.shell.saying("ok", said);
    }
    Ok(render_with(StatusCode::OK, &page))
}

async fn page(app: &App, actor: &Actor, id: SurveyId) -> Result<ShowPage, AppError> {
    let (asks, today) = (actor.clone(), app.clock.today());
    let shell = Shell::new(app, actor, SECTION);
    let public_url = app.settings.public_url.clone();
    let read = move |tx: &Tx<'_>| {
        let it = actions::open(tx, id)?;
        let moves = it.state().moves().iter().map(|(action, _)| *action);
        let names = organization::names(tx)?;
        Ok(ShowPage {
            shell,
            results: actions::results(tx, &it)?,
            units: organization::units(tx, today)?,
            imports: store::imports(tx, id.get())?,
            comments: actions::comments(tx, &asks, id)?,
            actions: moves.filter(|action| may(&asks, *action, &it).is_ok()).collect(),
            enters: permit::may_enter(&asks).is_ok() && it.state().takes_paper(),
            plans: permit::may_plan(&asks).is_ok(),
            slug: portal::site(tx)?.map(|site| site.setting.slug.as_str().to_owned()),
            public_url,
            history: history(tx, &names, id)?,
            names,
            form: ActionForm::default(),
            errors: FieldErrors::default(),
            it,
        })
    };
    app.db.at(actor.agency).read(read).await
}

fn history(
    tx: &Tx<'_>,
    names: &BTreeMap<PersonId, String>,
    id: SurveyId,
) -> Result<Vec<HistoryLine>, AppError> {
    let notes: BTreeMap<i64, String> = store::notes(tx, id.get())?.into_iter().collect();
    // That slips come in one by one is told by their number, not line by line.
    let acts = tx.recorded(&object("survey", id))?.into_iter();
    let acts = acts.filter(|entry| !["survey.answer", "survey.sort"].contains(&&*entry.action));
    let line = |entry: platform::ledger::Recorded| {
        let reason = match entry.action.as_str() {
            "survey.return" | "survey.cancel" => notes.get(&entry.version).cloned(),
            "survey.enter" => Some(slips_words(&entry.reason)),
            "survey.import" => Some(entry.reason.clone()),
            _ => None,
        };
        let line = HistoryLine::of(entry, names, recorded_label);
        HistoryLine { reason: reason.unwrap_or_default(), ..line }
    };
    Ok(acts.map(line).collect())
}

pub(crate) async fn act(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SurveyId>,
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
    let (action, with) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => return again(form, errors, None, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let by = actor.clone();
    let work = move |tx: &Tx<'_>| actions::act(tx, &by, id, action, &with);
    match app.db.at(actor.agency).write(work).await {
        Ok(_) => {
            Ok(Redirect::to(&format!("/surveys/{id}?did={}", action.as_str())).into_response())
        }
        Err(AppError::Conflict(code)) => {
            again(form, FieldErrors::default(), Some(code), StatusCode::CONFLICT).await
        }
        Err(other) => Err(other),
    }
}

/// The slip to print.
pub(crate) async fn slip_pdf(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SurveyId>,
) -> Result<Response, AppError> {
    let public_url = app.settings.public_url.clone();
    let today = app.clock.today();
    let work = move |tx: &Tx<'_>| print::slip(tx, &actions::open(tx, id)?, &public_url, today);
    let bytes = app.db.at(actor.agency).read_long(work).await?;
    opened(PDF, "phieu-khao-sat.pdf", bytes)
}

/// The report to print.
pub(crate) async fn report_pdf(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SurveyId>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let work = move |tx: &Tx<'_>| print::report(tx, &actions::open(tx, id)?, today);
    let bytes = app.db.at(actor.agency).read_long(work).await?;
    opened(PDF, "bao-cao-khao-sat.pdf", bytes)
}

/// A question with its counts, for a spreadsheet.
struct SheetLine(Question, Tally);

impl Exported for SheetLine {
    fn heads() -> Vec<&'static str> {
        let mut heads = vec!["Yếu tố", "Câu hỏi"];
        heads.extend(SCALE_LABELS);
        heads.extend(["Số trả lời (n)", "Hài lòng, rất hài lòng", "Tỷ lệ hài lòng"]);
        heads
    }

    fn cells(&self) -> Vec<Cell> {
        let Self(question, tally) = self;
        let mut cells = vec![question.area.label().into(), question.text.as_str().into()];
        cells.extend(tally.0.map(Cell::Number));
        cells.extend([Cell::Number(tally.n()), Cell::Number(tally.satisfied())]);
        cells.push(share(tally).into());
        cells
    }
}

/// The counts as a spreadsheet.
pub(crate) async fn sheet(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SurveyId>,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let format = Format::parse(query.get("format")).unwrap_or(Format::Xlsx);
    let work = move |tx: &Tx<'_>| {
        let survey = actions::open(tx, id)?;
        let tallies = actions::results(tx, &survey)?.questions;
        let lines = survey.questions.into_iter().zip(tallies);
        let lines: Vec<_> = lines.map(|(question, tally)| SheetLine(question, tally)).collect();
        download(&lines, format, "ket-qua-khao-sat")
    };
    app.db.at(actor.agency).read_long(work).await
}
