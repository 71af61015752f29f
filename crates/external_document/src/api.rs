//! JSON for programs. The shape is a promise, so it has a type of its own.

use crate::{ExternalDocument, Known, Relation, TextId, actions, pages::end_of, store};
use axum::{
    Json,
    extract::{Path, Query, State},
};
use jiff::civil::Date;
use platform::{Actor, App, AppError, Tx, api::Operation, list::ListQuery};
use schemars::JsonSchema;
use serde::Serialize;

/// A document of external origin.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ExternalDocument")]
pub(crate) struct TextBody {
    #[schemars(with = "i64")]
    id: TextId,
    number: String,
    kind: String,
    issuer: String,
    title: String,
    #[schemars(with = "Option<String>")]
    issued_on: Option<Date>,
    #[schemars(with = "Option<String>")]
    effective_on: Option<Date>,
    /// The first day no longer in force, replacements counted.
    #[schemars(with = "Option<String>")]
    ends_on: Option<Date>,
    standing: &'static str,
    link: String,
    place: String,
    relations: Vec<RelationBody>,
}

/// What one text does to another.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ExternalDocumentRelation")]
struct RelationBody {
    kind: &'static str,
    #[schemars(with = "i64")]
    new: TextId,
    #[schemars(with = "i64")]
    old: TextId,
    #[schemars(with = "String")]
    from: Date,
    articles: String,
}

/// A page of the list: pass `next` as the address to go on.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ExternalDocumentPage")]
pub(crate) struct ListBody {
    items: Vec<TextBody>,
    next: Option<String>,
}

fn body(known: Known, relations: &[Relation], today: Date) -> TextBody {
    let concerns = |relation: &&Relation| {
        relation.stands() && (relation.new == known.id || relation.old == known.id)
    };
    let told = relations.iter().filter(concerns).map(|relation| RelationBody {
        kind: relation.kind.as_str(),
        new: relation.new,
        old: relation.old,
        from: relation.from,
        articles: relation.articles.clone(),
    });
    let told = told.collect();
    let (ends_on, standing) = (known.ends_on(relations), known.standing(relations, today));
    let ExternalDocument {
        number, kind, issuer, title, issued_on, effective_on, link, place, ..
    } = known.text;
    TextBody {
        id: known.id,
        number,
        kind,
        issuer,
        title,
        issued_on,
        effective_on,
        ends_on,
        standing: standing.as_str(),
        link,
        place,
        relations: told,
    }
}

/// What programs are told about [`list`].
pub(crate) fn about_list() -> Operation {
    Operation::answers::<ListBody>("Documents of external origin, a page at a time.")
}

/// What programs are told about [`show`].
pub(crate) fn about_show() -> Operation {
    Operation::answers::<TextBody>("A document of external origin with its relations.")
}

pub(crate) async fn list(
    State(app): State<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Json<ListBody>, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        let base: [&dyn platform::db::Param; 3] =
            [&tx.agency().get(), &end_of(today), &today.to_string()];
        let page = store::LIST.page::<store::Row>(tx, &base, &query)?;
        let relations = actions::relations(tx)?;
        let items = page.rows.into_iter().map(|row| Ok(body(store::read(row)?, &relations, today)));
        let items = items.collect::<Result<_, AppError>>()?;
        let next = page.next.map(|next| format!("/api/v1/external-documents{next}"));
        Ok::<_, AppError>(ListBody { items, next })
    };
    Ok(Json(app.db.at(actor.agency).read(read).await?))
}

pub(crate) async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<TextId>,
) -> Result<Json<TextBody>, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        let known = actions::open(tx, id)?;
        Ok::<_, AppError>(body(known, &actions::relations(tx)?, today))
    };
    Ok(Json(app.db.at(actor.agency).read(read).await?))
}
