use crate::{CopyId, DisposalAction, DisposalOrder};
use jiff::civil::Date;
use platform::FieldErrors;
use serde::Deserialize;

/// Minutes of destruction as they are typed.
#[derive(Debug, Default, Clone)]
pub(crate) struct DisposalForm {
    pub(crate) number: String,
    pub(crate) dated: String,
    pub(crate) members: String,
    pub(crate) reason: String,
    pub(crate) method: String,
    pub(crate) edits: i64,
    pub(crate) copies: Vec<i64>,
}

impl DisposalForm {
    /// Reads what a browser sends; a box that is ticked comes as one more `copy`.
    pub(crate) fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "number" => form.number = value,
                "dated" => form.dated = value,
                "members" => form.members = value,
                "reason" => form.reason = value,
                "method" => form.method = value,
                "edits" => form.edits = value.trim().parse().unwrap_or(-1),
                "copy" => form.copies.extend(value.parse::<i64>()),
                _ => {}
            }
        }
        form
    }

    /// Whether this copy is ticked.
    pub(crate) fn has(&self, copy: CopyId) -> bool {
        self.copies.contains(&copy.get())
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<DisposalOrder, FieldErrors> {
        let mut errors = FieldErrors::default();
        let number = errors.needed("number", &self.number, 40);
        let dated = errors.day("dated", &self.dated);
        let members = errors.needed("members", &self.members, 2000);
        let people = members.lines().filter(|line| !line.trim().is_empty()).count();
        if people == 1 {
            errors.add("members", "two_members");
        }
        let reason = errors.needed("reason", &self.reason, 1000);
        let method = errors.needed("method", &self.method, 500);
        if self.copies.is_empty() {
            errors.add("copy", "no_copies");
        }
        let mut copies = self.copies.clone();
        copies.sort_unstable();
        copies.dedup();
        match dated {
            Some(dated) if errors.is_empty() => Ok(DisposalOrder {
                number,
                dated,
                members,
                reason,
                method,
                copies: copies.into_iter().map(CopyId::new).collect(),
            }),
            _ => Err(errors),
        }
    }
}

/// What happens to minutes.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct DisposalMove {
    action: String,
    edits: i64,
    on: String,
}

impl DisposalMove {
    /// What, what was seen, and the day; today where the form asks for none.
    pub(crate) fn parse(&self, today: Date) -> Result<(DisposalAction, i64, Date), FieldErrors> {
        let mut errors = FieldErrors::default();
        let action = DisposalAction::parse(self.action.trim());
        if action.is_none() {
            errors.add("action", "bad_request");
        }
        let on = match self.on.trim() {
            "" => Some(today),
            typed => errors.day("on", typed),
        };
        match (action, on) {
            (Some(action), Some(on)) => Ok((action, self.edits, on)),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_tell_every_mistake_at_once() {
        let pairs = [("dated", "hôm nay"), ("members", "Một mình"), ("copy", "x")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let FieldErrors(wrong) = DisposalForm::from_pairs(pairs).parse().unwrap_err();
        let wrong: Vec<_> = wrong.iter().map(|(field, code)| (field.as_str(), *code)).collect();
        assert_eq!(
            wrong,
            [
                ("number", "missing"),
                ("dated", "bad_date"),
                ("members", "two_members"),
                ("reason", "missing"),
                ("method", "missing"),
                ("copy", "no_copies"),
            ]
        );
    }

    #[test]
    fn a_copy_ticked_twice_is_one_copy() {
        let form = DisposalForm {
            number: "03/BB-UBND".into(),
            dated: "10/12/2026".into(),
            members: "A\nB".into(),
            reason: "Hết hiệu lực".into(),
            method: "Cắt nhỏ".into(),
            copies: vec![2, 1, 2],
            edits: 0,
        };
        assert_eq!(form.parse().unwrap().copies, [1, 2].map(CopyId::new));
    }
}
