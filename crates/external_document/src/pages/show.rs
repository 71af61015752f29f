use super::{words, written};
use crate::{
    ExternalDocument, KEEPERS, Known, NewRelation, Relation, RelationId, RelationKind, Standing,
    TextId, actions,
    form::{RelationForm, WithdrawalForm},
    store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, FieldErrors, Notice, PersonId, Shell, Tx,
    ledger::object,
    pages::{CLOCK, HistoryLine, render_with},
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A relation as the page of one of its texts shows it.
struct Shown {
    relation: Relation,
    other: TextId,
    number: String,
    sentence: String,
}

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    known: Known,
    standing: Standing,
    ends_on: Option<Date>,
    /// What others do to it.
    suffers: Vec<Shown>,
    /// What it does to others.
    does: Vec<Shown>,
    changes: Vec<Change>,
    notices: Vec<Notice>,
    history: Vec<HistoryLine>,
    /// Numbers to choose from.
    others: Vec<(String, String)>,
    may_change: bool,
    form: RelationForm,
    errors: FieldErrors,
    kinds: [RelationKind; 3],
}

/// One change of the entry.
struct Change {
    when: String,
    who: String,
    reason: String,
    cells: Vec<(&'static str, String, String)>,
}

/// What somebody just did, from the address.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Did {
    #[serde(default)]
    did: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<TextId>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let form = RelationForm::default();
    let mut page = page(&app, &actor, id, form, FieldErrors::default()).await?;
    if let Some(said) = words::did(&did.did) {
        page.shell = page.shell.saying("ok", said);
    }
    Ok(render_with(StatusCode::OK, &page))
}

async fn page(
    app: &App,
    actor: &Actor,
    id: TextId,
    form: RelationForm,
    errors: FieldErrors,
) -> Result<ShowPage, AppError> {
    let (asks, today, board) = (actor.clone(), app.clock.today(), app.notices.clone());
    let shell = Shell::new(app, actor, "/external-documents");
    let read = move |tx: &Tx<'_>| {
        let known = actions::open(tx, id)?;
        let relations = actions::relations(tx)?;
        let all = actions::all(tx)?;
        let names = organization::names(tx)?;
        let about = [object("external_document", id)];
        let other = |known: &&Known| known.id != id;
        let others = all.iter().filter(other);
        Ok::<_, AppError>(ShowPage {
            shell,
            standing: known.standing(&relations, today),
            ends_on: known.ends_on(&relations),
            suffers: shown(&relations, &all, |relation| {
                (relation.old == id).then_some(relation.new)
            }),
            does: shown(&relations, &all, |relation| (relation.new == id).then_some(relation.old)),
            changes: changes(tx, &names, id)?,
            notices: board.about(tx, &asks, &about, today)?,
            history: history(tx, &names, &known)?,
            others: others.map(|k| (k.text.number.clone(), k.text.title.clone())).collect(),
            may_change: asks.is_any(KEEPERS),
            form,
            errors,
            kinds: RelationKind::ALL,
            known,
        })
    };
    app.db.at(actor.agency).read(read).await
}

/// The relations of one side, those that were taken back last.
fn shown(
    relations: &[Relation],
    all: &[Known],
    other: impl Fn(&Relation) -> Option<TextId>,
) -> Vec<Shown> {
    let is_old = |relation: &Relation, id: TextId| relation.old == id;
    let mut shown: Vec<_> = (relations.iter())
        .filter_map(|relation| {
            let id = other(relation)?;
            let text = all.iter().find(|known| known.id == id)?;
            Some(Shown {
                other: id,
                number: text.text.number.clone(),
                sentence: words::relation(relation, is_old(relation, id)),
                relation: relation.clone(),
            })
        })
        .collect();
    shown.sort_by_key(|shown| !shown.relation.stands());
    shown
}

/// What was changed, the newest first.
fn changes(
    tx: &Tx<'_>,
    names: &BTreeMap<PersonId, String>,
    id: TextId,
) -> Result<Vec<Change>, AppError> {
    let states = store::states(tx, id.get())?.into_iter().map(store::read);
    let states = states.collect::<Result<Vec<_>, _>>()?;
    let marks = store::state_marks(tx, id.get())?;
    let mut changes = Vec::new();
    for (pair, (_, at, person, reason)) in states.windows(2).zip(marks.iter().skip(1)) {
        let [before, after] = pair else { continue };
        changes.push(Change {
            when: text::date_time(jiff::Timestamp::from_microsecond(*at).unwrap_or_default()),
            who: names.get(&PersonId::new(*person)).map_or(CLOCK, String::as_str).to_owned(),
            reason: reason.clone(),
            cells: differing(&before.text, &after.text),
        });
    }
    changes.reverse();
    Ok(changes)
}

