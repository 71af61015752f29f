use super::{day, instant, maybe_day, unreadable};
use crate::{Disposal, DisposalId, DisposalState};
use platform::{DbError, PersonId, Tx, queries, row};

row! {
    pub(crate) struct DisposalRow { id: i64, number: String, dated: String, members: String, reason: String, method: String, state: String, edits: i64, drafted_by: i64, approved_at: Option<i64>, approver_name: String, approver_position: String, executed_on: Option<String> }
}
row! {
    /// What a copy is a copy of, for minutes and labels.
    #[derive(Debug, Clone)]
    pub(crate) struct Titled { pub(crate) copy: i64, pub(crate) code: String, pub(crate) title: String, pub(crate) issue_no: i64, pub(crate) revision_no: i64, pub(crate) effective_on: Option<String>, pub(crate) expired_on: Option<String> }
}

macro_rules! disposals {
    ($rest:literal) => {
        concat!(
            "SELECT id, number, dated, members, reason, method, state, edits, drafted_by, approved_at, approver_name, approver_position, executed_on
             FROM disposal WHERE agency_id = $1 ",
            $rest
        )
    };
}

queries! {
    disposal(id: i64) -> opt DisposalRow = disposals!("AND id = $2");
    disposals() -> many DisposalRow = disposals!("ORDER BY dated DESC, id DESC LIMIT 500");
    disposals_in(state: &str) -> many DisposalRow = disposals!("AND state = $2 ORDER BY dated, id LIMIT 100");
    insert_disposal(id: i64, number: &str, dated: &str, members: &str, reason: &str, method: &str, drafted_by: i64) -> exec =
        "INSERT INTO disposal (agency_id, id, number, dated, members, reason, method, state, edits, drafted_by, approver_name, approver_position)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'draft', 0, $8, '', '')";
    /// Saves what was written, if nobody saved since `edits`.
    edit_disposal(id: i64, edits: i64, number: &str, dated: &str, members: &str, reason: &str, method: &str) -> exec =
        "UPDATE disposal SET number = $4, dated = $5, members = $6, reason = $7, method = $8, edits = edits + 1
         WHERE agency_id = $1 AND id = $2 AND edits = $3 AND state = 'draft'";
    move_disposal(id: i64, from: &str, to: &str, approved_at: Option<i64>, approver: Option<i64>, name: &str, position: &str, executed_on: Option<String>) -> exec =
        "UPDATE disposal SET state = $4, approved_at = $5, approver_id = COALESCE($6, approver_id), approver_name = $7, approver_position = $8, executed_on = $9
         WHERE agency_id = $1 AND id = $2 AND state = $3";
    /// What the copies that came back and were not destroyed are copies of.
    titles_returned() -> many Titled =
        "SELECT c.id, d.code, v.title, v.issue_no, v.revision_no, v.effective_on, v.expired_on FROM controlled_copy c
         JOIN document_version v ON v.agency_id = $1 AND v.id = c.version_id
         JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
         WHERE c.agency_id = $1 AND c.state = 'returned' ORDER BY d.code_key, c.copy_no LIMIT 500";
    titles_in(disposal: i64) -> many Titled =
        "SELECT c.id, d.code, v.title, v.issue_no, v.revision_no, v.effective_on, v.expired_on FROM controlled_copy c
         JOIN document_version v ON v.agency_id = $1 AND v.id = c.version_id
         JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
         WHERE c.agency_id = $1 AND c.disposal_id = $2 ORDER BY d.code_key, c.copy_no LIMIT 500";
}

/// Minutes with this key.
pub(crate) fn disposal_of(tx: &Tx<'_>, id: DisposalId) -> Result<Option<Disposal>, DbError> {
    disposal(tx, id.get())?.map(read_disposal).transpose()
}

/// Every one of them, the newest first.
pub(crate) fn all_disposals(tx: &Tx<'_>) -> Result<Vec<Disposal>, DbError> {
    disposals(tx)?.into_iter().map(read_disposal).collect()
}

/// Those that wait in a state.
pub(crate) fn waiting_disposals(
    tx: &Tx<'_>,
    state: DisposalState,
) -> Result<Vec<Disposal>, DbError> {
    disposals_in(tx, state.as_str())?.into_iter().map(read_disposal).collect()
}

fn read_disposal(row: DisposalRow) -> Result<Disposal, DbError> {
    Ok(Disposal {
        id: DisposalId::new(row.id),
        number: row.number,
        dated: day(&row.dated)?,
        members: row.members,
        reason: row.reason,
        method: row.method,
        edits: row.edits,
        drafted_by: PersonId::new(row.drafted_by),
        approved_at: row.approved_at.map(instant).transpose()?,
        approver: (row.approver_name, row.approver_position),
        executed_on: maybe_day(row.executed_on.as_deref())?,
        state: DisposalState::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
    })
}
