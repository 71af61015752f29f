use super::Directory;
use crate::{Entry, Register, Slot, actions};
use askama::Template;
use axum::response::Response;
use jiff::civil::Date;
use platform::{Actor, App, AppError, Shell, Tx, list::ListQuery, pages::render};

/// Cards of a settled state that a board shows; the list has them all.
const SETTLED: usize = 12;

#[derive(Template)]
#[template(path = "pages/board.html")]
struct BoardPage {
    shell: Shell,
    register: &'static Register,
    lanes: Vec<Lane>,
    units: Vec<organization::Unit>,
    unit: String,
    directory: Directory,
    today: Date,
}

/// The entries of one state.
struct Lane {
    key: &'static str,
    tone: &'static str,
    all: usize,
    cards: Vec<Entry>,
}

impl BoardPage {
    fn owner(&self, entry: &Entry) -> &str {
        self.directory.name(entry.owner())
    }

    fn kind(&self, entry: &Entry) -> &str {
        self.directory.kind(self.register, entry.kind())
    }

    fn has_units(&self) -> bool {
        self.register.slot(Slot::Unit).is_some()
    }
}

/// The states side by side, each with its entries: what is due first stands on top.
pub(crate) async fn board(
    register: &'static Register,
    app: App,
    actor: Actor,
    query: ListQuery,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let shell = Shell::new(&app, &actor, register.section);
    let unit = query.get("unit").to_owned();
    let read = move |tx: &Tx<'_>| {
        let mut entries = actions::every(tx, register)?;
        if let Ok(unit) = unit.parse::<i64>() {
            entries.retain(|entry| entry.unit() == Some(unit));
        }
        entries.sort_by_key(|entry| (entry.due_on().is_none(), entry.due_on(), entry.id));
        Ok::<_, AppError>(BoardPage {
            shell,
            register,
            lanes: lanes(register, &entries),
            units: organization::units(tx, today)?,
            unit,
            directory: Directory::of(tx, register, today)?,
            today,
        })
    };
    Ok(render(&app.db.at(actor.agency).read(read).await?))
}

fn lanes(register: &'static Register, entries: &[Entry]) -> Vec<Lane> {
    let lane = |stage: &'static crate::Stage| {
        let mut cards: Vec<_> =
            entries.iter().filter(|entry| entry.state() == stage.key).cloned().collect();
        let all = cards.len();
        if stage.steps.is_empty() {
            cards.reverse();
            cards.truncate(SETTLED);
        }
        Lane { key: stage.key, tone: stage.tone.class(), all, cards }
    };
    register.stages.iter().map(lane).filter(|lane| lane.all > 0).collect()
}
