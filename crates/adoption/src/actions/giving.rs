use crate::{
    Edition, EditionId, LocalField, Source,
    permit::{Act, may},
    store,
};
use document::{State, VersionId};
use flow::Procedure;
use jiff::civil::Date;
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};

/// A version that is given to other agencies.
#[derive(Debug, Clone)]
pub struct Publication {
    /// The version in force.
    pub version: VersionId,
    /// Where the others put their own words.
    pub fields: Vec<LocalField>,
    /// The name of this installation's record, which is part of the master's identity.
    pub installation: String,
}

/// A master that came in a package whose signature was checked.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The name of the record of the installation that signed.
    pub installation: String,
    /// The document's key there.
    pub document: i64,
    /// The agency that answers for it.
    pub origin: String,
    /// Its code there.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Lần ban hành.
    pub issue_no: u32,
    /// Lần sửa đổi.
    pub revision_no: u32,
    /// From when it binds there.
    pub effective_on: Option<Date>,
    /// What it says.
    pub procedure: Procedure,
    /// SHA-256 over what its signers answered for.
    pub content_hash: String,
    /// Where local words go.
    pub fields: Vec<LocalField>,
    /// The key that signed the package.
    pub signer: String,
    /// SHA-256 of the package's manifest.
    pub package: String,
}

fn master(installation: &str, document: i64) -> String {
    format!("{installation}/{document}")
}

/// Gives a version in force to the other agencies of this installation. Only what is given here is
/// ever seen by them.
pub fn publish(
    tx: &Tx<'_>,
    actor: &Actor,
    publication: &Publication,
) -> Result<EditionId, AppError> {
    let _permit = may(actor, Act::Publish)?;
    let version = document::open(tx, actor, publication.version)?;
    let procedure = version.procedure().ok_or(AppError::Conflict("not_a_procedure"))?;
    if version.state() != State::Effective {
        return Err(AppError::Conflict("master_not_in_force"));
    }
    let agency = organization::agency(tx)?;
    let edition = Edition {
        id: EditionId::new(tx.new_key()),
        source: Source::Published,
        master: master(&publication.installation, version.document.get()),
        origin: agency.short_name,
        code: version.code.as_str().to_owned(),
        title: version.title.as_str().to_owned(),
        issue_no: version.issue_no,
        revision_no: version.revision_no,
        effective_on: version.effective_on,
        procedure: procedure.clone(),
        content_hash: version.content_hash(),
        fields: publication.fields.clone(),
        version: Some(version.id.get()),
        signer: String::new(),
    };
    keep(tx, actor, &edition, "", "adoption.publish")
}

/// Keeps a master that came in a package.
pub fn keep_imported(
    tx: &Tx<'_>,
    actor: &Actor,
    imported: Imported,
) -> Result<EditionId, AppError> {
    let _permit = may(actor, Act::Keep)?;
    let edition = Edition {
        id: EditionId::new(tx.new_key()),
        source: Source::Imported,
        master: master(&imported.installation, imported.document),
        origin: imported.origin,
        code: imported.code,
        title: imported.title,
        issue_no: imported.issue_no,
        revision_no: imported.revision_no,
        effective_on: imported.effective_on,
        procedure: imported.procedure,
        content_hash: imported.content_hash,
        fields: imported.fields,
        version: None,
        signer: imported.signer,
    };
    keep(tx, actor, &edition, &imported.package, "adoption.keep")
}

fn keep(
    tx: &Tx<'_>,
    actor: &Actor,
    edition: &Edition,
    package: &str,
    action: &str,
) -> Result<EditionId, AppError> {
    let json = |e: serde_json::Error| AppError::Failed(e.to_string());
    let (issue_no, revision_no) = (edition.issue_no.into(), edition.revision_no.into());
    // Asked first: a refused row would end the transaction for all that comes after it.
    if store::known(tx, &edition.master, issue_no, revision_no)?.is_some() {
        return Err(AppError::Conflict("edition_known"));
    }
    store::insert_edition(
        tx,
        edition.id.get(),
        edition.source.as_str(),
        &edition.master,
        &edition.origin,
        &edition.code,
        &edition.title,
        issue_no,
        revision_no,
        edition.effective_on.map(|day| day.to_string()),
        &flow::canonical_json(&edition.procedure),
        &edition.content_hash,
        &serde_json::to_string(&edition.fields).map_err(json)?,
        edition.version,
        &edition.signer,
        package,
        actor.person.get(),
        tx.now().as_microsecond(),
    )?;
    let after = Some(edition.content_hash.as_str());
    let object = object("adoption_edition", edition.id);
    tx.record(actor, &Entry { action, object, after, ..Entry::default() })?;
    Ok(edition.id)
}

/// Takes a publication back. Who adopted it keeps what they adopted.
pub(crate) fn withdraw(tx: &Tx<'_>, actor: &Actor, id: EditionId) -> Result<(), AppError> {
    let _permit = may(actor, Act::Withdraw)?;
    if store::withdraw_edition(tx, id.get(), tx.now().as_microsecond())? != 1 {
        return Err(AppError::NotFound);
    }
    let object = object("adoption_edition", id);
    tx.record(actor, &Entry { action: "adoption.withdraw", object, ..Entry::default() })?;
    Ok(())
}

/// The local fields that a version of ours was published with; none where it was not.
pub fn declared(tx: &Tx<'_>, version: VersionId) -> Result<Vec<LocalField>, DbError> {
    let edition = store::find_of_version(tx, version.get())?;
    Ok(edition.map(|edition| edition.fields).unwrap_or_default())
}
