//! The Word file of a version, from the same values as its PDF.

use crate::pages::printed as words;
use document::{Content, Part, Signature, State, Version, VersionId};
use docx::TextSheet;
use jiff::civil::Date;
use platform::{Actor, AppError, Tx};
use typeset::{AmendmentRow, Control, ProcedureSheet, Signer, Watermark};

/// What is printed of a version, read from the database; made into files without it.
#[derive(Debug, Clone)]
pub(crate) enum Sheet {
    /// A structured procedure.
    Procedure(Box<ProcedureSheet>),
    /// Authored text.
    Text(Box<TextSheet>),
}

impl Sheet {
    /// Reads it.
    pub(crate) fn of(tx: &Tx<'_>, actor: &Actor, version: &Version) -> Result<Self, AppError> {
        Ok(match &version.content {
            Content::Procedure(_) => {
                Self::Procedure(Box::new(procedure::sheet(tx, actor, version.id)?))
            }
            Content::Text(text) => Self::Text(Box::new(text_sheet(tx, version, text)?)),
        })
    }

    /// The Word file.
    pub(crate) fn docx(&self) -> Result<Vec<u8>, AppError> {
        let made = match self {
            Self::Procedure(sheet) => docx::procedure(sheet),
            Self::Text(sheet) => docx::text(sheet),
        };
        made.map_err(|e| AppError::Failed(e.to_string()))
    }

    /// The PDF, for what the typesetter has a sheet for.
    pub(crate) fn pdf(&self) -> Result<Option<Vec<u8>>, AppError> {
        let Self::Procedure(sheet) = self else { return Ok(None) };
        let engine = typeset::Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
        let pdf = engine.procedure(sheet).map_err(|e| AppError::Failed(e.to_string()))?;
        Ok(Some(pdf.bytes))
    }
}

/// The Word file of a version that this person may know of.
pub fn word(tx: &Tx<'_>, actor: &Actor, id: VersionId) -> Result<Vec<u8>, AppError> {
    let version = document::open(tx, actor, id)?;
    Sheet::of(tx, actor, &version)?.docx()
}

fn text_sheet(tx: &Tx<'_>, version: &Version, text: &str) -> Result<TextSheet, AppError> {
    let agency = organization::agency(tx)?;
    let signatures = document::signatures(tx, version.id)?;
    let written = |day: Option<Date>| day.map(text::date).unwrap_or_default();
    let is_first = version.issue_no == 1 && version.revision_no == 0;
    let amendment = AmendmentRow {
        revision: version.number(),
        summary: version.summary.clone(),
        basis: version.basis.clone(),
        effective_on: written(version.effective_on),
        ..AmendmentRow::default()
    };
    Ok(TextSheet {
        control: Control {
            agency: agency.name,
            name: version.title.as_str().to_owned(),
            code: version.code.as_str().to_owned(),
            issue: format!("{:02}", version.issue_no),
            revision: (version.revision_no > 0).then(|| format!("{:02}", version.revision_no)),
            issued_on: written(version.issued_on),
            effective_on: written(version.effective_on),
            national: None,
            copy: None,
        },
        kind: words::kind(version.kind).to_owned(),
        watermark: watermark(version.state()),
        author: signer(&signatures, Part::Drafted),
        reviewer: signer(&signatures, Part::Reviewed),
        approver: signer(&signatures, Part::Approved),
        amendments: if is_first { Vec::new() } else { vec![amendment] },
        text: text.to_owned(),
    })
}

fn signer(signatures: &[Signature], part: Part) -> Signer {
    let signed = signatures.iter().find(|signature| signature.part == part);
    signed.map_or_else(Signer::default, |signature| Signer {
        title: signature.position.clone(),
        name: signature.name.clone(),
        signed: Some(text::date_time(signature.at)),
    })
}

const fn watermark(state: State) -> Option<Watermark> {
    match state {
        State::Scheduled | State::Effective => None,
        State::Superseded | State::Withdrawn => Some(Watermark::Expired),
        State::Draft
        | State::InReview
        | State::InAppraisal
        | State::InApproval
        | State::Approved => Some(Watermark::Draft),
    }
}
