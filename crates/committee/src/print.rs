//! The papers of the committee, laid out by Decree 30/2020.

use crate::{
    ATTENDANCE, COMMITTEES, CONCLUSIONS, MEETINGS, Post, SeatView, actions, pages::printed as words,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use jiff::civil::Date;
use organization::{Agency, Member, UnitId};
use platform::pages::{DOCX, PDF, opened, saved};
use platform::{Actor, App, AppError, PersonId, Role, Tx};
use quality_register::{Entry, EntryId, belonging, open, shown_value};
use std::collections::BTreeMap;
use typeset::{
    Align, Annex, AnnexColumn, Article, DecisionSheet, Engine, LetterSheet, MinutesSheet, Pdf,
    Signer, TypesetError, Watermark, Width,
};

/// The decision with the list of members.
pub(crate) async fn decision(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    let work = move |tx: &Tx<'_>| pdf("quyet-dinh-ban-chi-dao", decision_pdf(tx, id)?);
    app.db.at(actor.agency).read_long(work).await
}

/// The same as Word.
pub(crate) async fn decision_docx(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    let work = move |tx: &Tx<'_>| {
        let bytes = docx::decision(&decision_sheet(tx, id)?).map_err(failed)?;
        saved(DOCX, "quyet-dinh-ban-chi-dao.docx", bytes)
    };
    app.db.at(actor.agency).read_long(work).await
}

/// The invitation to a meeting.
pub(crate) async fn invitation(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    let work = move |tx: &Tx<'_>| {
        let it = open(tx, &MEETINGS, id)?;
        let today = text::here(tx.now()).date();
        let day = it.values.day("sent_on").unwrap_or(today);
        let agency = organization::agency_on(tx, day)?;
        let sheet = LetterSheet {
            superior: agency.name.clone(),
            agency: words::COMMITTEE.into(),
            number: Some(it.values.text("number").to_owned()),
            place_and_date: placed(&agency, day),
            dated: document::printed_day(day),
            kind: words::INVITATION.into(),
            summary: it.title().to_owned(),
            to: words::invited(it.values.text("guests")),
            body: words::invitation(&it),
            closing: words::COME.into(),
            recipients: words::invitation_recipients(),
            signer: chair(tx)?,
            ..LetterSheet::default()
        };
        pdf("giay-moi", printed(|engine| engine.letter(&sheet))?)
    };
    app.db.at(actor.agency).read_long(work).await
}

/// The minutes of a meeting.
pub(crate) async fn minutes(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    let work = move |tx: &Tx<'_>| pdf("bien-ban-hop", minutes_pdf(tx, id)?);
    app.db.at(actor.agency).read_long(work).await
}

/// The decision, wherever it is wanted.
pub(crate) fn decision_pdf(tx: &Tx<'_>, id: EntryId) -> Result<Vec<u8>, AppError> {
    let sheet = decision_sheet(tx, id)?;
    printed(|engine| engine.decision(&sheet))
}

/// The minutes, wherever they are wanted.
pub(crate) fn minutes_pdf(tx: &Tx<'_>, id: EntryId) -> Result<Vec<u8>, AppError> {
    let sheet = minutes_sheet(tx, &open(tx, &MEETINGS, id)?)?;
    printed(|engine| engine.minutes(&sheet))
}

fn decision_sheet(tx: &Tx<'_>, id: EntryId) -> Result<DecisionSheet, AppError> {
    let it = open(tx, &COMMITTEES, id)?;
    let today = text::here(tx.now()).date();
    let agency = organization::agency_on(tx, it.values.day("dated").unwrap_or(today))?;
    let seats = actions::views(tx, id, today)?;
    let before = actions::before(tx, &it)?;
    let units = actions::units(tx, id)?;
    let unit = shown_value(tx, &COMMITTEES, &it.values, "unit")?;
    let dated = it.values.day("dated");
    let signer = person(tx, actions::signer_of(&it), dated.unwrap_or(today))?;
    let position = signer.as_ref().map_or("", |member| member.position.as_str());
    let article = |text| Article { heading: String::new(), text };
    let articles = words::articles(&it, &seats, &unit, before.as_ref());
    Ok(DecisionSheet {
        superior: agency.superior.clone(),
        agency: agency.name.clone(),
        number: it.values.text("number").to_owned(),
        place_and_date: dated.map_or_else(
            || format!("{}, {}", agency.place, words::NO_DATE),
            |day| placed(&agency, day),
        ),
        dated: document::printed_day(dated.unwrap_or(today)),
        kind: words::DECISION.into(),
        summary: words::summary(&it),
        authority: document::authority(position, &agency.name),
        bases: bases(tx, &it, &unit, dated.unwrap_or(today))?,
        enacting: String::new(),
        articles: articles.into_iter().map(article).collect(),
        recipients: words::recipients(),
        signer: Signer {
            title: document::signing_title(position),
            name: signer.map(|member| member.name).unwrap_or_default(),
            signed: None,
        },
        annexes: vec![annex(&it, &seats, &units, &agency)],
        watermark: (it.state() == "draft").then_some(Watermark::Draft),
    })
}

/// What the decision rests on; its standing body proposes it, by the head where one is known.
fn bases(tx: &Tx<'_>, it: &Entry, unit: &str, day: Date) -> Result<Vec<String>, AppError> {
    let heads = organization::with_role(tx, Role::Head, day)?.into_iter();
    let of_unit = |head: &Member| head.unit.map(UnitId::get) == it.unit();
    let head = heads.filter(of_unit).map(|head| words::office(&head.position, unit)).next();
    let usual = document::usual_bases().into_iter().take(3);
    Ok(usual.chain([words::proposed(head.as_deref().unwrap_or(unit))]).collect())
}

