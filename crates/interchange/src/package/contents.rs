use super::archive::Archive;
use crate::{pages::printed as words, store::VersionLine, word::docx_of};
use document::{Content, Version, VersionId};
use intake::package::{ContentRecord, DocumentRecord, LocalRecord, SignatureRecord};
use platform::{Actor, AppError, Tx, files::Files};
use rendition::{Paper, Stamp};
use std::collections::BTreeMap;

/// What one version puts into a package; read from the database, not made yet.
pub(super) struct Item {
    folder: String,
    pub(super) record: DocumentRecord,
    paper: Paper,
    original: Option<(String, String)>,
}

/// Names of things as the package prints them.
pub(super) struct Names {
    pub(super) units: BTreeMap<i64, String>,
}

/// Files of one version that are made and not written yet.
pub(super) struct Made {
    item: Item,
    pdf: Vec<u8>,
    docx: Vec<u8>,
}

impl Item {
    /// Reads a version.
    pub(super) fn read(
        tx: &Tx<'_>,
        actor: &Actor,
        line: &VersionLine,
        folder: String,
        names: &Names,
    ) -> Result<Self, AppError> {
        let version = document::open(tx, actor, VersionId::new(line.id))?;
        let original = match &version.content {
            Content::Procedure(_) => procedure::source(tx, actor, version.id)?,
            Content::Text(_) => None,
            Content::Original(original) => Some((original.file.clone(), original.name.clone())),
        };
        let paper = rendition::prepare(tx, actor, version.id, &Stamp::ByState)?;
        Ok(Self { folder, record: record(tx, &version, names)?, paper, original })
    }

    /// Makes PDF and Word file: the slow part, without the database.
    pub(super) fn make(self, files: &Files) -> Result<Made, AppError> {
        Ok(Made { pdf: self.paper.pdf(files)?, docx: docx_of(&self.paper)?, item: self })
    }
}

impl Made {
    /// Writes the files; gives the record with their names.
    pub(super) fn write(
        self,
        archive: &mut Archive,
        files: &Files,
    ) -> Result<DocumentRecord, AppError> {
        let Self { item, pdf, docx } = self;
        let Item { folder, mut record, original, .. } = item;
        let mut put = |archive: &mut Archive, name: String, bytes: &[u8]| {
            let path = format!("{folder}/{name}");
            archive.add(&path, bytes)?;
            record.files.push(name);
            Ok::<_, AppError>(())
        };
        put(archive, "document.pdf".to_owned(), &pdf)?;
        put(archive, "document.docx".to_owned(), &docx)?;
        if let Some((hash, name)) = original {
            let ending = name.rsplit_once('.').map_or("bin", |(_, ending)| ending);
            let ending = text::file_name(ending, "bin");
            let bytes = files.get(&hash).map_err(|e| AppError::Failed(format!("{hash}: {e}")))?;
            put(archive, format!("original.{ending}"), &bytes)?;
        }
        let json =
            serde_json::to_vec_pretty(&record).map_err(|e| AppError::Failed(e.to_string()))?;
        archive.add(&format!("{folder}/document.json"), json.as_slice())?;
        Ok(record)
    }
}

fn record(tx: &Tx<'_>, version: &Version, names: &Names) -> Result<DocumentRecord, AppError> {
    let signatures = document::signatures(tx, version.id)?;
    let signatures = signatures.into_iter().map(|signature| SignatureRecord {
        part: signature.part.as_str().to_owned(),
        name: signature.name,
        position: signature.position,
        at: signature.at.to_string(),
        content_sha256: signature.content_hash,
    });
    let local = adoption::declared(tx, version.id)?.into_iter().map(|field| {
        let label = field.question();
        let (words, part) = match field.target {
            adoption::Target::Words(words) => (Some(words), None),
            adoption::Target::Part(part) => (None, Some(part.as_str().to_owned())),
        };
        LocalRecord { kind: field.kind.as_str().to_owned(), label, words, part }
    });
    Ok(DocumentRecord {
        format: 1,
        version: version.id.get(),
        document: version.document.get(),
        kind: version.kind.as_str().to_owned(),
        code: version.code.as_str().to_owned(),
        title: version.title.as_str().to_owned(),
        unit: version.unit.and_then(|unit| names.units.get(&unit).cloned()),
        state: version.state().as_str().to_owned(),
        issue_no: version.issue_no,
        revision_no: version.revision_no,
        issued_on: version.issued_on,
        effective_on: version.effective_on,
        expired_on: version.expired_on,
        decision: document::decision_number(tx, version)?,
        summary: version.summary.clone(),
        basis: version.basis.clone(),
        content: match &version.content {
            Content::Procedure(procedure) => {
                ContentRecord::Procedure { procedure: procedure.clone() }
            }
            Content::Text(text) => ContentRecord::Text { text: text.clone() },
            Content::Original(_) => ContentRecord::File,
        },
        content_sha256: version.content_hash(),
        signatures: signatures.collect(),
        local: local.collect(),
        files: Vec::new(),
    })
}

/// One line of the list that people open.
pub(super) fn line(folder: &str, record: &DocumentRecord) -> String {
    words::index_line(folder, record)
}
