use crate::{
    Answer, Conflict, Edition, EditionId, Given, LocalField, localize, merge,
    model::compare,
    permit::{Act, may},
    store::{self, AnswerRow},
};
use document::{Content, State, Version, VersionId};
use flow::Procedure;
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};

/// How a document of ours stands to its master.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    /// Our newest version that this person may see.
    pub(crate) version: Version,
    /// What it says.
    pub(crate) ours: Procedure,
    /// The edition that it follows.
    pub(crate) base: Edition,
    /// Our words in it.
    pub(crate) given: Given,
    /// The latest edition that waits for an answer.
    pub(crate) later: Option<Edition>,
    /// What was answered before, the newest first.
    pub(crate) answers: Vec<AnswerRow>,
}

impl Standing {
    /// The edition we follow, in our words.
    pub(crate) fn expected(&self) -> Procedure {
        localize(&self.base.procedure, &self.given)
    }

    /// What changed in the master.
    pub(crate) fn moved(&self) -> Vec<crate::model::Change> {
        let later = self.later.as_ref().map(|later| &later.procedure);
        later.map(|later| compare(&self.base.procedure, later)).unwrap_or_default()
    }

    /// Where our text is not the master's.
    pub(crate) fn local(&self) -> Vec<crate::model::Change> {
        compare(&self.base.procedure, &self.ours)
    }
}

/// How a document stands to its master, if it follows one and this person may know of it.
pub(crate) fn standing(
    tx: &Tx<'_>,
    actor: &Actor,
    document: i64,
) -> Result<Option<Standing>, AppError> {
    let Some(row) = store::adoption(tx, document)? else { return Ok(None) };
    let Some(version) = newest(tx, actor, document)? else { return Ok(None) };
    let Some(ours) = version.procedure().cloned() else { return Ok(None) };
    let given =
        serde_json::from_str(&row.given).map_err(|e| DbError::Unreadable(format!("given: {e}")))?;
    let base = super::edition(tx, EditionId::new(row.edition))?;
    let moved = store::moved(tx)?;
    let later = moved.iter().rfind(|moved| moved.document == document);
    let later = later.map(|moved| super::edition(tx, EditionId::new(moved.edition))).transpose()?;
    let answers = store::answers(tx, document)?;
    Ok(Some(Standing { version, ours, base, given, later, answers }))
}

/// The newest version that this person may see and that was not given up.
fn newest(tx: &Tx<'_>, actor: &Actor, document: i64) -> Result<Option<Version>, AppError> {
    for line in store::versions(tx, document)? {
        match document::open(tx, actor, VersionId::new(line.id)) {
            Ok(version) if version.state() != State::Withdrawn => return Ok(Some(version)),
            Ok(_) | Err(AppError::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(None)
}

/// Answers to the latest edition of a master: takes its changes into a draft that keeps our words,
/// or declines them for a reason. Gives the draft, where there is one.
pub fn answer(
    tx: &Tx<'_>,
    actor: &Actor,
    document: i64,
    edition: EditionId,
    what: Answer,
    reason: &str,
    summary: &str,
) -> Result<Option<VersionId>, AppError> {
    let _permit = may(actor, Act::Answer)?;
    let standing = standing(tx, actor, document)?.ok_or(AppError::NotFound)?;
    let later = standing.later.as_ref().filter(|later| later.id == edition);
    let later = later.ok_or(AppError::Conflict("edition_answered"))?;
    let (version, conflicts) = match what {
        Answer::Declined if reason.trim().is_empty() => {
            return Err(AppError::Conflict("reason_missing"));
        }
        Answer::Declined => (None, Vec::new()),
        Answer::Taken => {
            let (version, conflicts) = take(tx, actor, &standing, later, summary)?;
            (Some(version), conflicts)
        }
    };
    let told = serde_json::to_string(&conflicts).map_err(|e| AppError::Failed(e.to_string()))?;
    store::insert_answer(
        tx,
        tx.new_key(),
        document,
        later.id.get(),
        what.as_str(),
        reason.trim(),
        version.map(VersionId::get),
        &told,
        actor.person.get(),
        tx.now().as_microsecond(),
    )?;
    let action = format!("adoption.{}", what.as_str());
    let entry = Entry {
        action: &action,
        object: object("document_version", version.unwrap_or(standing.version.id)),
        before: Some(&standing.base.content_hash),
        after: Some(&later.content_hash),
        reason: reason.trim(),
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(version)
}

/// Our words for the fields of a later edition: what stands for the same field, else nothing.
fn carried(given: &Given, fields: &[LocalField]) -> Given {
    let value = |field: &LocalField| {
        let same = given.iter().find(|(known, _)| known.target == field.target);
        let same = same.or_else(|| {
            let is_named = |known: &&(LocalField, String)| {
                !field.label.is_empty() && known.0.label == field.label
            };
            given.iter().find(is_named)
        });
        same.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    fields.iter().map(|field| (field.clone(), value(field))).collect()
}

fn take(
    tx: &Tx<'_>,
    actor: &Actor,
    standing: &Standing,
    later: &Edition,
    summary: &str,
) -> Result<(VersionId, Vec<Conflict>), AppError> {
    let given = carried(&standing.given, &later.fields);
    let theirs = localize(&later.procedure, &given);
    let (merged, conflicts) = merge(&standing.expected(), &standing.ours, &theirs);
    let before = &standing.version;
    let draft = match before.state() {
        State::Draft => before.clone(),
        State::Effective => {
            let id = document::revise(tx, actor, before.id, false)?;
            document::open(tx, actor, id)?
        }
        State::InReview
        | State::InAppraisal
        | State::InApproval
        | State::Approved
        | State::Scheduled
        | State::Suspended
        | State::Superseded
        | State::Withdrawn => return Err(AppError::Conflict("version_under_way")),
    };
    let amendments = draft.procedure().map(|own| own.amendments.clone()).unwrap_or_default();
    let is_first = draft.issue_no == 1 && draft.revision_no == 0;
    let mut changed = draft.clone();
    changed.content = Content::Procedure(Box::new(Procedure { amendments, ..merged }));
    if !is_first {
        summary.clone_into(&mut changed.summary);
    }
    document::put_content(tx, actor, draft.id, draft.edits, &changed)?;
    let json = serde_json::to_string(&given).map_err(|e| AppError::Failed(e.to_string()))?;
    let (document, edition) = (draft.document.get(), later.id.get());
    if store::follow(tx, document, edition, &json, standing.base.id.get())? != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    Ok((draft.id, conflicts))
}
