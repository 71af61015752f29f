//! Three texts made one: what the master changed goes in, what is local stays, and where both
//! changed the same place it is told. Works on the JSON form, so that it knows every part.

use flow::Procedure;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Longest lists that are compared item by item; longer ones are one place.
pub(super) const MAX_ITEMS: usize = 400;

/// A place where both changed: ours stays, theirs is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// The way there: `steps`, `3`, `responsible`.
    pub place: Vec<String>,
    /// What we have.
    pub ours: String,
    /// What the master has now.
    pub theirs: String,
}

/// What no merge and no comparison looks at: the document decides it, or a reader noted it.
pub(super) fn value_of(procedure: &Procedure) -> Value {
    let bare = Procedure {
        code: None,
        name: None,
        issue_no: None,
        revision_no: None,
        issued_on: None,
        effective_on: None,
        author: None,
        reviewer: None,
        approver: None,
        amendments: Vec::new(),
        printed: flow::Printed::default(),
        not_understood: Vec::new(),
        ..procedure.clone()
    };
    serde_json::to_value(bare).unwrap_or_default()
}

/// `ours` with what changed from `base` to `theirs`, and the places where both changed.
pub fn merge(base: &Procedure, ours: &Procedure, theirs: &Procedure) -> (Procedure, Vec<Conflict>) {
    let mut merging = Merging { place: Vec::new(), conflicts: Vec::new() };
    let merged = merging.value(&value_of(base), &value_of(ours), &value_of(theirs));
    let Ok(read) = serde_json::from_value::<Procedure>(merged) else {
        return (ours.clone(), merging.conflicts);
    };
    let merged = Procedure {
        code: ours.code.clone(),
        name: ours.name.clone(),
        issue_no: ours.issue_no,
        revision_no: ours.revision_no,
        issued_on: ours.issued_on,
        effective_on: ours.effective_on,
        author: ours.author.clone(),
        reviewer: ours.reviewer.clone(),
        approver: ours.approver.clone(),
        amendments: ours.amendments.clone(),
        printed: ours.printed.clone(),
        not_understood: ours.not_understood.clone(),
        ..read
    };
    (merged, merging.conflicts)
}

struct Merging {
    place: Vec<String>,
    conflicts: Vec<Conflict>,
}

impl Merging {
    fn value(&mut self, base: &Value, ours: &Value, theirs: &Value) -> Value {
        if theirs == base || ours == theirs {
            return ours.clone();
        }
        if ours == base {
            return theirs.clone();
        }
        match (base, ours, theirs) {
            (Value::Object(base), Value::Object(ours), Value::Object(theirs)) => {
                self.object(base, ours, theirs)
            }
            (Value::Array(base), Value::Array(ours), Value::Array(theirs))
                if base.len().max(ours.len()).max(theirs.len()) <= MAX_ITEMS =>
            {
                Value::Array(self.list(base, ours, theirs))
            }
            _ => {
                self.conflict(shown(ours), shown(theirs));
                ours.clone()
            }
        }
    }

    fn conflict(&mut self, ours: String, theirs: String) {
        self.conflicts.push(Conflict { place: self.place.clone(), ours, theirs });
    }

    fn object(
        &mut self,
        base: &Map<String, Value>,
        ours: &Map<String, Value>,
        theirs: &Map<String, Value>,
    ) -> Value {
        let of = |map: &Map<String, Value>, key: &str| map.get(key).cloned().unwrap_or_default();
        let mut out = Map::new();
        for key in ours.keys() {
            self.place.push(key.clone());
            let merged = self.value(&of(base, key), &of(ours, key), &of(theirs, key));
            self.place.pop();
            out.insert(key.clone(), merged);
        }
        Value::Object(out)
    }

