//! HTML for people, and every Vietnamese word.

pub(crate) mod public;
pub(crate) mod staff;
pub(crate) mod words;

pub(crate) use words::{NAV_ABOUT, SENTENCES, exhibit_label, exhibit_mend, to_do};

use crate::{Slot, Vacancy};
use jiff::civil::Date;

/// A day with its times, for a choice.
#[derive(Debug, Clone)]
pub(crate) struct DayChoice {
    /// Which.
    pub(crate) day: Date,
    /// Places that are left.
    pub(crate) free: i64,
    /// Its times with a place left.
    pub(crate) slots: Vec<Slot>,
}

impl DayChoice {
    /// The same without a time that somebody has already.
    pub(crate) fn without(mut self, slot: Slot) -> Self {
        self.slots.retain(|other| *other != slot);
        self
    }

    /// `Thứ Năm 26/11/2026`.
    pub(crate) fn label(&self) -> String {
        words::day(self.day)
    }
}

/// The times that are left, by day. A full day stays, with nothing free.
pub(crate) fn by_day(vacancies: &[Vacancy]) -> Vec<DayChoice> {
    let mut days: Vec<DayChoice> = Vec::new();
    for Vacancy { slot, free } in vacancies {
        if days.last().is_none_or(|last| last.day != slot.day) {
            days.push(DayChoice { day: slot.day, free: 0, slots: Vec::new() });
        }
        let Some(last) = days.last_mut() else { continue };
        last.free += free;
        if *free > 0 {
            last.slots.push(*slot);
        }
    }
    days
}
