use crate::{CopyCode, CopyState, Verdict, model, store};
use document::State;
use jiff::civil::Date;
use platform::{DbError, Tx};

/// What whoever holds a labelled copy is told. No name of a person is among it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scan {
    pub(crate) agency: String,
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) number: (i64, i64),
    pub(crate) copy_no: i64,
    pub(crate) effective_on: Option<Date>,
    pub(crate) expired_on: Option<Date>,
    pub(crate) verdict: Verdict,
    /// Issue, revision and first day of what took its place.
    pub(crate) successor: Option<(i64, i64, Option<Date>)>,
}

/// Looks behind a label. Whose agency it is follows from the code, so any transaction will do.
pub(crate) fn scan(tx: &Tx<'_>, code: &CopyCode) -> Result<Option<Scan>, DbError> {
    use store::copy::global::{scanned, successor};
    let Some(row) = scanned(tx, code.as_str())? else { return Ok(None) };
    let unknown = |what: &str| DbError::Unreadable(format!("state: {what:?}"));
    let state = State::parse(&row.version_state).ok_or_else(|| unknown(&row.version_state))?;
    let copy = CopyState::parse(&row.copy_state).ok_or_else(|| unknown(&row.copy_state))?;
    let day = |day: &Option<String>| day.as_deref().map(store::day).transpose();
    let mut verdict = model::verdict(copy, state);
    let mut next = None;
    if state == State::Superseded
        && let Some((issue_no, revision_no, from, state)) =
            successor(tx, row.agency_id, row.document)?
    {
        if State::parse(&state) == Some(State::Withdrawn) && verdict == Verdict::Replaced {
            verdict = Verdict::Withdrawn;
        } else {
            next = Some((issue_no, revision_no, day(&from)?));
        }
    }
    Ok(Some(Scan {
        effective_on: day(&row.effective_on)?,
        expired_on: day(&row.expired_on)?,
        agency: row.agency.replace('\n', " "),
        code: row.code,
        title: row.title,
        number: (row.issue_no, row.revision_no),
        copy_no: row.copy_no,
        verdict,
        successor: next,
    }))
}
