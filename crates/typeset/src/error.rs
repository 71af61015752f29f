use crate::sheet::{Generation, SlipKind};

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum TypesetError {
    /// The program is built wrongly: a font or a template inside it is broken.
    #[error("fonts or templates are unusable: {0}")]
    Setup(String),
    /// The sheet could not be written as JSON.
    #[error("the sheet is not JSON: {0}")]
    Data(#[from] serde_json::Error),
    /// A table's row does not fit its columns, or a part that must be there is missing.
    #[error("the sheet does not fit its form: {0}")]
    Shape(String),
    /// A regulation knows no such form.
    #[error("the {generation:?} set of forms has no {kind:?}")]
    NoSuchForm {
        /// The set of forms asked for.
        generation: Generation,
        /// The form asked for.
        kind: SlipKind,
    },
    /// The text for the QR code is too long.
    #[error("no QR code holds this text: {0}")]
    Qr(#[from] qrcode::types::QrError),
    /// The page could not be laid out.
    #[error("layout failed: {0}")]
    Layout(String),
    /// The pages could not be written as PDF/A-2a and PDF/UA-1.
    #[error("export failed: {0}")]
    Export(String),
}
