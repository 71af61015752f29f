use flow::{Procedure, StepRole, TimeLimit, Unit, lint::suggest_role};
use platform::Role;
use workcal::{Limit, Term};

/// One step as a dossier will follow it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlannedStep {
    /// Its place, counted from 1.
    pub no: i64,
    /// What is done.
    pub action: String,
    /// Who does it, as the procedure words it.
    pub responsible: String,
    /// The same as a role.
    pub role: StepRole,
    /// Office minutes it should take, where the procedure says.
    pub norm_minutes: Option<i64>,
}

/// The steps of a procedure for one case of its limit.
///
/// A step without a role that its procedure's lint let through is the specialist's.
pub(crate) fn plan(procedure: &Procedure, case: &str) -> Vec<PlannedStep> {
    let steps = procedure.steps.iter().zip(1..);
    steps
        .map(|(step, no)| {
            let responsible = step.responsible.clone().unwrap_or_default();
            let role = step.role.or_else(|| suggest_role(&responsible));
            let named = |d: &&flow::Duration| d.case.as_deref().unwrap_or_default() == case;
            let norm = step.durations.iter().find(named).or_else(|| step.durations.first());
            PlannedStep {
                no,
                action: step.action.clone(),
                responsible,
                role: role.unwrap_or(StepRole::Specialist),
                norm_minutes: norm.and_then(flow::Duration::minutes),
            }
        })
        .collect()
}

/// The last step of the work: the last one, or the one before it where the last is the desk's own,
/// which hands the result over.
pub(crate) fn last_working(roles: &[StepRole]) -> i64 {
    let ends_at_desk = roles.len() > 1 && roles.last() == Some(&StepRole::OneStop);
    i64::try_from(roles.len()).unwrap_or(i64::MAX) - i64::from(ends_at_desk)
}

/// Whether such a step is done inside the unit that settles the dossier.
pub(crate) const fn is_of_unit(step: StepRole) -> bool {
    matches!(step, StepRole::Specialist | StepRole::UnitHead)
}

/// The role in the agency that does such a step.
pub(crate) const fn role_of(step: StepRole) -> Role {
    match step {
        StepRole::OneStop => Role::OneStopOfficer,
        StepRole::Specialist => Role::Specialist,
        StepRole::UnitHead => Role::Head,
        StepRole::Leader => Role::Approver,
        StepRole::Clerk => Role::Clerk,
    }
}

/// The legal limit as the working-time engine takes it; `None` where the procedure gives no number.
pub(crate) fn term_of(limit: &TimeLimit) -> Option<Term> {
    let unit = limit.unit?;
    let counted = match unit {
        Unit::SameDay => Limit::SameDay,
        Unit::WorkingDay | Unit::CalendarDay | Unit::Hour | Unit::Month => {
            Limit::of(&limit.value?.to_string(), unit.as_str()).ok()?
        }
    };
    let mut term = Term::new(counted);
    if let Some(cutoff) = limit.cutoff {
        term.cutoff = cutoff;
    }
    Some(term)
}
