use crate::{DecisionNumber, IssueOrder, VersionId};
use platform::FieldErrors;

/// A decision, exactly as it arrives: fields with one value, and a tick a version.
#[derive(Debug, Default, Clone)]
pub(crate) struct DecisionForm {
    pub(crate) number: String,
    pub(crate) dated: String,
    pub(crate) effective_on: String,
    pub(crate) subject: String,
    pub(crate) signer_name: String,
    pub(crate) signer_position: String,
    pub(crate) versions: Vec<i64>,
}

impl DecisionForm {
    /// Reads the pairs of the form.
    pub(crate) fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "number" => form.number = value,
                "dated" => form.dated = value,
                "effective_on" => form.effective_on = value,
                "subject" => form.subject = value,
                "signer_name" => form.signer_name = value,
                "signer_position" => form.signer_position = value,
                "version" => form.versions.extend(value.parse::<i64>().ok()),
                _ => {}
            }
        }
        form
    }

    pub(crate) fn parse(&self) -> Result<IssueOrder, FieldErrors> {
        let mut errors = FieldErrors::default();
        let number = DecisionNumber::parse(&self.number);
        if number.is_none() {
            errors.add("number", "bad_decision_number");
        }
        let dated = errors.day("dated", &self.dated);
        let effective_on = errors.day("effective_on", &self.effective_on);
        if let (Some(dated), Some(from)) = (dated, effective_on)
            && from < dated
        {
            errors.add("effective_on", "effective_before_issued");
        }
        let mut words = |field: &'static str, typed: &str| {
            let words = text::typed(typed);
            if words.is_empty() {
                errors.add(field, "missing");
            }
            words
        };
        let subject = words("subject", &self.subject);
        let signer_name = words("signer_name", &self.signer_name);
        let signer_position = words("signer_position", &self.signer_position);
        if self.versions.is_empty() {
            errors.add("version", "nothing_to_issue");
        }
        match (number, dated, effective_on) {
            (Some(number), Some(dated), Some(effective_on)) if errors.is_empty() => {
                let versions = self.versions.iter().copied().map(VersionId::new).collect();
                Ok(IssueOrder {
                    number,
                    dated,
                    effective_on,
                    subject,
                    signer_name,
                    signer_position,
                    versions,
                })
            }
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_tells_every_mistake_at_once() {
        let form = DecisionForm {
            number: "47".into(),
            dated: "1/13/2022".into(),
            ..DecisionForm::default()
        };
        let FieldErrors(wrong) = form.parse().unwrap_err();
        let fields: Vec<_> = wrong.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(
            fields,
            [
                "number",
                "dated",
                "effective_on",
                "subject",
                "signer_name",
                "signer_position",
                "version"
            ]
        );
    }

    #[test]
    fn nothing_binds_before_it_is_issued() {
        let form = DecisionForm {
            number: "47a/QĐ-UBND".into(),
            dated: "25/02/2022".into(),
            effective_on: "24/02/2022".into(),
            subject: "a".into(),
            signer_name: "b".into(),
            signer_position: "c".into(),
            versions: vec![1],
        };
        let FieldErrors(wrong) = form.parse().unwrap_err();
        assert_eq!(wrong, [("effective_on".to_owned(), "effective_before_issued")]);
    }
}
