//! Nothing here touches a clock, a database or a request.

mod disposal;
mod retention;

pub use disposal::{Action, Disposal, DisposalId, Move, Refusal, State};
pub(crate) use disposal::{check_lines, keys};
pub use retention::Retention;

use document::DocumentId;
use jiff::civil::Date;
use platform::PersonId;

platform::id_type! {
    /// One kind of records.
    TypeId
}

platform::id_type! {
    /// One book, bundle or file that is kept.
    HoldingId
}

platform::id_type! {
    /// One legal hold.
    HoldId
}

/// What a record is kept on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Medium {
    /// Bản giấy.
    Paper,
    /// Bản điện tử.
    Electronic,
    /// Both.
    Both,
}

impl Medium {
    /// Every medium.
    pub const ALL: [Self; 3] = [Self::Paper, Self::Electronic, Self::Both];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Electronic => "electronic",
            Self::Both => "both",
        }
    }

    /// The medium that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|medium| medium.as_str() == word)
    }
}

/// How a record ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// Cut or pulped.
    Shred,
    /// Erased so that it cannot be restored.
    Erase,
    /// Handed in to the historical archive.
    Archive,
    /// Never.
    Keep,
}

impl Way {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Shred, Self::Erase, Self::Archive, Self::Keep];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Shred => "shred",
            Self::Erase => "erase",
            Self::Archive => "archive",
            Self::Keep => "keep",
        }
    }

    /// The way that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.as_str() == word)
    }
}

/// What the register says of a kind of records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Số, ký hiệu hồ sơ: `01.TCCB`, `HS.QT.VP.01-01`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The document by which it comes about, if one does.
    pub document: Option<DocumentId>,
    /// The unit that keeps it; none for the whole agency.
    pub unit: Option<i64>,
    /// The position that keeps it: `Công chức Tư pháp - Hộ tịch`.
    pub keeper: String,
    /// Paper, electronic or both.
    pub medium: Medium,
    /// Where.
    pub place: String,
    /// How long.
    pub retention: Retention,
    /// The same as the procedure or the law writes it.
    pub retention_text: String,
    /// How it ends.
    pub disposal: Way,
    /// The rule that says so.
    pub basis: String,
}

impl Facts {
    /// Everything that they say, for the hash in the record.
    pub(crate) fn told(&self) -> String {
        let Self { code, name, keeper, place, retention_text, basis, .. } = self;
        let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
        let (years, event) = self.retention.parts();
        [
            code.as_str(),
            name,
            &number(self.document.map(DocumentId::get)),
            &number(self.unit),
            keeper,
            self.medium.as_str(),
            place,
            self.retention.as_str(),
            &years.to_string(),
            event,
            retention_text,
            self.disposal.as_str(),
            basis,
        ]
        .join("\n")
    }
}

/// One version of a kind of records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordType {
    /// Which kind.
    pub id: TypeId,
    /// The first day on which it holds.
    pub from: Date,
    /// The first day on which it no longer does.
    pub to: Option<Date>,
    /// What it says.
    pub facts: Facts,
}

/// One book, bundle or file to be entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldingFacts {
    /// The unit that keeps it.
    pub unit: i64,
    /// The year to which it belongs.
    pub year: i16,
    /// `Quyển 1`, `Hồ sơ từ số 01 đến số 120`.
    pub title: String,
    /// How many volumes or files.
    pub volumes: u32,
    /// Where it stands.
    pub place: String,
    /// The first day that it covers.
    pub from: Date,
    /// The day on which the work ended; none while it is written on.
    pub closed_on: Option<Date>,
}

/// One book, bundle or file that is kept, with everything that decides its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// Its key.
    pub id: HoldingId,
    /// Its kind.
    pub kind: TypeId,
    /// The code of its kind.
    pub code: String,
    /// The name of its kind.
    pub name: String,
    /// What was entered.
    pub facts: HoldingFacts,
    /// The name of its unit.
    pub unit_name: String,
    /// The day of the event, for records kept until one.
    pub event_on: Option<Date>,
    /// How long its kind is kept today.
    pub retention: Retention,
    /// How its kind ends today.
    pub way: Way,
    /// The reason of a hold that binds today.
    pub hold: Option<String>,
    /// The open disposal list that it stands on.
    pub listed: Option<DisposalId>,
    /// The day on which it was disposed of.
    pub disposed_on: Option<Date>,
}

/// How something that is kept stands on a day. Computed, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Keeping {
    /// Still written on, or the event has not come.
    Open,
    /// Kept until a day.
    Kept(Date),
    /// Kept for ever.
    Permanent,
    /// Its time is over since a day.
    Due(Date),
    /// On hold: never disposed of while that lasts.
    OnHold,
    /// Gone since a day.
    Disposed(Date),
}

impl Holding {
    /// The first day on which it may be disposed of, if there is one.
    pub fn due_on(&self) -> Option<Date> {
        if self.way == Way::Keep {
            return None;
        }
        self.retention.due_on(self.facts.closed_on, self.event_on)
    }

    /// How it stands on a day.
    pub fn keeping(&self, today: Date) -> Keeping {
        if let Some(day) = self.disposed_on {
            return Keeping::Disposed(day);
        }
        if self.hold.is_some() {
            return Keeping::OnHold;
        }
        if self.retention == Retention::Permanent || self.way == Way::Keep {
            return Keeping::Permanent;
        }
        match self.due_on() {
            None => Keeping::Open,
            Some(due) if due <= today => Keeping::Due(due),
            Some(due) => Keeping::Kept(due),
        }
    }

    /// Whether it may be put on a disposal list.
    pub fn may_be_listed(&self, today: Date) -> bool {
        matches!(self.keeping(today), Keeping::Due(_)) && self.listed.is_none()
    }
}

/// A hold as it stands in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hold {
    pub(crate) id: HoldId,
    pub(crate) holding: Option<HoldingId>,
    pub(crate) from: Date,
    pub(crate) to: Option<Date>,
    pub(crate) reason: String,
    pub(crate) placed_by: PersonId,
    pub(crate) lifted_by: Option<PersonId>,
}

#[cfg(test)]
pub(crate) mod tests;
