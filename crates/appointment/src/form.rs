//! What people type. Past this file, a value is right or it does not exist.

use crate::{Action, Move, Plan, Slot};
use dossier::is_phone;
use jiff::civil::Date;
use platform::FieldErrors;
use serde::Deserialize;

fn phone(errors: &mut FieldErrors, typed: &str) -> String {
    let phone = errors.needed("phone", typed, 30);
    if !phone.is_empty() && !is_phone(&phone) {
        errors.add("phone", "bad_phone");
    }
    phone
}

/// What a citizen sends, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct BookingForm {
    /// The name of the process in addresses; empty for something else.
    pub(crate) process: String,
    pub(crate) day: String,
    pub(crate) slot: String,
    pub(crate) name: String,
    pub(crate) phone: String,
    /// The sealed sum and its answer.
    pub(crate) token: String,
    pub(crate) sum: String,
    /// A field that people do not see: who fills it in is a program.
    pub(crate) website: String,
}

/// A time, and who comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Booking {
    pub(crate) slot: Slot,
    pub(crate) name: String,
    pub(crate) phone: String,
}

impl BookingForm {
    /// The day that was chosen.
    pub(crate) fn day(&self) -> Option<Date> {
        self.day.parse().ok()
    }

    /// All of it right, or every mistake at once. `is_solved` judges the sum.
    pub(crate) fn parse(
        &self,
        is_solved: impl Fn(&str, &str) -> bool,
    ) -> Result<Booking, FieldErrors> {
        let mut errors = FieldErrors::default();
        let slot = Slot::parse(&self.slot);
        if slot.is_none() {
            errors.add("slot", "appointment_no_slot");
        }
        let name = errors.needed("name", &self.name, 120);
        let phone = phone(&mut errors, &self.phone);
        if !self.website.is_empty() {
            errors.add("website", "trap_filled");
        }
        if !is_solved(&self.token, &self.sum) {
            errors.add("sum", "sum_wrong");
        }
        match slot {
            Some(slot) if errors.is_empty() => Ok(Booking { slot, name, phone }),
            _ => Err(errors),
        }
    }
}

/// What the desk enters, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct DeskForm {
    /// `phone` or `walk_in`.
    pub(crate) channel: String,
    pub(crate) document: String,
    pub(crate) slot: String,
    pub(crate) name: String,
    pub(crate) phone: String,
}

/// What the desk entered; nobody who stands there needs a time or a number to be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DeskEntry {
    pub(crate) slot: Option<Slot>,
    pub(crate) document: Option<i64>,
    pub(crate) name: String,
    pub(crate) phone: String,
}

impl DeskForm {
    /// Whether it is for somebody who stands there.
    pub(crate) fn is_walk_in(&self) -> bool {
        self.channel == "walk_in"
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<DeskEntry, FieldErrors> {
        let mut errors = FieldErrors::default();
        let slot = Slot::parse(&self.slot);
        let name = errors.needed("name", &self.name, 120);
        let phone = if self.is_walk_in() {
            let phone = errors.words("phone", &self.phone, 30);
            if !phone.is_empty() && !is_phone(&phone) {
                errors.add("phone", "bad_phone");
            }
            phone
        } else {
            if slot.is_none() {
                errors.add("slot", "appointment_no_slot");
            }
            phone(&mut errors, &self.phone)
        };
        let document = self.document.trim().parse().ok();
        let slot = slot.filter(|_| !self.is_walk_in());
        errors.or(DeskEntry { slot, document, name, phone })
    }
}

/// Code and telephone number, and what is to be done.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct OwnForm {
    pub(crate) code: String,
    pub(crate) phone: String,
    /// Empty to look; `cancel`, `day`, `move` or `calendar`.
    pub(crate) op: String,
    /// The day on which another time is looked for.
    pub(crate) day: String,
    pub(crate) slot: String,
}

impl OwnForm {
    /// Code and telephone number, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<(String, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let code = errors.needed("code", &self.code, 40);
        let phone = phone(&mut errors, &self.phone);
        errors.or((code, phone))
    }
}

/// A button on the page of an appointment.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ActionForm {
    pub(crate) action: String,
    pub(crate) note: String,
    pub(crate) slot: String,
    /// Whether the intake form is to open at once.
    pub(crate) intake: String,
}

impl ActionForm {
    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<(Action, Move), FieldErrors> {
        let mut errors = FieldErrors::default();
        let action = Action::parse(&self.action);
        if action.is_none() {
            errors.add("action", "unknown_action");
        }
        let note = errors.words("note", &self.note, 300);
        let slot = Slot::parse(&self.slot);
        match action {
            Some(action) => errors.or((action, Move { note, slot, ..Move::default() })),
            None => Err(errors),
        }
    }
}

/// How the desk takes appointments, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct PlanForm {
    pub(crate) from: String,
    pub(crate) is_open: String,
    pub(crate) desks: String,
    pub(crate) per_desk: String,
    pub(crate) slot_minutes: String,
    pub(crate) days_ahead: String,
    pub(crate) notice_minutes: String,
    pub(crate) keep_days: String,
    pub(crate) place: String,
}

impl PlanForm {
    /// The form of a plan that holds from a day on.
    pub(crate) fn of(plan: &Plan, from: Date) -> Self {
        Self {
            from: text::date(from),
            is_open: if plan.is_open { "yes".to_owned() } else { String::new() },
            desks: plan.desks.to_string(),
            per_desk: plan.per_desk.to_string(),
            slot_minutes: plan.slot_minutes.to_string(),
            days_ahead: plan.days_ahead.to_string(),
            notice_minutes: plan.notice_minutes.to_string(),
            keep_days: plan.keep_days.to_string(),
            place: plan.place.clone(),
        }
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<Plan, FieldErrors> {
        let mut errors = FieldErrors::default();
        let from = errors.day("from", &self.from);
        let typed = [
            &self.desks,
            &self.per_desk,
            &self.slot_minutes,
            &self.days_ahead,
            &self.notice_minutes,
            &self.keep_days,
        ];
        let mut numbers = [0; 6];
        for (place, ((field, sense), typed)) in Plan::SENSE.into_iter().zip(typed).enumerate() {
            match typed.trim().parse::<i64>() {
                Ok(number) if sense.contains(&number) => numbers[place] = number,
                _ => errors.add(field, "appointment_number"),
            }
        }
        let place = errors.needed("place", &self.place, 200);
        let [desks, per_desk, slot_minutes, days_ahead, notice_minutes, keep_days] = numbers;
        let Some(from) = from.filter(|_| errors.is_empty()) else { return Err(errors) };
        Ok(Plan {
            from,
            is_open: self.is_open == "yes",
            desks,
            per_desk,
            slot_minutes,
            days_ahead,
            notice_minutes,
            keep_days,
            place,
        })
    }
}

/// A day without appointments, exactly as it arrives; `op` is `close` or `open`.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ClosureForm {
    pub(crate) op: String,
    pub(crate) day: String,
    pub(crate) reason: String,
}

impl ClosureForm {
    /// The day with its reason; none to take appointments after all.
    pub(crate) fn parse(&self) -> Result<(Date, Option<String>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let day = errors.day("day", &self.day);
        let reason = (self.op != "open").then(|| errors.needed("reason", &self.reason, 200));
        match day {
            Some(day) => errors.or((day, reason)),
            None => Err(errors),
        }
    }
}
