//! An entry on paper: what it says in two columns under the agency's head, with who signs. Features
//! with a form of their own ([`Hooks::prints`](crate::Hooks)) print that instead.

use crate::{Entry, EntryId, Register, actions, pages};
use axum::response::Response;
use platform::pages::{PDF, opened};
use platform::{Actor, App, AppError, Tx};
use typeset::{AnnexColumn, Day, Engine, MinutesSheet, Signer};

/// What an entry's paper says beside its fields.
#[derive(Debug, Clone, Default)]
pub struct Paper {
    /// Tên loại: `Phiếu`, `Biên bản`; the register's own word where it is empty.
    pub kind: String,
    /// Text before the table.
    pub opening: String,
    /// Text after the table.
    pub closing: String,
    /// Who signs: title and name.
    pub signers: Vec<(String, String)>,
}

/// The page of an entry on paper.
pub(crate) async fn entry(
    register: &'static Register,
    app: App,
    actor: Actor,
    id: EntryId,
) -> Result<Response, AppError> {
    let work = move |tx: &Tx<'_>| {
        let entry = actions::open(tx, register, id)?;
        let bytes = paper(tx, &entry, &Paper::default())?;
        pdf(&text::file_name(entry.name(), register.key), bytes)
    };
    app.db.at(actor.agency).read_long(work).await
}

/// A PDF as an answer, under a plain name.
pub(crate) fn pdf(name: &str, bytes: Vec<u8>) -> Result<Response, AppError> {
    opened(PDF, &format!("{name}.pdf"), bytes)
}

/// An entry as a PDF.
pub fn paper(tx: &Tx<'_>, entry: &Entry, paper: &Paper) -> Result<Vec<u8>, AppError> {
    let agency = organization::agency(tx)?;
    let today = text::here(tx.now()).date();
    let column = |heading: &str| AnnexColumn { heading: heading.into(), ..AnnexColumn::default() };
    let signers = if paper.signers.is_empty() {
        let usual = |title: &&str| Signer { title: (*title).to_owned(), ..Signer::default() };
        pages::SIGNERS.iter().map(usual).collect()
    } else {
        let named = |(title, name): &(String, String)| Signer {
            title: title.clone(),
            name: name.clone(),
            ..Signer::default()
        };
        paper.signers.iter().map(named).collect()
    };
    let kind = if paper.kind.is_empty() { entry.register.word("one") } else { &paper.kind };
    let sheet = MinutesSheet {
        superior: agency.superior.clone(),
        agency: agency.name.clone(),
        number: entry.number.clone(),
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(today)),
        dated: Day { year: today.year(), month: today.month(), day: today.day() },
        kind: kind.to_owned(),
        summary: entry.title().to_owned(),
        opening: paper.opening.clone(),
        columns: pages::PAPER_HEADS.map(column).into(),
        rows: rows(tx, entry)?,
        closing: paper.closing.clone(),
        signers,
        recipients: Vec::new(),
        annexes: Vec::new(),
    };
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(engine.minutes(&sheet).map_err(|e| AppError::Failed(e.to_string()))?.bytes)
}

/// The fields that are filled in, the state, and what was done.
fn rows(tx: &Tx<'_>, entry: &Entry) -> Result<Vec<Vec<String>>, AppError> {
    let today = text::here(tx.now()).date();
    let directory = pages::Directory::of(tx, entry.register, today)?;
    let mut rows: Vec<_> = (pages::shown(entry, &directory).into_iter())
        .map(|field| vec![field.label.to_owned(), field.text])
        .collect();
    rows.push(vec![
        pages::STATE.to_owned(),
        entry.register.named("state", entry.state()).to_owned(),
    ]);
    Ok(rows)
}
