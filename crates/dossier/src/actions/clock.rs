//! The deadline: settings of a day, and the due date folded from its ledger.

use crate::{
    DossierId,
    model::{CodePattern, Setting},
    store,
};
use jiff::{Timestamp, civil::Date};
use organization::Working;
use platform::{Actor, AppError, DbError, Tx};
use workcal::{ClockEvent, PausePolicy, Session, Standing};

const POLICIES: [(&str, PausePolicy); 3] = [
    ("run", PausePolicy::Run),
    ("suspend_resume", PausePolicy::SuspendResume),
    ("restart", PausePolicy::Restart),
];

/// What an agency decided, as of a day. Without a decision: TT 01/2018's code, and a supplement that
/// restarts the limit (NĐ 61/2018, Art. 19(4)).
pub(crate) fn setting(tx: &Tx<'_>, day: Date) -> Result<Setting, DbError> {
    let unreadable = |what: &str| DbError::Unreadable(format!("dossier setting: {what}"));
    let usual = CodePattern::parse(CodePattern::USUAL).ok_or_else(|| unreadable("pattern"))?;
    let Some((from, pattern, policy)) = store::setting(tx, &day.to_string())? else {
        return Ok(Setting { from: day, pattern: usual, supplement: PausePolicy::Restart });
    };
    let policy = POLICIES.iter().find(|(word, _)| *word == policy).map(|(_, policy)| *policy);
    Ok(Setting {
        from: from.parse().map_err(|_| unreadable("day"))?,
        pattern: CodePattern::parse(&pattern).ok_or_else(|| unreadable("pattern"))?,
        supplement: policy.ok_or_else(|| unreadable("policy"))?,
    })
}

/// When the desk receives on a day.
pub fn reception(tx: &Tx<'_>, day: Date) -> Result<Vec<Session>, DbError> {
    Ok(organization::working(tx, day)?.doors_open(day))
}

/// Decides about dossiers from a day on. Only the command line does, for now.
pub fn configure(tx: &Tx<'_>, actor: &Actor, setting: &Setting) -> Result<(), AppError> {
    organization::may_administer(actor)?;
    let word = POLICIES.iter().find(|(_, policy)| *policy == setting.supplement);
    let word = word.map_or("restart", |(word, _)| word);
    store::put_setting(tx, &setting.from.to_string(), setting.pattern.as_str(), word)?;
    Ok(())
}

/// What was done to a deadline, and what that did to its clock, in order.
pub(crate) fn clock(tx: &Tx<'_>, id: DossierId) -> Result<Vec<(String, ClockEvent)>, DbError> {
    let rows = store::clock(tx, id.get())?.into_iter();
    let unreadable = |e: serde_json::Error| DbError::Unreadable(format!("clock of {id}: {e}"));
    rows.map(|row| Ok((row.action, serde_json::from_str(&row.event).map_err(unreadable)?)))
        .collect()
}

/// How a deadline stands after its events.
pub(crate) fn standing(working: &Working, events: &[ClockEvent]) -> Result<Standing, AppError> {
    working.time().standing(events).map_err(|e| AppError::Failed(format!("deadline: {e}")))
}

/// The standing of a stored dossier, with its derivation, for its page: counted as it was promised, by the
/// calendar that was known at its last event.
pub(crate) fn due_of(
    tx: &Tx<'_>,
    id: DossierId,
    received_at: Timestamp,
) -> Result<Standing, AppError> {
    let (known,) = store::clock_turned(tx, id.get())?;
    let (known, day) = (store::instant(known)?, text::here(received_at).date());
    let working = organization::working_as_known(tx, day, known)?;
    let events: Vec<_> = clock(tx, id)?.into_iter().map(|(_, event)| event).collect();
    standing(&working, &events)
}
