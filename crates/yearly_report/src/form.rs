//! What people type. Past this file, a value is right or it does not exist.

use crate::{Action, Given, LineId, Narrative, Part};
use jiff::civil::Date;
use platform::FieldErrors;
use serde::Deserialize;

/// To whom, until when; exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct LineForm {
    pub(crate) receiver: String,
    pub(crate) due: String,
    pub(crate) remind_days: String,
}

impl LineForm {
    /// All of it right, or every mistake at once. The deadline is `20/11`.
    pub(crate) fn parse(&self) -> Result<(String, (i8, i8), i64), FieldErrors> {
        let mut errors = FieldErrors::default();
        let receiver = errors.needed("receiver", &self.receiver, 300);
        // A leap year has every day that a deadline may have.
        let due = Date::strptime("%d/%m/%Y", format!("{}/2028", self.due.trim())).ok();
        if due.is_none() {
            errors.add("due", "bad_deadline");
        }
        let remind = self.remind_days.trim().parse().ok().filter(|days| (1..=180).contains(days));
        if remind.is_none() {
            errors.add("remind_days", "bad_remind_days");
        }
        match (due, remind) {
            (Some(due), Some(remind)) if errors.is_empty() => {
                Ok((receiver, (due.month(), due.day()), remind))
            }
            _ => Err(errors),
        }
    }
}

/// Which report is begun.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct DraftForm {
    pub(crate) line: String,
    pub(crate) year: String,
    pub(crate) cut_off: String,
}

impl DraftForm {
    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self, today: Date) -> Result<(LineId, i16, Date), FieldErrors> {
        let mut errors = FieldErrors::default();
        let line = self.line.trim().parse().ok().map(LineId::new);
        if line.is_none() {
            errors.add("line", "bad_choice");
        }
        let year = self.year.trim().parse::<i16>().ok();
        let year = year.filter(|year| (2000..=today.year()).contains(year));
        if year.is_none() {
            errors.add("year", "bad_report_year");
        }
        let day = cut_off(&mut errors, &self.cut_off, today);
        if let (Some(day), Some(year)) = (day, year)
            && day.year() < year
        {
            errors.add("cut_off", "cut_off_before_year");
        }
        match (line, year, day) {
            (Some(line), Some(year), Some(day)) if errors.is_empty() => Ok((line, year, day)),
            _ => Err(errors),
        }
    }
}

/// What is written to each part.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ContentForm {
    pub(crate) moves: i64,
    pub(crate) direction: String,
    pub(crate) building: String,
    pub(crate) maintaining: String,
    pub(crate) results: String,
    pub(crate) next: String,
    pub(crate) cut_off: String,
    /// `save` or `freeze`.
    pub(crate) op: String,
}

impl ContentForm {
    /// What was typed to a part.
    pub(crate) fn typed(&self, part: Part) -> &str {
        match part {
            Part::Direction => &self.direction,
            Part::Building => &self.building,
            Part::Maintaining => &self.maintaining,
            Part::Results => &self.results,
            Part::Next => &self.next,
        }
    }

    /// All of it right, or every mistake at once; a day where figures are to be frozen anew.
    pub(crate) fn parse(&self, today: Date) -> Result<(Narrative, Option<Date>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut narrative = Narrative::new();
        for part in Part::ALL {
            let typed = errors.words(part.as_str(), self.typed(part), 8000);
            if !typed.is_empty() {
                narrative.insert(part, typed);
            }
        }
        let again = self.op == "freeze";
        let day = again.then(|| cut_off(&mut errors, &self.cut_off, today)).flatten();
        if errors.is_empty() { Ok((narrative, day)) } else { Err(errors) }
    }
}

/// What is done to a report.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ActionForm {
    action: String,
    pub(crate) number: String,
    pub(crate) day: String,
    pub(crate) reason: String,
}

impl ActionForm {
    /// All of it right, or every mistake at once. Each action asks for what it needs.
    pub(crate) fn parse(&self) -> Result<(Action, Given), FieldErrors> {
        let mut errors = FieldErrors::default();
        let action = Action::parse(&self.action);
        if action.is_none() {
            errors.add("action", "bad_choice");
        }
        let sends = action == Some(Action::Send);
        let number = errors.words_if(sends, "number", &self.number, 60);
        let reason = errors.words_if(action == Some(Action::Return), "reason", &self.reason, 2000);
        let wants_day =
            sends || (action == Some(Action::Acknowledge) && !self.day.trim().is_empty());
        let day = wants_day.then(|| errors.day("day", &self.day)).flatten();
        match action {
            Some(action) if errors.is_empty() => Ok((action, Given { number, day, reason })),
            _ => Err(errors),
        }
    }
}

fn cut_off(errors: &mut FieldErrors, typed: &str, today: Date) -> Option<Date> {
    let day = errors.day("cut_off", typed)?;
    if day > today {
        errors.add("cut_off", "as_of_future");
        return None;
    }
    Some(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn fields(errors: &FieldErrors) -> Vec<&str> {
        errors.0.iter().map(|(field, _)| field.as_ref()).collect()
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        let today = date(2026, 11, 26);
        let bare = LineForm::default().parse().unwrap_err();
        assert_eq!(fields(&bare), ["receiver", "due", "remind_days"]);
        let wrong =
            DraftForm { year: "1999".into(), cut_off: "27/11/2026".into(), ..DraftForm::default() };
        assert_eq!(fields(&wrong.parse(today).unwrap_err()), ["line", "year", "cut_off"]);
        let send = ActionForm { action: "send".into(), ..ActionForm::default() };
        assert_eq!(fields(&send.parse().unwrap_err()), ["number", "day"]);
        let line =
            LineForm { receiver: "Sở".into(), due: "29/02".into(), remind_days: "20".into() };
        assert_eq!(line.parse().unwrap(), ("Sở".into(), (2, 29), 20));
    }
}
