//! What citizens see: the free times, the form, their own appointment. No session, no cookie.

use super::{DayChoice, by_day, words};
use crate::{
    Appointment, Plan, Slot, State, Visitor, actions,
    calendar::Event,
    form::{BookingForm, OwnForm},
    store,
};
use askama::Template;
use axum::{
    extract::{Form, Query, State as Shared},
    http::{Extensions, StatusCode},
    response::Response,
};
use jiff::{Timestamp, civil::Date};
use platform::{
    App, AppError, DbError, FieldErrors, PublicOffer, Tx,
    pages::{render_with, saved},
    sentence,
};
use portal::{Gathered, Guide, Library, Limit, Line, PublicShell, Sum, Visit, is_solved, new_sum};
use std::sync::{Arc, LazyLock};

/// Bookings that one line may send in five minutes.
const MOST: usize = 6;

/// How often one line may be wrong in five minutes about a code.
const MOST_WRONG: usize = 10;

/// Who booked or guessed lately.
static SENT: LazyLock<Limit> = LazyLock::new(Limit::default);
static GUESSED: LazyLock<Limit> = LazyLock::new(Limit::default);

/// What the public may do here, where the desk takes appointments.
pub(crate) fn offers(tx: &Tx<'_>, today: Date) -> Result<Vec<PublicOffer>, DbError> {
    Ok(actions::plan(tx, today)?.map(|_| words::OFFER).into_iter().collect())
}

#[derive(Template)]
#[template(path = "pages/public_choose.html")]
struct ChoosePage {
    shell: PublicShell,
    plan: Option<Plan>,
    library: Arc<Library>,
    days: Vec<DayChoice>,
    /// The day that was chosen, if it has a time left.
    chosen: Option<DayChoice>,
    /// The process that was chosen.
    guide: Option<Guide>,
    form: BookingForm,
    sum: Sum,
    errors: FieldErrors,
    refusal: Option<&'static str>,
}

impl ChoosePage {
    fn make(
        tx: &Tx<'_>,
        shell: PublicShell,
        gathered: &Gathered,
        form: BookingForm,
        sum: Sum,
    ) -> Result<Self, AppError> {
        let now = text::here(tx.now());
        let library = gathered.library(tx)?;
        let days = by_day(&actions::vacancies(tx, now)?);
        let chosen = days.iter().find(|day| Some(day.day) == form.day() && day.free > 0).cloned();
        Ok(Self {
            shell: shell.about(words::ABOUT),
            plan: actions::plan(tx, now.date())?,
            guide: library.find(&form.process).cloned(),
            library,
            days,
            chosen,
            form,
            sum,
            errors: FieldErrors::default(),
            refusal: None,
        })
    }

    fn matter(&self) -> &str {
        self.guide.as_ref().map_or(words::OTHER_MATTER, |guide| &guide.title)
    }
}

#[derive(Template)]
#[template(path = "pages/public_booked.html")]
struct BookedPage {
    shell: PublicShell,
    it: Appointment,
    place: String,
    guide: Option<Guide>,
}

#[derive(Template)]
#[template(path = "pages/public_own.html")]
struct OwnPage {
    shell: PublicShell,
    form: OwnForm,
    errors: FieldErrors,
    refusal: Option<&'static str>,
    said: Option<&'static str>,
    found: Option<Found>,
}

/// An appointment that was found, and what can be done with it.
struct Found {
    it: Appointment,
    place: String,
    /// The days with another time left.
    days: Vec<DayChoice>,
    /// The day of which the times are shown.
    chosen: Option<DayChoice>,
    now: Timestamp,
}

impl Found {
    fn of(tx: &Tx<'_>, it: Appointment, asked: Option<Date>) -> Result<Self, DbError> {
        let others = by_day(&actions::vacancies(tx, text::here(tx.now()))?);
        let others = others.into_iter().map(|day| day.without(it.slot));
        let days: Vec<_> = others.filter(|day| !day.slots.is_empty()).collect();
        let chosen = days.iter().find(|day| Some(day.day) == asked).cloned();
        Ok(Self { it, place: place(tx)?, days, chosen, now: tx.now() })
    }

    fn can_change(&self) -> bool {
        self.it.state() == State::Booked && !self.it.is_overdue(self.now)
    }

    fn day(&self) -> String {
        words::day(self.it.slot.day)
    }
}