fn annex(
    it: &Entry,
    seats: &[SeatView],
    units: &BTreeMap<EntryId, String>,
    agency: &Agency,
) -> Annex {
    let row = |(place, seat): (usize, &SeatView)| {
        let unit = units.get(&seat.id).map_or("", String::as_str);
        let position = words::office(&seat.position, unit);
        vec![(place + 1).to_string(), seat.name.clone(), position, words::post(seat)]
    };
    let widths = [
        (Width::Cm(1.1), Align::Center),
        (Width::Share(1.0), Align::Left),
        (Width::Share(1.0), Align::Left),
        (Width::Share(1.2), Align::Left),
    ];
    Annex {
        title: words::ANNEX_TITLE.into(),
        reference: words::reference(it, &agency.name.replace('\n', " ")),
        columns: columns(words::ANNEX_HEADS, widths),
        rows: seats.iter().enumerate().map(row).collect(),
        ..Annex::default()
    }
}

fn minutes_sheet(tx: &Tx<'_>, it: &Entry) -> Result<MinutesSheet, AppError> {
    let agency = organization::agency(tx)?;
    let day = it.due_on().unwrap_or_else(|| text::here(tx.now()).date());
    let guests = belonging(tx, &ATTENDANCE, it.id)?;
    let of = |state: &str| -> Vec<String> {
        let own = guests.iter().filter(|guest| guest.state() == state);
        own.map(|guest| {
            let post = Post::parse(guest.kind()).map_or("", Post::label);
            format!("{}, {post}", guest.title()).trim_end_matches([',', ' ']).to_owned()
        })
        .collect()
    };
    let lists =
        words::Guests { present: of("present"), excused: of("excused"), absent: of("absent") };
    let mut rows = Vec::new();
    for (number, one) in (1..).zip(belonging(tx, &CONCLUSIONS, it.id)?) {
        if one.state() == "dropped" {
            continue;
        }
        let unit = shown_value(tx, &CONCLUSIONS, &one.values, "unit")?;
        let owner = shown_value(tx, &CONCLUSIONS, &one.values, "owner")?;
        let who = format!("{unit}\n{owner}").trim_end().to_owned();
        rows.push(vec![number.to_string(), one.title().to_owned(), who, words::day(one.due_on())]);
    }
    let chair = person(tx, it.owner(), day)?.map(|member| member.name).unwrap_or_default();
    let secretary = guests.iter().find(|guest| guest.kind() == Post::Secretary.as_str());
    let sign =
        |title: &str, name: &str| Signer { title: title.into(), name: name.into(), signed: None };
    let widths = [
        (Width::Cm(1.1), Align::Center),
        (Width::Share(2.0), Align::Left),
        (Width::Share(1.4), Align::Left),
        (Width::Cm(2.6), Align::Center),
    ];
    let has_rows = !rows.is_empty();
    Ok(MinutesSheet {
        superior: agency.name.clone(),
        agency: words::COMMITTEE.into(),
        number: it.number.clone(),
        place_and_date: placed(&agency, day),
        dated: document::printed_day(day),
        kind: words::MINUTES.into(),
        summary: words::minutes_summary(it),
        opening: words::minutes(it, &chair, &lists, has_rows),
        columns: if has_rows { columns(words::CONCLUSION_HEADS, widths) } else { Vec::new() },
        rows,
        closing: words::closing(it),
        signers: vec![
            sign(words::SECRETARY, secretary.map_or("", |guest| guest.title())),
            sign(words::CHAIR, &chair),
        ],
        recipients: words::invitation_recipients().into_iter().skip(1).collect(),
        annexes: Vec::new(),
    })
}

fn columns<const N: usize>(heads: [&str; N], widths: [(Width, Align); N]) -> Vec<AnnexColumn> {
    let column = |(heading, (width, align)): (&str, (Width, Align))| AnnexColumn {
        heading: heading.into(),
        width,
        align,
    };
    heads.into_iter().zip(widths).map(column).collect()
}

/// Who signs for the committee.
fn chair(tx: &Tx<'_>) -> Result<Signer, AppError> {
    let seats = actions::seats(tx)?;
    let chair = seats.into_iter().find(|seat| seat.post == Post::Chair);
    let name = chair.map(|seat| seat.name).unwrap_or_default();
    Ok(Signer { title: words::CHAIR_OF_COMMITTEE.into(), name, signed: None })
}

/// Somebody as they were on a day.
fn person(tx: &Tx<'_>, person: Option<PersonId>, day: Date) -> Result<Option<Member>, AppError> {
    let Some(person) = person else { return Ok(None) };
    Ok(organization::member(tx, person, day)?)
}

fn placed(agency: &Agency, day: Date) -> String {
    format!("{}, {}", agency.place, text::date_in_words(day))
}

fn printed(make: impl FnOnce(&Engine) -> Result<Pdf, TypesetError>) -> Result<Vec<u8>, AppError> {
    let engine = Engine::shared().map_err(failed)?;
    Ok(make(engine).map_err(failed)?.bytes)
}

fn pdf(name: &str, bytes: Vec<u8>) -> Result<Response, AppError> {
    opened(PDF, &format!("{name}.pdf"), bytes)
}

fn failed(e: impl std::fmt::Display) -> AppError {
    AppError::Failed(e.to_string())
}
