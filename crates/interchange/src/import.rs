//! A package that was checked, made into drafts or masters of the agency.

use crate::permit::may_import;
use crate::store;
use adoption::{FieldKind, LocalField, Part, Target};
use document::{Code, Content, Draft, Kind, Title};
use intake::package::{self, ContentRecord, DocumentRecord, LocalRecord, Package, PackageError};
use platform::{
    Actor, AgencyId, App, AppError, Tx,
    ledger::{Entry, object},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    time::Duration,
};
use tlog::VerifierKey;

/// As what documents of a package are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakeAs {
    /// Drafts of our own, under their codes.
    Drafts,
    /// Masters, to be adopted.
    Masters,
}

impl TakeAs {
    /// The word in forms and the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Drafts => "drafts",
            Self::Masters => "masters",
        }
    }

    /// What such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Drafts, Self::Masters].into_iter().find(|it| it.as_str() == word)
    }
}

/// What was taken, and what was left and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// Codes of what was taken.
    pub taken: Vec<String>,
    /// Codes of what was left, each with the code of the reason.
    pub left: Vec<(String, &'static str)>,
}

/// Why a package was not taken at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The package is refused.
    #[error(transparent)]
    Package(#[from] PackageError),
    /// It was signed with a key that nobody said to trust.
    #[error("the package was signed by {0}; give the key that you compared with the sender")]
    UnknownKey(String),
    /// The database, or a right.
    #[error("{0}")]
    App(#[from] AppError),
}

/// A package that was read and taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The package as it was checked.
    pub package: Package,
    /// What came of it.
    pub taken: Taken,
}

/// Checks a package in the child process and takes all of it: what `haidang import` does with one.
/// Trusted are this installation's own key and `key`, which somebody compared with the sender.
pub fn import_package(
    app: &App,
    agency: AgencyId,
    actor: &Actor,
    path: &Path,
    key: Option<&VerifierKey>,
    as_what: TakeAs,
) -> Result<Imported, ImportError> {
    const DEADLINE: Duration = Duration::from_mins(10);
    let package = package::read_in_child(&app.settings.program, path, DEADLINE)?;
    let own = app.ledger.verifier().to_string();
    let is_known = package.key == own || key.is_some_and(|key| key.to_string() == package.key);
    if !is_known {
        return Err(ImportError::UnknownKey(package.key));
    }
    let (by, whole) = (actor.clone(), package.clone());
    let taken = app.db.at(agency).write_now(move |tx| {
        let all: BTreeSet<i64> = candidates(&whole).map(|(record, _)| record.version).collect();
        take(tx, &by, &whole, &all, as_what)
    })?;
    Ok(Imported { package, taken })
}

/// Of each document the version in force, else the newest, with the member it was read from.
pub(crate) fn candidates(package: &Package) -> impl Iterator<Item = (&DocumentRecord, &str)> {
    let mut best: BTreeMap<i64, (&DocumentRecord, &str)> = BTreeMap::new();
    let rank = |record: &DocumentRecord| {
        (record.state == "effective", record.issue_no, record.revision_no, record.version)
    };
    for (member, record) in &package.documents {
        let kept = best.entry(record.document).or_insert((record, member));
        if rank(record) > rank(kept.0) {
            *kept = (record, member);
        }
    }
    let mut chosen: Vec<_> = best.into_values().collect();
    chosen.sort_by_key(|(record, _)| (text::sort_key(&record.code), record.document));
    chosen.into_iter()
}

