//! The use cases. Each runs inside one transaction that its caller opened.

mod late;
mod moving;
mod origin;
mod recurring;
mod waiting;

pub use late::{on_dossier_finished, sweep};
pub use moving::{act, raise, record};
pub(crate) use origin::notices;
pub use origin::{Raised, raised_from, raised_until};
pub(crate) use recurring::{Alike, alike, alike_to};
pub(crate) use waiting::inbox;

use crate::{Nonconformity, NonconformityId, Place, Refusal, pages, store};
use document::VersionId;
use platform::{Actor, AppError, FieldErrors, Tx};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::WrongState => Self::Conflict("wrong_state"),
            Refusal::NoOwner => Self::Conflict("owner_missing"),
            Refusal::NoDay => Self::Conflict("day_missing_or_over"),
            Refusal::NotLater => Self::Conflict("day_not_later"),
            Refusal::NoPlan => Self::Conflict("plan_missing"),
            Refusal::LineLate => Self::Conflict("line_late"),
            Refusal::LineOver => Self::Conflict("line_over"),
            Refusal::NoLine => Self::Conflict("line_missing"),
            Refusal::LinesOpen => Self::Conflict("lines_open"),
            Refusal::RiskOpen => Self::Conflict("risk_open"),
            Refusal::ChangeOpen => Self::Conflict("change_open"),
            Refusal::NoNote => Self::Conflict("note_missing"),
            Refusal::TooEarly => Self::Conflict("effect_too_early"),
        }
    }
}

/// Where it happened: an issue of a procedure, and one of its steps.
pub fn place(
    tx: &Tx<'_>,
    actor: &Actor,
    version: VersionId,
    step_no: Option<i64>,
) -> Result<Place, AppError> {
    let wrong = |field: &str, code| AppError::Invalid(FieldErrors(vec![(field.into(), code)]));
    let version = document::open(tx, actor, version).map_err(|_| wrong("version", "bad_choice"))?;
    let step = |no: i64| {
        let steps = version.procedure().map_or(&[][..], |procedure| procedure.steps.as_slice());
        let step = steps.iter().find(|step| step.no.map(i64::from) == Some(no));
        step.map(|step| step.action.clone()).ok_or_else(|| wrong("step_no", "no_such_step"))
    };
    Ok(Place {
        version: version.id,
        code: version.code.as_str().to_owned(),
        title: version.title.as_str().to_owned(),
        step: step_no.map(step).transpose()?.unwrap_or_default(),
        step_no,
    })
}

/// The nonconformity. Everybody of the agency may know of it: improvement is no secret.
pub fn open(tx: &Tx<'_>, id: NonconformityId) -> Result<Nonconformity, AppError> {
    store::get(tx, id)?.ok_or(AppError::NotFound)
}

/// Those that have not come to their end, each with what was found in words.
pub fn unfinished(tx: &Tx<'_>) -> Result<Vec<(Nonconformity, String)>, AppError> {
    let told = |(id,): (i64,)| {
        let it = open(tx, NonconformityId::new(id))?;
        let dossiers = store::dossiers(tx, id)?.len();
        let words = pages::described(&it, dossiers);
        Ok((it, words))
    };
    store::unfinished(tx)?.into_iter().map(told).collect()
}
