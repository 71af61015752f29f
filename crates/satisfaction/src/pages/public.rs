//! The slip on a phone and what the portal tells, for everybody. No session, no cookie, no name.

use super::words::{ANONYMOUS, IN_WORDS, SCALE_LABELS, share};
use crate::{Results, Survey, actions, form::PhoneForm};
use askama::Template;
use axum::{
    extract::{ConnectInfo, Form, Path, State as Shared},
    http::{Extensions, StatusCode},
    response::Response,
};
use jiff::civil::Date;
use organization::Unit;
use platform::{
    App, AppError, DbError, FieldErrors, Misses, PublicBlock, PublicFigure, PublicPlace,
    PublicSection, Tx, pages::render_with, sentence,
};
use portal::{PublicShell, Visit};
use std::{
    net::{IpAddr, SocketAddr},
    sync::LazyLock,
};

/// Slips of one survey that one address may send in five minutes: a desk with one tablet sends many, a program
/// more.
const MOST: usize = 20;

static SENT: LazyLock<Misses<(String, Option<IpAddr>)>> = LazyLock::new(Misses::default);

#[derive(Template)]
#[template(path = "pages/slip.html")]
struct SlipPage {
    shell: PublicShell,
    it: Survey,
    units: Vec<Unit>,
    form: PhoneForm,
    errors: FieldErrors,
    refusal: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "pages/thanks.html")]
struct ThanksPage {
    shell: PublicShell,
    title: &'static str,
    said: &'static str,
}

/// `GET /portal/{agency}/surveys/{code}`.
pub(crate) async fn slip(
    Shared(app): Shared<App>,
    visit: Visit,
    Path((_, code)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let form = PhoneForm { slip: actions::new_slip()?, ..PhoneForm::default() };
    page(&app, &visit, code, form, FieldErrors::default(), None).await
}

async fn page(
    app: &App,
    visit: &Visit,
    code: String,
    form: PhoneForm,
    errors: FieldErrors,
    refusal: Option<&'static str>,
) -> Result<Response, AppError> {
    let (shell, today) = (visit.shell(app).unlisted(), app.clock.today());
    let Some((it, units)) = find(app, visit, code).await? else { return Ok(visit.not_found(app)) };
    if !it.answers_on(today) {
        let said = sentence("survey_takes_none");
        return Ok(render_with(
            StatusCode::OK,
            &ThanksPage { shell, title: "Khảo sát đã đóng", said },
        ));
    }
    let status = match (refusal, errors.is_empty()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, true) => StatusCode::OK,
    };
    Ok(render_with(status, &SlipPage { shell, it, units, form, errors, refusal }))
}

/// The survey of a code, if it is of the agency whose portal this is.
async fn find(
    app: &App,
    visit: &Visit,
    code: String,
) -> Result<Option<(Survey, Vec<Unit>)>, AppError> {
    let (agency, today) = (visit.site.agency, app.clock.today());
    let read = move |tx: &Tx<'_>| {
        let (of, survey) = actions::by_code(tx, &code)?;
        if of != agency {
            return Err(AppError::NotFound);
        }
        Ok((survey, organization::units(&tx.of(agency), today)?))
    };
    match app.db.anywhere().read(read).await {
        Ok(found) => Ok(Some(found)),
        Err(AppError::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// `POST /portal/{agency}/surveys/{code}`.
pub(crate) async fn answer(
    Shared(app): Shared<App>,
    visit: Visit,
    Path((_, code)): Path<(String, String)>,
    extensions: Extensions,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let Some((survey, _)) = find(&app, &visit, code.clone()).await? else {
        return Ok(visit.not_found(&app));
    };
    let form = PhoneForm::read(pairs);
    let given = match form.parse(survey.questions.len()) {
        Ok(given) => given,
        Err(errors) => return page(&app, &visit, code, form, errors, None).await,
    };
    let address = extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(at)| at.ip());
    let (sender, now) = ((code.clone(), address), app.clock.now());
    if SENT.recent(&sender, now) >= MOST {
        let shell = visit.shell(&app).unlisted();
        let page = ThanksPage { shell, title: "Gửi quá nhanh", said: sentence("too_many") };
        return Ok(render_with(StatusCode::TOO_MANY_REQUESTS, &page));
    }
    SENT.note(sender, now);
    let (id, unit, slip) = (survey.id, form.unit(), form.slip.clone());
    let work = move |tx: &Tx<'_>| actions::answer(tx, id, &slip, unit, &given);
    match app.db.at(visit.site.agency).write(work).await {
        Ok(()) => {
            let shell = visit.shell(&app).unlisted();
            Ok(render_with(
                StatusCode::OK,
                &ThanksPage { shell, title: "Cảm ơn ông/bà", said: THANKS },
            ))
        }
        Err(AppError::Conflict(refused)) => {
            let refusal = Some(sentence(refused));
            page(&app, &visit, code, form, FieldErrors::default(), refusal).await
        }
        Err(other) => Err(other),
    }
}

const THANKS: &str = "Trả lời của ông/bà đã được ghi nhận, không kèm tên. Kết quả cộng chung được công bố sau khi phân tích.";

/// What the page about the quality system says: the newest published survey.
pub(crate) fn sections(tx: &Tx<'_>, _: Date) -> Result<Vec<PublicSection>, DbError> {
    let published = actions::published(tx)?;
    let Some((survey, results)) = published.first() else { return Ok(Vec::new()) };
    let rows = survey.questions.iter().zip(&results.questions);
    let rows = rows.map(|(question, tally)| vec![question.text.clone(), share(tally)]);
    let blocks = vec![
        PublicBlock::Text(format!(
            "{}, từ {} đến {}. {ANONYMOUS}",
            survey.plan.title,
            text::date(survey.plan.from),
            text::date(survey.plan.to)
        )),
        PublicBlock::Figures(figures(results)),
        PublicBlock::Table {
            caption: "Tỷ lệ hài lòng theo câu hỏi".to_owned(),
            heads: vec!["Câu hỏi".to_owned(), "Hài lòng, rất hài lòng".to_owned()],
            rows: rows.collect(),
        },
        PublicBlock::Text(format!("Việc cơ quan làm: {}", survey.measures)),
    ];
    Ok(vec![PublicSection {
        on: PublicPlace::Quality,
        place: 60,
        id: "satisfaction",
        title: "Mức độ hài lòng".to_owned(),
        blocks,
    }])
}

fn figures(results: &Results) -> Vec<PublicFigure> {
    let overall = results.overall;
    let share = text::percent(overall.satisfied(), overall.n());
    vec![
        PublicFigure {
            label: "Hài lòng, rất hài lòng".to_owned(),
            value: share.unwrap_or_else(|| "–".to_owned()),
            note: format!("n = {}", text::count(overall.n())),
        },
        PublicFigure {
            label: "Phiếu hợp lệ".to_owned(),
            value: text::count(results.valid),
            note: format!("thu về {}", text::count(results.returned)),
        },
    ]
}
