use crate::{Clause, Edition, edition::above};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

/// What became of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// It stayed as it was.
    Same,
    /// It stayed in its place and wants more.
    More,
    /// It has another number.
    Moved,
    /// It became several.
    Split,
    /// Several became one.
    Merged,
    /// There was none before.
    New,
    /// It is no longer asked for.
    Removed,
}

impl Kind {
    /// The word in tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::More => "more",
            Self::Moved => "moved",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::New => "new",
            Self::Removed => "removed",
        }
    }
}

/// Where a clause of one edition stands in another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projected {
    /// The clause there.
    pub clause: &'static Clause,
    /// What became of it on the way.
    pub kind: Kind,
}

/// What somebody who goes over to another edition has to look at: one line a clause of the new one,
/// then those that are no longer asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The clauses it comes from, in their order.
    pub from: Vec<&'static Clause>,
    /// The clause of the new edition; none where it is no longer asked for.
    pub to: Option<&'static Clause>,
    /// What became of it.
    pub kind: Kind,
    /// What is different, in our own words.
    pub notes: Vec<&'static str>,
}

/// What one edition made of the one before.
#[derive(Debug, Default)]
struct Step {
    /// From, to.
    pairs: BTreeSet<(&'static str, &'static str)>,
    /// No longer asked for; what is nearest.
    gone: BTreeMap<&'static str, &'static str>,
    new: BTreeSet<&'static str>,
    /// Those that stayed and want more.
    more: BTreeSet<&'static str>,
    /// What is said of a clause of the later edition, or of one that is gone.
    notes: Vec<(&'static str, &'static str)>,
}

static STEPS: LazyLock<[Step; 3]> = LazyLock::new(|| {
    let read = |from: Edition, to: Edition, table, stays| Step::read(from, to, table, stays);
    [
        read(Edition::Iso2008, Edition::Iso2015, include_str!("../data/2008-2015.csv"), false),
        read(
            Edition::Iso2015,
            Edition::Amended2024,
            include_str!("../data/2015-2015+A1.csv"),
            true,
        ),
        read(
            Edition::Amended2024,
            Edition::Iso2026,
            include_str!("../data/2015+A1-2026.csv"),
            true,
        ),
    ]
});

impl Step {
    /// `stays`: what the table does not name kept its number.
    fn read(from: Edition, to: Edition, table: &'static str, stays: bool) -> Self {
        let mut step = Self::default();
        for line in table.lines().skip(1) {
            let Ok([old, now, how, note]) =
                <[&str; 4]>::try_from(line.split(';').collect::<Vec<_>>())
            else {
                continue;
            };
            if !note.is_empty() {
                step.notes.push((if how == "gone" { old } else { now }, note));
            }
            match how {
                "new" => {
                    step.new.insert(now);
                    continue;
                }
                "gone" => {
                    step.gone.insert(old, now);
                    continue;
                }
                "more" => {
                    step.more.insert(now);
                }
                _ => {}
            }
            step.pairs.insert((old, now));
        }
        if stays {
            let named: BTreeSet<_> =
                step.pairs.iter().map(|(old, _)| *old).chain(step.gone.keys().copied()).collect();
            let kept = from.clauses().iter().filter(|clause| !named.contains(clause.number));
            let kept = kept.filter(|clause| to.clause(clause.number).is_some());
            step.pairs.extend(kept.map(|clause| (clause.number, clause.number)));
        }
        step
    }

    /// Where a clause went: by its own number, or with the clause above it.
    fn forward(&self, number: &'static str) -> Vec<(&'static str, bool)> {
        let mut asked = number;
        loop {
            if let Some(nearest) = self.gone.get(asked) {
                return vec![(nearest, true)];
            }
            let found: Vec<_> = self.pairs.iter().filter(|(old, _)| *old == asked).collect();
            if !found.is_empty() {
                return found.into_iter().map(|(_, now)| (*now, false)).collect();
            }
            match above(asked) {
                Some(above) => asked = above,
                None => return Vec::new(),
            }
        }
    }

    /// Where a clause came from, likewise.
    fn backward(&self, number: &'static str) -> Vec<(&'static str, bool)> {
        let mut asked = number;
        loop {
            if self.new.contains(asked) {
                return Vec::new();
            }
            let found: Vec<_> = self.pairs.iter().filter(|(_, now)| *now == asked).collect();
            if !found.is_empty() {
                return found.into_iter().map(|(old, _)| (*old, false)).collect();
            }
            match above(asked) {
                Some(above) => asked = above,
                None => return Vec::new(),
            }
        }
    }
}

/// The steps between two editions, in the order of time.
fn steps(from: Edition, to: Edition) -> &'static [Step] {
    let place = |edition| Edition::ALL.iter().position(|known| *known == edition).unwrap_or(0);
    let (one, other) = (place(from), place(to));
    &STEPS[one.min(other)..one.max(other)]
}

