//! What whoever handed a dossier in may learn of it without an account: they name its code and a
//! second fact that only they have (TT 01/2018/TT-VPCP and what follows it: look-up by the code of
//! the receipt; `one-stop.md` 1.11).

use crate::{Action, Dossier, State, model::term_of, phone_digits, store};
use flow::TimeLimit;
use jiff::{Timestamp, ToSpan as _, civil::Date};
use platform::{AppError, DbError, Tx};
use sha2::{Digest, Sha256};
use workcal::ClockEvent;

use crate::actions::standing;

/// A dossier as its applicant sees it. It names no official and no citizen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The dossier itself.
    pub dossier: Dossier,
    /// What is being done, by whom in the procedure's words; nothing once the work is over.
    pub step: Option<(String, String)>,
    /// How many steps there are.
    pub steps: usize,
    /// What the applicant was asked for, while that is awaited.
    pub asked: String,
}

/// The eight digits printed on the receipt, from the salt that lies beside the applicant's data.
pub(crate) fn secret(salt: &str) -> String {
    let hash = Sha256::digest(format!("{salt} look-up"));
    let number = hash.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{:08}", number % 100_000_000)
}

/// The dossier with this code, if the second fact is right: the digits on the receipt, or the
/// telephone number that was given. A wrong code and a wrong fact are answered alike.
pub fn look_up(tx: &Tx<'_>, code: &str, second: &str) -> Result<Option<Seen>, AppError> {
    let code = code.trim().to_uppercase();
    let Some(row) = store::find_by_code(tx, &code)? else { return Ok(None) };
    let Some(applicant) = store::applicant(tx, row.id)? else { return Ok(None) };
    if !knows(&applicant, second) {
        return Ok(None);
    }
    Ok(Some(seen(tx, store::read(row)?)?))
}

fn knows(applicant: &store::ApplicantRow, second: &str) -> bool {
    let digits: String = second.chars().filter(char::is_ascii_digit).collect();
    let phone = phone_digits(&applicant.phone);
    digits == secret(&applicant.salt) || (phone.len() >= 8 && phone_digits(second) == phone)
}

fn seen(tx: &Tx<'_>, dossier: Dossier) -> Result<Seen, DbError> {
    let id = dossier.id.get();
    let steps = store::steps(tx, id)?;
    let is_running = !dossier.state().is_closed() && dossier.state() != State::ResultReady;
    let step = steps.iter().find(|step| is_running && step.no == dossier.step_no);
    let step = step.map(|step| (step.action.clone(), step.responsible.clone()));
    let asked = if dossier.state() == State::AwaitingSupplement {
        let mut reasons = store::reasons(tx, id)?.into_iter();
        let asked = reasons.rfind(|it| it.action == Action::RequestSupplement.as_str());
        asked.map(|it| it.words).unwrap_or_default()
    } else {
        String::new()
    };
    Ok(Seen { steps: steps.len(), step, asked, dossier })
}

/// When a dossier would be due that is handed in complete at an instant; nothing where the procedure
/// gives no number. By the rule that [`crate::accept`] goes by.
pub fn foresee(
    tx: &Tx<'_>,
    limit: &TimeLimit,
    received: Timestamp,
) -> Result<Option<Timestamp>, AppError> {
    let Some(term) = term_of(limit) else { return Ok(None) };
    let working = organization::working(tx, text::here(received).date())?;
    let started = ClockEvent::Started { at: received, term };
    Ok(standing(&working, &[started])?.due().map(|due| due.due_at))
}

/// The next morning on which somebody may hand a dossier in: today's until noon, where it is worked.
pub fn next_morning(tx: &Tx<'_>) -> Result<Date, AppError> {
    let here = text::here(tx.now());
    let first = if here.hour() < 12 { here.date() } else { here.date().saturating_add(1.day()) };
    let working = organization::working(tx, here.date())?;
    working.time().working_day_from(first).map_err(|e| AppError::Failed(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_applicant_knows() {
        let applicant = store::ApplicantRow {
            name: "Nguyễn Văn A".into(),
            address: String::new(),
            phone: "0905 123 456".into(),
            email: String::new(),
            salt: "00ff".into(),
        };
        let digits = secret("00ff");
        assert_eq!(digits.len(), 8);
        for (typed, known) in [
            ("0905123456", true),
            ("+84 905.123.456", true),
            (digits.as_str(), true),
            ("", false),
            ("12345678", false),
            ("Nguyễn Văn A", false),
        ] {
            assert_eq!(knows(&applicant, typed), known, "{typed}");
        }
        // Who gave no number is not found by giving none.
        let silent = store::ApplicantRow { phone: String::new(), ..applicant };
        assert!(!knows(&silent, ""));
    }
}
