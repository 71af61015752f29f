//! What people type. Past this file, a value is right or it does not exist.

use crate::{Action, Band, Edition, Entry, Move, ProcessFields, Publication, Scope};
use document::DocumentId;
use jiff::civil::Date;
use organization::UnitId;
use platform::FieldErrors;
use serde::Deserialize;

/// The longest text of a field.
const MOST: usize = 4000;
/// The longest line.
const LINE: usize = 300;

fn optional_day(errors: &mut FieldErrors, field: &'static str, typed: &str) -> Option<Date> {
    if typed.trim().is_empty() { None } else { errors.day(field, typed) }
}

/// The scope, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ScopeForm {
    pub(crate) edition: String,
    pub(crate) statement: String,
    pub(crate) bases: String,
    pub(crate) address: String,
    pub(crate) phone: String,
}

impl ScopeForm {
    /// The form of what is said.
    pub(crate) fn of(scope: &Scope) -> Self {
        let Scope { edition, statement, bases, address, phone } = scope.clone();
        Self { edition: edition.as_str().to_owned(), statement, bases, address, phone }
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<Scope, FieldErrors> {
        let mut errors = FieldErrors::default();
        let edition = Edition::parse(&self.edition);
        if edition.is_none() {
            errors.add("edition", "bad_choice");
        }
        let statement = errors.needed("statement", &self.statement, MOST);
        let bases = errors.words("bases", &self.bases, MOST);
        let address = errors.words("address", &self.address, LINE);
        let phone = errors.words("phone", &self.phone, LINE);
        let edition = edition.unwrap_or(Edition::Iso2015);
        errors.or(Scope { edition, statement, bases, address, phone })
    }
}

/// Procedures pasted from a spreadsheet, exactly as they arrive.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct LinesForm {
    pub(crate) lines: String,
    pub(crate) from: String,
}

impl LinesForm {
    /// What the lines say and since when; the numbers of the lines that cannot be read are told by
    /// [`Self::unread`].
    pub(crate) fn parse(&self) -> Result<(Vec<Entry>, Date), FieldErrors> {
        let mut errors = FieldErrors::default();
        let entries: Vec<_> = self.lines().filter_map(|(_, line)| Entry::read(line)).collect();
        if !self.unread().is_empty() {
            errors.add("lines", "bad_lines");
        } else if entries.is_empty() {
            errors.add("lines", "missing");
        }
        match errors.day("from", &self.from) {
            Some(from) if errors.is_empty() => Ok((entries, from)),
            _ => Err(errors),
        }
    }

    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.lines.lines()).filter(|(_, line)| !line.trim().is_empty())
    }

    /// The numbers of the lines that cannot be read.
    pub(crate) fn unread(&self) -> Vec<usize> {
        self.lines().filter(|(_, line)| Entry::read(line).is_none()).map(|(n, _)| n).collect()
    }
}

/// A process of the map, exactly as it arrives: fields with one value, and a tick a document.
#[derive(Debug, Default, Clone)]
pub(crate) struct ProcessForm {
    pub(crate) band: String,
    pub(crate) place: String,
    pub(crate) name: String,
    pub(crate) unit: String,
    pub(crate) inputs: String,
    pub(crate) outputs: String,
    pub(crate) documents: Vec<i64>,
}

impl ProcessForm {
    /// Reads the pairs of the form.
    pub(crate) fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "band" => form.band = value,
                "place" => form.place = value,
                "name" => form.name = value,
                "unit" => form.unit = value,
                "inputs" => form.inputs = value,
                "outputs" => form.outputs = value,
                "document" => form.documents.extend(value.parse::<i64>().ok()),
                _ => {}
            }
        }
        form
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<ProcessFields, FieldErrors> {
        let mut errors = FieldErrors::default();
        let band = Band::parse(&self.band);
        if band.is_none() {
            errors.add("band", "bad_choice");
        }
        let place = self.place.trim().parse().ok().filter(|place| (1..=99).contains(place));
        if place.is_none() {
            errors.add("place", "bad_place");
        }
        let name = errors.needed("name", &self.name, LINE);
        let unit = self.unit.trim().parse().ok().map(UnitId::new);
        if unit.is_none() && !self.unit.trim().is_empty() {
            errors.add("unit", "bad_choice");
        }
        let inputs = errors.words("inputs", &self.inputs, MOST);
        let outputs = errors.words("outputs", &self.outputs, MOST);
        let documents = self.documents.iter().copied().map(DocumentId::new).collect();
        match (band, place) {
            (Some(band), Some(place)) if errors.is_empty() => {
                Ok(ProcessFields { band, place, name, unit, inputs, outputs, documents })
            }
            _ => Err(errors),
        }
    }
}

