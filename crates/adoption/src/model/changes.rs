use super::merge::{MAX_ITEMS, matched, shown, value_of};
use flow::Procedure;
use serde_json::Value;

/// A place where two texts differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The way there.
    pub place: Vec<String>,
    /// What stood there; empty where something was added.
    pub before: String,
    /// What stands there; empty where something was taken away.
    pub after: String,
}

/// Where two texts differ, in the order of the printed document.
pub fn compare(before: &Procedure, after: &Procedure) -> Vec<Change> {
    let mut out = Vec::new();
    differ(&value_of(before), &value_of(after), &mut Vec::new(), &mut out);
    out
}

fn differ(before: &Value, after: &Value, place: &mut Vec<String>, out: &mut Vec<Change>) {
    if before == after {
        return;
    }
    match (before, after) {
        (Value::Object(one), Value::Object(other)) => {
            for (key, value) in other {
                place.push(key.clone());
                differ(one.get(key).unwrap_or(&Value::Null), value, place, out);
                place.pop();
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len().max(other.len()) <= MAX_ITEMS => {
            differ_lists(one, other, place, out);
        }
        _ => out.push(Change { place: place.clone(), before: shown(before), after: shown(after) }),
    }
}

fn differ_lists(one: &[Value], other: &[Value], place: &mut Vec<String>, out: &mut Vec<Change>) {
    let matches = matched(one, other);
    let (mut i, mut j) = (0, 0);
    for at in 0..=one.len() {
        let anchor =
            if at == one.len() { Some(other.len()) } else { matches.get(at).copied().flatten() };
        let Some(at_other) = anchor else { continue };
        let gone = one.get(i..at).unwrap_or_default();
        let come = other.get(j..at_other).unwrap_or_default();
        for n in 0..gone.len().max(come.len()) {
            let is_new = n >= gone.len();
            place.push((if is_new { j + n } else { i + n } + 1).to_string());
            match (gone.get(n), come.get(n)) {
                (Some(gone), Some(come)) => differ(gone, come, place, out),
                (gone, come) => out.push(Change {
                    place: place.clone(),
                    before: gone.map(shown).unwrap_or_default(),
                    after: come.map(shown).unwrap_or_default(),
                }),
            }
            place.pop();
        }
        (i, j) = (at + 1, at_other + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flow::Step;

    fn steps(steps: &[(&str, &str)]) -> Procedure {
        let step = |(action, who): &(&str, &str)| Step {
            action: (*action).into(),
            responsible: Some((*who).into()),
            ..Step::default()
        };
        Procedure { steps: steps.iter().map(step).collect(), ..Procedure::default() }
    }

    #[test]
    fn differences_name_their_place() {
        let changes = compare(
            &steps(&[("a", "P"), ("b", "P")]),
            &steps(&[("a", "P"), ("b", "Q"), ("c", "R")]),
        );
        let told: Vec<_> = changes
            .iter()
            .map(|c| (c.place.join("/"), c.before.as_str(), c.after.as_str()))
            .collect();
        assert_eq!(
            told,
            [("steps/2/responsible".to_owned(), "P", "Q"), ("steps/3".to_owned(), "", "c · R"),]
        );
        assert_eq!(compare(&steps(&[("a", "P")]), &steps(&[("a", "P")])), []);
    }
}