/// `GET /portal/{agency}/appointments`: process and day, then the times of that day.
pub(crate) async fn choose(
    Shared(app): Shared<App>,
    visit: Visit,
    Query(form): Query<BookingForm>,
) -> Result<Response, AppError> {
    let (gathered, sum) = (visit.gathered(&app), new_sum(&app)?);
    let form = BookingForm { process: form.process, day: form.day, ..BookingForm::default() };
    let make =
        move |tx: &Tx<'_>, shell: PublicShell| ChoosePage::make(tx, shell, &gathered, form, sum);
    visit.page(&app, make).await
}

/// The form again with what is wrong with it; nothing that was typed is lost.
async fn again(
    app: &App,
    visit: &Visit,
    form: BookingForm,
    errors: FieldErrors,
    refusal: Option<(StatusCode, &'static str)>,
) -> Result<Response, AppError> {
    let (gathered, sum, shell) = (visit.gathered(app), new_sum(app)?, visit.shell(app));
    let make = move |tx: &Tx<'_>| ChoosePage::make(tx, shell, &gathered, form, sum);
    let page = app.db.at(visit.site.agency).read(make).await?;
    let status = refusal.map_or(StatusCode::UNPROCESSABLE_ENTITY, |(status, _)| status);
    let refusal = refusal.map(|(_, said)| said);
    Ok(render_with(status, &ChoosePage { errors, refusal, ..page }))
}

/// `POST /portal/{agency}/appointments`.
pub(crate) async fn book(
    Shared(app): Shared<App>,
    visit: Visit,
    extensions: Extensions,
    Form(form): Form<BookingForm>,
) -> Result<Response, AppError> {
    let booking = match form.parse(|token, typed| is_solved(&app, token, typed)) {
        Ok(booking) => booking,
        Err(errors) => return again(&app, &visit, form, errors, None).await,
    };
    let (line, now) = (Line::of(&visit, &extensions), app.clock.now());
    if SENT.is_reached(&line, MOST, now) {
        let refusal = Some((StatusCode::TOO_MANY_REQUESTS, words::TOO_OFTEN));
        return again(&app, &visit, form, FieldErrors::default(), refusal).await;
    }
    SENT.note(line, now);
    let (gathered, asked, token) = (visit.gathered(&app), form.process.clone(), form.token.clone());
    let work = move |tx: &Tx<'_>| {
        let guide = gathered.library(tx)?.find(&asked).cloned();
        let visitor = Visitor {
            name: booking.name,
            phone: booking.phone,
            document: guide.as_ref().map(|guide| guide.document),
            matter: guide
                .as_ref()
                .map_or_else(|| words::OTHER_MATTER.into(), |it| it.title.clone()),
        };
        let it = actions::book(tx, &token, booking.slot, &visitor)?;
        Ok::<_, AppError>((it, guide, place(tx)?))
    };
    match app.db.at(visit.site.agency).write(work).await {
        Ok((it, guide, place)) => {
            let shell = visit.shell(&app).unlisted();
            Ok(render_with(StatusCode::OK, &BookedPage { shell, it, place, guide }))
        }
        Err(AppError::Conflict(code)) => {
            let refusal = Some((StatusCode::CONFLICT, sentence(code)));
            again(&app, &visit, form, FieldErrors::default(), refusal).await
        }
        Err(other) => Err(other),
    }
}

/// Where the desk is.
fn place(tx: &Tx<'_>) -> Result<String, DbError> {
    let plan = actions::plan(tx, text::here(tx.now()).date())?;
    Ok(plan.map(|plan| plan.place).unwrap_or_default())
}

