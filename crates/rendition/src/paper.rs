use crate::{Stamp, pages::words};
use document::{Content, Part, Signature, State, Version, VersionId};
use organization::Agency;
use platform::{Actor, AppError, Tx, files::Files};
use procedure::Printing;
use typeset::{AmendmentRow, Control, Engine, Picture, ProcedureSheet, TextSheet, Watermark};

/// A paper ready to be printed, with everything that the database knows of it.
#[derive(Debug, Clone)]
pub struct Paper {
    code: String,
    number: String,
    sheet: Sheet,
}

#[derive(Debug, Clone)]
enum Sheet {
    Procedure(Box<ProcedureSheet>),
    Text(Box<TextSheet>),
}

/// Gathers the paper of a version that this person may know of.
pub fn prepare(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    stamp: &Stamp,
) -> Result<Paper, AppError> {
    let version = document::open(tx, actor, id)?;
    let signatures = document::signatures(tx, id)?;
    let today = text::here(tx.now()).date();
    let agency = organization::agency_on(tx, version.issued_on.unwrap_or(today))?;
    let mut sheet = match &version.content {
        Content::Procedure(procedure) => {
            let agency = &agency;
            let printing =
                Printing { agency, version: &version, procedure, signatures: &signatures, today };
            Sheet::Procedure(Box::new(printing.sheet()))
        }
        Content::Text(_) | Content::Original(_) => {
            let history = document::amendments(tx, actor, &version)?;
            let mut sheet = text_sheet(&agency, &version, &signatures, history, today);
            sheet.pictures = pictures(tx, &sheet)?;
            Sheet::Text(Box::new(sheet))
        }
    };
    sheet.stamp(stamp, version.state());
    let code = version.code.as_str().to_owned();
    Ok(Paper { code, number: version.number().replace('/', "-"), sheet })
}

fn text_sheet(
    agency: &Agency,
    version: &Version,
    signatures: &[Signature],
    amendments: Vec<Version>,
    today: jiff::civil::Date,
) -> TextSheet {
    let written = |day: Option<jiff::civil::Date>| day.map(text::date).unwrap_or_default();
    let title = version.title.as_str();
    let control = Control {
        agency: agency.name.clone(),
        name: title.to_owned(),
        code: version.code.as_str().to_owned(),
        issue: format!("{:02}", version.issue_no),
        revision: (version.revision_no > 0).then(|| format!("{:02}", version.revision_no)),
        issued_on: written(version.issued_on),
        effective_on: written(version.effective_on),
        national: None,
        copy: None,
    };
    let row = |amended: Version| AmendmentRow {
        revision: amended.number(),
        summary: if amended.summary.is_empty() { words::FIRST.into() } else { amended.summary },
        basis: amended.basis,
        place: String::new(),
        effective_on: written(amended.effective_on),
    };
    let signer = |part| document::printed_signer(signatures, part);
    let (body, original) = match &version.content {
        Content::Text(text) => (markdown::read(text).blocks, None),
        Content::Original(original) => (Vec::new(), Some(words::original(original))),
        Content::Procedure(_) => (Vec::new(), None),
    };
    TextSheet {
        control,
        kind: words::kind(version.kind, title),
        dated: document::printed_day(version.issued_on.unwrap_or(today)),
        watermark: None,
        author: signer(Part::Drafted),
        reviewer: signer(Part::Reviewed),
        approver: signer(Part::Approved),
        amendments: amendments.into_iter().map(row).collect(),
        body,
        pictures: Vec::new(),
        original,
    }
}

impl Sheet {
    /// Says which copy it is.
    fn stamp(&mut self, stamp: &Stamp, state: State) {
        let (copy, watermark) = match stamp {
            Stamp::ByState => (None, document::watermark(state)),
            Stamp::Controlled { number, holder, .. } => {
                let watermark =
                    document::watermark(state).unwrap_or(Watermark::Controlled(*number));
                (Some(words::controlled(*number, holder)), Some(watermark))
            }
            Stamp::Uncontrolled => {
                let watermark = document::watermark(state).unwrap_or(Watermark::Uncontrolled);
                (Some(words::UNCONTROLLED.to_owned()), Some(watermark))
            }
        };
        match self {
            Self::Procedure(sheet) => (sheet.control.copy, sheet.watermark) = (copy, watermark),
            Self::Text(sheet) => (sheet.control.copy, sheet.watermark) = (copy, watermark),
        }
    }
}

impl Paper {
    /// The name of its file, without an ending: code and number in letters of ASCII.
    pub fn file_name(&self) -> String {
        text::file_name(&format!("{} {}", self.code, self.number), "tai-lieu")
    }

    /// The procedure as a sheet, if it is one: for other formats, which then print the same facts.
    pub fn procedure(&self) -> Option<&ProcedureSheet> {
        match &self.sheet {
            Sheet::Procedure(sheet) => Some(sheet),
            Sheet::Text(_) => None,
        }
    }

    /// The text as a sheet, if it is one.
    pub fn text(&self) -> Option<&TextSheet> {
        match &self.sheet {
            Sheet::Procedure(_) => None,
            Sheet::Text(sheet) => Some(sheet),
        }
    }

    /// The printed paper, PDF/A-2a and PDF/UA-1. Takes milliseconds: off the executor.
    pub fn pdf(&self, files: &Files) -> Result<Vec<u8>, AppError> {
        let failed = |e: String| AppError::Failed(e);
        let engine = Engine::shared().map_err(|e| failed(e.to_string()))?;
        let pdf = match &self.sheet {
            Sheet::Procedure(sheet) => engine.procedure(sheet),
            Sheet::Text(sheet) => engine.text(&with_pictures(sheet, files)?),
        };
        Ok(pdf.map_err(|e| failed(e.to_string()))?.bytes)
    }
}

/// The pictures that the text names and this agency has, still without their bytes. Of one that a
/// text of another place names, the words stand.
fn pictures(tx: &Tx<'_>, sheet: &TextSheet) -> Result<Vec<Picture>, AppError> {
    let mut known = Vec::new();
    for name in markdown::pictures(&sheet.body) {
        if document::has_picture(tx, &name)? {
            known.push(Picture { name, bytes: Vec::new() });
        }
    }
    Ok(known)
}

/// The sheet with the bytes of its pictures.
fn with_pictures(sheet: &TextSheet, files: &Files) -> Result<TextSheet, AppError> {
    let mut sheet = sheet.clone();
    for picture in &mut sheet.pictures {
        picture.bytes = files.get(&picture.name).map_err(|e| AppError::Failed(e.to_string()))?;
    }
    Ok(sheet)
}