    /// Between items that all three have, either side's changes are taken; where both changed a run
    /// of as many items, they are merged one by one.
    fn list(&mut self, base: &[Value], ours: &[Value], theirs: &[Value]) -> Vec<Value> {
        let (to_ours, to_theirs) = (matched(base, ours), matched(base, theirs));
        let mut out = Vec::new();
        let (mut b, mut o, mut t) = (0, 0, 0);
        for at in 0..=base.len() {
            let anchor = if at == base.len() {
                Some((ours.len(), theirs.len()))
            } else {
                to_ours.get(at).copied().flatten().zip(to_theirs.get(at).copied().flatten())
            };
            let Some((at_ours, at_theirs)) = anchor else { continue };
            let run = (
                base.get(b..at).unwrap_or_default(),
                ours.get(o..at_ours).unwrap_or_default(),
                theirs.get(t..at_theirs).unwrap_or_default(),
            );
            self.run(run, &mut out);
            if let Some(same) = ours.get(at_ours) {
                out.push(same.clone());
            }
            (b, o, t) = (at + 1, at_ours + 1, at_theirs + 1);
        }
        out
    }

    fn run(&mut self, (base, ours, theirs): (&[Value], &[Value], &[Value]), out: &mut Vec<Value>) {
        if theirs == base || ours == theirs {
            out.extend_from_slice(ours);
        } else if ours == base {
            out.extend_from_slice(theirs);
        } else if base.len() == ours.len() {
            self.edited((base, ours, theirs), out);
        } else {
            let told = |items: &[Value]| items.iter().map(shown).collect::<Vec<_>>().join("\n");
            self.place.push((out.len() + 1).to_string());
            self.conflict(told(ours), told(theirs));
            self.place.pop();
            out.extend_from_slice(ours);
        }
    }
}

impl Merging {
    /// Ours was edited in place: each item stands for the one of the base, so that what theirs put
    /// in or took away has its place.
    fn edited(
        &mut self,
        (base, ours, theirs): (&[Value], &[Value], &[Value]),
        out: &mut Vec<Value>,
    ) {
        let matches = matched(base, theirs);
        let (mut b, mut t) = (0, 0);
        for at in 0..=base.len() {
            let anchor = if at == base.len() {
                Some(theirs.len())
            } else {
                matches.get(at).copied().flatten()
            };
            let Some(at_theirs) = anchor else { continue };
            let come = theirs.get(t..at_theirs).unwrap_or_default();
            for n in 0..(at - b).max(come.len()) {
                self.place.push((out.len() + 1).to_string());
                let own = if b + n < at { base.get(b + n).zip(ours.get(b + n)) } else { None };
                match (own, come.get(n)) {
                    (Some((base, ours)), Some(theirs)) => out.push(self.value(base, ours, theirs)),
                    (Some((base, ours)), None) if base != ours => {
                        self.conflict(shown(ours), String::new());
                        out.push(ours.clone());
                    }
                    (Some(_) | None, None) => {}
                    (None, Some(theirs)) => out.push(theirs.clone()),
                }
                self.place.pop();
            }
            out.extend(ours.get(at).cloned());
            (b, t) = (at + 1, at_theirs + 1);
        }
    }
}

