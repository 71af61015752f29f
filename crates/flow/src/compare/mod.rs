//! Two issues side by side: what changed, came, went and moved. Pure.
//!
//! | file | holds |
//! |---|---|
//! | `rows` | a procedure as rows of cells, part by part |
//! | `align` | which row became which: by what it says, not by its number |
//! | `words` | what changed inside a text, word by word |
//!
//! Every old row and every new row stands in the answer exactly once, and the words of each side can
//! be read off it unchanged (property tests).

mod align;
mod rows;
mod words;

pub use rows::{Column, Labels, Part};
pub use words::{Piece, Tag, words};

use crate::Procedure;
use align::{Pair, align, align_lines};

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It says the same.
    Same,
    /// It says something else.
    Changed,
    /// Only the new issue has it.
    Added,
    /// Only the old issue has it.
    Removed,
}

/// One cell of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it tells.
    pub column: Column,
    /// Its words on both sides.
    pub pieces: Vec<Piece>,
}

/// A row of the one issue beside the row of the other that it became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What became of it.
    pub change: Change,
    /// Whether it stands at another place among the rows that stayed.
    pub is_moved: bool,
    /// Its place in the old issue, counted from 0.
    pub old: Option<usize>,
    /// Its place in the new issue.
    pub new: Option<usize>,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// All rows of one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartRows {
    /// Which part.
    pub part: Part,
    /// In the order of the new issue; what went stands where it stood.
    pub rows: Vec<Row>,
}

/// Two issues side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The parts that either issue has, in the order of the printed document.
    pub parts: Vec<PartRows>,
}

impl Cell {
    /// Its text in the old issue.
    pub fn before(&self) -> String {
        words::side(&self.pieces, Tag::Added)
    }

    /// Its text in the new issue.
    pub fn after(&self) -> String {
        words::side(&self.pieces, Tag::Removed)
    }

    /// Whether both sides say the same.
    pub fn is_same(&self) -> bool {
        self.pieces.iter().all(|piece| piece.tag == Tag::Same)
    }
}

impl Row {
    /// Whether there is anything to tell.
    pub const fn is_told(&self) -> bool {
        self.is_moved || !matches!(self.change, Change::Same)
    }
}

impl PartRows {
    /// How many rows changed so.
    pub fn count(&self, change: Change) -> usize {
        self.rows.iter().filter(|row| row.change == change).count()
    }

    /// How many stand at another place.
    pub fn moved(&self) -> usize {
        self.rows.iter().filter(|row| row.is_moved).count()
    }

    /// Whether there is anything to tell.
    pub fn is_told(&self) -> bool {
        self.rows.iter().any(Row::is_told)
    }
}

impl Comparison {
    /// The rows of one part.
    pub fn part(&self, part: Part) -> Option<&PartRows> {
        self.parts.iter().find(|rows| rows.part == part)
    }

    /// Whether both issues say the same.
    pub fn is_same(&self) -> bool {
        !self.parts.iter().any(PartRows::is_told)
    }
}

/// Compares two issues of a procedure.
pub fn compare(old: &Procedure, new: &Procedure, labels: &Labels) -> Comparison {
    let parts = Part::ALL.into_iter().filter(|part| *part != Part::Text).filter_map(|part| {
        let (columns, before) = rows::of(part, old, labels);
        let (_, after) = rows::of(part, new, labels);
        if before.is_empty() && after.is_empty() {
            return None;
        }
        let pairs = align(&before, &after, part.is_listed());
        Some(PartRows { part, rows: told(&columns, &before, &after, &pairs) })
    });
    Comparison { parts: parts.collect() }
}

/// Compares two texts, a paragraph a row.
pub fn compare_texts(old: &str, new: &str) -> Comparison {
    let lines = |text: &str| -> Vec<Vec<String>> {
        let said = text.lines().map(str::trim_end).filter(|line| !line.trim().is_empty());
        said.map(|line| vec![line.to_owned()]).collect()
    };
    let (before, after) = (lines(old), lines(new));
    if before.is_empty() && after.is_empty() {
        return Comparison::default();
    }
    let pairs = align_lines(&before, &after);
    let rows = told(&[Column::Text], &before, &after, &pairs);
    Comparison { parts: vec![PartRows { part: Part::Text, rows }] }
}

fn told(
    columns: &[Column],
    before: &[Vec<String>],
    after: &[Vec<String>],
    pairs: &[Pair],
) -> Vec<Row> {
    let row = |pair: &Pair| {
        let old = pair.old.and_then(|at| before.get(at));
        let new = pair.new.and_then(|at| after.get(at));
        let change = match (old, new) {
            (Some(a), Some(b)) if a == b => Change::Same,
            (Some(_), None) => Change::Removed,
            (None, _) => Change::Added,
            (Some(_), Some(_)) => Change::Changed,
        };
        let text = |side: Option<&Vec<String>>, at: usize| {
            side.and_then(|cells| cells.get(at)).cloned().unwrap_or_default()
        };
        let cell = |(at, column): (usize, &Column)| Cell {
            column: *column,
            pieces: words(&text(old, at), &text(new, at)),
        };
        let cells = columns.iter().enumerate().map(cell).collect();
        Row { change, is_moved: pair.is_moved, old: pair.old, new: pair.new, cells }
    };
    pairs.iter().map(row).collect()
}
