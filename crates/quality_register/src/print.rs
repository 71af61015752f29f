//! An entry on paper: what it says in two columns under the agency's head, what was done to it, who
//! signs. Features with a form of their own ([`Hooks::prints`](crate::Hooks)) print that instead.

use crate::{Entry, EntryId, Moved, Register, Slot, actions, approval::approval, pages};
use axum::response::Response;
use jiff::civil::Date;
use platform::pages::{CLOCK, PDF, opened};
use platform::{Actor, App, AppError, DbError, PersonId, Tx};
use typeset::{AnnexColumn, Day, Engine, PaperPart, PaperSheet, Signer, Width};

/// The longest title, in letters, that the head of the paper says; a longer one is a row.
const HEAD: usize = 200;

/// The page of an entry on paper.
pub(crate) async fn entry(
    register: &'static Register,
    app: App,
    actor: Actor,
    id: EntryId,
) -> Result<Response, AppError> {
    let work = move |tx: &Tx<'_>| {
        let entry = actions::open(tx, register, id)?;
        pdf(&text::file_name(entry.name(), register.key), paper(tx, &entry)?)
    };
    app.db.at(actor.agency).read_long(work).await
}

/// A PDF as an answer, under a plain name.
pub(crate) fn pdf(name: &str, bytes: Vec<u8>) -> Result<Response, AppError> {
    opened(PDF, &format!("{name}.pdf"), bytes)
}

/// An entry as a PDF.
fn paper(tx: &Tx<'_>, entry: &Entry) -> Result<Vec<u8>, AppError> {
    let agency = organization::agency(tx)?;
    let today = text::here(tx.now()).date();
    let directory = pages::Directory::of(tx, entry.register, today)?;
    let moves = actions::moves(tx, entry)?;
    let title = entry.title();
    let is_headed = !title.contains('\n') && title.chars().count() <= HEAD;
    let (said, done) =
        (rows(tx, entry, &directory, is_headed)?, history(entry, &moves, &directory));
    let sheet = PaperSheet {
        superior: agency.superior.clone(),
        agency: agency.name.clone(),
        number: Some(entry.number.clone()).filter(|number| !number.is_empty()),
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(today)),
        dated: Day { year: today.year(), month: today.month(), day: today.day() },
        kind: entry.register.word("one").to_owned(),
        summary: if is_headed { title.to_owned() } else { String::new() },
        parts: vec![
            table(pages::PAPER_HEADS, [Width::Cm(5.0), Width::Share(1.0)], said),
            PaperPart::Heading { text: pages::HISTORY.to_owned() },
            table(
                pages::HISTORY_HEADS,
                [Width::Cm(2.4), Width::Cm(4.6), Width::Cm(4.2), Width::Share(1.0)],
                done,
            ),
        ],
        signers: signers(tx, entry, &moves)?,
        ..PaperSheet::default()
    };
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(engine.paper(&sheet).map_err(|e| AppError::Failed(e.to_string()))?.bytes)
}

fn table<const N: usize>(
    heads: [&str; N],
    widths: [Width; N],
    rows: Vec<Vec<String>>,
) -> PaperPart {
    let column = |(heading, width): (&str, Width)| AnnexColumn {
        heading: heading.to_owned(),
        width,
        ..AnnexColumn::default()
    };
    PaperPart::Table { columns: heads.into_iter().zip(widths).map(column).collect(), rows }
}

/// What the entry says beside its title in the head, and where it stands.
fn rows(
    tx: &Tx<'_>,
    entry: &Entry,
    directory: &pages::Directory,
    is_headed: bool,
) -> Result<Vec<Vec<String>>, AppError> {
    let title = entry.register.slot(Slot::Title).filter(|_| is_headed);
    let mut lines = pages::shown(tx, entry, directory)?;
    lines.retain(|line| title.is_none_or(|title| title.key != line.key));
    let mut rows: Vec<_> =
        lines.into_iter().map(|line| vec![line.label.to_owned(), line.text]).collect();
    let state = entry.register.named("state", entry.state());
    rows.push(vec![pages::STATE.to_owned(), state.to_owned()]);
    Ok(rows)
}

/// What was done to the entry, on which day and by whom.
fn history(entry: &Entry, moves: &[Moved], directory: &pages::Directory) -> Vec<Vec<String>> {
    let row = |moved: &Moved| {
        vec![
            text::date(text::here(moved.at).date()),
            directory.names.get(&moved.by).map_or(CLOCK, String::as_str).to_owned(),
            text::capitalised(pages::act_label(entry.register, &moved.action)),
            moved.note.clone(),
        ]
    };
    moves.iter().map(row).collect()
}

/// Whoever noted the entry and whoever approved it; room for a pen where nobody did yet.
fn signers(tx: &Tx<'_>, entry: &Entry, moves: &[Moved]) -> Result<Vec<Signer>, DbError> {
    let [noted, approved] = pages::SIGNERS;
    let by = approval(entry.register, moves);
    Ok(vec![
        signer(tx, noted, Some((entry.raised_by, entry.raised_on)))?,
        signer(tx, approved, by.map(|moved| (moved.by, text::here(moved.at).date())))?,
    ])
}

/// Somebody who signs as what they are here, with the position that they held on a day; room for a
/// pen where nobody is known.
pub fn signer(tx: &Tx<'_>, title: &str, who: Option<(PersonId, Date)>) -> Result<Signer, DbError> {
    let member = who.map(|(person, day)| organization::member(tx, person, day));
    let member = member.transpose()?.flatten();
    let (position, name) = member.map(|it| (it.position, it.name)).unwrap_or_default();
    let title = format!("{title}\n{position}").trim_end().to_owned();
    Ok(Signer { title, name, signed: None })
}