/// For each item of `from`, its place in `to`, by the longest common subsequence.
pub(super) fn matched(from: &[Value], to: &[Value]) -> Vec<Option<usize>> {
    let width = to.len() + 1;
    let mut longest = vec![0_usize; (from.len() + 1) * width];
    let at = |i: usize, j: usize| i * width + j;
    for (i, one) in from.iter().enumerate().rev() {
        for (j, other) in to.iter().enumerate().rev() {
            let best = if one == other {
                longest.get(at(i + 1, j + 1)).copied().unwrap_or_default() + 1
            } else {
                let below = longest.get(at(i + 1, j)).copied().unwrap_or_default();
                below.max(longest.get(at(i, j + 1)).copied().unwrap_or_default())
            };
            if let Some(cell) = longest.get_mut(at(i, j)) {
                *cell = best;
            }
        }
    }
    let mut out = vec![None; from.len()];
    let (mut i, mut j) = (0, 0);
    while let (Some(one), Some(other)) = (from.get(i), to.get(j)) {
        if one == other {
            if let Some(place) = out.get_mut(i) {
                *place = Some(j);
            }
            (i, j) = (i + 1, j + 1);
        } else if longest.get(at(i + 1, j)) >= longest.get(at(i, j + 1)) {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

/// A value as a person reads it: its texts, one after the other.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(items) => join(items.iter(), "\n"),
        Value::Object(fields) => {
            // A duration or a limit says itself in its text.
            match fields.get("text").and_then(Value::as_str).filter(|text| !text.is_empty()) {
                Some(text) => text.to_owned(),
                None => join(fields.values(), " · "),
            }
        }
    }
}

fn join<'v>(values: impl Iterator<Item = &'v Value>, between: &str) -> String {
    values.map(shown).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flow::{LegalBasis, Step};

    fn steps(steps: &[(&str, &str)]) -> Procedure {
        let step = |(action, who): &(&str, &str)| Step {
            action: (*action).into(),
            responsible: Some((*who).into()),
            ..Step::default()
        };
        Procedure { steps: steps.iter().map(step).collect(), ..Procedure::default() }
    }

    fn told(procedure: &Procedure) -> Vec<(&str, &str)> {
        procedure
            .steps
            .iter()
            .map(|step| (step.action.as_str(), step.responsible.as_deref().unwrap_or_default()))
            .collect()
    }

    /// base, ours, theirs, what comes out, how many conflicts.
    type Case = (
        &'static [(&'static str, &'static str)],
        &'static [(&'static str, &'static str)],
        &'static [(&'static str, &'static str)],
        &'static [(&'static str, &'static str)],
        usize,
    );

    #[test]
    fn steps_of_three_texts() {
        let cases: [Case; 9] = [
            // Ours is local, theirs changed another field of the same step.
            (&[("a", "P")], &[("a", "Q")], &[("b", "P")], &[("b", "Q")], 0),
            // Both changed the same field: ours stays.
            (&[("a", "P")], &[("a", "Q")], &[("a", "R")], &[("a", "Q")], 1),
            // Theirs inserts a step between two of ours.
            (
                &[("a", "P"), ("c", "P")],
                &[("a", "Q"), ("c", "P")],
                &[("a", "P"), ("b", "P"), ("c", "P")],
                &[("a", "Q"), ("b", "P"), ("c", "P")],
                0,
            ),
            (
                &[("a", "P"), ("c", "P")],
                &[("a", "P"), ("c", "P")],
                &[("a", "P"), ("b", "P"), ("c", "P")],
                &[("a", "P"), ("b", "P"), ("c", "P")],
                0,
            ),
            // Theirs takes one away that we did not touch.
            (&[("a", "P"), ("b", "P")], &[("a", "P"), ("b", "P")], &[("a", "P")], &[("a", "P")], 0),
            // Ours adds at the end, theirs changes the first.
            (
                &[("a", "P"), ("z", "P")],
                &[("a", "P"), ("z", "P"), ("own", "Q")],
                &[("a2", "P"), ("z", "P")],
                &[("a2", "P"), ("z", "P"), ("own", "Q")],
                0,
            ),
            (&[], &[("own", "Q")], &[], &[("own", "Q")], 0),
            // Theirs takes away what we made local.
            (
                &[("a", "P"), ("b", "P")],
                &[("a", "P"), ("b", "Q")],
                &[("a", "P")],
                &[("a", "P"), ("b", "Q")],
                1,
            ),
            // Both rebuilt the list: ours stays, theirs is told.
            (&[("a", "P")], &[("b", "Q"), ("c", "Q")], &[("d", "R")], &[("b", "Q"), ("c", "Q")], 1),
        ];
        for (n, (base, ours, theirs, want, conflicts)) in cases.into_iter().enumerate() {
            let (merged, told_of) = merge(&steps(base), &steps(ours), &steps(theirs));
            assert_eq!(told_of.len(), conflicts, "{n}: {told_of:?}");
            assert_eq!(told(&merged), want, "{n}");
        }
    }

    #[test]
    fn what_the_document_decides_stays_ours() {
        let with = |code: &str, title: &str| Procedure {
            code: Some(code.into()),
            issue_no: Some(3),
            legal_basis: vec![LegalBasis { number: None, title: title.into() }],
            ..Procedure::default()
        };
        let (merged, conflicts) = merge(&with("M", "cũ"), &with("O", "cũ"), &with("M2", "mới"));
        assert_eq!((merged.code.as_deref(), conflicts.len()), (Some("O"), 0));
        assert_eq!(merged.legal_basis[0].title, "mới");
    }
}
