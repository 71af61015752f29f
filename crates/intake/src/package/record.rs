use flow::Procedure;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One version of a document, as JSON in the package: the open form, version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentRecord {
    /// The form: 1.
    pub format: u32,
    /// The version's key where it was made.
    pub version: i64,
    /// The document's key where it was made; all its versions have it.
    pub document: i64,
    /// What kind: `administrative_procedure`, `manual`, …
    pub kind: String,
    /// Mã hiệu.
    pub code: String,
    /// Its name.
    pub title: String,
    /// The unit that owns it.
    pub unit: Option<String>,
    /// Where it stood: `draft`, `effective`, `superseded`, …
    pub state: String,
    /// Lần ban hành.
    pub issue_no: u32,
    /// Lần sửa đổi.
    pub revision_no: u32,
    /// Ngày ban hành.
    pub issued_on: Option<Date>,
    /// Ngày hiệu lực.
    pub effective_on: Option<Date>,
    /// Ngày hết hiệu lực.
    pub expired_on: Option<Date>,
    /// The decision that issued it.
    pub decision: Option<String>,
    /// What changed against the version before.
    pub summary: String,
    /// Why.
    pub basis: String,
    /// What it says.
    pub content: ContentRecord,
    /// SHA-256 over what its signers answered for, in hexadecimal.
    pub content_sha256: String,
    /// Who answered for it.
    #[serde(default)]
    pub signatures: Vec<SignatureRecord>,
    /// Where another agency puts its own words, if this is a master.
    #[serde(default)]
    pub local: Vec<LocalRecord>,
    /// The files beside this one.
    #[serde(default)]
    pub files: Vec<String>,
}

/// What a version says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ContentRecord {
    /// A structured procedure.
    Procedure {
        /// The procedure.
        procedure: Box<Procedure>,
    },
    /// Authored text.
    Text {
        /// The text.
        text: String,
    },
    /// A stored file, which lies beside.
    File,
}

/// One signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureRecord {
    /// `drafted`, `reviewed`, `appraised`, `approved`.
    pub part: String,
    /// The name then.
    pub name: String,
    /// The position then.
    pub position: String,
    /// When, in UTC.
    pub at: String,
    /// What was signed.
    pub content_sha256: String,
}

/// One local field of a master.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalRecord {
    /// `unit`, `position`, `place`, `fee`, `body`, `other`.
    pub kind: String,
    /// What is asked of who adopts it.
    pub label: String,
    /// The words that are replaced wherever they stand, or nothing.
    #[serde(default)]
    pub words: Option<String>,
    /// The part that is replaced as a whole: `issuing_body`, `settled_by`, `channels`, `fees`.
    #[serde(default)]
    pub part: Option<String>,
}
