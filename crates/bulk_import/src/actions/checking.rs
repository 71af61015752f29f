//! The report on a whole set: the files of a run, or the processes of the agency.

use crate::{
    model::{Document, File, Report, Run},
    store,
};
use document::VersionId;
use flow::lint::{Context, Edition, Purpose, Rule};
use intake::Reading;
use platform::{Actor, AppError, DbError, Tx, search::DRAFTERS};
use std::collections::BTreeMap;

/// Which processes of the agency are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Set {
    /// Those in force.
    InForce,
    /// Those that are being written or judged.
    Drafts,
}

/// The files of a run that were read as processes, checked against each other, the agency's codes
/// and its register of external documents.
pub fn report_of_run(tx: &Tx<'_>, run: &Run) -> Result<Report, AppError> {
    let files: BTreeMap<i64, File> =
        store::files(tx, run.id)?.into_iter().map(|file| (file.id.get(), file)).collect();
    let register = external_document::texts(tx)?;
    let known = store::known(tx)?;
    let today = text::here(tx.now()).date();
    let mut set = Vec::new();
    for (id, stored) in store::readings(tx, run.id.get())? {
        let Some(file) = files.get(&id) else { continue };
        let read: Reading = serde_json::from_str(&stored)
            .map_err(|e| DbError::Unreadable(format!("import reading: {e}")))?;
        let Some(mut procedure) = read.procedure else { continue };
        // What a person corrected is what will be issued.
        procedure.code = Some(file.code.clone()).filter(|code| !code.is_empty());
        procedure.name = Some(file.title.clone()).filter(|title| !title.is_empty());
        // Its own draft, and the document that it replaces, stand in nobody's way.
        let is_own = file.version.is_some() || file.as_next;
        let others = known.iter().filter(|_| !is_own);
        let context = Context {
            valid_on: Some(procedure.effective_on.map_or(today, |day| day.max(today))),
            register: Some(register.clone()),
            codes_in_use: others.map(|it| (it.code.clone(), it.title.clone())).collect(),
            national_codes: None,
            edition: Edition::AsPrinted,
            purpose: Purpose::Document,
            positions: None,
        };
        set.push(Document {
            label: file.name.rsplit('/').next().unwrap_or_default().to_owned(),
            title: file.title.clone(),
            href: format!("/imports/{}/files/{}", run.id, file.id),
            procedure,
            context,
            left_out: Vec::new(),
        });
    }
    Ok(Report::of(&set))
}

/// The processes of the agency that this person may know of.
pub fn report_of_agency(tx: &Tx<'_>, actor: &Actor, which: Set) -> Result<Report, AppError> {
    let rows = match which {
        Set::InForce => store::in_force(tx)?,
        Set::Drafts => store::drafts(tx, actor.person.get(), i64::from(actor.is_any(DRAFTERS)))?,
    };
    let register = external_document::texts(tx)?;
    let today = text::here(tx.now()).date();
    let mut set = Vec::new();
    for row in rows {
        let version = document::open(tx, actor, VersionId::new(row.version))?;
        let Some(stored) = version.procedure() else { continue };
        let is_first = version.issue_no == 1 && version.revision_no == 0;
        set.push(Document {
            label: row.code,
            title: row.title,
            href: format!("/procedures/{}/lint", row.version),
            procedure: version.printed(stored),
            context: Context {
                valid_on: Some(version.effective_on.map_or(today, |day| day.max(today))),
                register: Some(register.clone()),
                // That codes differ is a rule of the store.
                codes_in_use: BTreeMap::new(),
                national_codes: None,
                edition: if is_first { Edition::First } else { Edition::Later },
                purpose: Purpose::Document,
                positions: None,
            },
            left_out: Rule::ALL
                .iter()
                .copied()
                .filter(|rule| procedure::is_given_later(&version, *rule))
                .collect(),
        });
    }
    Ok(Report::of(&set))
}
