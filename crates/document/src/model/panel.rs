use super::{Part, Refusal};
use platform::PersonId;

/// Who is named to sign one part of one version. Nobody named lets anybody sign who plays the role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// Which part.
    pub part: Part,
    /// Who, in their order.
    pub signers: Vec<PersonId>,
    /// When it is done.
    pub rule: PanelRule,
}

/// When a panel has signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PanelRule {
    /// All, one after another.
    InOrder,
    /// So many of them, in any order.
    AtLeast(usize),
}

impl Panel {
    /// Whether this person may sign now, `signed` having signed already.
    pub fn may_sign(&self, person: PersonId, signed: &[PersonId]) -> Result<(), Refusal> {
        if signed.contains(&person) {
            return Err(Refusal::SignedBefore);
        }
        if self.signers.is_empty() {
            return Ok(());
        }
        if !self.signers.contains(&person) {
            return Err(Refusal::NotNamed);
        }
        let next = self.signers.iter().find(|signer| !signed.contains(signer));
        match self.rule {
            PanelRule::InOrder if next != Some(&person) => Err(Refusal::NotYourTurn),
            PanelRule::InOrder | PanelRule::AtLeast(_) => Ok(()),
        }
    }

    /// Whether the part is signed once `signed` have.
    pub fn is_complete(&self, signed: &[PersonId]) -> bool {
        let named = self.signers.iter().filter(|signer| signed.contains(signer)).count();
        match self.rule {
            _ if self.signers.is_empty() => !signed.is_empty(),
            PanelRule::InOrder => named == self.signers.len(),
            PanelRule::AtLeast(needed) => named >= needed.clamp(1, self.signers.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PanelRule::{AtLeast, InOrder};

    #[test]
    fn who_signs_when() {
        let people = |keys: &[i64]| keys.iter().copied().map(PersonId::new).collect::<Vec<_>>();
        let panel =
            |signers: &[i64], rule| Panel { part: Part::Approved, signers: people(signers), rule };
        for (named, rule, signed, person, may, then_complete) in [
            (&[][..], AtLeast(1), &[][..], 7, Ok(()), true),
            (&[], AtLeast(1), &[7], 7, Err(Refusal::SignedBefore), true),
            (&[1, 2], InOrder, &[], 1, Ok(()), false),
            (&[1, 2], InOrder, &[], 2, Err(Refusal::NotYourTurn), false),
            (&[1, 2], InOrder, &[1], 2, Ok(()), true),
            (&[1, 2], InOrder, &[1], 3, Err(Refusal::NotNamed), false),
            (&[1, 2, 3], AtLeast(2), &[], 3, Ok(()), false),
            (&[1, 2, 3], AtLeast(2), &[3], 1, Ok(()), true),
            (&[1, 2, 3], AtLeast(9), &[1, 2], 3, Ok(()), true),
            (&[1, 2, 3], AtLeast(0), &[], 2, Ok(()), true),
        ] {
            let panel = panel(named, rule);
            let signed = people(signed);
            assert_eq!(panel.may_sign(PersonId::new(person), &signed), may, "{panel:?} {person}");
            let mut after = signed.clone();
            if may.is_ok() {
                after.push(PersonId::new(person));
            }
            assert_eq!(panel.is_complete(&after), then_complete, "{panel:?} {after:?}");
        }
    }
}