fn own_page(
    app: &App,
    visit: &Visit,
    form: OwnForm,
    errors: FieldErrors,
    refusal: Option<(StatusCode, &'static str)>,
) -> Response {
    let status = match (&refusal, errors.is_empty()) {
        (Some((status, _)), _) => *status,
        (None, true) => StatusCode::OK,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let shell = visit.shell(app).unlisted();
    let refusal = refusal.map(|(_, said)| said);
    render_with(status, &OwnPage { shell, form, errors, refusal, said: None, found: None })
}

/// `GET /portal/{agency}/appointments/mine`.
pub(crate) async fn ask(Shared(app): Shared<App>, visit: Visit) -> Response {
    own_page(&app, &visit, OwnForm::default(), FieldErrors::default(), None)
}

/// `POST /portal/{agency}/appointments/mine`: looked at, moved, cancelled, taken into a calendar. A
/// wrong code and a wrong telephone number are answered alike.
pub(crate) async fn own(
    Shared(app): Shared<App>,
    visit: Visit,
    extensions: Extensions,
    Form(form): Form<OwnForm>,
) -> Result<Response, AppError> {
    let (code, phone) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => return Ok(own_page(&app, &visit, form, errors, None)),
    };
    let none = FieldErrors::default();
    let (line, now) = (Line::of(&visit, &extensions), app.clock.now());
    if GUESSED.is_reached(&line, MOST_WRONG, now) {
        let refusal = Some((StatusCode::TOO_MANY_REQUESTS, words::TOO_OFTEN));
        return Ok(own_page(&app, &visit, form, none, refusal));
    }
    let read = move |tx: &Tx<'_>| actions::own(tx, &code, &phone);
    let Some(before) = app.db.at(visit.site.agency).read(read).await.map_err(AppError::from)?
    else {
        GUESSED.note(line, now);
        let refusal = Some((StatusCode::NOT_FOUND, words::NOT_THERE));
        return Ok(own_page(&app, &visit, form, none, refusal));
    };
    if form.op == "calendar" && before.state() == State::Booked {
        return calendar(&app, &visit, &before).await;
    }
    let (it, refusal) = match changed(&app, &visit, &form, before.clone()).await {
        Ok(it) => (it, None),
        Err(AppError::Conflict(code)) => (before.clone(), Some(sentence(code))),
        Err(other) => return Err(other),
    };
    let said = (it.moves > before.moves).then(|| words::done_label(&form.op)).flatten();
    // The times of a day are shown to whoever chose it, and again where their choice was refused.
    let asked = form.day.parse().ok().filter(|_| form.op == "day" || refusal.is_some());
    let read = move |tx: &Tx<'_>| Found::of(tx, it, asked);
    let found = app.db.at(visit.site.agency).read(read).await.map_err(AppError::from)?;
    let status = if refusal.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let (shell, found) = (visit.shell(&app).unlisted(), Some(found));
    Ok(render_with(status, &OwnPage { shell, form, errors: none, refusal, said, found }))
}

/// The appointment as a file for the calendar of a telephone.
async fn calendar(app: &App, visit: &Visit, it: &Appointment) -> Result<Response, AppError> {
    let day = it.slot.day;
    let read = move |tx: &Tx<'_>| store::plan(tx, day);
    let plan = app.db.at(visit.site.agency).read(read).await.map_err(AppError::from)?;
    let (place, minutes) = plan.map(|plan| (plan.place, plan.slot_minutes)).unwrap_or_default();
    let shell = visit.shell(app);
    let host = app.settings.public_url.rsplit('/').next().unwrap_or_default();
    let address = Some(shell.contact.address.as_str()).filter(|address| !address.is_empty());
    let event = Event {
        uid: format!("appointment-{}@{host}", it.id),
        sequence: it.moves,
        made_at: app.clock.now(),
        begins: day.to_datetime(it.slot.time),
        minutes,
        summary: words::in_calendar(&it.visitor.matter),
        place: [Some(place.as_str()), address].into_iter().flatten().collect::<Vec<_>>().join(", "),
        about: words::about_in_calendar(&it.spoken_code(), &shell.canonical),
        url: shell.canonical,
    };
    saved("text/calendar; charset=utf-8", "lich-hen.ics", event.file().into_bytes())
}

/// What whoever booked asks for is done; nothing where they only look.
async fn changed(
    app: &App,
    visit: &Visit,
    form: &OwnForm,
    before: Appointment,
) -> Result<Appointment, AppError> {
    let slot = Slot::parse(&form.slot);
    let scope = app.db.at(visit.site.agency);
    match form.op.as_str() {
        "cancel" => scope.write(move |tx: &Tx<'_>| actions::cancel_own(tx, &before)).await,
        "move" => {
            let slot = slot.ok_or(AppError::Conflict("appointment_no_slot"))?;
            scope.write(move |tx: &Tx<'_>| actions::move_own(tx, &before, slot)).await
        }
        _ => Ok(before),
    }
}
