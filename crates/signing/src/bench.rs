//! What takes long or touches bytes that somebody sent: outside of transactions, in the limited
//! process, off the executor's threads.

use crate::actions::{self, Paper};
use jiff::Timestamp;
use pades::{Anchor, Error, Facts, Fields, Kind, Report, Verdict, child::Child};
use platform::{App, AppError, FieldErrors};
use std::sync::Arc;
use zeroize::Zeroizing;

/// What is signed: a fresh print, or a copy that is signed once more (its hash).
pub(crate) enum Source {
    Print(Box<rendition::Paper>),
    Copy(String),
}

/// The bytes of a source, stored.
pub(crate) struct Laid {
    pub(crate) bytes: Vec<u8>,
    pub(crate) sha256: String,
    /// Set where it is a fresh print.
    pub(crate) paper: Option<Paper>,
}

/// A signed file that was stored.
pub(crate) struct Signed {
    pub(crate) sha256: String,
    pub(crate) size: usize,
    pub(crate) paper: Option<Paper>,
}

/// Runs work that may take long off the executor's threads.
pub(crate) async fn aside<T: Send + 'static>(
    app: &App,
    work: impl FnOnce(&App) -> Result<T, AppError> + Send + 'static,
) -> Result<T, AppError> {
    let app = app.clone();
    let done = tokio::task::spawn_blocking(move || work(&app)).await;
    done.map_err(|e| AppError::Failed(e.to_string()))?
}

fn stored<T>(done: std::io::Result<T>) -> Result<T, AppError> {
    done.map_err(|e| AppError::Failed(format!("a stored file: {e}")))
}

/// A refusal as a mistake of a field. What failed here and not in what was sent is logged.
fn wrong(field: &str) -> impl Fn(Error) -> AppError {
    move |error| {
        let code = error.kind.code();
        tracing::warn!(code, "a file was refused: {error}");
        let password = matches!(error.kind, Kind::WrongPassword);
        let field = if password { "password" } else { field };
        AppError::Invalid(FieldErrors(vec![(field.to_owned(), code)]))
    }
}

impl Source {
    pub(crate) fn lay(&self, app: &App) -> Result<Laid, AppError> {
        match self {
            Self::Copy(sha256) => {
                let bytes = stored(app.files.get(sha256))?;
                Ok(Laid { bytes, sha256: sha256.clone(), paper: None })
            }
            Self::Print(paper) => {
                let bytes = paper.pdf(&app.files)?;
                let sha256 = stored(app.files.put(&bytes))?;
                let paper = Some(Paper { sha256: sha256.clone(), size: bytes.len() });
                Ok(Laid { bytes, sha256, paper })
            }
        }
    }
}

/// A key that somebody sent, and what opens it.
pub(crate) struct Secret {
    pub(crate) pkcs12: Zeroizing<Vec<u8>>,
    pub(crate) password: Zeroizing<String>,
}

/// Signs with a PKCS#12 file.
pub(crate) fn sign(
    app: &App,
    source: &Source,
    fields: Fields,
    secret: &Secret,
    now: Timestamp,
) -> Result<Signed, AppError> {
    let laid = source.lay(app)?;
    let child = Child(&app.settings.program);
    let key = (secret.pkcs12.as_slice(), secret.password.as_str());
    let (bytes, _) = child.sign(&laid.bytes, fields, key, now).map_err(wrong("pkcs12"))?;
    let sha256 = stored(app.files.put(&bytes))?;
    Ok(Signed { sha256, size: bytes.len(), paper: laid.paper })
}

/// Makes a file with room for a signature.
pub(crate) fn prepare(
    app: &App,
    source: &Source,
    fields: Fields,
) -> Result<actions::Prepared, AppError> {
    let laid = source.lay(app)?;
    let child = Child(&app.settings.program);
    let made = child.prepare(&laid.bytes, fields).map_err(wrong("prepare_over"))?;
    Ok(actions::Prepared {
        source: laid.sha256,
        paper: laid.paper,
        with_room: stored(app.files.put(&made.bytes))?,
        digest: made.digest,
        gap: (made.gap_from, made.gap_to),
    })
}

/// Puts a signature that came from elsewhere into a prepared file.
pub(crate) fn finish(
    app: &App,
    waiting: &crate::Preparation,
    cms: &[u8],
) -> Result<Signed, AppError> {
    let prepared = pades::Prepared {
        bytes: stored(app.files.get(&waiting.prepared))?,
        digest: waiting.digest.clone(),
        gap_from: waiting.gap.0,
        gap_to: waiting.gap.1,
    };
    let child = Child(&app.settings.program);
    let bytes = child.embed(&prepared, cms).map_err(wrong("cms"))?;
    let sha256 = stored(app.files.put(&bytes))?;
    Ok(Signed { sha256, size: bytes.len(), paper: None })
}

/// A file of a preparation: what it was made from, itself, or exactly the bytes to be signed.
pub(crate) fn part(
    app: &App,
    waiting: &crate::Preparation,
    part: &str,
) -> Result<Vec<u8>, AppError> {
    match part {
        "source" => stored(app.files.get(&waiting.source)),
        "prepared" => stored(app.files.get(&waiting.prepared)),
        "content" => {
            let mut bytes = stored(app.files.get(&waiting.prepared))?;
            let (from, to) = waiting.gap;
            if from > to || to > bytes.len() {
                return Err(AppError::Failed("a preparation's room".to_owned()));
            }
            bytes.drain(from..to);
            Ok(bytes)
        }
        _ => Err(AppError::NotFound),
    }
}

/// What a judgement needs.
pub(crate) struct Case {
    pub(crate) anchors: Arc<[Anchor]>,
    pub(crate) bases: Vec<(String, usize)>,
    pub(crate) now: Timestamp,
}

/// Stores a file that was signed elsewhere, if it is a PDF file with a signature; whatever the
/// signature is worth.
pub(crate) fn take(app: &App, bytes: &[u8], case: Case) -> Result<Signed, AppError> {
    let child = Child(&app.settings.program);
    let report = child.verify(bytes, &case.anchors, case.bases, case.now);
    if report.map_err(wrong("signed"))?.verdict == Verdict::Unsigned {
        let errors = FieldErrors(vec![("signed".to_owned(), "pdf_unsigned")]);
        return Err(AppError::Invalid(errors));
    }
    let sha256 = stored(app.files.put(bytes))?;
    Ok(Signed { sha256, size: bytes.len(), paper: None })
}

/// Judges a stored copy anew. A refusal is an answer too.
pub(crate) fn judge(
    app: &App,
    sha256: &str,
    case: Case,
) -> Result<Result<Report, Error>, AppError> {
    let bytes = stored(app.files.get(sha256))?;
    let child = Child(&app.settings.program);
    Ok(child.verify(&bytes, &case.anchors, case.bases, case.now))
}

/// Reads the certificates in a file.
pub(crate) fn anchors(app: &App, file: &[u8]) -> Result<Vec<Facts>, AppError> {
    Child(&app.settings.program).anchors(file).map_err(wrong("anchor"))
}
