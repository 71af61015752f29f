//! Which row became which: by what it says, not by its number.

use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::collections::{BTreeMap, VecDeque};

/// A row of either side, or of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) old: Option<usize>,
    pub(super) new: Option<usize>,
    pub(super) is_moved: bool,
}

/// Rows less alike than this, of a thousand, are two different ones.
const ALIKE: usize = 450;
/// More comparisons than this are not worth their time: rows are then paired by their place.
const MOST: usize = 60_000;

/// Every row of both sides once, in the order of the new one.
pub(super) fn align(old: &[Vec<String>], new: &[Vec<String>], is_listed: bool) -> Vec<Pair> {
    if !is_listed {
        let place = |rows: &[Vec<String>]| (!rows.is_empty()).then_some(0);
        return vec![Pair { old: place(old), new: place(new), is_moved: false }];
    }
    let mut matched: Vec<Option<usize>> = vec![None; new.len()];
    let mut is_free = vec![true; old.len()];
    let mut known: BTreeMap<&[String], VecDeque<usize>> = BTreeMap::new();
    for (place, row) in old.iter().enumerate() {
        known.entry(row).or_default().push_back(place);
    }
    for (place, row) in new.iter().enumerate() {
        let found = known.get_mut(row.as_slice()).and_then(VecDeque::pop_front);
        set(&mut matched, &mut is_free, place, found);
    }
    closest(old, new, &mut matched, &mut is_free);
    ordered(&matched, &is_free)
}

fn set(matched: &mut [Option<usize>], is_free: &mut [bool], new: usize, old: Option<usize>) {
    if let (Some(slot), Some(free)) = (matched.get_mut(new), old.and_then(|at| is_free.get_mut(at)))
    {
        *slot = old;
        *free = false;
    }
}

/// Pairs what is left, the most alike first.
fn closest(
    old: &[Vec<String>],
    new: &[Vec<String>],
    matched: &mut [Option<usize>],
    is_free: &mut [bool],
) {
    let left_old: Vec<usize> =
        (0..old.len()).filter(|at| is_free.get(*at) == Some(&true)).collect();
    let left_new: Vec<usize> =
        (0..new.len()).filter(|at| matched.get(*at) == Some(&None)).collect();
    if left_old.len().saturating_mul(left_new.len()) > MOST {
        for (from, to) in left_old.iter().zip(&left_new) {
            set(matched, is_free, *to, Some(*from));
        }
        return;
    }
    let bag = |rows: &[Vec<String>], at: usize| rows.get(at).map(|row| Bag::of(row));
    let bags: Vec<_> = left_old.iter().filter_map(|at| Some((*at, bag(old, *at)?))).collect();
    let mut candidates = Vec::new();
    for to in left_new {
        let Some(own) = bag(new, to) else { continue };
        for (from, other) in &bags {
            let score = own.alike(other);
            if score >= ALIKE {
                candidates.push((score, from.abs_diff(to), *from, to));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2, a.3).cmp(&(b.1, b.2, b.3))));
    for (_, _, from, to) in candidates {
        if is_free.get(from) == Some(&true) && matched.get(to) == Some(&None) {
            set(matched, is_free, to, Some(from));
        }
    }
}

/// The words of a row, sorted: of its first cell, which counts more, and of all others.
struct Bag {
    first: Vec<String>,
    rest: Vec<String>,
}

impl Bag {
    fn of(row: &[String]) -> Self {
        let words = |cells: &[String]| {
            let folded = text::fold(&cells.join(" "));
            let split = folded.split(|c: char| !c.is_alphanumeric());
            let mut all: Vec<String> =
                split.filter(|word| !word.is_empty()).take(2000).map(str::to_owned).collect();
            all.sort_unstable();
            all
        };
        let (first, rest) = row.split_at(row.len().min(1));
        Self { first: words(first), rest: words(rest) }
    }

    /// From 0, nothing in common, to 1000.
    fn alike(&self, other: &Self) -> usize {
        let first = dice(&self.first, &other.first);
        if self.rest.is_empty() && other.rest.is_empty() {
            return first;
        }
        (3 * first + dice(&self.rest, &other.rest)) / 4
    }
}

/// Twice what both have, of all that there is, in thousandths.
fn dice(a: &[String], b: &[String]) -> usize {
    if a.is_empty() && b.is_empty() {
        return 0;
    }
    let (mut at, mut to, mut common) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(at), b.get(to)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => to += 1,
            std::cmp::Ordering::Equal => {
                (at, to, common) = (at + 1, to + 1, common + 1);
            }
        }
    }
    2000 * common / (a.len() + b.len())
}

/// The pairs in the order of the new side; what went stands where it stood.
fn ordered(matched: &[Option<usize>], is_free: &[bool]) -> Vec<Pair> {
    let stays = longest_rising(matched);
    let mut gone = (0..is_free.len()).filter(|at| is_free.get(*at) == Some(&true)).peekable();
    let mut out = Vec::new();
    for (new, old) in matched.iter().enumerate() {
        let is_fixed = stays.contains(&new);
        if let (Some(old), true) = (*old, is_fixed) {
            while let Some(at) = gone.next_if(|at| *at < old) {
                out.push(Pair { old: Some(at), new: None, is_moved: false });
            }
        }
        out.push(Pair { old: *old, new: Some(new), is_moved: old.is_some() && !is_fixed });
    }
    out.extend(gone.map(|at| Pair { old: Some(at), new: None, is_moved: false }));
    out
}

/// The places of the new side whose rows kept their order: as many as there can be.
fn longest_rising(matched: &[Option<usize>]) -> Vec<usize> {
    let pairs: Vec<(usize, usize)> =
        matched.iter().enumerate().filter_map(|(new, old)| Some((new, (*old)?))).collect();
    // For each length, the pair with which the best run of that length ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    let value = |at: usize| pairs.get(at).map_or(0, |pair| pair.1);
    for at in 0..pairs.len() {
        let length = ends.partition_point(|end| value(*end) < value(at));
        if let Some(slot) = before.get_mut(at) {
            *slot = length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied());
        }
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut run = Vec::new();
    let mut at = ends.last().copied();
    while let Some(place) = at {
        run.extend(pairs.get(place).map(|pair| pair.0));
        at = before.get(place).copied().flatten();
    }
    run.sort_unstable();
    run
}

/// Paragraphs in the order of the text; within a changed stretch by what they say.
pub(super) fn align_lines(old: &[Vec<String>], new: &[Vec<String>]) -> Vec<Pair> {
    let mut out = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        let (before, after) = (op.old_range(), op.new_range());
        if op.tag() == DiffTag::Equal {
            let both = before.zip(after);
            out.extend(both.map(|(a, b)| Pair { old: Some(a), new: Some(b), is_moved: false }));
            continue;
        }
        let (from, to) = (before.start, after.start);
        let inside =
            align(old.get(before).unwrap_or_default(), new.get(after).unwrap_or_default(), true);
        out.extend(inside.into_iter().map(|pair| Pair {
            old: pair.old.map(|at| at + from),
            new: pair.new.map(|at| at + to),
            is_moved: pair.is_moved,
        }));
    }
    out
}