/// Takes the chosen documents of a checked package. What cannot be taken is told, and the rest goes
/// on.
pub(crate) fn take(
    tx: &Tx<'_>,
    actor: &Actor,
    package: &Package,
    chosen: &BTreeSet<i64>,
    as_what: TakeAs,
) -> Result<Taken, AppError> {
    let _permit = may_import(actor)?;
    let mut used: BTreeSet<String> = store::codes(tx)?.into_iter().map(|(code,)| code).collect();
    let mut out = Taken::default();
    for (record, _) in candidates(package).filter(|(it, _)| chosen.contains(&it.version)) {
        let done = match as_what {
            TakeAs::Drafts => draft(tx, actor, record, &mut used)?,
            TakeAs::Masters => master(tx, actor, package, record)?,
        };
        match done {
            Ok(()) => out.taken.push(record.code.clone()),
            Err(why) => out.left.push((record.code.clone(), why)),
        }
    }
    let entry = Entry {
        action: "interchange.import",
        object: object("package", &package.manifest_sha256),
        after: Some(&package.manifest_sha256),
        meaning: as_what.as_str(),
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(out)
}

/// Done, or the code of the reason why not.
type Done = Result<(), &'static str>;

fn draft(
    tx: &Tx<'_>,
    actor: &Actor,
    record: &DocumentRecord,
    used: &mut BTreeSet<String>,
) -> Result<Done, AppError> {
    let Some(kind) = Kind::parse(&record.kind) else { return Ok(Err("import_kind_unknown")) };
    let (Some(code), Some(title)) = (Code::parse(&record.code), Title::parse(&record.title)) else {
        return Ok(Err("import_code_unreadable"));
    };
    let content = match (&record.content, kind) {
        (ContentRecord::Procedure { procedure }, Kind::AdministrativeProcedure) => {
            Content::Procedure(procedure.clone())
        }
        (ContentRecord::Text { text }, kind) if kind != Kind::AdministrativeProcedure => {
            Content::Text(text.clone())
        }
        (ContentRecord::Procedure { .. } | ContentRecord::Text { .. } | ContentRecord::File, _) => {
            return Ok(Err("import_content_not_ours"));
        }
    };
    if !used.insert(code.as_str().to_owned()) {
        return Ok(Err("code_taken"));
    }
    document::draft(tx, actor, Draft { kind, code, title, unit: None, content })?;
    Ok(Ok(()))
}

fn master(
    tx: &Tx<'_>,
    actor: &Actor,
    package: &Package,
    record: &DocumentRecord,
) -> Result<Done, AppError> {
    let ContentRecord::Procedure { procedure } = &record.content else {
        return Ok(Err("not_a_procedure"));
    };
    if record.state != "effective" {
        return Ok(Err("import_not_in_force"));
    }
    let installation = package.key.split('+').next().unwrap_or_default().to_owned();
    let imported = adoption::Imported {
        installation,
        document: record.document,
        origin: package.manifest.agency.clone(),
        code: record.code.clone(),
        title: record.title.clone(),
        issue_no: record.issue_no,
        revision_no: record.revision_no,
        effective_on: record.effective_on,
        procedure: (**procedure).clone(),
        content_hash: record.content_sha256.clone(),
        fields: fields(&record.local),
        signer: package.key.clone(),
        package: package.manifest_sha256.clone(),
    };
    match adoption::keep_imported(tx, actor, imported) {
        Ok(_) => Ok(Ok(())),
        Err(AppError::Conflict(code)) => Ok(Err(code)),
        Err(other) => Err(other),
    }
}

/// The local fields of a record; where it declares none, what a master usually leaves to others.
fn fields(local: &[LocalRecord]) -> Vec<LocalField> {
    let part = |part: Part| LocalField {
        kind: part.kind(),
        label: String::new(),
        target: Target::Part(part),
    };
    if local.is_empty() {
        return Part::ALL.map(part).to_vec();
    }
    let read = |record: &LocalRecord| {
        if let Some(known) = record.part.as_deref().and_then(Part::parse) {
            return Some(part(known));
        }
        let words = record.words.clone().filter(|words| words.chars().count() >= 3)?;
        let kind = FieldKind::parse(&record.kind).unwrap_or(FieldKind::Other);
        let label = record.label.chars().take(200).collect();
        Some(LocalField { kind, label, target: Target::Words(words) })
    };
    local.iter().take(20).filter_map(read).collect()
}
