//! The state of the system on one A4.

use crate::{Overview, pages};
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use platform::{Actor, App, AppError, Exhibit, Span, Tx};
use typeset::{AnnexColumn, Day, Engine, PaperPart, PaperSheet, Signer, Width};

/// The page as a PDF.
pub(crate) async fn overview(State(app): State<App>, actor: Actor) -> Result<Response, AppError> {
    let (showcase, today) = (app.showcase.clone(), app.clock.today());
    let work = move |tx: &Tx<'_>| {
        let overview = Overview::of(showcase.all(tx, Span::year_to(today))?);
        let agency = organization::agency(tx)?;
        let sheet = PaperSheet {
            superior: agency.superior,
            agency: agency.name,
            place_and_date: format!("{}, {}", agency.place, text::date_in_words(today)),
            dated: Day { year: today.year(), month: today.month(), day: today.day() },
            kind: pages::KIND.to_owned(),
            note: format!("{}. {}", pages::as_of(today), pages::SUMMARY),
            parts: parts(&overview),
            signers: vec![Signer { title: pages::SIGNER.to_owned(), ..Signer::default() }],
            ..PaperSheet::default()
        };
        answer(&sheet)
    };
    app.db.at(actor.agency).read_long(work).await
}

fn parts(overview: &Overview) -> Vec<PaperPart> {
    let heading = |text: &str| PaperPart::Heading { text: text.to_owned() };
    let mend = overview.attention.iter().map(|it| row(it, it.mend)).collect::<Vec<_>>();
    let said = |it: &Exhibit| row(it, pages::badge(it.standing).1);
    let all = overview.chapters.iter().flat_map(|(_, own)| own).map(said).collect();
    let mut parts = vec![heading(pages::ATTENTION)];
    parts.push(if mend.is_empty() {
        PaperPart::Text { text: pages::all_well().to_owned() }
    } else {
        PaperPart::Table { columns: columns(pages::MEND_HEADS), rows: mend }
    });
    parts.push(heading(pages::ALL));
    parts.push(PaperPart::Table { columns: columns(pages::HEADS), rows: all });
    parts
}

fn row(it: &Exhibit, last: &str) -> Vec<String> {
    vec![text::capitalised(it.label), pages::amount(it), last.to_owned()]
}

fn columns(heads: [&str; 3]) -> Vec<AnnexColumn> {
    let widths = [Width::Share(3.0), Width::Cm(2.4), Width::Share(2.0)];
    let column = |(heading, width): (&str, Width)| AnnexColumn {
        heading: heading.to_owned(),
        width,
        ..AnnexColumn::default()
    };
    heads.into_iter().zip(widths).map(column).collect()
}

fn answer(sheet: &PaperSheet) -> Result<Response, AppError> {
    let failed = |e: typeset::TypesetError| AppError::Failed(e.to_string());
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    let bytes = engine.paper(sheet).map_err(failed)?.bytes;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static("inline; filename=\"tinh-trang-he-thong.pdf\""),
        ),
    ];
    Ok((headers, bytes).into_response())
}
