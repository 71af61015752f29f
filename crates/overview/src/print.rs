//! The state of the system on one A4.

use crate::{Chapter, Overview, pages};
use axum::{extract::State, response::Response};
use platform::pages::{PDF, opened};
use platform::{Actor, App, AppError, Exhibit, Span, Standing, Tx};
use typeset::{Day, Engine, FigureLine, FiguresSheet, Signer};

/// What must be seen to: all of it, but for more than one page holds with the figures in letters that can
/// be read.
const MOST: usize = 30;

/// The page as a PDF.
pub(crate) async fn overview(State(app): State<App>, actor: Actor) -> Result<Response, AppError> {
    let (showcase, today) = (app.showcase.clone(), app.clock.today());
    let work = move |tx: &Tx<'_>| {
        let span = Span::year_to(today);
        let overview = Overview::of(&showcase.of_minute(tx, span)?);
        let agency = organization::agency(tx)?;
        let sheet = FiguresSheet {
            agency: agency.name,
            place_and_date: format!("{}, {}", agency.place, text::date_in_words(today)),
            dated: Day { year: today.year(), month: today.month(), day: today.day() },
            title: pages::KIND.to_owned(),
            note: format!("{}. {}", pages::as_of(span), pages::SUMMARY),
            attention_title: pages::ATTENTION.to_owned(),
            attention_heads: pages::MEND_HEADS.map(str::to_owned),
            attention: attention(&overview),
            all_well: pages::all_well().to_owned(),
            groups_title: pages::OTHERS.to_owned(),
            groups: groups(&overview),
            signer: Signer { title: pages::SIGNER.to_owned(), ..Signer::default() },
        };
        answer(&sheet)
    };
    app.db.at(actor.agency).read_long(work).await
}

/// What must be seen to; of many, the worst, and how many more there are.
fn attention(overview: &Overview) -> Vec<FigureLine> {
    let (first, rest) = overview.attention_from(MOST);
    let mut lines: Vec<_> = first.iter().map(|it| line(it, it.mend)).collect();
    if !rest.is_empty() {
        lines.push((pages::more(rest.len()), String::new(), String::new()));
    }
    lines
}

/// What is as it should be, chapter by chapter; the rest stands above.
fn groups(overview: &Overview) -> Vec<(String, Vec<FigureLine>)> {
    let said = |it: &Exhibit| line(it, verdict(it));
    let group = |(chapter, own): &(Chapter, Vec<Exhibit>)| {
        let title = format!("{}. {}", chapter.number(), pages::chapter(*chapter));
        (title, own.iter().filter(|it| !it.is_gap()).map(said).collect())
    };
    let groups = overview.chapters.iter().map(group);
    groups.filter(|(_, lines): &(String, Vec<FigureLine>)| !lines.is_empty()).collect()
}

/// The verdict on a figure in as few letters as leave room for its label.
fn verdict(it: &Exhibit) -> &'static str {
    if it.standing == Standing::Idle {
        return pages::IDLE;
    }
    pages::verdict(it).map_or("", |(_, word)| word)
}

fn line(it: &Exhibit, last: &str) -> FigureLine {
    (text::capitalised(it.label), pages::amount(it), last.to_owned())
}

fn answer(sheet: &FiguresSheet) -> Result<Response, AppError> {
    let failed = |e: typeset::TypesetError| AppError::Failed(e.to_string());
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    let bytes = engine.figures(sheet).map_err(failed)?.bytes;
    opened(PDF, "tinh-trang-he-thong.pdf", bytes)
}
