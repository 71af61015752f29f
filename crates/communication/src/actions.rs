//! What a plan asks for next, what is logged of it, and what others' events write into the log.

use crate::{
    LOG,
    model::{Frequency, on_air},
    pages,
};
use document::VersionId;
use jiff::civil::Date;
use platform::{Actor, AppError, DbError, FieldErrors, Tx};
use quality_register::{Entry, Origin, Panel, Step, Values, from_origin, raise};
use serde_json::Value;

/// The fields that a line of the log takes over from its plan.
const TAKEN: [&str; 9] =
    ["content", "channel", "audience", "unit", "owner", "told_on", "aired_at", "minutes", "text"];

/// What was told is checked as the log checks it; then the plan waits for the next time.
pub(crate) fn fills(tx: &Tx<'_>, entry: &mut Entry, step: Option<&Step>) -> Result<(), AppError> {
    let today = text::here(tx.now()).date();
    let frequency = Frequency::parse(entry.values.text("frequency"));
    let next = |day: Date| {
        frequency.and_then(|often| often.after(day)).map(|day| day.to_string()).unwrap_or_default()
    };
    match step.map(|step| step.key) {
        Some("approve") => entry.values.set("next", next(today)),
        Some("log") => {
            let mut wrong = FieldErrors::default();
            on_air(&entry.values, &mut wrong);
            wrong.or(())?;
            entry.values.set("next", next(entry.values.day("told_on").unwrap_or(today)));
        }
        Some("revise" | "stop") => entry.values.set("next", String::new()),
        _ => {}
    }
    Ok(())
}

/// What was told after a plan stands in the log.
pub(crate) fn after(tx: &Tx<'_>, actor: &Actor, plan: &Entry, step: &Step) -> Result<(), AppError> {
    if step.key != "log" {
        return Ok(());
    }
    let mut values = Values::new();
    for field in TAKEN.into_iter().chain(["result"]) {
        values.set(field, plan.values.text(field).to_owned());
    }
    let origin =
        Origin { thing: plan.thing(), href: plan.href(), label: pages::of_plan(plan.name()) };
    raise(tx, actor, &LOG, &values, origin).map(drop)
}

/// The page of a plan leads to what was told after it.
pub(crate) fn told(tx: &Tx<'_>, _: &Actor, plan: &Entry) -> Result<Vec<Panel>, AppError> {
    let told = from_origin(tx, &LOG, &plan.thing())?;
    pages::told(&told)
}

/// An article was published on the portal.
pub fn on_news(tx: &Tx<'_>, article: i64, told: &Value) -> Result<(), DbError> {
    let origin = Origin {
        thing: format!("news/{article}"),
        href: format!("/news/{article}"),
        label: pages::NEWS.to_owned(),
    };
    published(tx, "portal", told, origin)
}

/// A bulletin was read on the radio: each time is a line of its own, with time, text and channel.
pub fn on_aired(tx: &Tx<'_>, bulletin: i64, told: &Value) -> Result<(), DbError> {
    let origin = Origin {
        thing: told["airing"].as_i64().map_or_else(
            || format!("bulletin/{bulletin}"),
            |airing| format!("bulletin_airing/{airing}"),
        ),
        href: format!("/bulletins/{bulletin}"),
        label: pages::BULLETIN.to_owned(),
    };
    published(tx, "radio", told, origin)
}

/// A version of a document is in force, so those in scope were told of it. Versions that one decision
/// issued are told of together.
pub fn on_document(tx: &Tx<'_>, version: VersionId) -> Result<(), DbError> {
    let clock = Actor::system(tx.agency(), "clock");
    let version = document::open(tx, &clock, version).map_err(AppError::into_db)?;
    let Some(decision) = version.decision else { return Ok(()) };
    let number = document::decision_number(tx, &version)?.unwrap_or_default();
    let origin = Origin {
        thing: format!("decision/{decision}"),
        href: format!("/decisions/{decision}"),
        label: pages::of_decision(&number),
    };
    let told = serde_json::json!({ "title": pages::documents_of(&number) });
    published(tx, "document", &told, origin)
}

/// Logs what was published, once.
fn published(tx: &Tx<'_>, channel: &str, told: &Value, origin: Origin) -> Result<(), DbError> {
    if !from_origin(tx, &LOG, &origin.thing)?.is_empty() {
        return Ok(());
    }
    let said = |key: &str| told[key].as_str().unwrap_or_default().to_owned();
    let day = said("day").parse::<Date>().unwrap_or_else(|_| text::here(tx.now()).date());
    let title = match said("title") {
        title if title.is_empty() => origin.label.clone(),
        title => title.chars().take(300).collect(),
    };
    let values = Values::new()
        .with("content", title)
        .with("channel", channel)
        .with("told_on", day.to_string())
        .with("audience", pages::audience(channel))
        .with("text", said("text"))
        .with("aired_at", said("at"))
        .with("minutes", told["minutes"].as_i64().map(|it| it.to_string()).unwrap_or_default())
        .with("owner", told["by"].as_i64().map(|it| it.to_string()).unwrap_or_default())
        .with("result", pages::how_told(channel, &said("channel"), &said("note")));
    let clock = Actor::system(tx.agency(), "clock");
    raise(tx, &clock, &LOG, &values, origin).map(drop).map_err(AppError::into_db)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PLAN;

    #[test]
    fn what_is_taken_over_is_known_to_both() {
        for field in TAKEN {
            assert!(PLAN.field(field).is_some() && LOG.field(field).is_some(), "{field}");
        }
    }
}
