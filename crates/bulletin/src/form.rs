//! What people type. Past this file, a value is right or it does not exist.

use crate::{Action, Airing, Bulletin, ItemId, Setting, Source, Text};
use jiff::civil::{Date, Time};
use platform::FieldErrors;
use serde::Deserialize;

/// A bulletin, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct BulletinForm {
    pub(crate) moves: i64,
    pub(crate) title: String,
    pub(crate) script: String,
    pub(crate) source: String,
}

impl BulletinForm {
    /// The form of a stored bulletin.
    pub(crate) fn of(bulletin: &Bulletin) -> Self {
        Self { moves: bulletin.moves, ..Self::proposed(&bulletin.text) }
    }

    /// The form of a proposed text.
    pub(crate) fn proposed(text: &Text) -> Self {
        let Text { title, script, source } = text;
        Self { moves: 0, title: title.clone(), script: script.clone(), source: source.text() }
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<Text, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.needed("title", &self.title, 300);
        let script = errors.needed("script", &self.script, 20_000);
        let source = Source::parse(self.source.trim()).unwrap_or(Source::Own);
        errors.or(Text { title, script, source })
    }
}

/// A button on the page of a bulletin.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ActionForm {
    pub(crate) action: String,
    pub(crate) reason: String,
}

impl ActionForm {
    pub(crate) fn parse(&self) -> Result<(Action, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let action = Action::parse(&self.action);
        if action.is_none() {
            errors.add("action", "unknown_action");
        }
        let reason = errors.words("reason", &self.reason, 1_000);
        match action {
            Some(action) if errors.is_empty() => Ok((action, reason)),
            _ => Err(errors),
        }
    }
}

/// A line of the air log, as typed.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct AiringForm {
    pub(crate) day: String,
    pub(crate) time: String,
    pub(crate) channel: String,
    pub(crate) note: String,
}

impl AiringForm {
    pub(crate) fn parse(&self) -> Result<Airing, FieldErrors> {
        let mut errors = FieldErrors::default();
        let day = errors.day("day", &self.day);
        let time = Time::strptime("%H:%M", self.time.trim()).ok();
        if time.is_none() {
            errors.add("time", "bad_airing_time");
        }
        let channel = errors.needed("channel", &self.channel, 120);
        let note = errors.words("note", &self.note, 500);
        match (day, time) {
            (Some(day), Some(time)) if errors.is_empty() => Ok(Airing { day, time, channel, note }),
            _ => Err(errors),
        }
    }
}

/// How the station reads, as typed.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct SettingForm {
    pub(crate) words_per_minute: String,
    pub(crate) station: String,
}

impl SettingForm {
    /// The form of what is set.
    pub(crate) fn of(setting: Setting) -> Self {
        Self { words_per_minute: setting.words_per_minute.to_string(), station: setting.station }
    }

    pub(crate) fn parse(&self) -> Result<Setting, FieldErrors> {
        let mut errors = FieldErrors::default();
        let rate = self.words_per_minute.trim().parse().ok();
        let rate = rate.filter(|rate| Setting::SENSE.contains(rate));
        if rate.is_none() {
            errors.add("words_per_minute", "bad_reading_rate");
        }
        let station = errors.needed("station", &self.station, 120);
        errors.or(Setting { words_per_minute: rate.unwrap_or(Setting::USUAL), station })
    }
}

/// Something for a briefing, as typed.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ItemForm {
    pub(crate) day: String,
    pub(crate) title: String,
    pub(crate) words: String,
    pub(crate) source: String,
}

impl ItemForm {
    pub(crate) fn parse(&self) -> Result<(Date, String, String, Source), FieldErrors> {
        let mut errors = FieldErrors::default();
        let day = errors.day("day", &self.day);
        let title = errors.needed("title", &self.title, 300);
        let said = errors.words("words", &self.words, 4_000);
        let source = Source::parse(self.source.trim()).unwrap_or(Source::Own);
        match day {
            Some(day) if errors.is_empty() => Ok((day, title, said, source)),
            _ => Err(errors),
        }
    }
}

/// What a briefing concluded, as typed.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ConclusionForm {
    pub(crate) conclusion: String,
}

impl ConclusionForm {
    /// Each thing put before a briefing has a field of its own on the page: `conclusion-17`.
    pub(crate) fn parse(&self, about: ItemId) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let field = format!("conclusion-{about}");
        let conclusion = errors.needed(&field, &self.conclusion, 4_000);
        errors.or(conclusion)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields<T: std::fmt::Debug>(result: Result<T, FieldErrors>) -> Vec<String> {
        let FieldErrors(wrong) = result.unwrap_err();
        wrong.into_iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn a_form_tells_every_mistake_at_once() {
        assert_eq!(fields(BulletinForm::default().parse()), ["title", "script"]);
        let airing = AiringForm { day: "31/02/2026".into(), ..AiringForm::default() };
        assert_eq!(fields(airing.parse()), ["day", "time", "channel"]);
        let setting = SettingForm { words_per_minute: "9".into(), ..SettingForm::default() };
        assert_eq!(fields(setting.parse()), ["words_per_minute", "station"]);
        assert_eq!(fields(ItemForm::default().parse()), ["day", "title"]);
        assert_eq!(fields(ConclusionForm::default().parse(ItemId::new(7))), ["conclusion-7"]);
    }
}
