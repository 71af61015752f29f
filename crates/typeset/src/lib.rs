//! Printed documents: typed sheets in, PDF/A-2a and PDF/UA-1 out, through Typst.
//!
//! | file | holds |
//! |---|---|
//! | `engine` | fonts and templates, compiled once; one function for each kind of document |
//! | `shared` | the one engine of a program |
//! | `world` | what one run of Typst may see: our templates, the sheet, nothing else |
//! | `clean` | text made printable: composed, without what no font here can draw |
//! | `qr` | the QR code of a form |
//! | `sheet` | what each kind of document says, as words ready to print |
//! | `error` | why a document could not be made |
//!
//! A sheet carries finished words: dates, numbers and names as the page shows them, so that this
//! crate knows no clock, no database and no law beyond the layout (NĐ 30/2020, Annex I; the forms of
//! TT 01/2018 and TT 03/2025). Every text prints as it stands: it travels as JSON data and is never
//! read as markup. The same sheet gives the same bytes.
//!
//! ```
//! use typeset::{Day, Engine, RegisterColumn, RegisterSheet};
//!
//! let engine = Engine::new()?;
//! let pdf = engine.register(&RegisterSheet {
//!     agency: "Ủy ban nhân dân\nxã Minh Họa".into(),
//!     title: "Danh mục tài liệu nội bộ".into(),
//!     dated: Day { year: 2026, month: 1, day: 5 },
//!     columns: vec![RegisterColumn { heading: "Mã hiệu".into(), ..Default::default() }],
//!     rows: vec![vec!["QT.VP.01".into()]],
//!     ..Default::default()
//! })?;
//! assert_eq!(pdf.pages, 1);
//! # Ok::<(), typeset::TypesetError>(())
//! ```

mod clean;
mod engine;
mod error;
mod qr;
mod shared;
mod sheet;
mod world;

pub use engine::{Engine, Pdf, Remark};
pub use error::TypesetError;
pub use sheet::{
    Align, AmendmentRow, Annex, AnnexColumn, Applicant, Article, Control, ControlSlipSheet, Day,
    DecisionSheet, Definition, Detail, DossierComponent, Drawing, ExtraSection, FigureLine,
    FiguresSheet, FormHead, FormName, Generation, GuideCover, GuideEntry, GuidePart, GuideSheet,
    HandOver, Label, LabelSheet, Layout, LetterSheet, MinutesSheet, Paper, PaperPart, PaperSheet,
    Picture, ProcedureSheet, QuestionnaireSheet, ReceiptComponent, ReceiptSheet, RecordRow,
    RegisterColumn, RegisterSheet, Signer, SlipKind, SlipSheet, StepRow, TextSheet, TicketSheet,
    TimeLimitLine, Watermark, Width,
};