/// A button on the page of a declaration, with the fields of its form.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ActionForm {
    pub(crate) action: String,
    pub(crate) seen: String,
    pub(crate) number: String,
    pub(crate) dated: String,
    pub(crate) posted_on: String,
    pub(crate) posted_at: String,
    pub(crate) portal_on: String,
    pub(crate) portal_url: String,
    pub(crate) sent_on: String,
    pub(crate) sent_to: String,
    pub(crate) reason: String,
    /// Who signs types it once more.
    pub(crate) password: String,
}

impl ActionForm {
    /// What is known of the publication, to be filled on.
    pub(crate) fn of(known: &Publication) -> Self {
        let written = |day: Option<Date>| day.map(text::date).unwrap_or_default();
        Self {
            posted_on: written(known.posted_on),
            posted_at: known.posted_at.clone(),
            portal_on: written(known.portal_on),
            portal_url: known.portal_url.clone(),
            sent_on: written(known.sent_on),
            sent_to: known.sent_to.clone(),
            ..Self::default()
        }
    }

    /// All of it right, or every mistake at once. What an action does not take is not read.
    pub(crate) fn parse(&self) -> Result<(Action, Move), FieldErrors> {
        let mut errors = FieldErrors::default();
        let Some(action) = Action::parse(&self.action) else {
            errors.add("action", "unknown_action");
            return Err(errors);
        };
        let mut with = Move { seen: self.seen.trim().to_owned(), ..Move::default() };
        match action {
            Action::Number => {
                with.number = errors.needed("number", &self.number, 60);
                with.dated = errors.day("dated", &self.dated);
            }
            Action::Publish => with.publication = self.publication(&mut errors),
            Action::Discard => with.reason = errors.needed("reason", &self.reason, LINE),
            Action::Sign | Action::TakeEffect | Action::Supersede => {}
        }
        errors.or((action, with))
    }

    /// A place without its day, or a day without its place, is half a record.
    fn publication(&self, errors: &mut FieldErrors) -> Publication {
        let posted_on = optional_day(errors, "posted_on", &self.posted_on);
        let portal_on = optional_day(errors, "portal_on", &self.portal_on);
        let sent_on = optional_day(errors, "sent_on", &self.sent_on);
        let mut place = |field, day_field, day: &str, typed: &str| {
            let said = errors.words(field, typed, LINE);
            match (said.is_empty(), day.trim().is_empty()) {
                (true, false) => errors.add(field, "missing"),
                (false, true) => errors.add(day_field, "missing"),
                _ => {}
            }
            said
        };
        let posted_at = place("posted_at", "posted_on", &self.posted_on, &self.posted_at);
        let portal_url = place("portal_url", "portal_on", &self.portal_on, &self.portal_url);
        let sent_to = place("sent_to", "sent_on", &self.sent_on, &self.sent_to);
        let is_link = portal_url.starts_with("https://") || portal_url.starts_with("http://");
        if !portal_url.is_empty() && !is_link {
            errors.add("portal_url", "bad_link");
        }
        Publication { posted_on, posted_at, portal_on, portal_url, sent_on, sent_to }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(errors: &FieldErrors) -> Vec<&str> {
        errors.0.iter().map(|(field, _)| field.as_str()).collect()
    }

    #[test]
    fn a_form_tells_every_mistake_at_once() {
        let form = ScopeForm { edition: "1994".into(), ..ScopeForm::default() };
        assert_eq!(fields(&form.parse().unwrap_err()), ["edition", "statement"]);
        let form = ProcessForm { unit: "x".into(), ..ProcessForm::default() };
        assert_eq!(fields(&form.parse().unwrap_err()), ["band", "place", "name", "unit"]);
        let form = ActionForm {
            action: "publish".into(),
            posted_on: "25/02/2022".into(),
            portal_url: "trang web".into(),
            ..ActionForm::default()
        };
        let wrong = form.parse().unwrap_err();
        assert_eq!(fields(&wrong), ["posted_at", "portal_on", "portal_url"]);
    }

    #[test]
    fn lines_that_cannot_be_read_are_named() {
        let lines = "1.001193; Đăng ký khai sinh; Hộ tịch\n\nkhông có tên\n";
        let form = LinesForm { lines: lines.into(), from: "01/01/2022".into() };
        assert_eq!(form.unread(), [3]);
        assert_eq!(fields(&form.parse().unwrap_err()), ["lines"]);
    }
}