/// The numbers to which a number leads, each with whether it was dropped on the way.
fn lead(number: &str, from: Edition, to: Edition) -> BTreeMap<&'static str, bool> {
    let Some(clause) = from.clause(number) else { return BTreeMap::new() };
    let mut reached = BTreeMap::from([(clause.number, false)]);
    let forward = from < to;
    let way = steps(from, to);
    for place in 0..way.len() {
        let step = if forward { &way[place] } else { &way[way.len() - 1 - place] };
        let mut next: BTreeMap<&'static str, bool> = BTreeMap::new();
        for (number, was_gone) in reached {
            let found = if forward { step.forward(number) } else { step.backward(number) };
            for (number, is_gone) in found {
                let is_gone = was_gone || is_gone;
                // What is asked for on any way is asked for.
                next.entry(number).and_modify(|gone| *gone &= is_gone).or_insert(is_gone);
            }
        }
        reached = next;
    }
    reached
}

/// Where a clause of one edition stands in another, in the order of that edition; nowhere, where
/// there is nothing like it. A report made under one edition is read under another by this.
pub fn project(number: &str, from: Edition, to: Edition) -> Vec<Projected> {
    let reached = lead(number, from, to);
    let kept = reached.values().filter(|is_gone| !**is_gone).count();
    let there = |clause: &&'static Clause| reached.contains_key(clause.number);
    let projected = |clause: &'static Clause| {
        let kind = if reached[clause.number] {
            Kind::Removed
        } else if kept > 1 {
            Kind::Split
        } else if lead(clause.number, to, from).len() > 1 {
            Kind::Merged
        } else if clause.number == number {
            stayed(clause.number, from, to)
        } else {
            Kind::Moved
        };
        Projected { clause, kind }
    };
    to.clauses().iter().filter(there).map(projected).collect()
}

/// Clauses that were named under one edition, read under another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The clauses there, in their order, each once.
    pub there: Vec<&'static Clause>,
    /// The numbers that have no counterpart there.
    pub lost: Vec<String>,
}

/// Reads numbers of one edition under another: one may become several, several one, and some are not
/// asked for there.
pub fn read<'n>(numbers: impl IntoIterator<Item = &'n str>, from: Edition, to: Edition) -> Reading {
    let (mut there, mut lost) = (BTreeSet::new(), Vec::new());
    for number in numbers {
        let named = from.holding(number);
        let found = named.map(|named| project(named.number, from, to)).unwrap_or_default();
        let kept: Vec<_> = found.iter().filter(|it| it.kind != Kind::Removed).collect();
        if kept.is_empty() {
            lost.push(number.to_owned());
        }
        there.extend(kept.into_iter().map(|it| it.clause.number));
    }
    let there = to.clauses().iter().filter(|clause| there.contains(clause.number)).collect();
    Reading { there, lost }
}

fn stayed(number: &str, from: Edition, to: Edition) -> Kind {
    let is_more = from < to && steps(from, to).iter().any(|step| step.more.contains(number));
    if is_more { Kind::More } else { Kind::Same }
}

/// What is different between an edition and a later one, clause by clause.
pub fn changes(from: Edition, to: Edition) -> Vec<Change> {
    let way = steps(from, to);
    let notes = |number: &str| -> Vec<&'static str> {
        let said = way.iter().flat_map(|step| &step.notes);
        said.filter(|(about, _)| *about == number).map(|(_, note)| *note).collect()
    };
    let mut changes: Vec<_> = (to.clauses().iter().filter(|clause| clause.is_row()))
        .map(|clause| {
            let sources = lead(clause.number, to, from);
            let old = |old: &&'static Clause| sources.contains_key(old.number) && old.is_row();
            let old: Vec<_> = from.clauses().iter().filter(old).collect();
            let kind = kind_of(clause, &old, from, to);
            // What was not told apart before came out of the clause that held it.
            let old = if old.is_empty() { holders(&sources, from) } else { old };
            Change { from: old, to: Some(clause), kind, notes: notes(clause.number) }
        })
        .collect();
    let is_gone = |clause: &&'static Clause| {
        let reached = lead(clause.number, from, to);
        clause.is_row() && reached.values().all(|is_gone| *is_gone)
    };
    changes.extend(from.clauses().iter().filter(is_gone).map(|clause| Change {
        from: vec![clause],
        to: None,
        kind: Kind::Removed,
        notes: notes(clause.number),
    }));
    changes
}

/// The rows that hold some numbers of an edition, in their order.
fn holders(numbers: &BTreeMap<&'static str, bool>, edition: Edition) -> Vec<&'static Clause> {
    let holds = |row: &&'static Clause| row.is_row() && numbers.keys().any(|it| row.holds(it));
    edition.clauses().iter().filter(holds).collect()
}

fn kind_of(clause: &'static Clause, old: &[&'static Clause], from: Edition, to: Edition) -> Kind {
    let rows = |number: &str| {
        let reached = lead(number, from, to);
        reached.keys().filter(|now| to.clause(now).is_some_and(Clause::is_row)).count()
    };
    match old {
        [] if lead(clause.number, to, from).is_empty() => Kind::New,
        // Only a clause above it is known of before: it was not told apart there.
        [] => Kind::Split,
        [_, _, ..] => Kind::Merged,
        [one] if rows(one.number) > 1 => Kind::Split,
        [one] if one.number == clause.number => stayed(clause.number, from, to),
        [_] => Kind::Moved,
    }
}