fn differing(
    before: &ExternalDocument,
    after: &ExternalDocument,
) -> Vec<(&'static str, String, String)> {
    let cells = |text: &ExternalDocument| {
        let file = text.file.as_ref().map(|file| file.name.clone()).unwrap_or_default();
        [
            text.number.clone(),
            text.kind.clone(),
            text.issuer.clone(),
            text.title.clone(),
            written(text.issued_on),
            written(text.effective_on),
            written(text.expired_on),
            text.link.clone(),
            text.place.clone(),
            text.note.clone(),
            file,
        ]
    };
    let pairs = cells(before).into_iter().zip(cells(after));
    let named = words::FIELDS.into_iter().zip(pairs);
    named.filter(|(_, (b, a))| b != a).map(|(name, (b, a))| (name, b, a)).collect()
}

fn history(
    tx: &Tx<'_>,
    names: &BTreeMap<PersonId, String>,
    known: &Known,
) -> Result<Vec<HistoryLine>, AppError> {
    let mut recorded = tx.recorded(&object("external_document", known.id))?;
    // Entries from before texts had a key of their own.
    recorded.extend(tx.recorded(&object("external_document", &known.text.number))?);
    let line = |entry| HistoryLine::of(entry, names, words::recorded);
    Ok(recorded.into_iter().map(line).collect())
}

pub(crate) async fn relate(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<TextId>,
    Form(form): Form<RelationForm>,
) -> Result<Response, AppError> {
    let (by, parsed) = (actor.clone(), form.parse());
    let done = app
        .db
        .at(actor.agency)
        .write(move |tx| {
            actions::open(tx, id)?;
            let parts = parsed?;
            let Some(new) = actions::find(tx, &parts.by)? else {
                return Err(FieldErrors(vec![("by".to_owned(), "text_unknown")]).into());
            };
            let crate::form::RelationParts { kind, from, articles, note, .. } = parts;
            actions::relate(tx, &by, &NewRelation { kind, new, old: id, from, articles, note })
        })
        .await;
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/external-documents/{id}?did=relate")).into_response()),
        Err(AppError::Invalid(errors)) => {
            let page = page(&app, &actor, id, form, errors).await?;
            Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn withdraw(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<TextId>,
    Form(form): Form<WithdrawalForm>,
) -> Result<Response, AppError> {
    let by = actor.clone();
    let done = app
        .db
        .at(actor.agency)
        .write(move |tx| {
            actions::open(tx, id)?;
            let reason: String = form.reason.replace('\0', "").trim().chars().take(500).collect();
            actions::withdraw_relation(tx, &by, RelationId::new(form.relation), &reason)
        })
        .await;
    match done {
        Ok(()) => {
            Ok(Redirect::to(&format!("/external-documents/{id}?did=withdraw")).into_response())
        }
        Err(AppError::Conflict(code)) => {
            let form = RelationForm::default();
            let mut page = page(&app, &actor, id, form, FieldErrors::default()).await?;
            page.shell = page.shell.saying("bad", platform::sentence(code));
            Ok(render_with(StatusCode::CONFLICT, &page))
        }
        Err(other) => Err(other),
    }
}

/// The file beside a text, as it came, to be saved and never shown in the browser.
pub(crate) async fn file(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<TextId>,
) -> Result<Response, AppError> {
    let known = app.db.at(actor.agency).read(move |tx| actions::open(tx, id)).await?;
    let file = known.text.file.ok_or(AppError::NotFound)?;
    let (files, hash) = (app.files.clone(), file.hash);
    let bytes = tokio::task::spawn_blocking(move || files.get(&hash)).await;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))?;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))?;
    let disposition = format!("attachment; filename=\"{}\"", plain_name(&file.name));
    let disposition =
        HeaderValue::from_str(&disposition).map_err(|e| AppError::Failed(e.to_string()))?;
    let kind = HeaderValue::from_static("application/octet-stream");
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response())
}

/// A name as every system takes it: letters, digits, dots and dashes of ASCII.
fn plain_name(name: &str) -> String {
    let mut plain = String::new();
    for c in text::fold(name).chars().take(100) {
        if c.is_ascii_alphanumeric() || (c == '.' && !plain.is_empty()) {
            plain.push(c);
        } else if !plain.ends_with('-') && !plain.is_empty() {
            plain.push('-');
        }
    }
    if plain.is_empty() { "van-ban".to_owned() } else { plain }
}
