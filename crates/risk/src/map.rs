//! The heat map: who stands where between likelihood and severity. Nothing here touches a database.

use crate::{
    model::{PARTS, scores},
    scale::{Grade, Scale},
};
use quality_register::Entry;

/// A map of some entries, the most likely row first.
pub(crate) struct Map {
    /// The levels of severity, from the least.
    pub(crate) columns: Vec<String>,
    /// The rows.
    pub(crate) rows: Vec<Row>,
    /// Entries that were judged by another scale, which this map cannot show.
    pub(crate) elsewhere: Vec<Spot>,
}

/// The entries of one likelihood.
pub(crate) struct Row {
    pub(crate) label: String,
    pub(crate) cells: Vec<Cell>,
}

/// One field of the map.
pub(crate) struct Cell {
    /// What its score means; nothing where a third part decides with it.
    pub(crate) grade: Option<Grade>,
    pub(crate) spots: Vec<Spot>,
}

/// An entry on the map.
pub(crate) struct Spot {
    pub(crate) name: String,
    pub(crate) href: String,
}

impl Map {
    /// Of the entries that were judged: before treatment, or as they stand after it.
    pub(crate) fn of(scale: &Scale, entries: &[&Entry], is_residual: bool) -> Self {
        let spot = |entry: &Entry| Spot { name: entry.name().to_owned(), href: entry.href() };
        let judged = entries.iter().filter(|entry| scores(&entry.values).0 > 0);
        let (here, elsewhere): (Vec<&Entry>, Vec<&Entry>) =
            judged.partition(|entry| scale_of(entry) == scale.id);
        let at = |likelihood: i64, severity: i64| Cell {
            grade: scale.detection.is_empty().then(|| scale.grade(likelihood * severity)),
            spots: (here.iter())
                .filter(|entry| place(entry, is_residual) == Some((likelihood, severity)))
                .map(|entry| spot(entry))
                .collect(),
        };
        let columns = (1..).zip(&scale.severity);
        let rows = (1..).zip(&scale.likelihood).map(|(likelihood, _)| Row {
            label: scale.label("likelihood", likelihood),
            cells: (1..)
                .zip(&scale.severity)
                .map(|(severity, _)| at(likelihood, severity))
                .collect(),
        });
        let mut rows: Vec<_> = rows.collect();
        rows.reverse();
        Self {
            columns: columns.map(|(severity, _)| scale.label("severity", severity)).collect(),
            rows,
            elsewhere: elsewhere.into_iter().map(spot).collect(),
        }
    }

    /// Whether anything stands on it.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.cells.iter().all(|cell| cell.spots.is_empty()))
    }
}

/// The scale by which an entry was judged.
pub(crate) fn scale_of(entry: &Entry) -> i64 {
    entry.values.whole("scale").unwrap_or_default()
}

/// Where an entry stands; after treatment it stays where it was until it is judged again.
fn place(entry: &Entry, is_residual: bool) -> Option<(i64, i64)> {
    let [(likelihood, likelihood_after), (severity, severity_after), _] = PARTS;
    let level = |before: &str, after: &str| {
        let after = entry.values.whole(after).filter(|_| is_residual);
        after.or_else(|| entry.values.whole(before))
    };
    level(likelihood, likelihood_after).zip(level(severity, severity_after))
}
