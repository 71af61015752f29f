use super::words;
use crate::{
    Figure, Input, REVIEWS, Snapshot, Topic, actions, form::InputsForm, permit, store::Said,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{
    Actor, App, AppError, FieldErrors, PersonId, Shell, Tx, list::ListQuery, pages::render_with,
    sentence,
};
use quality_register::{Entry, EntryId, open};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/inputs.html")]
struct InputsPage {
    shell: Shell,
    review: Entry,
    snapshot: Snapshot,
    /// The hash of the frozen snapshot, and when it was frozen.
    frozen: Option<(String, String)>,
    /// The review before, with its inputs.
    last: Option<(Entry, Snapshot)>,
    /// The decisions of the review before.
    earlier: Vec<Entry>,
    may_write: bool,
    /// Everything that was written about each input, the newest first.
    said: BTreeMap<Topic, Vec<Said>>,
    names: BTreeMap<PersonId, String>,
    typed: Option<InputsForm>,
    errors: FieldErrors,
}

impl InputsPage {
    fn label(topic: Topic) -> &'static str {
        words::topic_label(topic)
    }

    fn words<'p>(&'p self, input: &'p Input) -> &'p str {
        let typed = self.typed.as_ref().and_then(|typed| typed.get(input.topic));
        typed.unwrap_or(&input.words)
    }

    fn said(&self, topic: Topic) -> &[Said] {
        self.said.get(&topic).map_or(&[], Vec::as_slice)
    }

    /// How often an input was written about.
    fn seen(&self, topic: Topic) -> i64 {
        self.said(topic).first().map_or(0, |last| last.version)
    }

    /// What somebody else wrote while this reader was writing something else.
    fn theirs(&self, topic: Topic) -> Option<&Said> {
        let (typed, last) = (self.typed.as_ref()?, self.said(topic).first()?);
        let is_other = typed.get(topic).is_some_and(|words| words.trim() != last.words);
        (is_other && typed.seen(topic) != last.version).then_some(last)
    }

    /// How many inputs nobody wrote about.
    fn unsaid(&self) -> usize {
        self.snapshot.inputs.iter().filter(|input| input.words.is_empty()).count()
    }

    fn who(&self, said: &Said) -> &str {
        self.names.get(&PersonId::new(said.by)).map_or("–", String::as_str)
    }

    fn when(said: &Said) -> String {
        text::date_time(jiff::Timestamp::from_microsecond(said.at).unwrap_or_default())
    }

    fn tone(figure: &Figure) -> &'static str {
        match figure.standing.as_str() {
            "good" => "ok",
            "idle" => "mute",
            "partial" => "warn",
            _ => "bad",
        }
    }

    /// What the review before said of the same figure.
    fn before(&self, figure: &Figure) -> Option<String> {
        let (_, last) = self.last.as_ref()?;
        let before = last.figure(&figure.key, &figure.label)?;
        Some(match before.of {
            Some(of) => format!("{}/{}", text::count(before.count), text::count(of)),
            None => text::count(before.count),
        })
    }

    fn state(decision: &Entry) -> &'static str {
        crate::DECISIONS.named("state", decision.state())
    }
}

/// The inputs of a review.
pub(crate) async fn inputs(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let mut page = page(&app, &actor, id, None, FieldErrors::default()).await?;
    if let Some(said) = words::did(query.get("did")) {
        page.shell = page.shell.saying("ok", said);
    }
    Ok(render_with(StatusCode::OK, &page))
}

async fn page(
    app: &App,
    actor: &Actor,
    id: EntryId,
    typed: Option<InputsForm>,
    errors: FieldErrors,
) -> Result<InputsPage, AppError> {
    let shell = Shell::new(app, actor, REVIEWS.section);
    let (by, showcase) = (actor.clone(), app.showcase.clone());
    let read = move |tx: &Tx<'_>| {
        let review = open(tx, &REVIEWS, id)?;
        let last = actions::previous(tx, &review)?;
        let earlier = match &last {
            Some((last, _)) => actions::decisions(tx, last.id)?,
            None => Vec::new(),
        };
        let frozen = actions::frozen(tx, id)?.map(|(_, row)| {
            let at = jiff::Timestamp::from_microsecond(row.at).unwrap_or_default();
            (row.hash, text::date_time(at))
        });
        Ok::<_, AppError>(InputsPage {
            shell,
            snapshot: actions::snapshot(tx, &showcase, &review)?,
            frozen,
            last,
            earlier,
            may_write: permit::may_write(&by, &review).is_ok(),
            said: actions::said(tx, id)?,
            names: organization::names(tx)?,
            typed,
            errors,
            review,
        })
    };
    app.db.at(actor.agency).read(read).await
}

/// Saves what was written about the inputs.
pub(crate) async fn save(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let form = InputsForm(typed);
    let words = match form.read() {
        Ok(words) => words,
        Err(errors) => {
            let page = page(&app, &actor, id, Some(form), errors).await?;
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| actions::write(tx, &by, id, &words);
    match app.db.at(actor.agency).write(write).await {
        Ok(()) => Ok(back(id, "save")),
        Err(AppError::Conflict(code)) => {
            let mut page = page(&app, &actor, id, Some(form), FieldErrors::default()).await?;
            page.shell = page.shell.saying("bad", sentence(code));
            Ok(render_with(StatusCode::CONFLICT, &page))
        }
        Err(other) => Err(other),
    }
}

/// Freezes the inputs as they stand now.
pub(crate) async fn freeze(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    let (by, showcase) = (actor.clone(), app.showcase.clone());
    let write = move |tx: &Tx<'_>| actions::freeze(tx, &by, &showcase, id);
    app.db.at(actor.agency).write(write).await?;
    Ok(back(id, "freeze"))
}

fn back(id: EntryId, did: &str) -> Response {
    Redirect::to(&format!("/management-reviews/{id}/inputs?did={did}")).into_response()
}
