use jiff::{
    SignedDuration, ToSpan as _,
    civil::{Date, DateTime, Time},
};
use workcal::Session;

/// How the desk takes appointments, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The first day on which it holds.
    pub from: Date,
    /// Whether it takes any.
    pub is_open: bool,
    /// Counters that receive at the same time.
    pub desks: i64,
    /// How many people one counter receives in a slot.
    pub per_desk: i64,
    /// How long a slot is.
    pub slot_minutes: i64,
    /// How many days ahead a time can be booked.
    pub days_ahead: i64,
    /// How long before its beginning a time can still be booked.
    pub notice_minutes: i64,
    /// How many days after the appointment name and telephone number are erased.
    pub keep_days: i64,
    /// Where the desk is.
    pub place: String,
}

impl Plan {
    /// What makes sense: counters, people a counter, minutes of a slot, days ahead, minutes before,
    /// days kept.
    pub const SENSE: [(&str, std::ops::RangeInclusive<i64>); 6] = [
        ("desks", 1..=30),
        ("per_desk", 1..=20),
        ("slot_minutes", 5..=120),
        ("days_ahead", 1..=30),
        ("notice_minutes", 0..=2880),
        ("keep_days", 1..=365),
    ];

    /// How many people a slot holds.
    pub const fn capacity(&self) -> i64 {
        self.desks * self.per_desk
    }

    /// Whether a slot can be booked at a moment: it begins late enough and soon enough.
    pub fn takes(&self, slot: Slot, now: DateTime) -> bool {
        let last = now.date().saturating_add(self.days_ahead.days());
        let begins = slot.day.to_datetime(slot.time);
        let notice = SignedDuration::from_mins(self.notice_minutes);
        self.is_open && slot.day <= last && now.saturating_add(notice) <= begins
    }
}

/// A time at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// The day.
    pub day: Date,
    /// When it begins.
    pub time: Time,
}

impl Slot {
    /// What stands in forms: `2026-11-26T08:30`.
    pub fn text(self) -> String {
        format!("{}T{}", self.day, self.clock())
    }

    /// The slot that such words mean.
    pub fn parse(text: &str) -> Option<Self> {
        let (day, time) = text.split_once('T')?;
        Some(Self { day: day.parse().ok()?, time: Time::strptime("%H:%M", time).ok()? })
    }

    /// `08:30`.
    pub fn clock(self) -> String {
        self.time.strftime("%H:%M").to_string()
    }
}

/// A slot and how many people it still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vacancy {
    /// Which.
    pub slot: Slot,
    /// How many places are left.
    pub free: i64,
}

/// The slots that fit wholly into the hours of a day.
pub fn slots(day: Date, sessions: &[Session], minutes: i64) -> Vec<Slot> {
    let mut slots = Vec::new();
    for session in sessions {
        let (mut at, end) = (day.to_datetime(session.from), day.to_datetime(session.to));
        while minutes > 0 && at.saturating_add(minutes.minutes()) <= end {
            slots.push(Slot { day, time: at.time() });
            at = at.saturating_add(minutes.minutes());
        }
    }
    slots
}

#[cfg(test)]
mod tests {
    use super::{Plan, Slot, slots};
    use jiff::civil::{date, time};
    use workcal::Session;

    fn plan() -> Plan {
        Plan {
            from: date(2026, 1, 1),
            is_open: true,
            desks: 2,
            per_desk: 1,
            slot_minutes: 30,
            days_ahead: 7,
            notice_minutes: 60,
            keep_days: 30,
            place: String::new(),
        }
    }

    #[test]
    fn slots_fill_the_hours_and_never_run_over() {
        let day = date(2026, 11, 26);
        let session = |from: i8, to: i8, minute: i8| Session {
            from: time(from, 0, 0, 0),
            to: time(to, minute, 0, 0),
        };
        let written = |sessions: &[Session], minutes| -> Vec<String> {
            slots(day, sessions, minutes).into_iter().map(Slot::clock).collect()
        };
        assert_eq!(written(&[session(7, 8, 15)], 30), ["07:00", "07:30"]);
        assert_eq!(written(&[session(7, 8, 0), session(13, 14, 0)], 60), ["07:00", "13:00"]);
        assert_eq!(written(&[session(7, 7, 20)], 30), [""; 0]);
        assert_eq!(written(&[], 30), [""; 0]);
        assert_eq!(written(&[session(7, 8, 0)], 0), [""; 0], "a slot of no length is none");
    }

    #[test]
    fn a_slot_is_booked_in_time() {
        let now = date(2026, 11, 26).at(8, 0, 0, 0);
        for (text, is_open, takes) in [
            ("2026-11-26T09:00", true, true),
            ("2026-11-26T08:59", true, false),
            ("2026-11-25T09:00", true, false),
            ("2026-12-03T16:30", true, true),
            ("2026-12-04T07:00", true, false),
            ("2026-11-26T09:00", false, false),
        ] {
            let slot = Slot::parse(text).unwrap();
            let plan = Plan { is_open, ..plan() };
            assert_eq!(plan.takes(slot, now), takes, "{text}");
            assert_eq!(slot.text(), text);
        }
        assert_eq!(Slot::parse("2026-11-26"), None);
        assert_eq!(Slot::parse("2026-13-26T09:00"), None);
        assert_eq!(plan().capacity(), 2);
    }
}
