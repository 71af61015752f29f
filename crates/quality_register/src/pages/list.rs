use super::{Directory, Panel, fields, kind_word, words};
use crate::{
    Register, Tally, Tone, Values,
    actions::{as_of_moment, tally},
    definition::{Field, Kind, Slot},
    may_begin, store,
};
use askama::Template;
use axum::response::Response;
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    list::{Cell, List, ListQuery, Page, Sheet},
    pages::render_with,
};
use register::Head;

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    register: &'static Register,
    page: Page<store::Line>,
    query: ListQuery,
    errors: FieldErrors,
    list: &'static List,
    tally: Tally,
    above: Vec<Panel>,
    directory: Directory,
    may_begin: bool,
    is_past: bool,
    day: Date,
}

impl store::Line {
    fn number(&self) -> &str {
        if self.number.is_empty() { &self.title } else { &self.number }
    }

    fn day(text: Option<&str>) -> Option<Date> {
        text.and_then(|day| day.parse().ok())
    }

    fn due_on(&self) -> String {
        Self::day(self.due_on.as_deref()).map(text::date).unwrap_or_default()
    }

    fn raised_on(&self) -> String {
        Self::day(Some(&self.raised_on)).map(text::date).unwrap_or_default()
    }

    fn is_overdue(&self, day: Date) -> bool {
        let due = Self::day(self.due_on.as_deref());
        self.settled_on.is_none() && due.is_some_and(|due| due < day)
    }

    fn state(&self, register: &Register) -> &'static str {
        register.named("state", &self.state)
    }

    fn tone(&self, register: &Register) -> &'static str {
        register.stage(&self.state).map_or(Tone::Mute, |stage| stage.tone).class()
    }

    fn kind(&self, register: &Register) -> &'static str {
        kind_word(register, &self.kind)
    }

    fn column(&self, register: &Register, field: &Field, directory: &Directory) -> String {
        // What cannot be read is told by the page of the entry; a list goes on.
        let values = store::values(&self.filled).unwrap_or_else(|_| Values::new());
        fields::written(register, field, &values, directory)
    }
}

impl ListPage {
    fn has(&self, slot: Slot) -> bool {
        self.register.slot(slot).is_some()
    }

    fn label(&self, slot: Slot) -> &'static str {
        self.register.slot(slot).map_or("", |field| self.register.named("field", field.key))
    }

    fn columns(&self) -> impl Iterator<Item = &'static Field> {
        self.register.fields.iter().filter(|field| field.is_column && field.slot.is_none())
    }

    fn kinds(&self) -> Vec<(&'static str, &'static str)> {
        let Some(Field { kind: Kind::Choice(words), .. }) = self.register.slot(Slot::Kind) else {
            return Vec::new();
        };
        words.iter().map(|word| (*word, kind_word(self.register, word))).collect()
    }

    fn count(&self, state: &str) -> i64 {
        self.tally.of(&[state])
    }

    fn day_typed(&self) -> String {
        if self.is_past { text::date(self.day) } else { String::new() }
    }
}

pub(crate) async fn list(
    register: &'static Register,
    app: App,
    actor: Actor,
    query: ListQuery,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let (day, errors) = match register::as_of(query.get("as_of"), today) {
        Ok(day) => (day, FieldErrors::default()),
        Err(errors) => (today, errors),
    };
    if let (Some(output), true) = (register::asked(&query), errors.is_empty()) {
        let work = move |tx: &Tx<'_>| {
            let sheet = sheet(tx, register, &query, day)?;
            let head = Head {
                title: register.word("title").to_owned(),
                as_of: day,
                counted: register.word("one"),
                file_name: register.key,
                signers: &words::SIGNERS,
                ..Head::default()
            };
            register::respond_sheet(tx, sheet, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let status = super::edit::status(&errors);
    let shell = Shell::new(&app, &actor, register.section);
    let asked = query.clone();
    let by = actor.clone();
    let read = move |tx: &Tx<'_>| {
        let (moment, day_text) = (as_of_moment(day), day.to_string());
        let base: [&dyn platform::db::Param; 4] =
            [&tx.agency().get(), &register.key, &moment, &day_text];
        Ok::<_, AppError>(ListPage {
            shell,
            register,
            page: store::LIST.page(tx, &base, &asked)?,
            query: asked,
            errors,
            list: &store::LIST,
            tally: tally(tx, register, day)?,
            above: (register.hooks.above)(tx, &by, day)?,
            directory: Directory::of(tx, day)?,
            may_begin: register.parent.is_none() && may_begin(&by, register).is_ok(),
            is_past: day != today,
            day,
        })
    };
    let page = app.db.at(actor.agency).read(read).await?;
    Ok(render_with(status, &page))
}

/// A register as a sheet with all its fields: what Excel shows, what it takes back, what is printed.
pub(crate) fn sheet(
    tx: &Tx<'_>,
    register: &'static Register,
    query: &ListQuery,
    day: Date,
) -> Result<Sheet, AppError> {
    let (moment, day_text) = (as_of_moment(day), day.to_string());
    let base: [&dyn platform::db::Param; 4] =
        [&tx.agency().get(), &register.key, &moment, &day_text];
    let rows: Vec<store::Line> = store::LIST.all(tx, &base, query)?;
    let directory = Directory::of(tx, day)?;
    let labels = register.fields.iter().map(|field| register.named("field", field.key));
    let heads = [words::NUMBER].into_iter().chain(labels).chain([words::STATE, words::RAISED_ON]);
    let cells = |row: &store::Line| -> Result<Vec<Cell>, AppError> {
        let values = store::values(&row.filled)?;
        let mut cells: Vec<Cell> = vec![row.number.as_str().into()];
        cells.extend(
            (register.fields.iter())
                .map(|field| Cell::from(fields::written(register, field, &values, &directory))),
        );
        cells.extend([row.state(register).into(), row.raised_on().into()]);
        Ok(cells)
    };
    Ok(Sheet { heads: heads.collect(), rows: rows.iter().map(cells).collect::<Result<_, _>>()? })
}
