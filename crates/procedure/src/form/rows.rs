//! The rows of the editor's tables, exactly as they arrive.

/// A row of typed text.
pub(crate) trait Row: Default + Clone {
    /// Puts what arrived under a field's name; names that are none are left out.
    fn set(&mut self, field: &str, value: String);

    /// Whether nothing was typed that says anything.
    fn is_blank(&self) -> bool;
}

/// Declares a row: fields that say something, and after `;` those that only say how.
macro_rules! rows {
    ($($(#[$doc:meta])* $name:ident { $($says:ident),+ ; $($how:ident),* })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Default, Clone, PartialEq, Eq)]
        pub(crate) struct $name {
            $(pub(crate) $says: String,)+
            $(pub(crate) $how: String,)*
        }

        impl Row for $name {
            fn set(&mut self, field: &str, value: String) {
                match field {
                    $(stringify!($says) => self.$says = value,)+
                    $(stringify!($how) => self.$how = value,)*
                    _ => {}
                }
            }

            fn is_blank(&self) -> bool {
                true $(&& self.$says.trim().is_empty())+
            }
        }
    )+};
}

rows! {
    /// One row of the amendment table.
    AmendmentRow { summary, basis, revision; }
    /// One component of the dossier.
    ComponentRow { text; kind }
    /// One time limit.
    LimitRow { case, value, text; unit, cutoff }
    /// One fee.
    FeeRow { text, amount; }
    /// One legal basis.
    BasisRow { number, title; }
    /// One form.
    FormRow { code, name; attached }
    /// One record kept.
    RecordRow { name, keeper, retention; }
    /// One section of the text.
    SectionRow { number, title, text; }
    /// The time norm of a step in one case. `was` is what `text` was written for.
    DurationRow { value, text; unit, was }
}

/// One step, with a duration a case.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct StepRow {
    pub(crate) action: String,
    pub(crate) responsible: String,
    pub(crate) role: String,
    /// The role that was proposed and that nobody has confirmed by saving.
    pub(crate) proposed: String,
    pub(crate) outputs: String,
    pub(crate) durations: Vec<DurationRow>,
}

impl Row for StepRow {
    fn set(&mut self, field: &str, value: String) {
        match field {
            "action" => self.action = value,
            "responsible" => self.responsible = value,
            "role" => self.role = value,
            "proposed" => self.proposed = value,
            "outputs" => self.outputs = value,
            _ => self.set_duration(field, value),
        }
    }

    fn is_blank(&self) -> bool {
        let typed = [&self.action, &self.responsible, &self.outputs];
        typed.iter().all(|typed| typed.trim().is_empty())
            && self.durations.iter().all(Row::is_blank)
    }
}

impl StepRow {
    /// Whether the role in the field is a proposal.
    pub(crate) fn is_proposed(&self) -> bool {
        !self.role.is_empty() && self.role == self.proposed
    }

    /// `time.1.value`.
    fn set_duration(&mut self, field: &str, value: String) {
        let mut parts = field.splitn(3, '.');
        let (Some("time"), Some(case), Some(name)) = (parts.next(), parts.next(), parts.next())
        else {
            return;
        };
        let Some(case) = case.parse().ok().filter(|case| *case < super::MAX_CASES) else { return };
        if let Some(duration) = at(&mut self.durations, case) {
            duration.set(name, value);
        }
    }
}

/// The row at a place; rows before it that never arrived are blank.
pub(super) fn at<R: Row>(rows: &mut Vec<R>, row: usize) -> Option<&mut R> {
    if rows.len() <= row {
        rows.resize_with(row + 1, R::default);
    }
    rows.get_mut(row)
}
