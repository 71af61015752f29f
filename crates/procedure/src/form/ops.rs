//! What the buttons of the editor do to what was typed. Works without a script.

use super::{
    EditForm, MAX_CASES, MAX_ROWS,
    rows::{DurationRow, Row, at},
};

/// One of the editor's tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Group {
    Amendments,
    Components,
    TimeLimit,
    Fees,
    LegalBasis,
    Steps,
    Forms,
    Records,
    Sections,
}

impl Group {
    pub(crate) const ALL: [Self; 9] = [
        Self::Amendments,
        Self::Components,
        Self::TimeLimit,
        Self::Fees,
        Self::LegalBasis,
        Self::Steps,
        Self::Forms,
        Self::Records,
        Self::Sections,
    ];

    /// The name in forms, and in the anchors of the checks.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Amendments => "amendments",
            Self::Components => "components",
            Self::TimeLimit => "time_limit",
            Self::Fees => "fees",
            Self::LegalBasis => "legal_basis",
            Self::Steps => "steps",
            Self::Forms => "forms",
            Self::Records => "records",
            Self::Sections => "sections",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.as_str() == word)
    }
}

/// What a row tool does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    AddAbove,
    AddBelow,
    Copy,
    Up,
    Down,
    Delete,
}

impl Verb {
    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "add-above" => Self::AddAbove,
            "add-below" => Self::AddBelow,
            "copy" => Self::Copy,
            "up" => Self::Up,
            "down" => Self::Down,
            "delete" => Self::Delete,
            _ => return None,
        })
    }
}

/// What somebody pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Op {
    /// Lưu nháp.
    Save,
    /// Lưu và gửi xem xét.
    Submit,
    /// Save over what somebody else saved meanwhile, having looked at it.
    Overwrite,
    /// A tool of one row, counted from 0.
    Row(Verb, Group, usize),
    /// One more case: a column of durations.
    AddCase,
    /// One case less.
    DeleteCase(usize),
}

impl Op {
    /// Reads `save`, `up:steps:3`, `add-case`, `delete-case:1`. Whatever else arrives saves.
    pub(crate) fn parse(word: &str) -> Self {
        let mut parts = word.split(':');
        let verb = parts.next().unwrap_or_default();
        let (second, third) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        match verb {
            "submit" => Self::Submit,
            "overwrite" => Self::Overwrite,
            "add-case" => Self::AddCase,
            "delete-case" => second.parse().map_or(Self::Save, Self::DeleteCase),
            _ => match (Verb::parse(verb), Group::parse(second), third.parse()) {
                (Some(verb), Some(group), Ok(row)) => Self::Row(verb, group, row),
                _ => Self::Save,
            },
        }
    }
}

/// The rows of one table, whatever they hold.
pub(super) trait Rows {
    fn set(&mut self, row: usize, field: &str, value: String);
    /// Applies a tool and says which row it is about now.
    fn apply(&mut self, verb: Verb, row: usize) -> usize;
    /// Makes sure that there is a row to type in.
    fn invite(&mut self, rows: usize);
}

impl<R: Row> Rows for Vec<R> {
    fn set(&mut self, row: usize, field: &str, value: String) {
        // One row more than allowed is kept, so that the mistake can be told.
        if row <= MAX_ROWS
            && let Some(row) = at(self, row)
        {
            row.set(field, value);
        }
    }

    fn apply(&mut self, verb: Verb, row: usize) -> usize {
        let last = self.len().saturating_sub(1);
        let row = row.min(last);
        let is_full = self.len() >= MAX_ROWS;
        match verb {
            Verb::AddAbove if !is_full => self.insert(row, R::default()),
            Verb::AddBelow if !is_full => {
                let below = (row + 1).min(self.len());
                self.insert(below, R::default());
                return below;
            }
            Verb::Copy if !is_full => {
                if let Some(same) = self.get(row).cloned() {
                    self.insert(row + 1, same);
                    return row + 1;
                }
            }
            Verb::Up if row > 0 => {
                self.swap(row, row - 1);
                return row - 1;
            }
            Verb::Down if row < last => {
                self.swap(row, row + 1);
                return row + 1;
            }
            Verb::Delete if row < self.len() => {
                self.remove(row);
                return row.min(self.len().saturating_sub(1));
            }
            Verb::AddAbove | Verb::AddBelow | Verb::Copy | Verb::Up | Verb::Down | Verb::Delete => {
            }
        }
        row
    }

    fn invite(&mut self, rows: usize) {
        if self.is_empty() {
            self.resize_with(rows, R::default);
        }
    }
}

impl EditForm {
    /// Does what a button says; the table and the row in which to go on typing.
    pub(crate) fn apply(&mut self, op: Op) -> Option<(&'static str, usize)> {
        let focus = match op {
            Op::Save | Op::Submit | Op::Overwrite => None,
            Op::Row(verb, group, row) => Some((group.as_str(), self.rows(group).apply(verb, row))),
            Op::AddCase => {
                if self.cases.len() < MAX_CASES {
                    self.cases.push(String::new());
                }
                Some(("cases", self.cases.len() - 1))
            }
            Op::DeleteCase(case) => {
                self.delete_case(case);
                Some(("cases", 0))
            }
        };
        self.tidy();
        focus
    }

    fn delete_case(&mut self, case: usize) {
        if self.cases.len() < 2 || case >= self.cases.len() {
            return;
        }
        self.cases.remove(case);
        for step in &mut self.steps {
            if case < step.durations.len() {
                step.durations.remove(case);
            }
        }
    }

    /// One duration a case in every step, and in every table a row to type in.
    pub(super) fn tidy(&mut self) {
        if self.cases.is_empty() {
            self.cases.push(String::new());
        }
        for group in Group::ALL {
            let rows = if group == Group::Steps { 3 } else { 1 };
            if group != Group::Amendments {
                self.rows(group).invite(rows);
            }
        }
        let cases = self.cases.len();
        for step in &mut self.steps {
            step.durations.resize_with(cases, DurationRow::default);
            for duration in step.durations.iter_mut().filter(|duration| duration.is_blank()) {
                if duration.unit.is_empty() {
                    flow::Unit::WorkingDay.as_str().clone_into(&mut duration.unit);
                }
            }
        }
    }
}
