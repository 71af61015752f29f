//! Whether the same thing happened before: by issue and step, and by cause.

use super::{Branch, Nonconformity};
use std::collections::BTreeSet;

/// What a new nonconformity and an older one have in common, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// The same step of the same procedure.
    Step,
    /// The same procedure and the same group of causes.
    ProcedureAndCause,
    /// Root causes that say nearly the same.
    Cause,
    /// Descriptions that say nearly the same.
    Words,
    /// The same procedure.
    Procedure,
}

/// Of all words of both, so many must be common, in hundredths, before two texts are alike.
const ALIKE: usize = 50;

/// A text of fewer words is like too many others.
const FEWEST: usize = 3;

/// What the two have in common; nothing where they are one.
pub fn likenesses(new: &Nonconformity, old: &Nonconformity) -> BTreeSet<Likeness> {
    let mut found = BTreeSet::new();
    if new.id == old.id {
        return found;
    }
    let branch = |it: &Nonconformity| -> Option<Branch> { it.plan.cause.branch };
    let same_branch = branch(new).is_some() && branch(new) == branch(old);
    if let Some((new, old)) = new.finding.place.as_ref().zip(old.finding.place.as_ref())
        && new.code == old.code
    {
        found.insert(Likeness::Procedure);
        if new.step_no.is_some() && new.step_no == old.step_no {
            found.insert(Likeness::Step);
        }
        if same_branch {
            found.insert(Likeness::ProcedureAndCause);
        }
    }
    if are_alike(&new.plan.cause.root, &old.plan.cause.root) {
        found.insert(Likeness::Cause);
    }
    if are_alike(&new.finding.description, &old.finding.description) {
        found.insert(Likeness::Words);
    }
    found
}

/// Whether two texts share most of their words, whatever the diacritics.
fn are_alike(one: &str, other: &str) -> bool {
    let (one, other) = (text::fold(one), text::fold(other));
    let words = |text: &'_ str| -> BTreeSet<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(ToOwned::to_owned)
            .collect()
    };
    let (one, other) = (words(&one), words(&other));
    if one.len() < FEWEST || other.len() < FEWEST {
        return false;
    }
    one.intersection(&other).count() * 100 >= one.union(&other).count() * ALIKE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Place, State, tests::a_nonconformity};
    use document::VersionId;

    #[test]
    fn what_two_have_in_common() {
        use Likeness::{Cause, Procedure, ProcedureAndCause, Step, Words};
        let make = |id: i64, code: &str, step: i64, root: &str, description: &str| {
            let mut it = a_nonconformity(State::Assigned);
            it.id = crate::NonconformityId::new(id);
            it.finding.description = description.into();
            it.finding.place = Some(Place {
                version: VersionId::new(id),
                code: code.into(),
                title: "Chứng thực".into(),
                step_no: Some(step),
                step: "Đóng dấu".into(),
            });
            it.plan.cause.root = root.into();
            it.plan.cause.branch = Some(Branch::People);
            it
        };
        let old = make(1, "QT.VP.06", 4, "Không có người thay thế văn thư", "Trả muộn 2 hồ sơ");
        let all = |new: &Nonconformity| likenesses(new, &old).into_iter().collect::<Vec<_>>();
        for (new, want) in [
            (make(2, "QT.VP.06", 4, "x", "y"), vec![Step, ProcedureAndCause, Procedure]),
            (make(2, "QT.VP.06", 3, "x", "y"), vec![ProcedureAndCause, Procedure]),
            (make(2, "QT.NV.01", 4, "không co nguoi thay the", "y"), vec![Cause]),
            (make(2, "QT.NV.01", 4, "x", "Trả muộn 5 hồ sơ"), vec![Words]),
            (make(2, "QT.NV.01", 4, "x", "y"), vec![]),
            (make(1, "QT.VP.06", 4, "x", "y"), vec![]),
        ] {
            assert_eq!(all(&new), want);
        }
    }
}
