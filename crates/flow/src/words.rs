use crate::Procedure;

impl Procedure {
    /// The same text as another document begins with it: nobody signed it yet, nothing was amended.
    #[must_use]
    pub fn unsigned(self) -> Self {
        Self {
            amendments: Vec::new(),
            not_understood: Vec::new(),
            printed: crate::Printed::default(),
            author: None,
            reviewer: None,
            approver: None,
            ..self
        }
    }

    /// Every word that a reader sees, a line a part: what search finds it by.
    pub fn words(&self) -> String {
        let mut lines: Vec<&str> = Vec::new();
        let said = [&self.national_code, &self.field, &self.applicants, &self.settled_by];
        lines.extend(said.into_iter().flatten().map(String::as_str));
        lines.extend(self.conditions.as_deref());
        for section in &self.sections {
            lines.extend([section.title.as_str(), &section.text]);
        }
        lines.extend(self.channels.iter().map(String::as_str));
        lines.extend(self.time_limit.iter().map(|limit| limit.text.as_str()));
        lines.extend(self.components.iter().map(|component| component.text.as_str()));
        lines.extend(self.fees.iter().map(|fee| fee.text.as_str()));
        lines.extend(self.results.iter().map(String::as_str));
        lines.extend(self.legal_basis.iter().map(|basis| basis.title.as_str()));
        for step in &self.steps {
            lines.push(&step.action);
            lines.extend(step.responsible.as_deref());
            lines.extend(step.outputs.iter().map(String::as_str));
        }
        for form in &self.forms {
            lines.extend(form.code.as_deref());
            lines.push(&form.name);
        }
        lines.extend(self.records.iter().map(|record| record.name.as_str()));
        for amendment in &self.amendments {
            lines.extend([amendment.summary.as_str(), &amendment.basis]);
        }
        lines.retain(|line| !line.trim().is_empty());
        lines.join("\n")
    }
}
