//! `numbering.xml`: the values of automatic numbers, which the text does not hold.

use std::collections::HashMap;

use roxmltree::Node;

use crate::counter::Counter;
use crate::doc::Label;
use crate::xml::{attr, child, elements, name, val};

const LEVELS: usize = 9;

#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    counter: Counter,
    text: String,
}

#[derive(Debug, Default)]
struct List {
    of: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
    begun: bool,
}

#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: HashMap<String, HashMap<usize, Level>>,
    lists: HashMap<String, List>,
    /// Counters of each pattern: lists of one pattern count on together, as Word has it.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
}

impl Numbering {
    pub(super) fn read(root: Node<'_, '_>) -> Self {
        let mut numbering = Self::default();
        for node in elements(root) {
            match name(node) {
                "abstractNum" => {
                    let id = attr(node, "abstractNumId").unwrap_or_default().to_owned();
                    numbering.patterns.insert(id, levels(node));
                }
                "num" => {
                    let id = attr(node, "numId").unwrap_or_default().to_owned();
                    numbering.lists.insert(id, list(node));
                }
                _ => {}
            }
        }
        numbering
    }

    /// Counts one paragraph of a list and gives what is printed before it.
    pub(super) fn next(&mut self, list_id: &str, level: usize) -> Option<Label> {
        let list = self.lists.get_mut(list_id)?;
        let pattern = self.patterns.get(&list.of)?;
        let find = |at: usize| list.levels.get(&at).or_else(|| pattern.get(&at));
        let level = level.min(LEVELS - 1);
        let own = find(level)?.clone();
        let counts = self.counts.entry(list.of.clone()).or_default();
        if !list.begun {
            list.begun = true;
            for (at, start) in &list.starts {
                if let Some(count) = counts.get_mut(*at) {
                    *count = start.checked_sub(1);
                }
            }
        }
        let find = |at: usize| list.levels.get(&at).or_else(|| pattern.get(&at));
        let start = list.starts.get(&level).copied().unwrap_or(own.start);
        let value = match counts.get(level).copied().flatten() {
            Some(count) => count.saturating_add(1),
            None => start,
        };
        for (at, count) in counts.iter_mut().enumerate() {
            if at == level {
                *count = Some(value);
            } else if at > level {
                *count = None;
            }
        }
        Some(match own.counter {
            Counter::Bullet => Label { text: bullet(&own.text), value: None, level },
            Counter::Nothing => Label { text: own.text.clone(), value: None, level },
            Counter::Decimal
            | Counter::DecimalZero
            | Counter::LowerLetter
            | Counter::UpperLetter
            | Counter::LowerRoman
            | Counter::UpperRoman => {
                let mut text = own.text.clone();
                for at in 0..=level {
                    let Some(shown) = find(at) else { continue };
                    let count = counts.get(at).copied().flatten().unwrap_or(shown.start);
                    text = text.replace(&format!("%{}", at + 1), &shown.counter.write(count));
                }
                Label { text, value: Some(value), level }
            }
        })
    }
}

/// Bullets of symbol fonts stand in a private area of Unicode; all mean a dash or a dot.
fn bullet(text: &str) -> String {
    match text.chars().next() {
        Some('+') => "+".to_owned(),
        Some('*') => "*".to_owned(),
        _ => "-".to_owned(),
    }
}

fn levels(node: Node<'_, '_>) -> HashMap<usize, Level> {
    elements(node).filter(|n| name(*n) == "lvl").filter_map(level).collect()
}

fn level(node: Node<'_, '_>) -> Option<(usize, Level)> {
    let at = attr(node, "ilvl")?.parse().ok()?;
    let counter = match val(node, "numFmt").unwrap_or("decimal") {
        "decimalZero" => Counter::DecimalZero,
        "lowerLetter" => Counter::LowerLetter,
        "upperLetter" => Counter::UpperLetter,
        "lowerRoman" => Counter::LowerRoman,
        "upperRoman" => Counter::UpperRoman,
        "bullet" => Counter::Bullet,
        "none" => Counter::Nothing,
        _ => Counter::Decimal,
    };
    let start = val(node, "start").and_then(|s| s.parse().ok()).unwrap_or(1);
    let text = val(node, "lvlText").unwrap_or_default().to_owned();
    Some((at, Level { start, counter, text }))
}

fn list(node: Node<'_, '_>) -> List {
    let mut list =
        List { of: val(node, "abstractNumId").unwrap_or_default().to_owned(), ..List::default() };
    for over in elements(node).filter(|n| name(*n) == "lvlOverride") {
        let Some(at) = attr(over, "ilvl").and_then(|l| l.parse::<usize>().ok()) else { continue };
        if let Some(start) = val(over, "startOverride").and_then(|s| s.parse().ok()) {
            list.starts.insert(at, start);
        }
        if let Some((at, level)) = child(over, "lvl").and_then(level) {
            list.levels.insert(at, level);
        }
    }
    list
}
